"""A help contact calls for help as well: staff of both alerts read of the other, and where the contact may be."""

from alerts import wording
from alerts.alert import Alert
from alerts.answers.from_the_spot import tell_who_decides
from alerts.book import Book
from alerts.help.who_to_tell import is_for_staff
from alerts.notice import Addressee
from alerts.surroundings import Surroundings


def seen_by_staff(book: Book) -> Alert | None:
    """The open alert, where staff may read of it: not where she wants no centre told (S8)."""
    alert = book.alert
    return alert if alert and is_for_staff(book.caller.profile.tell_centre, alert, of_one_region=True) else None


def tell_that_a_contact_calls(book: Book, who: Addressee, own_code: str, around: Surroundings) -> None:
    """Tell those who decide that this contact asks for help too, and by which reference."""
    alert, contact = book.alert, book.caller.contact(who.key)
    if alert is not None and contact is not None:
        text = wording.contact_calls_too(book.caller, alert, contact, own_code, around)
        tell_who_decides(book, alert, text, around)


def tell_whose_contact_calls(own: Book, hers: Alert, around: Surroundings) -> None:
    """Tell those who decide about a contact's own alert whose contact it is, and where that woman is."""
    if own.alert is not None:
        text = wording.is_contact_of(own.caller, own.alert, hers, around)
        tell_who_decides(own, own.alert, text, around)
