"""Recovery codes: ten on a sheet of paper, each good once for who has lost the second factor."""

import base64
import secrets

HOW_MANY = 10
_BYTES = 15
"""120 bits each, so that a plain keyed hash of them tells nothing (OWASP ASVS 5.0, 6.5.2)."""


def new_codes() -> tuple[str, ...]:
    """Codes such as `ABCD-EFGH-…`, to be shown once."""
    return tuple(_grouped(base64.b32encode(secrets.token_bytes(_BYTES)).decode()) for _ in range(HOW_MANY))


def plain(typed: str) -> str:
    """A code as it is kept, however it was typed."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))
