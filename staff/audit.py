"""What is written of who looked at what: entries in a chain, where each one's seal holds all before it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vocabulary.codes import RegionCode

FIRST_SEAL = bytes(32)


class Deed(StrEnum):
    """What a member of the team did."""

    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    OPENED = "opened"
    REVEALED = "revealed"
    ACTED = "acted"
    ANSWERED = "answered"
    EXPORTED = "exported"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed: by whom (`member` is an id), on what, and why in their own words; `at` is aware UTC.

    `kind` and `key` name the thing, such as `alert` and its id. `detail` is a step (`staff.steps`), never content.
    """

    at: datetime
    member: str
    deed: Deed
    kind: str = ""
    key: str = ""
    detail: str = ""
    region: RegionCode | None = None
    reason: str = ""


Keyed = Callable[[str], bytes]
"""A keyed hash of a text: without its key nobody can make a chain that holds."""


def seal_of(entry: Entry, before: bytes, keyed: Keyed, place: str = "") -> bytes:
    """The seal of an entry at its place that follows the one with the seal `before`; 32 bytes.

    Entries of older releases have a seal without a place.
    """
    fields = [
        entry.at.isoformat(),
        entry.member,
        entry.deed,
        entry.kind,
        entry.key,
        entry.detail,
        entry.region or "",
        entry.reason,
        *([place] if place else []),
    ]
    return keyed(before.hex() + json.dumps(fields, ensure_ascii=False, separators=(",", ":")))
