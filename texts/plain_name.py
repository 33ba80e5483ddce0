"""A name as people and houses have one, wherever somebody fills one in."""

import re
from unicodedata import category

from texts.faults import Fault, fault, quoted

_RUN_BY_SPREADSHEETS = ("=", "+", "@")
_LINK = re.compile(r"://|\bwww\.|\bt\.me/|[a-z0-9]\.(?:uz|ru|com|org|net)\b", re.IGNORECASE)
_TELEPHONE = re.compile(r"\+?[0-9](?:[ ()\-]?[0-9]){6,}")


def unlike_a_name(text: str) -> Fault | None:
    """What no name holds: a formula, a link, a tag, a picture, a telephone number; None for one that is a name."""
    if text.startswith(_RUN_BY_SPREADSHEETS):
        return fault("formula", cell=quoted(text))
    if _LINK.search(text):
        return fault("link", cell=quoted(_TELEPHONE.sub("..", text)))
    if _TELEPHONE.search(text):
        return fault("number_in_name")
    for sign in text:
        if sign in "<>{}\\" or (sign not in "№°" and category(sign) in ("So", "Co", "Cn")):
            return fault("no_letter", sign=sign)
    return None
