"""When a circuit opens, how it closes, and which routes a text takes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.notice import Urgency
from sms.gateway import Accepted, Outcome, Refused, TryLater, Whose
from sms.sending.route_health import (
    FIRST_REST,
    LONGEST_REST,
    NEGLECTED_AFTER,
    OPENS_AFTER,
    Health,
    Plan,
    after,
    plan,
    probed,
)

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)

TAKEN = Accepted("id-1")
DOWN = TryLater("down")
LOST = TryLater("answer lost", may_have_sent=True)
WRONG_NUMBER = Refused("wrong number", Whose.RECIPIENT)
NO_MONEY = Refused("no money", Whose.ACCOUNT)

WELL = Health()
RESTS = Health(OPENS_AFTER, NOW + FIRST_REST)
RESTED = Health(OPENS_AFTER, NOW - FIRST_REST)
NEGLECTED = Health(OPENS_AFTER, NOW - NEGLECTED_AFTER)


def after_all(outcomes: list[Outcome], health: Health = WELL, now: datetime = NOW) -> Health:
    for outcome in outcomes:
        health = after(health, outcome, now)
    return health


OPENINGS: dict[str, tuple[list[Outcome], bool]] = {
    "nothing happened": ([], False),
    "two failures": ([DOWN, DOWN], False),
    "three failures": ([DOWN, DOWN, DOWN], True),
    "three answers lost": ([LOST, LOST, LOST], True),
    "three refusals of our account": ([NO_MONEY, NO_MONEY, NO_MONEY], True),
    "failures of all kinds": ([DOWN, NO_MONEY, LOST], True),
    "wrong numbers, however many": ([WRONG_NUMBER] * 10, False),
    "a text taken in between": ([DOWN, DOWN, TAKEN, DOWN, DOWN], False),
    "a wrong number in between": ([DOWN, DOWN, WRONG_NUMBER, DOWN, DOWN], False),
    "it asked us to stay away": ([TryLater("HTTP 429", after_seconds=20.0)], True),
}


@pytest.mark.parametrize(("outcomes", "is_open"), OPENINGS.values(), ids=OPENINGS.keys())
def test_failures_in_a_row_open_the_circuit(outcomes: list[Outcome], is_open: bool) -> None:
    assert after_all(outcomes).is_open == is_open


def test_an_open_circuit_rests_and_then_may_be_probed() -> None:
    health = after_all([DOWN] * OPENS_AFTER)
    assert health.rests(NOW)
    assert health.rests(NOW + FIRST_REST - timedelta(microseconds=1))
    assert not health.rests(NOW + FIRST_REST)


@pytest.mark.parametrize(("asked", "rest"), [(1, FIRST_REST), (20, timedelta(seconds=20)), (86_400, LONGEST_REST)])
def test_a_provider_may_ask_for_a_longer_rest_within_reason(asked: float, rest: timedelta) -> None:
    assert after(WELL, TryLater("HTTP 429", after_seconds=asked), NOW).open_until == NOW + rest


def test_a_probe_that_comes_through_closes_the_circuit() -> None:
    assert after(probed(RESTED, NOW), TAKEN, NOW) == WELL


def test_each_failed_probe_doubles_the_rest_up_to_the_longest() -> None:
    health, now, rests = after_all([DOWN] * OPENS_AFTER), NOW, []
    for _ in range(8):
        assert health.open_until is not None
        rests.append((health.open_until - now).total_seconds())
        now = health.open_until
        health = after(probed(health, now), LOST, now)
    assert rests == [5, 10, 20, 40, 60, 60, 60, 60]


def test_a_prober_that_dies_leaves_the_circuit_open_for_the_next_one() -> None:
    health = probed(RESTED, NOW)
    assert health.is_open
    assert health.rests(NOW)
    assert not health.rests(NOW + LONGEST_REST)


def test_texts_that_were_under_way_when_the_circuit_opened_do_not_lengthen_its_rest() -> None:
    opened = after_all([LOST] * OPENS_AFTER)
    assert after_all([LOST] * 30, opened) == opened


def test_trouble_of_our_account_is_remembered_until_a_text_is_taken() -> None:
    health = after_all([NO_MONEY, NO_MONEY, WRONG_NUMBER, NO_MONEY, DOWN])
    assert (health.trouble, health.refused) == ("no money", 3)
    assert after(health, TAKEN, NOW) == WELL


@given(back=st.timedeltas(min_value=timedelta(), max_value=timedelta(days=30)))
def test_a_clock_set_back_keeps_no_route_resting_for_longer_than_the_longest_rest(back: timedelta) -> None:
    now = NOW - back
    assert not RESTS.rests(now) or NOW + FIRST_REST <= now + LONGEST_REST


A, B, C = "abc"

PLANS: dict[str, tuple[Urgency, list[Health], Plan]] = {
    "an alarm, all is well": (Urgency.ALARM, [WELL, WELL], Plan(takes=(A, B))),
    "an alarm skips an open circuit, and comes back to it last": (Urgency.ALARM, [RESTS, WELL], Plan(takes=(B, A))),
    "an alarm leaves the probing to others": (Urgency.ALARM, [RESTED, WELL], Plan(takes=(B, A))),
    "an alarm probes what nobody probed": (Urgency.ALARM, [NEGLECTED, WELL], Plan(A, (B, A))),
    "an alarm probes nothing behind a road that is well": (Urgency.ALARM, [WELL, NEGLECTED], Plan(takes=(A, B))),
    "an alarm, nothing is well": (Urgency.ALARM, [RESTS, RESTS], Plan(takes=(A, B))),
    "an alarm tries the rested before the resting": (Urgency.ALARM, [RESTS, RESTED, RESTS], Plan(takes=(B, A, C))),
    "an answer, all is well": (Urgency.ANSWER, [WELL, WELL], Plan(takes=(A,))),
    "an answer takes the first that is well": (Urgency.ANSWER, [RESTED, WELL, WELL], Plan(takes=(B,))),
    "an answer, nothing is well, one is rested": (Urgency.ANSWER, [RESTS, RESTED], Plan(probes=B)),
    "an answer, all rest": (Urgency.ANSWER, [RESTS, RESTS], Plan(wait=5.0)),
    "routine, all is well": (Urgency.ROUTINE, [WELL, WELL], Plan(takes=(A,))),
    "routine waits for its route": (Urgency.ROUTINE, [RESTS, WELL], Plan(wait=5.0)),
    "routine does the probing": (Urgency.ROUTINE, [RESTED, WELL], Plan(probes=A)),
}


@pytest.mark.parametrize(("urgency", "healths", "planned"), PLANS.values(), ids=PLANS.keys())
def test_which_routes_a_text_takes(urgency: Urgency, healths: list[Health], planned: Plan) -> None:
    assert plan(urgency, dict(zip("abc", healths, strict=False)), NOW) == planned


instants = st.timedeltas(min_value=timedelta(days=-30), max_value=timedelta(days=30)).map(
    lambda from_now: NOW + from_now
)
healths = st.builds(Health, st.integers(0, 50), st.none() | instants)


@given(known=st.dictionaries(st.text("abc", min_size=1, max_size=2), healths, min_size=1, max_size=4))
def test_a_wrong_circuit_never_keeps_an_alarm_from_any_route(known: dict[str, Health]) -> None:
    planned = plan(Urgency.ALARM, known, NOW)
    assert sorted(planned.takes) == sorted(known)
    closed = [name for name in known if not known[name].is_open]
    assert list(planned.takes[: len(closed)]) == closed
