"""How much a host takes that fails while others may not: a table, and what holds whatever happens."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms.gateway import Accepted, Outcome, Refused, TryLater, Whose
from sms.sending.own_health import Own, Share, asked, is_to_be_asked, known_here, own_after, own_now, share
from sms.sending.route_health import FIRST_REST, LONGEST_REST, OPENS_AFTER, Health

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
TAKEN, WRONG_NUMBER = Accepted("id-1"), Refused("wrong number", Whose.RECIPIENT)
DOWN, LOST, WRONG_KEY = TryLater("down"), TryLater("lost", may_have_sent=True), Refused("HTTP 401", Whose.ACCOUNT)

WELL = Own()
HANGS = Own(hangs=True)
FAILED_ONCE, FAILED_TWICE = Own(Health(1), fails=True), Own(Health(2), fails=True)
OUT = Own(Health(OPENS_AFTER, NOW + FIRST_REST), fails=True)
ANSWERS_AGAIN = Own(Health(OPENS_AFTER, NOW), fails=True, may_try=True)


@pytest.mark.parametrize(
    ("routes", "free", "claims"),
    {
        "well": ([WELL], 256, Share(256)),
        "nothing to send over, which is said of each text": ([], 256, Share(256)),
        "one failure": ([FAILED_ONCE], 256, Share(64)),
        "two": ([FAILED_TWICE], 256, Share(16)),
        "two, and little was free": ([FAILED_TWICE], 3, Share(1)),
        "nothing is free": ([WELL], 0, Share(0)),
        "out": ([OUT], 256, Share(0, routine=False)),
        "no answer for a while": ([HANGS], 256, Share(0, routine=False)),
        "somebody answers at its address again": ([ANSWERS_AGAIN], 256, Share(1)),
        "the first is out, the second well": ([OUT, WELL], 256, Share(256, routine=False)),
        "the first answers again": ([ANSWERS_AGAIN, WELL], 256, Share(256)),
        "the second is out": ([WELL, OUT], 256, Share(256)),
        "both are out": ([OUT, HANGS], 256, Share(0, routine=False)),
        "out and failing": ([OUT, FAILED_ONCE], 256, Share(64, routine=False)),
        "both are out, the second answers again": ([OUT, ANSWERS_AGAIN], 256, Share(1, routine=False)),
    }.values(),
)
def test_how_much_a_host_claims(routes: list[Own], free: int, claims: Share) -> None:
    assert share(routes, free) == claims


@pytest.mark.parametrize("outcome", [DOWN, LOST, WRONG_KEY])
def test_three_failures_that_others_do_not_have_put_a_host_out(outcome: Outcome) -> None:
    own, claims = WELL, [share([WELL], 256).most]
    for _ in range(OPENS_AFTER):
        own = own_after(own, outcome, True, NOW)
        claims.append(share([own], 256).most)
    assert claims == [256, 64, 16, 0]
    assert own.fails


@pytest.mark.parametrize("outcome", [DOWN, LOST, WRONG_KEY])
def test_what_fails_everywhere_is_no_reason_to_stand_back(outcome: Outcome) -> None:
    own = WELL
    for _ in range(10):
        own = own_after(own, outcome, False, NOW)
    assert share([own], 256) == Share(256)
    assert own.fails, "so that no other counts on this host"


def test_one_text_that_failed_after_it_got_no_answer_for_a_while_puts_a_host_out() -> None:
    assert share([own_after(HANGS, LOST, True, NOW)], 256).most == 0


@pytest.mark.parametrize("own", [FAILED_TWICE, OUT, HANGS, ANSWERS_AGAIN])
@pytest.mark.parametrize("outcome", [TAKEN, WRONG_NUMBER])
def test_a_text_that_is_taken_ends_it(own: Own, outcome: Outcome) -> None:
    assert own_after(own, outcome, True, NOW) == WELL


@pytest.mark.parametrize("own", [FAILED_TWICE, OUT, HANGS, ANSWERS_AGAIN])
def test_a_host_whose_others_fail_or_are_gone_takes_everything_again(own: Own) -> None:
    assert share([own_now(own, True, False)], 256) == Share(256)


def test_a_host_that_gets_no_answer_leaves_what_comes_to_others_until_there_is_one() -> None:
    hanging = own_now(WELL, True, True)
    assert share([hanging], 256).most == 0
    assert share([own_now(hanging, False, True)], 256).most == 256


def test_a_host_that_is_out_is_tried_by_looking_and_then_by_one_text() -> None:
    own, at = OUT, NOW
    rests = []
    for _ in range(6):
        while not is_to_be_asked(own, at):
            at += timedelta(seconds=1)
        rests.append((at - NOW).total_seconds())
        own = asked(own, False, at)
        assert share([own], 256).most == 0
    waits = [later - sooner for sooner, later in pairwise(rests)]
    assert waits == [10, 20, 40, 60, 60]

    at += LONGEST_REST
    own = asked(own, True, at)
    assert share([own], 256).most == 1
    assert not is_to_be_asked(own, at)
    assert share([own_after(own, WRONG_KEY, True, at)], 256).most == 0
    assert share([own_after(own, TAKEN, True, at)], 256).most == 256


def test_a_route_that_is_out_here_goes_last_here_and_what_all_know_stands() -> None:
    shared = {"a": Health(), "b": Health(), "c": Health(OPENS_AFTER, NOW + LONGEST_REST)}
    known = known_here(shared, {"a": OUT, "b": HANGS, "c": OUT}, NOW)
    assert known == {"a": OUT.health, "b": Health(open_until=NOW), "c": shared["c"]}
    assert known_here(shared, {"a": WELL, "b": FAILED_TWICE, "c": WELL}, NOW) == shared


steps = st.lists(st.tuples(st.sampled_from([TAKEN, WRONG_NUMBER, DOWN, LOST, WRONG_KEY]), st.booleans()))


@given(steps=steps, free=st.integers(0, 256))
def test_a_host_never_claims_more_than_is_free_and_alone_it_always_claims(
    steps: list[tuple[Outcome, bool]], free: int
) -> None:
    own = WELL
    for outcome, elsewhere in steps:
        own = own_after(own, outcome, elsewhere, NOW)
        assert 0 <= share([own], free).most <= free
    assert share([own_now(own, False, False)], free).most == free
