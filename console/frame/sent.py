"""A text that went out about an alert or a request, as its page shows it among what else happened."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from alerts.notice import Addressee
from store.desk.texts import Text
from texts.phone_number import with_numbers_masked


@dataclass(frozen=True, slots=True)
class Sent:
    """A text: to whom, what it says with numbers masked, and what became of it."""

    at: datetime
    to: str
    body: str
    text: Text


def sent(texts: Iterable[Text], name_of: Callable[[Addressee], str]) -> list[Sent]:
    """Each of these texts, with the name of who got it."""
    return [Sent(one.posted_at, name_of(one.to), with_numbers_masked(one.body), one) for one in texts]
