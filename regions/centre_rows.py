"""The rows of a directory file by our columns: from a table or an export, by a mapping of columns or without one."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from regions.centre_cells import COLUMNS, LANGUAGE, LONGEST_NAME
from regions.column_mapping import OURS, ColumnMapping, folded
from regions.json_records import KIND, read_records
from texts.faults import Fault, fault, quoted
from texts.signatures import is_json
from texts.table import MOST_COLUMNS, Table, decoded, read_table, too_many_columns

_NO_CODE = re.compile("[^A-Z0-9]+")
_NUMBER = re.compile(r"\+?[0-9](?:[ ()\-]?[0-9]){6,}")
"""In a file without a header the first row stands where the columns are named."""

_MOST_NAMED = 20
"""Columns that one line names."""


@dataclass(frozen=True, slots=True)
class CentreRow:
    """One row: its line in a table or its number in an export, and what could not be translated in it."""

    number: int
    cells: Mapping[str, str]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class CentreRows:
    """All rows, and how they were read; an export has records instead of lines.

    `sample` is a cell to be looked at, where the encoding of the file could only be guessed.
    """

    rows: tuple[CentreRow, ...]
    how: str
    are_records: bool = False
    sample: str = ""

    def place(self, found: Fault, row: CentreRow) -> Fault:
        """A fault with the line or record that it is in."""
        return found.in_record(row.number) if self.are_records else found.in_line(row.number)


def read_rows(content: bytes | str, mapping: ColumnMapping | None = None) -> CentreRows:
    """Read a table of ours or of somebody else, JSON, or GeoJSON; raises Fault when it is none."""
    text = content if isinstance(content, str) else decoded(content)[0]
    if is_json(text):
        return _of_records(read_records(text.removeprefix("\ufeff")), mapping)
    if mapping:
        return _of_their_table(content, mapping)
    return _of_our_table(read_table(content, COLUMNS, decimals=("lat", "lon")))


def _of_our_table(table: Table) -> CentreRows:
    _refuse_other_columns(table.header, table.header_line)
    return CentreRows(
        tuple(CentreRow(line, cells) for line, cells in _named(table)), str(table.how), sample=table.how.sample
    )


def _of_their_table(content: bytes | str, mapping: ColumnMapping) -> CentreRows:
    decimals = [column for name in ("lat", "lon") for column in mapping.sources[name].columns]
    table = read_table(content, mapping.theirs, decimals)
    for column in mapping.theirs:
        if table.header.count(column) > 1:
            raise fault("column_twice", column=column).in_line(table.header_line)
    _refuse_missing(mapping, table.header)
    rows = [(line, cells) for line, cells in _named(table) if not _is_of_hxl(cells.values())]
    return _mapped(rows, mapping, str(table.how), table.header)


def _of_records(records: list[dict[str, str]], mapping: ColumnMapping | None) -> CentreRows:
    header = tuple(dict.fromkeys(column for record in records for column in record))
    if len(header) > MOST_COLUMNS:
        raise too_many_columns()
    if mapping and records:
        _refuse_missing(mapping, header)
    elif records:
        named = (column.removeprefix("geometry.") for column in header if column != KIND)
        _refuse_other_columns(tuple(dict.fromkeys(named)))
    mapping = mapping or OURS
    return replace(_mapped(list(enumerate(records, 1)), mapping, "read as JSON", header), are_records=True)


def _mapped(
    rows: list[tuple[int, Mapping[str, str]]], mapping: ColumnMapping, how: str, header: Collection[str]
) -> CentreRows:
    ours = []
    for number, row in rows:
        if mapping.takes(row):
            cells, faults = mapping.cells(row)
            faults += _two_points(row) if mapping is OURS else []
            code = _NO_CODE.sub("-", cells["code"].upper()).strip("-") if mapping is not OURS else cells["code"]
            ours.append(CentreRow(number, cells | {"code": code}, tuple(faults)))
    how += f", {len(rows) - len(ours)} rows left out" if len(ours) < len(rows) else ""
    for column, wanted in mapping.only.items():
        lacking = sorted(wanted - {folded(row.get(column, "")) for _, row in rows})
        how += f", no row has {' or '.join(map(quoted, lacking))} as {column}" if lacking else ""
    unused = _said(sorted(set(header) - {*mapping.theirs, KIND, ""}))
    how += f", nothing is taken from {', '.join(unused)}" if unused else ""
    return CentreRows(tuple(_joined(ours) if mapping.one_row_a_service else ours), how)


def _two_points(row: Mapping[str, str]) -> list[Fault]:
    """In a record of ours: one that was moved on a map, beside the degrees that it had before."""
    found = []
    for column in ("lat", "lon"):
        written, drawn = row.get(column, ""), row.get(f"geometry.{column}", "")
        if written and drawn and written.rstrip("0") != drawn.rstrip("0"):
            found.append(fault("two_points", written=quoted(written), drawn=quoted(drawn)).at(column))
    return found


def _joined(rows: list[CentreRow]) -> Iterator[CentreRow]:
    """One row for those of one centre that differ in their services alone, with the services of all."""
    alike: dict[tuple[tuple[str, str], ...], list[CentreRow]] = {}
    for row in rows:
        if row.faults:
            yield row
            continue
        rest = tuple((column, cell) for column, cell in row.cells.items() if column != "services")
        alike.setdefault(rest, []).append(row)
    for first, *others in alike.values():
        services = dict.fromkeys(word for row in (first, *others) for word in row.cells["services"].split())
        yield replace(first, cells={**first.cells, "services": " ".join(services)})


def _named(table: Table) -> Iterator[tuple[int, Mapping[str, str]]]:
    for line, cells in table.rows:
        if len(cells) != len(table.header):
            raise fault("cells", count=len(cells), expected=len(table.header)).in_line(line)
        yield line, dict(zip(table.header, cells, strict=True))


def _is_of_hxl(cells: Iterable[str]) -> bool:
    """Whether it is the row of hashtags that exports of HDX have under their header."""
    return all(cell.startswith("#") for cell in cells if cell)


def _refuse_missing(mapping: ColumnMapping, header: Collection[str]) -> None:
    missing = [column for column in mapping.theirs if column not in header]
    if missing:
        known = _said(column for column in header if column)
        raise fault("not_in_file", missing=", ".join(missing), known=", ".join(known) or "-")


def _refuse_other_columns(header: Sequence[str], line: int | None = None) -> None:
    twice = next((column for column in (*COLUMNS, LANGUAGE) if header.count(column) > 1), "")
    if twice:
        found = fault("column_twice", column=twice)
        raise found if line is None else found.in_line(line)
    if sorted(set(header) - {LANGUAGE}) != sorted(COLUMNS):
        missing = [column for column in COLUMNS if column not in header]
        unknown = _said(column for column in header if column not in (*COLUMNS, LANGUAGE))
        found = fault("columns", missing=missing, unknown=unknown)
        raise found if line is None else found.in_line(line)


def _said(columns: Iterable[str]) -> list[str]:
    """Names of columns as a line may hold them: the first ones, the beginning of each, and no telephone number."""
    shown = (_NUMBER.sub("..", column)[:LONGEST_NAME] for column in columns)
    named = list(islice(shown, _MOST_NAMED + 1))
    return named if len(named) <= _MOST_NAMED else [*named[:_MOST_NAMED], "..."]
