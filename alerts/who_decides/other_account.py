"""The account that a PIN opens which is not hers: it looks new, and keeps what is done in it, as a real one would (S6).

Nothing of it is hers. Who is invited or tried out from it reads the same neutral text, and answers in it alone; no
alert of hers knows of them. The duress PIN opens one like any other wrong PIN, so that who makes her type it, adds a
name and comes back with the same PIN, finds it there.
"""

from dataclasses import replace
from typing import assert_never

from alerts.book import Book
from alerts.contacts.consent import send_invitation, send_try
from alerts.later import as_shown
from alerts.people import MOST_CONTACTS, NEW_ACCOUNT, Caller, Contact, OtherAccount, Profile
from alerts.private import MOST_CLAIMED, Claimed, Private
from alerts.settings import with_setting
from alerts.surroundings import Surroundings
from alerts.who_decides.pin import digit_sum
from alerts.who_decides.pin_work import NewPin, Setting, TriedPin, Worked
from alerts.who_decides.proof import Proof
from vocabulary import effects
from vocabulary.effects import Deed
from vocabulary.languages import Language
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access, Refusal


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
    """What its screens are made of; the language is hers until another is chosen in it.

    Whom a text alone named is in it as in hers: who sent that text looks for the name under the PIN that he was given.
    """
    language = account.profile.language or hers.profile.language
    claimed = (
        Contact(one.id, one.name, one.number, one.language, kept=False)
        for one in hers.profile.private.claimed
        if one.id not in account.settled and all(one.number != other.number for other in account.contacts)
    )
    return Caller(hers.number, replace(account.profile, language=language), (*account.contacts, *claimed))


def shown_caller(book: Book) -> Caller:
    """Who is hers as this exchange is shown it."""
    return as_caller(book.other_account(), book.caller) if is_pretended(book.access) else as_shown(book.caller)


def claim(added: effects.AddContact, book: Book) -> None:
    """Note that a text alone named a help contact."""
    profile, name, number = book.caller.profile, added.name, added.number
    others = [one for one in profile.private.claimed if one.number != number]
    claimed = (*others, Claimed(book.new_id(), name, number, book.caller.reads))[-MOST_CLAIMED:]
    book.save_profile(replace(profile, private=replace(profile.private, claimed=claimed)))


def pretend(effect: Worked, book: Book, around: Surroundings) -> Refusal | None:
    """Do in the account of this PIN what would be done in hers; returns why not, as there."""
    account = _with_room(book.other_account(), effect, book)
    done = (
        with_setting(account.profile, effect)
        if isinstance(effect, Setting)
        else _done_to_contacts(account, effect, book, around)
    )
    if isinstance(done, Refusal):
        return done
    if isinstance(effect, NewPin) and effect.typed:
        book.rename_other_account(effect.typed)
    if isinstance(effect, effects.SetLanguage) and book.vouched is not Proof.NONE:
        _show(effect.language, book)
    book.save_other_account(replace(account, profile=done) if isinstance(done, Profile) else done)
    return None


def _show(language: Language, book: Book) -> None:
    """Let what her phone shows before a PIN be in this language, as after her own PIN; under that it is as before.

    DANGER: never for a text alone, which may be forged; nor does one with her own PIN change those screens.
    """
    profile = book.caller.profile
    book.save_profile(replace(profile, private=replace(profile.private, face=language)))


def _done_to_contacts(  # noqa: C901 one case an effect
    account: OtherAccount, effect: Deed | TriedPin, book: Book, around: Surroundings
) -> OtherAccount | Refusal:
    contacts, shown = account.contacts, as_caller(account, book.caller)
    match effect:
        case effects.AddContact(name, number):
            added = Contact(book.new_id(), name, number, shown.reads)
            named_before = (one.id for one in shown.contacts if one.number == number)
            settled = (*account.settled, *named_before)
            return _why_not(account, number, book) or replace(account, contacts=(*contacts, added), settled=settled)
        case effects.RemoveContact(contact_id):
            return _without(account, contact_id)
        case effects.KeepContact(contact_id) if contact := shown.contact(contact_id):
            kept = replace(contact, id=book.new_id(), kept=True)
            return replace(_without(account, contact_id), contacts=(*contacts, kept))
        case effects.Invite(contact_id) if contact := account.contact(contact_id):
            invited = account.with_contact(replace(contact, invited_at=book.now))
            return send_invitation(book, shown, contact, around) or invited
        case effects.TryOut(contact_id) if contact := account.contact(contact_id):
            return send_try(book, shown, contact, around) or account
        case effects.EraseEverything():
            return NEW_ACCOUNT
        case effects.KeepContact() | effects.Invite() | effects.TryOut():
            return account  # nobody of that name is in it
        case (
            effects.RaiseAlert()
            | effects.PlaceAlert()
            | effects.TakeBack()
            | effects.TextMeCentre()
            | effects.AskCallBack()
            | effects.AskQuestion()
            | effects.WrongCode()
            | effects.AnswerCall()
            | effects.HearAgain()
            | TriedPin()
        ):
            return account
        case _:
            assert_never(effect)


def _with_room(account: OtherAccount, effect: Worked, book: Book) -> OtherAccount:
    """Of a full list the oldest whom a text alone named gives way, as in a real one."""
    shown = as_caller(account, book.caller).contacts
    passing = next((one for one in shown if not one.kept), None)
    if not isinstance(effect, effects.AddContact) or len(shown) < MOST_CONTACTS or passing is None:
        return account
    return account if any(one.number == effect.number for one in shown) else _without(account, passing.id)


def _without(account: OtherAccount, contact_id: str) -> OtherAccount:
    contacts = tuple(one for one in account.contacts if one.id != contact_id)
    return replace(account, contacts=contacts, settled=(*account.settled, contact_id))


def _why_not(account: OtherAccount, number: PhoneNumber, book: Book) -> Refusal | None:
    if number == book.caller.number:
        return Refusal.OWN_NUMBER
    if any(one.number == number for one in account.contacts):
        return Refusal.ALREADY_THERE
    return Refusal.FULL if len(account.contacts) >= MOST_CONTACTS else None
