"""Play Mobile among the providers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sms.gateway import Gateway
from sms.gateways.playmobile.settings import Account
from sms.gateways.provider import OurSide, Provider

if TYPE_CHECKING:
    from flask import Blueprint

    from sms.inbox import Inbox
    from sms.receipts import Receipts


def _open(account: Account, _: OurSide) -> Gateway:
    from sms.gateways.playmobile.client import PlayMobile

    return PlayMobile(account)


def _door(inbox: Inbox, receipts: Receipts, secrets: Sequence[str], now: Callable[[], datetime]) -> Blueprint:
    from sms.gateways.playmobile.door import playmobile_door

    return playmobile_door(inbox, receipts, secrets, now)


PLAYMOBILE = Provider("playmobile", Account, _open, _door, sends_abroad=False)
