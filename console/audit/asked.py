"""What an auditor typed into the search, read with care: what cannot be read is said, not guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from staff.audit import Deed
from store.staff.audit import Mark, Sought
from texts.times import TASHKENT

_LONGEST = 64
_SEAL_DIGITS = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: what is sought, from which position on, the fields as they were typed, and those that are wrong."""

    sought: Sought
    before: int | None
    typed: Mapping[str, str]
    wrong: frozenset[str]


def read_asked(fields: Mapping[str, str]) -> Asked:
    """Read the fields `member deed kind key since until before`; days are those of Tashkent, both included."""
    typed = {
        name: fields.get(name, "").strip()[:_LONGEST] for name in ("member", "deed", "kind", "key", "since", "until")
    }
    wrong = set()
    days: dict[str, date | None] = {}
    for name in ("since", "until"):
        try:
            days[name] = date.fromisoformat(typed[name]) if typed[name] else None
        except ValueError:
            days[name] = None
            wrong.add(name)
    sought = Sought(
        member=typed["member"],
        deed=Deed(typed["deed"]) if typed["deed"] in set(Deed) else None,
        kind=typed["kind"],
        key=typed["key"],
        since=_begin_of(days["since"]),
        before=_begin_of(days["until"], days_on=1),
    )
    before = fields.get("before", "")
    return Asked(sought, int(before) if before.isdecimal() and len(before) < 10 else None, typed, frozenset(wrong))


def read_mark(typed: str) -> Mark | None:
    """Read a mark as it is printed, such as `1042:9f3c…`; None for anything else."""
    position, _, seal = "".join(typed.split()).lower().partition(":")
    is_seal = len(seal) == _SEAL_DIGITS and set(seal) <= set("0123456789abcdef")
    return Mark(int(position), seal) if position.isdecimal() and len(position) < 10 and is_seal else None


def _begin_of(day: date | None, days_on: int = 0) -> datetime | None:
    """The first moment of a day in Tashkent, or of one after it; None for one past the end of the calendar."""
    try:
        return datetime.combine(day + timedelta(days=days_on), time(), TASHKENT) if day else None
    except OverflowError:
        return None
