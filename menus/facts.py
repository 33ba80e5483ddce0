"""What a screen may show about a caller: read from the store before a turn, never written by it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from regions.directory import Directory
from vocabulary.choices import Chosen, Specialist, TellCentre
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.languages import Language
from vocabulary.states import NOT_TOLD, Access, Refusal, RequestState, Standing, TextFate


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
class Facts(Chosen):
    """Everything that the menu may know about the caller who is dialling.

    `directory` is read anew for every hop, because centres change without a restart. `centre_by_default` is the
    operator's meaning of NOT_ASKED. While `access` is not OPEN, nothing that a PIN guards is here. `now` is an aware
    instant, to the minute, `today` the date in Tashkent. `ignores_codes` after too many wrong ones. `pin_is_new`: a PIN
    is wanted that was not hers a day ago, so it may be planted, and a cover with it. `refusal` is about the effects of
    the turn just carried out, and of no other.
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
    requests: tuple[RequestFacts, ...] = ()
    ignores_codes: bool = False
    now: datetime = _BEFORE_ALL_TIME
    today: date = date.min
    refusal: Refusal | None = None


NOBODY_KNOWN = Facts()
"""What is known of a number that never dialled."""
