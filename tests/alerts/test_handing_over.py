"""An alert is given to a named person: asked is not taken, and whose holder is gone is nobody's, with a clock."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given as for_any
from hypothesis import settings
from hypothesis import strategies as st

from alerts.alert import TAKEN_WITHIN, Alert, AlertState, ClosedBecause, Given, Holder, Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.doer import Doer
from alerts.escalation.escalate import escalate
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.notice import Addressee, Recipient, TellReason
from alerts.states import Happening
from alerts.team.handing_over import (
    NOT_TAKEN,
    SIGNED_OUT,
    HasIt,
    give,
    given_to,
    let_nobody_have_it,
    why_nobody_has_it,
)
from alerts.team.staff import HeldByAnother, NotDone, NotOpen, close, pass_on, take
from alerts.who_decides.proof import Proof
from tests.alerts.fake_book import FakeBook, alert_of, hand
from tests.alerts.world import around, caller, contact, directory
from vocabulary.codes import RegionCode

ANDIJON = RegionCode("UZ-AN")
THE_CENTRE = directory().in_region(ANDIJON)[0]
FROM_CENTRE = Addressee(Recipient.CENTRE, THE_CENTRE.code, THE_CENTRE.duty_sms, TellReason.NOT_ASKED_AND_DEFAULT_YES)
EVERYBODY = frozenset({"nodira", "zarina", "dilnoza"})


@pytest.fixture
def book() -> FakeBook:
    """An open alert that a contact and a centre were told of."""
    return with_alert()


def with_alert() -> FakeBook:
    book = FakeBook(caller(contact(), region=ANDIJON))
    raise_alert(book, Origin.USSD, Place(), around())
    book.later(seconds=10)
    book.new_posts()
    return book


def takes(book: FakeBook, staff_id: str = "nodira") -> None:
    take(book, hand(book, staff_id, alert_of(book).held), around())
    book.new_posts()


def gives(book: FakeBook, to: str = "zarina", by: str = "nodira") -> None:
    give(book, hand(book, by), to, around())


def test_who_gives_an_alert_keeps_it_until_the_other_takes_it(book: FakeBook) -> None:
    takes(book)
    held = alert_of(book).held
    gives(book)
    alert = alert_of(book)
    assert (alert.state, alert.held, alert.given) == (
        AlertState.ACKNOWLEDGED,
        held,
        Given("zarina", "nodira", book.now),
    )
    assert alert.is_asked_of("zarina", book.now) and not alert.is_asked_of("nodira", book.now)
    assert book.posted == [] and given_to(book.history[-1]) == "zarina"

    take(book, hand(book, "zarina"), around())  # without naming the holder: she was asked
    assert alert_of(book).held == Holder(Doer.STAFF, "zarina", book.now)
    assert (alert_of(book).given, book.history[-1].reason, book.posted) == (None, "took_over", [])


def test_an_alert_that_nobody_has_is_asked_for_and_its_clock_runs_as_before(book: FakeBook) -> None:
    before = alert_of(book).clock
    gives(book)
    assert (alert_of(book).state, alert_of(book).held, alert_of(book).clock) == (AlertState.OPEN, None, before)
    book.later(minutes=1)
    escalate(book, around())
    assert book.posted and alert_of(book).is_asked_of("zarina", book.now)
    take(book, hand(book, "zarina"), around())
    assert alert_of(book).held == Holder(Doer.STAFF, "zarina", book.now)


def test_who_was_not_asked_takes_it_only_by_naming_the_holder(book: FakeBook) -> None:
    takes(book)
    gives(book)
    with pytest.raises(HeldByAnother):
        take(book, hand(book, "dilnoza"), around())


def test_in_place_of_another_who_gives_it_has_it_until_then(book: FakeBook) -> None:
    takes(book, "dilnoza")
    with pytest.raises(HeldByAnother):
        gives(book)
    give(book, hand(book, "nodira", alert_of(book).held), "zarina", around())
    assert alert_of(book).held == Holder(Doer.STAFF, "nodira", book.now) and alert_of(book).is_asked_of(
        "zarina", book.now
    )


def test_it_is_given_to_nobody_who_has_it_and_not_once_it_is_closed(book: FakeBook) -> None:
    takes(book)
    with pytest.raises(HasIt):
        gives(book, to="nodira")
    by = hand(book)
    close(book, by, ClosedBecause.HELPED, around())
    with pytest.raises(NotOpen):
        give(book, by, "zarina", around())


def test_asking_the_same_one_again_gives_no_more_time(book: FakeBook) -> None:
    takes(book)
    gives(book)
    asked, lines = alert_of(book).given, len(book.history)
    book.later(minutes=4)
    gives(book)
    assert (alert_of(book).given, len(book.history)) == (asked, lines)
    gives(book, to="dilnoza")
    assert alert_of(book).is_asked_of("dilnoza", book.now)


def test_not_taken_within_five_minutes_it_is_nobodys_with_a_new_clock_and_they_hear_it(book: FakeBook) -> None:
    takes(book)
    gives(book)
    book.later(seconds=TAKEN_WITHIN.total_seconds() - 1)
    let_nobody_have_it(EVERYBODY, book, around())
    assert alert_of(book).held is not None
    book.later(seconds=1)
    let_nobody_have_it(EVERYBODY, book, around())
    alert = alert_of(book)
    assert (alert.state, alert.held, alert.given, alert.answered) == (AlertState.OPEN, None, None, 0)
    assert alert.clock == around().policy.escalation.begun(book.now)
    assert (book.history[-1].what, book.history[-1].by, book.history[-1].reason) == (
        Happening.NOBODY_HAS_IT,
        Doer.CLOCK,
        NOT_TAKEN,
    )
    assert {notice.to.kind for notice in book.new_posts()} == {Recipient.CONTACT, Recipient.CENTRE}
    let_nobody_have_it(EVERYBODY, book, around())
    assert book.posted == []
    book.later(minutes=1)
    escalate(book, around())
    assert book.posted


def test_whose_holder_is_signed_out_is_nobodys_at_once_even_if_given(book: FakeBook) -> None:
    takes(book)
    gives(book)
    book.later(seconds=1)
    let_nobody_have_it({"zarina"}, book, around())
    assert (alert_of(book).state, alert_of(book).held, book.history[-1].reason) == (AlertState.OPEN, None, SIGNED_OUT)


def test_who_took_it_after_it_was_looked_who_is_here_keeps_it(book: FakeBook) -> None:
    takes(book)
    let_nobody_have_it(frozenset(), book, around())
    assert alert_of(book).held is not None


def test_what_a_duty_phone_has_asks_for_no_sign_in(book: FakeBook) -> None:
    acknowledge(book, FROM_CENTRE, Answer.TAKEN, around())
    book.later(minutes=10)
    let_nobody_have_it(frozenset(), book, around())
    assert alert_of(book).held is not None


SETTLES: dict[str, Callable[[FakeBook], object]] = {
    "passed on": lambda book: pass_on(book, hand(book), THE_CENTRE.code, around()),
    "taken over": lambda book: takes(book, "dilnoza"),
    "forced": lambda book: take_back(book, around(), Proof.DURESS),
    "asks anew": lambda book: (book.later(minutes=11), raise_alert(book, Origin.USSD, Place(), around())),
}


@pytest.mark.parametrize("what", SETTLES)
def test_nobody_is_asked_any_more_once_it_is_settled_otherwise(book: FakeBook, what: str) -> None:
    takes(book)
    gives(book)
    SETTLES[what](book)
    assert not alert_of(book).is_asked_of("zarina", book.now) and alert_of(book).given is None


def test_what_an_older_release_left_when_another_took_it_asks_nobody(book: FakeBook) -> None:
    at = book.now
    given = Given("zarina", "nodira", at)
    others = Alert("a", "0001", Origin.USSD, at, state=AlertState.ACKNOWLEDGED, given=given)
    by_another = Holder(Doer.STAFF, "dilnoza", at)
    since_then = Holder(Doer.STAFF, "nodira", at + timedelta(seconds=1))
    for held in (by_another, since_then, Holder(Doer.CENTRE, "nodira", at)):
        alert = Alert(others.id, others.code, others.origin, at, state=AlertState.ACKNOWLEDGED, given=given, held=held)
        assert alert.asked(at + timedelta(seconds=2)) is None
        assert why_nobody_has_it(alert, {"nodira", "dilnoza"}, at + timedelta(hours=1)) == ""


def _takes(book: FakeBook, here: set[str], who: str, _: str) -> None:
    if who in here:
        take(book, hand(book, who, alert_of(book).held), around())


def _gives(book: FakeBook, here: set[str], who: str, to: str) -> None:
    if who in here:
        give(book, hand(book, who), to, around())


def _passes(book: FakeBook, here: set[str], who: str, _: str) -> None:
    if who in here:
        pass_on(book, hand(book, who), THE_CENTRE.code, around())


DEEDS: dict[str, Callable[[FakeBook, set[str], str, str], object]] = {
    "takes": _takes,
    "gives": _gives,
    "passes on": _passes,
    "a phone takes": lambda book, here, who, to: acknowledge(book, FROM_CENTRE, Answer.TAKEN, around()),
    "a phone passes on": lambda book, here, who, to: acknowledge(book, FROM_CENTRE, Answer.PASSED_ON, around()),
    "signs out": lambda book, here, who, to: here.discard(who),
    "signs in": lambda book, here, who, to: here.add(who),
    "a minute": lambda book, here, who, to: book.later(seconds=61),
    "five minutes": lambda book, here, who, to: book.later(seconds=299),
    "a quarter of an hour": lambda book, here, who, to: book.later(minutes=15),
}
NAMES = st.sampled_from(sorted(EVERYBODY))


@settings(deadline=None)
@for_any(st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), NAMES, NAMES), max_size=12))
def test_no_alert_is_ever_with_nobody_and_without_a_clock(steps: list[tuple[str, str, str]]) -> None:
    """And after each look of the clock, whoever of the team has it is signed in and was not let wait too long."""
    book, here = with_alert(), set(EVERYBODY)
    for what, who, to in steps:
        with suppress(NotDone):
            DEEDS[what](book, here, who, to)
        book.later(seconds=1)
        let_nobody_have_it(frozenset(here), book, around())
        escalate(book, around())
        alert = alert_of(book)
        if alert.held is None:
            assert alert.state is AlertState.OPEN and alert.clock is not None and alert.clock.due_at is not None
        elif alert.held.by is Doer.STAFF:
            assert alert.held.key in here
            assert alert.given is None or book.now - alert.given.at < TAKEN_WITHIN
