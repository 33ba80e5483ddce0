"""A week of duties, day by day in Tashkent: who is called, and when nobody is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from alerts.duty.shift import Shift
from texts.times import TASHKENT

DAYS = 7
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of one day, from `begins` up to `ends` (aware): with a shift, or without anybody to be called first."""

    begins: datetime
    ends: datetime
    shift: Shift | None


def monday_of(day: date) -> date:
    """The first day of a week."""
    return day - timedelta(days=day.weekday())


def days_from(first: date) -> list[date]:
    """The days of a week."""
    return [first + timedelta(days=number) for number in range(DAYS)]


def pieces_of(day: date, shifts: Iterable[Shift]) -> list[Piece]:
    """One day of one duty in its order: the shifts, cut to the day, and the times without anybody in place 1."""
    begins = datetime.combine(day, time(), TASHKENT)
    ends = begins + _DAY
    here = sorted(
        (shift for shift in shifts if shift.begins < ends and shift.ends > begins),
        key=lambda shift: (shift.begins, shift.place),
    )
    filled = [Piece(max(shift.begins, begins), min(shift.ends, ends), shift) for shift in here]
    first = [piece for piece in filled if piece.shift and piece.shift.place == 1]
    return sorted([*filled, *_empty(begins, ends, first)], key=lambda piece: piece.begins)


def _empty(begins: datetime, ends: datetime, filled: list[Piece]) -> Iterator[Piece]:
    at = begins
    for piece in filled:
        if piece.begins > at:
            yield Piece(at, piece.begins, None)
        at = max(at, piece.ends)
    if at < ends:
        yield Piece(at, ends, None)
