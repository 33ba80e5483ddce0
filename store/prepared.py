"""Statements that are put into words once and run on the driver's own connection.

For each execution SQLAlchemy looks the words up, wraps what is bound and wraps what comes: 300 µs for what every key
that she presses asks, and SQLite answers in 50. What is asked stays in SQLAlchemy's terms, for both databases.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import CompoundSelect, Dialect, Label, LargeBinary, Select
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.exc import MultipleResultsFound, NoResultFound

Selection = Select[Any] | CompoundSelect[Any]

Row = Mapping[Any, Any]
"""What was read, by the column it came from, and by name where it has a label."""

Ask = Callable[[str, Any], list[tuple[Any, ...]]]
"""Gives all rows that the words of a statement find with what is bound."""


def only(rows: Sequence[Row]) -> Row | None:
    """The one row that was found, if any."""
    if len(rows) > 1:
        raise MultipleResultsFound
    return rows[0] if rows else None


def one(rows: Sequence[Row]) -> Row:
    """The row that must be there."""
    row = only(rows)
    if row is None:
        raise NoResultFound
    return row


class Prepared:
    """A selection; its parameters are given by name, and read what its columns hold."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self._in_words: dict[str, _InWords] = {}

    def rows(self, dialect: Dialect, ask: Ask, values: dict[str, Any]) -> list[Row]:
        """What it finds."""
        words = self._in_words.get(dialect.name)
        if words is None:
            words = self._in_words[dialect.name] = _InWords(self.selection, dialect)
        return words.rows(ask, values)


def _by_place(dialect: Dialect) -> Dialect:
    """The same database, with what is bound named by its place: `?` in SQLite, and in PostgreSQL its own `$1`.

    psycopg makes that of `%(name)s`, and keeps what it made only of short statements: a recall was parsed at each key.
    """
    if dialect.name == "sqlite":
        return dialect
    return PGDialect_psycopg(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]


class _InWords:
    """A selection in the words of one database."""

    def __init__(self, selection: Selection, dialect: Dialect) -> None:
        compiled = selection.compile(dialect=_by_place(dialect))
        self._text = str(compiled)
        self._order = compiled.positiontup or ()
        self._constants = {name: value for name, value in compiled.params.items() if value is not None}
        self._columns = tuple(one.name if isinstance(one, Label) else one for one in selection.selected_columns)
        bound = {
            name: bind.type.dialect_impl(dialect).bind_processor(dialect) for bind, name in compiled.bind_names.items()
        }
        self._written = [(name, write) for name, write in bound.items() if write and name not in self._constants]
        types = [one.type for one in selection.selected_columns]
        self._read = [
            (column, read)
            for column, held in zip(self._columns, types, strict=True)
            if not isinstance(held, LargeBinary)
            and (read := held.dialect_impl(dialect).result_processor(dialect, None))
        ]

    def rows(self, ask: Ask, values: dict[str, Any]) -> list[Row]:
        for name, write in self._written:
            values[name] = write(values[name])
        named = self._constants | values
        rows = ask(self._text, [named[name] for name in self._order])
        return [self._row(row) for row in rows]

    def _row(self, values: tuple[Any, ...]) -> Row:
        row = dict(zip(self._columns, values, strict=True))
        for column, read in self._read:
            if row[column] is not None:
                row[column] = read(row[column])
        return row
