"""What a caller keeps to herself: stored as one sealed value, and shown only to who knows her PIN."""

from dataclasses import dataclass
from datetime import datetime

from alerts.guessing import WrongCodes
from menus.facts import PlaceLabel, SafeTime, SmsAnswers
from regions.geography import CentreCode, DistrictCode, RegionCode


@dataclass(frozen=True, slots=True)
class LabelledPlace:
    """Where home, her parents or her work is."""

    label: PlaceLabel
    region: RegionCode
    district: DistrictCode | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """What her phone was told is done, and is done once her open alert is closed (`alerts.later`).

    `removed` are ids of help contacts; `no_centre`: no centre is to be told.
    """

    removed: tuple[str, ...] = ()
    no_centre: bool = False


NOTHING_LATER = Later()


@dataclass(frozen=True, slots=True)
class Private:
    """Her PINs as Argon2id hashes with the sums of their digits, when wrong ones were typed, and what she set.

    Wrong PINs on a dial and by text (aware UTC). `pin_since` is when she set her first PIN. `wrong_codes` were dialled
    from her phone for a request of hers. `hears_who_goes`: by a text to her own phone. `centre` is the one that she
    wants told of her alerts.
    """

    pin: str = ""
    duress_pin: str = ""
    pin_sum: int | None = None
    duress_sum: int | None = None
    pin_since: datetime | None = None
    wrong_pins: tuple[datetime, ...] = ()
    wrong_pins_by_text: tuple[datetime, ...] = ()
    wrong_codes: WrongCodes | None = None
    cover_key: str = ""
    safe_word: str = ""
    sms_answers: SmsAnswers = SmsAnswers.NEUTRAL
    own_phrase: str = ""
    hears_who_goes: bool = False
    safe_time: SafeTime = SafeTime.ANY
    missed_call: bool | None = None
    places: tuple[LabelledPlace, ...] = ()
    centre: CentreCode | None = None
    later: Later = NOTHING_LATER


NOTHING_PRIVATE = Private()
