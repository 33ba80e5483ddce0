"""Gettext files as lists of entries: Babel reads them, after a check that no line can mislead it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, normalize

from vocabulary.languages import Language

_LINE = re.compile(r'(?:(msgctxt|msgid|msgstr) +)?"(?:[^"\\]|\\[\\ntr"])*"')
_MAY_FOLLOW = {"": {"msgctxt", "msgid"}, "msgctxt": {"msgid"}, "msgid": {"msgstr"}, "msgstr": {"msgctxt", "msgid"}}


@dataclass(eq=False)
class CatalogueFault(Exception):
    """One thing wrong in a catalogue; `file` is relative to the catalogues' folder, `key` empty for a whole file."""

    file: str
    line: int
    key: str
    language: Language
    reason: str

    def __str__(self) -> str:
        key = f"{self.key} " if self.key else ""
        return f"{self.file}:{self.line}: {key}({self.language}): {self.reason}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One text: its key, the reference that a translator saw, what was written, and the comments around it.

    A fuzzy text waits to be read again; `previous` are the lines of gettext that show what it was written for.
    """

    key: str
    reference: str
    text: str
    line: int
    fuzzy: bool = False
    previous: tuple[str, ...] = ()
    for_translators: tuple[str, ...] = ()
    by_translators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PoFile:
    """A gettext file; `header` is its first entry, the one without a key."""

    name: str
    language: Language
    header: Entry | None
    entries: tuple[Entry, ...]

    def fault(self, reason: str, entry: Entry | None = None) -> CatalogueFault:
        """Name a fault of one entry, or of the file."""
        line, key = (entry.line, entry.key) if entry else (1, "")
        return CatalogueFault(self.name, line, key, self.language, reason)

    def duplicates(self) -> Iterator[CatalogueFault]:
        """Name the keys that occur again."""
        seen: dict[str, int] = {}
        for entry in self.entries:
            if entry.key in seen:
                yield self.fault(f"the key stands already in line {seen[entry.key]}", entry)
            seen.setdefault(entry.key, entry.line)

    def written(self) -> str:
        """Write the file as gettext does, one text a line; of the header what tools add to it goes, the notes stay."""
        notes = self.header.by_translators if self.header else ()
        fields = f"Language: {self.language}\nContent-Type: text/plain; charset=UTF-8\n"
        header = Entry("", "", fields, 1, by_translators=notes)
        return "\n".join(map(_written, (header, *self.entries)))


def read_po_file(directory: Path, name: str, language: Language) -> PoFile:
    """Read one file below the catalogues' folder; raises CatalogueFault when it is missing or no gettext file."""
    try:
        lines = (directory / name).read_text("utf-8-sig").split("\n")
    except FileNotFoundError:
        raise CatalogueFault(name, 1, "", language, "there is no such file") from None
    except UnicodeDecodeError:
        raise CatalogueFault(name, 1, "", language, "the file is not UTF-8") from None
    messages = _Messages()
    lines = _without_obsolete(lines)
    try:
        _refuse_what_misleads(lines)
        PoFileParser(messages, abort_invalid=True).parse(lines)
    except PoFileError as error:
        reason = str(error).removesuffix(f" on {error.lineno}")
        raise CatalogueFault(name, error.lineno + 1, "", language, reason) from None
    entries = [_entry(message) for message in messages.in_order]
    header = next((entry for entry in entries if _is_header(entry)), None)
    return PoFile(name, language, header, tuple(entry for entry in entries if not _is_header(entry)))


def keyword_line(keyword: str, text: str) -> str:
    """Write a keyword with its quoted text, on several lines where the text has several."""
    return f"{keyword} {normalize(text, width=0)}"


class _Messages(Catalog):
    """What the parser found, with the duplicates that a plain catalogue would merge."""

    def __init__(self) -> None:
        super().__init__()
        self.in_order: list[Message] = []

    def __setitem__(self, id: object, message: Message) -> None:
        self.in_order.append(message)


def _without_obsolete(lines: list[str]) -> list[str]:
    """Empty the lines of former entries, which tools keep behind `#~`, and the comments that stand above them."""
    kept, drops = list(lines), False
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number].strip()
        drops = line.startswith("#~") or (drops and line.startswith("#"))
        if drops:
            kept[number] = ""
    return kept


def _refuse_what_misleads(lines: Iterable[str]) -> None:
    """Stop where Babel would guess: a missing quote costs two letters, a missing msgid shifts a translation."""
    before = ""
    for number, line in enumerate(map(str.strip, lines)):
        if not line or line.startswith("#"):
            continue
        if line.startswith(("msgid_plural", "msgstr[")):
            raise PoFileError("plural forms are not in use: one msgid, one msgstr", Catalog(), line, number)
        match = _LINE.fullmatch(line)
        if not match:
            raise PoFileError("this is no msgctxt, msgid, msgstr or quoted text", Catalog(), line, number)
        keyword = match[1]
        if keyword and keyword not in _MAY_FOLLOW[before]:
            raise PoFileError(f"{keyword} does not follow {before or 'nothing'}", Catalog(), line, number)
        before = keyword or before


def _is_header(entry: Entry) -> bool:
    return not entry.key and not entry.reference


def _entry(message: Message) -> Entry:
    return Entry(
        key=message.context or "",
        reference=str(message.id),
        text=str(message.string),
        line=message.lineno or 1,
        fuzzy=message.fuzzy,
        for_translators=tuple(message.auto_comments),
        by_translators=tuple(comment for comment in message.user_comments if not comment.startswith("|")),
        previous=tuple(comment[1:].strip() for comment in message.user_comments if comment.startswith("|")),
    )


def _written(entry: Entry) -> str:
    lines = [f"# {comment}".rstrip() for comment in entry.by_translators]
    lines += [f"#. {comment}" for comment in entry.for_translators]
    if entry.fuzzy:
        lines += ["#, fuzzy", *(f"#| {line}" for line in entry.previous)]
    if entry.key:
        lines.append(keyword_line("msgctxt", entry.key))
    lines += [keyword_line("msgid", entry.reference), keyword_line("msgstr", entry.text)]
    return "\n".join(lines) + "\n"
