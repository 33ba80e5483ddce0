"""Which roads a text takes when one of them fails."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms.gateway import Accepted, Outcome, OutgoingText, Refused, TryLater, Whose
from sms.gateways.simulator.client import Simulator
from sms.sending.routes import NO_ROUTE, RoutesTooSlow, Sent, check_patience, send_by
from vocabulary.phone_number import PhoneNumber

TEXT = OutgoingText("n-1", PhoneNumber("+998001234567"), "Salom")

TAKEN = Accepted("id-1")
DOWN = TryLater("down")
LOST = TryLater("answer lost", may_have_sent=True)
DOWN_AFTER_LOST = TryLater("answer lost")
WRONG_NUMBER = Refused("wrong number", Whose.RECIPIENT)
NO_MONEY = Refused("no money", Whose.ACCOUNT)


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


class Copies:
    """Counts copies as the outbox does: one before the first route, and no more than are allowed."""

    def __init__(self, most: int) -> None:
        self.counted = 1
        self._most = most

    def count_another(self) -> bool:
        if self.counted == self._most:
            return False
        self.counted += 1
        return True


def routes_that(*outcomes: Outcome) -> list[FakeRoute]:
    return [FakeRoute(name, outcome) for name, outcome in zip("abcd", outcomes, strict=False)]


def send(routes: list[FakeRoute], text: OutgoingText = TEXT, most_copies: int = 3) -> Sent:
    return send_by(routes, text, Copies(most_copies).count_another)


def tried(routes: list[FakeRoute]) -> str:
    return "".join(route.name for route in routes for _ in route.given)


def perhaps_sent(routes: list[FakeRoute], outcomes: list[Outcome]) -> int:
    given = [outcome for route, outcome in zip(routes, outcomes, strict=True) if route.given]
    return sum(outcome in (TAKEN, LOST) for outcome in given)


RESPONDER, HER_OWN_PHONE = 3, 1

WAYS: dict[str, tuple[list[Outcome], int, str, Sent]] = {
    "the first accepts": ([TAKEN, TAKEN], RESPONDER, "a", Sent("a", TAKEN)),
    "the first is down": ([DOWN, TAKEN], RESPONDER, "ab", Sent("b", TAKEN)),
    "the first refuses": ([WRONG_NUMBER, TAKEN], RESPONDER, "ab", Sent("b", TAKEN)),
    "the first has no money": ([NO_MONEY, TAKEN], HER_OWN_PHONE, "ab", Sent("b", TAKEN)),
    "an answer was lost, to a responder": ([LOST, TAKEN], RESPONDER, "ab", Sent("b", TAKEN)),
    "an answer was lost, to her own phone": ([LOST, TAKEN], HER_OWN_PHONE, "a", Sent("a", LOST)),
    "down, then lost, to her own phone": ([DOWN, LOST, TAKEN], HER_OWN_PHONE, "ab", Sent("b", LOST)),
    "lost, then down": ([LOST, DOWN], RESPONDER, "ab", Sent("b", DOWN)),
    "lost, then lost": ([LOST, LOST], RESPONDER, "ab", Sent("b", LOST)),
    "lost four times": ([LOST, LOST, LOST, LOST], RESPONDER, "abc", Sent("c", LOST)),
    "lost, then refused": ([LOST, WRONG_NUMBER], RESPONDER, "ab", Sent("a", DOWN_AFTER_LOST)),
    "down everywhere": ([DOWN, DOWN], RESPONDER, "ab", Sent("b", DOWN)),
    "one may come back, one never": ([DOWN, WRONG_NUMBER], RESPONDER, "ab", Sent("a", DOWN)),
    "refused everywhere, once for want of money": ([NO_MONEY, WRONG_NUMBER], RESPONDER, "ab", Sent("a", NO_MONEY)),
    "refused everywhere": ([WRONG_NUMBER, WRONG_NUMBER], RESPONDER, "ab", Sent("b", WRONG_NUMBER)),
}


@pytest.mark.parametrize(("outcomes", "most_copies", "ways", "sent"), WAYS.values(), ids=WAYS.keys())
def test_the_next_route_is_tried_at_once(outcomes: list[Outcome], most_copies: int, ways: str, sent: Sent) -> None:
    routes = routes_that(*outcomes)
    assert send(routes, most_copies=most_copies) == sent
    assert tried(routes) == ways


def test_her_own_words_go_only_over_a_route_that_takes_free_text() -> None:
    templates, free = FakeRoute("templates", DOWN, takes_free_text=False), FakeRoute("free", TAKEN)
    with_words = replace(TEXT, own_words="Salom, singlim")
    assert send([templates, free], with_words) == Sent("free", TAKEN)
    assert [text.body for text in templates.given] == ["Salom"]
    assert [text.body for text in free.given] == ["Salom, singlim"]


def test_without_any_route_our_account_is_to_blame() -> None:
    assert send([]) == Sent(None, NO_ROUTE)


@pytest.mark.parametrize(
    ("waits", "shortest"), [((60.0, 5.0), 5.0), ((5.0, 60.0), 5.0), ((60.0, None), None), ((None, None), None)]
)
def test_the_route_that_is_ready_first_sets_the_wait(
    waits: tuple[float | None, float | None], shortest: float | None
) -> None:
    routes = routes_that(*[TryLater("busy", after_seconds=wait) for wait in waits])
    assert send(routes) == Sent("b", TryLater("busy", after_seconds=shortest))


outcomes = st.lists(st.sampled_from([TAKEN, DOWN, LOST, WRONG_NUMBER, NO_MONEY]), min_size=1, max_size=4)


@given(outcomes=outcomes, allowed=st.integers(1, 3))
def test_no_copy_goes_out_that_was_not_counted_before(outcomes: list[Outcome], allowed: int) -> None:
    routes, copies = routes_that(*outcomes), Copies(allowed)
    sent = send_by(routes, TEXT, copies.count_another)
    counted_last = isinstance(sent.outcome, Accepted) or sent.outcome == LOST
    assert perhaps_sent(routes, outcomes) == copies.counted - (0 if counted_last else 1)


@given(outcomes=outcomes)
def test_a_text_gets_out_when_any_route_accepts_and_no_copy_stands_against_it(outcomes: list[Outcome]) -> None:
    allowed = 1 + outcomes.count(LOST)
    assert (send(routes_that(*outcomes), most_copies=allowed).outcome == TAKEN) == (TAKEN in outcomes)


@pytest.mark.parametrize(("lease", "is_refused"), [(2.5, False), (2.0, True), (1.0, True)])
def test_routes_that_may_outlast_a_claim_are_refused_in_one_line(lease: float, is_refused: bool) -> None:
    refused = pytest.raises(RoutesTooSlow, match=r"^NAJOT_GATEWAYS: a, b may take 2 s for one alarm, .*$")
    with refused if is_refused else nullcontext():
        check_patience(routes_that(TAKEN, TAKEN), timedelta(seconds=lease))


def test_the_simulator_keeps_the_text_and_accepts_it() -> None:
    kept: list[tuple[str, str]] = []
    assert Simulator(lambda to, body: kept.append((to, body))).send(TEXT) == Accepted("")
    assert kept == [("+998001234567", "Salom")]


def test_a_simulator_that_cannot_keep_the_text_asks_to_try_later() -> None:
    def fail(to: PhoneNumber, body: str) -> None:
        raise OSError(f"disk full while keeping {to}")

    assert Simulator(fail).send(TEXT) == TryLater("OSError")
