"""The data inventory, read from docs/data-inventory.md, which a test keeps true to the database."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "data-inventory.md"
_FIELD = re.compile(r"`(\w+)`")


@dataclass(frozen=True, slots=True)
class Field:
    """A row: fields of one table that have purpose, protection and time in common."""

    names: tuple[str, ...]
    purpose: str
    protection: str
    kept: str


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the database, or what lies outside it: what it is, and its fields."""

    name: str
    about: str
    fields: tuple[Field, ...]

    @property
    def is_table(self) -> bool:
        """Whether it stands in the database."""
        return bool(self.fields)


def read_inventory(text: str | None = None) -> list[Section]:
    """Read the page; raises ValueError for a row that has not four cells."""
    chapters = re.split(r"^## ", PAGE.read_text("utf-8") if text is None else text, flags=re.MULTILINE)[1:]
    return [_section(chapter) for chapter in chapters]


def _section(chapter: str) -> Section:
    name, *lines = chapter.splitlines()
    about = " ".join(line for line in lines if line and not line.startswith("|"))
    return Section(name.strip(), _plain(about), tuple(_fields(lines)))


def _fields(lines: Iterable[str]) -> Iterator[Field]:
    for line in lines:
        if line.startswith("| `"):
            names, *cells = (cell.strip() for cell in line.strip().strip("|").split(" | "))
            purpose, protection, kept = map(_plain, cells)
            yield Field(tuple(_FIELD.findall(names)), purpose, protection, kept)


def _plain(text: str) -> str:
    return text.replace("`", "")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in the reader's language, or as it stands in the inventory while nobody has translated it."""

    text: str
    is_translated: bool


def say_as(sentence: str, translations: Mapping[str, str]) -> Said:
    """Say a sentence of the inventory; a changed one is a new one, so that no translation says what is no longer so."""
    return Said(translations.get(sentence, sentence), sentence in translations)
