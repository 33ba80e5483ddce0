"""The web server's processes at one address: `python -m machine.serve FACTORY HOST PORT PROCESSES`.

Of several, the first imports what all need and starts the others as its copies, so that they share that memory; it
starts one anew that died. None writes an access log, since paths hold the webhooks' secrets.
"""

import gc
import importlib
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from doors.server.server import GATEWAY_SECRETS, Server

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

MOST_PLACES = 4096
FILES_BESIDE = 256
"""Descriptors that a process needs beside those of its connections: for the record, Redis and files."""
LISTENING = 1024
TOO_YOUNG = 10.0
"""Seconds: who dies so soon after its start will die again, and all end with it."""

_TOLD_BY = (signal.SIGTERM, signal.SIGINT)


def main(factory: str, host: str, port: str, processes: str = "1") -> None:
    """Serve until told to stop."""
    module, _, name = factory.partition(":")
    make = getattr(importlib.import_module(module), name)
    if processes == "1":
        serve(make, host, int(port))
    else:
        gc.collect()
        gc.freeze()  # what is there now stays in pages that nobody writes to
        family = Family(lambda: serve(make, host, int(port), is_shared=True), int(processes))
        sys.exit(family.watch())


def serve(make: "Callable[[], WSGIApplication]", host: str, port: int, *, is_shared: bool = False) -> None:
    """One process."""
    application = make()
    secrets = getattr(application, "extensions", {}).get(GATEWAY_SECRETS, ())
    server = Server(application, listen(host, port, is_shared=is_shared), secrets, places())
    signal.signal(signal.SIGTERM, server.stop)
    signal.signal(signal.SIGINT, server.stop)
    server.serve()


class Family:
    """Copies of this process, each of which does `work`; one that dies is replaced."""

    def __init__(self, work: Callable[[], None], members: int) -> None:
        self._work = work
        self._born: dict[int, float] = {}
        self._is_told = False
        for one in _TOLD_BY:
            signal.signal(one, self._stop)
        for _ in range(members):
            self._bear()

    def watch(self) -> int:
        """Until all have ended; the status of the first that failed."""
        failed = 0
        while self._born:
            pid, status = os.wait()
            lived = time.monotonic() - self._born.pop(pid, time.monotonic())
            if not self._is_told and lived >= TOO_YOUNG:
                self._bear()
            elif not self._is_told:
                failed = os.waitstatus_to_exitcode(status) or 1
                self._stop()
        return abs(failed)

    def _bear(self) -> None:
        """A signal that came meanwhile would find a child that is in no list, or tell its siblings twice."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _TOLD_BY)
        if pid := os.fork():
            self._born[pid] = time.monotonic()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _TOLD_BY)
            return
        for one in _TOLD_BY:
            signal.signal(one, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _TOLD_BY)
        self._work()
        sys.exit()

    def _stop(self, *_signal: object) -> None:
        self._is_told = True
        for pid in self._born:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)


def listen(host: str, port: int, *, is_shared: bool = False) -> socket.socket:
    """A socket of this process alone, at an address that only its siblings share, where it has any."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if is_shared:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    listener.listen(LISTENING)
    return listener


def places() -> int:
    """How many connections this process may hold: as many as the machine lets it open, within reason."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_PLACES + FILES_BESIDE
    limit = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
    return limit - FILES_BESIDE


if __name__ == "__main__":
    main(*sys.argv[1:])
