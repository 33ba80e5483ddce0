"""A text that came in."""

from dataclasses import dataclass, field

from doors.once import OnceKey
from vocabulary.phone_number import PhoneNumber


@dataclass(frozen=True, slots=True)
class InboundText:
    """A text as a gateway delivered it. Its sender is unverified: nothing personal is answered to it (S20)."""

    channel: str
    id: str
    sender: PhoneNumber
    body: str
    as_it_came: str = field(default="", compare=False)
    """The body in the wrapping that a gateway put round it, if it did."""

    @property
    def once(self) -> OnceKey:
        """By what it is known when the gateway repeats it."""
        return OnceKey(self.channel, self.id, self.sender, self.body)


@dataclass(frozen=True, slots=True)
class RawText:
    """A text before its sender was read, who may be no phone at all: a name, a short code."""

    channel: str
    id: str
    sender: str
    body: str
    as_it_came: str = field(default="", compare=False)

    @property
    def once(self) -> OnceKey:
        """By what it is known when the gateway repeats it."""
        return OnceKey(self.channel, self.id, self.sender, self.body)
