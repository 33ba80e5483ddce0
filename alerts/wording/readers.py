"""Who reads, in which language, and how they read of her and of each other (S9, S11)."""

from datetime import date, timedelta

from alerts.alert import Alert
from alerts.notice import Addressee, Recipient
from alerts.people import Caller, Contact
from alerts.surroundings import Surroundings
from alerts.wording.saying import CENTRES_READ, readable, say
from texts.calls_off import calls_off
from vocabulary.codes import CentreCode
from vocabulary.languages import Language

_NAME_IS_NEW = timedelta(days=1)


def name_of(contact: Contact, language: Language, around: Surroundings) -> str:
    """How others read of one of her contacts.

    DANGER: whoever forges her number can add a contact by a text, under the name of somebody whom the others trust. So
    the name of one whom she has not kept reaches nobody.
    """
    if contact.kept:
        return contact.name
    return say("contact.added_by_text", language, around, digits=contact.number[-4:])


def language_of(addressee: Addressee, caller: Caller, around: Surroundings) -> Language:
    """The language that this addressee reads: a contact hers, a duty phone that of its centre in the directory."""
    if addressee.kind is Recipient.CENTRE:
        centre = around.directory.get(CentreCode(addressee.key))
        return centre.language if centre else CENTRES_READ
    contact = caller.contact(addressee.key) if addressee.kind is Recipient.CONTACT else None
    return contact.language if contact else CENTRES_READ


def who(caller: Caller) -> str:
    """How everybody reads of her who did not agree to be her help contact: by her number (S11)."""
    return readable(caller.number)


def known_as(caller: Caller, alert: Alert, to: Addressee) -> str:
    """How this person reads of her: a help contact who agreed by the name that she gave for it, if she did."""
    contact = caller.contact(to.key) if to.kind is Recipient.CONTACT else None
    return name_for(contact, caller, alert.raised_at.date())


def is_kept(caller: Caller, to: Addressee) -> bool:
    """Whether this person is more than a contact whom a text alone added."""
    contact = caller.contact(to.key)
    return to.kind is not Recipient.CONTACT or (contact is not None and contact.kept)


def may_read_her_words(caller: Caller, alert: Alert, to: Addressee) -> bool:
    """Whether what she wrote herself is for this person: for staff, and for a contact whom she kept and who agreed."""
    if to.kind is not Recipient.CONTACT:
        return True
    contact = caller.contact(to.key)
    return contact is not None and contact.may_read_her_words(alert.raised_at.date())


def name_for(contact: Contact | None, caller: Caller, on: date) -> str:
    """Her own name for a contact who agreed, on that day; for anybody else her number.

    DANGER: whoever had her phone for a moment may have named her just now, and they would not know who it is.
    """
    is_for_them = contact is not None and contact.may_read_her_words(on)
    name = caller.profile.own_name if is_for_them and not calls_off(caller.profile.own_name) else ""
    changed = caller.profile.private.words_changed
    is_new = changed is not None and on - changed.date() <= _NAME_IS_NEW
    return f"{name} {who(caller)}" if name and is_new else name or who(caller)
