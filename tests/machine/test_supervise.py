import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from machine import supervise
from machine.pulse import Pulses, show_life
from machine.supervise import AlreadyRunning, Program, Supervisor, next_pause
from tests.processes import is_alive

ROOT = Path(__file__).parents[2]
COUNTS_ITS_STARTS = "open('starts', 'a').write('.'); import time; time.sleep(600)"
DIES_AT_ONCE = "open('starts', 'a').write('.')"
IGNORES_THE_END = "import signal, time; signal.signal(15, signal.SIG_IGN); open('up', 'w'); time.sleep(600)"
SHOWS_LIFE = (
    "from machine.pulse import show_life; show_life(); open('up', 'a').write('.'); import time; time.sleep(600)"
)
LEAVES_A_CHILD = (
    "import subprocess, sys, time;"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']);"
    "open('new', 'w').write(str(child.pid)); import os; os.rename('new', 'child'); time.sleep(600)"
)


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def supervisor():
    supervisor = Supervisor(Path("run"))
    yield supervisor
    supervisor.stop()
    supervisor.stop()
    supervisor.close()


def program(text, name="program", **more):
    return Program(name, [sys.executable, "-c", text], {**os.environ, "PYTHONPATH": str(ROOT)}, **more)


def watched(supervisor):
    """Watch in a thread, as a process does for good."""
    watching = threading.Thread(target=supervisor.watch, args=(lambda: None,))
    watching.start()
    return watching


def seen(path, content=None):
    """Wait until a program wrote a file."""
    while not Path(path).exists() or (content is not None and Path(path).read_text() != content):
        time.sleep(0.01)
    return Path(path)


def pid_of(name="program"):
    record = seen(f"run/{name}.pid")
    while not (written := record.read_text().split()):
        time.sleep(0.01)
    return int(written[0])


def test_a_program_that_is_killed_is_started_again(supervisor):
    supervisor.start(program(COUNTS_ITS_STARTS))
    watching = watched(supervisor)
    seen("starts", ".")
    os.kill(pid_of(), signal.SIGKILL)
    seen("starts", "..")
    supervisor.stop()
    watching.join()
    assert supervisor.running[0].deaths == 1


def test_a_program_that_keeps_dying_is_started_again_and_again(supervisor):
    supervisor.start(program(DIES_AT_ONCE))
    watching = watched(supervisor)
    seen("starts", "...")
    supervisor.stop()
    watching.join()
    assert supervisor.running[0].deaths >= 2


def until(is_so):
    while not is_so():
        time.sleep(0.01)


def test_a_frozen_program_is_replaced():
    supervisor = Supervisor(Path("run"), frozen_after=3)
    supervisor.start(program(SHOWS_LIFE, shows_life=True))
    watching = watched(supervisor)
    seen("up", ".")
    until(lambda: pid_of() in supervisor.pulses.heard)
    frozen = pid_of()
    os.kill(frozen, signal.SIGSTOP)
    seen("up", "..")
    assert not is_alive(frozen)
    supervisor.stop()
    watching.join()
    supervisor.close()


def test_a_program_with_a_frozen_child_is_replaced_and_one_that_promised_no_sign_is_let_be():
    with_a_child = (
        f"import subprocess, sys, time;subprocess.Popen([sys.executable, '-c', {SHOWS_LIFE!r}]); time.sleep(600)"
    )
    supervisor = Supervisor(Path("run"), frozen_after=3)
    supervisor.start(program(COUNTS_ITS_STARTS, "silent"))
    supervisor.start(program(with_a_child, "parent", shows_life=True))
    watching = watched(supervisor)
    seen("up", ".")
    until(lambda: supervisor.pulses.heard)
    [child] = supervisor.pulses.heard
    assert child != pid_of("parent")
    os.kill(child, signal.SIGSTOP)
    seen("up", "..")
    assert not is_alive(child)
    assert Path("starts").read_text() == "."
    supervisor.stop()
    watching.join()
    supervisor.close()


def test_a_program_that_never_shows_life_as_it_promised_is_replaced():
    supervisor = Supervisor(Path("run"), frozen_after=0.5)
    supervisor.start(program(COUNTS_ITS_STARTS, shows_life=True))
    watching = watched(supervisor)
    seen("starts", "..")
    supervisor.stop()
    watching.join()
    supervisor.close()


def test_who_did_not_listen_for_long_takes_nobody_for_frozen(monkeypatch):
    clock = [0.0]
    pulses = Pulses(now=lambda: clock[0])
    monkeypatch.setenv("NOTIFY_SOCKET", pulses.address)
    show_life()
    until(lambda: pulses.listen() or pulses.heard)
    clock[0] = 100.0
    pulses.listen()
    assert pulses.silence(os.getpgid(0)) == 0
    pulses.close()


@pytest.mark.parametrize(
    ("pause", "lived", "next_one"),
    [(0.0, 0.1, 0.5), (0.5, 9.9, 1.0), (4.0, 1.0, 8.0), (8.0, 1.0, 8.0), (8.0, 10.0, 0.0)],
)
def test_pauses_grow_while_it_dies_young_and_never_past_the_promise(pause, lived, next_one):
    assert next_pause(pause, lived) == next_one


def test_what_a_dead_program_started_is_ended_with_it(supervisor):
    supervisor.start(program(LEAVES_A_CHILD))
    watching = watched(supervisor)
    child = int(seen("child").read_text())
    os.kill(pid_of(), signal.SIGKILL)
    while is_alive(child):
        time.sleep(0.01)
    supervisor.stop()
    watching.join()


def test_programs_are_ended_in_peace_and_leave_no_record(supervisor):
    supervisor.start(program(COUNTS_ITS_STARTS))
    seen("starts")
    pid = pid_of()
    supervisor.stop()
    supervisor.close()
    assert not is_alive(pid)
    assert not list(Path("run").glob("*.pid"))


def test_a_program_that_does_not_end_in_peace_is_killed_when_grace_is_over(supervisor, monkeypatch):
    monkeypatch.setattr(supervise, "GRACE", 0.1)
    supervisor.start(program(IGNORES_THE_END))
    seen("up")
    pid = pid_of()
    supervisor.stop()
    supervisor.close()
    assert not is_alive(pid)


def test_who_is_told_twice_does_not_wait(supervisor):
    supervisor.start(program(IGNORES_THE_END))
    seen("up")
    pid = pid_of()
    supervisor.stop()
    supervisor.stop()
    supervisor.close()
    assert not is_alive(pid)


def test_two_supervisors_do_not_share_a_folder(supervisor):
    with pytest.raises(AlreadyRunning):
        Supervisor(Path("run"))


def test_the_programs_of_a_killed_supervisor_are_ended_by_the_next_one(tmp_path):
    text = (
        "import os, sys, time; from pathlib import Path; from machine.supervise import Program, Supervisor;"
        f"Supervisor(Path('run')).start(Program('program', [sys.executable, '-c', {COUNTS_ITS_STARTS!r}], os.environ));"
        "time.sleep(600)"
    )
    killed = subprocess.Popen([sys.executable, "-c", text], env={**os.environ, "PYTHONPATH": str(ROOT)})
    seen("starts")
    pid = pid_of()
    killed.kill()
    killed.wait()
    assert is_alive(pid)
    Supervisor(Path("run")).close()
    assert not is_alive(pid)


def test_a_record_whose_id_belongs_to_somebody_else_by_now_harms_nobody():
    Path("run").mkdir()
    stranger = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path("run/program.pid").write_text(f"{stranger.pid} 1\n")
    Supervisor(Path("run")).close()
    assert is_alive(stranger.pid)
    stranger.kill()
    stranger.wait()
