"""What a screen may show about a caller: read from the store before a turn, never written by it."""

from dataclasses import dataclass
from enum import StrEnum

from regions.directory import Directory
from regions.geography import DistrictCode, RegionCode
from texts.languages import Language


class TellCentre(StrEnum):
    """Her answer to "may the help centre be told?"; the operator's setting decides for NOT_ASKED."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class Refusal(StrEnum):
    """Why the rules did not carry out what she asked for a moment ago."""

    OWN_NUMBER = "own_number"
    FULL = "full"
    ALREADY_THERE = "already_there"


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """One help contact as a screen may show it."""

    id: str
    name: str
    masked_number: str


@dataclass(frozen=True, slots=True)
class AlertFacts:
    """Her open alert: whom it was sent to and how many people answered that they go."""

    contacts_told: int
    centre_told: bool
    answered: int
    placed: bool


NO_CENTRES = Directory(())


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the menu may know about the caller who is dialling.

    `directory` is read anew for every hop, because centres change without a restart. `centre_by_default` is the
    operator's meaning of NOT_ASKED. `refusal` is about the effects of the turn just carried out, and of no other.
    """

    language: Language | None = None
    region: RegionCode | None = None
    district: DistrictCode | None = None
    own_name: str = ""
    own_text: str = ""
    contacts: tuple[ContactFacts, ...] = ()
    tell_centre: TellCentre = TellCentre.NOT_ASKED
    alert: AlertFacts | None = None
    directory: Directory = NO_CENTRES
    centre_by_default: bool = True
    refusal: Refusal | None = None


NOBODY_KNOWN = Facts()
"""What is known of a number that never dialled."""
