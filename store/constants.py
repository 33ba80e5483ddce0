"""Columns that hold one of a few words or numbers of ours; compared with one, it stands in the statement itself.

A partial index (`WHERE state = 'due'`) can be used where the statement says the same. With a bound value SQLite plans
the statement anew each time that it is executed, which takes four times as long as asking; and a plan that PostgreSQL
keeps for any value leaves such an index out. What comes from outside is never of an enumeration, so it stays bound.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, SmallInteger, String, TextClause, text
from sqlalchemy.sql.operators import in_op, not_in_op


class _Compared:
    """Writes members of enumerations out, wherever a column of this type is compared with them."""

    def operate(self, op: Callable[..., Any], *other: Any, **options: Any) -> ColumnElement[Any]:
        """As every column; what is written out stands in brackets only where the list is not negated."""
        if op is not_in_op:
            return ~self.operate(in_op, *other, **options)
        return super().operate(op, *map(_written, other), **options)  # type: ignore[misc, no-any-return]


class Word(String):
    """Text that is a member of an enumeration."""

    class comparator_factory(_Compared, String.Comparator[str]):
        """Its comparisons."""


class Grade(SmallInteger):
    """A small number that is a member of an enumeration."""

    class comparator_factory(_Compared, SmallInteger.Comparator[int]):
        """Its comparisons."""


def spelled_out(member: Enum) -> TextClause:
    """A member as it stands in a statement."""
    return text(_quoted(member))


def _written(other: Any) -> Any:
    if isinstance(other, Enum):
        return spelled_out(other)
    if isinstance(other, list | tuple | set | frozenset) and other and all(isinstance(one, Enum) for one in other):
        return text(", ".join(sorted(map(_quoted, other))))
    return other


def _quoted(member: Enum) -> str:
    return f"'{member.value}'" if isinstance(member, str) else str(member.value)
