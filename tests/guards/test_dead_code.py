"""Whatever has a name in a file is used by the service: what only a test calls is dead, or a language of the tests."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.guards.test_imports import MODULES, ROOT

FOR_TESTS_AND_BENCH = {
    "replay",  # a whole session at once, which bench measures
    "StoryPhone",  # the language of the stories
}


def named_in(file: Path) -> Iterator[str]:
    """What a file names for itself or others; what a decorator hands on to a framework is used by it."""
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            if not node.decorator_list or isinstance(node, ast.ClassDef):
                yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (one.id for one in targets if isinstance(one, ast.Name) and not one.id.startswith("__"))


def test_nothing_has_a_name_that_nobody_calls() -> None:
    service = [file for name, file in MODULES.items() if not name.startswith("bench")]
    words = Counter(re.findall(r"\w+", "\n".join(file.read_text("utf-8") for file in service)))
    elsewhere = {
        word
        for pattern in ("pyproject.toml", "Makefile", "*/**/*.html", "*/**/*.json")
        for file in ROOT.glob(pattern)
        if file.parts[len(ROOT.parts)] not in (".venv", "var", "tests")
        for word in re.findall(r"\w+", file.read_text("utf-8"))
    }
    dead = {one for file in service for one in named_in(file) if words[one] == 1 and one not in elsewhere}
    assert dead == FOR_TESTS_AND_BENCH
