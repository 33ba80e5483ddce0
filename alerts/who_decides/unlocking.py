"""What a typed PIN opens: guesses are slowed down by each channel for itself, so that no text spoils a dial (S6)."""

from dataclasses import replace
from datetime import datetime, timedelta

from alerts.alert import Origin
from alerts.book import Book
from alerts.help.take_back import hear_duress_pin
from alerts.private import Private, TypedPin
from alerts.surroundings import Surroundings
from alerts.who_decides.other_account import enter_account, is_pretended
from alerts.who_decides.pin_work import TriedPin
from alerts.who_decides.proof import Proof
from vocabulary.states import Access, Refusal

MOST_TYPED = 5
SLOWED_FOR = timedelta(hours=1)
"""After so many different PINs of a channel within this time none opens anything there, and a screen says "not now"."""


def unlock(tried: TriedPin, book: Book, origin: Origin, around: Surroundings) -> Refusal | None:
    """Open what a tried PIN opens, or say "not now" to it; the cover says nothing, for there it is a wrong key.

    DANGER: every PIN counts and is put off alike, hers too. If one began the count anew or was not counted, five more
    would show which it was.
    """
    profile = book.caller.profile
    if is_slowed(profile.private, origin, book.now):
        return _put_off(tried, book, around)
    opens = _opened_by_text(tried) if is_menu_by_text(book, origin) else tried.opens
    book.access = Access.LOCKED if tried.at_cover and tried.opens is Access.FRESH else opens
    typed = TypedPin(book.mark_of(tried.typed), book.now)
    book.save_profile(replace(profile, private=with_one_more(profile.private, typed, origin)))
    if is_pretended(book.access):
        enter_account(tried, book)
    return None


def is_menu_by_text(book: Book, origin: Origin) -> bool:
    """Whether this is a key of the menu by SMS: a text, after the code that came to that phone."""
    return origin is Origin.SMS and book.vouched is Proof.DIAL


def _opened_by_text(tried: TriedPin) -> Access:
    """DANGER: each key of the menu by SMS may be forged, so her PIN opens in it what others open."""
    return Access.FRESH if tried.opens is Access.OPEN else tried.opens


def is_slowed(private: Private, origin: Origin, now: datetime) -> bool:
    """Whether no PIN opens anything in this channel now."""
    return len(_recent(private, origin, now)) >= MOST_TYPED


def with_one_more(private: Private, typed: TypedPin, origin: Origin) -> Private:
    """A PIN counts once within the hour, however often it is typed."""
    recent = _recent(private, origin, typed.at)
    if all(one.mark != typed.mark for one in recent):
        recent = (*recent, typed)
    return replace(private, pins_by_text=recent) if origin is Origin.SMS else replace(private, pins_typed=recent)


def _put_off(tried: TriedPin, book: Book, around: Surroundings) -> Refusal | None:
    """Nothing opens, and staff hear the duress PIN all the same.

    A text, which is answered with silence, goes on as one that is forced. On a screen the alert stays as it is shown.
    """
    if tried.opens is Access.FORCED and book.vouched is Proof.NONE:
        book.access = Access.FORCED
    elif tried.opens is Access.FORCED:
        hear_duress_pin(book, around)
    return None if tried.at_cover else Refusal.NOT_NOW


def _recent(private: Private, origin: Origin, now: datetime) -> tuple[TypedPin, ...]:
    typed = private.pins_by_text if origin is Origin.SMS else private.pins_typed
    return tuple(one for one in typed if now - one.at < SLOWED_FOR)
