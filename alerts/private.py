"""What a caller keeps to herself: stored as one sealed value, and shown only to who knows her PIN."""

from dataclasses import dataclass
from datetime import datetime

from alerts.who_decides.guessing import WrongCodes
from vocabulary.choices import Chosen
from vocabulary.languages import Language
from vocabulary.phone_number import PhoneNumber


@dataclass(frozen=True, slots=True)
class TypedPin:
    """That a PIN was typed, at an aware UTC instant; the keyed mark says only whether the next one is the same."""

    mark: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Later:
    """What her phone was told is done, and is done once her open alert is closed (`alerts.later`).

    `removed` and `kept` are ids of help contacts; `no_centre`: no centre is to be told. `own_name` and `own_text` are
    None where neither was changed.
    """

    removed: tuple[str, ...] = ()
    no_centre: bool = False
    kept: tuple[str, ...] = ()
    own_name: str | None = None
    own_text: str | None = None


NOTHING_LATER = Later()


@dataclass(frozen=True, slots=True)
class Erased:
    """That she erased herself at an aware UTC instant while an alert was open, which goes on without her phone.

    `contacts` are the ids of those who were told of it; `keeps_her_word` on centres, until another is given.
    """

    at: datetime
    contacts: tuple[str, ...] = ()
    keeps_her_word: bool = True


@dataclass(frozen=True, slots=True)
class Claimed:
    """A help contact whom a text alone named, since there is a PIN: whoever holds her phone may have sent it."""

    id: str
    name: str
    number: PhoneNumber
    language: Language


MOST_CLAIMED = 5
"""The newest, one of a number."""


@dataclass(frozen=True, slots=True)
class Private(Chosen):
    """Her PINs as Argon2id hashes with the sums of their digits, which were typed lately, and what she set.

    `pins_typed` on a dial, `pins_by_text` by text: hers, the duress PIN and wrong ones alike. `pin_since` is when she
    set her first PIN, `pin_changed` the one that she has. `wrong_codes` were dialled from her phone for a request of
    hers. `face` is the language of what her phone shows before a PIN, where it was chosen under one that is not hers.
    `claimed` are shown under a PIN that is not hers too. `words_changed` is when her own name or words were set last.
    `region_by_text`: a text alone said where she lives, which anybody may have sent.
    """

    pin: str = ""
    duress_pin: str = ""
    pin_sum: int | None = None
    duress_sum: int | None = None
    pin_since: datetime | None = None
    pin_changed: datetime | None = None
    pins_typed: tuple[TypedPin, ...] = ()
    pins_by_text: tuple[TypedPin, ...] = ()
    wrong_codes: WrongCodes | None = None
    later: Later = NOTHING_LATER
    face: Language | None = None
    claimed: tuple[Claimed, ...] = ()
    erased: Erased | None = None
    words_changed: datetime | None = None
    region_by_text: bool = False


NOTHING_PRIVATE = Private()
