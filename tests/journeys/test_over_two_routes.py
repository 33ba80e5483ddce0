"""Stories with two routes: Africa's Talking's SDK over real HTTP, and after it the gateway of a demonstration."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from store.tables.outgoing import notices
from tests.demo import SECRET, Demo
from tests.journeys.clock import StoryClock
from tests.journeys.conftest import PickUp
from tests.standins.answers import Answer, Manner, accepted, http_error
from tests.standins.provider import Provider
from vocabulary.phone_number import PhoneNumber
from worker import by_the_clock

HER = "+998000000101"
FRIENDS = {"Aziza": "+998000000102", "Malika": "+998000000103", "Lola": "+998000000104", "Gulnora": "+998000000105"}
CENTRE, NEIGHBOUR = "+998000002001", "+998000002003"
SUPERVISOR = "+998000000009"
EVERYBODY = (*FRIENDS.values(), CENTRE, NEIGHBOUR)

RESET_UNREAD = replace(accepted(), manner=Manner.CLOSED_UNANSWERED, takes_text=False)
"""The connection closes without a byte, and no phone gets the text."""


class DemoOverTwoRoutes(Demo):
    """The service with two routes; before a phone is looked at, its worker does all that is due."""

    def __init__(self, folder: Path, clock: StoryClock, provider: Provider) -> None:
        account = {"username": "najot", "api_key": "a-key", "url": provider.url}
        routes = ("africastalking", "simulator")
        super().__init__(folder, clock, gateways=routes, accounts={"africastalking": account})
        self.provider = provider

    def texts_of(self, number: str) -> list[str]:
        """The texts of a phone, those over the first route before those over the second."""
        self.work()
        over_the_second = self.service.phones.received_by(PhoneNumber(number))
        return self.provider.texts_to(number) + [text.body for text in over_the_second]

    def routes_to(self, number: str) -> tuple[int, int]:
        """How many texts a phone got over the first route and over the second."""
        texts, over_the_first = self.texts_of(number), len(self.provider.texts_to(number))
        return over_the_first, len(texts) - over_the_first

    def delivers_all(self) -> None:
        """Let the first provider report each text that it took as delivered."""
        self.work()
        with self.service.engine.connect() as connection:
            taken = connection.execute(select(notices.c.message_id).where(notices.c.message_id != "")).scalars().all()
        for message_id in taken:
            receipt = {"id": message_id, "status": "Success"}
            assert self.post(f"/sms/africastalking/{SECRET}/receipt", receipt)[0] == 200

    def work(self) -> None:
        """Do what a worker does now."""
        for job in by_the_clock(self.service).values():
            job(self.now())
        self.service.dispatcher.deliver_due()


@pytest.fixture
def first() -> Iterator[Provider]:
    with Provider() as provider:
        yield provider


@pytest.fixture
def service(tmp_path: Path, clock: StoryClock, first: Provider) -> Iterator[DemoOverTwoRoutes]:
    demo = DemoOverTwoRoutes(tmp_path, clock, first)
    yield demo
    demo.close()


@pytest.fixture
def phone(service: Demo) -> PickUp:
    return service.phone


def asks_for_help(phone: PickUp) -> None:
    """She lives in Mirobod and has four contacts."""
    her = phone(HER)
    her.dials().chooses("O'zbekcha", "Sozlamalar", "Viloyat va tuman", "Toshkent sh.", "Mirobod").hangs_up()
    for name, number in FRIENDS.items():
        her.texts(f"QO'SH {name} {number}")
    her.dials("*000*1*1#").sees("4 kishi va markaz")


def test_the_supervisors_text_travels_over_the_second_route(
    service: DemoOverTwoRoutes, phone: PickUp, clock: StoryClock
) -> None:
    asks_for_help(phone)
    service.delivers_all()
    clock.at(60)
    service.delivers_all()

    clock.between(179, 180, phone(SUPERVISOR), "HECH KIM", "+998 00 000 01 01")

    assert [service.routes_to(number) for number in EVERYBODY] == [(1, 0)] * 6
    assert service.routes_to(SUPERVISOR) == (0, 1)


def test_the_supervisor_hears_it_again_over_the_other_route(
    service: DemoOverTwoRoutes, phone: PickUp, clock: StoryClock
) -> None:
    asks_for_help(phone)
    for seconds in (0, 60, 180):
        clock.at(seconds)
        service.delivers_all()

    clock.between(479, 480, phone(SUPERVISOR).received("HECH KIM"), "HECH KIM")

    assert service.routes_to(SUPERVISOR) == (1, 1)


def test_a_route_that_takes_every_text_and_delivers_none_does_not_get_the_supervisors(
    service: DemoOverTwoRoutes, phone: PickUp, clock: StoryClock
) -> None:
    """After 120 seconds without a receipt all went over the second route too; that makes the first no better."""
    asks_for_help(phone)
    for seconds in (0, 60, 121):
        clock.at(seconds)
        service.work()
    assert service.routes_to(CENTRE) == (1, 1)

    clock.between(179, 180, phone(SUPERVISOR), "HECH KIM")

    assert service.routes_to(SUPERVISOR) == (0, 1)


@pytest.mark.parametrize("death", [http_error(500), RESET_UNREAD], ids=["answers 500", "resets"])
def test_a_provider_that_dies_in_mid_fan_out_leaves_the_rest_to_the_second_route_at_once(
    service: DemoOverTwoRoutes, phone: PickUp, clock: StoryClock, first: Provider, death: Answer
) -> None:
    first.will(death)
    first.will(accepted(), times=2)

    asks_for_help(phone)

    told = [service.routes_to(number) for number in (*FRIENDS.values(), CENTRE)]
    assert sorted(told) == [(0, 1)] * 3 + [(1, 0)] * 2
    service.delivers_all()
    clock.at(59)
    assert [service.routes_to(number) for number in (*FRIENDS.values(), CENTRE)] == told
