"""The list as a file: random names of keys, whose list it is, when it was written, and a seal that shows damage.

Nothing of it is personal: a name was drawn by chance, and what it opened is destroyed. The calls for help of late are
named too, by the references that duty phones have, so that a restore can say which of them it lacks.
"""

import json
import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from store.sealed.sealing import BlindIndex

_FORM = 1
_WHOSE, _SEAL = "whose list of erasures", "list of erasures"
_NAME = re.compile(r"[a-z]{32}")


class ListRefused(ValueError):
    """The file cannot be used; the message says why, without the file's name."""


@dataclass(frozen=True, slots=True, order=True)
class Accepted:
    """A call for help that was stored: its random id, its reference, and when, to the minute."""

    id: str
    code: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ErasureList:
    """What was erased from `reaches_back_to` until `written_at` (aware UTC).

    `leaving` are those who erased themselves during an alert that was still open then. `accepted` are the calls of the
    last days; None in a list of a release that named none. `unsent` are texts that were never tried, and are known only
    where the list was written while nobody worked.
    """

    written_at: datetime
    reaches_back_to: datetime
    destroyed: frozenset[str]
    leaving: frozenset[str] = frozenset()
    accepted: frozenset[Accepted] | None = frozenset()
    unsent: frozenset[str] = frozenset()


def name_of(index: BlindIndex) -> str:
    """How the list of this service is called, wherever it lies; another service has another."""
    return f"erasures-{_whose(index)}.json"


def to_text(erased: ErasureList, index: BlindIndex) -> str:
    """The list as it is written; in the order of the alphabet, which tells nothing of when."""
    content = {
        "form": _FORM,
        "service": _whose(index),
        "written_at": erased.written_at.isoformat(),
        "reaches_back_to": erased.reaches_back_to.isoformat(),
        "destroyed": sorted(erased.destroyed),
        "leaving": sorted(erased.leaving),
        "accepted": [[one.id, one.code, one.at.isoformat()] for one in sorted(erased.accepted or ())],
        "unsent": sorted(erased.unsent),
    }
    return json.dumps(content | {"seal": _seal(content, index)}, indent=0)


def from_text(text: str, index: BlindIndex) -> ErasureList:
    """Read a list of the service with this index; raises ListRefused."""
    try:
        content: dict[str, Any] = json.loads(text)
        form, service, seal = content["form"], content["service"], content.pop("seal")
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ListRefused("is no whole list of erasures") from None
    if service != _whose(index):
        raise ListRefused("is the list of another service")
    if form != _FORM:
        raise ListRefused("is a list of a later release")
    if seal != _seal(content, index):
        raise ListRefused("is no whole list of erasures")
    return ErasureList(
        written_at=datetime.fromisoformat(content["written_at"]),
        reaches_back_to=datetime.fromisoformat(content["reaches_back_to"]),
        destroyed=frozenset(filter(_NAME.fullmatch, content["destroyed"])),
        leaving=frozenset(filter(_NAME.fullmatch, content["leaving"])),
        accepted=_accepted(content["accepted"]) if "accepted" in content else None,
        unsent=frozenset(filter(_NAME.fullmatch, content.get("unsent", ()))),
    )


def _accepted(written: list[list[str]]) -> frozenset[Accepted]:
    return frozenset(Accepted(id, code, datetime.fromisoformat(at)) for id, code, at in written)


def put(text: str, file: Path) -> None:
    """Let the file appear whole, in place of an older one, and durably; raises OSError."""
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with unfinished.open("w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def _whose(index: BlindIndex) -> str:
    return index.of(_WHOSE, "").hex()[:16]


def _seal(content: dict[str, Any], index: BlindIndex) -> str:
    return index.of(_SEAL, json.dumps(content, sort_keys=True)).hex()
