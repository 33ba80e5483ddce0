"""Nobody is taken off an open alert without her PIN: her phone shows it done, and it is done once the alert is closed.

Whoever holds her phone could else leave her alone, above all where she wants no centre told.
"""

from dataclasses import replace

from alerts.book import Book
from alerts.people import Caller
from alerts.private import NOTHING_LATER, Later
from menus.facts import TellCentre


def remove_later(book: Book, contact_id: str) -> None:
    """Let a help contact be removed once her alert is closed."""
    later = book.caller.profile.private.later
    _save(book, replace(later, removed=(*later.removed, contact_id)))


def no_centre_later(book: Book) -> None:
    """Let no centre be told of her next alert."""
    _save(book, replace(book.caller.profile.private.later, no_centre=True))


def take_back_removal(book: Book, contact_id: str) -> None:
    """Let a help contact stay who was to be removed."""
    later = book.caller.profile.private.later
    _save(book, replace(later, removed=tuple(one for one in later.removed if one != contact_id)))


def let_go(book: Book) -> None:
    """Her alert is closed: do what waited for it."""
    caller = book.caller
    if caller.profile.private.later == NOTHING_LATER:
        return
    for contact_id in caller.profile.private.later.removed:
        book.remove_contact(contact_id)
    profile = as_shown(caller).profile
    book.save_profile(replace(profile, private=replace(profile.private, later=NOTHING_LATER)))


def as_shown(caller: Caller) -> Caller:
    """The caller as her own phone shows her: what is done later is done."""
    later, profile = caller.profile.private.later, caller.profile
    if later.no_centre:
        profile = replace(profile, tell_centre=TellCentre.NO)
    contacts = tuple(one for one in caller.contacts if one.id not in later.removed)
    return replace(caller, profile=profile, contacts=contacts)


def _save(book: Book, later: Later) -> None:
    profile = book.caller.profile
    book.save_profile(replace(profile, private=replace(profile.private, later=later)))
