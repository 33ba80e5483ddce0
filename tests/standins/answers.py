"""What the stand-in of Africa's Talking can be told to answer: right answers, refusals, and every known way to fail."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum, auto

STATUS_NAMES = {
    100: "Processed",
    101: "Success",
    102: "Queued",
    401: "RiskHold",
    402: "InvalidSenderId",
    403: "InvalidPhoneNumber",
    404: "UnsupportedNumberType",
    405: "InsufficientBalance",
    406: "UserInBlacklist",
    407: "CouldNotRoute",
    409: "DoNotDisturbRejection",
    500: "InternalServerError",
    501: "GatewayError",
    502: "RejectedByGateway",
}
TAKEN = (100, 101, 102)


@dataclass(frozen=True, slots=True)
class Asked:
    """The recipients of one request, the id under which the stand-in would take its text, and the key that it shows."""

    to: tuple[str, ...]
    message_id: str
    key: str | None = None


class Manner(Enum):
    """How the bytes of an answer go out."""

    WHOLE = auto()
    TRICKLING = auto()
    CUT_IN_MID_BODY = auto()
    NEVER = auto()
    CLOSED_UNANSWERED = auto()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: `takes_text` says whether the phone gets the text whatever we hear of it."""

    body: Callable[[Asked], bytes]
    status: int = 201
    takes_text: bool = False
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    manner: Manner = Manner.WHOLE
    after_seconds: float = 0.0

    def later(self, seconds: float) -> "Answer":
        """Give the same answer with latency."""
        return replace(self, after_seconds=seconds)


def raw(body: bytes, status: int = 201, content_type: str = "application/json", **headers: str) -> Answer:
    """Exactly these bytes; no text is taken."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(lambda asked: body, status, headers={"Content-Type": content_type, **named})


def accepted(code: int = 101, content_type: str = "application/json") -> Answer:
    """The documented reply for texts that were taken."""
    return Answer(lambda asked: _reply(asked, code), 201, True, {"Content-Type": content_type})


def code(status_code: int) -> Answer:
    """The documented reply with this status for every recipient."""
    return Answer(lambda asked: _reply(asked, status_code), takes_text=status_code in TAKEN)


def sent_to_nobody(message: str) -> Answer:
    """No recipients, the reason in `Message`."""
    return raw(json.dumps({"SMSMessageData": {"Message": message, "Recipients": []}}).encode())


def http_error(status: int, **headers: str) -> Answer:
    """A page, as web servers and relays write it."""
    return raw(b"<html><h1>Error</h1></html>", status, "text/html", **headers)


def to_key(key: str) -> Callable[[Asked], Answer]:
    """Texts are taken from whoever shows this key; others are told that nobody knows theirs."""
    return lambda asked: accepted() if asked.key == key else http_error(401)


def redirect(to: str, status: int = 302) -> Answer:
    """Another address."""
    return raw(b"", status, Location=to)


def hang() -> Answer:
    """The request is read and never answered."""
    return replace(accepted(), manner=Manner.NEVER, takes_text=False)


def taken_but_answer_lost() -> Answer:
    """The text goes out to the phone, and the connection closes without a byte."""
    return replace(accepted(), manner=Manner.CLOSED_UNANSWERED)


def reset_in_mid_body() -> Answer:
    """The text goes out to the phone, and the connection is reset half-way through the answer."""
    return replace(accepted(), manner=Manner.CUT_IN_MID_BODY)


def trickling() -> Answer:
    """A good answer followed by blanks, a few a second, for ever."""
    return replace(accepted(), manner=Manner.TRICKLING)


def _reply(asked: Asked, status_code: int) -> bytes:
    taken = status_code in TAKEN
    recipients = [
        {
            "statusCode": status_code,
            "number": number,
            "status": STATUS_NAMES.get(status_code, "Surprise"),
            "cost": "UZS 50.0000" if taken else "0",
            "messageId": asked.message_id if taken else "None",
        }
        for number in asked.to
    ]
    message = f"Sent to {len(asked.to) if taken else 0}/{len(asked.to)} Total Cost: UZS 50.0000"
    return json.dumps({"SMSMessageData": {"Message": message, "Recipients": recipients}}).encode()
