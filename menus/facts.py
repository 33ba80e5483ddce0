"""What a screen may show about a caller: read from the store before a turn, never written by it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from regions.directory import Directory
from regions.geography import CentreCode, DistrictCode, RegionCode
from texts.languages import Language


class TellCentre(StrEnum):
    """Her answer to "may the help centre be told?"; the operator's setting decides for NOT_ASKED."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class Access(StrEnum):
    """How much of her account this session may show.

    OPEN: all of it; she has no PIN, or typed it. LOCKED: she has a PIN and has not typed one. FRESH: another PIN was
    typed, and everything looks like a new account. FORCED: the duress PIN was typed; a screen sees FRESH.
    """

    OPEN = "open"
    LOCKED = "locked"
    FRESH = "fresh"
    FORCED = "forced"


class SmsAnswers(StrEnum):
    """What a HELP by SMS is answered with."""

    NEUTRAL = "neutral"
    OWN_PHRASE = "own_phrase"
    OFF = "off"


class SafeTime(StrEnum):
    """When it is safe to call her, in Tashkent: 9–12, 12–17, 17–21, or at any of these."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


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


class RequestState(StrEnum):
    """How far a call-back or question of hers is."""

    WAITING = "waiting"
    TAKEN = "taken"
    ANSWERED = "answered"


class Refusal(StrEnum):
    """Why the rules did not carry out what she asked for a moment ago."""

    OWN_NUMBER = "own_number"
    FULL = "full"
    ALREADY_THERE = "already_there"
    TOO_MANY_TODAY = "too_many_today"
    SAME_AS_PIN = "same_as_pin"
    NEAR_PIN = "near_pin"
    NO_SUCH_CODE = "no_such_code"
    DECLINED = "declined"
    STOPPED = "stopped"
    UNREACHABLE = "unreachable"
    NOT_NOW = "not_now"


class Standing(StrEnum):
    """What a help contact said to being one; who declined, wants no SMS or cannot be reached is told of nothing."""

    ADDED = "added"
    ASKED = "asked"
    AGREED = "agreed"
    LAPSED = "lapsed"
    DECLINED = "declined"
    STOPPED = "stopped"
    UNREACHABLE = "unreachable"


NOT_TOLD = (Standing.DECLINED, Standing.STOPPED, Standing.UNREACHABLE)


class TextFate(StrEnum):
    """What became of a text to a help contact, as far as the record knows."""

    UNDER_WAY = "under_way"
    ARRIVED = "arrived"
    LOST = "lost"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """One help contact as a screen may show it.

    Not `kept`: a text alone added them, and she has not said yet that the name is to stay. `invitation` and `try_out`
    are the fates of the last text of each kind; None when there is none in the record.
    """

    id: str
    name: str
    masked_number: str
    standing: Standing = Standing.ADDED
    kept: bool = True
    invitation: TextFate | None = None
    try_out: TextFate | None = None

    @property
    def is_told(self) -> bool:
        """Whether an alert goes to this contact."""
        return self.standing not in NOT_TOLD


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """A labelled place of hers."""

    label: PlaceLabel
    region: RegionCode
    district: DistrictCode | None = None


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """A call-back or question of hers; `code` was shown when she asked, `answer` is empty until there is one."""

    id: str
    code: str
    whom: Specialist
    state: RequestState
    is_question: bool
    answer: str = ""


@dataclass(frozen=True, slots=True)
class AlertFacts:
    """Her open alert: whom it was sent to and how many people answered that they go.

    `contacts_told` are those who are hers still and to whom it went. `asked_again`: she asked for help more than once.
    """

    contacts_told: int
    centre_told: bool
    answered: int
    placed: bool
    nobody_on_duty: bool = False
    asked_again: bool = False


NO_CENTRES = Directory(())

_BEFORE_ALL_TIME = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the menu may know about the caller who is dialling.

    `directory` is read anew for every hop, because centres change without a restart. `centre_by_default` is the
    operator's meaning of NOT_ASKED. While `access` is not OPEN, nothing that a PIN guards is here. `cover_key` is the
    key of HELP on the cover screen, empty without a cover. `centre` is the one that she wants told of her alerts. `now`
    is an aware instant, to the minute, `today` the date in Tashkent. `ignores_codes` after too many wrong ones.
    `pin_is_new`: a PIN is wanted that was not hers a day ago, so it may be planted, and a cover with it. `refusal` is
    about the effects of the turn just carried out, and of no other.
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
    access: Access = Access.OPEN
    has_pin: bool = False
    pin_is_new: bool = False
    has_duress_pin: bool = False
    cover_key: str = ""
    safe_word: str = ""
    sms_answers: SmsAnswers = SmsAnswers.NEUTRAL
    own_phrase: str = ""
    hears_who_goes: bool = False
    safe_time: SafeTime = SafeTime.ANY
    missed_call: bool | None = None
    places: tuple[PlaceFacts, ...] = ()
    requests: tuple[RequestFacts, ...] = ()
    ignores_codes: bool = False
    centre: CentreCode | None = None
    now: datetime = _BEFORE_ALL_TIME
    today: date = date.min
    refusal: Refusal | None = None


NOBODY_KNOWN = Facts()
"""What is known of a number that never dialled."""
