"""What an address asks for: filters of codes alone, so that a link can be sent to a colleague; nothing else is read.

DANGER: no number, name or searched word may stand in an address, which browsers, proxies and people keep.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode

from alerts.alert import AlertState, ClosedBecause
from store.desk.find import KINDS, AlertFilter, PageKey
from texts.times import TASHKENT
from texts.typed import ascii_digits
from vocabulary.codes import CentreCode, RegionCode

FIELDS = ("code", "state", "kind", "region", "centre", "days", "since", "until")
STATES = (*AlertState, *ClosedBecause)
LAST_DAYS = (1, 7, 30)
LONGEST_CODE = 6
"""Figures: no telephone number fits."""
LONGEST_FILTERS = 256

_CODE = re.compile(f"[0-9]{{1,{LONGEST_CODE}}}")
_REGION = re.compile("[A-Z]{2}-[A-Z]{2}")
_CENTRE = re.compile("[A-Za-z][A-Za-z0-9_-]{0,31}")
_KEY = re.compile("([0-9]{1,17})-([0-9a-z]{1,32})")


@dataclass(frozen=True, slots=True)
class AskedFilters:
    """The filters as they were typed, those that cannot be read, and after which alert the page begins."""

    typed: Mapping[str, Any]
    wrong: frozenset[str]
    after: PageKey | None = None

    @property
    def filters(self) -> str:
        """The filters as the query of an address."""
        return urlencode(self.typed)

    def sought(self, now: datetime) -> AlertFilter:
        """What is looked for; days are those of Tashkent, both included."""
        state, days = self.typed.get("state", ""), self.typed.get("days")
        since = _begin_of(self.typed.get("since"))
        lately = now - timedelta(days=int(days)) if days else None
        return AlertFilter(
            code=self.typed.get("code", ""),
            centre=CentreCode(self.typed["centre"]) if "centre" in self.typed else None,
            region=RegionCode(self.typed["region"]) if "region" in self.typed else None,
            kind=self.typed.get("kind", ""),
            state=(AlertState if state in set(AlertState) else ClosedBecause)(state) if state else None,
            since=max(filter(None, (since, lately)), default=None),
            before=_begin_of(self.typed.get("until"), days_on=1),
        )


def read_asked(fields: Mapping[str, str]) -> AskedFilters:
    """Read the filters; what cannot be read is no filter, and is named."""
    typed = {name: ascii_digits(fields.get(name, "")).strip() for name in FIELDS}
    there = {name: value for name, value in typed.items() if value}
    wrong = frozenset(name for name, value in there.items() if not _can_be_read(name, value))
    readable = {name: value for name, value in there.items() if name not in wrong}
    return AskedFilters(readable, wrong, _read_key(fields.get("after", "")))


def read_filters(filters: str) -> AskedFilters:
    """The same of the query of an address that a form brings back."""
    return read_asked(dict(parse_qsl(filters[:LONGEST_FILTERS])))


def written_key(key: PageKey) -> str:
    """A key as an address has it."""
    return f"{int(key.at.timestamp() * 1_000_000)}-{key.id}"


def _read_key(written: str) -> PageKey | None:
    read = _KEY.fullmatch(written)
    if not read:
        return None
    try:
        return PageKey(datetime.fromtimestamp(0, UTC) + timedelta(microseconds=int(read[1])), read[2])
    except OverflowError:
        return None


def _can_be_read(name: str, value: str) -> bool:
    match name:
        case "code":
            return bool(_CODE.fullmatch(value))
        case "state":
            return value in STATES
        case "kind":
            return value in KINDS
        case "days":
            return value in map(str, LAST_DAYS)
        case "since" | "until":
            return _begin_of(value) is not None
        case "region":
            return bool(_REGION.fullmatch(value))
        case _:
            return bool(_CENTRE.fullmatch(value))


def _begin_of(day: str | None, days_on: int = 0) -> datetime | None:
    """The first moment of a day in Tashkent, or of one after it; None for none."""
    try:
        return datetime.combine(date.fromisoformat(day or "") + timedelta(days=days_on), time(), TASHKENT)
    except (ValueError, OverflowError):
        return None
