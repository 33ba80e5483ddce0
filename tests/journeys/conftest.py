"""The service as stories meet it: once with the demonstration's gateway, once with a provider over HTTP.

The stories of a module that is marked so also go over every other road of dials.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from simulator.story import StoryPhone
from tests.demo import Demo
from tests.journeys.clock import MorningClock, StoryClock
from tests.journeys.roads import OVER_HTTP, OVER_SMPP, on
from tests.standins.centres import RunningCentre, centre_by
from tests.standins.provider import Provider

PickUp = Callable[[str], StoryPhone]

WAYS_OUT = ("simulator", "africastalking")
"""Of texts; dials come in Africa's Talking's form then."""

on_every_road = pytest.mark.parametrize("service", [*WAYS_OUT, *OVER_HTTP, "smpp34"], indirect=True)
on_every_road_and_centre = pytest.mark.parametrize("service", [*WAYS_OUT, *OVER_HTTP, *OVER_SMPP], indirect=True)


class DemoOverProvider(Demo):
    """The service with texts that go out through Africa's Talking's SDK."""

    def __init__(self, folder: Path, provider: Provider) -> None:
        account = {"username": "najot", "api_key": "a-key", "url": provider.url}
        super().__init__(folder, MorningClock(), gateways=("africastalking",), accounts={"africastalking": account})
        self.provider = provider

    def texts_of(self, number: str) -> list[str]:
        self.service.dispatcher.deliver_due()
        return self.provider.texts_to(number)


@pytest.fixture
def clock() -> StoryClock:
    """Of a story that sets its own time; it begins at midnight."""
    return StoryClock()


@pytest.fixture
def demo(tmp_path: Path, clock: StoryClock) -> Iterator[Demo]:
    """The service at the time of that clock."""
    demo = Demo(tmp_path, clock)
    yield demo
    demo.close()


@pytest.fixture(scope="session")
def centre() -> Iterator[Callable[[str], RunningCentre]]:
    """Runs a USSD centre by a library, once for all stories."""
    with ExitStack() as running:

        @cache
        def run(library: str) -> RunningCentre:
            try:
                return running.enter_context(centre_by(library))
            except CalledProcessError:
                pytest.skip("npm's registry cannot be reached")

        yield run


@pytest.fixture(params=WAYS_OUT)
def service(request: pytest.FixtureRequest, tmp_path: Path, centre: Callable[[str], RunningCentre]) -> Iterator[Demo]:
    if request.param not in WAYS_OUT:
        with on(request.param, tmp_path, centre) as demo:
            yield demo
    elif request.param == "simulator":
        demo = Demo(tmp_path, MorningClock())
        yield demo
        demo.close()
    else:
        with Provider() as provider:
            demo = DemoOverProvider(tmp_path, provider)
            yield demo
            demo.close()


@pytest.fixture
def next_day(service: Demo) -> Callable[[], None]:
    """Let a day go by in which nothing happens."""
    assert isinstance(service.now, MorningClock)
    return service.now.next_day


@pytest.fixture
def phone(service: Demo) -> PickUp:
    return service.phone


@pytest.fixture
def texts_of(service: Demo) -> Callable[[str], list[str]]:
    return service.texts_of
