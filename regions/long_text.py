"""The one place that a long text names, which no look-up reads as a whole."""

import re
from collections.abc import Iterator

from regions.found import Ambiguous, Found, Unknown
from regions.gazetteer import find_place
from regions.geography import Geography
from regions.said import LONGEST
from vocabulary.codes import RegionCode

_SENTENCE_ENDS = re.compile(r"[.!?\n]+")
_STEP = 3
"""Words. DANGER: what stands at an edge is looked at once more among as many beside it: it may be a street's name."""


def find_in_long_text(said: str, geography: Geography, home: RegionCode | None = None) -> Found | Unknown:
    """Find the last place that its sentences name, if all that they name is in one region."""
    parts = [part for part in _SENTENCE_ENDS.split(said) if part.strip()]
    found = [one for part in parts for one in _named_in(part, geography, home) if isinstance(one, Found)]
    return found[-1] if len({one.region for one in found}) == 1 else Unknown()


def _named_in(part: str, geography: Geography, home: RegionCode | None) -> Iterator[Found | Ambiguous | Unknown]:
    if len(part) <= LONGEST:
        yield find_place(part, geography, home)
        return
    words = part.split()
    for at in range(0, len(words), _STEP):
        found = find_place(" ".join(words[at : at + 2 * _STEP]), geography, home)
        if isinstance(found, Found):
            around = find_place(" ".join(words[max(0, at - _STEP) : at + 3 * _STEP]), geography, home)
            yield found if isinstance(around, Found) and around.region == found.region else Unknown()
