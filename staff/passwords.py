"""Passwords of the team: Argon2id (RFC 9106) with the parameters of the OWASP Password Storage Cheat Sheet."""

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

SHORTEST = 12
"""Characters; a longer minimum with no rule of composition is what NIST SP 800-63B-4, section 3.1.1, asks for."""
LONGEST = 200

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODYS = _HASHER.hash("")


class PasswordRefused(ValueError):
    """The password cannot be taken; the message says why."""


def hash_password(password: str) -> str:
    """The hash to keep; raises PasswordRefused."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise PasswordRefused(f"a password has {SHORTEST} to {LONGEST} characters")
    return _HASHER.hash(password)


def is_password(hashed: str | None, password: str) -> bool:
    """Whether this is the password; takes as long for an account that does not exist (None)."""
    try:
        return _HASHER.verify(hashed or _NOBODYS, password[:LONGEST] or " ")
    except VerificationError:
        return False
