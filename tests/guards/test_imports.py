"""Imports point down only: the contract in pyproject.toml holds, and nothing of the service stands outside of it."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[2]
NO_PART_OF_THE_SERVICE = {"tests", "bench"}

HOUSE = (
    {"bench"},
    {"app", "worker", "machine"},
    {"console", "simulator"},
    {"wiring"},
    {"config"},
    {"store"},
    {"calls", "ussd"},
    {"sms"},
    {"doors"},
    {"staff", "alerts"},
    {"menus"},
    {"regions"},
    {"config.values"},
    {"texts", "machine.pulse"},
    {"vocabulary"},
)
"""From the top down, files too, which the contract cannot hold; who stands in one line knows nobody beside."""


def test_the_import_contract_holds() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
    assert "0 broken" in checked.stdout


def test_no_folder_of_the_service_is_outside_of_it() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - NO_PART_OF_THE_SERVICE == set(contract["root_packages"])


def modules() -> dict[str, Path]:
    """Every module but tests and migrations, by its name."""
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    files = [*ROOT.glob("*.py"), *(file for folder in folders for file in (ROOT / folder).rglob("*.py"))]
    names = {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}
    return {name: file for name, file in names.items() if not name.startswith("store.migrations.versions")}


MODULES = modules()


def floor_of(module: str) -> tuple[int, str]:
    """Where it stands: of two that hold it, such as `config` and `config.values`, the narrower counts."""
    held = [(len(room), floor, room) for floor, rooms in enumerate(HOUSE) for room in rooms if is_in(module, room)]
    assert held, f"{module} has no place in the house"
    _, floor, room = max(held)
    return floor, room


def is_in(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def imported_by(file: Path, *, for_types_too: bool) -> Iterator[str]:
    tree = ast.parse(file.read_text("utf-8"))
    of_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in of_types and not for_types_too:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


def known(imported: str) -> str | None:
    """The module of ours that this names, itself or something in it."""
    return (
        imported
        if imported in MODULES
        else next((one for one in [imported.rpartition(".")[0]] if one in MODULES), None)
    )


def links(*, for_types_too: bool) -> set[tuple[str, str]]:
    found = {
        (name, target)
        for name, file in MODULES.items()
        for imported in imported_by(file, for_types_too=for_types_too)
        if (target := known(imported)) and target != name
    }
    assert len(found) > 2000
    return found


def test_every_import_of_every_file_points_down() -> None:
    up = [
        f"{name} imports {target}"
        for name, target in links(for_types_too=False)
        if floor_of(name)[1] != floor_of(target)[1] and floor_of(name)[0] >= floor_of(target)[0]
    ]
    assert sorted(up) == []


def test_no_two_files_need_each_other() -> None:
    needs: dict[str, set[str]] = {}
    for name, target in links(for_types_too=False):
        needs.setdefault(name, set()).add(target)
    list(TopologicalSorter(needs).static_order())
