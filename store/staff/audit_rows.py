"""Rows of the audit log as they lie in the database: whoever can write to it may have put anything there."""

from typing import Any

from sqlalchemy import Column, RowMapping, Select, Table, select, type_coerce
from sqlalchemy.types import NullType

from staff.audit import Deed, Entry
from store.instant import from_microseconds
from store.sealed.sealing import CannotOpen, DataKey
from store.tables.staff import audit
from vocabulary.codes import RegionCode

UNREADABLE = (TypeError, ValueError, AttributeError, OverflowError, CannotOpen)
"""What reading such a row may raise."""

_REASON = "audit.reason_sealed"
_OF = {"position": int, "at": int, "seal": bytes}
_OR_NOTHING = {"region": str, "reason_sealed": bytes}


def as_they_lie(table: Table) -> Select[Any]:
    """The rows of a table, each value as the driver gives it, so that a changed one stops no look at the others."""
    return select(*(_as_it_lies(column) for column in table.c))


def read_entry(row: RowMapping, key: DataKey | None = None) -> Entry:
    """Read the entry of such a row, with its reason when a key is given; raises one of UNREADABLE."""
    for column in audit.c:
        _refuse_another_kind(column.name, row[column.name])
    sealed = row["reason_sealed"]
    return Entry(
        at=from_microseconds(row["at"]),
        member=row["staff_id"],
        deed=Deed(row["deed"]),
        kind=row["kind"],
        key=row["key"],
        detail=row["detail"],
        region=RegionCode(row["region"]) if row["region"] else None,
        reason=key.open(sealed, _REASON, row["id"]) if sealed and key else "",
    )


def seal_reason(reason: str, key: DataKey, row_id: str) -> bytes | None:
    """Seal a reason for its row."""
    return key.seal(reason, _REASON, row_id) if reason else None


def _as_it_lies(column: Column[Any]) -> Any:
    return type_coerce(column, NullType()).label(column.name)


def _refuse_another_kind(name: str, value: Any) -> None:
    if name in _OR_NOTHING:
        is_right = value is None or (bool(value) and isinstance(value, _OR_NOTHING[name]))
    else:
        is_right = isinstance(value, _OF.get(name, str))
    if not is_right:
        raise TypeError(name)
