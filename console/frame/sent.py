"""What was texted or written, as a page shows it: no key of a duty phone, and no number but for who said what for.

DANGER: people write numbers as they speak, without a plus, in groups or in words; who may not see hers reads them here.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from alerts.notice import Addressee
from store.desk.texts import Text
from texts.contact_data import numbers_in
from vocabulary.phone_number import with_numbers_masked

_KEY = re.compile(r"(?<!\d)\d{6}(?:\d{2})?(?!\d)")
_KEY_AS_TYPED = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){5,8}(?!\d)")
"""In groups, or with an answer glued to either end."""
_KEY_IN_GROUPS = re.compile(r"(?<![\d+])(?<!\d[ .\-])\d(?:[ .\-]?\d){5,7}(?![ .\-]?\d)")
"""And no part of a telephone number, which has nine figures or more."""
_COORDINATE = re.compile(r"(?<!\d)\d{1,3}[.,]\d{4,}")


@dataclass(frozen=True, slots=True)
class Sent:
    """A text: to whom, what it says with numbers and keys masked, and what became of it."""

    at: datetime
    to: str
    body: str
    text: Text


def sent(texts: Iterable[Text], name_of: Callable[[Addressee], str]) -> list[Sent]:
    """Each of these texts, with the name of who got it."""
    return [Sent(one.posted_at, name_of(one.to), _masked(one.body), one) for one in texts]


def as_written(body: str, shows_numbers: bool = False) -> str:
    """What somebody wrote to us, with what may be the key of a duty phone masked, however typed, and with numbers."""
    if shows_numbers:
        return _KEY_IN_GROUPS.sub(lambda key: "*" * len(key[0]), body)
    return _KEY_AS_TYPED.sub(lambda key: "*" * len(key[0]), without_numbers(body))


def without_numbers(body: str) -> str:
    """A text with every telephone number in it masked, also one in words; coordinates stay."""
    body = with_numbers_masked(body)
    points = [found.span() for found in _COORDINATE.finditer(body)]
    for start, end in reversed(list(numbers_in(body))):
        if not any(start < last and first < end for first, last in points):
            figures = "".join(filter(str.isdigit, body[start:end]))
            body = f"{body[:start]}..{figures[-2:]}{body[end:]}"
    return body


def _masked(body: str) -> str:
    """A key is its phone's alone: who reads it here could answer in that phone's name."""
    return _KEY.sub(lambda key: "*" * len(key[0]), with_numbers_masked(body))
