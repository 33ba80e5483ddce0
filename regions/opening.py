"""When a centre is open, by OpenStreetMap's opening_hours syntax, in Tashkent's time."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache

from opening_hours import OpeningHours, validate

from regions.centre import Centre
from texts.faults import Fault, fault, quoted
from texts.times import TASHKENT

LONGEST = 200
"""Characters that an hours cell may hold."""

_WORDS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "off", "unknown")
_WORD = re.compile(rf"\b({'|'.join(_WORDS)}|closed)\b")
_COMMENT = re.compile(r'("[^"]*")')
_TO, _BLANKS = re.compile(r" *[-\u2010-\u2015\u2212] *"), re.compile(" {2,}")
_RULE_ENDS = re.compile(r"(;|\|\||(?<=[0-9]{2}:[0-9]{2}),(?=\s*[A-Z]))")
_SAYS_WHEN = re.compile(r"[0-9]:[0-9]{2}|24/7|\b(open|closed|off|unknown|sunrise|sunset|dawn|dusk)\b")
_HOLIDAYS = re.compile(r"\b(PH|SH)\b")


def is_open(centre: Centre, at: datetime) -> bool:
    """Tell whether a centre is open at an aware instant; hours marked unknown count as closed."""
    return _parsed(centre.hours).is_open(at.astimezone(TASHKENT).replace(tzinfo=None))


def is_never_open(hours: str, day: date) -> bool:
    """Tell whether hours that can be read are closed on that day and for ever after; what is unknown is asked."""
    at = datetime.combine(day, time())
    read = _parsed(hours)
    return read.is_closed(at) and read.next_change(at) is None


def hours_in_words(centre: Centre, days: str) -> str:
    """Write a centre's hours with these words for Monday to Sunday, "off" and "unknown"; comments stay as they are."""
    words = dict(zip(_WORDS, days.split(), strict=False))
    words["closed"] = words.get("off", "closed")
    parts = _COMMENT.split(_with_states(centre.hours))
    return "".join(
        part if part.startswith('"') else _WORD.sub(lambda match: words.get(match[0], match[0]), part) for part in parts
    )


def plain_hours(hours: str) -> str:
    """The same with the hyphens and single blanks of the syntax; comments stay as they are."""
    parts = _COMMENT.split(hours.strip())
    return "".join(part if part.startswith('"') else _BLANKS.sub(" ", _TO.sub("-", part)) for part in parts)


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
    return OpeningHours(_with_states(hours))


@lru_cache(maxsize=1024)
def _with_states(hours: str) -> str:
    """The hours with "unknown" where a rule comments without a time or a state: the library takes it for open.

    https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification, "comment".
    """
    return "".join(_with_state(rule) for rule in _rules_in(hours))


def _rules_in(hours: str) -> Iterator[str]:
    """The rules and what separates them; a separator inside a comment is none."""
    rule = ""
    for part in _COMMENT.split(hours):
        if part.startswith('"'):
            rule += part
            continue
        first, *others = _RULE_ENDS.split(part)
        rule += first
        for separator, begins in zip(others[::2], others[1::2], strict=True):
            yield rule
            yield separator
            rule = begins
    yield rule


def _with_state(rule: str) -> str:
    beginning, comment, rest = rule.partition('"')
    if not comment or _SAYS_WHEN.search(_COMMENT.sub("", rule)):
        return rule
    return f"{beginning}{'' if beginning.endswith(' ') or not beginning else ' '}unknown {comment}{rest}"
