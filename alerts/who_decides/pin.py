"""Hashes of her PINs: whether a typed one is hers, found in the same time whatever it is.

Argon2id (RFC 9106) with the parameters of the OWASP Password Storage Cheat Sheet. A PIN has few digits: what protects
it is that the hash is sealed with her key, and that trying is slowed down.
"""

from collections.abc import Iterable
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODYS = _HASHER.hash("")


def digit_sum(pin: str) -> int | None:
    """The last digit of the sum of a PIN's digits, kept beside its hash; None of no PIN.

    By it the few PINs are found that lie one digit from the PIN, without trying all of them. It makes guessing of who
    has her key and the record ten times as fast, which takes minutes as it is: a PIN has few digits.
    """
    return sum(map(int, pin)) % 10 if pin else None


def is_near(hashed: str, sum_of_digits: int | None, pin: str) -> bool:
    """Whether this is the PIN with one digit wrong, or two neighbours swapped: a slip of the finger.

    Tries at most as many hashes as it has digits.
    """
    if not hashed or sum_of_digits is None:
        return False
    return any(is_same(hashed, slip) for slip in _slips(pin, sum_of_digits))


def _slips(pin: str, sum_of_digits: int) -> Iterable[str]:
    off = (sum_of_digits - sum(map(int, pin))) % 10
    if off:
        return [f"{pin[:at]}{(int(digit) + off) % 10}{pin[at + 1 :]}" for at, digit in enumerate(pin)]
    return {f"{pin[:at]}{second}{first}{pin[at + 2 :]}" for at, (first, second) in enumerate(pairwise(pin))} - {pin}


def hash_pin(pin: str) -> str:
    """The hash to keep of a PIN; nothing of an empty one."""
    return _HASHER.hash(pin) if pin else ""


def is_same(hashed: str, pin: str) -> bool:
    """Whether this is the PIN; takes as long when there is none."""
    try:
        return _HASHER.verify(hashed or _NOBODYS, pin or " ")
    except VerificationError:
        return False
