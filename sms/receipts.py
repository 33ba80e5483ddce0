"""Delivery receipts: hints about a notice, in any order, twice, or before its id is stored."""

import re
from datetime import datetime
from typing import Protocol

from sms.gateway import ReceiptState

_BEGINS_LIKE_ONE = re.compile(r"\s*id:\s*[!-~]+\s.*\bstat:", re.IGNORECASE | re.DOTALL)


def reads_like_a_receipt(words: str) -> bool:
    """Whether a text is what an SMSC writes of one of ours (SMPP v3.4, appendix B), which ends with our own words."""
    return _BEGINS_LIKE_ONE.match(words) is not None


class Receipts(Protocol):
    """Where receipts go."""

    def receive(self, route: str, message_id: str, state: ReceiptState, now: datetime) -> None:
        """Store a receipt and apply it as soon as the message id that it names is stored."""
        ...
