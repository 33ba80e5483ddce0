"""The steps after the first: the second number on duty, and a supervisor over another route."""

from dataclasses import replace
from datetime import timedelta

import pytest

from alerts.alert import Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.duty.roster import Roster
from alerts.duty.shift import Shift
from alerts.escalation.escalate import escalate
from alerts.help.raise_alert import raise_alert
from alerts.notice import Notice, Recipient
from alerts.surroundings import Surroundings
from tests.alerts.fake_book import MIDNIGHT, FakeBook
from tests.alerts.world import SUPERVISOR_LINE, around, caller, directory
from vocabulary.codes import RegionCode
from vocabulary.phone_number import PhoneNumber

ANDIJON = RegionCode("UZ-AN")
CENTRE = directory().in_region(ANDIJON)[0]
FIRST, SECOND = PhoneNumber("+998000000401"), PhoneNumber("+998000000402")


def rostered() -> Surroundings:
    begins, ends = MIDNIGHT - timedelta(hours=1), MIDNIGHT + timedelta(hours=8)
    shifts = [
        Shift(CENTRE.code, place, "Navbatchi", number, begins, ends) for place, number in ((1, FIRST), (2, SECOND))
    ]
    return replace(around(), roster=Roster(shifts))


@pytest.fixture
def book() -> FakeBook:
    """An open alert that the first on duty at the centre was told of."""
    book = FakeBook(caller(region=ANDIJON))
    raise_alert(book, Origin.USSD, Place(), rostered())
    assert [notice.to.number for notice in book.new_posts()] == [FIRST]
    return book


def step(book: FakeBook, **later: float) -> list[Notice]:
    book.later(**later)
    escalate(book, rostered())
    return book.new_posts()


def test_after_a_minute_the_second_number_of_the_centre_is_called_and_a_neighbour(book: FakeBook) -> None:
    second, neighbour = step(book, minutes=1)
    assert (second.to.key, second.to.number) == (CENTRE.code, SECOND)
    assert neighbour.to.kind is Recipient.CENTRE and neighbour.to.key != CENTRE.code
    assert not second.by_another_route


def test_the_second_number_answers_for_the_same_centre(book: FakeBook) -> None:
    second, _ = step(book, minutes=1)
    assert acknowledge(book, second.to, Answer.TAKEN, rostered())
    book.new_posts()
    assert step(book, minutes=9) == []


def test_the_supervisor_is_called_over_a_route_that_the_alert_has_not_gone_over(book: FakeBook) -> None:
    step(book, minutes=1)
    [supervisor] = step(book, minutes=2)
    assert (supervisor.to.number, supervisor.by_another_route) == (SUPERVISOR_LINE, True)


def test_a_number_that_is_off_duty_by_then_is_not_called(book: FakeBook) -> None:
    called = step(book, hours=9)
    assert SECOND not in {notice.to.number for notice in called}


@pytest.mark.parametrize(("later", "neighbour"), [({"hours": 0}, "DEMO-TO-1"), ({"hours": 12}, "DEMO-TK-2")])
def test_the_neighbour_is_the_nearest_that_is_open_then(later: dict[str, float], neighbour: str) -> None:
    """MIDNIGHT is one of a Sunday; the nearest works on Mondays by day."""
    book = FakeBook(caller(region=RegionCode("UZ-TK")))
    book.later(**later)
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    assert [one.to.key for one in step(book, minutes=1)] == [neighbour]
