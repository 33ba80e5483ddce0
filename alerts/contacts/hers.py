"""Her help contacts: at most five whom she kept and five whom texts added, never herself, never a number twice."""

from collections.abc import Iterable
from dataclasses import replace

from alerts.book import Book
from alerts.duty.numbers import is_of_staff
from alerts.later import as_done, as_shown, keep_later, remove_later, take_back_removal
from alerts.people import MOST_CONTACTS, Caller, Contact
from alerts.surroundings import Surroundings
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Refusal


def may_be_added(number: PhoneNumber, book: Book, around: Surroundings) -> bool:
    """Whether this number may be a contact at all: none of staff, who answer with a key and are never told to stop.

    DANGER: a bare "1" counts as a contact's, and so would a forged one in the name of a duty phone. Refused in the same
    words whosever the number is, so that nobody reads who is on the roster; by a text without a word.
    """
    return number == book.caller.number or not is_of_staff(number, around)


def add_contact(book: Book, name: str, number: PhoneNumber, kept: bool = True) -> Refusal | None:
    """Add a contact, who is written to in her language until they choose another.

    One who is `kept` takes the place of the same number that a text alone had added, or where the list is full of the
    oldest such. One who is not takes nobody's place, and has one beside a full list: five of each.
    """
    if number == book.caller.number:
        return Refusal.OWN_NUMBER
    others = as_shown(book.caller).contacts
    same = next((contact for contact in book.caller.contacts if contact.number == number), None)
    if same and (not kept or (same in others and same.kept)):
        return Refusal.ALREADY_THERE
    if not kept and sum(not one.kept for one in as_done(book.caller).contacts) >= MOST_CONTACTS:
        return Refusal.FULL
    if kept and same not in others and len(others) >= MOST_CONTACTS and not _make_room(book, others):
        return Refusal.FULL
    if same:
        _forget(book, same)
    book.add_contact(Contact(same.id if same else book.new_id(), name, number, book.caller.reads, kept=kept))
    return None


def add_in_alert(book: Book, name: str, number: PhoneNumber) -> Refusal | None:
    """Add a contact whom her phone names without her PIN while an alert is open: until it is closed, as by a text.

    DANGER: whoever holds her phone would add himself, and read where she is. Her own screens show a contact like any.
    """
    was_kept = any(one.number == number and one.kept for one in book.caller.contacts)
    refusal = add_contact(book, name, number)
    added = next((one for one in book.caller.contacts if one.number == number), None)
    if refusal or added is None or was_kept:
        return refusal
    book.save_contact(replace(added, kept=False))
    keep_later(book, added.id)
    return None


def keep_contact(book: Book, contact_id: str) -> None:
    """Let a contact stay whom a text alone had added."""
    contact = book.caller.contact(contact_id)
    if contact:
        book.save_contact(replace(contact, kept=True))


def _make_room(book: Book, others: Iterable[Contact]) -> bool:
    """Let the oldest whom a text alone had added go, if there is one; not yet from an alert that they were told of."""
    passing = next((contact for contact in others if not contact.kept), None)
    if passing and book.alert:
        remove_later(book, passing.id)
    elif passing:
        book.remove_contact(passing.id)
    return passing is not None


def _forget(book: Book, contact: Contact) -> None:
    """DANGER: who takes the place has the same id, so that nobody with this number is taken off an open alert."""
    book.remove_contact(contact.id)
    take_back_removal(book, contact.id)


def find_contact(caller: Caller, typed: str) -> Contact | None:
    """The contact of a list at a position (1 to 5) or with a name, as a text says it; None when two have this name."""
    wanted = typed.strip().casefold()
    found = [
        contact
        for position, contact in enumerate(caller.listed, start=1)
        if wanted in (str(position), contact.name.casefold())
    ]
    return found[0] if len(found) == 1 else None
