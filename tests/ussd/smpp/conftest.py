"""A whole service that is bound to a USSD centre."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from sqlalchemy import func, select

from sms.gateways.smpp import session
from store.database import reading
from store.tables.alerts import alerts
from tests.demo import Demo
from tests.sms.test_africastalking import own_certificate
from tests.standins.ussd_centre import UssdCentre
from wiring import Service

__all__ = ["own_certificate"]


class DialledOverSmpp(Demo):
    """The worker's part runs in this process; `contract` are settings of the operator's account."""

    def __init__(self, folder: Path, centre: UssdCentre, *, gateways: tuple[str, ...] = ("smpp",), **contract: Any):
        account = {"url": centre.url, "system_id": "najot", "password": "word-xyz", "sender": "1199", **contract}
        roads = ("africastalking", "smpp")
        super().__init__(folder, gateways=gateways, accounts={"smpp": account}, ussd_roads=roads)
        self.workers: list[Service] = []
        self.works(self.service)

    def works(self, service: Service) -> None:
        """Bind one more worker."""
        service.open_sessions()
        self.workers.append(service)

    def another_worker(self) -> None:
        """A second process on the same record."""
        self.works(Service(self.settings, now=self.now))

    def count(self, table: Any = alerts) -> int:
        with reading(self.service.engine) as connection:
            return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    def until(self, is_so: Callable[[], bool], seconds: float = 60) -> None:
        """Wait until the record says so."""
        end = monotonic() + seconds
        while not is_so():
            assert monotonic() < end, "it did not come to that"
            sleep(0.02)

    def close(self) -> None:
        for worker in self.workers:
            worker.close_sessions()
            if worker is not self.service:
                worker.close()
        super().close()


@pytest.fixture
def centre() -> Iterator[UssdCentre]:
    with UssdCentre() as centre:
        yield centre


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """No wait between two links."""
    monkeypatch.setattr(session, "BACK_AFTER", (0.05,))
    monkeypatch.setattr(session, "TURN", 0.05)


@pytest.fixture
def demo(tmp_path: Path, centre: UssdCentre) -> Iterator[DialledOverSmpp]:
    demo = DialledOverSmpp(tmp_path, centre)
    yield demo
    demo.close()
