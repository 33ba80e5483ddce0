"""What the SMSC's words mean: statuses of its answers, states of its receipts.

Short Message Peer-to-Peer Protocol Specification v3.4, https://smpp.org/SMPP_v3_4_Issue1_2.pdf
"""

import re
from enum import StrEnum

from sms.gateway import Accepted, Outcome, ReceiptState, Refused, TryLater, Whose
from sms.gateways.smpp.alphabets import read_text
from sms.gateways.smpp.pdu import Deliver, Tag
from sms.receipts import reads_like_a_receipt

# §5.1.3
_STATUSES: dict[int, Outcome] = {
    0x00: Accepted(""),
    0x01: Refused("InvalidMessageLength", Whose.ACCOUNT),
    0x02: Refused("InvalidCommandLength", Whose.ACCOUNT),
    0x03: Refused("InvalidCommand", Whose.ACCOUNT),
    0x04: TryLater("NotBound"),
    0x05: TryLater("AlreadyBound"),
    0x06: Refused("InvalidPriority", Whose.ACCOUNT),
    0x07: Refused("InvalidRegisteredDelivery", Whose.ACCOUNT),
    0x08: TryLater("SystemError"),
    0x0A: Refused("InvalidSource", Whose.ACCOUNT),
    0x0B: Refused("InvalidDestination", Whose.RECIPIENT),
    0x0D: Refused("BindFailed", Whose.ACCOUNT),
    0x0E: Refused("InvalidPassword", Whose.ACCOUNT),
    0x0F: Refused("InvalidSystemId", Whose.ACCOUNT),
    0x14: TryLater("MessageQueueFull"),
    0x15: Refused("InvalidServiceType", Whose.ACCOUNT),
    0x43: Refused("InvalidEsmClass", Whose.ACCOUNT),
    0x45: TryLater("SubmitFailed"),
    0x48: Refused("InvalidSourceTon", Whose.ACCOUNT),
    0x49: Refused("InvalidSourceNpi", Whose.ACCOUNT),
    0x50: Refused("InvalidDestinationTon", Whose.ACCOUNT),
    0x51: Refused("InvalidDestinationNpi", Whose.ACCOUNT),
    0x53: Refused("InvalidSystemType", Whose.ACCOUNT),
    0x58: TryLater("Throttled"),
    0x62: Refused("InvalidExpiry", Whose.ACCOUNT),
    0x64: TryLater("TemporaryApplicationError"),
    0x65: Refused("PermanentApplicationError", Whose.RECIPIENT),
    0x66: Refused("RejectedByApplication", Whose.RECIPIENT),
    0xFF: TryLater("UnknownError", may_have_sent=True),
}

# Appendix B, and what others write for it; §5.2.28 for the optional parameter
_BY_WORD = {
    "ENROUTE": ReceiptState.ON_ITS_WAY,
    "ACCEPTD": ReceiptState.ON_ITS_WAY,
    "ACCEPTED": ReceiptState.ON_ITS_WAY,
    "SCHEDULED": ReceiptState.ON_ITS_WAY,
    "BUFFERED": ReceiptState.ON_ITS_WAY,
    "DELIVRD": ReceiptState.DELIVERED,
    "DELIVERED": ReceiptState.DELIVERED,
    "EXPIRED": ReceiptState.FAILED,
    "DELETED": ReceiptState.FAILED,
    "UNDELIV": ReceiptState.FAILED,
    "UNDELIVERED": ReceiptState.FAILED,
    "UNDELIVERABLE": ReceiptState.FAILED,
    "REJECTD": ReceiptState.FAILED,
    "REJECTED": ReceiptState.FAILED,
    "FAILED": ReceiptState.FAILED,
}
_BY_NUMBER = {
    1: ReceiptState.ON_ITS_WAY,
    2: ReceiptState.DELIVERED,
    3: ReceiptState.FAILED,
    4: ReceiptState.FAILED,
    5: ReceiptState.FAILED,
    6: ReceiptState.ON_ITS_WAY,
    8: ReceiptState.FAILED,
}
_KIND, _RECEIPT, _ON_THE_WAY = 0x3C, 0x04, 0x20
"""In esm_class (§5.2.12): the bits of a message's kind, a delivery receipt, a notification before it."""

_ID = re.compile(r"\bid:\s*([!-~]{1,64})", re.IGNORECASE)
_STATE = re.compile(r"\bstat:\s*([A-Z]{1,16})", re.IGNORECASE)
_OUR_TEXT = re.compile(r"\btext:.*", re.IGNORECASE | re.DOTALL)
MESSAGE_ID = re.compile("[!-~]{1,64}")


class ReceiptIds(StrEnum):
    """How receipts write the id of a text: as the answer to it did, or in digits of another base than the answer."""

    SAME = "same"
    DECIMAL = "decimal"
    HEXADECIMAL = "hexadecimal"


def outcome_of(status: int, message_id: str) -> Outcome:
    """What a status of submit_sm_resp means for its text."""
    outcome = _STATUSES.get(status, TryLater(f"unknown status {status:#x}", may_have_sent=True))
    if isinstance(outcome, Accepted):
        return Accepted(_plain(message_id) if MESSAGE_ID.fullmatch(message_id) else "")
    return outcome


def outcome_of_bind(status: int) -> Outcome:
    """What a bind that was refused means for a text: nothing left, and it is never the recipient's trouble."""
    match _STATUSES.get(status):
        case Refused(reason):
            return Refused(reason, Whose.ACCOUNT)
        case TryLater(reason):
            return TryLater(reason)
        case Accepted() | None:
            return TryLater(f"bind refused {status:#x}")


def is_receipt(deliver: Deliver) -> bool:
    """Whether this is no text but word of one of ours: it says so, or names one in a parameter, or reads like it."""
    if deliver.esm_class & _KIND in (_RECEIPT, _ON_THE_WAY) or Tag.RECEIPTED_MESSAGE_ID in deliver.options:
        return True
    return reads_like_a_receipt(_words_of(deliver))


def read_receipt(deliver: Deliver, ids: ReceiptIds = ReceiptIds.SAME) -> tuple[str, ReceiptState] | None:
    """The id and the state that a receipt names, in its options or else in its words; None without an id.

    DANGER: its words end with the beginning of our text.
    """
    words = _OUR_TEXT.sub("", _words_of(deliver))
    named = deliver.options.get(Tag.RECEIPTED_MESSAGE_ID, b"").rstrip(b"\0").decode("latin-1").strip()
    in_words = _ID.search(words)
    message_id = named or (in_words[1] if in_words else "")
    if not MESSAGE_ID.fullmatch(message_id):
        return None
    number, word = deliver.options.get(Tag.MESSAGE_STATE, b""), _STATE.search(words)
    if len(number) == 1:
        return _as_answered(message_id, ids), _BY_NUMBER.get(number[0], ReceiptState.UNKNOWN)
    return _as_answered(message_id, ids), _BY_WORD.get(word[1].upper() if word else "", ReceiptState.UNKNOWN)


def _words_of(deliver: Deliver) -> str:
    return read_text(deliver.payload, deliver.data_coding) or deliver.payload.decode("latin-1")


def _as_answered(message_id: str, ids: ReceiptIds) -> str:
    match ids:
        case ReceiptIds.DECIMAL if re.fullmatch("[0-9]+", message_id):
            return f"{int(message_id):x}"
        case ReceiptIds.HEXADECIMAL if re.fullmatch("[0-9a-fA-F]+", message_id):
            return str(int(message_id, 16))
    return _plain(message_id)


def _plain(message_id: str) -> str:
    """Without what an SMSC writes now so and now so: zeros before it, large and small letters."""
    return message_id.lower().lstrip("0") or "0"
