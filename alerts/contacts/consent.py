"""Contacts are people who agreed: invitations, try-outs, their answers, and numbers that do not exist (S9, S11)."""

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from functools import partial

from alerts import wording
from alerts.answers.from_the_spot import tell_of
from alerts.answers.hear_again import alarm_who_hears_again
from alerts.book import NOT_REACHED, Book
from alerts.contacts.holding_back import lines_of_silent
from alerts.contacts.strangers import A_DAY, may_be_asked
from alerts.duty.numbers import STAFF
from alerts.help.raise_alert import who_heard
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.people import Caller, Contact, ContactState
from alerts.surroundings import Surroundings
from vocabulary.states import Refusal

WORTH_SENDING_FOR = timedelta(hours=12)
MOST_LOST_RECEIPTS = 2
"""Receipts in a row that say that there is no such number; then the contact is told of nothing any more."""


class Consent(StrEnum):
    """What an invited person says."""

    YES = "yes"
    NO = "no"


FROM_INVITED = {1: Consent.YES, 2: Consent.NO}

MOST_NOS = 3
"""Of one contact in an hour. Each is told to that contact, whose sender may be forged; one more counts for nothing."""


def invite(book: Book, contact_id: str, around: Surroundings) -> Refusal | None:
    """Ask a contact whether they agree, or after 90 days whether they still do; only a key of hers does so.

    A contact who declined, or whose number texted STOP, is not asked again: only they can change that. A STOP that is
    none of her business is honoured without a word of it.
    """
    contact = book.caller.contact(contact_id)
    if contact is None:
        return None
    why_not = send_invitation(book, book.caller, contact, around)
    if why_not is None:
        book.save_contact(replace(contact, invited_at=book.now))
    return why_not


def send_invitation(book: Book, caller: Caller, contact: Contact, around: Surroundings) -> Refusal | None:
    """Text the question of whether they agree, unless it may not be asked now."""
    return _send(book, contact, TellReason.INVITED, wording.invitation(caller, contact, around))


def try_out(book: Book, contact_id: str, around: Surroundings) -> Refusal | None:
    """Send a contact a text that is plainly marked as a try."""
    contact = book.caller.contact(contact_id)
    return send_try(book, book.caller, contact, around) if contact else None


def send_try(book: Book, caller: Caller, contact: Contact, around: Surroundings) -> Refusal | None:
    """Text the try, unless none may be sent now."""
    return _send(book, contact, TellReason.TRIED_OUT, wording.try_out(caller, contact, book.now.date(), around))


def _send(book: Book, contact: Contact, reason: TellReason, body: str) -> Refusal | None:
    why_not = _why_not_told(book, contact)
    if why_not is not None:
        return why_not
    if _is_too_much(book, contact):
        return Refusal.TOO_MANY_TODAY
    text = _calm(book, contact, reason, body)
    if contact.has_stopped:
        book.withhold(text)
    else:
        book.post([text])
    return None


def tell_what_it_is(book: Book, contact_id: str, around: Surroundings) -> None:
    """Tell who was invited and has not answered what would come to them, and nothing of why (S9)."""
    contact = book.caller.contact(contact_id)
    if contact is not None and contact.is_told and contact.state is ContactState.ADDED and contact.invited_at:
        say = wording.what_it_is(book.caller, contact, around)
        book.post([_calm(book, contact, TellReason.ASKED_WHAT_IT_IS, say)])


def answer_invitation(book: Book, contact_id: str, said: Consent, around: Surroundings) -> bool:
    """Hear what an invited contact answered; False where it changes nothing, or they are no contact any more.

    One who was invited from an account that is not hers answers in that account alone. Whose yes undoes a no is sent
    her open alert at once.

    DANGER: whoever forges a contact's number can say no for them, and nothing proves a no. So that phone is told of
    each, "1" undoes it, staff read that it is not proved, of an open alert on their phones too, and after a yes it ends
    nothing: who wants no more has STOP.
    """
    hers = book.caller.contact(contact_id)
    contact = hers or _contact_of_another_account(book, contact_id)
    if contact is None or contact.invited_at is None:
        return False
    save = book.save_contact if hers else partial(_save_in_other_account, book)
    if said is Consent.YES:
        save(replace(contact, state=ContactState.ACCEPTED, agreed_at=book.now))
        if hers and contact.state is ContactState.DECLINED:
            tell_of(wording.Became.SAYS_YES, book, contact_id, around)
            alarm_who_hears_again(book, contact_id, around)
        return True
    if contact.state is ContactState.DECLINED or not _is_first_no(book, contact):
        return False
    has_agreed = contact.state is ContactState.ACCEPTED
    if not has_agreed:
        declined = replace(contact, state=ContactState.DECLINED)
        save(declined)
        if hers and book.alert:
            book.save_alert(book.alert, *lines_of_silent([declined]))
            tell_of(wording.Became.SAID_NO, book, contact_id, around)
    say = wording.said_no_after_a_yes if has_agreed else wording.said_no
    book.post([_calm(book, contact, TellReason.SAID_NO, say(book.caller, contact, around))])
    return True


def _contact_of_another_account(book: Book, contact_id: str) -> Contact | None:
    book.enter_other_account_of(contact_id)
    return book.other_account().contact(contact_id)


def _save_in_other_account(book: Book, contact: Contact) -> None:
    book.save_other_account(book.other_account().with_contact(contact))


def _is_first_no(book: Book, contact: Contact) -> bool:
    return any(book.is_first_in_its_hour(f"{turn} no of {contact.id}") for turn in range(MOST_NOS))


def disable_lost_contacts(book: Book, around: Surroundings) -> None:
    """Tell no more to numbers that do not exist; a centre that has an open alert of hers learns it (S17).

    Without an open alert no centre is told: that she has contacts is nobody's business.
    """
    lost = [one for one in book.caller.contacts if one.is_willing and one.lost_receipts >= MOST_LOST_RECEIPTS]
    for contact in lost:
        book.save_contact(replace(contact, state=ContactState.DISABLED))
    alert = book.alert
    if alert is None:
        return
    staff = [one for one in who_heard(book, alert) if one.kind in STAFF]
    for contact in lost:
        body = wording.contact_became(wording.Became.UNREACHABLE, book.caller, alert, contact, around)
        book.post([Notice(one, body, Urgency.ANSWER) for one in staff], alert)


def _why_not_told(book: Book, contact: Contact) -> Refusal | None:
    if contact.has_stopped and contact.stopped_to_her(book.reached().get(contact.id, NOT_REACHED).heard):
        return Refusal.STOPPED
    if contact.is_willing:
        return None
    return Refusal.DECLINED if contact.state is ContactState.DECLINED else Refusal.UNREACHABLE


def _is_too_much(book: Book, contact: Contact) -> bool:
    return not may_be_asked(book.asked_since(book.now - A_DAY, contact.number), has_agreed=not contact.is_stranger)


def _calm(book: Book, contact: Contact, reason: TellReason, body: str) -> Notice:
    to = Addressee(Recipient.CONTACT, contact.id, contact.number, reason)
    return Notice(to, body, Urgency.ROUTINE, expires_at=book.now + WORTH_SENDING_FOR)
