"""A text about an alert or a request, as a page shows it: no number and no key of a duty phone stands in it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from alerts.notice import Addressee
from store.desk.texts import Text
from vocabulary.phone_number import with_numbers_masked

_KEY = re.compile(r"(?<!\d)\d{6}(?:\d{2})?(?!\d)")
_KEY_AS_TYPED = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){5,8}(?!\d)")
"""In groups, or with an answer glued to either end."""


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


def as_written(body: str) -> str:
    """What somebody wrote to us, with numbers masked and whatever may be the key of a duty phone, however typed."""
    return _KEY_AS_TYPED.sub(lambda key: "*" * len(key[0]), with_numbers_masked(body))


def _masked(body: str) -> str:
    """A key is its phone's alone: who reads it here could answer in that phone's name."""
    return _KEY.sub(lambda key: "*" * len(key[0]), with_numbers_masked(body))
