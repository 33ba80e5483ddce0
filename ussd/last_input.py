"""What a gateway brings that sends only what she typed last, and what of a session has to be kept to go on from it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ussd.dial import Dial
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access, Refusal

SILENT_FOR = timedelta(seconds=180)
"""A session in which nothing comes for so long is over: no network that we know of keeps one longer."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One request: what she typed since the last one, a dialled suffix if it begins the session.

    `road` and `session` are as the road names itself and its session; a session belongs to one number. `turn` is the
    gateway's own number of the request, empty where it has none: then time alone tells a repeat from a second key.
    """

    road: str
    session: str
    number: PhoneNumber
    typed: tuple[str, ...] = field(default=(), repr=False)
    begins: bool = False
    turn: str = ""

    @property
    def dial(self) -> Dial:
        """The session, for what is known of who dials; no other road has one of that name."""
        return Dial(f"{self.road}\0{self.session}", self.number)


@dataclass(frozen=True, slots=True)
class OpenSession:
    """How far a session is: a keyed mark of each input, and where they led.

    DANGER: `place` may hold what she typed on the way, a PIN between its first and its second time included. It is
    stored only sealed, with a key that the record alone does not make, and no longer than the session lives.
    """

    number: PhoneNumber
    place: str = field(repr=False)
    marks: tuple[bytes, ...]
    access: Access
    turns: int
    at: datetime
    refusal: Refusal | None = None
    account: bytes = b""
    has_called: bool = False
    """Whether an input of this session asked for help."""
