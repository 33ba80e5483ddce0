"""Letters that a program lost or took for others when it saved a file."""

import re

from texts.faults import Fault, fault, quoted

_LOST = re.compile(r"\?{3}|\ufffd")
_LEAST = 4
"""Signs of others than ASCII: a pair may be one by chance."""

_TAKEN_FOR = ("cp1252", "cp1251", "latin-1")


def lost_letters(text: str) -> Fault | None:
    """Name a text of question marks, or of UTF-8 that was read as another encoding; None when it is whole."""
    if _LOST.search(text) or _was_utf_8(text):
        return fault("lost_letters", cell=quoted(text), form="CSV UTF-8")
    return None


def _was_utf_8(text: str) -> bool:
    is_long_enough = sum(not sign.isascii() for sign in text) >= _LEAST
    return is_long_enough and any(_reads_as_utf_8(text, encoding) for encoding in _TAKEN_FOR)


def _reads_as_utf_8(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding).decode("utf-8")
    except UnicodeError:
        return False
    return True
