"""The service as real processes that a test kills, and the callers and the provider around it."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlencode

from sqlalchemy import func, select, text

from config.values import Address
from machine.run import web_command
from sms.sending.outbox import NoticeState
from store.database import open_database, reading, writing
from store.tables.outgoing import notices
from tests.faults.history import History, Verdict
from tests.servers import find_free_port
from tests.standins.provider import Provider
from tests.standins.smsc import Smsc
from tests.standins.ussd_centre import UssdCentre
from vocabulary.phone_number import PhoneNumber

ROOT = Path(__file__).parent.parent.parent
SECRET = "a-secret-of-the-fault-tests"
KEY = b"\x11" * 32
DUTY_LINE = PhoneNumber("+998000000000")
KEY_OF_THE_ACCOUNT = "a-key"
WORKER = [sys.executable, "worker.py"]

_CALLER = re.compile(r"\+998 00 (\d{3}) (\d{2}) (\d{2})")


Way = Provider | Smsc


class Process:
    """A process with its children, killed and started again by the test.

    DANGER: it dies with the thread that started it (prctl(2), PR_SET_PDEATHSIG), so start it from the test's own.
    """

    def __init__(self, command: list[str], environ: dict[str, str], log: Path, code: Path = ROOT) -> None:
        self._command, self._environ, self._log, self._code = command, environ, log, code
        self._process: subprocess.Popen[bytes] | None = None

    def set(self, **environ: str) -> None:
        """Run under other settings from the next start on."""
        self._environ = self._environ | environ

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", *self._command],
                cwd=self._code,
                env=self._environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        """kill -9 of the process and of every child of it."""
        if self._process:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            for left in Path("/dev/shm").glob(f"*faketime_s*_{self._process.pid}"):  # by libfaketime: what is killed
                left.unlink()
            self._process = None

    def stop(self) -> None:
        """End in peace, as for an upgrade: what is being sent is settled."""
        if self._process:
            self._process.terminate()
            self._process.wait()
            self.kill()

    def kill_and_start(self) -> None:
        self.kill()
        self.start()

    def logged(self, event: str) -> list[dict[str, Any]]:
        """The lines of its log about an event."""
        lines = self._log.read_text().splitlines() if self._log.exists() else []
        found = [json.loads(line) for line in lines if f'"{event}"' in line and line.endswith("}")]
        return [line for line in found if line["event"] == event]

    @property
    def id(self) -> int:
        assert self._process, "not started"
        return self._process.pid

    def end_of_log(self) -> str:
        """What it said last."""
        return self._log.read_text()[-2000:]

    def has_ended(self) -> bool:
        return self._process is None or self._process.poll() is not None


class Service:
    """Web server and worker over one database, one provider and perhaps one Redis; and the callers' history."""

    def __init__(
        self, folder: Path, database_url: str, provider: Provider, redis_url: str = "", code: Path = ROOT
    ) -> None:
        self.database_url = database_url
        self.provider = provider
        self._ways: list[Way] = [provider]
        self.history = History()
        self.port = find_free_port()
        self.engine = open_database(database_url)
        self.folder = folder
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("NAJOT_", "AFRICASTALKING_"))}
        self.environ = ours | {
            "NAJOT_VAR": str(folder),
            "NAJOT_KEYS": KEY.hex(),
            "NAJOT_WEBHOOK_SECRETS": SECRET,
            "NAJOT_GATEWAYS": "africastalking",
            "NAJOT_LOG_LEVEL": "debug",
            "AFRICASTALKING_URL": provider.url,
            "AFRICASTALKING_USERNAME": "najot",
            "AFRICASTALKING_API_KEY": KEY_OF_THE_ACCOUNT,
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "PYTHONPATH": str(code),
        }
        self._code = code
        self.web = self.process("web", web_command("app:create_app", Address("127.0.0.1", self.port)))
        self.worker = self.process("worker", WORKER)
        self._processes = [self.web, self.worker]
        self._callers = iter(range(1_000_000, 10_000_000))
        self._lock = threading.Lock()

    def process(self, name: str, command: list[str]) -> Process:
        """A process under the settings of this service; its output is in `folder`."""
        return Process(command, self.environ, self.folder / f"{name}.log", self._code)

    def start(self) -> Self:
        for process in self._processes:
            process.start()
        self.until_ready()
        return self

    def stop(self) -> None:
        for process in self._processes:
            process.kill()
        self.engine.dispose()

    def runs(self, worker: list[str] | None = None, web: list[str] | None = None) -> Self:
        """Run other programs instead, for a control."""
        if worker:
            self._processes[1] = self.worker = self.process("worker", worker)
        if web:
            self._processes[0] = self.web = self.process("web", web)
        return self

    def sends_over(self, smsc: Smsc) -> Self:
        """Send and hear over SMPP, on the hosts that get no other way."""
        self.environ |= {
            "NAJOT_GATEWAYS": "smpp",
            "SMPP_URL": smsc.url,
            "SMPP_SYSTEM_ID": "najot",
            "SMPP_PASSWORD": "word-xyz",
            "SMPP_SENDER": "1199",
        }
        self._ways.append(smsc)
        return self

    def hears_dials_over(self, centre: UssdCentre) -> Self:
        """Answer dials of an operator's USSD centre, on every host; texts go their way as before."""
        self.environ |= {
            "NAJOT_USSD_ROADS": "africastalking,smpp",
            "SMPP_URL": centre.url,
            "SMPP_SYSTEM_ID": "najot",
            "SMPP_PASSWORD": "word-xyz",
            "SMPP_SENDER": "1199",
        }
        return self

    def add_host(self, way: Way | None, worker: list[str] | None = None, **settings: str) -> Process:
        """One more worker, as on a host of its own, with a way of its own to the provider if any; not started yet."""
        process = self.process(f"worker-{len(self._processes)}", worker or WORKER)
        process.set(**settings)
        self._processes.append(process)
        self._ways += [way] if way else []
        return process

    def until_ready(self) -> None:
        """Wait until a HELP can be stored; fails at once, with the end of its log, if the door ended meanwhile."""
        wait_for(lambda: self.status_of_readiness() == 200 or self.web.has_ended())
        assert not self.web.has_ended(), self.web.end_of_log()

    def status_of_readiness(self) -> int | None:
        """What a load balancer hears that asks whether a HELP can be stored."""
        return self._request("GET", "/health/ready")

    # ---- callers

    def new_caller(self) -> str:
        with self._lock:
            return f"+99800{next(self._callers)}"

    def dial(self, caller: str | None = None) -> bool:
        """HELP by USSD, which no gateway repeats; tells whether it was acknowledged."""
        caller = caller or self.new_caller()
        form = {"sessionId": f"s-{caller}", "phoneNumber": caller, "serviceCode": "*000#", "text": "1*1"}
        return self._call(caller, f"/ussd/africastalking/{SECRET}", form)

    def status_of_a_dial(self) -> int | None:
        """What a new caller's HELP hears; None when nobody knows."""
        caller = self.new_caller()
        form = {"sessionId": f"s-{caller}", "phoneNumber": caller, "serviceCode": "*000#", "text": "1*1"}
        return self._request("POST", f"/ussd/africastalking/{SECRET}", urlencode(form))

    def text(self, caller: str | None = None) -> bool:
        """HELP by SMS; the gateway repeats it with the same id until it hears 200, when it is called again."""
        caller = caller or self.new_caller()
        form = {"from": caller, "to": "000", "text": "YORDAM", "id": f"m-{caller}"}
        return self._call(caller, f"/sms/africastalking/{SECRET}/incoming", form)

    def _call(self, caller: str, path: str, form: dict[str, str]) -> bool:
        self.history.attempt(caller)
        if self._request("POST", path, urlencode(form)) != 200:
            return False
        self.history.acknowledge(caller)
        return True

    def door(self) -> tuple[str, int]:
        """Where whoever comes next is let in."""
        return "127.0.0.1", self.port

    def _request(self, method: str, path: str, body: str | None = None) -> int | None:
        """The status; None when nobody knows."""
        connection = http.client.HTTPConnection(*self.door(), timeout=10)
        try:
            connection.request(method, path, body, {"Content-Type": "application/x-www-form-urlencoded"})
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    # ---- the record

    def run_sql(self, statement: str) -> None:
        with writing(self.engine) as connection:
            connection.execute(text(statement))

    def count(self, *states: NoticeState) -> int:
        """The notices in these states."""
        chosen = select(func.count()).select_from(notices).where(notices.c.state.in_(states))
        with reading(self.engine) as connection:
            return int(connection.execute(chosen).scalar_one())

    def let_leases_end(self) -> None:
        """As if the time of every lease and every pause were over; who died in between is found out."""
        self.run_sql("UPDATE notices SET leased_until = 0 WHERE state = 'claimed'")
        self.run_sql("UPDATE notices SET due_at = 0, copied_at = 0 WHERE state = 'due'")
        self.run_sql("UPDATE routes SET open_until = NULL, failures = 0")

    def drain(self) -> None:
        """Wait until nothing waits any more, with everything alive; leases of the dead are ended early."""
        self.until_ready()
        pause = threading.Event()
        while self.count(NoticeState.DUE, NoticeState.CLAIMED):
            pause.wait(0.5)
            self.let_leases_end()

    def seconds_until_normal(self) -> float:
        """How long it takes, with everything well, until a new call is acknowledged and told."""
        began = time.monotonic()
        self.until_ready()
        caller = self.new_caller()
        while not self.text(caller):
            time.sleep(0.05)
        wait_for(lambda: any(name == caller for name, *_ in self.alarms()))
        return time.monotonic() - began

    # ---- the verdict

    def alarms(self) -> Iterator[tuple[str, PhoneNumber, float]]:
        """Every alarm that a phone showed: the caller that it tells of, the phone, and when, in monotonic seconds."""
        for shown in [shown for way in self._ways for shown in way.shown()]:
            if found := _CALLER.search(shown.text):
                yield f"+99800{''.join(found.groups())}", PhoneNumber(shown.phone), shown.at

    def verdict(self) -> Verdict:
        return self.history.check(self.alarms())


def wait_for(is_so: Callable[[], object]) -> None:
    """Look again until it is so; the test's own time limit is the only one."""
    pause = threading.Event()
    while not is_so():
        pause.wait(0.02)
