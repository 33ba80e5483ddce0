"""Small counts are not shown, nor what would give them away (S15): tables of counts with their totals.

A cell under FEWEST says too much of few women. Hiding it alone does not help, since the total minus the others is the
cell: so another goes with it, here and in every table that shares a total. A minimum frequency with complementary
suppression, as in the Handbook on Statistical Disclosure Control (Hundepool et al., chapter 4).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

FEWEST = 5
_TOGETHER = 2 * FEWEST
"""What the hidden cells of a line have to come to: 2 hidden in two cells would be 1 and 1."""

TOTAL = ""
"""The row or column of the sums."""

Cell = tuple[str, str]


@dataclass
class Table:
    """Counts by row and column, each with a total under TOTAL. `hidden` are the cells that are not to be shown."""

    counts: Mapping[Cell, int]
    rows: Sequence[str]
    columns: Sequence[str]
    hidden: set[Cell] = field(default_factory=set)

    def count(self, row: str, column: str) -> int:
        """How many, hidden or not."""
        rows = self.rows if row == TOTAL else (row,)
        columns = self.columns if column == TOTAL else (column,)
        return sum(self.counts.get((one, other), 0) for one in rows for other in columns)

    def shown(self, row: str, column: str) -> int | None:
        """How many, or None when that is not to be shown."""
        return None if (row, column) in self.hidden else self.count(row, column)

    @property
    def lines(self) -> Iterable[tuple[list[Cell], Cell]]:
        """Every row and column: its cells, and the cell of its total."""
        rows, columns = [*self.rows, TOTAL], [*self.columns, TOTAL]
        for row in rows:
            yield [(row, column) for column in self.columns], (row, TOTAL)
        for column in columns:
            yield [(row, column) for row in self.rows], (TOTAL, column)


def protect(*tables: Table) -> None:
    """Hide in each table what is small and what would give it away; the tables have rows and row totals in common."""
    for table in tables:
        cells = {(row, column) for row in (*table.rows, TOTAL) for column in (*table.columns, TOTAL)}
        table.hidden |= {cell for cell in cells if 0 < table.count(*cell) < FEWEST}
    while any([_protect_once(table) for table in tables]) or _share_totals(tables):
        pass


def _protect_once(table: Table) -> bool:
    """Hide one more cell in each line that would give one away; tells whether there was such a line."""
    changed = False
    for cells, total in table.lines:
        while more := _one_more(table, cells, total):
            table.hidden.add(more)
            changed = True
    return changed


def _one_more(table: Table, cells: list[Cell], total: Cell) -> Cell | None:
    """The cell to hide next in this line: the smallest that is not zero; the total when no other is left."""
    hidden = [cell for cell in cells if cell in table.hidden]
    if total in table.hidden:
        is_safe = bool(hidden) or not table.count(*total)
    else:
        is_safe = not hidden or (len(hidden) > 1 and sum(table.count(*cell) for cell in hidden) >= _TOGETHER)
    if is_safe:
        return None
    left = [cell for cell in cells if cell not in table.hidden and table.count(*cell)]
    return min(left, key=lambda cell: table.count(*cell), default=None if total in table.hidden else total)


def _share_totals(tables: Sequence[Table]) -> bool:
    """Hide a row's total in all tables that have it; tells whether one was still shown."""
    rows = {row for table in tables for row, column in table.hidden if column == TOTAL}
    changed = False
    for table in tables:
        more = {(row, TOTAL) for row in rows if row == TOTAL or row in table.rows} - table.hidden
        table.hidden |= more
        changed |= bool(more)
    return changed
