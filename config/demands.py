"""What settings must be together: an account for each gateway that is named, and nothing of a demo in production."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from config import values
from sms.gateways.registry import PROVIDERS
from texts.faults import quoted
from vocabulary.phone_number import is_demo

if TYPE_CHECKING:
    from config.settings import Settings

DEMO_SHORT_CODE = "*000#"


def missing_credentials(settings: Settings) -> list[str]:
    """A line for each setting that a named gateway lacks."""
    return [
        f"{outside}: missing, and NAJOT_GATEWAYS names {name}"
        for name, provider in PROVIDERS.items()
        if name in settings.gateways
        for outside, field in provider.settings.items()
        if field in provider.account.needed and not getattr(settings.account_of(name), field)
    ]


def missing_for_dials(settings: Settings) -> list[str]:
    """A line for each setting that dials over SMPP lack."""
    if "smpp" not in settings.ussd_roads:
        return []
    account = settings.account_of("smpp")
    return [
        f"SMPP_USSD_{name.upper()} or SMPP_{name.upper()}: missing, and NAJOT_USSD_ROADS names smpp"
        for name in ("url", "system_id", "password")
        if not (getattr(account, f"ussd_{name}") or getattr(account, name))
    ]


def unreached_countries(settings: Settings) -> list[str]:
    """A line where countries abroad are named and no gateway sends there."""
    if not settings.contact_countries or any(PROVIDERS[name].sends_abroad for name in settings.gateways):
        return []
    return ["NAJOT_CONTACT_COUNTRIES: no gateway in NAJOT_GATEWAYS sends abroad"]


def contradictions(settings: Settings) -> list[str]:
    """A line for what cannot be meant as it is written."""
    roads = {"NAJOT_GATEWAYS": settings.gateways, "NAJOT_USSD_ROADS": settings.ussd_roads}
    twice = [
        f"{outside}: names {name} twice"
        for outside, names in roads.items()
        for name in sorted({name for name in names if names.count(name) > 1})
    ]
    smpp = settings.account_of("smpp")
    if len({getattr(smpp, f"ussd_{kind}") for kind in ("menu", "end")}) == 1:
        twice.append("SMPP_USSD_END: is SMPP_USSD_MENU too, so that a last screen would ask for a reply")
    if settings.duty_sms == settings.supervisor_sms:
        twice.append("NAJOT_SUPERVISOR_SMS: is NAJOT_DUTY_SMS too, the phone that did not answer when it is called")
    return twice


def unfit_prefixes(settings: Settings) -> list[str]:
    """A line for each keyword of a shared code that is itself something that people write."""
    if not settings.sms_prefixes:
        return []
    from sms.her_words.keywords import why_unfit  # all that is known of words: who sets none waits for none of it

    unfit = ((keyword, why_unfit(keyword)) for keyword in settings.sms_prefixes)
    return [
        f"NAJOT_SMS_PREFIXES: {quoted(keyword)} {why}; leave it out, and texts that begin with it are read as they are"
        for keyword, why in unfit
        if why
    ]


def roads_in_clear(settings: Settings) -> list[str]:
    """The settings by which numbers and texts leave this network without TLS, for anybody on the way to read."""
    urls = {f"{name}_url": getattr(settings.account_of(name), "url", "") for name in settings.gateways}
    if "smpp" in settings.ussd_roads:
        dials = settings.account_of("smpp")
        named = "ussd_url" if getattr(dials, "ussd_url", "") else "url"
        urls[f"smpp_{named}"] = getattr(dials, named, "")
    return [name.upper() for name, url in urls.items() if _is_in_clear(url)]


def _is_in_clear(url: str) -> bool:
    address = urlsplit(url)
    if address.scheme not in ("http", "smpp"):
        return False
    try:
        return not ip_address(address.hostname or "").is_private
    except ValueError:
        return address.hostname != "localhost"


def unfit_for_production(settings: Settings) -> list[str]:
    """A line for what is right for a demo and dangerous for a caller."""
    is_weak = any(len(secret) < values.PATH_SECRET_LENGTH for secret in settings.webhook_secrets)
    dangers = (
        ("NAJOT_CONSOLE_BIND: the console needs an address of its own", settings.console_address == settings.bind),
        ("NAJOT_PUBLIC_URL: must be https://, since it carries the secret", settings.public_url.startswith("http://")),
        ("NAJOT_WEBHOOK_SECRETS: missing", not settings.webhook_secrets),
        (
            f"NAJOT_WEBHOOK_SECRETS: each needs {values.PATH_SECRET_LENGTH} characters or more, which is 256 bits",
            is_weak,
        ),
        ("NAJOT_KEYS: missing", not settings.keys),
        (f"NAJOT_DUTY_SMS: {_why(settings, 'duty_sms')}", is_demo(settings.duty_sms)),
        (f"NAJOT_SUPERVISOR_SMS: {_why(settings, 'supervisor_sms')}", is_demo(settings.supervisor_sms)),
        ("NAJOT_MONITORING_INSTITUTION: missing", not settings.monitoring_institution.strip()),
        (f"NAJOT_SHORT_CODE: {_why(settings, 'short_code')}", settings.short_code == DEMO_SHORT_CODE),
    )
    return [*_unfit_roads(settings), *(danger for danger, is_there in dangers if is_there)]


def _unfit_roads(settings: Settings) -> Iterator[str]:
    for name, provider in PROVIDERS.items():
        if name in settings.gateways and not provider.reaches_phones:
            yield f"NAJOT_GATEWAYS: the {name} reaches no phone"
        unfit = settings.account_of(name).unfit_for_production()
        yield from (f"{outside}: {unfit[field]}" for outside, field in provider.settings.items() if field in unfit)


def _why(settings: Settings, field: str) -> str:
    return "is of a demo, and reaches nobody" if field in settings.model_fields_set else "missing"
