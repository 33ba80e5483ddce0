"""What a screen may show of a caller's pages, as far as her PIN allows in this exchange."""

from datetime import date, datetime

from alerts.alert import Alert
from alerts.book import Pages
from alerts.people import Contact, Profile
from alerts.private import Private
from alerts.request import Request
from alerts.surroundings import Surroundings
from menus.facts import Access, AlertFacts, ContactFacts, Facts, PlaceFacts, RequestFacts
from texts.phone_number import masked
from texts.times import local_date


def facts_of(pages: Pages, access: Access, around: Surroundings, now: datetime) -> Facts:
    """Turn her pages into what the menu may know at an aware instant.

    What a PIN guards is left out until it is open. Nothing tells a wrong PIN, a duress PIN and a new account apart.
    """
    caller, alert, today = pages.caller, pages.alert, local_date(now)
    is_open, looks_new = access is Access.OPEN, access in (Access.FRESH, Access.FORCED)
    profile = caller.profile if caller else Profile()
    if looks_new:
        profile = Profile(language=profile.language)
    shown = profile.private if is_open else Private(cover_key=profile.private.cover_key)
    return Facts(
        language=profile.language,
        region=profile.region,
        district=profile.district,
        own_name=profile.own_name if is_open else "",
        own_text=profile.own_text if is_open else "",
        contacts=tuple(_contact_facts(one, today) for one in caller.contacts) if caller and is_open else (),
        tell_centre=profile.tell_centre,
        alert=_alert_facts(alert, knows_contacts=not looks_new) if alert and alert.is_hers else None,
        centre_by_default=around.policy.tell_centre,
        directory=around.directory,
        access=Access.FRESH if looks_new else access,
        has_pin=is_open and bool(shown.pin),
        has_duress_pin=bool(shown.duress_pin),
        cover_key=shown.cover_key,
        safe_word=shown.safe_word,
        sms_answers=shown.sms_answers,
        own_phrase=shown.own_phrase,
        hears_who_goes=shown.hears_who_goes,
        safe_time=shown.safe_time,
        missed_call=shown.missed_call,
        places=tuple(PlaceFacts(place.label, place.region, place.district) for place in shown.places),
        requests=tuple(map(_request_facts, pages.requests)) if is_open else (),
        ignores_codes=shown.wrong_codes is not None and shown.wrong_codes.is_shut(now),
        centre=shown.centre,
        now=now.replace(second=0, microsecond=0),
        today=today,
    )


def _contact_facts(contact: Contact, today: date) -> ContactFacts:
    agreed, was_asked = contact.has_agreed(today), contact.invited_at is not None
    return ContactFacts(
        id=contact.id,
        name=contact.name,
        masked_number=masked(contact.number),
        agreed=agreed,
        invited=was_asked and not agreed,
        kept=contact.kept,
    )


def _request_facts(request: Request) -> RequestFacts:
    return RequestFacts(
        request.id, request.code, request.whom, request.state, is_question=bool(request.words), answer=request.answer
    )


def _alert_facts(alert: Alert, knows_contacts: bool) -> AlertFacts:
    return AlertFacts(
        contacts_told=alert.contacts_told if knows_contacts else 0,
        centre_told=alert.centre_told or not knows_contacts,
        answered=alert.answered,
        placed=alert.place.is_known,
        nobody_on_duty=alert.nobody_on_duty,
    )
