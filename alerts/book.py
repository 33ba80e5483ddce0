"""What the rules need from the memory: one caller's pages, open inside one transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from alerts.alert import Alert
from alerts.notice import Addressee, Notice, Recipient
from alerts.people import Caller, Contact, Profile
from alerts.request import Request
from menus.facts import Access


class RecordUnavailable(Exception):
    """The database cannot be read or written now: nothing was stored, so the gateway must try again."""


@dataclass(frozen=True, slots=True)
class Pages:
    """All that the record has of a caller; `caller` is None for a number that never used the service."""

    caller: Caller | None = None
    alert: Alert | None = None
    requests: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A person who was told of an alert, when last (aware UTC), and what they answered, if anything."""

    addressee: Addressee
    at: datetime
    answer: str = ""


class Book(Protocol):
    """One caller's pages with her row locked; all of it is stored together, or none of it.

    `caller` and `alert` (the one not yet closed, if any) follow each change. `access` is how much of it this
    exchange may change.
    """

    now: datetime
    caller: Caller
    alert: Alert | None
    access: Access

    def save_profile(self, profile: Profile) -> None:
        """Keep what she chose."""
        ...

    def add_contact(self, contact: Contact) -> None:
        """Keep a new help contact."""
        ...

    def remove_contact(self, contact_id: str) -> None:
        """Forget a help contact."""
        ...

    def save_alert(self, alert: Alert) -> None:
        """Keep a new alert or the next state of one."""
        ...

    def told(self, alert: Alert) -> Mapping[tuple[Recipient, str], Told]:
        """Everyone who was told of this alert, by kind and key."""
        ...

    def save_answer(self, alert: Alert, who: Addressee, answer: str) -> None:
        """Keep what a responder answered; the last answer counts."""
        ...

    def post(self, notices: Iterable[Notice], alert: Alert | None = None) -> None:
        """Put notices into the outbox."""
        ...

    def requests(self) -> list[Request]:
        """Her call-backs and questions, oldest first."""
        ...

    def save_request(self, request: Request) -> None:
        """Keep a new request or the next state of one."""
        ...

    def destroy(self) -> None:
        """Destroy her key and every row of hers."""
        ...

    def empty_until_closed(self) -> None:
        """Empty what is hers now, and destroy the rest when her alert is closed."""
        ...

    def new_id(self) -> str:
        """An opaque id."""
        ...

    def new_code(self) -> str:
        """A short number that no other open alert has."""
        ...
