"""What the rules need from the memory: one caller's pages, open inside one transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from alerts.alert import Alert
from alerts.contacts.strangers import Alarm, Asked
from alerts.notice import Addressee, Notice, Recipient
from alerts.people import NEW_ACCOUNT, Caller, Contact, OtherAccount, Profile
from alerts.requests.request import Request, RequestChange
from alerts.states import Change, Happening
from alerts.who_decides.pin_work import WorkedPins
from alerts.who_decides.proof import Proof
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access, TextFate


class RecordUnavailable(Exception):
    """The database cannot be read or written now: nothing was stored, so the gateway must try again."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What went to a help contact: whether the open alert did, and the last invitation and try-out, if there is one.

    `heard`: any text of hers did. Where none did, a STOP of that number looks to her as if there were none.
    """

    alarmed: bool = False
    invitation: TextFate | None = None
    try_out: TextFate | None = None
    heard: bool = False


NOT_REACHED = Reached()


@dataclass(frozen=True, slots=True)
class Pages:
    """All that the record has of a caller; `caller` is None for a number that never used the service.

    `other` is the account that is shown after a PIN that is not hers; `reached` is by the id of contacts, of both.
    """

    caller: Caller | None = None
    alert: Alert | None = None
    requests: tuple[Request, ...] = ()
    reached: Mapping[str, Reached] = field(default_factory=dict)
    other: OtherAccount = NEW_ACCOUNT


@dataclass(frozen=True, slots=True)
class Told:
    """A person who was told of an alert or request, when last (aware UTC), and what they answered, if anything.

    `numbers` are all that were called for this person, a centre or a line, and `times` how often.
    """

    addressee: Addressee
    at: datetime
    answer: str = ""
    numbers: tuple[PhoneNumber, ...] = ()
    times: int = 1

    @property
    def has_answered(self) -> bool:
        """Whether they said if they come; who only saw the text has not."""
        return self.answer not in ("", "heard")

    @property
    def addressees(self) -> list[Addressee]:
        """Everybody who was called, one for each number."""
        return [replace(self.addressee, number=number) for number in self.numbers or (self.addressee.number,)]


class Book(Protocol):
    """One caller's pages with her row locked; all of it is stored together, or none of it.

    `caller` and `alert` (the one not yet closed, if any) follow each change. `access` is how much of it this
    exchange may show, `account` names the one that a PIN opened which is not hers, `vouched` is what stands for its
    sender without a PIN; `alerts.who_decides.authority` says what they decide. One that `is_quiet` is not answered on
    her phone, and tells nobody a second time. `pins` has what was worked out before.
    """

    now: datetime
    caller: Caller
    alert: Alert | None
    access: Access
    account: bytes
    is_quiet: bool
    vouched: Proof
    pins: WorkedPins

    def mark_of(self, pin: str) -> str:
        """A keyed mark of a PIN that was typed for this number: the same for the same one."""
        ...

    def enter_other_account(self, pin: str) -> None:
        """Go on in the account of this number that this PIN opens, which is not hers."""
        ...

    def rename_other_account(self, pin: str) -> None:
        """Let another PIN open that account from now on."""
        ...

    def enter_other_account_of(self, contact_id: str) -> None:
        """Go on in the account of this number, not hers, that has this contact; in none where none has."""
        ...

    def other_account(self) -> OtherAccount:
        """What that account holds; a new one holds nothing."""
        ...

    def save_other_account(self, account: OtherAccount) -> None:
        """Keep what that account holds."""
        ...

    def save_profile(self, profile: Profile) -> None:
        """Keep what she chose."""
        ...

    def add_contact(self, contact: Contact) -> None:
        """Keep a new help contact."""
        ...

    def remove_contact(self, contact_id: str) -> None:
        """Forget a help contact."""
        ...

    def save_contact(self, contact: Contact) -> None:
        """Keep a contact's new state."""
        ...

    def save_alert(self, alert: Alert, *changes: Change) -> None:
        """Keep a new alert or the next state of one, with what happened to it.

        Once nobody comes, or it is over for her, no text to her own phone about it goes out any more.
        """
        ...

    def told(self, of: Alert | Request) -> Mapping[tuple[Recipient, str], Told]:
        """Everyone who was told of this alert, in the newest of her calls, or of this request; by kind and key."""
        ...

    def reached(self) -> Mapping[str, Reached]:
        """What went to her help contacts, and to those of the account that is not hers, by their ids."""
        ...

    def last_closed(self, since: datetime) -> Alert | None:
        """Her last alert that was closed since then."""
        ...

    def closed_alert(self, alert_id: str, since: datetime | None = None) -> Alert | None:
        """The closed alert of hers with this id, if it was closed since then."""
        ...

    def say_how_it_ended(self, closed: Alert, change: Change) -> None:
        """Keep why a closed alert ended; an open one of hers is another, and stays as it is."""
        ...

    def is_free(self, code: str) -> bool:
        """Whether no open alert or request has this code."""
        ...

    def false_alarms_since(self, since: datetime) -> int:
        """How many alerts of hers that were raised since then were closed as false."""
        ...

    def save_answer(self, alert: Alert, who: Addressee, answer: str) -> None:
        """Keep what a responder answered; the last answer counts."""
        ...

    def forget_answers(self, alert: Alert) -> None:
        """Let what responders answered count no more: she calls anew."""
        ...

    def hold_back_alarms(self, alert: Alert) -> frozenset[str]:
        """Let no text of this alert to others go out that has not; returns which contacts were alarmed, by id."""
        ...

    def is_first_in_its_hour(self, what: str) -> bool:
        """Whether this happens for the first time in this hour, to whomever; from now on it does not."""
        ...

    def codes_not_proved(self) -> list[str]:
        """The codes of all callers' alerts that were taken back without proof, that staff know and nobody has."""
        ...

    def times(self, alert: Alert, what: Happening, key: str) -> int:
        """How often this happened to an alert by the doing of whom this key names."""
        ...

    def count_answer(self, alert: Alert, who: Addressee) -> int:
        """Count one more text by which this responder answers for this alert; returns how many there were."""
        ...

    def is_spared(self, alert: Alert, number: PhoneNumber) -> bool:
        """Whether an alarm is still to go to this number, or went often enough of late (P5)."""
        ...

    def was_written_to(self, alert: Alert, key: str) -> bool:
        """Whether her own phone has got, or is to get, a text with this key about this alert."""
        ...

    def called_with(self, code: str) -> "tuple[Book, Addressee] | None":
        """The pages of who has an open alert with this code that this number was told of as a contact, and as whom."""
        ...

    def hear_again(self) -> None:
        """Undo a STOP that this number texted."""
        ...

    def is_shut_out(self) -> bool:
        """Whether this number guessed too many codes."""
        ...

    def note_wrong_code(self) -> None:
        """Count a wrong code of this number."""
        ...

    def asked_since(self, since: datetime, number: PhoneNumber) -> Asked:
        """How many invitations and try-outs she sent since then, in all and to this number."""
        ...

    def alarms_since(self, since: datetime, numbers: Collection[PhoneNumber]) -> Mapping[PhoneNumber, Sequence[Alarm]]:
        """The texts of alarm about her that each of these got, or is to get, as a contact of hers, the oldest first."""
        ...

    def news_since(self, since: datetime, number: PhoneNumber) -> int:
        """How many texts about her alerts this number got as a contact of hers, alarms among them."""
        ...

    def post(self, notices: Iterable[Notice], about: Alert | Request | None = None) -> None:
        """Put notices into the outbox."""
        ...

    def withhold(self, notice: Notice) -> None:
        """Keep a notice that goes to nobody, because its number texted STOP, and counts as one for her limits."""
        ...

    def rewrite_alarms(self, alarms: Iterable[Notice], alert: Alert) -> Sequence[Addressee]:
        """Put these in the place of alarms about this alert that surely have not gone out; tells whose they were."""
        ...

    def send_again(self, about: Alert | Request, notice_id: str) -> bool:
        """Let a text about this that may have reached nobody go out once more; False when there is no such."""
        ...

    def requests(self) -> list[Request]:
        """Her call-backs and questions, oldest first."""
        ...

    def save_request(self, request: Request, change: RequestChange) -> None:
        """Keep a new request or the next state of one, with what happened to it."""
        ...

    def destroy(self) -> None:
        """Destroy her key and every row of hers."""
        ...

    def empty_until_closed(self) -> None:
        """Empty what is hers now, and destroy the rest when her alert is closed."""
        ...

    def new_id(self) -> str:
        """An opaque id."""
        ...

    def new_code(self) -> str:
        """A short number that no other open alert or request has."""
        ...
