"""Her PIN: which of hers a typed one is, found in the same time whatever it is.

Argon2id (RFC 9106) with the parameters of the OWASP Password Storage Cheat Sheet. A PIN has few digits: what protects
it is that the hash is sealed with her key, and that trying is slowed down.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from alerts.private import Private
from menus.facts import Access

MOST_WRONG = 5
SLOWED_FOR = timedelta(hours=1)
"""After so many wrong ones within this time the right one opens nothing either, and no screen says so."""

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODYS = _HASHER.hash("")


def hash_pin(pin: str) -> str:
    """The hash to keep of a PIN; nothing of an empty one."""
    return _HASHER.hash(pin) if pin else ""


def is_same(hashed: str, pin: str) -> bool:
    """Whether this is the PIN; takes as long when there is none."""
    try:
        return _HASHER.verify(hashed or _NOBODYS, pin or " ")
    except VerificationError:
        return False


def access_with(private: Private, pin: str, now: datetime) -> tuple[Access, Private]:
    """What a typed PIN opens, and what is to be kept of it."""
    is_hers, is_forced = is_same(private.pin, pin), is_same(private.duress_pin, pin)
    recent = tuple(at for at in private.wrong_pins if now - at < SLOWED_FOR)
    if is_forced:
        return Access.FORCED, private
    if is_hers and len(recent) < MOST_WRONG:
        return Access.OPEN, replace(private, wrong_pins=())
    return Access.FRESH, replace(private, wrong_pins=(*recent, now)[-MOST_WRONG:])
