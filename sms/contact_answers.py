"""A contact answers: in words or with a digit, and with the reference of the alert where several are open."""

from collections.abc import Sequence
from datetime import timedelta

from alerts import wording
from alerts.acknowledge import FROM_CONTACT, MOST_ANSWERS, acknowledge
from alerts.alert import Alert
from alerts.hear import hear
from alerts.notice import Addressee
from alerts.review import is_worth_reading
from doors.inbound import InboundText
from sms.answer_ledger import AnswerBook, Call, Incoming, Outcome
from sms.read_answer import CONTACT, Reading, read_answer

MOST_BESIDE = 3
"""Alerts beside which an unclear text is shown, the newest."""

ONE_MORE_IN = timedelta(minutes=10)
"""After a contact's first few answers, how often others hear of another."""


def answer_as_contact(incoming: Incoming, calls: Sequence[Call], is_call: bool) -> Outcome:
    """Answer for the only open alert that it can be about, ask which, or show it beside those that it may be about."""
    reading = read_answer(incoming.text.body, CONTACT)
    named = [call for call in calls if call.code in reading.numbers]
    digit = reading.digit_beside(named[0].code) if len(named) == 1 else reading.digit
    if is_call and not reading.is_in_words:
        digit = None
    if digit not in FROM_CONTACT:
        return _show_beside(incoming, reading, named or calls, asks=not is_call and _is_worth_asking(reading))
    about = named or ([] if reading.names_another else calls)
    call = about[0] if len(about) == 1 else calls[0]
    with incoming.book_of(call.caller_id) as book:
        if not book.is_first(incoming.once()):
            return Outcome.SEEN_BEFORE
        if book.alert is None or book.alert.code != call.code:
            return Outcome.CLOSED
        is_news = _is_news(book, book.alert, call.addressee)
        if len(about) == 1:
            counted = acknowledge(book, call.addressee, FROM_CONTACT[digit], incoming.around, is_news)
            return Outcome.COUNTED if counted else Outcome.CHANGED_NOTHING
        if is_news:
            codes = [one.code for one in calls]
            book.post([wording.ask_which_alert(book.caller, call.addressee, codes, incoming.around)])
        return Outcome.ASKED_WHICH


def _is_worth_asking(reading: Reading) -> bool:
    return reading.is_heard or reading.digit is not None


def _show_beside(incoming: Incoming, reading: Reading, calls: Sequence[Call], asks: bool) -> Outcome:
    """Show what is no answer beside the alerts, and ask once whether they come."""
    body = incoming.text.body
    words = "" if reading.is_all_said or not is_worth_reading(body) else body
    for call in calls[:MOST_BESIDE]:
        with incoming.book_of(call.caller_id) as book:
            is_first = book.is_first(incoming.once(f"beside {call.code}"))
            if is_first and book.alert and book.alert.code == call.code and (words or asks):
                hear(book, call.addressee, words, asks, incoming.around)
    return Outcome.HEARD if reading.is_all_said else Outcome.BESIDE


def _is_news(book: AnswerBook, alert: Alert, who: Addressee) -> bool:
    """Whether others hear of one more answer of this contact: the first few, and then one in ten minutes.

    Every answer counts, for a text's sender may be forged; but two machines that answer each other stay few texts.
    """
    if book.count_answer(alert, who) <= MOST_ANSWERS:
        return True
    window = int(book.now.timestamp() // ONE_MORE_IN.total_seconds())
    return book.is_first(InboundText("news_of_answers", f"{alert.id} {who.key} {window}", who.number, ""))
