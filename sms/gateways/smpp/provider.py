"""SMPP among the providers. It needs no door: what comes in comes over the session (`reception.py`)."""

from urllib.parse import urlsplit

from sms.gateway import Gateway
from sms.gateways.provider import OurSide, Provider
from sms.gateways.smpp.settings import Account


def _open(account: Account, _: OurSide) -> Gateway:
    from sms.gateways.smpp import client, link, session, statuses

    url = urlsplit(account.url)
    to = session.Account(
        place=link.Place(url.hostname or "", url.port or 0, tls=url.scheme == "smpps"),
        system_id=account.system_id,
        password=account.password,
        system_type=account.system_type,
        window=account.window,
        receipt_ids=statuses.ReceiptIds(account.receipt_ids),
    )
    return client.Smpp(to, client.Route(account.sender, account.free_text, account.sender_ton, account.sender_npi))


SMPP = Provider("smpp", Account, _open)
