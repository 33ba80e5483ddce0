"""One request of a USSD session, the same whichever gateway brought it."""

from dataclasses import dataclass, field

from vocabulary.phone_number import PhoneNumber


@dataclass(frozen=True, slots=True)
class Dial:
    """Who dials, in which session, and everything typed in it so far, a dialled suffix first.

    A session belongs to one number: the same id from another phone is another session. The last `new` inputs come with
    this request for the first time, unless it is a copy.
    """

    session: str
    number: PhoneNumber
    inputs: tuple[str, ...] = field(default=(), repr=False)
    new: int = 1
