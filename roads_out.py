"""Which gateway stands behind each name in NAJOT_GATEWAYS, with the account that the settings give it."""

from collections.abc import Callable
from typing import assert_never
from urllib.parse import urlsplit

from config.settings import GatewayName, Settings
from sms.gateway import Gateway
from sms.gateways import eskiz, playmobile, smpp
from sms.gateways.simulator import Simulator
from store.outgoing.simulated_phones import SimulatedPhones


def open_gateway(name: GatewayName, settings: Settings, phones: Callable[[], SimulatedPhones]) -> Gateway:
    """The gateway of this name; `phones` are those of a demonstration. Nothing is connected yet."""
    match name:
        case "africastalking":
            return _africastalking(settings)
        case "smpp":
            return _smpp(settings)
        case "playmobile":
            return _playmobile(settings)
        case "eskiz":
            return _eskiz(settings)
        case "simulator":
            return Simulator(phones().keep)
    # Never the simulator for want of another: it would take every alarm and reach nobody.
    assert_never(name)


def _africastalking(settings: Settings) -> Gateway:
    # Here, because the SDK takes 20 MB and the web process never sends.
    from sms.gateways.africastalking import Account, AfricasTalking

    return AfricasTalking(
        Account(
            username=settings.africastalking_username,
            api_key=settings.africastalking_api_key,
            sender=settings.africastalking_sender,
            url=settings.africastalking_url,
        )
    )


def _smpp(settings: Settings) -> Gateway:
    url = urlsplit(settings.smpp_url)
    account = smpp.Account(
        place=smpp.Place(url.hostname or "", url.port or 0, tls=url.scheme == "smpps"),
        system_id=settings.smpp_system_id,
        password=settings.smpp_password,
        system_type=settings.smpp_system_type,
        window=settings.smpp_window,
        receipt_ids=smpp.ReceiptIds(settings.smpp_receipt_ids),
    )
    sender, free_text = settings.smpp_sender, settings.smpp_free_text
    return smpp.Smpp(account, smpp.Route(sender, free_text, settings.smpp_sender_ton, settings.smpp_sender_npi))


def _playmobile(settings: Settings) -> Gateway:
    return playmobile.PlayMobile(
        playmobile.Account(
            url=settings.playmobile_url,
            login=settings.playmobile_login,
            password=settings.playmobile_password,
            sender=settings.playmobile_sender,
        )
    )


def _eskiz(settings: Settings) -> Gateway:
    callback = ""
    if settings.public_url:
        callback = f"{settings.public_url.rstrip('/')}/sms/eskiz/{settings.webhook_secrets[0]}/receipt"
    return eskiz.Eskiz(
        eskiz.Account(
            url=settings.eskiz_url,
            email=settings.eskiz_email,
            password=settings.eskiz_password,
            sender=settings.eskiz_sender,
            callback=callback,
        )
    )
