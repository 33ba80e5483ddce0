"""What a caller chooses for herself, as it is stored and as her screens show it."""

from dataclasses import dataclass, fields
from enum import StrEnum
from operator import attrgetter
from typing import Any

from vocabulary.codes import CentreCode, DistrictCode, RegionCode


class TellCentre(StrEnum):
    """Her answer to "may the help centre be told?"; the operator's setting decides for NOT_ASKED."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class SmsAnswers(StrEnum):
    """What a HELP by SMS is answered with."""

    NEUTRAL = "neutral"
    OWN_PHRASE = "own_phrase"
    OFF = "off"


class SafeTime(StrEnum):
    """When it is safe to call her, in Tashkent: 9–12, 12–17, 17–21, or at any of these, which is the least safe."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    ANY = "any"


class PlaceLabel(StrEnum):
    """The places of hers that one key can name."""

    HOME = "home"
    PARENTS = "parents"
    WORK = "work"


class Specialist(StrEnum):
    """Who is asked to call or to answer."""

    PSYCHOLOGIST = "psychologist"
    DOCTOR = "doctor"
    LAWYER = "lawyer"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class LabelledPlace:
    """A place of hers: where home, her parents or her work is."""

    label: PlaceLabel
    region: RegionCode
    district: DistrictCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What she set behind her PIN and a screen may show again.

    `cover_key` is the key of HELP on the cover screen, empty without a cover. `own_phrase` answers a HELP by SMS where
    `sms_answers` says so. `hears_who_goes`: by a text to her own phone. `missed_call` is None until she was asked.
    `centre` is the one that she wants told of her alerts, None for the nearest.
    """

    cover_key: str = ""
    safe_word: str = ""
    sms_answers: SmsAnswers = SmsAnswers.NEUTRAL
    own_phrase: str = ""
    hears_who_goes: bool = False
    safe_time: SafeTime = SafeTime.ANY
    missed_call: bool | None = None
    places: tuple[LabelledPlace, ...] = ()
    centre: CentreCode | None = None


_NAMES = tuple(one.name for one in fields(Chosen))
_VALUES = attrgetter(*_NAMES)


def as_chosen(whose: Chosen) -> dict[str, Any]:
    """What she chose as arguments by name, for another value that holds it too."""
    return dict(zip(_NAMES, _VALUES(whose), strict=True))
