"""What Eskiz says of a text, in a reply and in a callback, in our words."""

from sms.gateway import ReceiptState

# https://documenter.getpostman.com/view/663428/RzfmES4z
_STATUSES = {
    "waiting": ReceiptState.ON_ITS_WAY,
    "new": ReceiptState.ON_ITS_WAY,
    "stored": ReceiptState.ON_ITS_WAY,
    "acceptd": ReceiptState.ON_ITS_WAY,
    "accepted": ReceiptState.ON_ITS_WAY,
    "enroute": ReceiptState.ON_ITS_WAY,
    "transmtd": ReceiptState.ON_ITS_WAY,
    "transmitted": ReceiptState.ON_ITS_WAY,
    "delivrd": ReceiptState.DELIVERED,
    "delivered": ReceiptState.DELIVERED,
    "undeliv": ReceiptState.FAILED,
    "undeliverable": ReceiptState.FAILED,
    "expired": ReceiptState.FAILED,
    "deleted": ReceiptState.FAILED,
    "rejectd": ReceiptState.FAILED,
    "rejected": ReceiptState.FAILED,
    "failed": ReceiptState.FAILED,
}


def receipt_state(status: str) -> ReceiptState:
    """Read a `status`, of a reply or of a callback; a word that we do not know is UNKNOWN."""
    return _STATUSES.get(status.lower(), ReceiptState.UNKNOWN)
