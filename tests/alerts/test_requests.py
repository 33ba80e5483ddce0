"""Call-backs and questions: who is told and when, who sees to them, and what happens when nobody does."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest

from alerts.doer import Doer
from alerts.duty.roster import Roster
from alerts.duty.shift import Shift
from alerts.notice import KEY, Notice, Recipient, TellReason, Urgency
from alerts.requests.ask import MOST_A_DAY, ask, ask_by_missed_call
from alerts.requests.by_text import answer_by_text
from alerts.requests.escalate import escalate_requests
from alerts.requests.request import REQUEST_LIFE, Event, Request, becomes
from alerts.requests.see_to import (
    RequestHand,
    answer_request,
    call_is_done,
    pass_request,
    she_was_not_reached,
    take_request,
)
from alerts.states import CannotHappen
from alerts.surroundings import Surroundings
from alerts.team.staff import HeldByAnother, NotOpen, UnknownCentre
from regions.centre import Service
from tests.alerts.fake_book import HER_NUMBER, FakeBook
from tests.alerts.world import SUPERVISOR_LINE, around, caller, directory, geography
from texts.times import TASHKENT
from vocabulary.choices import SafeTime, Specialist
from vocabulary.codes import CentreCode, DistrictCode, RegionCode
from vocabulary.effects import AskCallBack, AskQuestion
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Refusal, RequestState

ANDIJON = RegionCode("UZ-AN")
HOME = DistrictCode("UZ-AN-andijon-sh")
MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=TASHKENT)
LAWYER, SECOND_LAWYER = PhoneNumber("+998000000301"), PhoneNumber("+998000000302")
CALL = AskCallBack(Specialist.LAWYER, SafeTime.ANY)
QUESTION = AskQuestion(Specialist.LAWYER, "Order qancha davom etadi")
NODIRA, ZARINA = (Doer.STAFF, "nodira"), (Doer.STAFF, "zarina")


def with_lawyers(*numbers: PhoneNumber) -> Surroundings:
    shifts = [
        Shift("lawyer", place, "Advokat", number, MORNING - timedelta(days=9), MORNING + timedelta(days=9))
        for place, number in enumerate(numbers, start=1)
    ]
    return replace(around(), roster=Roster(shifts))


@pytest.fixture
def book() -> FakeBook:
    """A caller from Andijon, on a Monday morning."""
    book = FakeBook(caller(region=ANDIJON, district=HOME))
    book.now = MORNING
    return book


def the(book: FakeBook) -> Request:
    [request] = book.requests()
    return request


def hand(book: FakeBook, who: tuple[Doer, str] = NODIRA, **more: object) -> RequestHand:
    return RequestHand(the(book).id, *who, **more)  # type: ignore[arg-type]


def sent(book: FakeBook) -> list[tuple[str, str, str]]:
    return [(one.to.kind.value, one.to.key, one.to.reason.value) for one in book.new_posts()]


def nearest_with_a_lawyer() -> list[CentreCode]:
    district = geography().find_district(HOME)
    assert district is not None
    near = directory().nearest(district.lon, district.lat, 9, services=[Service.LAWYER])
    return [centre.code for centre, _ in near]


# ---- who is told


def test_the_specialist_on_duty_is_told_neither_her_number_nor_her_words(book: FakeBook) -> None:
    ask(book, QUESTION, with_lawyers(LAWYER))
    [notice] = book.posted
    assert (notice.to.kind, notice.to.key, notice.to.number) == (Recipient.SPECIALIST, "lawyer", LAWYER)
    assert notice.urgency is Urgency.ROUTINE
    assert the(book).code in notice.body
    assert not any(hers in notice.body for hers in ("00 000 00 01", HER_NUMBER[-9:], "Order"))


def test_a_centre_that_she_named_goes_before_the_specialist_on_duty(book: FakeBook) -> None:
    named = directory().in_region(RegionCode("UZ-SA"))[0].code
    ask(book, replace(CALL, centre=named), with_lawyers(LAWYER))
    assert sent(book) == [("centre", named, "she_asked")]


def test_without_a_specialist_on_duty_the_nearest_centre_that_has_one_is_told(book: FakeBook) -> None:
    ask(book, CALL, around())
    assert sent(book) == [("centre", nearest_with_a_lawyer()[0], "she_asked")]


def test_where_nobody_knows_where_she_lives_the_duty_line_is_told() -> None:
    book = FakeBook()
    book.now = MORNING
    ask(book, CALL, around())
    assert sent(book) == [("duty_line", "", "she_asked")]


def test_at_night_it_is_kept_and_told_when_work_begins(book: FakeBook) -> None:
    book.now = MORNING.replace(hour=23)
    ask(book, CALL, around())
    assert (the(book).state, book.posted) == (RequestState.WAITING, [])
    book.later(hours=9)
    escalate_requests(book, around())
    assert book.posted == []
    book.later(hours=1)
    escalate_requests(book, around())
    assert sent(book) == [("centre", nearest_with_a_lawyer()[0], "she_asked")]


def test_more_than_five_a_day_are_refused(book: FakeBook) -> None:
    refused = [ask(book, CALL, around()) for _ in range(MOST_A_DAY + 1)]
    assert refused == [None] * MOST_A_DAY + [Refusal.TOO_MANY_TODAY]


def test_a_missed_call_asks_a_centre_at_any_hour_and_once(book: FakeBook) -> None:
    book.now = MORNING.replace(hour=23)
    ask_by_missed_call(book, around())
    ask_by_missed_call(book, around())
    assert (the(book).whom, the(book).by_missed_call) == (Specialist.CENTRE, True)
    assert len(book.posted) == 1


# ---- nobody takes it


def test_untaken_it_goes_to_the_next_number_another_centre_and_the_supervisor(book: FakeBook) -> None:
    surroundings = with_lawyers(LAWYER, SECOND_LAWYER)
    ask(book, CALL, surroundings)
    assert sent(book) == [("specialist", "lawyer", "she_asked")]

    book.later(minutes=59)
    escalate_requests(book, surroundings)
    assert sent(book) == []
    book.later(minutes=1)
    escalate_requests(book, surroundings)
    [second, centre] = book.new_posts()
    assert (second.to.number, second.to.reason) == (SECOND_LAWYER, TellReason.NOBODY_ANSWERED)
    assert (centre.to.kind, centre.to.key) == (Recipient.CENTRE, nearest_with_a_lawyer()[0])
    book.later(hours=2)
    escalate_requests(book, surroundings)
    escalate_requests(book, surroundings)
    [supervisor] = book.new_posts()
    assert supervisor.to.number == SUPERVISOR_LINE
    assert HER_NUMBER[-9:] not in supervisor.body.replace(" ", "")
    assert [change.reason for change in book.request_history] == ["", "step_0", "step_1", "step_2"]


def test_the_supervisor_hears_it_again_in_working_hours_until_somebody_takes_it(book: FakeBook) -> None:
    ask(book, CALL, around())
    hours_heard = []
    for _ in range(48):
        book.later(hours=1)
        escalate_requests(book, around())
        hours_heard += [book.now.hour for one in book.new_posts() if one.to.kind is Recipient.SUPERVISOR]
    assert hours_heard == [13, 17, 21, 13, 17, 21]


def test_without_a_supervisor_it_waits_without_noise(book: FakeBook) -> None:
    alone = replace(around(), policy=replace(around().policy, supervisor=None))
    ask(book, CALL, alone)
    for _ in range(30):
        book.later(hours=1)
        escalate_requests(book, alone)
    assert len(book.posted) == 2
    assert book.request_history[-1].reason == "nobody_left"
    assert the(book).clock is not None


# ---- somebody takes it


def test_who_takes_it_holds_it_and_the_others_hear_so_once(book: FakeBook) -> None:
    ask(book, CALL, around())
    book.new_posts()
    taken = take_request(book, hand(book), around())
    take_request(book, hand(book), around())
    assert the(book) == taken
    assert (taken.state, taken.held and taken.held.key) == (RequestState.TAKEN, "nodira")
    assert taken.clock is not None and taken.clock.due_at == taken.due_at
    assert sent(book) == [("centre", nearest_with_a_lawyer()[0], "another_answered")]


def test_what_another_holds_is_not_taken_passed_on_or_done_unknowingly(book: FakeBook) -> None:
    ask(book, CALL, around())
    take_request(book, hand(book), around())
    for action in (
        lambda: take_request(book, hand(book, ZARINA), around()),
        lambda: pass_request(book, hand(book, ZARINA), around()),
        lambda: call_is_done(book, hand(book, ZARINA)),
        lambda: she_was_not_reached(book, hand(book, ZARINA), around()),
    ):
        with pytest.raises(HeldByAnother) as refused:
            action()
        assert refused.value.holder.key == "nodira"
    take_request(book, hand(book, ZARINA, instead_of=the(book).held), around())
    assert the(book).held is not None and the(book).held.key == "zarina"  # type: ignore[union-attr]


def test_taken_and_not_done_in_time_it_waits_again_and_the_supervisor_hears(book: FakeBook) -> None:
    ask(book, CALL, around())
    take_request(book, hand(book), around())
    book.new_posts()
    was_due = the(book).due_at
    book.later(hours=3)
    escalate_requests(book, around())
    assert (the(book).state, the(book).held) == (RequestState.WAITING, None)
    assert the(book).due_at > was_due
    assert sent(book) == [("supervisor", "", "overdue")]
    assert (book.request_history[-1].what, book.request_history[-1].key) == (Event.OVERDUE, "nodira")


def test_a_call_that_was_not_picked_up_is_tried_in_the_next_safe_time(book: FakeBook) -> None:
    ask(book, replace(CALL, time=SafeTime.MORNING), around())
    take_request(book, hand(book), around())
    she_was_not_reached(book, hand(book), around())
    assert the(book).state is RequestState.TAKEN
    assert the(book).due_at == MORNING.replace(day=24, hour=12)


def test_passed_on_it_goes_to_a_centre_by_name_or_to_who_is_next(book: FakeBook) -> None:
    ask(book, CALL, around())
    take_request(book, hand(book), around())
    book.new_posts()
    pass_request(book, hand(book), around())
    first, second = nearest_with_a_lawyer()[:2]
    assert sent(book) == [("centre", second, "passed_on")]
    assert (the(book).state, the(book).held) == (RequestState.WAITING, None)
    pass_request(book, hand(book), around(), first)
    assert sent(book) == [("centre", first, "passed_on")]
    with pytest.raises(UnknownCentre):
        pass_request(book, hand(book), around(), CentreCode("nowhere"))


def test_a_question_is_answered_with_words_and_a_call_without(book: FakeBook) -> None:
    ask(book, QUESTION, around())
    with pytest.raises(ValueError, match="with words"):
        call_is_done(book, hand(book))
    with pytest.raises(ValueError, match="with words"):
        answer_request(book, hand(book), " ")
    answered = answer_request(book, hand(book), "Inspektordan so'rang.")
    assert (answered.state, answered.answer, answered.clock) == (
        RequestState.ANSWERED,
        "Inspektordan so'rang.",
        None,
    )
    with pytest.raises(NotOpen):
        take_request(book, hand(book), around())


def test_she_is_texted_an_answer_only_as_she_allowed(book: FakeBook) -> None:
    ask(book, replace(QUESTION, may_text=True), around())
    book.new_posts()
    answer_request(book, hand(book), "Ertaga 10 da.")
    assert [(one.to.kind, one.body) for one in book.posted] == [(Recipient.CALLER, "Ertaga 10 da.")]


# ---- by text


def text(book: FakeBook, digit: int) -> list[Notice]:
    told = book.told(the(book))
    first = next(iter(told.values())).addressee
    book.new_posts()
    answer_by_text(book, the(book), first, digit, around())
    return book.new_posts()


def test_who_takes_a_call_by_text_and_nobody_else_gets_her_number(book: FakeBook) -> None:
    ask(book, CALL, around())
    [details] = text(book, 1)
    assert details.to.key == nearest_with_a_lawyer()[0]
    assert "+998 00 000 00 01" in details.body and f"Javob: {KEY} 0" in details.body
    assert text(book, 1) == []


def test_who_takes_a_question_by_text_is_sent_to_the_console_without_her_words(book: FakeBook) -> None:
    ask(book, QUESTION, around())
    [details] = text(book, 1)
    assert "Order" not in details.body and "+998" not in details.body


def test_a_zero_says_that_she_was_called_and_a_two_passes_it_on(book: FakeBook) -> None:
    ask(book, CALL, around())
    assert [one.to.reason for one in text(book, 2)] == [TellReason.PASSED_ON]
    text(book, 0)
    assert the(book).state is RequestState.ANSWERED


# ---- its life as a table

WAITING, TAKEN, ANSWERED = RequestState.WAITING, RequestState.TAKEN, RequestState.ANSWERED
EXPECTED = {
    ("escalated", WAITING): WAITING,
    ("taken", WAITING): TAKEN,
    ("taken", TAKEN): TAKEN,
    ("passed_on", WAITING): WAITING,
    ("passed_on", TAKEN): WAITING,
    ("not_reached", TAKEN): TAKEN,
    ("overdue", TAKEN): WAITING,
    ("answered", WAITING): ANSWERED,
    ("answered", TAKEN): ANSWERED,
    ("called", WAITING): ANSWERED,
    ("called", TAKEN): ANSWERED,
    ("sent_again", WAITING): WAITING,
    ("sent_again", TAKEN): TAKEN,
    ("keys_renewed", WAITING): WAITING,
    ("keys_renewed", TAKEN): TAKEN,
}


@pytest.mark.parametrize(("what", "state"), list(product(Event, RequestState)))
def test_each_event_in_each_state_leads_where_the_table_says_or_cannot_be(what: Event, state: RequestState) -> None:
    request = Request("id", "1234", Specialist.LAWYER, MORNING, MORNING, HER_NUMBER, state=state)
    expected = EXPECTED.get((what, state))
    if expected:
        assert becomes(what, request).state is expected
    else:
        with pytest.raises(CannotHappen, match=what):
            becomes(what, request)


def test_a_request_begins_by_being_asked_and_by_nothing_else() -> None:
    assert [what for what, moves in REQUEST_LIFE.items() if None in moves] == [Event.ASKED]
