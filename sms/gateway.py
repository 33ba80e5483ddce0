"""What every road out looks like: a message goes in, one of three outcomes comes back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

from vocabulary.phone_number import PhoneNumber


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """One text to one number; `reference` is our opaque id for it, for providers that take one.

    `own_words`, if any, replaces `body` on a route that takes free text. `avoids` names a route to take last.
    After `expires_at` (aware UTC) nobody should get it: a route that can tells its provider so.
    """

    reference: str
    to: PhoneNumber
    body: str
    own_words: str = ""
    avoids: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider took it and promised nothing yet; its id, empty when it gave none, comes back in receipts."""

    message_id: str


@dataclass(frozen=True, slots=True)
class TryLater:
    """It did not go through now. `may_have_sent` is True when the answer was lost and a copy may be under way."""

    reason: str
    may_have_sent: bool = False
    after_seconds: float | None = None


class Whose(StrEnum):
    """Whose trouble a refusal is: this recipient's on this route, or our account's with the provider."""

    RECIPIENT = "recipient"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Refused:
    """The provider said no, and would again."""

    reason: str
    whose: Whose


Outcome = Accepted | TryLater | Refused


class ReceiptState(StrEnum):
    """What a delivery receipt says, in our words; UNKNOWN is recorded and changes nothing."""

    ON_ITS_WAY = "on_its_way"
    DELIVERED = "delivered"
    FAILED = "failed"
    NO_SUCH_NUMBER = "no_such_number"
    UNKNOWN = "unknown"


class Gateway(Protocol):
    """A provider. `send` never raises and returns within `patience` seconds."""

    name: str
    takes_free_text: bool
    patience: float

    def send(self, text: OutgoingText) -> Outcome:
        """Hand one text over."""
        ...


@runtime_checkable
class Remote(Protocol):
    """A provider beyond this machine."""

    def reach(self) -> str | None:
        """Say why it cannot be reached, None when it can; sends no text and shows no key."""
        ...
