"""A table as spreadsheets of every locale write it, in rows of cells, and how it was read.

The encoding is known by its mark or by which one makes sense, separator and header by the columns that are found.
"""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from texts.bounded_file import too_big
from texts.csv_cells import as_written
from texts.encodings import CALLED, MARKS, OF_ONE_BYTE, UTF_8, of_one_byte, with_mark
from texts.faults import Fault, fault, quoted, unseen
from texts.signatures import is_json, kind_of

MOST_BYTES = 20 * 2**20
MOST_ROWS = 20_000
MOST_LINES = 2**20
"""With the empty ones: as many as a sheet of Excel has."""

MOST_COLUMNS = 500
MOST_TITLES = 10
"""Lines among which the header is looked for."""

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}

_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")
"""Blanks that hold words together, which spreadsheets put between the digits of numbers."""

_SEP = re.compile(r"sep=([,;\t|])\s*", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"[0-9]{1,3},[0-9]+")


@dataclass(frozen=True, slots=True)
class How:
    """How a table was read, for who gave it to see."""

    encoding: str
    separator: str
    titles: int
    empty: int
    has_decimal_commas: bool
    sample: str = ""

    def __str__(self) -> str:
        sample = f" (look whether {quoted(self.sample)} is right)" if self.sample else ""
        said = f"read as {self.encoding}{sample}, separated by {SEPARATORS[self.separator]}"
        said += ", with decimal commas" if self.has_decimal_commas else ""
        said += f", {self.titles} lines before the header left out" if self.titles else ""
        return said + (f", {self.empty} empty rows left out" if self.empty else "")


@dataclass(frozen=True, slots=True)
class Table:
    """The header, the line that it is in, and each row with its number as a spreadsheet shows it.

    A cell that is broken into lines is several lines of a file and one row of a spreadsheet, where it is mended.
    """

    header: tuple[str, ...]
    header_line: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    how: How


def read_table(
    content: bytes | str, columns: Collection[str], decimals: Collection[str] = (), most_rows: int = MOST_ROWS
) -> Table:
    """Read a table in which these columns are expected; raises Fault when it is none.

    A header may be written in capitals and with blanks; a decimal comma counts in `decimals` where none separates.
    """
    text, encoding = _text_of(content)
    separator, titles = _best(text, columns)
    lines = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    try:
        for _ in range(titles):
            next(lines)
        header = _trimmed(_column(cell, columns) for cell in next(lines, []))
        header_line = titles + 1
        if len(header) > MOST_COLUMNS:
            raise too_many_columns().in_line(header_line)
        rows, empty = _rows(lines, len(header), header_line, most_rows)
    except csv.Error:
        raise fault("not_csv").in_line(max(lines.line_num, 1)) from None
    with_points = [(line, _with_points(cells, header, separator, decimals)) for line, cells in rows]
    how = How(
        CALLED[encoding],
        separator,
        titles - bool(_SEP.match(text)),
        empty,
        with_points != rows,
        _sample(encoding, rows),
    )
    return Table(header, header_line, tuple(with_points), how)


def column_name(written: str) -> str:
    """The name of a column as it is compared: in small letters, with a low line for blanks."""
    return "_".join(written.translate(_BLANKS).casefold().split())


def no_table(kind: str) -> Fault:
    """Of a file of another kind."""
    return fault("no_table", kind=kind, form="CSV UTF-8")


def too_many_columns() -> Fault:
    """Of a file that is wider than any table."""
    return fault("too_many_columns", most=MOST_COLUMNS)


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file, and its encoding by Python's name; raises Fault."""
    if len(content) > MOST_BYTES:
        raise too_big(MOST_BYTES)
    content = with_mark(content)
    kind = kind_of(content)
    if kind:
        raise no_table(kind)
    encoding = next((name for mark, name in MARKS.items() if content.startswith(mark)), "")
    for name in [encoding] if encoding else _likely(content):
        if name in OF_ONE_BYTE and not _is_of_one_byte_a_letter(content):
            break
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if 10 * text.count("\0") > len(text):
            continue
        if "\0" in text:
            raise unseen("\0").in_line(text[: text.index("\0")].count("\n") + 1)
        return text, name
    raise fault("encoding", encoding="UTF-8")


def _likely(content: bytes) -> Iterator[str]:
    yield UTF_8
    yield of_one_byte(content)


def _text_of(content: bytes | str) -> tuple[str, str]:
    """What may be a table, and its encoding."""
    text, encoding = (content, "utf-8") if isinstance(content, str) else decoded(content)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise fault("empty")
    if is_json(text):
        raise no_table("JSON")
    return text, encoding


def _rows(lines: Any, expected: int, header: int, most: int) -> tuple[list[tuple[int, tuple[str, ...]]], int]:
    """The rows that hold something, each with its number, and how many hold nothing."""
    rows, empty = [], 0
    for number, cells in enumerate(lines, header + 1):
        filled = _cells(cells, expected) if any(cells) else ()
        if not any(filled):
            empty += bool(cells)
            if number > MOST_LINES:
                raise fault("too_many_rows", most=f"{MOST_LINES:,}").in_line(number)
            continue
        rows.append((number, filled))
        if len(rows) > most:
            raise fault("too_many_rows", most=f"{most:,}").in_line(number)
    return rows, empty


def _sample(encoding: str, rows: Iterable[tuple[int, tuple[str, ...]]]) -> str:
    """A cell by which a reader sees whether an encoding without a mark was guessed right: others look as good."""
    cells = (cell for _, row in rows for cell in row if not cell.isascii())
    return next(cells, "") if encoding in OF_ONE_BYTE else ""


def _is_of_one_byte_a_letter(content: bytes) -> bool:
    """Whether it is no UTF-8 with a slip in it, which would come out as other words."""
    read = content.decode("utf-8", errors="replace")
    bad = read.count("\ufffd")
    good = sum(not sign.isascii() for sign in read) - bad
    return bad > 4 * good


def _best(text: str, columns: Collection[str]) -> tuple[str, int]:
    """The separator with which a line names most of the columns, and how many lines stand before that line.

    Where none is named, the one that the first line has most of, so that a header in other words is told in parts.
    """
    said = _SEP.match(text)
    possible = [said[1]] if said else list(SEPARATORS)
    found = [(*_header_in(text, separator, columns), separator) for separator in possible]
    first = text.partition("\n")[0]
    matches, titles, separator = max(found, key=lambda one: (one[0], first.count(one[2])))
    return separator, titles if 2 * matches >= len(columns) else int(bool(said))


def _header_in(text: str, separator: str, columns: Collection[str]) -> tuple[int, int]:
    """How many columns the best of the first lines names, and how many stand before it."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        first = list(islice(lines, MOST_TITLES))
    except csv.Error:
        return 0, 0
    counts = [len({_column(cell, columns) for cell in line} & set(columns)) for line in first] or [0]
    return max(counts), counts.index(max(counts))


def _column(cell: str, columns: Collection[str]) -> str:
    """The column that a cell of the header names, however it is written; the cell itself when it names none."""
    named = column_name(cell)
    return named if named in columns else cell.translate(_BLANKS).strip()


def _cells(cells: Iterable[str], expected: int) -> tuple[str, ...]:
    """The cells as they were written, without empty ones behind the last column."""
    written = [as_written(cell.translate(_BLANKS).strip()) for cell in cells]
    return (*written[:expected], *_trimmed(written[expected:]))


def _trimmed(cells: Iterable[str]) -> tuple[str, ...]:
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def _with_points(
    cells: tuple[str, ...], header: tuple[str, ...], separator: str, decimals: Collection[str]
) -> tuple[str, ...]:
    """The cells with a point in each decimal number of these columns."""
    if separator == ",":
        return cells
    named = zip_longest(cells, header[: len(cells)], fillvalue="")
    return tuple(
        cell.replace(",", ".") if name in decimals and _DECIMAL_COMMA.fullmatch(cell) else cell for cell, name in named
    )
