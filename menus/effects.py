"""What a turn asks the service to do: values that the engine returns and `alerts.carry_out` fulfils."""

from dataclasses import dataclass

from menus.facts import TellCentre
from regions.geography import CentreCode, DistrictCode, RegionCode
from texts.languages import Language
from texts.phone_number import PhoneNumber


@dataclass(frozen=True, slots=True)
class RaiseAlert:
    """She asked for help; the place is hers as typed or chosen for this alert, if any."""

    region: RegionCode | None = None
    district: DistrictCode | None = None
    place_typed: str = ""


@dataclass(frozen=True, slots=True)
class PlaceAlert:
    """She said where she is, after the alert was stored."""

    region: RegionCode
    district: DistrictCode | None = None


@dataclass(frozen=True, slots=True)
class TakeBack:
    """She is safe: the people who were alerted are told."""


@dataclass(frozen=True, slots=True)
class AddContact:
    """Add a help contact."""

    name: str
    number: PhoneNumber


@dataclass(frozen=True, slots=True)
class RemoveContact:
    """Remove the help contact with this id."""

    contact_id: str


@dataclass(frozen=True, slots=True)
class SetOwnName:
    """The name by which her contacts know her."""

    name: str


@dataclass(frozen=True, slots=True)
class SetOwnText:
    """Her own words for the contacts who accepted; empty removes them."""

    text: str


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """The language that she reads."""

    language: Language


@dataclass(frozen=True, slots=True)
class SetRegion:
    """Where she lives."""

    region: RegionCode
    district: DistrictCode | None = None


@dataclass(frozen=True, slots=True)
class SetTellCentre:
    """Whether a help centre may be told of her alerts."""

    answer: TellCentre


@dataclass(frozen=True, slots=True)
class TextMeCentre:
    """Send a centre's address and number to her own phone: she was warned on the screen that it stays there."""

    centre: CentreCode


Effect = (
    RaiseAlert
    | PlaceAlert
    | TakeBack
    | AddContact
    | RemoveContact
    | SetOwnName
    | SetOwnText
    | SetLanguage
    | SetRegion
    | SetTellCentre
    | TextMeCentre
)
