"""The history of an alert as the team reads it, with notes that are hers to erase."""

from threading import Barrier, Thread

import pytest

from alerts.alert import AlertState, ClosedBecause
from alerts.doer import Doer
from alerts.erase import erase_everything
from alerts.states import Happening
from alerts.team.staff import Hand, HeldByAnother, add_note, close, take
from store.counted.counting import count_all
from store.desk.histories import Histories
from store.forgetting import forget
from store.tables.alerts import alert_events, alerts
from tests.alerts.world import around
from tests.store.record import HER, Record, after

NOTE = "O'g'li bilan, 102 yo'lda"


@pytest.fixture
def histories(record: Record) -> Histories:
    return Histories(record.engine, record.vault)


def test_the_history_says_what_happened_when_by_whom_and_what_was_noted(record: Record, histories: Histories) -> None:
    alert = record.help()
    with record.book(at=after(seconds=30)) as book:
        take(book, Hand("nodira", alert.id), around())
    with record.book(at=after(minutes=2)) as book:
        add_note(book, Hand("zarina", alert.id), NOTE)
    with record.book(at=after(minutes=9)) as book:
        close(book, Hand("nodira", alert.id), ClosedBecause.HELPED, around())
    assert [
        (line.at, line.change.what, line.change.by, line.change.key, line.change.note)
        for line in histories.of(alert.id)
    ] == [
        (after(), Happening.RAISED, Doer.CALLER, "", ""),
        (after(seconds=30), Happening.TAKEN, Doer.STAFF, "nodira", ""),
        (after(minutes=2), Happening.NOTED, Doer.STAFF, "zarina", NOTE),
        (after(minutes=9), Happening.HELPED, Doer.STAFF, "nodira", ""),
    ]


def test_who_holds_it_is_stored_and_read_again(record: Record) -> None:
    alert = record.help()
    with record.book() as book:
        take(book, Hand("nodira", alert.id), around())
        held = book.alert and book.alert.held
    with record.book() as book:
        assert book.alert is not None and book.alert.held == held and held is not None


def test_a_note_is_sealed_for_its_own_line(record: Record, histories: Histories) -> None:
    alert = record.help()
    with record.book() as book:
        add_note(book, Hand("nodira", alert.id), NOTE)
        add_note(book, Hand("nodira", alert.id), "boshqa")
    sealed = [row["note_sealed"] for row in record.rows(alert_events) if row["note_sealed"]]
    assert len(sealed) == 2 and not any(b"102" in one for one in sealed)
    first, second = (line for line in histories.of(alert.id) if line.change.note)
    assert (first.change.note, second.change.note) == (NOTE, "boshqa")


def test_erased_and_forgotten_notes_are_gone(record: Record, histories: Histories) -> None:
    alert = record.help()
    with record.book() as book:
        add_note(book, Hand("nodira", alert.id), NOTE)
        close(book, Hand("nodira", alert.id), ClosedBecause.HELPED, around())
        erase_everything(book)
    assert (histories.of(alert.id), record.count(alert_events)) == ([], 0)


def test_a_note_goes_with_its_alert_after_ninety_days(record: Record) -> None:
    alert = record.help()
    with record.book() as book:
        close(book, Hand("nodira", alert.id), ClosedBecause.HELPED, around(), NOTE)
    count_all(record.engine)
    list(forget(record.engine, after(days=89)))
    assert record.count(alert_events) == 2
    list(forget(record.engine, after(days=91)))
    assert record.count(alert_events) == 0


def test_of_two_who_take_it_at_the_same_moment_one_has_it_and_the_other_is_told_who(record: Record) -> None:
    alert = record.help()
    together, refused, taken = Barrier(2), [], []

    def one(staff_id: str) -> None:
        together.wait()
        try:
            with record.ledger.open_book(HER, after(seconds=5)) as book:
                take(book, Hand(staff_id, alert.id), around())
            taken.append(staff_id)
        except HeldByAnother as another:
            refused.append(another.holder.key)

    threads = [Thread(target=one, args=(name,)) for name in ("nodira", "zarina")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 1 and refused == taken
    [row] = record.rows(alerts)
    assert (row["state"], row["held_key"]) == (AlertState.ACKNOWLEDGED, taken[0])
