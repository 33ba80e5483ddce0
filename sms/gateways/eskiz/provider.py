"""Eskiz among the providers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sms.gateway import Gateway
from sms.gateways.eskiz.settings import Account
from sms.gateways.provider import OurSide, Provider

if TYPE_CHECKING:
    from flask import Blueprint

    from sms.inbox import Inbox
    from sms.receipts import Receipts


def _open(account: Account, ours: OurSide) -> Gateway:
    from sms.gateways.eskiz.client import Eskiz

    address = ours.address_of("eskiz")
    return Eskiz(account, callback=f"{address}/receipt" if address else "")


def _door(inbox: Inbox, receipts: Receipts, secrets: Sequence[str], now: Callable[[], datetime]) -> Blueprint:
    from sms.gateways.eskiz.door import eskiz_door

    return eskiz_door(inbox, receipts, secrets, now)


ESKIZ = Provider("eskiz", Account, _open, _door, sends_abroad=False)
