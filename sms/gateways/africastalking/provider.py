"""Africa's Talking among the providers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sms.gateway import Gateway
from sms.gateways.africastalking.settings import Account
from sms.gateways.provider import OurSide, Provider

if TYPE_CHECKING:
    from flask import Blueprint

    from sms.inbox import Inbox
    from sms.receipts import Receipts


def _open(account: Account, _: OurSide) -> Gateway:
    from sms.gateways.africastalking.client import AfricasTalking

    return AfricasTalking(account)


def _door(inbox: Inbox, receipts: Receipts, secrets: Sequence[str], now: Callable[[], datetime]) -> Blueprint:
    from sms.gateways.africastalking.door import sms_door

    return sms_door(inbox, receipts, secrets, now)


AFRICASTALKING = Provider("africastalking", Account, _open, _door)
