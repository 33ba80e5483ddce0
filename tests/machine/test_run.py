"""`make run` as a newcomer starts it: real processes, one folder, one port."""

import http.client
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest

from alerts.duty.shift import Shift
from config.demo_secrets import keep_secret
from config.settings import OWN_ADDRESS, ROOT_KEY, Settings, SettingsRefused, prepare_demo_secrets
from config.values import Address
from console.commands.memory import taken_by_program
from console.demo_team import hire_demo_team
from machine.prepare import CannotPrepare, prepare
from machine.run import start_redis, welcome
from store.database import open_database
from store.staff.members import StoredStaff
from tests.processes import is_alive, with_children
from tests.servers import find_free_port
from wiring import Service

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


class Started:
    """`make run` with its files in a folder and its door at a port; what it says goes to a file beside the folder."""

    def __init__(self, var, port, **environ):
        self.var = var
        self.port = port
        self._said = var.with_name(f"said-{port}-by-{var.name}")
        named = {name: text for name, text in os.environ.items() if not name.startswith("NAJOT_")}
        environ = {**named, "NAJOT_VAR": str(var), "NAJOT_BIND": f"127.0.0.1:{port}", **environ}
        with self._said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "machine.run"],
                cwd=ROOT,
                env=environ,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )

    def said(self):
        return self._said.read_text()

    def until_ready(self):
        """Wait until it says that it is ready."""
        while "Ready on " not in self.said():
            assert self.process.poll() is None, self.said()
            time.sleep(0.05)
        return self

    def get(self, path):
        """The status of an answer; None while nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return None
        finally:
            connection.close()

    def pid_of(self, name):
        return int((self.var / "run" / f"{name}.pid").read_text().split()[0])

    def stop(self, how=signal.SIGINT):
        """Stop it as Ctrl-C does; answers its exit status."""
        self.process.send_signal(how)
        return self.process.wait()


@pytest.fixture
def run(tmp_path, free_port):
    started = []

    def run(folder="var", port=free_port, **environ):
        started.append(Started(tmp_path / folder, port, **environ))
        return started[-1]

    yield run
    for one in started:
        if one.process.poll() is None:
            one.stop()


def ended(one):
    """Run to its end without having been ready; answers its last words."""
    assert one.process.wait() == 1
    return one.said()


def test_one_command_starts_everything_and_ctrl_c_ends_everything(run):
    one = run().until_ready()
    pids = [one.pid_of(name) for name in ("redis", "web", "worker")]
    assert one.get("/health/ready") == 200
    assert all(is_alive(pid) for pid in pids)
    assert (one.var / OWN_ADDRESS).read_text() == f"127.0.0.1:{one.port}"
    assert one.stop() == 0
    assert not any(is_alive(pid) for pid in pids)
    assert not list(one.var.glob("run/*.pid"))


def test_what_was_counted_of_the_menu_is_stored_when_it_is_stopped(run):
    one = run().until_ready()
    secret = (one.var / "webhook-secret").read_text().strip()
    for text in ("", "2", "2*3"):
        body = {"sessionId": "s-1", "phoneNumber": "+998000000001", "serviceCode": "*000#", "text": text}
        connection = http.client.HTTPConnection("127.0.0.1", one.port)
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", f"/ussd/africastalking/{secret}", urlencode(body), form)
        assert connection.getresponse().status == 200
        connection.close()
    one.stop()
    with sqlite3.connect(one.var / "najot.db") as record:
        assert record.execute("SELECT heading, mark, total FROM counts").fetchall() == [("section_ussd", "centres", 1)]


def test_each_program_that_is_killed_comes_back(run):
    one = run().until_ready()
    for name in ("redis", "worker", "web"):
        before = one.pid_of(name)
        os.kill(before, signal.SIGKILL)
        while one.pid_of(name) == before:
            time.sleep(0.05)
    while one.get("/health/ready") != 200:
        time.sleep(0.05)
    assert one.stop(signal.SIGTERM) == 0


def test_frozen_programs_are_replaced(run):
    one = run().until_ready()
    frozen = [one.pid_of(name) for name in ("worker", "web")]
    for leader in frozen:
        os.killpg(leader, signal.SIGSTOP)
    while any(is_alive(pid) for pid in frozen):
        time.sleep(0.05)
    while one.get("/health/ready") != 200:
        time.sleep(0.05)
    assert one.said().count("program_frozen") == 2
    assert one.stop() == 0


def test_a_start_after_everything_was_killed_keeps_the_data_and_leaves_no_stranger_behind(run):
    one = run().until_ready()
    secret = (one.var / "webhook-secret").read_text()
    left = one.pid_of("web")
    one.stop(signal.SIGKILL)
    os.kill(one.pid_of("redis"), signal.SIGKILL)
    again = run()
    while is_alive(left):
        time.sleep(0.05)
    again.until_ready()
    assert (again.var / "webhook-secret").read_text() == secret
    assert again.stop() == 0


def test_a_named_redis_is_used_and_no_other_started(run, redis_server):
    one = run(REDIS_URL=redis_server.url).until_ready()
    assert not (one.var / "redis").exists()


def test_a_second_one_is_refused_in_one_line_for_its_folder_and_for_its_port(run):
    one = run().until_ready()
    assert ended(run(port=find_free_port())) == (
        f"It runs already, with its files in {one.var}; stop that one, or set NAJOT_VAR to another folder\n"
    )
    assert ended(run(folder="other")) == (
        f"NAJOT_BIND: cannot listen on 127.0.0.1:{one.port} (Address already in use)\n"
    )


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"NAJOT_GATEWAY": "simulator"}, "NAJOT_GATEWAY is not a setting; did you mean NAJOT_GATEWAYS?"),
        ({"NAJOT_USSD_ROADS": "nosuch"}, "NAJOT_USSD_ROADS: config/ussd/nosuch.yaml:1: there is no such file"),
        ({"NAJOT_ESCALATION": "/nowhere/e.yaml"}, "NAJOT_ESCALATION: /nowhere/e.yaml:1: there is no such file"),
        (
            {"DATABASE_URL": "sqlite:////nowhere/x.db"},
            "DATABASE_URL: the database cannot be used (its folder /nowhere is not there)",
        ),
    ],
)
def test_a_start_that_cannot_succeed_says_why_in_one_line_and_leaves_nothing_running(run, environ, said):
    one = run(**environ)
    assert said in ended(one).splitlines()
    assert not list(one.var.glob("run/*.pid"))


def test_a_database_of_another_release_or_of_other_keys_is_refused(database_url):
    settings = Settings(database_url=database_url, keys=(bytes(32),))
    prepare(settings)
    with pytest.raises(CannotPrepare, match="NAJOT_KEYS: none of the keys opens this database"):
        prepare(settings.model_copy(update={"keys": (b"\xff" * 32,)}))


def test_a_demo_whose_key_is_lost_says_which_file_to_put_back(database_url, tmp_path):
    settings = Settings(database_url=database_url, var=tmp_path)
    keep_secret(tmp_path / ROOT_KEY)
    prepare(prepare_demo_secrets(settings))
    (tmp_path / ROOT_KEY).unlink()
    with pytest.raises((CannotPrepare, SettingsRefused)) as refused:
        prepare(prepare_demo_secrets(settings))
    said = str(refused.value) + "".join(getattr(refused.value, "faults", ()))
    assert str(tmp_path / ROOT_KEY) in said and "put" in said and "back" in said


def test_demo_centres_are_imported_once_and_refused_in_production(database_url):
    settings = Settings(database_url=database_url, keys=(bytes(32),))
    prepare(settings)
    prepare(settings)
    engine = open_database(database_url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM directories").scalar() == 1
    engine.dispose()
    with pytest.raises(CannotPrepare, match="demo centres"):
        prepare(settings.model_copy(update={"env": "production"}))


def test_production_refuses_a_team_whose_password_everybody_knows(database_url):
    settings = Settings(database_url=database_url, keys=(bytes(32),), env="production")
    with pytest.raises(CannotPrepare, match="roster"):
        prepare(settings)
    service = Service(settings)
    service.roster.save([Shift("national", 1, "Navbatchi", "+998000000009", NOON, NOON + timedelta(hours=8))], NOON)
    hire_demo_team(StoredStaff(service.engine, service.vault), NOON)
    service.close()
    with pytest.raises(CannotPrepare, match="demo team"):
        prepare(settings)


def test_production_does_not_start_without_a_roster_and_does_with_one_that_ran_out(database_url):
    """A restart in the night after the last shift must not deafen the service."""
    settings = Settings(database_url=database_url, keys=(bytes(32),), env="production")
    with pytest.raises(CannotPrepare, match="roster import"):
        prepare(settings)
    service = Service(settings)
    shift = Shift("national", 1, "Navbatchi", "+998000000009", NOON, NOON + timedelta(hours=8))
    service.roster.save([shift], NOON)
    service.close()
    prepare(settings)


def test_a_machine_without_redis_starts_without_it_and_says_so(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("machine.run.find_redis_server", lambda: None)
    assert start_redis(None, tmp_path / "redis") == {}
    assert "texts go out with the next sweep" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("host", "shown"), [("127.0.0.1", "127.0.0.1:80"), ("0.0.0.0", "127.0.0.1:80"), ("::", "[::1]:80")]
)
def test_the_welcome_names_an_address_that_can_be_opened(host, shown):
    said = welcome(Settings(bind=Address(host, 80)))
    assert f"http://{shown}/phone/" in said and "dial *000# on her phone" in said


def test_in_production_no_demo_page_is_named():
    assert "/phone/" not in welcome(Settings(env="production"))


def test_two_web_processes_count_what_each_saw(run):
    one = run(NAJOT_WEB_PROCESSES="2").until_ready()
    secret = (one.var / "webhook-secret").read_text().strip()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for session in range(20):  # each over a connection of its own, which either process may take
        for text in ("", "2", "2*3"):
            body = {"sessionId": f"s-{session}", "phoneNumber": "+998000000001", "serviceCode": "*000#", "text": text}
            connection = http.client.HTTPConnection("127.0.0.1", one.port)
            connection.request("POST", f"/ussd/africastalking/{secret}", urlencode(body), form)
            assert connection.getresponse().status == 200
            connection.close()
    assert len(with_children(one.pid_of("web"))) == 3
    assert set(taken_by_program(one.var / "run")) == {"redis", "web", "worker", "make run itself"}
    one.stop()
    with sqlite3.connect(one.var / "najot.db") as record:
        assert record.execute("SELECT sum(total) FROM counts WHERE heading = 'section_ussd'").fetchone() == (20,)
