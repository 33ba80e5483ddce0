"""What a screen may show of a caller's pages, as far as her PIN allows in this exchange."""

from dataclasses import replace
from datetime import date, datetime
from typing import assert_never

from alerts.alert import Alert
from alerts.book import NOT_REACHED, Pages, Reached
from alerts.help.who_to_tell import why_tell_a_centre
from alerts.later import as_shown, is_on_her_phone, said_of_centres
from alerts.people import Contact, ContactState, Profile
from alerts.private import Private
from alerts.requests.request import Request
from alerts.surroundings import Surroundings
from alerts.who_decides.authority import PROVES_AFTER
from alerts.who_decides.other_account import as_caller, is_pretended
from menus.facts import AlertFacts, ContactFacts, Facts, RequestFacts
from texts.times import local_date
from vocabulary.choices import TellCentre, as_chosen
from vocabulary.phone_number import masked
from vocabulary.states import Access, Standing


def facts_of(pages: Pages, access: Access, around: Surroundings, now: datetime) -> Facts:
    """Turn her pages into what the menu may know at an aware instant.

    What a PIN guards is left out until it is typed, also where it only puts a list in another order. Nothing tells a
    wrong PIN, a duress PIN and a new account apart.
    """
    said = said_of_centres(pages.caller) if pages.caller else TellCentre.NOT_ASKED
    pages, alert, today = _shown(pages, access), _on_her_phone(pages), local_date(now)
    is_open, is_locked, looks_new = access is Access.OPEN, access is Access.LOCKED, is_pretended(access)
    profile = pages.caller.profile if pages.caller else Profile()
    since = profile.private.pin_since
    pin_is_new = since is not None and since > now - PROVES_AFTER
    if is_locked:
        language = profile.private.face or profile.language
        profile = Profile(language=language, private=Private(cover_key=profile.private.cover_key))
    shown = profile.private
    return Facts(
        **as_chosen(shown),
        language=profile.language,
        region=profile.region,
        district=profile.district,
        own_name=profile.own_name,
        own_text=profile.own_text,
        contacts=() if is_locked else _contacts_facts(pages, today),
        tell_centre=profile.tell_centre,
        alert=_alert_facts(pages, alert, said, around, access) if alert else None,
        centre_by_default=around.policy.tell_centre,
        directory=around.directory,
        access=Access.FRESH if looks_new else access,
        has_pin=bool(shown.pin),
        pin_is_new=is_locked and pin_is_new,
        has_duress_pin=bool(shown.duress_pin),
        requests=tuple(map(_request_facts, pages.requests)) if is_open else (),
        ignores_codes=shown.wrong_codes is not None and shown.wrong_codes.is_shut(now),
        now=now.replace(second=0, microsecond=0),
        today=today,
    )


def _on_her_phone(pages: Pages) -> Alert | None:
    return pages.alert if pages.caller and pages.alert and is_on_her_phone(pages.caller, pages.alert) else None


def _shown(pages: Pages, access: Access) -> Pages:
    """Her pages as she sees them, or those of the account that is not hers."""
    if pages.caller is None:
        return pages
    if is_pretended(access):
        return replace(pages, caller=as_caller(pages.other, pages.caller))
    shown = as_shown(pages.caller)
    return pages if shown is pages.caller else replace(pages, caller=shown)


def _contacts_facts(pages: Pages, today: date) -> tuple[ContactFacts, ...]:
    hers = pages.caller.listed if pages.caller else []
    return tuple([_contact_facts(one, pages.reached.get(one.id, NOT_REACHED), today) for one in hers])


def _contact_facts(contact: Contact, reached: Reached, today: date) -> ContactFacts:
    return ContactFacts(
        id=contact.id,
        name=contact.name,
        masked_number=masked(contact.number),
        standing=_standing(contact, reached, today),
        kept=contact.kept,
        invitation=reached.invitation,
        try_out=reached.try_out,
    )


def _standing(contact: Contact, reached: Reached, today: date) -> Standing:
    if contact.stopped_to_her(reached.heard):
        return Standing.STOPPED
    match contact.state:
        case ContactState.DECLINED:
            return Standing.DECLINED
        case ContactState.DISABLED:
            return Standing.UNREACHABLE
        case ContactState.ADDED | ContactState.ACCEPTED:
            return _standing_of_agreement(contact, today)
        case _:
            assert_never(contact.state)


def _standing_of_agreement(contact: Contact, today: date) -> Standing:
    if contact.has_agreed(today):
        return Standing.AGREED
    if contact.agreed_at and contact.invited_at and contact.invited_at < contact.agreed_at:
        return Standing.LAPSED
    return Standing.ASKED if contact.invited_at else Standing.ADDED


def _request_facts(request: Request) -> RequestFacts:
    return RequestFacts(
        request.id, request.code, request.whom, request.state, is_question=bool(request.words), answer=request.answer
    )


def _alert_facts(pages: Pages, alert: Alert, said: TellCentre, around: Surroundings, access: Access) -> AlertFacts:
    """What her screen says of it. Before her PIN, each time as the first: nothing tells that she called before (S3)."""
    is_open, looks_new = access is Access.OPEN, is_pretended(access)
    centre_told = _centre_told(pages, alert, said, around)
    return AlertFacts(
        contacts_told=_contacts_told(pages, alert, looks_new),
        centre_told=centre_told or looks_new,
        answered=alert.answered if is_open else 0,
        placed=alert.place.is_understood,
        nobody_on_duty=alert.nobody_on_duty and centre_told,
        asked_again=alert.asked_again and is_open,
    )


def _centre_told(pages: Pages, alert: Alert, said: TellCentre, around: Surroundings) -> bool:
    """Whether a centre hears of it, as far as she knows, by what she `said` of centres.

    DANGER: staff who went on with what was over for her hear of her next call too, and no screen may tell that. After
    she erased herself it is what a new number reads, whom her next call goes to by what was hers.
    """
    if not alert.call or pages.caller is None:
        return alert.centre_told
    has_contacts = any(one.is_told for one in pages.caller.contacts)
    wanted = why_tell_a_centre(said, has_contacts, around.policy)
    return (alert.centre_told or _is_erased(pages)) and wanted is not None


def _is_erased(pages: Pages) -> bool:
    return pages.caller is not None and pages.caller.profile.private.erased is not None


def _contacts_told(pages: Pages, alert: Alert, looks_new: bool) -> int:
    """Those of hers to whom it went, whoever stops afterwards; as it was told, once she has removed who they are."""
    if pages.caller is None or not (pages.caller.contacts or looks_new or _is_erased(pages)):
        return alert.contacts_told
    return sum(pages.reached.get(one.id, NOT_REACHED).alarmed for one in pages.caller.contacts)
