"""Africa's Talking: the SDK writes the request, a careful call of ours carries it, a table reads the answer."""

import re
from typing import Any

from africastalking.SMS import SMSService

from sms.gateway import Accepted, Outcome, OutgoingText, Refused, TryLater, Whose
from sms.gateways.africastalking.settings import Account
from sms.gateways.http_call import Answer, Post, Silence, as_form, call, reach, read_json, way_to
from sms.gateways.http_outcome import not_taken
from vocabulary.phone_number import from_wire

PATIENCE = 9.0
"""Seconds for a whole call; the SDK's own limits hold for each step and have no sum."""

# https://developers.africastalking.com/docs/sms/sending/bulk
_STATUSES: dict[int, Outcome] = {
    100: Accepted(""),  # Processed
    101: Accepted(""),  # Sent
    102: Accepted(""),  # Queued
    401: Refused("RiskHold", Whose.ACCOUNT),
    402: Refused("InvalidSenderId", Whose.ACCOUNT),
    403: Refused("InvalidPhoneNumber", Whose.RECIPIENT),
    404: Refused("UnsupportedNumberType", Whose.RECIPIENT),
    405: Refused("InsufficientBalance", Whose.ACCOUNT),
    406: Refused("UserInBlacklist", Whose.RECIPIENT),
    407: Refused("CouldNotRoute", Whose.RECIPIENT),
    409: Refused("DoNotDisturbRejection", Whose.RECIPIENT),
    500: TryLater("InternalServerError"),
    501: TryLater("GatewayError"),
    502: TryLater("RejectedByGateway"),
}
_BY_NAME = {outcome.reason: outcome for outcome in _STATUSES.values() if not isinstance(outcome, Accepted)} | {
    word: Accepted("") for word in ("Processed", "Sent", "Queued", "Success")
}

_NOT_UNDERSTOOD = TryLater("answer not understood", may_have_sent=True)
_MESSAGE_ID = re.compile(r"(?!None$)[A-Za-z0-9_-]{1,64}")
"""Where there is no id the provider writes "None"."""


class AfricasTalking:
    """The gateway: one recipient a call, so one id, one outcome, and nobody learns who else was told."""

    name = "africastalking"
    takes_free_text = True

    def __init__(self, account: Account, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._sender = account.sender or None
        self._service = _CarefulService(account)

    def send(self, text: OutgoingText) -> Outcome:
        """Hand one text over."""
        if from_wire(text.to) != text.to:
            return Refused("not a phone number", Whose.RECIPIENT)
        answer: Answer | Silence = self._service.send(text.body, [text.to], self._sender, timeout=self.patience)
        match answer:
            case Answer(status, _, body) if 200 <= status < 300:
                return _read_reply(body, text.to)
        return not_taken(answer)

    def reach(self) -> str | None:
        """Say why the provider cannot be reached, None when it can."""
        return reach(self._service.base, self.patience)


class _CarefulService(SMSService):  # type: ignore[misc]  # the SDK has no types
    """The SDK's messaging at an address of ours, its HTTP replaced.

    Its own follows redirects with the key in hand, forgets the status, and puts numbers into exceptions.
    """

    _baseUrl: str

    def __init__(self, account: Account) -> None:
        self._address = account.url.rstrip("/")
        super().__init__(account.username, account.api_key)
        self._way = way_to(self._baseUrl)

    @property
    def base(self) -> str:
        """The base of its addresses."""
        return self._baseUrl

    def _init_service(self) -> None:
        super()._init_service()
        self._baseUrl = self._address or self._baseUrl

    def _make_request(self, url: str, method: str, **request: Any) -> Answer | Silence:
        return call(Post(self._way, url, as_form(request["data"]), request["headers"], request["timeout"]))


def _read_reply(body: bytes, to: str) -> Outcome:
    """Read what the reply says of this recipient; one that says nothing clear may still have been sent."""
    match read_json(body):
        case {"SMSMessageData": {"Recipients": [], "Message": str(message)}}:
            outcome = _BY_NAME.get(message.strip())
            return outcome if outcome and not isinstance(outcome, Accepted) else TryLater("sent to nobody")
        case {"SMSMessageData": {"Recipients": [entry]}} if _may_be_about(entry, to):
            return _read_entry(entry)
        case {"SMSMessageData": {"Recipients": [*entries]}}:
            ours = (entry for entry in entries if isinstance(entry, dict) and from_wire(str(entry.get("number"))) == to)
            return _read_entry(next(ours, None))
        case _:
            return _NOT_UNDERSTOOD


def _may_be_about(entry: object, to: str) -> bool:
    """Whether this is no word about another number: that theirs was sent says nothing of ours."""
    match entry:
        case {"number": number}:
            return from_wire(str(number)) in (to, None)
        case _:
            return True


def _read_entry(entry: object) -> Outcome:
    """Read what became of one recipient: by the code, however it is written, else by the name of the status."""
    match entry:
        case {"statusCode": code} if (number := _code(code)) is not None:
            outcome = _STATUSES.get(number, TryLater(f"unknown status {number}", may_have_sent=True))
        case {"status": str(status)}:
            outcome = _BY_NAME.get(status.strip(), _NOT_UNDERSTOOD)
        case _:
            return _NOT_UNDERSTOOD
    match outcome, entry:
        case Accepted(), {"messageId": str(message_id)} if _MESSAGE_ID.fullmatch(message_id):
            return Accepted(message_id)
        case _:
            return outcome


def _code(written: object) -> int | None:
    digits = str(written).strip().removesuffix(".0") if isinstance(written, str | int | float) else ""
    return int(digits) if re.fullmatch("[0-9]{1,3}", digits) else None
