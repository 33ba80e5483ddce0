"""What goes wrong, one step each. The short tests take a step at a set moment, the long runs many at random ones."""

import random
import resource
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import redis
from sqlalchemy import make_url

from tests.faults.service import Process, Service
from tests.processes import with_children
from tests.servers import RedisServer

Trouble = Callable[[], None]

CALLERS = 4
"""Threads that dial and text while things go wrong."""


def call_while(service: Service, calls: int, troubles: list[Trouble], times: int, chance: random.Random) -> None:
    """Callers dial, once, and text, again until they hear 200, while one trouble after the other is chosen."""
    pause = threading.Event()

    def call(number: int) -> None:
        caller = service.new_caller()
        if number % 2:
            service.dial(caller)
        else:
            while not service.text(caller):
                pause.wait(0.05)

    with ThreadPoolExecutor(CALLERS) as threads:
        calling = [threads.submit(call, number) for number in range(calls)]
        for _ in range(times):
            pause.wait(chance.uniform(0.05, 0.6))
            chance.choice(troubles)()
            service.until_ready()
        for one in calling:
            one.result()


def kills(service: Service) -> list[Trouble]:
    """kill -9 of the worker, of the web server, and of both."""

    def kill(*victims: Process) -> None:
        for victim in victims:
            victim.kill()
        for victim in victims:
            victim.start()

    return [
        lambda: kill(service.worker),
        lambda: kill(service.web),
        lambda: kill(service.web, service.worker),
    ]


@contextmanager
def record_held(service: Service) -> Iterator[None]:
    """Somebody else holds the record: SQLite's one lock, or the table of alerts."""
    url = make_url(service.database_url)
    if url.get_backend_name() == "sqlite":
        holder = sqlite3.connect(str(url.database), isolation_level=None, timeout=10)
        holder.execute("BEGIN EXCLUSIVE")
        yield
        holder.execute("ROLLBACK")
        holder.close()
    else:
        with psycopg.connect(host=str(url.query["host"]), user="najot", dbname=url.database) as held:
            held.execute("LOCK TABLE alerts IN ACCESS EXCLUSIVE MODE")
            yield


@contextmanager
def disk_full(*processes: Process) -> Iterator[None]:
    """No file of these processes grows past a page: like a full disk, without root (getrlimit(2), RLIMIT_FSIZE)."""
    ids = [one for process in processes for one in with_children(process.id)]
    for one in ids:
        resource.prlimit(one, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    yield
    for one in ids:
        resource.prlimit(one, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@contextmanager
def small_disk(folder: Path, megabytes: int = 8) -> Iterator[Path]:
    """A disk of this size in a folder; raises CalledProcessError where nobody may mount one (tmpfs(5), needs root)."""
    folder.mkdir()
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=True, capture_output=True
    )
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """No room is left on it: ENOSPC for whatever would grow."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(1 << 12)):
            pass
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def redis_full(server: RedisServer) -> Iterator[None]:
    """It takes nothing more: OOM."""
    with redis.Redis.from_url(server.url) as client:
        client.config_set("maxmemory", "1")
        yield
        client.config_set("maxmemory", "0")


@contextmanager
def redis_read_only(server: RedisServer) -> Iterator[None]:
    """It follows another and refuses to write: READONLY."""
    with redis.Redis.from_url(server.url) as client:
        client.replicaof("127.0.0.1", "1")
        yield
        client.replicaof("NO", "ONE")


@contextmanager
def redis_silent(server: RedisServer) -> Iterator[None]:
    """It takes connections and answers nothing."""
    server.hang()
    yield
    server.go_on()
