"""A text that went out about an alert or a request, as its page shows it among what else happened."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from alerts.notice import Addressee
from store.desk.texts import Text
from texts.phone_number import with_numbers_masked

_KEY = re.compile(r"(?<!\d)\d{6}(?:\d{2})?(?!\d)")


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


def _masked(body: str) -> str:
    """A key is its phone's alone: who reads it here could answer in that phone's name."""
    return _KEY.sub(lambda key: "*" * len(key[0]), with_numbers_masked(body))
