"""What processes share about the routes, on both databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from prometheus_client import CollectorRegistry
from sqlalchemy import Engine

from sms.gateway import Accepted, Refused, TryLater, Whose
from sms.sending.route_health import FIRST_REST, OPENS_AFTER, Health
from store.counted.figures import Figures
from store.database import open_database
from store.outgoing.routes import StoredRoutes

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DOWN = TryLater("down")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_database(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def routes(engine: Engine) -> StoredRoutes:
    return StoredRoutes(engine)


def test_nothing_is_known_of_a_route_that_never_had_a_text(routes: StoredRoutes) -> None:
    assert routes.known() == {}


def test_outcomes_add_up_over_processes(routes: StoredRoutes, engine: Engine) -> None:
    another_process = StoredRoutes(engine)
    assert routes.note("a", DOWN, NOW) == (Health(), Health(1))
    another_process.note("a", DOWN, NOW)
    before, known = routes.note("a", DOWN, NOW)
    assert (before.is_open, known.is_open) == (False, True)
    assert another_process.known() == {"a": Health(OPENS_AFTER, NOW + FIRST_REST)}


def test_trouble_of_our_account_is_kept_until_a_text_is_taken(routes: StoredRoutes) -> None:
    routes.note("a", Refused("no money " * 20, Whose.ACCOUNT), NOW)
    assert routes.known()["a"].trouble == ("no money " * 20)[:64]
    routes.note("a", Accepted("id-1"), NOW)
    assert routes.known() == {"a": Health()}


def test_failures_at_the_same_moment_are_all_counted(routes: StoredRoutes) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: routes.note("a", Refused("no money", Whose.ACCOUNT), NOW), range(24)))
    assert routes.known()["a"].refused == 24


def test_of_many_processes_one_gets_the_probe(routes: StoredRoutes) -> None:
    for _ in range(OPENS_AFTER):
        routes.note("a", DOWN, NOW)
    seen, now = routes.known()["a"], NOW + FIRST_REST
    with ThreadPoolExecutor(8) as threads:
        got = list(threads.map(lambda _: routes.take_probe("a", seen, now), range(8)))
    assert got.count(True) == 1
    assert routes.known()["a"].rests(now)


def test_nobody_probes_a_circuit_that_another_closed(routes: StoredRoutes) -> None:
    for _ in range(OPENS_AFTER):
        routes.note("a", DOWN, NOW)
    seen = routes.known()["a"]
    routes.note("a", Accepted("id-1"), NOW)
    assert not routes.take_probe("a", seen, NOW + FIRST_REST)


def test_the_operators_graphs_show_open_routes_and_trouble_of_our_account(routes: StoredRoutes, engine: Engine) -> None:
    registry = CollectorRegistry()
    registry.register(Figures(engine))
    for _ in range(OPENS_AFTER):
        routes.note("a", Refused("no money", Whose.ACCOUNT), NOW)
    routes.note("b", Accepted("id-1"), NOW)
    assert registry.get_sample_value("najot_route_open", {"route": "a"}) == 1
    assert registry.get_sample_value("najot_route_open", {"route": "b"}) == 0
    assert registry.get_sample_value("najot_route_trouble", {"route": "a", "reason": "no money"}) == OPENS_AFTER
