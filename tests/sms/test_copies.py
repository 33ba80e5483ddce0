"""P5: at most three copies at once of a text to a responder and one to the caller, whatever happens and who dies."""

from collections.abc import Container, Sequence
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.book import RecordUnavailable
from alerts.notice import Promise, Urgency
from sms.gateway import Accepted, Outcome, OutgoingText, Refused, TryLater, Whose
from sms.sending.deliver import Dispatcher
from sms.sending.outbox import COPIES_AT_ONCE, Claimed, NoticeState, Settlement
from vocabulary.phone_number import PhoneNumber

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TEXT = OutgoingText("n-1", PhoneNumber("+998001234567"), "Salom")

TAKEN = Accepted("id-1")
DOWN = TryLater("down")
LOST = TryLater("answer lost", may_have_sent=True)
WRONG_NUMBER = Refused("wrong number", Whose.RECIPIENT)
NO_MONEY = Refused("no money", Whose.ACCOUNT)


class ProcessDied(BaseException):
    """The process ends in the middle of a send: nothing is settled any more."""


class FakeOutbox:
    """One notice that is always due again, and the copies that are counted of it."""

    def __init__(self, promise: Promise, counts: bool = True) -> None:
        self.promise = promise
        self.copies = 0
        self.state = NoticeState.DUE
        self._counts = counts
        self._is_new_process = False

    def begin_process(self) -> None:
        """A process claims once, and dies or is done."""
        self._is_new_process = True

    def exchange(
        self,
        attempts: Sequence[tuple[Claimed, Settlement]],
        now: datetime,
        most: int,
        routine: bool = True,
        held: Container[str] = (),
    ) -> list[Claimed]:
        """As the record does: a claim whose process died stays counted, and what may go no more at once waits."""
        for _, settled in attempts:
            self.state = settled.state
            self.copies -= 0 if settled.was_copy else 1
        if self.state is NoticeState.CLAIMED and self.promise is Promise.AT_MOST_ONCE:
            self.state = NoticeState.UNCONFIRMED
        if self.copies >= COPIES_AT_ONCE:
            return []
        if self.state not in (NoticeState.DUE, NoticeState.CLAIMED) or not self._is_new_process:
            return []
        self._is_new_process = False
        self.state = NoticeState.CLAIMED
        self.copies += 1
        return [Claimed("n-1", "c-1", TEXT, Urgency.ALARM, self.promise, 1, self.copies, NOW)]

    def count_copy(self, claimed: Claimed) -> bool:
        if not self._counts:
            raise RecordUnavailable("OperationalError")
        self.copies += 1
        return True


class Script:
    """What comes of each text that is handed over, over all routes and attempts; None ends the process."""

    def __init__(self, outcomes: list[Outcome | None]) -> None:
        self._outcomes = list(outcomes)
        self.may_be_out = 0

    def next(self) -> Outcome:
        outcome = self._outcomes.pop(0) if self._outcomes else DOWN
        self.may_be_out += outcome is None or isinstance(outcome, Accepted) or outcome == LOST
        if outcome is None:
            raise ProcessDied
        return outcome


class FakeRoute:
    """A route that follows the script."""

    takes_free_text = True
    patience = 1.0

    def __init__(self, name: str, script: Script) -> None:
        self.name = name
        self._script = script

    def send(self, text: OutgoingText) -> Outcome:
        return self._script.next()


def play(outbox: FakeOutbox, outcomes: list[Outcome | None], routes: int) -> int:
    """Deliver until nothing is due, each attempt in a process of its own; answers how many copies may be out."""
    script = Script(outcomes)
    for _ in range(len(outcomes) + 1):
        outbox.begin_process()
        process = Dispatcher(outbox, [FakeRoute(name, script) for name in "abcd"[:routes]], lambda: NOW, threads=1)
        with suppress(ProcessDied):
            process.deliver_due()
        process.stop()
        process.run()
    return script.may_be_out


answers = [TAKEN, DOWN, LOST, WRONG_NUMBER, NO_MONEY]
stories = st.lists(st.sampled_from([*answers, None]), max_size=12)
peaceful_stories = st.lists(st.sampled_from(answers), max_size=12)
promises = st.sampled_from(Promise)
most = {Promise.AT_LEAST_ONCE: COPIES_AT_ONCE, Promise.AT_MOST_ONCE: 1}


@given(outcomes=stories, promise=promises, routes=st.integers(1, 4))
def test_copies_are_bounded_whatever_is_answered_and_whoever_dies(
    outcomes: list[Outcome | None], promise: Promise, routes: int
) -> None:
    outbox = FakeOutbox(promise)
    may_be_out = play(outbox, outcomes, routes)
    assert may_be_out <= outbox.copies <= most[promise]


@given(outcomes=peaceful_stories, promise=promises, routes=st.integers(1, 4))
def test_where_no_process_dies_exactly_the_copies_that_may_be_out_are_counted(
    outcomes: list[Outcome | None], promise: Promise, routes: int
) -> None:
    outbox = FakeOutbox(promise)
    assert play(outbox, outcomes, routes) == outbox.copies


@given(outcomes=stories, routes=st.integers(1, 4))
def test_no_uncounted_copy_goes_out_while_the_record_cannot_be_written(
    outcomes: list[Outcome | None], routes: int
) -> None:
    outbox = FakeOutbox(Promise.AT_LEAST_ONCE, counts=False)
    assert play(outbox, outcomes, routes) <= outbox.copies <= COPIES_AT_ONCE


@pytest.mark.parametrize(
    ("outcomes", "copies", "state"),
    [
        ([LOST, TAKEN], 2, NoticeState.HANDED),
        ([LOST, DOWN], 1, NoticeState.DUE),
        ([LOST, LOST], 2, NoticeState.DUE),
        ([LOST, LOST, LOST], 3, NoticeState.DUE),
        ([LOST, LOST, DOWN, TAKEN], 3, NoticeState.HANDED),
        ([LOST, None, TAKEN], 3, NoticeState.HANDED),
        ([LOST, WRONG_NUMBER], 1, NoticeState.DUE),
    ],
)
def test_an_attempt_over_two_routes_counts_each_copy(
    outcomes: list[Outcome | None], copies: int, state: NoticeState
) -> None:
    outbox = FakeOutbox(Promise.AT_LEAST_ONCE)
    play(outbox, outcomes, routes=2)
    assert (outbox.copies, outbox.state) == (copies, state)
