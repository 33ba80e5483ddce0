"""Play Mobile's delivery reports in our words."""

from sms.gateway import ReceiptState

# https://wiki.playmobile.uz/doku.php/ru/интеграция_с_сервисом_api/интеграция_по_http
_RECEIPTS = {
    "transmitted": ReceiptState.ON_ITS_WAY,
    "accepted": ReceiptState.ON_ITS_WAY,
    "delivered": ReceiptState.DELIVERED,
    "notdelivered": ReceiptState.FAILED,
    "undeliverable": ReceiptState.FAILED,
    "rejected": ReceiptState.FAILED,
    "failed": ReceiptState.FAILED,
    "expired": ReceiptState.FAILED,
}


def receipt_state(status: str) -> ReceiptState:
    """Read the `status` of a delivery report; a word that we do not know is UNKNOWN."""
    return _RECEIPTS.get(status.lower(), ReceiptState.UNKNOWN)
