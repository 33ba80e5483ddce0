"""A number that was silent for 45 days inherits nothing, and its HELP still reaches a centre."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from alerts.alert import Origin, Place
from alerts.help.raise_alert import raise_alert
from alerts.notice import Recipient
from alerts.people import Caller
from store.tables.callers import callers
from tests.alerts.world import around, contact
from tests.store.record import HER, NOON, Record, after
from ussd.dial import Dial
from vocabulary.choices import TellCentre
from vocabulary.languages import RU

DAY_45, LATER = after(days=45), after(days=45, microseconds=1)


def known(record: Record, at: datetime) -> Caller | None:
    return record.ledger.recall(Dial("session", HER), at).pages.caller


@pytest.fixture
def enrolled(record: Record) -> Record:
    with record.book() as book:
        book.add_contact(contact())
        book.save_profile(replace(book.caller.profile, language=RU, own_name="Nodira", tell_centre=TellCentre.NO))
    return record


def test_within_45_days_everything_is_there(enrolled: Record) -> None:
    caller = known(enrolled, DAY_45)
    assert caller is not None and len(caller.contacts) == 1


def test_after_45_days_the_number_is_a_stranger_s(enrolled: Record) -> None:
    assert known(enrolled, LATER) is None


def test_who_looks_now_and_then_stays_known(enrolled: Record) -> None:
    for days in range(0, 200, 40):
        assert known(enrolled, NOON + timedelta(days=days)) is not None


def test_looking_keeps_a_sign_of_life_once_a_day(enrolled: Record) -> None:
    known(enrolled, after(hours=23))
    [before] = enrolled.rows(callers)
    known(enrolled, after(hours=25))
    [later] = enrolled.rows(callers)
    assert (before["seen_at"], later["seen_at"]) == (NOON, after(hours=25))


def test_looking_after_45_days_wakes_nothing_up(enrolled: Record) -> None:
    assert known(enrolled, LATER) is None
    assert known(enrolled, LATER + timedelta(days=2)) is None


def test_its_help_reaches_the_centre_and_no_old_contact(enrolled: Record) -> None:
    with enrolled.book(at=LATER) as book:
        alert = raise_alert(book, Origin.USSD, Place(), around())
        told = book.told(alert)
    assert [kind for kind, _ in told] == [Recipient.DUTY_LINE]
    caller = known(enrolled, LATER)
    assert caller == Caller(HER)


def test_what_others_do_is_no_sign_of_her_life(enrolled: Record) -> None:
    [row] = enrolled.rows(callers)
    with enrolled.ledger.open_book_of(row["id"], DAY_45):
        pass
    assert known(enrolled, LATER) is None
