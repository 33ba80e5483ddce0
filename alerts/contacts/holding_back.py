"""Who of those that are to hear of an alert is sent no more today, because they never agreed; staff see each (S11)."""

from collections.abc import Iterable

from alerts.book import Book
from alerts.contacts.strangers import A_DAY, MOST_NEWS, is_held_back
from alerts.doer import Doer
from alerts.notice import Addressee, Recipient
from alerts.people import Caller, Contact, ContactState
from alerts.states import Change, Happening

TOO_MANY_TODAY = "too_many_today"
SAID_NO = "said_no_before"
SAID_STOP = "said_stop_before"


def held_back(book: Book, contacts: Iterable[Contact], by_dial: bool) -> set[str]:
    """The ids of those of her contacts from whom one more alarm is held back."""
    strangers = [contact for contact in contacts if contact.is_stranger]
    today = book.alarms_since(book.now - A_DAY, [contact.number for contact in strangers])
    return {contact.id for contact in strangers if is_held_back(today[contact.number], book.now, by_dial)}


def without(caller: Caller, contact_ids: set[str]) -> Caller:
    """The caller as if she had not these contacts."""
    kept = tuple(contact for contact in caller.contacts if contact.id not in contact_ids)
    return Caller(caller.number, caller.profile, kept)


def lines_of(contact_ids: set[str]) -> list[Change]:
    """What the history of the alert says of it, in a lasting order."""
    return [Change(Happening.HELD_BACK, Doer.CONTACT, one, TOO_MANY_TODAY) for one in sorted(contact_ids)]


def lines_of_silent(contacts: Iterable[Contact]) -> list[Change]:
    """What the history says of those who are not told because a text in their name wants it so: it may be forged."""
    because = {one.id: _why_silent(one) for one in contacts}
    return [Change(Happening.HELD_BACK, Doer.CONTACT, one, why) for one, why in because.items() if why]


def _why_silent(contact: Contact) -> str:
    if contact.has_stopped:
        return SAID_STOP
    return SAID_NO if contact.state is ContactState.DECLINED else ""


def is_claimed(book: Book, one: Addressee) -> bool:
    """Whether this is a contact whom a text alone added: anybody may have sent it, also whom she flees."""
    contact = book.caller.contact(one.key) if one.kind is Recipient.CONTACT else None
    return contact is not None and not contact.kept


def hears_news(book: Book, one: Addressee) -> bool:
    """Whether who was told is to hear what became of it.

    DANGER: whom a text alone added hears the alarm, that her phone says that all is over, and nothing more, whatever
    they answer. Whoever forges her number adds himself, and would read who comes, who has it and when it is closed.
    """
    return not is_claimed(book, one) and may_be_answered(book, one)


def may_be_answered(book: Book, one: Addressee) -> bool:
    """Whether who was told may read one more text about her today: a contact who never agreed not without end."""
    contact = book.caller.contact(one.key) if one.kind is Recipient.CONTACT else None
    if contact is None or not contact.is_stranger:
        return True
    return book.news_since(book.now - A_DAY, contact.number) < MOST_NEWS
