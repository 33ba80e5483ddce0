"""Several processes of the web server: one that dies is replaced, and one that dies at once ends them all."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.processes import is_alive

FAMILY = """
import os, signal, sys, time
from machine import serve

def work():
    with open(sys.argv[1], "a") as born:
        print(os.getpid(), file=born, flush=True)
    {work}

serve.TOO_YOUNG = {too_young}
sys.exit(serve.Family(work, 2).watch())
"""


def family(born: Path, work: str, too_young: float) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", FAMILY.format(work=work, too_young=too_young), str(born)])


def until_born(born: Path, how_many: int) -> list[int]:
    while not born.exists() or len(pids := born.read_text().split()) < how_many:
        time.sleep(0.01)
    return [int(pid) for pid in pids]


def test_one_that_dies_is_replaced_and_all_end_together(tmp_path: Path) -> None:
    parent = family(tmp_path / "born", "signal.pause()", too_young=0)
    first, _ = until_born(tmp_path / "born", 2)
    os.kill(first, signal.SIGKILL)
    pids = until_born(tmp_path / "born", 3)
    parent.terminate()
    parent.wait()
    while any(is_alive(pid) for pid in pids):
        time.sleep(0.01)


def test_one_that_dies_as_soon_as_it_is_born_ends_them_all(tmp_path: Path) -> None:
    assert family(tmp_path / "born", "sys.exit(3)", too_young=1000).wait() == 3
    assert len(until_born(tmp_path / "born", 2)) == 2
