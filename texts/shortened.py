"""A text that is longer than anybody writes: what matters in it stands at its beginning or at its end."""

import re

_BLANKS = re.compile(r"[^\S\n]{2,}|\n\s*\n")
_CUT = " … "


def shortened(text: str, longest: int) -> str:
    """A text of at most so many characters (16 or more): runs of blanks go first, and then a piece in its middle."""
    text = text.strip()
    if len(text) > longest:
        text = _BLANKS.sub(lambda run: run[0][0], text)
    if len(text) <= longest:
        return text
    end = longest // 4
    return text[: longest - end - len(_CUT)] + _CUT + text[-end:]
