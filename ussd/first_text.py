"""The first text of a session, which is the whole dialled code, or what stands behind it, or nothing."""

import re

from ussd.africastalking import STAR, dialled_suffix

_HASH = re.compile(r"%(?:25)*23|&(?:amp;)*(?:#0*35|#x0*23|num);|[\uff03\ufe5f]", re.IGNORECASE)


def plainly_dialled(text: str) -> str:
    """A text with its asterisks and hashes, in whatever way they are written."""
    return _HASH.sub("#", STAR.sub("*", text)) if "%" in text or "&" in text or not text.isascii() else text


def is_our_code(text: str, short_code: str) -> bool:
    """Whether it is our code, with or without its asterisk and hash, and whatever was dialled behind it."""
    ours = short_code.strip("*#")
    return f"{text.strip().strip('*#')}*".startswith(f"{ours}*")


def first_inputs(text: str, code: str, short_code: str) -> tuple[str, ...]:
    """What was dialled behind our code, in the order of its keys; `code` is the dialled one where a field has it.

    A text that is no code is what stands behind it already; a key may have a hash behind it there too.
    """
    typed = text.strip()
    if typed.startswith("*") or is_our_code(typed, short_code):
        return dialled_suffix(f"*{typed.strip('*#')}#", short_code)
    if typed:
        return tuple(part for part in typed.split("*") if part)
    return dialled_suffix(code, short_code)
