"""Her help contacts: at most five, never herself, never the same number twice."""

from dataclasses import replace

from alerts.book import Book
from alerts.people import MOST_CONTACTS, Caller, Contact
from menus.facts import Refusal
from texts.phone_number import PhoneNumber


def add_contact(book: Book, name: str, number: PhoneNumber, kept: bool = True) -> Refusal | None:
    """Add a contact, who is written to in her language until they choose another.

    One who is `kept` takes the place of the same number that a text alone had added, or where the list is full of the
    oldest such. One who is not takes nobody's place.
    """
    if number == book.caller.number:
        return Refusal.OWN_NUMBER
    if kept:
        _make_room(book, number)
    others = book.caller.contacts
    if any(contact.number == number for contact in others):
        return Refusal.ALREADY_THERE
    if len(others) >= MOST_CONTACTS:
        return Refusal.FULL
    book.add_contact(Contact(book.new_id(), name, number, book.caller.reads, kept=kept))
    return None


def keep_contact(book: Book, contact_id: str) -> None:
    """Let a contact stay whom a text alone had added."""
    contact = book.caller.contact(contact_id)
    if contact:
        book.save_contact(replace(contact, kept=True))


def _make_room(book: Book, number: PhoneNumber) -> None:
    others = book.caller.contacts
    passing = [contact for contact in others if not contact.kept]
    same = [contact for contact in passing if contact.number == number]
    is_there = any(contact.number == number for contact in others)
    is_full = len(others) >= MOST_CONTACTS and not is_there
    for contact in same or (passing[:1] if is_full else ()):
        book.remove_contact(contact.id)


def find_contact(caller: Caller, typed: str) -> Contact | None:
    """The contact at a position (1 to 5) or with a name, as a text says it; None when two have this name."""
    wanted = typed.strip().casefold()
    found = [
        contact
        for position, contact in enumerate(caller.contacts, start=1)
        if wanted in (str(position), contact.name.casefold())
    ]
    return found[0] if len(found) == 1 else None
