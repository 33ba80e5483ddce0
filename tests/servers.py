"""Real servers for the tests: Redis and PostgreSQL, each on a Unix socket in a folder of its own.

Each server is a process group that the test ends by its id; if the tests themselves are killed, the kernel ends it.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from itertools import cycle
from pathlib import Path

import psycopg
import redis
from sqlalchemy import make_url

from store.bell.embedded_redis import find_redis_server, redis_command
from tests.processes import is_alive, with_children

READY_WITHIN = 20
"""Seconds."""

_PORTS = cycle([10_000 + (os.getpid() * 7919 + step) % 22_000 for step in range(22_000)])
"""Below those that Linux takes for outgoing connections (ip_local_port_range); each process begins elsewhere."""


class Server:
    """A process with its children: started, stopped in peace, killed, or held as if it hung."""

    def __init__(self, command, died_with_us, log):
        self._command = ["setpriv", "--pdeathsig", died_with_us, *command]
        self._log = log
        self._process = None

    def start(self):
        """Start, and wait until it answers."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + READY_WITHIN
        while not self.answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise RuntimeError(f"{self._command[3]} did not start:\n{self._log.read_text()[-2000:]}")
            time.sleep(0.02)

    def answers(self):
        """Whether a client gets an answer."""
        raise NotImplementedError

    @property
    def process_id(self):
        """Of the process that started the others."""
        return self._process.pid

    def stop(self):
        """End in peace."""
        self._end(signal.SIGTERM)

    def kill(self):
        """End at once with all children, with no chance to write anything.

        PostgreSQL's stand in groups of their own, and hold its memory until they are gone.
        """
        ids = []
        if self._process is not None and self._process.poll() is None:
            self.hang()  # so that it starts no other
            ids = with_children(self._process.pid)
        self._end(signal.SIGKILL)
        for one in ids[1:]:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        while any(is_alive(one) for one in ids[1:]):
            time.sleep(0.005)

    def restart(self):
        """Stop if it runs, and start on the same data."""
        self.stop()
        self.start()

    def hang(self):
        """Hold every process of it: connections are taken and never answered."""
        os.killpg(self._process.pid, signal.SIGSTOP)

    def go_on(self):
        """Let it run after a hang."""
        os.killpg(self._process.pid, signal.SIGCONT)

    def _end(self, how):
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            if how == signal.SIGKILL:
                os.killpg(self._process.pid, how)
            else:
                self.go_on()
                self._process.send_signal(how)
        self._process.wait(READY_WITHIN)
        self._process = None


class RedisServer(Server):
    """Redis as the service starts it."""

    def __init__(self, folder=None):
        self.folder = Path(tempfile.mkdtemp(prefix="najot-redis-")) if folder is None else folder
        self._socket = self.folder / "redis.sock"
        self.url = f"unix://{self._socket}"
        super().__init__(
            redis_command(find_redis_server(), self.folder, self._socket), "KILL", self.folder / "output.log"
        )

    def answers(self):
        """Whether it answers a ping."""
        try:
            with redis.Redis.from_url(self.url, socket_timeout=1) as client:
                return client.ping()
        except redis.RedisError:
            return False

    def forget_everything(self):
        """Take away what a killed server left, so that the next start is an empty one."""
        shutil.rmtree(self.folder / "appendonlydir", ignore_errors=True)
        (self.folder / "appendonly.aof").unlink(missing_ok=True)  # where Redis 6 keeps it

    def remove(self):
        """Kill it and leave nothing behind."""
        self.kill()
        shutil.rmtree(self.folder)


class TcpRedis(Server):
    """A Redis on a TCP port of this machine, as Sentinels need it: a master, a replica, or a Sentinel itself."""

    def __init__(self, folder, *options, is_sentinel=False):
        self.folder = folder
        self.port = find_free_port()
        folder.mkdir()
        configuration = folder / "redis.conf"  # a Sentinel writes into its own
        basic = ["bind 127.0.0.1", f"port {self.port}", f"dir {folder}", "save ''"]
        configuration.write_text("\n".join([*basic, *options, ""]))
        command = [find_redis_server(), str(configuration), *(["--sentinel"] if is_sentinel else [])]
        super().__init__(command, "KILL", folder / "output.log")

    def client(self):
        """A client for this server alone."""
        return redis.Redis(host="127.0.0.1", port=self.port, socket_timeout=1)

    def answers(self):
        """Whether it answers a ping."""
        try:
            with self.client() as client:
                return client.ping()
        except redis.RedisError:
            return False


class SentinelledRedis:
    """A master, its replica, and a Sentinel that promotes the replica soon after the master fell silent."""

    def __init__(self, folder):
        self.master = TcpRedis(folder / "master")
        self.replica = TcpRedis(folder / "replica", f"replicaof 127.0.0.1 {self.master.port}")
        self.sentinel = TcpRedis(
            folder / "sentinel",
            f"sentinel monitor najot 127.0.0.1 {self.master.port} 1",
            "sentinel down-after-milliseconds najot 1500",
            "sentinel failover-timeout najot 5000",
            is_sentinel=True,
        )
        nobody = find_free_port()
        self.url = f"redis+sentinel://127.0.0.1:{nobody},127.0.0.1:{self.sentinel.port}/najot/0"

    def start(self):
        """Start all three, and wait until the Sentinel knows the replica, without which it promotes nobody."""
        for server in (self.master, self.replica, self.sentinel):
            server.start()
        with self.sentinel.client() as client:
            while not any(
                one["flags"] == "slave" and one["master-link-status"] == "ok" for one in self._replicas(client)
            ):
                time.sleep(0.05)

    def has_promoted(self):
        """Whether the replica is the master now."""
        with self.replica.client() as client:
            return client.info("replication")["role"] == "master"

    def remove(self):
        """Kill what runs."""
        for server in (self.sentinel, self.replica, self.master):
            server.kill()

    @staticmethod
    def _replicas(client):
        return client.sentinel_slaves("najot")


class PostgresServer(Server):
    """A PostgreSQL cluster of its own; quick ones do not survive a crash of the machine, durable ones do.

    With an `address` it listens there too, for everybody in the same network; a standby is a copy `of` another server,
    which it follows.
    """

    QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")

    def __init__(self, durable=False, address="", port=5432, of=None):
        self._programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        self._as_owner = _as_somebody_else() if os.getuid() == 0 else []
        self.folder = Path(tempfile.mkdtemp(prefix="najot-pg-"))
        self.port = port
        self._databases = 0
        options = [
            f"listen_addresses={address}",
            f"port={port}",
            f"unix_socket_directories={self.folder}",
            "jit=off",
            "shared_buffers=32MB",
        ]
        options += ["dynamic_shared_memory_type=mmap"]  # in the folder, where a killed server leaves nothing elsewhere
        options += [] if durable else self.QUICK
        if of:
            self._copy(of)
        else:
            self._create()
        if address:
            with (self.folder / "data" / "pg_hba.conf").open("a") as who_may:
                who_may.write(f"host all najot {address}/24 trust\n")
        super().__init__(
            [
                *self._as_owner,
                self._programs / "postgres",
                *("-D", self.folder / "data"),
                *(word for option in options for word in ("-c", option)),
            ],
            "QUIT",
            self.folder / "output.log",
        )

    def url(self, database):
        """The URL of a database in this cluster, as SQLAlchemy has it."""
        return f"postgresql+psycopg://najot@/{database}?host={self.folder}"

    def new_database(self, template="template0"):
        """Create a database and answer its URL."""
        self._databases += 1
        name = f"test_{self._databases}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def drop_database(self, url):
        """Drop a database, whoever is still connected."""
        self.run(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def run(self, statement):
        """Run a statement as the owner of the cluster."""
        with self._connect() as connection:
            connection.execute(statement)

    def ask(self, question):
        """The first value that a query answers."""
        with self._connect() as connection:
            return connection.execute(question).fetchone()[0]

    def answers(self):
        """Whether it takes connections."""
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self):
        """End in peace without waiting for clients to leave."""
        self._end(signal.SIGINT)

    def remove(self):
        """End it and leave nothing behind: told to quit, it gives its shared memory back."""
        self._end(signal.SIGQUIT)
        shutil.rmtree(self.folder)

    def _connect(self):
        return psycopg.connect(host=str(self.folder), port=self.port, user="najot", dbname="postgres", autocommit=True)

    def _create(self):
        options = ["--no-sync", "--auth=trust", "--username=najot", "--encoding=UTF8", "--locale=C.UTF-8"]
        self._make("initdb", *options, self.folder / "data")

    def _copy(self, primary):
        source = [f"--host={primary.folder}", f"--port={primary.port}", "--username=najot"]
        options = ["--checkpoint=fast", "--no-sync", "--write-recovery-conf"]
        self._make("pg_basebackup", *source, *options, f"--pgdata={self.folder / 'data'}")

    def _make(self, program, *arguments):
        if self._as_owner:
            shutil.chown(self.folder, "postgres")
        command = [*self._as_owner, self._programs / program, *arguments]
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True)


def find_free_port():
    """A TCP port of this machine that nobody listens on, and that is given to nobody while its server is restarted."""
    while True:
        port = next(_PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _as_somebody_else():
    """PostgreSQL refuses to run as root."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
