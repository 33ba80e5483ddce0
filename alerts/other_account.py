"""The account that a PIN opens which is not hers: it looks new, and keeps what is done in it, as a real one would (S6).

Nothing of it is hers, and nobody is written to from it. The duress PIN opens one like any other wrong PIN, so that who
makes her type it, adds a name and comes back with the same PIN, finds it there.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from alerts.book import Book, Reached
from alerts.people import MOST_CONTACTS, NEW_ACCOUNT, Caller, Contact, OtherAccount, Profile
from alerts.pin import digit_sum
from alerts.pin_work import NewPin, PinWork, TriedPin
from alerts.private import Private
from alerts.settings import with_setting
from menus import effects
from menus.effects import Effect
from menus.facts import Access, Refusal, TextFate
from texts.phone_number import PhoneNumber

IS_UNDER_WAY_FOR = timedelta(minutes=1)
"""As long as a text mostly is; after it one that never went seems to have arrived."""


def is_pretended(access: Access) -> bool:
    """Whether this exchange is in an account that is not hers."""
    return access in (Access.FRESH, Access.FORCED)


def enter_account(tried: TriedPin, book: Book) -> None:
    """Go on in the account of this PIN. A new one has what was seen before it: that PIN, and the cover."""
    book.enter_other_account(tried.typed)
    if book.other_account() == NEW_ACCOUNT:
        cover_key = book.caller.profile.private.cover_key
        seen = Private(pin=tried.hashed, pin_sum=digit_sum(tried.typed), cover_key=cover_key)
        book.save_other_account(OtherAccount(Profile(private=seen)))


def private_in_use(book: Book) -> Private:
    """What a PIN that is to be set is compared with: never hers, where it is set in an account that is not hers."""
    return book.other_account().profile.private if is_pretended(book.access) else book.caller.profile.private


def as_caller(account: OtherAccount, hers: Caller) -> Caller:
    """What its screens are made of; the language is hers until another is chosen in it."""
    language = account.profile.language or hers.profile.language
    return Caller(hers.number, replace(account.profile, language=language), account.contacts)


def reached_from(account: OtherAccount, now: datetime) -> dict[str, Reached]:
    """What seems to have gone to its contacts."""
    return {one.id: _reached(one, account, now) for one in account.contacts}


def pretend(effect: Effect | PinWork, book: Book) -> Refusal | None:
    """Do in the account of this PIN what would be done in hers; returns why not, as there."""
    account = book.other_account()
    done = with_setting(account.profile, effect) or _done_to_contacts(account, effect, book)
    if isinstance(done, Refusal):
        return done
    if isinstance(effect, NewPin) and effect.typed:
        book.rename_other_account(effect.typed)
    book.save_other_account(replace(account, profile=done) if isinstance(done, Profile) else done)
    return None


def _done_to_contacts(account: OtherAccount, effect: Effect | PinWork, book: Book) -> OtherAccount | Refusal:
    contacts = account.contacts
    match effect:
        case effects.AddContact(name, number):
            added = Contact(book.new_id(), name, number, book.caller.reads)
            return _why_not(account, number, book) or replace(account, contacts=(*contacts, added))
        case effects.RemoveContact(contact_id):
            return replace(account, contacts=tuple(one for one in contacts if one.id != contact_id))
        case effects.Invite(contact_id):
            return replace(account, contacts=tuple(_invited(one, contact_id, book) for one in contacts))
        case effects.TryOut(contact_id):
            return replace(account, tried=(*account.tried, contact_id))
        case effects.EraseEverything():
            return NEW_ACCOUNT
    return account


def _why_not(account: OtherAccount, number: PhoneNumber, book: Book) -> Refusal | None:
    if number == book.caller.number:
        return Refusal.OWN_NUMBER
    if any(one.number == number for one in account.contacts):
        return Refusal.ALREADY_THERE
    return Refusal.FULL if len(account.contacts) >= MOST_CONTACTS else None


def _invited(contact: Contact, contact_id: str, book: Book) -> Contact:
    return replace(contact, invited_at=book.now) if contact.id == contact_id else contact


def _reached(contact: Contact, account: OtherAccount, now: datetime) -> Reached:
    invited = contact.invited_at
    went = TextFate.UNDER_WAY if invited and now - invited < IS_UNDER_WAY_FOR else TextFate.ARRIVED
    return Reached(
        alarmed=True,
        invitation=went if invited else None,
        try_out=TextFate.ARRIVED if contact.id in account.tried else None,
    )
