"""Africa's Talking's delivery receipts in our words. Apart from the client: the web process needs no SDK for them."""

from sms.gateway import ReceiptState

# https://developers.africastalking.com/docs/sms/notifications, and as SMSCs say it (SMPP v3.4, appendix B)
_RECEIPTS = {
    "sent": ReceiptState.ON_ITS_WAY,
    "submitted": ReceiptState.ON_ITS_WAY,
    "buffered": ReceiptState.ON_ITS_WAY,
    "success": ReceiptState.DELIVERED,
    "delivered": ReceiptState.DELIVERED,
    "delivrd": ReceiptState.DELIVERED,
    "rejected": ReceiptState.FAILED,
    "undeliv": ReceiptState.FAILED,
    "rejectd": ReceiptState.FAILED,
    "failed": ReceiptState.FAILED,
    "expired": ReceiptState.FAILED,
    "absentsubscriber": ReceiptState.FAILED,
}
# Not UserIsInactive, who may pay and be back, nor NotNetworkSubscriber, who may have taken the number elsewhere.
_NO_SUCH_NUMBER = {"UserDoesNotExist", "InvalidPhoneNumber"}


def receipt_state(status: str, failure_reason: str | None) -> ReceiptState:
    """Read the `status` and `failureReason` of a delivery receipt; a word that we do not know is UNKNOWN."""
    state = _RECEIPTS.get(status.strip().casefold(), ReceiptState.UNKNOWN)
    if state is ReceiptState.FAILED and failure_reason in _NO_SUCH_NUMBER:
        return ReceiptState.NO_SUCH_NUMBER
    return state
