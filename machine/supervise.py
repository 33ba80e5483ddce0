"""Keeps programs running: starts them, starts a dead or frozen one again, and ends them all when told.

Each program leads a process group of its own, so that it is ended with everything it started, by its own id. Programs
outlive a supervisor that is killed, so that a call for help is still answered; the next supervisor finds them by the
records they left, ends them and starts anew.
"""

import fcntl
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import structlog

from machine.pulse import Pulses

LOOK_EVERY = 0.1
SHORT_LIFE = 10.0
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 8.0
FROZEN_AFTER = 20.0
"""Seconds without a sign of life; then a program is ended and started again, as if it had died."""
START_TAKES = 3
"""Times as long, until the first sign."""
GRACE = 20.0
"""Seconds that the programs may take to end in peace: a worker settles what it is sending."""

_log = structlog.get_logger()


class AlreadyRunning(Exception):
    """Another supervisor looks after the programs of this folder."""


@dataclass(frozen=True, slots=True)
class Program:
    """What to keep running; its name is for people and for its record. `shows_life`: by the protocol of `pulse`."""

    name: str
    command: Sequence[str]
    environ: Mapping[str, str] = field(repr=False)
    shows_life: bool = False


class Running:
    """One program that is kept running."""

    def __init__(self, program: Program, records: Path) -> None:
        self.program = program
        self.deaths = 0
        self._record = records / f"{program.name}.pid"
        self._pause = 0.0
        self._rests_until: float | None = None
        self._start()

    def look_after(self, silence: Callable[[int], float | None], frozen_after: float) -> None:
        """Start it again when it died or is frozen, after a pause if it died young."""
        if self._rests_until is None:
            if _has_ended(self._process.pid):
                self._bury()
            elif self.program.shows_life and self._is_frozen(silence(self._process.pid), frozen_after):
                _log.error("program_frozen", program=self.program.name)
                self._bury()
        elif time.monotonic() >= self._rests_until:
            self._start()

    def ask_to_end(self) -> None:
        """Ask for an end in peace; what it started is its to end."""
        if self._rests_until is None:
            os.kill(self._process.pid, signal.SIGTERM)  # Popen's own way would wait for a dead one and free its id

    def end(self, is_late: Callable[[], bool]) -> None:
        """Wait for its end, and kill whatever of it is left when it is late."""
        if self._rests_until is None:
            while not _has_ended(self._process.pid) and not is_late():
                time.sleep(0.02)
            _end_group(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._record.unlink(missing_ok=True)

    def _is_frozen(self, silence: float | None, frozen_after: float) -> bool:
        """Who was never heard may be starting still, and gets longer."""
        if silence is None:
            return time.monotonic() - self._started >= START_TAKES * frozen_after
        return silence >= frozen_after

    def _start(self) -> None:
        program = self.program
        self._process = subprocess.Popen(  # noqa: S603 - the commands are ours
            program.command, env=program.environ, stdin=subprocess.DEVNULL, start_new_session=True
        )
        self._started = time.monotonic()
        self._rests_until = None
        self._record.write_text(f"{self._process.pid} {_birth_of(self._process.pid)}\n")

    def _bury(self) -> None:
        """The leader was not waited for yet, so no stranger can have its id; it is ended with what it left behind."""
        _end_group(self._process.pid, signal.SIGKILL)
        status = self._process.wait()
        now = time.monotonic()
        lived = now - self._started
        self.deaths += 1
        self._pause = next_pause(self._pause, lived)
        self._rests_until = now + self._pause
        _log.warning("program_ended", program=self.program.name, status=status, lived=round(lived, 1))


def next_pause(pause: float, lived: float) -> float:
    """Seconds to rest before the next start: none after a long life, twice the last ones when it keeps dying young."""
    return 0.0 if lived >= SHORT_LIFE else min(max(2 * pause, FIRST_PAUSE), LONGEST_PAUSE)


class Supervisor:
    """Looks after the programs of one folder, which no second supervisor may do at the same time.

    `frozen_after`: seconds without a sign of life.
    """

    def __init__(self, records: Path, frozen_after: float = FROZEN_AFTER) -> None:
        records.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.running: list[Running] = []
        self._records = records
        self._frozen_after = frozen_after
        self._told = threading.Event()
        self._hurried = threading.Event()
        self._lock = (records / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._lock.close()
            raise AlreadyRunning from None
        self.pulses = Pulses()
        for record in records.glob("*.pid"):
            _end_leftover(record)

    def start(self, program: Program) -> None:
        """Keep this program running from now on."""
        notified = {**program.environ, "NOTIFY_SOCKET": self.pulses.address}
        self.running.append(Running(replace(program, environ=notified), self._records))

    def stop(self, *_signal: object) -> None:
        """End the watch; told again, do not wait for an end in peace."""
        if self._told.is_set():
            self.hurry()
        self._told.set()

    def hurry(self) -> None:
        """Do not wait for an end in peace."""
        self._hurried.set()

    def watch(self, at_each_look: Callable[[], None]) -> None:
        """Look after all programs until told to stop."""
        while not self._told.wait(LOOK_EVERY):
            self.pulses.listen()
            for one in self.running:
                one.look_after(self.pulses.silence, self._frozen_after)
            at_each_look()

    def close(self) -> None:
        """End all programs, those that others need last."""
        until = time.monotonic() + GRACE
        while self.running:
            one = self.running.pop()
            one.ask_to_end()
            one.end(lambda: self._hurried.is_set() or time.monotonic() > until)
        self.pulses.close()
        self._lock.close()


def _has_ended(pid: int) -> bool:
    """Whether a child ended; it stays a zombie, so that its id stays its own."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _end_group(leader: int, how: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(leader, how)


def _birth_of(pid: int) -> str:
    """When a process started, in clock ticks since boot; empty when there is none or it ended (proc(5), stat)."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""
    state, *numbers = text.rpartition(")")[2].split()
    return "" if state == "Z" else numbers[18]


def _end_leftover(record: Path) -> None:
    """End the program of a supervisor that was killed, unless its id belongs to somebody else by now."""
    pid, _, birth = record.read_text().strip().partition(" ")
    if birth and _birth_of(int(pid)) == birth:
        _log.warning("leftover_ended", program=record.stem)
        _end_group(int(pid), signal.SIGTERM)
        until = time.monotonic() + GRACE
        while _birth_of(int(pid)) == birth and time.monotonic() < until:
            time.sleep(0.02)
        _end_group(int(pid), signal.SIGKILL)
    record.unlink()
