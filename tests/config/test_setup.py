"""The set-up steps on machines that lack something, with stand-ins for what they call."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
NEEDED = ("bash", "cmp", "cp", "dirname", "env", "flock", "mkdir", "rm", "tee")


class Machine:
    """A clone in a folder, and a PATH with nothing but what a test puts there."""

    def __init__(self, folder):
        self._folder = folder
        self._programs = folder / "bin"
        self._programs.mkdir()
        (folder / "config").mkdir()
        shutil.copytree(ROOT / "config" / "setup", folder / "config" / "setup")
        (folder / "requirements.txt").write_text("a==1\n")
        for name in NEEDED:
            (self._programs / name).symlink_to(shutil.which(name))

    def has(self, name, text):
        """Put a stand-in of a program there."""
        path = self._folder / name if "/" in name else self._programs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!{shutil.which('bash')}\n{text}\n")
        path.chmod(0o755)

    def run(self, step, *arguments):
        """Run a step; answers its status and what it said."""
        ended = subprocess.run(
            [self._folder / "config" / "setup" / step, *arguments],
            env={"PATH": str(self._programs)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return ended.returncode, ended.stdout

    def called(self):
        log = self._folder / "called"
        return log.read_text().splitlines() if log.exists() else []

    def file(self, name):
        return self._folder / name


@pytest.fixture
def machine(tmp_path):
    machine = Machine(tmp_path)
    machine.has("id", "echo 1000")
    return machine


def python(machine, can_make_environments=True):
    """A python3 of the right age; it logs what it makes, and its environments log what they install."""
    called = machine.file("called")
    machine.has(
        "python3",
        f"""case "$*" in
*ensurepip*) {"true" if can_make_environments else "false"} ;;
"-m venv "*) echo "$*" >> {called}; mkdir -p .venv/bin; cp "$0" .venv/bin/python; cp "$0" .venv/bin/pip ;;
"-m pip "*) echo "$*" >> {called} ;;
esac""",
    )


def test_a_new_machine_gets_an_environment_with_the_pinned_requirements(machine):
    python(machine)
    assert machine.run("environment.sh", "requirements.txt")[0] == 0
    created, installed = machine.called()
    assert created == "-m venv --clear .venv"
    assert "--require-hashes --requirement=requirements.txt" in installed


def test_nothing_is_done_while_the_requirements_stay_the_same(machine):
    python(machine)
    machine.run("environment.sh", "requirements.txt")
    before = machine.called()
    assert machine.run("environment.sh", "requirements.txt") == (0, "")
    assert machine.called() == before


def test_changed_requirements_are_installed(machine):
    python(machine)
    machine.run("environment.sh", "requirements.txt")
    machine.file("requirements.txt").write_text("a==2\n")
    machine.run("environment.sh", "requirements.txt")
    assert len(machine.called()) == 3


def test_requirements_that_could_not_be_installed_are_tried_again(machine):
    python(machine)
    machine.run("environment.sh", "requirements.txt")
    machine.file("requirements.txt").write_text("a==2\n")
    machine.has(".venv/bin/python", """[ "$2" != pip ]""")
    assert machine.run("environment.sh", "requirements.txt")[0] != 0
    assert machine.run("environment.sh", "requirements.txt")[0] != 0


def test_an_environment_that_was_cut_short_is_made_anew(machine):
    python(machine)
    machine.run("environment.sh", "requirements.txt")
    machine.file(".venv/bin/pip").unlink()
    machine.run("environment.sh", "requirements.txt")
    assert machine.called().count("-m venv --clear .venv") == 2


def test_an_old_python_is_refused_in_one_line(machine):
    machine.has("python3", 'if [ "$1" = --version ]; then echo Python 3.9.2; else exit 1; fi')
    assert machine.run("environment.sh", "requirements.txt") == (
        1,
        "Python 3.11 or newer is needed; python3 here is: Python 3.9.2\n",
    )


def test_who_may_not_install_packages_is_told_which_ones(machine):
    python(machine, can_make_environments=False)
    machine.has("apt-get", "exit 1")
    machine.has("sudo", "exit 1")
    status, said = machine.run("environment.sh", "requirements.txt")
    assert status == 1
    assert said == "System packages are missing. Install them and try again:  sudo apt-get install python3-venv\n"


def test_who_may_install_packages_gets_those_of_the_tests_without_a_question(machine):
    machine.has("sudo", f'echo "$*" >> {machine.file("called")}')
    machine.has("apt-get", "exit 1")
    machine.has("redis-server", "true")
    assert machine.run("test-servers.sh")[0] == 0
    install = machine.called()[-1]
    assert "DEBIAN_FRONTEND=noninteractive" in install
    assert install.endswith("chromium fonts-dejavu-core hunspell iproute2")


def test_packages_that_apt_cannot_install_are_named(machine):
    machine.has("sudo", '[ "$2" = true ]')
    machine.has("apt-get", "exit 1")
    machine.has("redis-server", "true")
    status, said = machine.run("test-servers.sh")
    assert status == 1
    assert said.splitlines()[-1].endswith("sudo apt-get install chromium fonts-dejavu-core hunspell iproute2")


def test_the_help_lists_every_target_that_has_a_comment():
    said = subprocess.run(
        ["make", "-C", ROOT, "help"], capture_output=True, text=True, check=True, env=os.environ
    ).stdout
    for target in ("run", "test", "check", "phone", "menu-map", "bench", "help"):
        assert f"\n{target} " in f"\n{said}"
