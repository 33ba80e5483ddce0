"""A copy that is put back erases again who erased herself since, and says what it cannot know."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from alerts.alert import Origin
from alerts.carry_out import carry_out
from alerts.who_decides.proof import Proof
from store.erasures.sending import list_of
from store.erasures.written import name_of, put, to_text
from store.instant import utc_now
from store.migrate import upgrade
from store.tables.alerts import alerts
from store.tables.callers import callers, contacts, data_keys, erasures
from store.tables.outgoing import notices
from store.tables.staff import audit
from tests.alerts.world import around
from tests.console.terminal import Terminal
from tests.console.test_backup import backed_up, empty_machine  # noqa: F401
from tests.console.test_backup import list_of as newest_list
from vocabulary.effects import AddContact, Effect, EraseEverything, RaiseAlert
from vocabulary.phone_number import PhoneNumber

HER, NEIGHBOUR, SISTER = (PhoneNumber(f"+99800000000{n}") for n in (1, 2, 3))
SERVICE_KEYS = {"index", "service"}


@pytest.fixture
def full(terminal: Terminal) -> Terminal:
    """A record with her, her sister whom she wants told, and a neighbour."""
    for number in (HER, NEIGHBOUR):
        does(terminal, AddContact("Malika", SISTER), number=number)
    return terminal


def does(terminal: Terminal, *effects: Effect, number: PhoneNumber = HER) -> str:
    """She does these things, one after the other; answers her id."""
    with terminal.service() as service, service.ledger.open_book(number, utc_now()) as book:
        book.vouched = Proof.DIAL
        for effect in effects:
            carry_out(effect, book, Origin.USSD, around())
        return book.whose


def ids(terminal: Terminal, column) -> set[str]:
    with terminal.service() as service, service.engine.connect() as connection:
        return set(connection.execute(select(column)).scalars())


def test_who_erased_herself_after_the_copy_was_made_is_erased_again_and_nobody_else(full: Terminal) -> None:
    file = backed_up(full)
    hers = does(full, EraseEverything())

    said = full.answers("restore", file, "--erasures", newest_list(full), "--force")

    assert "1 callers erased again, by the list of 2" in said
    assert hers not in ids(full, callers.c.id) | ids(full, data_keys.c.id) | ids(full, contacts.c.caller_id)
    assert len(ids(full, callers.c.id)) == 1
    assert hers in ids(full, erasures.c.id), "so that the next list names her too"


def test_on_an_empty_machine_too(full: Terminal, empty_machine: Terminal) -> None:  # noqa: F811
    file = backed_up(full)
    hers = does(full, EraseEverything())

    empty_machine.answers("restore", file, "--erasures", newest_list(full))

    assert hers not in ids(empty_machine, callers.c.id) | ids(empty_machine, data_keys.c.id)
    assert len(ids(empty_machine, callers.c.id)) == 1


def test_who_erased_herself_during_an_alert_keeps_it_and_loses_the_rest(full: Terminal) -> None:
    does(full, RaiseAlert())
    does(full, AddContact("Barno", PhoneNumber("+998000000004")))
    file = backed_up(full)
    hers = does(full, EraseEverything())

    full.answers("restore", file, "--erasures", newest_list(full), "--force")

    with full.service() as service, service.engine.connect() as connection:
        assert connection.execute(select(alerts.c.state)).scalar_one() == "open"
        assert connection.execute(select(callers.c.is_leaving).where(callers.c.id == hers)).scalar_one()
    with full.service() as service, service.ledger.open_book_of(hers, utc_now()) as book:
        assert [one.name for one in book.caller.contacts] == ["Malika"]


def test_who_left_an_alert_that_is_newer_than_the_copy_goes_at_once(full: Terminal) -> None:
    file = backed_up(full)
    hers = does(full, RaiseAlert(), EraseEverything())

    full.answers("restore", file, "--erasures", newest_list(full), "--force")

    assert hers not in ids(full, callers.c.id) | ids(full, data_keys.c.id)


def test_the_record_that_is_replaced_knows_more_than_a_list_that_is_a_minute_old(full: Terminal) -> None:
    file, erasures = backed_up(full), newest_list(full)
    hers = does(full, EraseEverything())

    full.answers("restore", file, "--erasures", erasures, "--force")

    assert hers not in ids(full, data_keys.c.id)


def test_an_older_copy_that_was_put_there_by_hand_is_wrong(full: Terminal) -> None:
    if not full.environ["DATABASE_URL"].startswith("sqlite"):
        return  # there is no file to be put anywhere
    file = Path(backed_up(full))
    does(full, EraseEverything())
    with full.service() as service:
        service.sending_erasures.send(utc_now())
    file.replace(full.environ["DATABASE_URL"].removeprefix("sqlite:///"))
    with full.service() as service:
        service.sending_erasures.send(utc_now())

    result = full.types("doctor")

    assert result.exit_code == 1
    assert "1 who erased themselves are back by an older copy; put it back by restore" in result.stdout


def test_the_list_that_a_worker_sent_is_found_by_itself(full: Terminal) -> None:
    file = backed_up(full)
    with full.service() as service:
        service.sending_erasures.look(utc_now())
    assert "0 callers erased again" in full.answers("restore", file, "--force")


def another_service(full: Terminal) -> str:
    other = Terminal(full.folder, f"sqlite:///{full.folder}/other.db")
    upgrade(other.environ["DATABASE_URL"])
    return newest_list(other, "others.json")


def written(full: Terminal, name: str, **changes: timedelta) -> str:
    """A list of this service that was written at another time, or reaches back less far."""
    with full.service() as service:
        newest, file = list_of(service.engine, 14, utc_now()), full.folder / name
        for field, by in changes.items():
            object.__setattr__(newest, field, getattr(newest, field) + by)
        put(to_text(newest, service.vault.index), file)
    return str(file)


def damaged(full: Terminal) -> str:
    file = Path(newest_list(full, "damaged.json"))
    file.write_text(file.read_text()[:-40])
    return str(file)


UNFIT: dict[str, tuple[Callable[[Terminal], str], str]] = {
    "missing": (lambda full: str(full.folder / "none.json"), "there is no list of erasures"),
    "damaged": (damaged, "is no whole list of erasures"),
    "of another service": (another_service, "is the list of another service"),
    "older than the copy": (lambda full: written(full, "old.json", written_at=-timedelta(hours=1)), "is older than"),
    "too short": (
        lambda full: written(full, "short.json", reaches_back_to=timedelta(days=14, hours=1)),
        "reaches back",
    ),
    "a folder": (lambda full: str(full.folder), "cannot be read"),
}


@pytest.mark.parametrize("why", UNFIT)
def test_a_list_that_will_not_do_is_named_in_one_line_and_nothing_is_changed(full: Terminal, why: str) -> None:
    make, words = UNFIT[why]
    file, hers = backed_up(full), does(full, EraseEverything())
    erasures = make(full)

    said = full.refuses("restore", file, "--erasures", erasures, "--force")

    assert said.count("\n") == 1 and words in said and "--accept-missing-erasures" in said
    assert hers not in ids(full, callers.c.id)


@pytest.mark.parametrize("why", ["missing", "damaged", "of another service"])
def test_who_accepts_that_is_told_plainly_who_is_back(full: Terminal, why: str) -> None:
    make, words = UNFIT[why]
    file = backed_up(full)
    said = full.answers("restore", file, "--erasures", make(full), "--force", "--accept-missing-erasures")
    assert "WARNING: no list of erasures: who erased herself since the copy was made is back" in said and words in said


def test_an_older_list_is_refused_when_the_newer_one_lies_where_it_is_sent(full: Terminal) -> None:
    file = backed_up(full)
    older = written(full, "older.json", written_at=-timedelta(minutes=3))
    with full.service() as service:
        service.sending_erasures.look(utc_now())
        newest = service.settings.erasures_folder / name_of(service.vault.index)
    assert f"and {newest} is newer" in full.refuses("restore", file, "--erasures", older, "--force")


def test_a_copy_older_than_the_list_reaches_is_refused(full: Terminal) -> None:
    with full.service() as service, service.engine.begin() as connection:
        long_ago = utc_now() - timedelta(days=20)
        for column in (callers.c.seen_at, notices.c.posted_at, audit.c.at):
            connection.execute(update(column.table).values({column.name: long_ago}))
    file = backed_up(full)
    said = full.refuses("restore", file, "--erasures", newest_list(full), "--force")
    assert "reaches back to" in said
    assert "1 callers" not in full.answers(
        "restore", file, "--erasures", newest_list(full), "--force", "--accept-missing-erasures"
    )


def test_a_restore_that_dies_before_the_end_has_not_brought_her_key_back(
    full: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, hers = backed_up(full), does(full, EraseEverything())
    erasures = newest_list(full)

    def dies(_url: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("store.backups.upgrade", dies)
    full.types("restore", file, "--erasures", erasures, "--force")

    assert hers in ids(full, callers.c.id), "the copy is in its place"
    assert hers not in ids(full, data_keys.c.id)
