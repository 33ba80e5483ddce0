"""What a person typed into a form, without what nobody can see: control characters, bidi and zero-width marks."""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_EMPTY_LINES = re.compile(r"\n{3,}")


def without_marks(text: str) -> str:
    """Keep every letter and line break; of what has no look of its own nothing stays."""
    lines = _LINE_ENDS.sub("\n", text)
    kept = "".join(one for one in lines if one == "\n" or unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Co"))
    return _EMPTY_LINES.sub("\n\n", kept).strip()
