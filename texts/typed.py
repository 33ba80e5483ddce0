"""What a person typed, without what nobody can see: control characters, bidi and zero-width marks; digits as ASCII."""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_EMPTY_LINES = re.compile(r"\n{3,}")


def without_marks(text: str) -> str:
    """Keep every letter and line break; of what has no look of its own nothing stays."""
    lines = _LINE_ENDS.sub("\n", text)
    kept = "".join(one for one in lines if one == "\n" or unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Co"))
    return _EMPTY_LINES.sub("\n\n", kept).strip()


def ascii_digits(typed: str) -> str:
    """What she typed, with every script's and width's digits as ASCII."""
    key = typed.strip()
    return key if key.isascii() else "".join(str(unicodedata.decimal(character, character)) for character in key)
