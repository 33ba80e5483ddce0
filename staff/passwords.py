"""Passwords of the team: Argon2id (RFC 9106) with the parameters of the OWASP Password Storage Cheat Sheet."""

import secrets
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from zxcvbn import zxcvbn

SHORTEST = 12
"""Characters; a longer minimum with no rule of composition is what NIST SP 800-63B-4, section 3.1.1, asks for."""
LONGEST = 200

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODYS = _HASHER.hash("")


_READ_BY_THE_GUESSER = 72
_LEAST_SCORE = 3
"""Of zxcvbn, 0 to 4: a guesser that knows words, names, keyboards and leaked passwords needs 10^8 tries or more."""

_HOUSE_WORDS = ("najot", "console")
_LEAST_OF_THEIR_OWN = 8
"""Characters beside the member's names and the words of the house."""


class Refusal(StrEnum):
    """Why a password cannot be taken."""

    LENGTH = "length"
    EASY = "easy"


class PasswordRefused(ValueError):
    """The password cannot be taken."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why


def hash_password(password: str, *about: str) -> str:
    """The hash to keep; `about` is what a guesser would know of its owner. Raises PasswordRefused."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise PasswordRefused(Refusal.LENGTH)
    if _is_easy(password, [word for said in about for word in said.split()]):
        raise PasswordRefused(Refusal.EASY)
    return _HASHER.hash(password)


def _is_easy(password: str, about: list[str]) -> bool:
    words = [*about, *_HOUSE_WORDS]
    rest = password.casefold()
    for word in words:
        rest = rest.replace(word.casefold(), "")
    is_about_them = len(rest) < _LEAST_OF_THEIR_OWN
    return is_about_them or zxcvbn(password[:_READ_BY_THE_GUESSER], words)["score"] < _LEAST_SCORE


def new_start_password() -> str:
    """A password to be told to a new member, of about 80 random bits: `k3v7-…`."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


def is_password(hashed: str | None, password: str) -> bool:
    """Whether this is the password; takes as long for an account that does not exist (None)."""
    try:
        return _HASHER.verify(hashed or _NOBODYS, password if 0 < len(password) <= LONGEST else " ")
    except VerificationError:
        return False
