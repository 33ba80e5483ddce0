"""What a turn asks the service to do: values that the engine returns and `alerts.carry_out` fulfils."""

from dataclasses import dataclass, field

from vocabulary.choices import PlaceLabel, SafeTime, SmsAnswers, Specialist, TellCentre
from vocabulary.codes import CentreCode, DistrictCode, RegionCode
from vocabulary.languages import Language
from vocabulary.match import Match
from vocabulary.phone_number import PhoneNumber
from vocabulary.point import Point


@dataclass(frozen=True, slots=True)
class RaiseAlert:
    """She asked for help; the place is hers as typed or chosen for this alert, if any."""

    region: RegionCode | None = None
    district: DistrictCode | None = None
    place_typed: str = ""
    point: Point | None = None
    match: Match | None = None


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
class KeepContact:
    """Let the contact with this id stay, whom a text alone had added."""

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
class SetCentre:
    """The centre that is told of her alerts, whether it is near or not; None is the nearest."""

    centre: CentreCode | None


@dataclass(frozen=True, slots=True)
class TextMeCentre:
    """Send a centre's address and number to her own phone: she was warned on the screen that it stays there."""

    centre: CentreCode


@dataclass(frozen=True, slots=True)
class Invite:
    """Ask a contact whether they agree to be one."""

    contact_id: str


@dataclass(frozen=True, slots=True)
class TryOut:
    """Send a contact a text that is plainly marked as a try."""

    contact_id: str


@dataclass(frozen=True, slots=True)
class Unlock:
    """She typed a PIN in this session; whether it is hers, the duress PIN or neither, no screen tells (S6).

    `at_cover`: on the cover, which no other digits open.
    """

    pin: str = field(repr=False)
    at_cover: bool = False


@dataclass(frozen=True, slots=True)
class WrongCode:
    """A code was typed on her phone that none of her requests has; no screen tells that it was counted."""


@dataclass(frozen=True, slots=True)
class SetPin:
    """A PIN that guards what is hers; empty removes it, and the duress PIN with it."""

    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SetDuressPin:
    """A second PIN that shows the same screens and tells the centre that she was forced; empty removes it."""

    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SetCover:
    """A neutral first screen, on which only this key leads to HELP; empty takes the cover away."""

    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SetSafeWord:
    """A word of her own that raises an alert by SMS; empty removes it."""

    word: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SetSmsAnswers:
    """What a HELP by SMS is answered with; `phrase` is her own for OWN_PHRASE."""

    answers: SmsAnswers
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class SetHearsWhoGoes:
    """Whether her own phone gets a text when somebody goes to her: she was told on the screen that it stays there."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetSafeTime:
    """When it is safe to call her."""

    time: SafeTime


@dataclass(frozen=True, slots=True)
class SetMissedCall:
    """Whether a missed call from her number raises an alert."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetLabelledPlace:
    """A place of hers under a label, so that one key says where she is."""

    label: PlaceLabel
    region: RegionCode
    district: DistrictCode | None = None


@dataclass(frozen=True, slots=True)
class AskCallBack:
    """Ask somebody to call her: when it is safe, on which number (hers when None), and whether they may text."""

    whom: Specialist
    time: SafeTime
    may_text: bool = False
    number: PhoneNumber | None = None
    centre: CentreCode | None = None


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """Ask a specialist in her own words; the answer is read by dialling in, and texted only if she allows it."""

    whom: Specialist
    words: str = field(repr=False)
    may_text: bool = False


@dataclass(frozen=True, slots=True)
class AnswerCall:
    """A help contact who was told of an alert answers for it with its code."""

    code: str = field(repr=False)
    goes: bool


@dataclass(frozen=True, slots=True)
class HearAgain:
    """This phone wants to hear as a help contact again, after a STOP of its number."""


@dataclass(frozen=True, slots=True)
class EraseEverything:
    """Destroy the key of everything that is stored about her (S16)."""


WithAPin = Unlock | SetPin | SetDuressPin
"""What holds a typed PIN, and is worked on before anything is opened (`alerts.who_decides.pin_work`)."""

Setting = (
    SetLanguage
    | SetRegion
    | SetTellCentre
    | SetCentre
    | SetOwnName
    | SetOwnText
    | SetCover
    | SetSafeWord
    | SetSmsAnswers
    | SetHearsWhoGoes
    | SetSafeTime
    | SetMissedCall
    | SetLabelledPlace
)
"""What changes her profile and nothing else."""

Deed = (
    RaiseAlert
    | PlaceAlert
    | TakeBack
    | AddContact
    | RemoveContact
    | KeepContact
    | Invite
    | TryOut
    | TextMeCentre
    | AskCallBack
    | AskQuestion
    | WrongCode
    | AnswerCall
    | HearAgain
    | EraseEverything
)
"""Everything else."""

Effect = Deed | Setting | WithAPin
