"""Two hosts on an older release, replaced one by one while callers call; the older release is taken from git."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

from sms.sending.outbox import NoticeState
from store.migrate import upgrade
from store.readiness import newest_revision
from tests.faults.service import ROOT, Service, wait_for
from tests.standins.provider import Provider
from tests.upgrades.stored import REVISIONS

CALLERS = 4

SCHEMAS = [schema for schema in REVISIONS if schema < newest_revision()][:-4:-1]
"""The last three that were in force before this release's."""


def _flask_on(port: int) -> list[str]:
    """The door of a release from before `machine/serve.py`: the web server that it asked for is installed no more."""
    return [sys.executable, "-m", "flask", "--app", "app:create_app", "run", "--port", str(port)]


class Hosts:
    """Two hosts on one database with one provider; each has a door and a worker, of this release or an older one."""

    def __init__(self, folder: Path, url: str, provider: Provider, older: Path) -> None:
        self._folder, self._url, self._provider = folder, url, provider
        self._names = count()
        self.first, self.second = self._host(older), self._host(older)
        self._made = [self.first, self.second]

    def _host(self, code: Path) -> Service:
        folder = self._folder / f"host{next(self._names)}"
        folder.mkdir()
        host = Service(folder, self._url, self._provider, code=code)
        return host if (code / "machine" / "serve.py").exists() else host.runs(web=_flask_on(host.port))

    def start(self) -> None:
        self.first.start()
        self.second.start()

    def replaced(self, host: Service) -> Service:
        """This release on that host, after the schema was brought up as `machine/prepare.py` does it."""
        for process in (host.web, host.worker):
            process.stop()
        upgrade(self._url)
        new = self._host(ROOT)
        new.history = host.history
        self._made.append(new)
        return new.start()

    @staticmethod
    def restart(host: Service) -> None:
        """It ends in peace and comes back on its own release."""
        for process in (host.web, host.worker):
            process.stop()
            process.start()
        host.until_ready()

    def close(self) -> None:
        for host in self._made:
            host.stop()


def roll(hosts: Hosts, calls: int) -> tuple[Service, list[str]]:
    """Call all the time while everything is replaced; answers a host that knows the history, and who called by text."""
    hosts.second.history = hosts.first.history
    serving = [hosts.first, hosts.second]
    numbers = [hosts.first.new_caller() for _ in range(calls)]
    by_text = numbers[1::2]
    pause = threading.Event()
    done = count()

    def call(place: int) -> None:
        caller, host = numbers[place], serving[place % 4 // 2]
        if caller in by_text:
            while not host.text(caller):
                pause.wait(0.1)
                host = serving[(place := place + 2) % 4 // 2]
        else:
            host.dial(caller)
        pause.wait(0.05)
        next(done)

    with ThreadPoolExecutor(CALLERS) as threads:
        calling = [threads.submit(call, place) for place in range(calls)]
        wait_for(lambda: any(one.done() for one in calling))
        serving[0] = hosts.replaced(hosts.first)
        hosts.restart(hosts.second)
        serving[1] = hosts.replaced(hosts.second)
        for one in calling:
            one.result()
    wait_for(lambda: not serving[0].count(NoticeState.DUE, NoticeState.CLAIMED))
    return serving[0], by_text
