"""Every SMS provider there is: settings, refusals, doors, `doctor` and the pages on settings go by this list."""

from typing import Any

from sms.gateways.africastalking.provider import AFRICASTALKING
from sms.gateways.eskiz.provider import ESKIZ
from sms.gateways.playmobile.provider import PLAYMOBILE
from sms.gateways.provider import Provider
from sms.gateways.simulator.provider import SIMULATOR
from sms.gateways.smpp.provider import SMPP


class HalfRegistered(Exception):
    """A provider is named twice, or its account does not fit it; the message says which and how."""


def registered(*providers: Provider[Any]) -> dict[str, Provider[Any]]:
    """The providers by their names; raises HalfRegistered, so that no process starts with half a road out."""
    by_name: dict[str, Provider[Any]] = {}
    for one in providers:
        if one.name in by_name:
            raise HalfRegistered(f"two providers are named {one.name}")
        if strange := [name for name in one.settings if not name.startswith(f"{one.name.upper()}_")]:
            raise HalfRegistered(f"{one.name}: {strange[0]} is not named after it")
        if unknown := set(one.account.needed) - set(one.account.model_fields):
            raise HalfRegistered(f"{one.name}: {min(unknown)} is needed and is no setting of its account")
        by_name[one.name] = one
    return by_name


PROVIDERS = registered(AFRICASTALKING, SMPP, PLAYMOBILE, ESKIZ, SIMULATOR)
