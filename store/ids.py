"""Opaque ids."""

import secrets

_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def new_id() -> str:
    """128 random bits as 32 letters: no id can be taken for a telephone number in a log."""
    return secrets.token_hex(16).translate(_LETTERS)
