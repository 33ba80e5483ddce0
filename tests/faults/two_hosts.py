"""A web server and a worker on each of two hosts with networks of their own, one of which is cut off."""

import http.client
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path
from typing import Self

from sqlalchemy import make_url

from config.values import Address
from machine.run import web_command
from store.migrate import upgrade
from tests.faults.network import Network, network
from tests.faults.service import WORKER, Process, Service, wait_for
from tests.servers import PostgresServer
from tests.standins.provider import Provider

ANSWERS_WITHIN = 1.0
"""Seconds in which a host says that it is ready (P7)."""

NEVER_STANDS_BACK = [sys.executable, "-m", "tests.faults.controls", "never-stand-back"]


class TwoHosts(Service):
    """Callers come through a balancer, which asks a host whether it is ready before it hands on a call.

    There is no Redis, which would ring past the cut. `worker` is another program to run on both, for a control.
    """

    def __init__(self, folder: Path, database_url: str, net: Network, worker: list[str] | None = None) -> None:
        self.net = net
        super().__init__(folder, database_url, Provider(host=net.provider))
        self.environ["DATABASE_URL"] = str(make_url(database_url).set(query={"host": net.database}))
        self.is_control = worker is not None
        self._doors = [(host.address, self.port) for host in (net.well, net.cut)]
        self._next_door = cycle(self._doors)
        self._processes: list[Process] = []
        for host in (net.well, net.cut):
            web = web_command("app:create_app", Address(host.address, self.port))
            for what, command in (("web", web), ("worker", worker or WORKER)):
                self._processes.append(self.process(f"{what}-{host.name}", [*host.inside, *command]))
        self.web, self.worker = self._processes[:2]

    def start(self) -> Self:
        """Start both hosts, and wait until both are ready."""
        super().start()
        wait_for(lambda: all(_is_ready(door) for door in self._doors))
        return self

    def door(self) -> tuple[str, int]:
        """The next host that is ready; the one that stays well when none is."""
        chosen = [next(self._next_door) for _ in self._doors]
        return next((door for door in chosen if _is_ready(door)), self._doors[0])

    def stop(self) -> None:
        """End everything."""
        super().stop()
        self.provider.close()


def _is_ready(door: tuple[str, int]) -> bool:
    connection = http.client.HTTPConnection(*door, timeout=ANSWERS_WITHIN)
    try:
        connection.request("GET", "/health/ready")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


@contextmanager
def two_hosts(folder: Path, worker: list[str] | None = None) -> Iterator[TwoHosts]:
    """Make both, their networks and a PostgreSQL, not started yet; raises NoNetworks where nobody may."""
    with ExitStack() as stack:
        net = stack.enter_context(network())
        server = PostgresServer(durable=True, address=net.database)
        stack.callback(server.remove)
        server.start()
        url = server.new_database()
        upgrade(url)
        service = TwoHosts(folder, url, net, worker)
        stack.callback(service.stop)
        yield service
