"""A text that is longer than anybody writes: what matters in it stands at its beginning or at its end."""

import re

_BLANKS = re.compile(r"[^\S\n]{2,}|\n\s*\n")
_CUT = " … "
_PART_AT_END = re.compile(r"\s\S{0,30}$")
_PART_AT_BEGIN = re.compile(r"^\S{0,30}\s")
"""Of a word that the cut divides: half a word may be another word. What is longer than a word stays."""


def shortened(text: str, longest: int) -> str:
    """A text of at most so many characters (16 or more): runs of blanks go first, and then a piece in its middle."""
    text = text.strip()
    if len(text) > longest:
        text = _BLANKS.sub(lambda run: run[0][0], text)
    if len(text) <= longest:
        return text
    end = longest // 4
    return _PART_AT_END.sub("", text[: longest - end - len(_CUT)]) + _CUT + _PART_AT_BEGIN.sub("", text[-end:])
