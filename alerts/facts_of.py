"""What a screen may show of a caller's pages."""

from alerts.alert import Alert
from alerts.people import Caller, Profile
from alerts.surroundings import Surroundings
from menus.facts import AlertFacts, ContactFacts, Facts
from texts.phone_number import masked


def facts_of(caller: Caller | None, alert: Alert | None, around: Surroundings) -> Facts:
    """Turn her pages into what the menu may know; None is a number that never used the service."""
    profile = caller.profile if caller else Profile()
    contacts = caller.contacts if caller else ()
    return Facts(
        language=profile.language,
        region=profile.region,
        district=profile.district,
        own_name=profile.own_name,
        own_text=profile.own_text,
        contacts=tuple(ContactFacts(contact.id, contact.name, masked(contact.number)) for contact in contacts),
        tell_centre=profile.tell_centre,
        alert=_alert_facts(alert) if alert else None,
        centre_by_default=around.policy.tell_centre,
        directory=around.directory,
    )


def _alert_facts(alert: Alert) -> AlertFacts:
    return AlertFacts(
        contacts_told=alert.contacts_told,
        centre_told=alert.centre_told,
        answered=alert.answered,
        placed=alert.place.is_known,
    )
