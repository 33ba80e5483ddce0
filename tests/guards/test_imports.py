"""Imports point down only: the contract in pyproject.toml holds, and covers every folder of the service."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
NO_PART_OF_THE_SERVICE = {"tests", "bench"}


def test_the_import_contract_holds() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
    assert "0 broken" in checked.stdout


def test_no_folder_of_the_service_is_outside_of_it() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - NO_PART_OF_THE_SERVICE == set(contract["root_packages"])
