"""A text to her own phone: neutral, once, and only what she asked for, in this exchange or in her settings (S1, S2)."""

from datetime import timedelta

from alerts import wording
from alerts.alert import Alert, AlertState
from alerts.book import Book
from alerts.notice import Addressee, Notice, Promise, Recipient, TellReason, Urgency
from alerts.people import Contact
from alerts.surroundings import Surroundings
from regions.opening import hours_in_words
from texts.give_away import gives_away
from vocabulary.choices import SmsAnswers
from vocabulary.codes import CentreCode
from vocabulary.languages import Language

EXCHANGE = timedelta(minutes=5)
"""A text that could not go out by then is not sent: the phone may be in other hands."""

MOST_RECEIVED = 3
"""Answers to HELP of one number in an hour."""
A_WHILE = timedelta(minutes=3)
"""How often a new call is answered beyond them."""


def answer_her(book: Book, body: str) -> None:
    """Put one text to her into the outbox, unless a machine would answer it again."""
    if not book.is_quiet:
        book.post([_to_her(book, body, TellReason.SHE_ASKED)])


def answer_received(book: Book, around: Surroundings) -> None:
    """Answer a HELP by SMS or missed call with one neutral text, her own phrase, or nothing: as she chose (S1).

    Each is heard, and so many are answered in an hour: who forges her number could else fill her phone with texts.
    Beyond them a new call is answered now and then: she must not take hers for lost because others were forged.
    """
    private = book.caller.profile.private
    if _may_be_answered(book) and private.sms_answers is not SmsAnswers.OFF:
        answer_her(book, private.own_phrase or wording.to_her("received", book.caller, around))


def _may_be_answered(book: Book) -> bool:
    turns = list(map(str, range(MOST_RECEIVED)))
    if book.alert and book.now in (book.alert.raised_at, book.alert.called_at):
        turns.append(f"while {int(book.now.timestamp() // A_WHILE.total_seconds())}")
    return any(book.is_first_in_its_hour(f"{turn} to {book.caller.number}") for turn in turns)


def tell_her_who_comes(book: Book, alert: Alert, contact: Contact | None, around: Surroundings) -> None:
    """Tell her that this contact goes, or without one that a centre has it: once, and only if she wanted to hear it.

    DANGER: never of an alert that is over for her phone; he believes that it is. A name that gives her away
    is left out, and a phrase of her own stands alone: under it she wants nothing else to be read.
    """
    private = book.caller.profile.private
    if not private.hears_who_goes or not alert.is_hers or not alert.answered or alert.state is AlertState.CLOSED:
        return
    body, key = private.own_phrase, ""
    name = contact and (contact.name if contact.kept else contact.number[-4:])
    if contact and name and not body and not gives_away(name):
        body, key = wording.to_her("goes", book.caller, around, name=name), contact.id
    if not book.was_written_to(alert, key):
        body = body or wording.to_her("taken", book.caller, around)
        book.post([_to_her(book, body, TellReason.SHE_WANTS_TO_KNOW, key)], alert)


def text_centre(book: Book, code: CentreCode, around: Surroundings, language: Language | None = None) -> None:
    """Send her a centre's number, address and hours, without a name, number or street that tells what it is (S2).

    In the language that she reads, or another, which then tells nothing of her.
    """
    centre = around.directory.get(code)
    if centre is None:
        return
    language = language or book.caller.reads
    where = (part for part in (centre.phone, centre.address(language)) if not gives_away(part))
    hours = hours_in_words(centre, wording.neutral("days", language, around))
    answer_her(book, " ".join(filter(None, (*where, hours))))


def _to_her(book: Book, body: str, reason: TellReason, key: str = "") -> Notice:
    her = Addressee(Recipient.CALLER, key, book.caller.number, reason)
    return Notice(her, body, Urgency.ANSWER, Promise.AT_MOST_ONCE, expires_at=book.now + EXCHANGE)
