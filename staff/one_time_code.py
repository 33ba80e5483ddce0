"""One-time codes of an app, RFC 6238: six digits, 30 seconds, each accepted once."""

from datetime import datetime

from pyotp import TOTP, random_base32
from pyotp.utils import strings_equal

STEP = 30
"""Seconds; a code of the step before or after is taken too, for a clock that is not exact."""


def new_secret() -> str:
    """160 random bits in base32, as apps read them."""
    return random_base32()


def step_of(secret: str, typed: str, now: datetime, after: int) -> int | None:
    """The step of time whose code this is; None for a wrong one, and for one of a step up to `after`."""
    code = "".join(typed.split())
    fits = [step for step in _steps(now) if strings_equal(_code(secret, step), code)]
    return next((step for step in fits if step > after), None)


def unused_code(secret: str, now: datetime, after: int) -> str | None:
    """The code that is taken next, for a demonstration; None when all of this moment are used."""
    step = next((step for step in (_now(now), _now(now) + 1) if step > after), None)
    return _code(secret, step) if step else None


def address_of(secret: str, login: str, issuer: str) -> str:
    """What the QR code says to the app (the `otpauth` key URI format)."""
    return TOTP(secret).provisioning_uri(name=login, issuer_name=issuer)


def _now(now: datetime) -> int:
    return int(now.timestamp()) // STEP


def _steps(now: datetime) -> tuple[int, ...]:
    return tuple(_now(now) + shift for shift in (-1, 0, 1))


def _code(secret: str, step: int) -> str:
    return TOTP(secret).generate_otp(step)
