"""Erase me: what is destroyed at once, and what an open alert still needs."""

from contextlib import suppress

from sqlalchemy import select

from alerts.alert import Origin
from alerts.carry_out import carry_out
from alerts.escalation.next_in_line import people_of
from alerts.facts_of import facts_of
from alerts.help.raise_alert import who_heard
from alerts.help.take_back import take_back
from alerts.notice import Recipient
from alerts.who_decides.proof import Proof
from sms.gateway import Accepted
from sms.sending.outbox import settlement
from store.database import reading
from store.forgetting import forget
from store.tables.all_tables import metadata
from store.tables.callers import callers, data_keys, erasures
from tests.alerts.world import around
from tests.store.record import HER, NOON, Record, after
from ussd.conversation import Checkpoint
from ussd.dial import Dial
from vocabulary.choices import TellCentre
from vocabulary.effects import AddContact, EraseEverything, RaiseAlert, SetTellCentre
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access

SERVICE_KEYS = {"index", "service"}
DIAL = Dial("a session", HER, ("1",))


def keys_of_callers(record: Record) -> set[str]:
    with reading(record.engine) as connection:
        return set(connection.execute(select(data_keys.c.id)).scalars()) - SERVICE_KEYS


def rows_of_callers(record: Record) -> dict[str, int]:
    """The tables that hold anything with a caller, but for the session that erased her."""
    with reading(record.engine) as connection:
        tables = [table for table in metadata.sorted_tables if "caller_id" in table.c or table is callers]
        found = {table.name: len(connection.execute(select(table)).all()) for table in tables}
    return {name: rows for name, rows in found.items() if rows}


def enrol(record: Record) -> None:
    with record.book() as book:
        carry_out(AddContact("Malika", PhoneNumber("+998000000002")), book, Origin.USSD, around())


def test_without_an_open_alert_her_key_and_every_row_go_at_once(record: Record) -> None:
    enrol(record)

    with record.book() as book:
        carry_out(EraseEverything(), book, Origin.USSD, around())

    assert keys_of_callers(record) == set()
    assert rows_of_callers(record) == {}


def test_the_session_that_erased_her_is_remembered_without_her(record: Record) -> None:
    enrol(record)
    with record.book() as book:
        carry_out(EraseEverything(), book, Origin.USSD, around())
        book.save_checkpoint(DIAL, Checkpoint(record.ledger.marks(DIAL.inputs), "the end"))

    known = record.ledger.recall(DIAL, NOON)

    assert known.pages.caller is None
    assert known.checkpoint is not None and known.checkpoint.place == "the end"


def test_an_open_alert_goes_out_before_its_key_is_destroyed(record: Record) -> None:
    enrol(record)
    with record.book() as book:
        carry_out(RaiseAlert(), book, Origin.USSD, around())
        carry_out(EraseEverything(), book, Origin.USSD, around())
        assert book.caller.contacts == ()

    claimed = record.outbox.claim(NOON, 10)
    assert {one.text.to for one in claimed} >= {PhoneNumber("+998000000002")}
    list(forget(record.engine, after(days=1)))
    assert keys_of_callers(record) != set()

    for one in claimed:
        record.outbox.settle(one, settlement(one, "road", Accepted("id"), NOON), NOON)
    with record.book(at=after(hours=1)) as book:
        take_back(book, around(), Proof.PIN)
    for one in record.outbox.claim(after(hours=1), 10):
        record.outbox.settle(one, settlement(one, "road", Accepted("id"), NOON), NOON)
    list(forget(record.engine, after(hours=2)))
    assert keys_of_callers(record) == set()
    assert rows_of_callers(record) == {}


def erasures_in(record: Record) -> list[tuple[str, bool]]:
    return [(row["id"], row["is_destroyed"]) for row in record.rows(erasures)]


def test_the_random_name_of_her_key_is_kept_with_no_more_than_the_day(record: Record) -> None:
    with record.book(at=after(hours=5)) as book:
        hers = book.whose
        carry_out(EraseEverything(), book, Origin.USSD, around())

    [row] = record.rows(erasures)
    assert row == {"id": hers, "is_destroyed": True, "at": NOON.replace(hour=0)}


def test_an_erasure_that_is_not_stored_is_not_noted_either(record: Record) -> None:
    enrol(record)
    with suppress(ZeroDivisionError), record.book() as book:
        carry_out(EraseEverything(), book, Origin.USSD, around())
        raise ZeroDivisionError

    assert erasures_in(record) == [] and len(keys_of_callers(record)) == 1


def test_her_no_to_centres_holds_until_the_alert_ends(record: Record) -> None:
    with record.book() as book:
        carry_out(SetTellCentre(TellCentre.NO), book, Origin.USSD, around())
        carry_out(RaiseAlert(), book, Origin.USSD, around())
        carry_out(EraseEverything(), book, Origin.USSD, around())
        hers = book.whose
    assert erasures_in(record) == [(hers, False)]

    with record.ledger.open_book_of(hers, after(minutes=5)) as book:
        steps = around().policy.escalation.steps
        assert [one for step in steps for one in people_of(step, book, around())] == []


def test_who_was_told_hears_on_though_she_erased_herself_and_her_screens_show_nobody(record: Record) -> None:
    enrol(record)
    with record.book() as book:
        carry_out(RaiseAlert(), book, Origin.USSD, around())
        carry_out(AddContact("Barno", PhoneNumber("+998000000003")), book, Origin.USSD, around())
        carry_out(EraseEverything(), book, Origin.USSD, around())
        hers = book.whose

    pages = record.ledger.recall(DIAL, after(minutes=5)).pages
    shown = facts_of(pages, Access.OPEN, around(), after(minutes=5))
    assert (shown.contacts, shown.alert) == ((), None)
    with record.ledger.open_book_of(hers, after(minutes=5)) as book:
        assert [one.name for one in book.caller.contacts] == ["Malika"]
        assert book.alert is not None
        heard = who_heard(book, book.alert)
    assert [one.number for one in heard if one.kind is Recipient.CONTACT] == [PhoneNumber("+998000000002")]
