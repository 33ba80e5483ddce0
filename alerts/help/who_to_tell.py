"""Whom an alert goes to, and the named reason for each."""

from collections.abc import Iterable
from datetime import datetime

from alerts.alert import BETWEEN_TEXTS, Alert, Place
from alerts.duty.numbers import duty_numbers, is_of_staff
from alerts.notice import Addressee, Recipient, TellReason
from alerts.people import Caller, Contact
from alerts.surroundings import Policy, Surroundings
from regions.choice import ChoiceReason, Wish, choose_centre
from regions.found import Ambiguous
from regions.gazetteer import find_place
from vocabulary.choices import TellCentre

_ANY = Wish()


def who_to_tell(
    caller: Caller, place: Place, around: Surroundings, at: datetime, beside: Iterable[Place] = ()
) -> list[Addressee]:
    """Her contacts who did not decline, and the centres on duty then, according to her choice (S8, S9)."""
    contacts = [
        Addressee(Recipient.CONTACT, contact.id, contact.number, TellReason.HER_CONTACT)
        for contact in caller.contacts
        if is_alarmed(contact, around)
    ]
    reason = why_tell_a_centre(caller.profile.tell_centre, bool(contacts), around.policy)
    return contacts + (centres_for(caller, (place, *beside), reason, around, at) if reason else [])


def is_alarmed(contact: Contact, around: Surroundings) -> bool:
    """Whether an alert goes to a contact: of whom a text alone added to nobody who is on the roster by now."""
    return contact.is_told and (contact.kept or not is_of_staff(contact.number, around))


def why_tell_a_centre(answer: TellCentre, has_contacts: bool, policy: Policy) -> TellReason | None:
    """The reason for telling a centre, or None when it is not to be told.

    A caller without contacts always reaches a centre unless she said no.
    """
    if answer is TellCentre.YES:
        return TellReason.SHE_SAID_YES
    if answer is TellCentre.NO:
        return None
    if policy.tell_centre:
        return TellReason.NOT_ASKED_AND_DEFAULT_YES
    return None if has_contacts else TellReason.NO_CONTACT_TO_TELL


def still_hears(caller: Caller, alert: Alert, told: Addressee) -> bool:
    """Whether one who was told is to hear more: no contact who declined since, or whom she removed.

    Once it is over for her no contact hears of it: they believe what her phone says, and what he believes. Nor of a
    possible call that came after.
    """
    contact = caller.contact(told.key)
    return told.kind is not Recipient.CONTACT or (contact is not None and contact.is_told and alert.is_hers)


def is_for_staff(wants: TellCentre, alert: Alert, of_one_region: bool = False) -> bool:
    """Whether staff may see an alert: not when she wants no centre told, and none was (S8).

    One for the staff of the whole country is none for those `of_one_region`, until a centre was told.
    """
    if alert.country_wide:
        return not of_one_region
    return wants is not TellCentre.NO or alert.centre_told


def centres_for(
    caller: Caller, places: Iterable[Place], reason: TellReason, around: Surroundings, at: datetime
) -> list[Addressee]:
    """The centre of the first place, and those of the others where there is one, each once.

    The national duty line too where her words name other regions than the one where she lives: a human must decide.
    """
    first, *others = places
    beside = [centre_for(caller, place, reason, around, at) for place in others if place.is_understood]
    found = [centre_for(caller, first, reason, around, at), *(one for one in beside if one.kind is Recipient.CENTRE)]
    if found[0].choice is not ChoiceReason.CHOSEN_BY_HER and _names_other_regions(first, caller, around):
        found.append(_duty_line(reason, around, at))
    return list({one.id: one for one in found}.values())


def _names_other_regions(place: Place, caller: Caller, around: Surroundings) -> bool:
    """Whether only where she lives is known, and her words name places of several regions that are all others."""
    if not (place.typed and place.region) or place.point or place.match or place.region != caller.profile.region:
        return False
    found = (find_place(text, around.geography, place.region) for text in place.typed.split(BETWEEN_TEXTS))
    named = [{choice.region for choice in one.choices} for one in found if isinstance(one, Ambiguous)]
    return any(place.region not in regions for regions in named)


def centre_for(caller: Caller, place: Place, reason: TellReason, around: Surroundings, at: datetime) -> Addressee:
    """The centre that she chose, else the one that serves a place, by its first number on duty.

    It is the national duty line where there is none. `choice` says which of these it was.
    """
    return centre_of(place, reason, around, at, Wish(caller.profile.private.centre))


def centre_of(place: Place, reason: TellReason, around: Surroundings, at: datetime, wish: Wish = _ANY) -> Addressee:
    """The centre that serves a place, or that is wished, by its first number on duty."""
    centre, choice = choose_centre(place.whereabouts, wish, around.directory, around.geography, at)
    if centre is None:
        return _duty_line(reason, around, at)
    number = duty_numbers(Recipient.CENTRE, centre.code, at, around)[0]
    return Addressee(Recipient.CENTRE, str(centre.code), number, reason, choice)


def _duty_line(reason: TellReason, around: Surroundings, at: datetime) -> Addressee:
    number = duty_numbers(Recipient.DUTY_LINE, "", at, around)[0]
    return Addressee(Recipient.DUTY_LINE, "", number, reason, ChoiceReason.NATIONAL_DUTY_LINE)
