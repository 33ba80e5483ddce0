"""What a help contact is asked."""

from datetime import date

from alerts.alert import Alert
from alerts.notice import Addressee, Notice, Urgency
from alerts.people import Caller, Contact
from alerts.surroundings import Surroundings
from alerts.wording.readers import known_as, language_of, name_for, who
from alerts.wording.saying import say
from vocabulary.languages import Language


def invitation(caller: Caller, contact: Contact, around: Surroundings) -> str:
    """Whether a contact agrees to be one; it says nothing of why."""
    return say("contact.invitation", contact.language, around, who=who(caller))


def what_it_is(caller: Caller, contact: Contact, around: Surroundings) -> str:
    """For an invited contact who asks what this is: what would come, from where, and no more of why than before."""
    return say("contact.what_it_is", contact.language, around, who=who(caller))


def said_no(caller: Caller, contact: Contact, around: Surroundings) -> str:
    """For an invited contact in whose name a no came: what it was, and how to undo it."""
    return say("contact.said_no", contact.language, around, who=who(caller))


def said_no_after_a_yes(caller: Caller, contact: Contact, around: Surroundings) -> str:
    """For a contact who agreed and in whose name a no came: it ends nothing, and how to end it."""
    return say("contact.said_no_after_a_yes", contact.language, around, who=who(caller))


def try_out(caller: Caller, contact: Contact, on: date, around: Surroundings) -> str:
    """A text that is plainly marked as a try."""
    return say("contact.try_out", contact.language, around, who=name_for(contact, caller, on))


def ask_which_alert(contact: Addressee, language: Language, whose: list[str], around: Surroundings) -> Notice:
    """Several alerts are open, or one and the code is wrong: the answer needs a code; each with whom it is about."""
    key = "answer.which" if len(whose) > 1 else "answer.wrong_code"
    body = say(key, language, around, codes=", ".join(whose))
    return Notice(contact, body, Urgency.ANSWER)


def ask_which_answer(caller: Caller, alert: Alert, contact: Addressee, around: Surroundings) -> str:
    """For a contact who said something else: do they come or not?"""
    names = {"who": known_as(caller, alert, contact), "code": alert.code}
    return say("answer.which_of_two", language_of(contact, caller, around), around, **names)
