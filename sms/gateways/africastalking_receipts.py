"""Africa's Talking's delivery receipts in our words. Apart from the gateway: the web process needs no SDK for them."""

from sms.gateway import ReceiptState

# https://developers.africastalking.com/docs/sms/notifications
_RECEIPTS = {
    "Sent": ReceiptState.ON_ITS_WAY,
    "Submitted": ReceiptState.ON_ITS_WAY,
    "Buffered": ReceiptState.ON_ITS_WAY,
    "Success": ReceiptState.DELIVERED,
    "Rejected": ReceiptState.FAILED,
    "Failed": ReceiptState.FAILED,
    "Expired": ReceiptState.FAILED,
    "AbsentSubscriber": ReceiptState.FAILED,
}
# Not UserIsInactive, who may pay and be back, nor NotNetworkSubscriber, who may have taken the number elsewhere.
_NO_SUCH_NUMBER = {"UserDoesNotExist", "InvalidPhoneNumber"}


def receipt_state(status: str, failure_reason: str | None) -> ReceiptState:
    """Read the `status` and `failureReason` of a delivery receipt; a word that we do not know is UNKNOWN."""
    state = _RECEIPTS.get(status, ReceiptState.UNKNOWN)
    if state is ReceiptState.FAILED and failure_reason in _NO_SUCH_NUMBER:
        return ReceiptState.NO_SUCH_NUMBER
    return state
