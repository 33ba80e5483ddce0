"""What happened to an alert, in the order of time: its history and its texts, ready to be said."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from alerts.alert import Kind, Origin
from alerts.answers.acknowledge import HAS_LEFT, HAS_NOT_FOUND, IS_THERE, Answer
from alerts.answers.hear import BY_KEY, WOULD_HAVE
from alerts.contacts.holding_back import SAID_NO, SAID_STOP
from alerts.doer import Doer
from alerts.notice import Addressee, Recipient
from alerts.on_her_phone import Sign
from alerts.states import SAID_LATER, Change, Happening
from alerts.team.correct_place import SET_BY_STAFF, moved
from alerts.team.count_words import COUNTED
from alerts.team.handing_over import NOT_TAKEN, SIGNED_OUT, given_to
from alerts.team.staff import SENT_AGAIN, TOOK_OVER
from alerts.wording import ReadyText
from console.frame.names import Names
from console.frame.sent import Sent, as_written, sent, without_numbers
from store.desk.alert_files import AlertFile
from store.desk.histories import Line
from vocabulary.phone_number import masked

_SAID_BY_REASON = frozenset(
    {
        TOOK_OVER,
        NOT_TAKEN,
        SIGNED_OUT,
        SET_BY_STAFF,
        IS_THERE,
        HAS_LEFT,
        HAS_NOT_FOUND,
        SAID_NO,
        SAID_STOP,
        "nobody_left",
        "new_alert",
        "forced_before",
        Kind.POSSIBLE,
        BY_KEY,
        *COUNTED.values(),
        *(f"{WOULD_HAVE}{answer}" for answer in (Answer.TAKEN, Answer.PASSED_ON, Answer.CLOSED)),
        *Sign,
    }
)
"""Reasons that make another sentence of what happened."""
_BY_KEY = frozenset({BY_KEY, *(one for one in _SAID_BY_REASON if one.startswith(WOULD_HAVE))})


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: `says` is a sentence, `detail` one more word of it, `note` what was written.

    `is_claim`: nothing but the sender of a text says whose doing it was. `counts_for`: the contact as whose answer
    staff may count these words; `is_last` of all such.
    """

    at: datetime
    says: str
    detail: str = ""
    note: str = ""
    is_claim: bool = False
    counts_for: str = ""
    is_last: bool = False


def story_of(file: AlertFile, lines: Iterable[Line], names: Names, shows_numbers: bool = False) -> list[Event | Sent]:
    """Everything that happened, the oldest first; the numbers in what was written only for who said what for."""
    texts = sent(file.texts, lambda to: person(to, file, names))
    return sorted([*_events(file, lines, names, shows_numbers), *texts], key=lambda one: one.at)


def person(to: Addressee, file: AlertFile, names: Names) -> str:
    """Who got a text, as staff may read it."""
    if to.kind is Recipient.CONTACT:
        return _contact(to.key, file, names) or names.who(Doer.CONTACT, to.key, masked(to.number))
    if to.kind is Recipient.CALLER:
        return names.who(Doer.CALLER, "")
    return names.who(Doer(to.kind), to.key)


def _events(file: AlertFile, lines: Iterable[Line], names: Names, shows_numbers: bool) -> Iterator[Event]:
    every = list(lines)
    uncounted = _uncounted(every, file)
    for at, line in enumerate(every):
        change = line.change
        what, (detail, note) = _sentence(change), _detail_and_note(change, names, shows_numbers)
        whom = names.member(given_to(change))
        says = names.say(f"alert.what.{what}", who=_doer(change, file, names), whom=whom)
        contact = change.key if at in uncounted else ""
        is_last = at == max(uncounted, default=None)
        yield Event(line.at, says, detail, note, _is_claim(change), contact, is_last)


def _uncounted(lines: Sequence[Line], file: AlertFile) -> frozenset[int]:
    """Where the last words of each contact stand that no answer of theirs came after."""
    last: dict[str, int] = {}
    for at, line in enumerate(lines):
        change = line.change
        if change.by is not Doer.CONTACT or file.caller.contact(change.key) is None:
            continue
        if change.what is Happening.WROTE:
            last[change.key] = at
        elif change.what in (Happening.GOING, Happening.CANNOT, Happening.STOPPED):
            last.pop(change.key, None)
    return frozenset(last.values())


def _detail_and_note(change: Change, names: Names, shows_numbers: bool) -> tuple[str, str]:
    where = moved(change.note) if change.reason == SET_BY_STAFF else None
    if where:
        before = names.place_of(where.before) or names.say("alert.no_place")
        return f"{before} → {names.place_of(where.after)}", where.dropped
    if change.what is Happening.WROTE:
        return _detail(change, names), as_written(change.note, shows_numbers)
    return _detail(change, names), change.note if shows_numbers else without_numbers(change.note)


def _is_claim(change: Change) -> bool:
    """Whether it came by a text without a key; some sentences say so themselves."""
    if change.by is Doer.CALLER:
        is_by_text = change.reason in (Origin.SMS, Kind.POSSIBLE)
        return is_by_text and change.what is not Happening.TOLD_MORE
    return change.what in (Happening.WROTE, Happening.SAW) and change.reason not in _BY_KEY


def _sentence(change: Change) -> str:
    if change.reason == SAID_LATER:
        return f"{SAID_LATER}.{change.what}"
    if given_to(change):
        return "given"
    return change.reason if change.reason in _SAID_BY_REASON else change.what


def _doer(change: Change, file: AlertFile, names: Names) -> str:
    if change.by is Doer.CONTACT and (known := _contact(change.key, file, names)):
        return known
    return names.who(change.by, change.key)


def _contact(contact_id: str, file: AlertFile, names: Names) -> str:
    contact = file.caller.contact(contact_id)
    if contact is None:
        return ""
    return f"{contact.name if contact.kept else names.say('alert.contact.by_text')} {masked(contact.number)}"


def _detail(change: Change, names: Names) -> str:
    if change.reason in set(ReadyText):
        return names.say(f"alert.ready.{change.reason}")
    return names.say("alert.again") if change.reason == SENT_AGAIN else ""
