"""Hashes of her PINs: whether a typed one is hers, found in the same time whatever it is.

Argon2id (RFC 9106) with the parameters of the OWASP Password Storage Cheat Sheet. A PIN has few digits: what protects
it is that the hash is sealed with her key, and that trying is slowed down.
"""

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

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
