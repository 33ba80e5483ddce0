"""What it means for a text when a call over HTTP brought no reply to read (RFC 9110 §15)."""

from sms.gateway import Refused, TryLater, Whose
from sms.gateways.http_call import Answer, Silence

_NOT_NOW = {408, 425, 429}
_PERHAPS_TAKEN = {303, 502, 504}
"""A page to look at next, and a relay that lost the provider: the text may be on its way."""


def not_taken(answer: Answer | Silence) -> TryLater | Refused:
    """The outcome of a silence, or of an answer whose status is not 2xx."""
    match answer:
        case Silence(reason, may_have_arrived):
            return TryLater(reason, may_have_sent=may_have_arrived)
        case Answer(status, retry_after, _) if status in _NOT_NOW or not 400 <= status < 500:
            return TryLater(f"HTTP {status}", status in _PERHAPS_TAKEN, retry_after)
        case Answer(status):
            return Refused(f"HTTP {status}", Whose.ACCOUNT)
