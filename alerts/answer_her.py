"""A text to her own phone: neutral, once, and only while the exchange that she began lasts (S1, S2)."""

from datetime import timedelta

from alerts import wording
from alerts.book import Book
from alerts.notice import Addressee, Notice, Promise, Recipient, TellReason, Urgency
from alerts.surroundings import Surroundings
from menus.facts import SmsAnswers
from regions.geography import CentreCode
from regions.opening import hours_in_words
from texts.give_away import gives_away

EXCHANGE = timedelta(minutes=5)
"""A text that could not go out by then is not sent: the phone may be in other hands."""


def answer_her(book: Book, body: str) -> None:
    """Put one text to her into the outbox."""
    her = Addressee(Recipient.CALLER, "", book.caller.number, TellReason.SHE_ASKED)
    book.post([Notice(her, body, Urgency.ANSWER, Promise.AT_MOST_ONCE, expires_at=book.now + EXCHANGE)])


def answer_received(book: Book, around: Surroundings) -> None:
    """Answer a HELP by SMS or missed call with one neutral text, her own phrase, or nothing: as she chose (S1)."""
    private = book.caller.profile.private
    if private.sms_answers is not SmsAnswers.OFF:
        answer_her(book, private.own_phrase or wording.to_her("received", book.caller, around))


def text_centre(book: Book, code: CentreCode, around: Surroundings) -> None:
    """Send her a centre's number, address and hours, without a name or a street that tells what it is (S2)."""
    centre = around.directory.get(code)
    if centre is None:
        return
    address = centre.address(book.caller.reads)
    hours = hours_in_words(centre, wording.to_her("days", book.caller, around))
    told = (centre.phone, "" if gives_away(address) else address, hours)
    answer_her(book, " ".join(filter(None, told)))
