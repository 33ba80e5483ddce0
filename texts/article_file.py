"""One article as it stands in its file: front matter in YAML between two lines of `---`, then plain paragraphs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

FIELDS = {"title": str, "source": str, "checked": date, "review_by": date, "reviewed": bool}
"""What the front matter holds, all of it and nothing else."""

LONGEST_TRUST = timedelta(days=366)
"""From `checked` to `review_by`: twelve months at most."""

_FENCE = "---"
_ASKED_FOR = {str: "a text", date: "a date such as 2026-11-22", bool: "yes or no"}


@dataclass(eq=False)
class ArticleFault(Exception):
    """One thing wrong with the articles; `file` is relative to their folder."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text, and the line where it starts."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """A file that was read: its fields as `FIELDS` wants them, the lines where they stand, and the paragraphs."""

    name: str
    fields: Mapping[str, Any]
    lines: Mapping[str, int]
    paragraphs: tuple[Line, ...]

    @property
    def title(self) -> Line:
        """The title and its line."""
        return Line(self.lines["title"], self.fields["title"])

    @property
    def body(self) -> str:
        """The paragraphs, parted by a line break."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def fault(self, field: str, reason: str) -> ArticleFault:
        """Name a fault of one field."""
        return ArticleFault(self.name, self.lines[field], reason)


def read_text(directory: Path, name: str) -> str:
    """Read a file below the articles' folder; raises ArticleFault when it is missing or not UTF-8."""
    try:
        return (directory / name).read_text("utf-8-sig")
    except FileNotFoundError:
        raise ArticleFault(name, 1, "there is no such file") from None
    except UnicodeDecodeError:
        raise ArticleFault(name, 1, "the file is not UTF-8") from None


def read_yaml(text: str, name: str, first_line: int = 1) -> dict[str, Any]:
    """Read a mapping out of YAML that starts in `first_line` of a file; raises ArticleFault for anything else."""
    try:
        values = yaml.load(text, yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise ArticleFault(name, first_line + line, f"not YAML: {error.problem}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise ArticleFault(name, first_line, f"not YAML: {error}") from None
    if not isinstance(values, dict):
        raise ArticleFault(name, first_line, "there are no `name: value` lines here")
    return values


def read_article_file(directory: Path, name: str) -> ArticleFile:
    """Read one article; raises ArticleFault."""
    lines = read_text(directory, name).splitlines()
    if lines[:1] != [_FENCE] or _FENCE not in lines[1:]:
        raise ArticleFault(name, 1, f"the front matter must stand between two lines of {_FENCE}")
    end = lines.index(_FENCE, 1)
    front = lines[1:end]
    line_of = _lines_of_fields(front, name)
    fields = read_yaml("\n".join(front), name, first_line=2)
    _judge_fields(fields, line_of, name)
    paragraphs = _paragraphs(lines[end + 1 :], end + 2)
    if not paragraphs:
        raise ArticleFault(name, end + 1, "there is no text below the front matter")
    return ArticleFile(name, fields, line_of, paragraphs)


def _lines_of_fields(front: list[str], name: str) -> dict[str, int]:
    line_of: dict[str, int] = {}
    for number, line in enumerate(front, 2):
        field, colon, _ = line.partition(":")
        if colon and field in line_of:
            raise ArticleFault(name, number, f"{field} stands already in line {line_of[field]}")
        line_of[field] = number
    return line_of


def _judge_fields(fields: Mapping[str, Any], line_of: Mapping[str, int], name: str) -> None:
    for unknown in fields.keys() - FIELDS.keys():
        known = ", ".join(FIELDS)
        raise ArticleFault(name, line_of.get(str(unknown), 1), f"{unknown} has no meaning here; known are {known}")
    for field, kind in FIELDS.items():
        if field not in fields:
            raise ArticleFault(name, 1, f"{field} is missing")
        if type(fields[field]) is not kind or not (kind is bool or fields[field]):
            raise ArticleFault(name, line_of[field], f"{field} must be {_ASKED_FOR[kind]}")
    if not fields["checked"] < fields["review_by"] <= fields["checked"] + LONGEST_TRUST:
        raise ArticleFault(name, line_of["review_by"], "review_by must come after checked, at most 12 months later")


def _paragraphs(lines: list[str], first_line: int) -> tuple[Line, ...]:
    """Paragraphs are parted by blank lines; how the lines within one are broken does not matter."""
    numbered = [(number, line.strip()) for number, line in enumerate(lines, first_line)]
    blocks = [list(block) for has_text, block in groupby(numbered, lambda pair: bool(pair[1])) if has_text]
    return tuple(Line(block[0][0], " ".join(text for _, text in block)) for block in blocks)
