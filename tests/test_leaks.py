"""P6: after a whole scenario no number, name or word of anybody stands in clear where it is stored, rung or logged."""

import base64
import http.client
import shutil
import sqlite3
import time
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlencode

import pytest
from redis import Redis
from sqlalchemy import func, select

from simulator.phone import Gateway, Phone
from simulator.story import StoryPhone
from store.database import reading
from store.migrate import upgrade
from store.schema import alerts, callers, contacts, notices, requests
from tests.faults.service import SECRET, Service, wait_for
from tests.needles import found_in, found_in_files, found_in_redis, of_number, of_text
from tests.servers import PostgresServer, RedisServer
from tests.standins import answers
from tests.standins.provider import Provider
from texts.catalogue import load_words
from texts.languages import UZ

HER, AZIZA, STRANGER = "+998007315924", "+998008246153", "+998006482957"
OTHER_PHONE = "+998005937418"
CONTACT_NAME = "Zulfizarxonim"
WORDS = {
    "a contact's name": CONTACT_NAME,
    "her own name": "Gulandomjon",
    "her own text": "Yashil darvozadan kiring",
    "a place that she typed": "Qirmizitepa tegirmoni",
    "a question of hers": "Tolipova haqida kimdan so'rasam bo'ladi",
    "her own phrase": "Kitobim sizdami",
    "her safe word": "binafshagul",
    "an ordinary text": "Salom Ozodaxon bugun bozorga boramiz",
}
NEEDLES = [needle for number in (HER, AZIZA, STRANGER, OTHER_PHONE) for needle in of_number(number)] + [
    needle for words in WORDS.values() for needle in of_text(words)
]
SAYS = load_words("menu")


def label(key: str) -> str:
    return SAYS.say(key, UZ)


# ---- the finder finds


@pytest.mark.parametrize("secret", [HER, AZIZA, *WORDS.values()])
def test_each_form_is_found_where_it_was_planted(secret: str, tmp_path: Path) -> None:
    for needle in [needle for needle in NEEDLES if needle.secret == secret]:
        (tmp_path / "some.db").write_bytes(b"\0before" + needle.bytes + b"after\0")
        assert any(found.endswith(f"{secret}: {needle.form}") for found in found_in_files(tmp_path, NEEDLES))


@pytest.mark.parametrize("before", ["", "a", "ab", "abc", "from=", "sms to "])
def test_a_number_inside_a_longer_base64_text_is_found(before: str) -> None:
    written = base64.b64encode(f"{before}{HER} and more".encode())
    assert found_in(b"x" + written, NEEDLES)


def test_a_compressed_value_in_redis_is_found(redis_server: RedisServer) -> None:
    with Redis.from_url(redis_server.url) as client:
        client.hset("rq:job:1", "data", zlib.compress(f'["worker.deliver", "{HER}"]'.encode()))
        client.lpush("rq:queue:deliver", AZIZA)
        client.set(HER, "x")
        found = "\n".join(found_in_redis(client, NEEDLES))
    assert HER in found and AZIZA in found


def test_a_row_in_clear_is_found_in_the_database_file(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "najot.db") as connection:
        connection.execute("CREATE TABLE callers (number TEXT)")
        connection.execute("INSERT INTO callers VALUES (?)", (HER,))
    connection.close()
    assert found_in_files(tmp_path, NEEDLES)


def test_bytes_that_hold_nothing_are_clean() -> None:
    assert found_in(bytes(range(256)) * 4000, NEEDLES) == []


# ---- the scenario


class Leaking:
    """A service of real processes that logs all that it may, everything it writes below one folder."""

    def __init__(self, folder: Path, database_url: str, provider: Provider, redis: RedisServer) -> None:
        (folder / "tmp").mkdir()
        self.service = Service(folder, database_url, provider, redis.url)
        self.service.environ |= {"TMPDIR": str(folder / "tmp"), "PYTHONFAULTHANDLER": "1"}
        self.service.start()
        self.provider = provider

    def post(self, path: str, form: Mapping[str, str]) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=10)
        try:
            connection.request("POST", path, urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def phone(self, number: str) -> StoryPhone:
        return StoryPhone(Phone(number, Gateway(self.post, SECRET)), self.provider.texts_to)


def whole_scenario(leaking: Leaking) -> None:
    """Everybody uses everything that takes a number, a name or words; gateways and providers misbehave."""
    her, aziza, stranger = (leaking.phone(number) for number in (HER, AZIZA, STRANGER))
    her.texts("TIL uz").texts(f"QO'SH {CONTACT_NAME} {AZIZA}")
    contacts = her.dials().chooses(label("main.contacts"))
    contacts.chooses(label("contacts.own_name")).types(WORDS["her own name"])
    contacts.chooses(label("contacts.own_text")).types(WORDS["her own text"]).hangs_up()
    ask = her.dials().chooses(label("main.consult"), label("consult.psychologist"))
    ask.chooses(label("consult.ask")).types(WORDS["a question of hers"]).types("2").hangs_up()
    call_me = her.dials().chooses(label("main.consult"), label("consult.doctor"), label("consult.call_me"))
    call_me.types("2").chooses(label("consult.other_phone")).types(OTHER_PHONE).types("2").hangs_up()
    texts = her.dials().chooses(label("main.settings"), label("settings.sms"))
    texts.chooses(label("settings.safe_word")).types(WORDS["her safe word"])
    texts.chooses(label("settings.answers"), label("settings.answer_own")).types(WORDS["her own phrase"]).hangs_up()
    her.texts(f"YORDAM {WORDS['a place that she typed']}").is_heard_twice()
    wait_for(lambda: leaking.provider.texts_to(AZIZA))
    aziza.texts("1")
    stranger.texts("1").texts(WORDS["an ordinary text"]).texts("STOP")
    her.texts(WORDS["her safe word"])
    _misbehave(leaking)
    _all_of_it_was_stored(leaking.service)


def _misbehave(leaking: Leaking) -> None:
    """Errors on every side, which are where things leak."""
    for answer in (
        answers.http_error(500),
        answers.raw(f"no {HER}".encode(), 500),
        answers.code(403),
        answers.code(777),
    ):
        leaking.provider.will(answer, times=2)
    leaking.service.worker.kill_and_start()
    for number in (HER, STRANGER):
        leaking.phone(number).dials("*000*1*1#")
    for path in (f"/ussd/africastalking/{SECRET}", f"/sms/africastalking/{SECRET}/incoming", f"/{HER}/{AZIZA}"):
        for form in ({"from": HER, "text": WORDS["her own text"]}, {"phoneNumber": HER, "x" * 5000: HER}):
            leaking.post(path, form)
    receipt = {"status": "Failed", "failureReason": f"{AZIZA} unknown", "phoneNumber": AZIZA}
    leaking.post(f"/sms/africastalking/{SECRET}/receipt", {"id": "ATXid_1", **receipt})
    leaking.post(f"/sms/africastalking/{SECRET}/optout", {"senderId": "000", "phoneNumber": STRANGER})


def _all_of_it_was_stored(service: Service) -> None:
    """Otherwise finding none of it would show nothing."""
    sealed = (
        *(callers.c.own_name_sealed, callers.c.own_text_sealed, callers.c.private_sealed, contacts.c.name_sealed),
        *(alerts.c.typed_place_sealed, requests.c.words_sealed, requests.c.number_sealed, notices.c.own_words_sealed),
    )
    with reading(service.engine) as connection:
        for column in sealed:
            stored = select(func.count()).where(column.is_not(None))
            assert connection.execute(stored).scalar_one() > 0, column


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as provider:
        yield provider


def leaks_of(leaking: Leaking, redis: RedisServer) -> list[str]:
    """Play the scenario; everything found in Redis, live and as it is written, in the logs and in temporary files."""
    whole_scenario(leaking)
    leaking.service.drain()
    with Redis.from_url(redis.url) as client:
        found = found_in_redis(client, NEEDLES)
        client.save()
    found += found_in_files(redis.folder, NEEDLES)
    leaking.service.stop()
    assert {"web.log", "worker.log"} <= {path.name for path in leaking.service.folder.iterdir()}
    assert "notice_settled" in (leaking.service.folder / "worker.log").read_text()
    return found + found_in_files(leaking.service.folder, NEEDLES)


def test_nothing_stands_in_clear_on_sqlite(tmp_path: Path, provider: Provider, redis_server: RedisServer) -> None:
    url = f"sqlite:///{tmp_path}/najot.db"
    upgrade(url)
    assert leaks_of(Leaking(tmp_path, url, provider, redis_server), redis_server) == []


def test_nothing_stands_in_clear_on_postgresql(tmp_path: Path, provider: Provider, redis_server: RedisServer) -> None:
    server = PostgresServer()
    server.start()
    url = server.new_database()
    upgrade(url)
    begun = time.time()
    found = leaks_of(Leaking(tmp_path, url, provider, redis_server), redis_server)
    server.run("CHECKPOINT")
    server.stop()
    found += found_in_files(server.folder, NEEDLES, since=begun)
    shutil.rmtree(server.folder)
    assert found == []
