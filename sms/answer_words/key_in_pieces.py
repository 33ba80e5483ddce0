"""A key that a duty phone typed in pieces: "52 25 62 1", "2 7 8 3 1 7", "568", "260" and "1" on lines of their own.

Which pieces belong together only the phone's own keys tell: here is what may be one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sms.answer_words.digits import in_ascii_digits

_FIGURES = re.compile(r"\d+")
_BETWEEN = re.compile(r"[\s.,/_-]{1,3}")
_SIZES = (6, 8)
MOST_PIECES = 12
MOST = 18
"""In one text, so that pieces are no easier to guess than keys."""


@dataclass(frozen=True, slots=True)
class Pieced:
    """What may be a key, where its pieces stand, and the text with it in one, an answer glued to it apart."""

    key: str
    text: str


def keys_in_pieces(text: str) -> Iterator[Pieced]:
    """Every key that the figures of a text may be, once their pieces are put together; the longest first."""
    text = in_ascii_digits(text)
    found = list(_FIGURES.finditer(text))
    if not 1 < len(found) <= MOST_PIECES:
        return
    made = 0
    for first in range(len(found)):
        for last in range(first + 1, len(found)):
            if not _BETWEEN.fullmatch(text, found[last - 1].end(), found[last].start()):
                break
            figures = "".join(one[0] for one in found[first : last + 1])
            for key, answer in _read(figures):
                before, after = text[: found[first].start()], text[found[last].end() :]
                yield Pieced(key, f"{before}{key} {answer}{after}")
                made += 1
                if made == MOST:
                    return


def _read(figures: str) -> Iterator[tuple[str, str]]:
    """The key in figures, and the answer that is glued to its end, if one is."""
    if len(figures) in _SIZES:
        yield figures, ""
    if len(figures) - 1 in _SIZES and figures[-1] in "012":
        yield figures[:-1], figures[-1]
