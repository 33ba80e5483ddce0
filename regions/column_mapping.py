"""Which columns of somebody else's directory are ours: a small YAML that says where each of our columns comes from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import yaml

from regions.centre_cells import COLUMNS
from regions.json_records import APART, KIND, LAT, LON
from texts.faults import Fault, fault, quoted
from texts.table import column_name

_A_DAY = datetime(2026, 12, 31)  # noqa: DTZ001  a day alone
_WAYS = ("is", "from", "values", "keep", "apart", "part", "before", "date")
_PARTS = ("columns", "only", "one_row_a_service")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a column of ours comes from: a constant, or columns of theirs.

    The parts of their cells (`apart` stands between them) are translated by `values` and joined by blanks; with `part`
    only the part of this number counts. Values without a translation are faults, unless they are kept. `before` is put
    before what is there, `date` is the form of a date as strptime has it.
    """

    columns: tuple[str, ...] = ()
    constant: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    apart: str = ""
    part: int | None = None
    keeps_others: bool = False
    before: str = ""
    date: str = ""

    def cell(self, row: Mapping[str, str]) -> str:
        """Our cell for a row of theirs; raises Fault when a value has no translation."""
        if not self.columns:
            return self.constant
        found = [value for column in self.columns for value in self._parts(column, row.get(column, ""))]
        if not found and row.get(KIND) and {LAT, LON}.intersection(self.columns):
            raise fault("no_point", kind=quoted(row[KIND]))
        return self._dated(" ".join(found if self.part is None else found[self.part - 1 : self.part]))

    def _parts(self, column: str, cell: str) -> Iterator[str]:
        for part in cell.split(self.apart) if self.apart else [cell]:
            said = " ".join(part.split())
            if self.values and (said or "" in self.values):
                if said.casefold() not in self.values and not self.keeps_others:
                    raise fault("unmapped", cell=quoted(said), column=column)
                said = self.values.get(said.casefold(), said)
            if said:
                yield said

    def _dated(self, cell: str) -> str:
        if self.date and cell:
            try:
                return datetime.strptime(cell, self.date).date().isoformat()  # noqa: DTZ007  the day as it is written
            except ValueError:
                raise fault("date", cell=quoted(cell), example=self.date) from None
        return self.before + cell if cell else ""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Our columns by where they come from; of rows of theirs count those with one of the values of `only`.

    Where they have a row for each service, the rows of one centre become one.
    """

    sources: Mapping[str, Source]
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)
    one_row_a_service: bool = False

    @property
    def theirs(self) -> tuple[str, ...]:
        """The columns of theirs that it needs."""
        named = [column for source in self.sources.values() for column in source.columns]
        return tuple(dict.fromkeys([*named, *self.only]))

    def takes(self, row: Mapping[str, str]) -> bool:
        """Whether a row of theirs is one for us."""
        return all(folded(row.get(column, "")) in allowed for column, allowed in self.only.items())

    def cells(self, row: Mapping[str, str]) -> tuple[dict[str, str], list[Fault]]:
        """Our row for a row of theirs, and what could not be translated."""
        cells, faults = {}, []
        for column, source in self.sources.items():
            try:
                cells[column] = source.cell(row)
            except Fault as found:
                cells[column] = ""
                faults.append(found.at(column))
        return cells, faults


OURS = ColumnMapping(
    {column: Source((column,)) for column in COLUMNS}
    | {"services": Source(("services",), apart=APART), "lat": Source(("lat", LAT), part=1)}
    | {"lon": Source(("lon", LON), part=1)}
)
"""A record that has our own columns, and perhaps its point as GeoJSON has it."""


class _EachOnce(yaml.BaseLoader):
    """YAML whose values are words alone, so that "no" stays a word; a name that stands twice is a fault."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                raise fault("column_twice", column=quoted(key.value)).in_line(key.start_mark.line + 1)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_mapping(text: str) -> ColumnMapping:
    """Read a mapping; raises Fault with the first thing that is wrong."""
    try:
        whole = yaml.load(text, Loader=_EachOnce)  # noqa: S506  it makes words alone
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise fault("not_yaml").in_line(mark.line + 1 if mark else 1) from None
    whole = _table(whole, _PARTS)
    columns = _table(whole.get("columns"), COLUMNS)
    missing = [column for column in COLUMNS if column not in columns]
    if missing:
        raise fault("columns", missing=missing, unknown=[])
    only = {
        column_name(column): frozenset(map(folded, allowed if isinstance(allowed, list) else [allowed]))
        for column, allowed in _table(whole.get("only") or {}).items()
    }
    sources = {column: _source(column, columns[column]) for column in COLUMNS}
    return ColumnMapping(sources, only, _yes(whole.get("one_row_a_service", "no")))


def _table(written: Any, known: tuple[str, ...] | list[str] = ()) -> dict[str, Any]:
    """A part of the file as names with values; only the known names, where there are some."""
    if not isinstance(written, dict):
        raise fault("mapping_table")
    for name in written:
        _word(name)
    strange = [name for name in written if known and name not in known]
    if strange:
        raise fault("none_of", cell=quoted(strange[0]), known=" ".join(known))
    return written


def _source(column: str, written: Any) -> Source:
    try:
        if isinstance(written, str):
            written = {"from": written}
        ways = _table(written, _WAYS)
        if ("is" in ways) == ("from" in ways) or ("is" in ways and len(ways) > 1):
            raise fault("mapping_way")
        if "is" in ways:
            return Source(constant=_word(ways["is"]))
        named = ways["from"] if isinstance(ways["from"], list) else [ways["from"]]
        return Source(
            columns=tuple(column_name(_word(one)) for one in named),
            values={folded(cell): _word(ours) for cell, ours in _table(ways.get("values") or {}).items()},
            apart=_word(ways.get("apart", "")),
            part=_number(ways["part"]) if "part" in ways else None,
            keeps_others=_yes(ways.get("keep", "no")),
            before=_word(ways.get("before", "")),
            date=_form_of_date(_word(ways.get("date", ""))),
        )
    except Fault as found:
        raise found.at(column) from None


def _form_of_date(form: str) -> str:
    """A form by which a day is read as it was written; raises Fault."""
    try:
        if form and datetime.strptime(_A_DAY.strftime(form), form) != _A_DAY:  # noqa: DTZ007  the day as it is written
            raise ValueError
    except ValueError:
        raise fault("mapping_date", form=quoted(form), example="%d.%m.%Y") from None
    return form


def _word(written: Any) -> str:
    if not isinstance(written, str):
        raise fault("mapping_way")
    return written


def folded(written: Any) -> str:
    """A value as it is compared: capitals and blanks do not count."""
    return " ".join(_word(written).split()).casefold()


def _yes(written: Any) -> bool:
    if written not in ("yes", "no"):
        raise fault("either", cell=quoted(_word(written)), one="yes", other="no")
    return bool(written == "yes")


def _number(written: Any) -> int:
    if not re.fullmatch("[1-9]", _word(written)):
        raise fault("none_of", cell=quoted(written), known="1 2 3 4 5 6 7 8 9")
    return int(written)
