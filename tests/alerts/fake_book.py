"""A caller's book in memory: it keeps what a stored one keeps, and a test may look into it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from alerts.alert import Alert, AlertState, ClosedBecause, Holder, Origin
from alerts.book import Book, Reached, Told
from alerts.contacts.strangers import Alarm, Asked
from alerts.later import let_go
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.people import NEW_ACCOUNT, Caller, Contact, OtherAccount, Profile
from alerts.private import Private
from alerts.requests.request import Request, RequestChange
from alerts.states import Change, Happening
from alerts.team.staff import Hand
from alerts.who_decides.guessing import WrongCodes, with_one_more
from alerts.who_decides.pin_work import PinWork, PinWorkWanted, WorkedPins
from alerts.who_decides.proof import Proof
from sms.texted_codes import Errand
from vocabulary.effects import Effect
from vocabulary.phone_number import PhoneNumber

HER_NUMBER = PhoneNumber("+998000000001")
MIDNIGHT = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
"""In Tashkent."""
DIALS = (Origin.USSD, Origin.MISSED_CALL, "she_said_where")


class WorkedAtOnce(WorkedPins):
    """A test need not leave the book for the work on a PIN."""

    def of(self, effect: Effect, private: Private) -> Effect | PinWork:
        try:
            return super().of(effect, private)
        except PinWorkWanted as wanted:
            self.work(wanted)
            return super().of(effect, private)


class FakeBook:
    """Like `store.callers.book.StoredBook`; `posted` are all notices in their order, `later` lets time pass."""

    def __init__(self, caller: Caller | None = None) -> None:
        self.now = MIDNIGHT
        self.caller = caller or Caller(HER_NUMBER)
        self.alert: Alert | None = None
        self.access = self.caller.profile.access
        self.account = b""
        self._others: dict[bytes, OtherAccount] = {}
        self.is_destroyed = self.is_leaving = self.is_quiet = False
        self.vouched = Proof.DIAL
        self.pins: WorkedPins = WorkedAtOnce()
        self.hears_again = False
        self.codes: dict[str, Errand] = {}
        self.closed: list[Alert] = []
        self._closed_at: dict[str, datetime] = {}
        self.posted: list[Notice] = []
        self.history: list[Change] = []
        self.request_history: list[RequestChange] = []
        self._alarms: list[tuple[tuple[str, int], Told]] = []
        self._answers: dict[tuple[str, Recipient, str], str] = {}
        self._requests: dict[str, Request] = {}
        self._counted: Counter[tuple[str, Recipient, str]] = Counter()
        self._invitations: list[tuple[datetime, Notice]] = []
        self._about_alerts: list[tuple[datetime, bool, Notice]] = []
        self._did_dial = False
        self.others: dict[str, tuple[Book, Addressee]] = {}
        self.wrong_codes: WrongCodes | None = None
        self._written: set[tuple[str, str]] = set()
        self.not_gone_out: set[str] = set()
        self.happened: set[str] = set()
        self._ids = 0

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    def new_posts(self) -> list[Notice]:
        """What was posted since the last look."""
        posted, self.posted = self.posted, []
        return posted

    def mark_of(self, pin: str) -> str:
        return f"mark of {pin}"

    def enter_other_account(self, pin: str) -> None:
        self.account = pin.encode()

    def rename_other_account(self, pin: str) -> None:
        self._others.pop(self.account, None)
        self.enter_other_account(pin)

    def enter_other_account_of(self, contact_id: str) -> None:
        having = (account for account, kept in self._others.items() if kept.contact(contact_id))
        self.account = next(having, b"")

    def other_account(self) -> OtherAccount:
        return self._others.get(self.account, NEW_ACCOUNT)

    def save_other_account(self, account: OtherAccount) -> None:
        self._others[self.account] = account

    def save_profile(self, profile: Profile) -> None:
        self.caller = replace(self.caller, profile=profile)

    def add_contact(self, contact: Contact) -> None:
        self.caller = replace(self.caller, contacts=(*self.caller.contacts, contact))

    def remove_contact(self, contact_id: str) -> None:
        kept = (contact for contact in self.caller.contacts if contact.id != contact_id)
        self.caller = replace(self.caller, contacts=tuple(kept))

    def save_contact(self, contact: Contact) -> None:
        kept = (contact if other.id == contact.id else other for other in self.caller.contacts)
        self.caller = replace(self.caller, contacts=tuple(kept))

    def save_alert(self, alert: Alert, *changes: Change) -> None:
        assert changes, "an alert changed, and nothing says why"
        self.history += changes
        self._did_dial = any(change.reason in DIALS for change in changes)
        if alert.state is AlertState.CLOSED:
            self.closed.append(alert)
            self._closed_at[alert.id] = self.now
            self.alert = None
            let_go(self)
        else:
            self.alert = alert

    def rewrite_alarms(self, alarms: Iterable[Notice], alert: Alert) -> list[Addressee]:
        """Its texts go out at once."""
        return []

    def send_again(self, about: Alert | Request, notice_id: str) -> bool:
        return False

    def requests(self) -> list[Request]:
        return list(self._requests.values())

    def save_request(self, request: Request, change: RequestChange) -> None:
        self._requests[request.id] = request
        self.request_history.append(change)

    def destroy(self) -> None:
        self.is_destroyed = True

    def empty_until_closed(self) -> None:
        self.is_leaving = True

    def told(self, of: Alert | Request) -> Mapping[tuple[Recipient, str], Told]:
        hers: dict[tuple[Recipient, str], Told] = {}
        for alarm in [alarm for about, alarm in self._alarms if about == _call_of(of)]:
            before = hers.get(alarm.addressee.id)
            numbers, times = (before.numbers, before.times) if before else ((), 0)
            numbers = tuple(dict.fromkeys((*numbers, alarm.addressee.number)))
            answer = self._answers.get((of.id, *alarm.addressee.id), "")
            hers[alarm.addressee.id] = replace(alarm, answer=answer, numbers=numbers, times=times + 1)
        return hers

    def reached(self) -> Mapping[str, Reached]:
        told = self.told(self.alert) if self.alert else {}
        heard = {notice.to.key for notice in self.posted if notice.to.kind is Recipient.CONTACT}
        return {
            one.id: Reached(alarmed=(Recipient.CONTACT, one.id) in told, heard=one.id in heard)
            for one in self.caller.contacts
        }

    def last_closed(self, since: datetime) -> Alert | None:
        lately = [alert for alert in self.closed if self._closed_at[alert.id] > since]
        return lately[-1] if lately else None

    def closed_alert(self, alert_id: str, since: datetime | None = None) -> Alert | None:
        kept = (one for one in self.closed if one.id == alert_id)
        return next((one for one in kept if since is None or self._closed_at[alert_id] > since), None)

    def say_how_it_ended(self, closed: Alert, change: Change) -> None:
        self.closed = [closed if one.id == closed.id else one for one in self.closed]
        self.history.append(change)

    def is_free(self, code: str) -> bool:
        return True

    def false_alarms_since(self, since: datetime) -> int:
        lately = [alert for alert in self.closed if alert.raised_at >= since]
        return sum(alert.closed_because is ClosedBecause.FALSE_ALARM for alert in lately)

    def forget_answers(self, alert: Alert) -> None:
        self._answers = {key: answer for key, answer in self._answers.items() if key[0] != alert.id}
        self._counted = Counter({key: count for key, count in self._counted.items() if key[0] != alert.id})

    def hold_back_alarms(self, alert: Alert) -> frozenset[str]:
        went = {told.addressee.key for about, told in self._alarms if about == _call_of(alert)}
        return frozenset(went - self.not_gone_out)

    def is_first_in_its_hour(self, what: str) -> bool:
        happened = f"{what} {self.now:%Y-%m-%dT%H}"
        is_first = happened not in self.happened
        self.happened.add(happened)
        return is_first

    def codes_not_proved(self) -> list[str]:
        is_one = self.alert and self.alert.taken_back_at and self.alert.state is AlertState.OPEN
        return [self.alert.code] if self.alert and is_one else []

    def times(self, alert: Alert, what: Happening, key: str) -> int:
        return sum(change.what is what and change.key == key for change in self.history)

    def count_answer(self, alert: Alert, who: Addressee) -> int:
        self._counted[alert.id, *who.id] += 1
        return self._counted[alert.id, *who.id]

    def save_answer(self, alert: Alert, who: Addressee, answer: str) -> None:
        self._answers[alert.id, *who.id] = answer

    def is_spared(self, alert: Alert, number: PhoneNumber) -> bool:
        """Its texts go out at once."""
        return False

    def was_written_to(self, alert: Alert, key: str) -> bool:
        return (alert.id, key) in self._written

    def called_with(self, code: str) -> tuple[Book, Addressee] | None:
        return self.others.get(code)

    def hear_again(self) -> None:
        self.hears_again = True

    def draw_code(self, errand: Errand) -> str | None:
        self.codes[f"48291{len(self.codes)}"] = errand
        return list(self.codes)[-1]

    def take_code(self, code: str, said: str = "") -> Errand | None:
        return self.codes.pop(code, None)

    def is_shut_out(self) -> bool:
        return self.wrong_codes is not None and self.wrong_codes.is_shut(self.now)

    def note_wrong_code(self) -> None:
        self.wrong_codes = with_one_more(self.wrong_codes, self.now)

    def asked_since(self, since: datetime, number: PhoneNumber) -> Asked:
        lately = [notice.to.number for at, notice in self._invitations if at > since]
        return Asked(len(lately), lately.count(number))

    def alarms_since(self, since: datetime, numbers: Iterable[PhoneNumber]) -> dict[PhoneNumber, list[Alarm]]:
        return {number: self._alarms_to(number, since) for number in numbers}

    def _alarms_to(self, number: PhoneNumber, since: datetime) -> list[Alarm]:
        texts = self._about_alerts_since(since, number)
        return [Alarm(at, by_dial) for at, by_dial, notice in texts if notice.urgency is Urgency.ALARM]

    def news_since(self, since: datetime, number: PhoneNumber) -> int:
        return len(self._about_alerts_since(since, number))

    def _about_alerts_since(self, since: datetime, number: PhoneNumber) -> list[tuple[datetime, bool, Notice]]:
        return [one for one in self._about_alerts if one[0] > since and one[2].to.number == number]

    def post(self, notices: Iterable[Notice], about: Alert | Request | None = None) -> None:
        for notice in notices:
            self.posted.append(notice)
            if notice.to.reason in (TellReason.INVITED, TellReason.TRIED_OUT):
                self._invitations.append((self.now, notice))
            if isinstance(about, Alert) and notice.to.kind is Recipient.CONTACT:
                self._about_alerts.append((self.now, self._did_dial, notice))
            if about and notice.to.kind is Recipient.CALLER:
                self._written.add((about.id, notice.to.key))
            calls = Urgency.ALARM if isinstance(about, Alert) else Urgency.ROUTINE
            if about and notice.urgency is calls:
                self._alarms.append((_call_of(about), Told(notice.to, self.now)))

    def withhold(self, notice: Notice) -> None:
        self._invitations.append((self.now, notice))

    def new_id(self) -> str:
        self._ids += 1
        return f"id-{self._ids}"

    def new_code(self) -> str:
        return str(7000 + len(self.closed) + 100 * len(self._requests))


def _call_of(about: Alert | Request) -> tuple[str, int]:
    return about.id, about.call if isinstance(about, Alert) else 0


def alert_of(book: FakeBook) -> Alert:
    """Her open alert, which there is."""
    assert book.alert is not None
    return book.alert


def hand(book: FakeBook, staff_id: str = "nodira", instead_of: Holder | None = None) -> Hand:
    """A member of staff at work on it."""
    return Hand(staff_id, alert_of(book).id, instead_of)
