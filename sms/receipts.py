"""Delivery receipts: hints about a notice, in any order, twice, or before its id is stored."""

from datetime import datetime
from typing import Protocol

from sms.gateway import ReceiptState


class Receipts(Protocol):
    """Where receipts go."""

    def receive(self, route: str, message_id: str, state: ReceiptState, now: datetime) -> None:
        """Store a receipt and apply it as soon as the message id that it names is stored."""
        ...
