"""The glossary says where each word stands, and it stands there; no new class takes a name that another has."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.guards.test_imports import MODULES

PAGE = Path(__file__).parents[2] / "docs/glossary.md"
WORDS = re.findall(r"^\| ([^|]+) \| [^|]+ \| `([^`]+)`(?: `(\w+)`)? \|$", PAGE.read_text("utf-8"), re.MULTILINE)
DOUBLES = Path(__file__).with_name("doubles.txt")
"""Names of classes that mean several things, each with the files of its classes. Rename one that you meet."""

BY_RULE = frozenset({"Account"})
"""Every provider has one, in its `settings.py`."""


def test_every_row_is_read() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert len(WORDS) == len(rows) - 1


@pytest.mark.parametrize(("word", "file", "name"), WORDS)
def test_a_word_stands_where_the_glossary_says(word: str, file: str, name: str) -> None:
    tree = ast.parse((PAGE.parents[1] / file).read_text("utf-8"))
    defined = {one.name for one in tree.body if isinstance(one, ast.ClassDef | ast.FunctionDef)}
    defined |= {
        one.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for one in node.targets
        if isinstance(one, ast.Name)
    }
    assert not name or name in defined, word


def doubles() -> dict[str, list[str]]:
    places = defaultdict(list)
    for module, file in MODULES.items():
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not module.startswith("bench"):
                places[node.name].append(module)
    return {name: sorted(modules) for name, modules in places.items() if len(modules) > 1 and name not in BY_RULE}


def test_no_new_class_takes_a_name_that_another_has() -> None:
    listed = {name: modules.split() for name, _, modules in (line.partition(": ") for line in _lines())}
    found = doubles()
    new = {name: modules for name, modules in found.items() if not set(modules) <= set(listed.get(name, []))}
    assert not new, "another class has this name: choose one that says what yours is"
    assert found == listed, f"renamed since, take it out of {DOUBLES.name}"


def _lines() -> list[str]:
    return [line for line in DOUBLES.read_text("utf-8").splitlines() if not line.startswith("#")]
