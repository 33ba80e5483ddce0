"""Runs the whole service on this machine: Redis unless one is named, the web server and a worker, until Ctrl-C."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import click

from config.logging import set_up_logging
from config.settings import OWN_ADDRESS, WEBHOOK_SECRET, Settings, load_settings_or_exit
from config.values import Address
from console.demo_password import DEMO_LOGIN, DEMO_PASSWORD
from machine.named_files import unusable_files
from machine.supervise import AlreadyRunning, Program, Supervisor
from store.bell.embedded_redis import choose_socket, find_redis_server, redis_command

ROOT = Path(__file__).parent.parent
WITH_NIGHT = "--with-a-made-up-night"
"""An argument: fill a demonstration that nobody used yet, once it answers."""
DEATHS_BEFORE_GIVING_UP = 3
"""At the start only: once it was ready, the service is kept running for ever."""


def main() -> None:
    """Start everything, say where it is, look after it until told to stop."""
    os.chdir(ROOT)
    settings = load_settings_or_exit()
    set_up_logging(settings.log_level)
    _refuse_unusable_files(settings)
    try:
        supervisor = Supervisor(settings.var / "run")
    except AlreadyRunning:
        sys.exit(
            f"It runs already, with its files in {settings.var}; stop that one, or set NAJOT_VAR to another folder"
        )
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, supervisor.stop)
    with closing(supervisor):
        for name, address in doors(settings).items():
            _refuse_a_taken_address(name, address)
        with closing(Start(supervisor, settings, with_night=WITH_NIGHT in sys.argv[1:])) as start:
            supervisor.watch(start.look)
        click.echo("Stopping")


class Start:
    """Starts the programs in an order that is quick, says when the service answers, and gives up on a hopeless start.

    The web server starts beside the preparation of the record and waits for it inside; the worker starts after it.
    """

    def __init__(self, supervisor: Supervisor, settings: Settings, *, with_night: bool = False) -> None:
        self._supervisor = supervisor
        self._settings = settings
        self._environ = dict(os.environ)
        if with_night and settings.is_demo and "log_level" not in settings.model_fields_set:
            self._environ["NAJOT_LOG_LEVEL"] = "warning"  # or every made-up alert that goes on scrolls the terminal
        self._is_prepared = self._was_ready = False
        self._wants_night = with_night and settings.is_demo
        self._night: subprocess.Popen[bytes] | None = None
        if not settings.redis_url:
            self._environ |= start_redis(supervisor, settings.var / "redis")
        self._preparing = subprocess.Popen(
            [sys.executable, "-m", "machine.prepare"],
            env=self._environ,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        web = web_command("app:create_app", settings.bind, settings.web_processes or what_pays())
        supervisor.start(Program("web", web, self._environ, shows_life=True))
        if settings.console_address != settings.bind:
            console = web_command("app:create_console_app", settings.console_address)
            supervisor.start(Program("console", console, self._environ, shows_life=True))

    def look(self) -> None:
        """Look how far the start is; nothing is left to do once the service was ready."""
        if not self._is_prepared:
            self._look_at_the_preparation()
        elif not self._was_ready:
            self._look_at_the_programs()
        elif self._night:
            self._night.poll()

    def close(self) -> None:
        """Leave neither the preparation nor the making of a night behind."""
        for one in (self._preparing, self._night):
            if one and one.poll() is None:
                one.terminate()
                one.wait()

    def _look_at_the_preparation(self) -> None:
        status = self._preparing.poll()
        if status:
            self._supervisor.hurry()
            sys.exit(status)
        if status == 0:
            self._is_prepared = True
            self._supervisor.start(Program("worker", [sys.executable, "worker.py"], self._environ, shows_life=True))

    def _look_at_the_programs(self) -> None:
        for one in self._supervisor.running:
            if one.deaths >= DEATHS_BEFORE_GIVING_UP:
                sys.exit(f"{one.program.name} does not start; the lines above say why")
        if is_ready(self._settings.bind):
            self._was_ready = True
            (self._settings.var / OWN_ADDRESS).write_text(str(self._settings.bind), "utf-8")
            click.echo(welcome(self._settings))
            if self._wants_night:
                self._night = subprocess.Popen(
                    [sys.executable, "-m", "console", "demo", "seed", "--if-unused"],
                    env=self._environ,
                    stdin=subprocess.DEVNULL,
                )


def what_pays() -> int:
    """How many processes of the web server pay: one for each processor we have, two at most (docs/decisions/0007)."""
    return min(2, len(os.sched_getaffinity(0)))


def web_command(factory: str, address: Address, processes: int = 1) -> list[str]:
    """The web server for one door."""
    return [sys.executable, "-m", "machine.serve", factory, address.host, str(address.port), str(processes)]


def is_ready(address: Address) -> bool:
    """Whether the service at this address can take a HELP."""
    connection = http.client.HTTPConnection(address.reachable.host, address.port, timeout=1)
    try:
        connection.request("GET", "/health/ready")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def welcome(settings: Settings) -> str:
    """What to open."""
    lines = ["", f"Ready on http://{settings.bind.reachable}/ (Ctrl-C stops it)"]
    secret = settings.var / WEBHOOK_SECRET
    if settings.is_demo:
        lines.append(f"  Phone page      http://{settings.bind.reachable}/phone/")
    lines.append(f"  Console         http://{settings.console_address.reachable}/console/")
    if settings.is_demo:
        lines.append(f"                  sign in as {DEMO_LOGIN}, password {DEMO_PASSWORD};")
        lines.append("                  the next page shows the one-time code, in a demonstration only")
        lines.append(f"  Try             dial {settings.short_code} on her phone, then 1 and 1:")
        lines.append("                  the phone on duty rings, and the console")
    if secret.exists():
        lines.append(f"  Webhook secret  in {secret}, part of the address that a gateway posts to")
    return "\n".join([*lines, ""])


def start_redis(supervisor: Supervisor, folder: Path) -> Mapping[str, str]:
    """Start an own Redis if this machine can; answers what the other programs must know of it."""
    program = find_redis_server()
    if program is None:
        click.echo("No Redis server on this machine: texts go out with the next sweep, within seconds")
        return {}
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = choose_socket(folder)
    supervisor.start(Program("redis", redis_command(program, folder, path), os.environ))
    return {"REDIS_URL": f"unix://{quote(str(path))}"}


def doors(settings: Settings) -> dict[str, Address]:
    """Each address that is listened on, by the setting that names it."""
    apart = {"NAJOT_CONSOLE_BIND": settings.console_address} if settings.console_address != settings.bind else {}
    return {"NAJOT_BIND": settings.bind} | apart


def _refuse_unusable_files(settings: Settings) -> None:
    """Before any program starts: each would end with these lines, and be started anew."""
    if faults := list(unusable_files(settings)):
        sys.exit("\n".join(faults))


def _refuse_a_taken_address(name: str, address: Address) -> None:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except OSError as error:
            sys.exit(f"{name}: cannot listen on {address} ({error.strerror})")


if __name__ == "__main__":
    main()
