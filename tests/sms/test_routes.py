"""Which roads a text takes when one of them fails."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.notice import Promise
from sms.gateway import Accepted, Outcome, OutgoingText, Refused, TryLater, Whose
from sms.gateways.simulator import Simulator
from sms.routes import NO_ROUTE, send_by
from texts.phone_number import PhoneNumber

TEXT = OutgoingText("n-1", PhoneNumber("+998001234567"), "Salom")

TAKEN = Accepted("id-1")
DOWN = TryLater("down")
LOST = TryLater("answer lost", may_have_sent=True)
WRONG_NUMBER = Refused("wrong number", Whose.RECIPIENT)
NO_MONEY = Refused("no money", Whose.ACCOUNT)

LEAST, MOST = Promise.AT_LEAST_ONCE, Promise.AT_MOST_ONCE


class FakeRoute:
    """A route that always comes to the same outcome and remembers what it was given."""

    patience = 1.0

    def __init__(self, name: str, outcome: Outcome, takes_free_text: bool = True) -> None:
        self.name = name
        self.takes_free_text = takes_free_text
        self.given: list[OutgoingText] = []
        self._outcome = outcome

    def send(self, text: OutgoingText) -> Outcome:
        self.given.append(text)
        return self._outcome


def routes_that(*outcomes: Outcome) -> list[FakeRoute]:
    return [FakeRoute(name, outcome) for name, outcome in zip("abcd", outcomes, strict=False)]


def tried(routes: list[FakeRoute]) -> str:
    return "".join(route.name for route in routes for _ in route.given)


ALARMS: dict[str, tuple[list[Outcome], Promise, str, tuple[str, Outcome]]] = {
    "the first accepts": ([TAKEN, TAKEN], LEAST, "a", ("a", TAKEN)),
    "the first is down": ([DOWN, TAKEN], LEAST, "ab", ("b", TAKEN)),
    "the first refuses": ([WRONG_NUMBER, TAKEN], LEAST, "ab", ("b", TAKEN)),
    "the first has no money": ([NO_MONEY, TAKEN], MOST, "ab", ("b", TAKEN)),
    "an answer was lost, to a responder": ([LOST, TAKEN], LEAST, "ab", ("b", TAKEN)),
    "an answer was lost, to her own phone": ([LOST, TAKEN], MOST, "a", ("a", LOST)),
    "down, then lost, to her own phone": ([DOWN, LOST, TAKEN], MOST, "ab", ("b", LOST)),
    "lost, then down": ([LOST, DOWN], LEAST, "ab", ("b", TryLater("down", may_have_sent=True))),
    "down everywhere": ([DOWN, DOWN], LEAST, "ab", ("b", DOWN)),
    "one may come back, one never": ([DOWN, WRONG_NUMBER], LEAST, "ab", ("a", DOWN)),
    "refused everywhere, once for want of money": ([NO_MONEY, WRONG_NUMBER], LEAST, "ab", ("a", NO_MONEY)),
    "refused everywhere": ([WRONG_NUMBER, WRONG_NUMBER], LEAST, "ab", ("b", WRONG_NUMBER)),
}


@pytest.mark.parametrize(("outcomes", "promise", "ways", "result"), ALARMS.values(), ids=ALARMS.keys())
def test_an_alarm_goes_on_to_the_next_route_at_once(
    outcomes: list[Outcome], promise: Promise, ways: str, result: tuple[str, Outcome]
) -> None:
    routes = routes_that(*outcomes)
    assert send_by(routes, TEXT, promise, urgent=True) == result
    assert tried(routes) == ways


@pytest.mark.parametrize("outcome", [TAKEN, DOWN, LOST, WRONG_NUMBER, NO_MONEY])
def test_what_can_wait_tries_the_first_route_only(outcome: Outcome) -> None:
    routes = routes_that(outcome, TAKEN)
    assert send_by(routes, TEXT, LEAST, urgent=False) == ("a", outcome)
    assert tried(routes) == "a"


def test_her_own_words_go_only_over_a_route_that_takes_free_text() -> None:
    templates, free = FakeRoute("templates", DOWN, takes_free_text=False), FakeRoute("free", TAKEN)
    with_words = replace(TEXT, own_words="Salom, singlim")
    assert send_by([templates, free], with_words, LEAST, urgent=True) == ("free", TAKEN)
    assert [text.body for text in templates.given] == ["Salom"]
    assert [text.body for text in free.given] == ["Salom, singlim"]


def test_without_any_route_our_account_is_to_blame() -> None:
    assert send_by([], TEXT, LEAST, urgent=True) == (None, NO_ROUTE)


@pytest.mark.parametrize(
    ("waits", "shortest"), [((60.0, 5.0), 5.0), ((5.0, 60.0), 5.0), ((60.0, None), None), ((None, None), None)]
)
def test_the_route_that_is_ready_first_sets_the_wait(
    waits: tuple[float | None, float | None], shortest: float | None
) -> None:
    routes = routes_that(*[TryLater("busy", after_seconds=wait) for wait in waits])
    assert send_by(routes, TEXT, LEAST, urgent=True) == ("b", TryLater("busy", after_seconds=shortest))


outcomes = st.lists(st.sampled_from([TAKEN, DOWN, LOST, WRONG_NUMBER, NO_MONEY]), min_size=1, max_size=4)


@given(outcomes=outcomes, urgent=st.booleans())
def test_her_own_phone_never_gets_two(outcomes: list[Outcome], urgent: bool) -> None:
    routes = routes_that(*outcomes)
    send_by(routes, TEXT, MOST, urgent=urgent)
    perhaps_sent = [outcome for route, outcome in zip(routes, outcomes, strict=True) if route.given]
    assert sum(outcome in (TAKEN, LOST) for outcome in perhaps_sent) <= 1


@given(outcomes=outcomes)
def test_an_alarm_gets_out_when_any_route_accepts(outcomes: list[Outcome]) -> None:
    _, outcome = send_by(routes_that(*outcomes), TEXT, LEAST, urgent=True)
    assert (outcome == TAKEN) == (TAKEN in outcomes)


def test_a_possible_copy_is_never_forgotten() -> None:
    failures: list[Outcome] = [DOWN, LOST, WRONG_NUMBER, NO_MONEY]
    for pair in product(failures, repeat=2):
        _, outcome = send_by(routes_that(*pair), TEXT, LEAST, urgent=True)
        assert (isinstance(outcome, TryLater) and outcome.may_have_sent) == (LOST in pair)


def test_the_simulator_keeps_the_text_and_accepts_it() -> None:
    kept: list[tuple[str, str]] = []
    assert Simulator(lambda to, body: kept.append((to, body))).send(TEXT) == Accepted("n-1")
    assert kept == [("+998001234567", "Salom")]


def test_a_simulator_that_cannot_keep_the_text_asks_to_try_later() -> None:
    def fail(to: PhoneNumber, body: str) -> None:
        raise OSError(f"disk full while keeping {to}")

    assert Simulator(fail).send(TEXT) == TryLater("OSError")
