"""Call-backs and questions in the record: their clocks are taken once, and a duty phone answers for them by text."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest

from alerts.doer import Doer
from alerts.duty.roster import Roster
from alerts.duty.shift import Shift
from alerts.erase import erase_everything
from alerts.requests.ask import ask
from alerts.requests.request import Event
from alerts.requests.see_to import RequestHand, answer_request, call_is_done, take_request
from alerts.surroundings import Surroundings
from doors.inbound import InboundText
from sms.answers.ledger import Incoming, Outcome
from sms.answers.take import take_answer
from sms.clocks import Clocks
from store.callers.answering import StoredAnswering
from store.counted.counting import count_all
from store.desk.histories import Histories
from store.desk.requests import StoredRequests
from store.forgetting import forget
from store.tables.outgoing import notices
from store.tables.requests import request_events, requests
from tests.alerts.world import SUPERVISOR_LINE, around, directory
from tests.store.record import HER, NOON, Record, after
from vocabulary.choices import SafeTime, Specialist
from vocabulary.codes import RegionCode
from vocabulary.effects import AskCallBack, AskQuestion
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import RequestState

LAWYER, SECOND, OFF_DUTY = (PhoneNumber(f"+99800000030{i}") for i in (1, 2, 3))
ANDIJON = directory().in_region(RegionCode("UZ-AN"))[0].duty_sms
STRANGER = PhoneNumber("+998000000666")
CALL = AskCallBack(Specialist.LAWYER, SafeTime.ANY)
QUESTION = AskQuestion(Specialist.LAWYER, "Order qancha davom etadi")
ANOTHER = PhoneNumber("+998000000002")


def with_lawyers() -> Surroundings:
    shifts = [
        Shift("lawyer", place, "Advokat", number, NOON - timedelta(days=9), NOON + timedelta(days=9))
        for place, number in ((1, LAWYER), (2, SECOND))
    ]
    return replace(around(), roster=Roster(shifts))


class Asked:
    """A record with one request of hers, told to the lawyer on duty; each text has an id of its own unless repeated."""

    def __init__(self, record: Record, effect: AskCallBack | AskQuestion = CALL) -> None:
        self.record = record
        self.ids = 0
        with record.book() as book:
            ask(book, effect, with_lawyers())
            [request] = book.requests()
        self.id, self.code = request.id, request.code
        self.key = self.answering.open_keys(LAWYER, 1, NOON)[0].key

    @property
    def answering(self) -> StoredAnswering:
        return StoredAnswering(self.record.ledger)

    def text(self, sender: PhoneNumber, body: str, again: bool = False, **later: float) -> Outcome:
        self.ids += not again
        text = InboundText("africastalking", str(self.ids), sender, body.replace("KEY", self.key))
        return take_answer(Incoming(self.answering, text, with_lawyers(), after(**later)))

    def state(self) -> str:
        [row] = self.record.rows(requests)
        return str(row["state"])

    def look(self, **later: float) -> None:
        Clocks(self.record.ledger, with_lawyers, lambda: None).look(after(**later))

    def texts(self) -> list[str]:
        """The bodies of what waits to be sent to anybody."""
        return [claimed.text.body for claimed in self.record.outbox.claim(after(days=1), 99)]


@pytest.fixture
def asked(record: Record) -> Asked:
    return Asked(record)


@pytest.mark.parametrize(
    ("sender", "body", "outcome", "state"),
    [
        pytest.param(LAWYER, "KEY 1", Outcome.REQUEST_ANSWERED, "taken", id="the specialist takes it"),
        pytest.param(LAWYER, "1", Outcome.WITHOUT_KEY, "waiting", id="without the key, though there is one"),
        pytest.param(LAWYER, "olaman KEY", Outcome.REQUEST_ANSWERED, "taken", id="in words"),
        pytest.param(LAWYER, "KEY 2", Outcome.REQUEST_ANSWERED, "waiting", id="passes it on"),
        pytest.param(LAWYER, "KEY 0", Outcome.REQUEST_ANSWERED, "answered", id="has called"),
        pytest.param(LAWYER, "KEY О", Outcome.MEANS_NOTHING, "waiting", id="a Cyrillic letter for zero is asked"),
        pytest.param(LAWYER, "１ KEY", Outcome.REQUEST_ANSWERED, "taken", id="a full-width digit"),
        pytest.param(SECOND, "KEY 1", Outcome.FROM_NOBODY, "waiting", id="another of this role, who was not told"),
        pytest.param(LAWYER, "000000 1", Outcome.WRONG_KEY, "waiting", id="a wrong key"),
        pytest.param(ANDIJON, "KEY 1", Outcome.FROM_NOBODY, "waiting", id="a centre that was not told"),
        pytest.param(SUPERVISOR_LINE, "KEY 1", Outcome.FROM_NOBODY, "waiting", id="a supervisor who was not told"),
        pytest.param(OFF_DUTY, "KEY 1", Outcome.FROM_NOBODY, "waiting", id="a number that is not registered"),
        pytest.param(STRANGER, "1", Outcome.FROM_NOBODY, "waiting", id="a stranger"),
        pytest.param(HER, "KEY 1", Outcome.FROM_NOBODY, "waiting", id="she herself"),
        pytest.param(LAWYER, "KEY 3", Outcome.MEANS_NOTHING, "waiting", id="a digit without a meaning"),
        pytest.param(LAWYER, "x" * 1000, Outcome.BESIDE, "waiting", id="a thousand characters"),
    ],
)
def test_each_answer_has_one_outcome(
    asked: Asked, sender: PhoneNumber, body: str, outcome: Outcome, state: str
) -> None:
    assert asked.text(sender, body) == outcome
    assert asked.state() == state


def test_a_repeated_text_counts_once_and_taking_it_again_changes_nothing(asked: Asked) -> None:
    assert asked.text(LAWYER, "KEY 1") is Outcome.REQUEST_ANSWERED
    assert asked.text(LAWYER, "KEY 1", again=True) is Outcome.SEEN_BEFORE
    assert asked.text(LAWYER, "KEY 1") is Outcome.CHANGED_NOTHING
    assert sum("+998 00 000 00 01" in body for body in asked.texts()) == 1


def test_what_a_member_of_staff_holds_is_not_taken_by_text(asked: Asked, record: Record) -> None:
    with record.book() as book:
        take_request(book, RequestHand(asked.id, Doer.STAFF, "nodira"), with_lawyers())
    assert asked.text(LAWYER, "KEY 1") is Outcome.HELD_BY_ANOTHER
    assert not any("+998" in body for body in asked.texts())


def test_a_question_is_not_closed_by_a_digit(record: Record) -> None:
    asked = Asked(record, QUESTION)
    assert asked.text(LAWYER, "KEY 0") is Outcome.MEANS_NOTHING
    assert asked.state() == "waiting"


def test_an_answer_to_one_that_is_done_is_known_for_what_it_is(asked: Asked) -> None:
    asked.text(LAWYER, "KEY 0")
    assert asked.text(LAWYER, "KEY 1") is Outcome.CLOSED
    assert asked.text(LAWYER, "1") is Outcome.FROM_NOBODY


def test_a_bare_digit_is_answered_with_the_keys_of_all_that_wait(asked: Asked, record: Record) -> None:
    with record.book(ANOTHER) as book:
        ask(book, CALL, with_lawyers())
    assert {asked.text(LAWYER, "1") for _ in range(9)} == {Outcome.WITHOUT_KEY}
    [told] = [body for body in asked.texts() if "Kalitlar:" in body]
    assert all(one.key in told for one in asked.answering.open_keys(LAWYER, 6, NOON))
    assert asked.text(LAWYER, "KEY 1") is Outcome.REQUEST_ANSWERED


def test_the_key_of_one_request_opens_no_other(asked: Asked, record: Record) -> None:
    with record.book(ANOTHER) as book:
        ask(book, CALL, with_lawyers())
    asked.text(LAWYER, "KEY 0")
    assert sorted(row["state"] for row in record.rows(requests)) == ["answered", "waiting"]


def test_guessed_keys_are_made_longer_and_its_history_says_so(asked: Asked, record: Record) -> None:
    for wrong in range(100_000, 100_010):
        asked.text(LAWYER, f"{wrong} 0")
    assert asked.text(LAWYER, "KEY 0") is Outcome.OLD_KEY
    assert [row["what"] for row in record.rows(request_events)].count(Event.KEYS_RENEWED) == 1


def test_a_step_is_taken_once_however_many_look(asked: Asked, record: Record) -> None:
    together = Barrier(3)

    def look() -> None:
        together.wait()
        asked.look(hours=1)

    threads = [Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    steps = [row["reason"] for row in record.rows(request_events) if row["what"] == Event.ESCALATED]
    assert steps == ["step_0", "step_1"]
    asked.look(minutes=-5)
    assert len(record.rows(request_events)) == 3


def test_the_history_says_what_happened_when_and_by_whom(asked: Asked, record: Record) -> None:
    asked.look(hours=1)
    key = asked.answering.open_keys(SECOND, 1, NOON)[0].key
    asked.text(SECOND, f"{key} 1", hours=2)
    asked.text(SECOND, f"{key} 0", hours=3)
    lines = Histories(record.engine, record.vault).of_request(asked.id)
    assert [(line.at, line.change.what, line.change.by, line.change.key) for line in lines] == [
        (NOON, Event.ASKED, Doer.CALLER, ""),
        (NOON, Event.ESCALATED, Doer.CLOCK, ""),
        (after(hours=1), Event.ESCALATED, Doer.CLOCK, ""),
        (after(hours=2), Event.TAKEN, Doer.SPECIALIST, "lawyer"),
        (after(hours=3), Event.CALLED, Doer.SPECIALIST, "lawyer"),
    ]


def test_the_queue_has_who_holds_what_and_the_one_that_is_due_first(asked: Asked, record: Record) -> None:
    with record.book(ANOTHER) as book:
        ask(book, replace(CALL, time=SafeTime.EVENING), with_lawyers())
    with record.book() as book:
        take_request(book, RequestHand(asked.id, Doer.STAFF, "nodira"), with_lawyers())
    first, second = (one.request for one in StoredRequests(record.engine, record.vault).unanswered())
    assert (first.id, first.held and first.held.key) == (asked.id, "nodira")
    assert (second.time, second.state) == (SafeTime.EVENING, RequestState.WAITING)


def test_erasing_takes_it_all_away(asked: Asked, record: Record) -> None:
    with record.book() as book:
        erase_everything(book)
    assert [record.count(table) for table in (requests, request_events, notices)] == [0, 0, 0]


@pytest.mark.parametrize(("is_done", "left"), [(True, 0), (False, 1)])
def test_what_is_done_is_forgotten_after_ninety_days_and_what_is_not_is_kept(
    asked: Asked, record: Record, is_done: bool, left: int
) -> None:
    with record.book() as book:
        hand = RequestHand(asked.id, Doer.STAFF, "nodira")
        take_request(book, hand, with_lawyers())
        if is_done:
            call_is_done(book, hand)
    record.run("UPDATE notices SET state = 'delivered'")
    count_all(record.engine)
    list(forget(record.engine, after(days=89)))
    assert record.count(requests) == 1
    assert record.count(notices) > 0
    list(forget(record.engine, after(days=91)))
    assert record.count(requests) == left


def test_a_code_is_that_of_one_alert_or_request(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(record)
    drawn = iter([int(asked.code) - 1000, int(asked.code) - 1000, 7])
    monkeypatch.setattr("store.callers.book.secrets.randbelow", lambda _most: next(drawn))
    assert record.help().code == "1007"


def test_a_request_made_before_clocks_were_there_is_not_left_lying(record: Record) -> None:
    """What the migration writes for it: the first step is due when it was to be done."""
    asked = Asked(record)
    record.run("UPDATE requests SET next_step = 0, step_due_at = due_at")
    record.run("DELETE FROM notices")
    asked.look(hours=4)
    assert len(record.rows()) == 1


def test_an_answer_is_kept_and_leaves_the_queue(record: Record) -> None:
    asked = Asked(record, QUESTION)
    with record.book() as book:
        answer_request(book, RequestHand(asked.id, Doer.STAFF, "nodira"), "Inspektordan so'rang.")
    with record.book() as book:
        assert [one.answer for one in book.requests()] == ["Inspektordan so'rang."]
    assert StoredRequests(record.engine, record.vault).unanswered() == []
