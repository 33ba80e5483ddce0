"""Her help contacts: at most five, never herself, never the same number twice."""

from alerts.book import Book
from alerts.people import MOST_CONTACTS, Caller, Contact
from menus.facts import Refusal
from texts.phone_number import PhoneNumber


def add_contact(book: Book, name: str, number: PhoneNumber) -> Refusal | None:
    """Add a contact, who is written to in her language until they choose another."""
    caller = book.caller
    if number == caller.number:
        return Refusal.OWN_NUMBER
    if any(contact.number == number for contact in caller.contacts):
        return Refusal.ALREADY_THERE
    if len(caller.contacts) >= MOST_CONTACTS:
        return Refusal.FULL
    book.add_contact(Contact(book.new_id(), name, number, caller.reads))
    return None


def find_contact(caller: Caller, typed: str) -> Contact | None:
    """The contact at a position (1 to 5) or with a name, as a text says it; None when two have this name."""
    wanted = typed.strip().casefold()
    found = [
        contact
        for position, contact in enumerate(caller.contacts, start=1)
        if wanted in (str(position), contact.name.casefold())
    ]
    return found[0] if len(found) == 1 else None
