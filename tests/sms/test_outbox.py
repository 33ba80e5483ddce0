"""What an attempt means for a notice, by its promise, its urgency and what came of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.notice import Promise, Urgency
from sms.gateway import Accepted, Outcome, OutgoingText, Refused, TryLater, Whose
from sms.gateways.africastalking.client import PATIENCE
from sms.sending.outbox import (
    COPIES_AT_ONCE,
    GIVE_UP_AFTER,
    LEASE,
    LONGEST_WAIT,
    RETRY_AFTER,
    Claimed,
    Gone,
    NoticeState,
    copy_due_at,
    settlement,
)
from vocabulary.phone_number import PhoneNumber

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
TEXT = OutgoingText("n-1", PhoneNumber("+998001234567"), "Salom")
CLAIMED = Claimed("n-1", "c-1", TEXT, Urgency.ALARM, Promise.AT_LEAST_ONCE, tries=1, copies=1, posted_at=NOW)
ROUTINE = replace(CLAIMED, urgency=Urgency.ROUTINE, copies=COPIES_AT_ONCE)
HERS = replace(CLAIMED, promise=Promise.AT_MOST_ONCE)

DUE, HANDED, FAILED = NoticeState.DUE, NoticeState.HANDED, NoticeState.FAILED
UNCONFIRMED = NoticeState.UNCONFIRMED
LOST = TryLater("answer lost", may_have_sent=True)

MEANINGS: dict[str, tuple[Claimed, Outcome, NoticeState, bool]] = {
    # what was claimed, what came of it: the next state, and whether it counts as a copy
    "accepted": (CLAIMED, Accepted("m-1"), HANDED, True),
    "accepted, to her": (HERS, Accepted("m-1"), HANDED, True),
    "down": (CLAIMED, TryLater("down"), DUE, False),
    "down, to her": (HERS, TryLater("down"), DUE, False),
    "answer lost": (CLAIMED, LOST, DUE, True),
    "an alarm's answer lost again and again": (replace(CLAIMED, copies=9), LOST, DUE, True),
    "another text's answer lost for the last time": (ROUTINE, LOST, UNCONFIRMED, True),
    "answer lost, to her": (HERS, LOST, UNCONFIRMED, True),
    "a number that the route will not serve": (CLAIMED, Refused("x", Whose.RECIPIENT), FAILED, False),
    "our account in trouble": (CLAIMED, Refused("x", Whose.ACCOUNT), DUE, False),
    "our account in trouble, to her": (HERS, Refused("x", Whose.ACCOUNT), DUE, False),
}


@pytest.mark.parametrize(("claimed", "outcome", "state", "was_copy"), list(MEANINGS.values()), ids=MEANINGS.keys())
def test_an_outcome_means_what_its_promise_says(
    claimed: Claimed, outcome: Outcome, state: NoticeState, was_copy: bool
) -> None:
    settled = settlement(claimed, "a", outcome, NOW)
    assert (settled.state, settled.was_copy) == (state, was_copy)
    assert (settled.due_at is not None) is (state is DUE)


@pytest.mark.parametrize(("given_id", "kept"), [("m-1", "m-1"), ("", None)])
def test_the_id_of_an_accepted_text_is_kept_if_there_is_one(given_id: str, kept: str | None) -> None:
    settled = settlement(CLAIMED, "a", Accepted(given_id), NOW)
    assert (settled.route, settled.message_id, settled.outcome) == ("a", kept, "accepted")


@pytest.mark.parametrize("urgency", Urgency)
def test_the_waits_grow_and_the_last_one_repeats(urgency: Urgency) -> None:
    waits = []
    for tries in range(1, len(RETRY_AFTER[urgency]) + 3):
        settled = settlement(replace(CLAIMED, urgency=urgency, tries=tries), "a", TryLater("down"), NOW)
        assert settled.due_at is not None
        waits.append((settled.due_at - NOW).total_seconds())
    assert waits == [*RETRY_AFTER[urgency], *[RETRY_AFTER[urgency][-1]] * 2]
    assert waits == sorted(waits)


def test_an_alarm_is_tried_again_sooner_than_anything_else() -> None:
    for alarm, answer, routine in zip(*(RETRY_AFTER[urgency] for urgency in Urgency), strict=False):
        assert alarm <= answer <= routine


@pytest.mark.parametrize(("asked", "waited"), [(None, 1), (0.5, 1), (30, 30), (10**9, LONGEST_WAIT.total_seconds())])
def test_a_provider_that_asks_for_time_gets_it_up_to_a_limit(asked: float | None, waited: float) -> None:
    settled = settlement(CLAIMED, "a", TryLater("busy", after_seconds=asked), NOW)
    assert settled.due_at == NOW + timedelta(seconds=waited)


@pytest.mark.parametrize("outcome", [TryLater("down"), Refused("x", Whose.ACCOUNT), LOST])
def test_what_is_not_through_after_a_day_needs_a_human(outcome: Outcome) -> None:
    assert settlement(CLAIMED, "a", outcome, NOW + GIVE_UP_AFTER).state is FAILED
    assert settlement(CLAIMED, "a", outcome, NOW + GIVE_UP_AFTER - timedelta(seconds=1)).state is DUE


def test_a_lease_outlives_the_longest_wait_for_the_provider() -> None:
    assert LEASE.total_seconds() > PATIENCE


MINUTES = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("gone", "waits"),
    [
        (Gone(lately=1, unknown=1, again=0), 0),
        (Gone(lately=2, unknown=2, again=1), 0),
        (Gone(lately=3, unknown=1, again=0), 10),
        (Gone(lately=3, unknown=3, again=2), 10),
        (Gone(lately=4, unknown=4, again=3), 20),
        (Gone(lately=5, unknown=5, again=4), 40),
        (Gone(lately=6, unknown=6, again=5), 80),
        (Gone(lately=1, unknown=1, again=12), 24 * 60),
    ],
)
def test_the_next_copy_of_an_alarm_waits_for_what_its_phone_may_have_got(gone: Gone, waits: int) -> None:
    soon = NOW + timedelta(seconds=2)
    assert copy_due_at(soon, gone, NOW) == (NOW + waits * MINUTES if waits else soon)


def test_nobody_gets_more_than_twelve_in_a_day_and_no_alarm_is_used_up() -> None:
    at, times = NOW, [NOW]
    while at < NOW + timedelta(days=3):
        within = [one for one in times if one > at - timedelta(minutes=10)]
        today = [one for one in times if one > at - timedelta(days=1)]
        at = copy_due_at(at + timedelta(seconds=1), Gone(len(within), len(times), len(today) - 1), at)
        times.append(at)
    for first, thirteenth in zip(times, times[12:], strict=False):
        assert thirteenth - first > timedelta(days=1)
    assert times[-1] > NOW + timedelta(days=2)


outcomes = st.one_of(
    st.builds(Accepted, st.text(max_size=9)),
    st.builds(TryLater, st.text(max_size=9), st.booleans(), st.none() | st.floats(0, 1e9)),
    st.builds(Refused, st.text(max_size=9), st.sampled_from(Whose)),
)
claims = st.builds(
    Claimed,
    id=st.just("n-1"),
    claim=st.just("c-1"),
    text=st.just(TEXT),
    urgency=st.sampled_from(Urgency),
    promise=st.sampled_from(Promise),
    tries=st.integers(1, 100),
    copies=st.integers(1, COPIES_AT_ONCE),
    posted_at=st.datetimes(timezones=st.just(UTC), min_value=datetime(2026, 11, 20), max_value=datetime(2026, 11, 22)),  # noqa: DTZ001
)


@given(claimed=claims, outcome=outcomes)
def test_nothing_is_sent_again_that_may_not_be(claimed: Claimed, outcome: Outcome) -> None:
    settled = settlement(claimed, "a", outcome, NOW)
    copies = claimed.copies - (0 if settled.was_copy else 1)
    if claimed.promise is Promise.AT_MOST_ONCE:
        assert settled.state is not DUE or copies < 1 or claimed.copies > 1
    elif claimed.urgency is not Urgency.ALARM:
        assert settled.state is not DUE or copies < COPIES_AT_ONCE
    assert settled.due_at is None or NOW < settled.due_at <= NOW + LONGEST_WAIT
    assert settled.was_copy or not (isinstance(outcome, TryLater) and outcome.may_have_sent)
