"""When a centre is open, by OpenStreetMap's opening_hours syntax, in Tashkent's time."""

import re
from datetime import datetime
from functools import lru_cache

from opening_hours import OpeningHours, validate

from regions.centre import Centre
from texts.faults import Fault, fault, quoted
from texts.times import TASHKENT

LONGEST = 200
"""Characters that an hours cell may hold."""

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "off")
_DAY = re.compile("|".join(_DAYS))
_HOLIDAYS = re.compile(r"\b(PH|SH)\b")


def is_open(centre: Centre, at: datetime) -> bool:
    """Tell whether a centre is open at an aware instant; hours marked unknown count as closed."""
    return _parsed(centre.hours).is_open(at.astimezone(TASHKENT).replace(tzinfo=None))


def hours_in_words(centre: Centre, days: str) -> str:
    """Write a centre's hours with these words for Monday to Sunday and "off"; the rest of the syntax reads as it is."""
    words = dict(zip(_DAYS, days.split(), strict=False))
    return _DAY.sub(lambda match: words.get(match[0], match[0]), centre.hours)


def what_is_wrong_with(hours: str) -> Fault | None:
    """Say why hours cannot be used, None when they can."""
    if len(hours) > LONGEST:
        return fault("hours_long", most=LONGEST)
    if _HOLIDAYS.search(hours):
        return fault("hours_holidays", days="PH, SH")
    if not validate(hours):
        example, always = "'Mo-Fr 09:00-18:00'", "'24/7'"
        return fault("hours", cell=quoted(hours), syntax="opening_hours", example=example, always=always)
    return None


@lru_cache(maxsize=1024)
def _parsed(hours: str) -> OpeningHours:
    return OpeningHours(hours)
