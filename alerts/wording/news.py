"""What becomes of an alert, for those who were told of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alerts.alert import Alert
from alerts.doer import Doer
from alerts.notice import Addressee, Recipient
from alerts.people import Caller, Contact
from alerts.surroundings import Surroundings
from alerts.wording.alarms import choices
from alerts.wording.excerpt import excerpt
from alerts.wording.places import MOST_OF_HER_WORDS, rest_in_console, where_she_is
from alerts.wording.readers import known_as, language_of, name_for, name_of, who
from alerts.wording.saying import CENTRES_READ, Wording, in_script, readable, say, with_key
from texts.contact_data import to_pass_on
from texts.times import clock_time
from vocabulary.codes import CentreCode


class ReadyText(StrEnum):
    """What staff can send to somebody who was told of an alert."""

    PLEASE_ANSWER = "please_answer"
    CALL_US = "call_us"
    NOT_ALONE = "not_alone"
    NO_MORE_NEEDED = "no_more_needed"


def taken_back(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """For staff: she took it back with her PIN."""
    return say(
        "centre.taken_back", language_of(to, caller, around), around, who=known_as(caller, alert, to), code=alert.code
    )


def no_help_needed(caller: Caller, alert: Alert, to: Addressee, heard: bool, around: Surroundings) -> str:
    """For a contact, whatever proves it: her phone says that no help is needed. Who has not heard reads why at all."""
    language, about = language_of(to, caller, around), {"who": known_as(caller, alert, to), "code": alert.code}
    if heard:
        return say("alert.taken_back", language, around, **about)
    return say("alert.asked_and_taken_back", language, around, **about, time=clock_time(alert.began_at))


def nobody_comes(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """The last one who was to come cannot, so who was told is asked once more."""
    language, names = language_of(to, caller, around), {"who": known_as(caller, alert, to), "code": alert.code}
    if to.kind is Recipient.CONTACT:
        return say("contact.nobody_comes", language, around, **names)
    return with_key(say("centre.nobody_comes", language, around, **names), choices(alert), language, around)


def nobody_of_hers(caller: Caller, alert: Alert, around: Surroundings) -> str:
    """For a duty phone: the last of her contacts who might have come cannot."""
    return say("centre.nobody_of_hers", CENTRES_READ, around, who=who(caller), code=alert.code)


class Became(StrEnum):
    """What became of a contact, as those read it who decide; all but the first is said by texts, and may be forged."""

    UNREACHABLE = "unreachable"
    STOPPED = "stopped"
    HEARS_AGAIN = "hears_again"
    SAID_NO = "said_no"
    SAYS_YES = "says_yes"


def contact_became(became: Became, caller: Caller, alert: Alert, contact: Contact, around: Surroundings) -> str:
    """For a duty phone: a contact hears nothing any more, and why, or hears again."""
    about = {"who": who(caller), "code": alert.code, "name": name_of(contact, CENTRES_READ, around)}
    return say(f"centre.contact_{became}", CENTRES_READ, around, **about)


def contact_writes(caller: Caller, alert: Alert, contact: Contact, words: str, around: Surroundings) -> Wording:
    """For a duty phone: what came in the name of a contact; where the route takes no such words, where they stand."""
    return _writes(
        "centre.contact_writes", words, around, code=alert.code, who=who(caller), name=_named(contact, around)
    )


def contact_writes_grave(caller: Caller, alert: Alert, contact: Contact, words: str, around: Surroundings) -> Wording:
    """The same of words by which she may be dead or dying: that is said first."""
    key = "centre.contact_writes_grave"
    return _writes(key, words, around, code=alert.code, who=who(caller), name=_named(contact, around))


def contact_writes_grave_after(
    caller: Caller, code: str, contact: Contact, words: str, around: Surroundings
) -> Wording:
    """The same for the supervisor, once the alert with this code is closed."""
    key = "centre.contact_writes_grave_after"
    return _writes(key, words, around, code=code, who=who(caller), name=_named(contact, around))


def _named(contact: Contact, around: Surroundings) -> str:
    return name_of(contact, CENTRES_READ, around)


def _writes(key: str, words: str, around: Surroundings, **about: str) -> Wording:
    in_console = say("place.words_in_console", CENTRES_READ, around)
    fixed = say(key, CENTRES_READ, around, **about, words=in_console)
    theirs = in_script(excerpt(to_pass_on(words), MOST_OF_HER_WORDS, around), CENTRES_READ, around)
    rest = rest_in_console(words, CENTRES_READ, around)
    told = say(key, CENTRES_READ, around, **about, words=f"<{theirs}>{rest}")
    return Wording(fixed, told if theirs else "")


def contact_calls_too(caller: Caller, alert: Alert, contact: Contact, own_code: str, around: Surroundings) -> str:
    """For a duty phone: a contact of hers asks for help too, by this reference."""
    about = {"who": who(caller), "code": alert.code, "name": _named(contact, around)}
    return say("centre.contact_calls_too", CENTRES_READ, around, **about, other=own_code)


def is_contact_of(caller: Caller, alert: Alert, hers: Alert, around: Surroundings) -> str:
    """For a duty phone: who asks for help was told of another's alert, and may be where that woman is."""
    place = where_she_is(hers.with_places(lambda one: one.without_her_words), CENTRES_READ, around)
    about = {"who": who(caller), "code": alert.code, "other": hers.code}
    return say("centre.is_contact_of", CENTRES_READ, around, **about, place=place)


class Does(StrEnum):
    """What a contact's phone answered, as the others read it."""

    GOES = "goes"
    IS_THERE = "is_there"
    HAS_NOT_FOUND = "has_not_found"
    CANNOT = "cannot"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Reads:
    """Who reads of whose alert; `is_there`: a contact who is with her by now, and is asked what they see."""

    caller: Caller
    alert: Alert
    to: Addressee
    is_there: bool = False

    def key(self, which: str) -> str:
        """The text of this name for who is not asked whether they come too, because they are there."""
        return f"{which}.here" if self.is_there else which


def another(does: Does, reads: Reads, contact: Contact, around: Surroundings) -> str:
    """What another contact's phone answered. It releases nobody: anybody may hold that phone."""
    caller, to = reads.caller, reads.to
    whose, language = "alert" if to.kind is Recipient.CONTACT else "centre", language_of(to, caller, around)
    name = name_of(contact, language, around)
    who = known_as(caller, reads.alert, to)
    is_held = does in (Does.GOES, Does.IS_THERE) and whose == "centre" and reads.alert.held
    key = reads.key(f"{whose}.another_{does}{'_too' if is_held else ''}")
    return say(key, language, around, who=who, code=reads.alert.code, name=name)


def centre_took_it(reads: Reads, by: Addressee | None, around: Surroundings) -> str:
    """A centre took the alert, or the team: duty phones read which. It releases no contact."""
    caller, alert, to = reads.caller, reads.alert, reads.to
    language = language_of(to, caller, around)
    about = {"who": known_as(caller, alert, to), "code": alert.code}
    if to.kind is Recipient.CONTACT:
        return say(reads.key("alert.centre_took_it"), language, around, **about)
    centre = around.directory.get(CentreCode(by.key)) if by and by.kind is Recipient.CENTRE else None
    name = centre.name(language) if centre else say("duty.the_team", language, around)
    return say("centre.another_took_it", language, around, **about, centre=name)


def centre_took_it_again(reads: Reads, around: Surroundings) -> str:
    """For a contact: the centre that had passed the alert on has it after all."""
    about = {"who": known_as(reads.caller, reads.alert, reads.to), "code": reads.alert.code}
    key = reads.key("alert.centre_took_it_again")
    return say(key, language_of(reads.to, reads.caller, around), around, **about)


def passed_on(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """Who had taken the alert passed it on: nobody relies on them any more."""
    language, names = language_of(to, caller, around), {"who": known_as(caller, alert, to), "code": alert.code}
    if to.kind is Recipient.CONTACT:
        return say("alert.passed_on", language, around, **names)
    return with_key(say("centre.passed_on", language, around, **names), "take_or_pass", language, around)


def left_by_all(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """Who had taken the alert is gone, and nobody has it: as after it was passed on."""
    language, names = language_of(to, caller, around), {"who": known_as(caller, alert, to), "code": alert.code}
    if to.kind is Recipient.CONTACT:
        return say("alert.left_by_all", language, around, **names)
    return with_key(say("centre.left_by_all", language, around, **names), "take_or_pass", language, around)


def no_longer_asked(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """For a centre that was told: staff know by now that she is elsewhere. It reads no more of where."""
    return say("centre.no_longer_asked", language_of(to, caller, around), around, who=who(caller), code=alert.code)


def over(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """It was closed: a contact need not go any more, a duty phone has nothing left to do."""
    key = "contact.over" if to.kind is Recipient.CONTACT else "duty.over"
    return say(key, language_of(to, caller, around), around, who=known_as(caller, alert, to), code=alert.code)


def open_again(caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """It was closed by mistake: a contact is asked again, a duty phone reads who has it or is asked to take it."""
    language, about = language_of(to, caller, around), {"who": known_as(caller, alert, to), "code": alert.code}
    if to.kind is Recipient.CONTACT:
        return say("contact.open_again", language, around, **about)
    if alert.held is None:
        return with_key(say("centre.open_again", language, around, **about), choices(alert), language, around)
    centre = around.directory.get(CentreCode(alert.held.key)) if alert.held.by is Doer.CENTRE else None
    name = centre.name(language) if centre else say("duty.the_team", language, around)
    return say("centre.open_again_held", language, around, **about, centre=name)


def over_by_now(caller: Caller, code: str, to: Addressee, on: date, around: Surroundings) -> str:
    """For a contact who answers once it is over: the same words."""
    whom = name_for(caller.contact(to.key), caller, on)
    return say("contact.over", language_of(to, caller, around), around, who=whom, code=code)


def ready(which: ReadyText, caller: Caller, alert: Alert, to: Addressee, around: Surroundings) -> str:
    """What staff send to a contact or a duty phone; they are called back at the duty line."""
    language, number = language_of(to, caller, around), readable(around.policy.duty_line)
    told = {"who": known_as(caller, alert, to), "code": alert.code, "number": number}
    if which is ReadyText.PLEASE_ANSWER and to.kind is not Recipient.CONTACT:
        return with_key(say("duty.please_answer", language, around, **told), choices(alert), language, around)
    return say(f"staff.{which}", language, around, **told)
