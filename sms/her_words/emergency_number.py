"""The number of the police or an ambulance as a whole text: who sends it to us dials it in the wrong place.

Three figures are no PIN, and 1146 is the state's line for women; so this is heard as a possible call, and not
thrown away as other figures are.
"""

import re

from texts.typed import without_marks

_NUMBERS = frozenset({"101", "102", "103", "104", "112", "911", "110", "02", "03", "1146"})
_ALONE = re.compile(r"\W*(\d{2,4})\W*(?:ga|га)?\W*")


def is_emergency_number(text: str) -> bool:
    """Tell whether a text is nothing but such a number."""
    found = _ALONE.fullmatch(without_marks(text).lower())
    return found is not None and found[1] in _NUMBERS
