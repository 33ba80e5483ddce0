"""Real servers for a measurement: started on a free port in a temporary folder, ended by their own process id."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from config.values import Address
from run import web_command
from tests.servers import PostgresServer, RedisServer, find_free_port

SECRET = "bench"
CALLERS = 500
ROOT = Path(__file__).parent.parent


@contextmanager
def temporary_service(callers: int = CALLERS, contacts: int = 1, **settings: str) -> Iterator[dict[str, str]]:
    """The environment of a service with a database of its own: migrated, with demo centres, callers and contacts."""
    with tempfile.TemporaryDirectory(prefix="najot-bench-") as folder:
        environ = os.environ | {"NAJOT_VAR": folder, "NAJOT_WEBHOOK_SECRETS": SECRET, "NAJOT_LOG_LEVEL": "error"}
        environ |= settings
        prepare = [sys.executable, "-m", "bench.prepare", str(callers), str(contacts)]
        subprocess.run(prepare, cwd=ROOT, env=environ, check=True)
        yield environ


@contextmanager
def web_server(factory: str, environ: Mapping[str, str], processes: int = 1) -> Iterator[int]:
    """Granian as `make run` starts it; yields the port once it answers."""
    port = find_free_port()
    command = web_command(factory, Address("127.0.0.1", port), processes)
    with _running(command, environ):
        _wait_for(port)
        yield port


@contextmanager
def worker(environ: Mapping[str, str]) -> Iterator[int]:
    """One worker process; yields its id."""
    with _running([sys.executable, "worker.py"], environ) as pid:
        yield pid


def memory_of(pid: int) -> float:
    """The most memory that a process has had resident, in MB (proc(5), status)."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


@contextmanager
def redis_server() -> Iterator[str]:
    """A Redis of our own on a Unix socket; yields its URL."""
    server = RedisServer()
    server.start()
    try:
        yield server.url
    finally:
        server.remove()


@contextmanager
def database(kind: str) -> Iterator[dict[str, str]]:
    """A durable database of our own, `sqlite` or `postgresql`; yields the setting that names it."""
    if kind == "sqlite":
        yield {}
        return
    server = PostgresServer(durable=True)
    server.start()
    try:
        yield {"DATABASE_URL": server.new_database()}
    finally:
        server.remove()


@contextmanager
def _running(command: Sequence[str | Path], environ: Mapping[str, str]) -> Iterator[int]:
    process = subprocess.Popen(
        ["setpriv", "--pdeathsig", "TERM", *command], cwd=ROOT, env=environ, stdout=subprocess.DEVNULL
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int) -> None:
    for _ in range(3000):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return time.sleep(0.5)
        except ConnectionRefusedError:
            time.sleep(0.02)
    raise TimeoutError("the server did not start")
