"""The operators' page names the commands and figures that there are, and no others."""

import re
from pathlib import Path

import click

from console.commands import commands
from store.counted import figures

PAGE = Path("docs/operations.md").read_text(encoding="utf-8")


def paths(group: click.Group, before: str = "") -> set[str]:
    """Every command by its words."""
    found: set[str] = set()
    for name, command in group.commands.items():
        words = f"{before}{name}"
        found |= paths(command, f"{words} ") if isinstance(command, click.Group) else {words}
    return found


def named(text: str) -> set[str]:
    """The commands that a text names, longest words first."""
    known = "|".join(sorted(map(re.escape, paths(commands)), key=len, reverse=True))
    return set(re.findall(rf"\b({known})\b", text))


def test_every_command_is_on_the_page() -> None:
    assert paths(commands) - {"parts", "locate"} <= named(PAGE)


def test_every_command_on_the_page_is_there() -> None:
    for words in re.findall(r"python -m console ([a-z ]+)", PAGE):
        assert any(words.strip().startswith(command) for command in paths(commands)), words


def test_every_figure_on_the_page_is_there() -> None:
    code = Path(figures.__file__).read_text(encoding="utf-8")
    assert all(f'"{name}"' in code for name in re.findall(r"najot_[a-z_]+", PAGE))
