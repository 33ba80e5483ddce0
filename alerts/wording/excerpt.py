"""What goes out of a text that is too long to go out whole."""

import re

from alerts.surroundings import Surroundings

_CUT = " ..."
_CLAUSE = re.compile(r"[^.,;!?\n]+")


def excerpt(text: str, longest: int, around: Surroundings) -> str:
    """A text of at most so many characters: its beginning, what was heard in it as a call, the house; dots between.

    What begins within the beginning stands there, where its room goes to it.

    DANGER: who is greeted at length before she says what is done to her, and where, would read the greeting alone.
    """
    if len(text) <= longest:
        return text
    told = around.telling(text)[: longest // 2].strip()
    where = _numbered(text)[: longest // 3].strip()
    kept = sorted({one for one in (told, "" if where in told else where) if one}, key=text.find)
    beginning, _ = _cut(text, longest, kept)
    return "".join(_cut(text, longest, [one for one in kept if text.find(one) not in range(len(beginning) + 1)]))


def _cut(text: str, longest: int, kept: list[str]) -> tuple[str, str]:
    """As much of its beginning as there is room for, and what stands behind it."""
    tail = "".join(f"{_CUT} {one}" for one in kept)
    tail += "" if kept and text.endswith(kept[-1]) else _CUT
    return _whole_words(text[: longest - len(tail)]), tail


def _numbered(text: str) -> str:
    """The last clause in which a number stands: a house or a flat is what a street is found by."""
    return next((one[0] for one in reversed(list(_CLAUSE.finditer(text))) if re.search(r"\d", one[0])), "")


def _whole_words(text: str) -> str:
    """Without the word that the cut divides; one that nothing divides stays."""
    return text.rpartition(" ")[0] or text
