"""What the tree may ask with `when:`; each is a question about the caller and what she chose."""

from collections.abc import Callable, Mapping

from menus.check import is_acute
from menus.found import (
    added_contact,
    centre_of_hers,
    chosen_centre,
    chosen_contact,
    chosen_request,
    region_of_centres,
)
from menus.licensed import is_done, is_positive, is_urgent
from menus.situation import Situation
from menus.sources import requests
from regions.centre import Service
from vocabulary.choices import SmsAnswers, TellCentre
from vocabulary.states import Access, RequestState, Standing


def has_contacts(situation: Situation) -> bool:
    """Is there anybody in her list?"""
    return bool(situation.facts.contacts)


def would_tell_contacts(situation: Situation) -> bool:
    """Is there anybody whom an alert would go to?"""
    return any(contact.is_told for contact in situation.facts.contacts)


def is_locked(situation: Situation) -> bool:
    """Has she a PIN that was not typed yet?"""
    return situation.facts.access is Access.LOCKED


def centre_will_hear(situation: Situation) -> bool:
    """Would a centre be told of an alert? Without contacts it is, unless she said no (S8)."""
    facts = situation.facts
    if facts.tell_centre is TellCentre.NOT_ASKED:
        return facts.centre_by_default or not would_tell_contacts(situation)
    return facts.tell_centre is TellCentre.YES


def nobody_on_duty_or_on_the_way(situation: Situation) -> bool:
    """Was no centre on duty for her open alert, and has nobody answered it since?"""
    alert = situation.facts.alert
    return alert is not None and alert.nobody_on_duty and not alert.answered


def contacts_were_told(situation: Situation) -> bool:
    """Was her open alert sent to contacts?"""
    alert = situation.facts.alert
    return alert is not None and alert.contacts_told > 0


def centre_was_told(situation: Situation) -> bool:
    """Was her open alert sent to a centre?"""
    alert = situation.facts.alert
    return alert is not None and alert.centre_told


def sent_behind_her_pin(situation: Situation) -> bool:
    """Was it sent to anybody, and is to how many not to be said before her PIN?"""
    return is_locked(situation) and (contacts_were_told(situation) or centre_was_told(situation))


def nothing_to_look_at(situation: Situation) -> bool:
    """Has she no open alert, or was her PIN not typed where she has one? Then both look the same."""
    return situation.facts.alert is None or situation.facts.access is not Access.OPEN


def contact_is_there(situation: Situation) -> bool:
    """Is the contact that she typed among hers?"""
    return added_contact(situation) is not None


def centre_may_be_asked(situation: Situation) -> bool:
    """Is it time for the question that was never asked? After an alert, when there is a language to ask it in (S4)."""
    facts = situation.facts
    return facts.tell_centre is TellCentre.NOT_ASKED and facts.alert is not None and situation.language is not None


def asked_again(situation: Situation) -> bool:
    """Did she ask for help again while her alert was open?"""
    alert = situation.facts.alert
    return alert is not None and alert.asked_again


def contact_may_be_asked(situation: Situation) -> bool:
    """Is it for her to ask the contact whom she chose whether they agree? Not who declined: only they change that."""
    contact = chosen_contact(situation)
    return contact.kept and contact.standing in (Standing.ADDED, Standing.ASKED, Standing.LAPSED)


def contact_may_be_tried_out(situation: Situation) -> bool:
    """May the contact whom she chose get a try?"""
    contact = chosen_contact(situation)
    return contact.kept and contact.is_told


def request_is(state: RequestState) -> Callable[[Situation], bool]:
    """Is the request that she chose or whose code she typed this far?"""

    def is_so(situation: Situation) -> bool:
        request = chosen_request(situation)
        return request is not None and request.state is state

    return is_so


def answer_is_there(situation: Situation) -> bool:
    """Has the request that she chose an answer to be read?"""
    request = chosen_request(situation)
    return request is not None and bool(request.answer)


def address_may_be_told(situation: Situation) -> bool:
    """Has the centre that she chose a public address?"""
    return chosen_centre(situation).public_address


def centres_are_here(situation: Situation) -> bool:
    """Has the region that she chose a centre?"""
    region = region_of_centres(situation)
    return region is not None and bool(situation.facts.directory.in_region(region.code))


def specialist_is_here(situation: Situation) -> bool:
    """Has any centre the specialist whom she chose? Where her region has none, the nearest elsewhere are listed."""
    service = Service(situation.answer("whom"))
    return any(service in centre.services for centre in situation.facts.directory.centres)


def centre_is_hers(situation: Situation) -> bool:
    """Is the centre that she looks at the one that is told of her alerts?"""
    return chosen_centre(situation) == centre_of_hers(situation)


def signs_were_named(situation: Situation) -> bool:
    """Did she answer anything but "no"?"""
    return any(situation.count(name) for name in ("yes", "sometimes", "often"))


CONDITIONS: Mapping[str, Callable[[Situation], bool]] = {
    "alert open and PIN wanted": lambda situation: situation.facts.alert is not None and is_locked(situation),
    "alert open and no PIN wanted": lambda situation: situation.facts.alert is not None and not is_locked(situation),
    "something to take back": lambda situation: not nothing_to_look_at(situation),
    "nothing to take back": lambda situation: nothing_to_look_at(situation) and not is_locked(situation),
    "alert open": lambda situation: situation.facts.alert is not None,
    "PIN wanted": is_locked,
    "no PIN wanted": lambda situation: not is_locked(situation),
    "contacts and centre will hear": lambda situation: would_tell_contacts(situation) and centre_will_hear(situation),
    "contacts will hear": would_tell_contacts,
    "centre will hear": centre_will_hear,
    "nobody on duty": lambda situation: situation.facts.alert is not None and situation.facts.alert.nobody_on_duty,
    "nobody on duty or on the way": nobody_on_duty_or_on_the_way,
    "asked again of contacts and centre": lambda situation: (
        asked_again(situation) and contacts_were_told(situation) and centre_was_told(situation)
    ),
    "asked again of contacts": lambda situation: asked_again(situation) and contacts_were_told(situation),
    "asked again of centre": lambda situation: asked_again(situation) and centre_was_told(situation),
    "contacts and centre were told": lambda situation: contacts_were_told(situation) and centre_was_told(situation),
    "contacts were told": contacts_were_told,
    "centre was told": centre_was_told,
    "sent behind her PIN": sent_behind_her_pin,
    "nobody on duty behind her PIN": lambda situation: (
        sent_behind_her_pin(situation) and situation.facts.alert is not None and situation.facts.alert.nobody_on_duty
    ),
    "nothing to look at": nothing_to_look_at,
    "has contacts": has_contacts,
    "contact is there": contact_is_there,
    "contact asks to be kept": lambda situation: not chosen_contact(situation).kept,
    "contact is kept": lambda situation: chosen_contact(situation).kept,
    "contact may be asked": contact_may_be_asked,
    "contact may be tried out": contact_may_be_tried_out,
    "contact was tried out": lambda situation: chosen_contact(situation).try_out is not None,
    "centres are here": centres_are_here,
    "centre is hers": centre_is_hers,
    "centre is not hers": lambda situation: not centre_is_hers(situation),
    "has a centre of hers": lambda situation: centre_of_hers(situation) is not None,
    "specialist is here": specialist_is_here,
    "region known": lambda situation: situation.facts.region is not None,
    "region not known": lambda situation: situation.facts.region is None,
    "refused": lambda situation: situation.facts.refusal is not None,
    "code known": lambda situation: bool(situation.facts.requests),
    "requests behind her PIN": lambda situation: bool(requests(situation)),
    "has a PIN": lambda situation: situation.facts.has_pin,
    "answer is there": answer_is_there,
    "request waiting": request_is(RequestState.WAITING),
    "request taken": request_is(RequestState.TAKEN),
    "request done": request_is(RequestState.ANSWERED),
    "address may be told": address_may_be_told,
    "has own name": lambda situation: bool(situation.facts.own_name),
    "has own text": lambda situation: bool(situation.facts.own_text),
    "centre may be asked too": lambda situation: centre_may_be_asked(situation) and not centre_was_told(situation),
    "centre may be asked next time": lambda situation: centre_may_be_asked(situation) and centre_was_told(situation),
    "signs were named": signs_were_named,
    "it is acute": lambda situation: is_acute(situation.count("often")),
    "test is done": is_done,
    "test is positive": is_positive,
    "test names danger": is_urgent,
    "has a second PIN": lambda situation: situation.facts.has_duress_pin,
    "has a cover": lambda situation: bool(situation.facts.cover_key),
    "has a safe word": lambda situation: bool(situation.facts.safe_word),
    "answers off": lambda situation: situation.facts.sms_answers is SmsAnswers.OFF,
    "answers in her words": lambda situation: situation.facts.sms_answers is SmsAnswers.OWN_PHRASE,
    "hears who goes": lambda situation: situation.facts.hears_who_goes,
    "missed call on": lambda situation: situation.facts.missed_call is True,
    "missed call off": lambda situation: (
        situation.facts.missed_call is False or situation.facts.tell_centre is TellCentre.NO
    ),
    "centre yes": lambda situation: situation.facts.tell_centre is TellCentre.YES,
    "centre no": lambda situation: situation.facts.tell_centre is TellCentre.NO,
}
