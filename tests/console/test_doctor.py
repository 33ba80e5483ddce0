"""The doctor tries everything, says one line for each, and fails when something is wrong."""

from dataclasses import replace
from datetime import time, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import select

from alerts.alert import Origin, Place
from alerts.duty.roster import NATIONAL, SUPERVISOR
from alerts.duty.roster_file import local
from alerts.duty.rotation import Person, Rotation
from alerts.duty.shift import Shift
from alerts.help.raise_alert import raise_alert
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from config.demands import roads_in_clear
from config.settings import describe_settings
from console.commands import examination
from console.demo_password import DEMO_PASSWORD
from console.demo_team import DEMO_TEAM
from sms.gateway import Refused, Whose
from staff.audit import Deed, Entry
from staff.passwords import hash_password
from store import health
from store.instant import utc_now
from store.outgoing.routes import StoredRoutes
from store.staff.audit import StoredAudit
from store.staff.members import StoredStaff
from store.tables.alerts import alerts
from store.tables.callers import callers, data_keys
from store.tables.counts import ussd_roads
from tests.console.terminal import KEY, Terminal, as_setting
from tests.console.test_centres import rows
from tests.servers import RedisServer, find_free_port
from tests.standins.eskiz import EskizProvider
from tests.standins.playmobile import PlayMobileProvider
from tests.standins.provider import Provider
from tests.standins.smsc import Smsc
from tests.standins.ussd_centre import UssdCentre
from texts.times import local_date
from ussd.turns import Happened
from vocabulary.phone_number import PhoneNumber

DEMO_CENTRES = Path(__file__).parents[2] / "regions" / "data" / "demo_centres.csv"
HER = PhoneNumber("+998000000001")


@pytest.fixture
def well(terminal: Terminal) -> Terminal:
    """A service with nothing wrong."""
    terminal.answers("centres", "import", str(DEMO_CENTRES))
    return terminal


def go_to_production(terminal: Terminal) -> None:
    """Production, with a provider on a closed port of this machine."""
    terminal.go_to_production()
    terminal.environ["AFRICASTALKING_URL"] = "http://127.0.0.1:9/version1"


def findings(said: str) -> dict[str, tuple[str, str]]:
    """What was found, by what was tried."""
    lines = [line.split(maxsplit=1) for line in said.splitlines()]
    return {rest[:30].strip(): (verdict, rest[30:]) for verdict, rest in lines}


def test_the_list_of_erasures_is_named_when_it_is_missing_late_or_lost_with_the_machine(
    well: Terminal, tmp_path: Path
) -> None:
    def said() -> tuple[str, str]:
        return findings(well.types("doctor").stdout)["list of erasures"]

    assert said()[0] == "note" and "does a worker run?" in said()[1]
    go_to_production(well)
    assert said()[0] == "WRONG"
    with well.service() as service:
        service.sending_erasures.look(utc_now())
    assert said()[0] == "WRONG" and "on this machine, and lost with it" in said()[1]
    well.environ["NAJOT_ERASURES_TO"] = str(tmp_path / "a mount that is away")
    well.environ["NAJOT_ENV"] = "demo"
    assert said()[0] == "WRONG", "in a demonstration too: somebody asked for it"
    well.environ |= {"NAJOT_ENV": "production", "NAJOT_ERASURES_TO": str(tmp_path)}
    with well.service() as service:
        service.sending_erasures.look(utc_now() - timedelta(minutes=9))
        verdict, words = said()
        assert verdict == "WRONG" and int(words.partition(" seconds old")[0].split()[-1]) >= 540
    with well.service() as service:
        service.sending_erasures.look(utc_now())
    assert said()[0] == "ok" and said()[1].startswith("0 keys")


def wrong(terminal: Terminal) -> dict[str, str]:
    """What is wrong, and why."""
    result = terminal.types("doctor")
    found = {what: words for what, (verdict, words) in findings(result.stdout).items() if verdict == "WRONG"}
    assert result.exit_code == (1 if found else 0)
    assert result.stderr == (f"Error: {len(found)} of these must be put right\n" if found else "")
    return found


def test_a_service_that_is_well_has_nothing_wrong(well: Terminal) -> None:
    assert wrong(well) == {}


def test_the_last_line_counts_what_was_found_and_settings_stand_behind_what_was_tried(well: Terminal) -> None:
    *lines, counted = well.types("doctor").stdout.splitlines()
    verdicts = [line.split()[0] for line in lines]
    assert counted == f"{len(lines)} tried: " + ", ".join(
        f"{verdicts.count(one)} {one}" for one in ("WRONG", "note", "ok")
    )
    whats = [line[6:35].strip() for line in lines if line.startswith("ok")]
    settings = {described.name for described in describe_settings()}
    first = next(place for place, what in enumerate(whats) if what in settings)
    assert first > 10 and set(whats[first:]) <= settings


def test_a_senders_name_that_tells_on_her_phone_what_this_is_must_be_known(well: Terminal) -> None:
    well.environ |= {"NAJOT_GATEWAYS": "africastalking", "AFRICASTALKING_USERNAME": "x", "AFRICASTALKING_API_KEY": "y"}
    said = findings(well.types("doctor").stdout)["senders"]
    assert said == ("ok", "no name tells on her phone what this is")
    well.environ["AFRICASTALKING_SENDER"] = "Shelter"
    verdict, words = findings(well.types("doctor").stdout)["senders"]
    assert verdict == "note" and words.startswith(
        "AFRICASTALKING_SENDER: 'Shelter' stands above every text on her phone"
    )


def test_what_must_be_known_stands_before_what_is_well(well: Terminal) -> None:
    *lines, last = well.answers("doctor").splitlines()
    verdicts = [line.split()[0] for line in lines]
    assert last.startswith(f"{len(lines)} tried: ")
    assert verdicts == sorted(verdicts, key=["WRONG", "note", "ok"].index)
    assert {"note", "ok"} <= set(verdicts)


def test_every_setting_has_a_line_that_shows_no_secret_and_no_number(well: Terminal) -> None:
    said = well.answers("doctor")

    assert {setting.name for setting in describe_settings()} <= set(findings(said))
    assert well.environ["NAJOT_WEBHOOK_SECRETS"] not in said and well.environ["NAJOT_KEYS"] not in said
    assert "+998" not in said
    assert findings(said)["NAJOT_DUTY_SMS"] == ("ok", "..00")


def test_a_database_that_was_never_prepared_is_wrong_and_what_needs_it_is_not_tried(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.environ["DATABASE_URL"] = f"sqlite:///{sqlite_terminal.folder}/other.db"
    (sqlite_terminal.folder / "other.db").touch()
    assert wrong(sqlite_terminal) == {"database": "the schema is not the one of this release"}


def test_a_record_that_is_not_there_is_wrong_and_none_is_made(sqlite_terminal: Terminal) -> None:
    other = sqlite_terminal.folder / "other.db"
    sqlite_terminal.environ["DATABASE_URL"] = f"sqlite:///{other}"
    said = f"DATABASE_URL: no record is there: {other} (are you in the service's folder?)"
    assert wrong(sqlite_terminal) == {"database": said}
    assert not other.exists()


def test_a_database_that_does_not_answer_is_wrong_and_its_password_is_not_shown(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.environ["DATABASE_URL"] = "postgresql+psycopg://najot:a-password@127.0.0.1:1/najot"
    assert wrong(sqlite_terminal) == {"database": "does not answer"}
    assert "a-password" not in sqlite_terminal.types("doctor").output


def test_the_team_is_looked_at(well: Terminal) -> None:
    assert findings(well.answers("doctor"))["team"] == ("note", "nobody can let others in: staff add")
    well.answers("staff", "add", "nargiza", "--name", "Nargiza", "--role", "administrator")
    assert findings(well.answers("doctor"))["team"] == ("ok", "1 members")
    with well.service() as service:
        StoredStaff(service.engine, service.vault).add(DEMO_TEAM[0], hash_password(DEMO_PASSWORD), utc_now())
    go_to_production(well)
    assert wrong(well)["team"] == "the demo team can sign in with a public password"


def test_a_root_key_that_opens_nothing_is_wrong(well: Terminal) -> None:
    well.environ["NAJOT_KEYS"] = "f" * 64
    assert wrong(well) == {"keys": "2 data keys are under a root key that is not in NAJOT_KEYS"}


def test_an_older_root_key_is_noted(well: Terminal) -> None:
    well.environ["NAJOT_KEYS"] = as_setting(bytes(32), KEY)
    found = findings(well.answers("doctor"))
    assert found["keys"] == ("note", "2 data keys are under an older root key: keys rotate")


def test_a_lost_root_key_is_wrong(well: Terminal) -> None:
    with well.service() as service, service.engine.begin() as connection:
        connection.execute(data_keys.insert().values(id="hers", root="deadbeef", key_wrapped=b"x"))
    assert wrong(well) == {"keys": "1 data keys are under a root key that is not in NAJOT_KEYS"}


def test_a_redis_that_was_named_must_answer(well: Terminal, redis_server: RedisServer) -> None:
    well.environ["REDIS_URL"] = redis_server.url
    assert wrong(well) == {}
    redis_server.kill()
    assert wrong(well) == {"Redis": "does not answer"}


def test_a_provider_is_reached_without_a_text(well: Terminal) -> None:
    with Provider() as provider:
        well.environ |= {
            "NAJOT_GATEWAYS": "africastalking",
            "AFRICASTALKING_USERNAME": "najot",
            "AFRICASTALKING_API_KEY": "a-key",
            "AFRICASTALKING_URL": provider.url,
        }
        assert wrong(well) == {}
        assert all(request.text == "" for request in provider.received)
        provider.stop()
        assert wrong(well).keys() == {"route africastalking"}


ACCOUNTS = {
    "SMPP_SYSTEM_ID": "najot",
    "SMPP_PASSWORD": "word",
    "SMPP_SENDER": "1199",
    "PLAYMOBILE_LOGIN": "najot",
    "PLAYMOBILE_PASSWORD": "word",
    "PLAYMOBILE_SENDER": "1199",
    "ESKIZ_EMAIL": "najot@example.invalid",
    "ESKIZ_PASSWORD": "word",
    "ESKIZ_SENDER": "1199",
}


def test_every_kind_of_road_is_reached_without_a_text_and_without_a_bind(well: Terminal) -> None:
    with Smsc() as smsc, PlayMobileProvider() as playmobile, EskizProvider() as eskiz:
        urls = {"SMPP_URL": smsc.url, "PLAYMOBILE_URL": playmobile.url, "ESKIZ_URL": eskiz.url}
        well.environ |= {"NAJOT_GATEWAYS": "smpp,playmobile,eskiz", **ACCOUNTS, **urls}
        said = well.answers("doctor")
        found = findings(said)
        assert {found[f"route {name}"] for name in ("smpp", "playmobile", "eskiz")} == {
            ("ok", "answers; nothing was sent")
        }
        assert found["routes together"] == ("ok", "quick enough, and nothing leaves in clear")
        assert "word" not in said
        assert smsc.binds == [] and all(one.method == "HEAD" for one in (*playmobile.received, *eskiz.received))
        smsc.stop()
        assert wrong(well) == {"route smpp": "cannot be reached (ConnectionRefusedError)"}
        smsc.start()


def test_every_road_of_dials_is_tried_without_a_dial_and_without_a_bind(well: Terminal) -> None:
    with UssdCentre() as centre:
        account = {"SMPP_SYSTEM_ID": "najot", "SMPP_PASSWORD": "word", "SMPP_SENDER": "1199"}
        well.environ |= {"NAJOT_USSD_ROADS": "africastalking,hubtel,smpp", "SMPP_URL": centre.url, **account}
        found = findings(well.answers("doctor"))
        assert found["dials by africastalking"] == ("ok", "come to the web server")
        assert found["dials by hubtel"] == ("note", "a session can be played; confirmed by no operator")
        assert found["dials by smpp"] == ("ok", "answers; nobody was bound")
        assert centre.binds == 0
        well.environ["SMPP_USSD_URL"] = "smpp://127.0.0.1:9"
        assert wrong(well) == {"dials by smpp": "cannot be reached (ConnectionRefusedError)"}
        well.environ |= {"SMPP_USSD_URL": "", "NAJOT_GATEWAYS": "smpp"}
        assert findings(well.answers("doctor"))["dials by smpp"] == ("ok", "come over the bind of the texts")


def test_a_road_that_is_silent_in_office_hours_is_noted(well: Terminal) -> None:
    def said() -> tuple[str, str]:
        return findings(well.answers("doctor"))["dials of late"]

    assert said() == ("note", "africastalking: no dial ever came")
    with well.service() as service:
        service.road_counts.count("africastalking", [Happened.TURN], 0.01)
        service.road_counts.store()
        assert said() == ("ok", "every road brings dials")
        with service.engine.begin() as connection:
            connection.execute(ussd_roads.update().values(at=utc_now() - timedelta(days=1)))
    assert said() == ("note", "africastalking: no dial came in the last eight office hours")


def test_roads_that_anybody_can_read_are_noted(well: Terminal) -> None:
    urls = {"PLAYMOBILE_URL": "http://broker.invalid/broker-api", "ESKIZ_URL": "https://notify.invalid/api"}
    well.environ |= {"NAJOT_GATEWAYS": "smpp,playmobile,eskiz", **ACCOUNTS, **urls, "SMPP_URL": "smpp://10.0.0.9:1"}
    with well.service() as service:
        assert roads_in_clear(service.settings) == ["PLAYMOBILE_URL"]
    well.environ |= {"NAJOT_USSD_ROADS": "smpp", "SMPP_USSD_URL": "smpp://ussd.invalid:1"}
    with well.service() as service:
        assert roads_in_clear(service.settings) == ["PLAYMOBILE_URL", "SMPP_USSD_URL"]


def test_routes_that_take_longer_than_a_claim_lasts_are_wrong(well: Terminal) -> None:
    account = {"AFRICASTALKING_USERNAME": "najot", "AFRICASTALKING_API_KEY": "a-key"}
    with Smsc() as smsc, Provider() as one, PlayMobileProvider() as two, EskizProvider() as three:
        urls = {"AFRICASTALKING_URL": one.url, "PLAYMOBILE_URL": two.url, "ESKIZ_URL": three.url, "SMPP_URL": smsc.url}
        well.environ |= {"NAJOT_GATEWAYS": "africastalking,smpp,playmobile,eskiz", **account, **ACCOUNTS, **urls}
        assert "may take 24 s" in wrong(well)["routes together"]


def test_trouble_with_our_account_is_wrong(well: Terminal) -> None:
    with well.service() as service:
        StoredRoutes(service.engine).note("africastalking", Refused("InsufficientBalance", Whose.ACCOUNT), utc_now())
    assert wrong(well) == {"routes of late": "africastalking: InsufficientBalance"}


def test_an_empty_directory_is_wrong(terminal: Terminal) -> None:
    assert wrong(terminal) == {"directory": "empty: centres import"}


def test_a_directory_with_gaps_is_noted(terminal: Terminal) -> None:
    terminal.answers("centres", "import", terminal.file("a.csv", rows({})))
    found = findings(terminal.answers("doctor"))
    assert found["directory"] == ("note", "1 centre, 0 days old, 13 remarks: centres check")


def test_demo_centres_in_production_are_wrong(well: Terminal) -> None:
    go_to_production(well)
    assert wrong(well)["directory"] == "19 demo centres, which nobody answers"


def test_production_with_nobody_on_duty_is_wrong(well: Terminal) -> None:
    assert findings(well.answers("doctor"))["on duty"] == ("note", "nobody now: roster import")
    go_to_production(well)
    assert wrong(well)["on duty"] == "nobody now: roster import"


def test_times_to_come_that_nobody_covers_are_noted_before_they_come(well: Terminal) -> None:
    now = utc_now()
    ends = now + timedelta(days=3)
    with well.service() as service:
        service.roster.save(
            [Shift(whom, 1, "Nodira", PhoneNumber("+998000003201"), now, ends) for whom in (NATIONAL, SUPERVISOR)], now
        )
    verdict, said = findings(well.answers("doctor"))["roster, four weeks"]
    assert (verdict, said) == ("note", f"nobody for national from {local(ends)} on, supervisor from {local(ends)} on")

    people = (Person("Nodira", PhoneNumber("+998000003201")),)
    first = local_date(now) - timedelta(days=1)
    rotations = [Rotation(whom, 1, people, first, 7, time(), time()) for whom in (NATIONAL, SUPERVISOR)]
    with well.service() as service:
        service.roster.save([], now, rotations)
    assert findings(well.answers("doctor"))["roster, four weeks"] == ("ok", "none in four weeks")
    assert findings(well.answers("doctor"))["on duty"] == ("ok", "2 people now")


def test_a_landline_on_duty_is_wrong_wherever_it_stands(well: Terminal) -> None:
    landline = PhoneNumber("+99871" + "2" * 7)
    now = utc_now()
    with well.service() as service:
        first, *others = service.directory.newest().centres
        service.directory.save([replace(first, duty_sms=landline), *others], now)
        service.roster.save([Shift(NATIONAL, 1, "Nodira", landline, now, now + timedelta(hours=1))], now)
    silent = "a landline, which gets no texts"
    assert wrong(well) == {
        "directory": f"on duty at {first.code}: {silent}",
        "on duty": f"on duty for national: {silent}",
    }


def test_a_road_of_dials_that_is_not_there_is_wrong(well: Terminal) -> None:
    well.environ["NAJOT_USSD_ROADS"] = "nosuch"
    assert wrong(well) == {"dials by description": "config/ussd/nosuch.yaml:1: there is no such file"}


def test_a_command_says_of_a_database_where_nobody_listens_that_it_does_not_answer(sqlite_terminal: Terminal) -> None:
    port = find_free_port()
    sqlite_terminal.environ["DATABASE_URL"] = f"postgresql+psycopg://u:secret@127.0.0.1:{port}/x"
    said = sqlite_terminal.refuses("centres", "list")
    why = "it does not answer: nobody listens at its host and port"
    assert said == f"Error: DATABASE_URL: the database cannot be used now ({why})\n"


def test_texts_that_nobody_takes_are_wrong(well: Terminal) -> None:
    to_her = Addressee(Recipient.CALLER, "", HER, TellReason.SHE_ASKED)
    an_hour_ago = utc_now() - timedelta(hours=1)
    with well.service() as service, service.ledger.open_book(HER, an_hour_ago) as book:
        book.post([Notice(to_her, "Qabul qilindi.", Urgency.ANSWER)])
    assert wrong(well) == {"texts that go out": "1 texts are due for 15 seconds or more: does a worker run?"}


def test_an_alert_whose_clock_stands_still_is_wrong(well: Terminal) -> None:
    five_minutes_ago = utc_now() - timedelta(minutes=5)
    with well.service() as service, service.ledger.open_book(HER, five_minutes_ago) as book:
        raise_alert(book, Origin.USSD, Place(), service.around(service.directory.newest()))
    words = wrong(well)["clocks of alerts"]
    assert words.startswith("1 open alerts wait for a step that was due 15 seconds ago or more: does a worker run?")


def test_a_help_that_cannot_be_stored_is_wrong(sqlite_terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though everything can be read, as on a full disk or in a file that is not to be written to."""
    assert findings(sqlite_terminal.types("doctor").stdout)["HELP"] == ("ok", "tried, and taken back")
    with monkeypatch.context() as full:
        full.setattr(health, "ROOM", 1 << 60)
        assert wrong(sqlite_terminal)["HELP"] == "none can be stored: its disk is full"
    with sqlite_terminal.service() as service, service.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TRIGGER no_help BEFORE INSERT ON alerts BEGIN SELECT RAISE(ABORT, ''); END")
    assert wrong(sqlite_terminal)["HELP"].startswith("none can be stored: ")


def test_nothing_of_a_help_that_was_tried_stays(well: Terminal) -> None:
    well.answers("doctor")
    with well.service() as service, service.engine.connect() as connection:
        assert not connection.execute(select(alerts)).all() and not connection.execute(select(callers)).all()


def test_free_space_is_named(well: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    assert " MB, " in findings(well.answers("doctor"))["free space"][1]
    monkeypatch.setattr(examination, "ROOM", 1 << 60)
    assert "no HELP can be stored" in wrong(well)["free space"]


@pytest.mark.parametrize(("status", "verdict"), [(200, "ok"), (503, "WRONG")])
def test_a_web_server_that_cannot_store_a_help_is_wrong(well: Terminal, status: int, verdict: str) -> None:
    class Door(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(status if self.path == "/health/ready" else 200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Door) as door:
        Thread(target=door.handle_request, daemon=True).start()
        well.environ["NAJOT_BIND"] = f"127.0.0.1:{door.server_port}"
        assert findings(well.types("doctor").stdout)["web server"][0] == verdict


def test_settings_that_are_refused_are_named_a_line_each(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.environ |= {"NAJOT_BIND": "nowhere", "NAJOT_COLOUR": "red"}
    said = sqlite_terminal.types("doctor").output
    assert "NAJOT_BIND: must be an IP address" in said and "NAJOT_COLOUR is not a setting" in said


def test_unusual_looking_is_a_note_without_a_name(well: Terminal) -> None:
    assert findings(well.answers("doctor"))["the team's looking"] == ("ok", "nothing unusual in the last day")
    with well.service() as service:
        log = StoredAudit(service.engine, service.vault)
        for minutes in range(10):
            at = utc_now() - timedelta(minutes=minutes)
            log.write(Entry(at, "a-member", Deed.REVEALED, "alert", "a"))
    verdict, words = findings(well.answers("doctor"))["the team's looking"]
    assert verdict == "note" and "many_reveals 1" in words and "a-member" not in words
