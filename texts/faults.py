"""What is wrong with something that a person filled in: a value that can be said in the reader's language."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from texts.catalogue import Words, load_words
from vocabulary.languages import EN, Language

LONGEST_QUOTE = 40
"""Characters of a cell that a message repeats."""


@dataclass(eq=False)
class Fault(ValueError):
    """One thing wrong: a key of the catalogue `faults` with its values, and the field and line it is in, if known.

    What has no lines of its own, such as JSON, has records.
    """

    reason: str
    values: Mapping[str, object]
    field: str = ""
    line: int | None = None
    record: int | None = None

    def said(self, language: Language) -> str:
        """The reason alone, for a message that stands at its field."""
        return _words().say(self.reason, language, **self.values)

    def in_place(self, language: Language) -> str:
        """The reason with its line or record, and its field."""
        said = f"{self.field}: {self.said(language)}" if self.field else self.said(language)
        if self.record is not None:
            return _words().say("record", language, record=self.record, fault=said)
        return said if self.line is None else _words().say("line", language, line=self.line, fault=said)

    def __str__(self) -> str:
        return self.in_place(EN)

    def at(self, field: str) -> "Fault":
        """The same in a field."""
        return replace(self, field=field)

    def in_line(self, line: int) -> "Fault":
        """The same in a line of a file."""
        return replace(self, line=line)

    def in_record(self, number: int) -> "Fault":
        """The same in a record of a file; the first is 1."""
        return replace(self, record=number)


def fault(reason: str, **values: object) -> Fault:
    """A fault that nobody has given a place yet."""
    return Fault(reason, values)


def quoted(cell: str) -> str:
    """What somebody typed, for a message: its beginning, with every mark made visible that cannot be seen."""
    return repr(cell if len(cell) <= LONGEST_QUOTE else cell[: LONGEST_QUOTE - 2] + "..")


def unseen(text: str) -> Fault:
    """The fault of a text with a character that cannot be seen; the first of them by its name."""
    sign = next(sign for sign in text if not sign.isprintable())
    return fault("unseen", sign=f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip())


@cache
def _words() -> Words:
    return load_words("faults")
