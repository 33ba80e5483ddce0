"""Play Mobile (smsxabar): JSON with HTTP Basic, each text under an id of ours, by which a repeat is known as one."""

from base64 import b64encode

from sms.gateway import Accepted, Outcome, OutgoingText, Refused, TryLater, Whose
from sms.gateways.http_call import Answer, Post, as_json, call, reach, read_json, way_to
from sms.gateways.http_outcome import not_taken
from sms.gateways.playmobile.settings import Account
from vocabulary.phone_number import from_wire

PATIENCE = 5.0
"""Seconds for a whole call."""

_RECEIVED = b"Request is received"
_BAD_REQUEST = 400
_NOT_UNDERSTOOD = TryLater("answer not understood", may_have_sent=True)

# https://wiki.playmobile.uz/doku.php/ru/интеграция_с_сервисом_api/интеграция_по_http
_ERRORS: dict[str, Outcome] = {
    "100": TryLater("InternalServerError"),
    "101": Refused("SyntaxError", Whose.ACCOUNT),
    "102": Refused("AccountLock", Whose.ACCOUNT),
    "103": Refused("EmptyChannel", Whose.ACCOUNT),
    "104": Refused("InvalidPriority", Whose.ACCOUNT),
    "105": Refused("TooMuchIDs", Whose.ACCOUNT),
    "202": Refused("EmptyRecipient", Whose.RECIPIENT),
    "205": Refused("EmptyMessageId", Whose.ACCOUNT),
    "401": Refused("EmptyOriginator", Whose.ACCOUNT),
    "404": Refused("EmptyContent", Whose.RECIPIENT),
    "405": Refused("ContentError", Whose.RECIPIENT),
    "406": Refused("InvalidContent", Whose.RECIPIENT),
}
"""What this text says is refused as a recipient is: another text would pass, and a human must look at this one."""


class PlayMobile:
    """The gateway: one text a call. Its texts are moderated, so it takes templates only."""

    name = "playmobile"
    takes_free_text = False

    def __init__(self, account: Account, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._base = account.url.rstrip("/")
        self._sender = account.sender
        self._way = way_to(self._base)
        basic = b64encode(f"{account.login}:{account.password}".encode()).decode()
        self._headers = {"Authorization": f"Basic {basic}"}

    def send(self, text: OutgoingText) -> Outcome:
        """Hand one text over."""
        if from_wire(text.to) != text.to:
            return Refused("not a phone number", Whose.RECIPIENT)
        message_id = self._id_of(text)
        content = {"originator": self._sender, "content": {"text": text.body}}
        message = {"recipient": text.to.removeprefix("+"), "message-id": message_id, "sms": content}
        body = as_json({"messages": [message]})
        answer = call(Post(self._way, f"{self._base}/send", body, self._headers, self.patience, (_BAD_REQUEST,)))
        match answer:
            case Answer(status, _, said) if 200 <= status < 300:
                return Accepted(message_id) if said.strip() == _RECEIVED else _error_in(said) or _NOT_UNDERSTOOD
            case Answer(status=400, body=said):
                return _error_in(said) or not_taken(answer)
            case _:
                return not_taken(answer)

    def reach(self) -> str | None:
        """Say why the provider cannot be reached, None when it can."""
        return reach(self._base, self.patience)

    def _id_of(self, text: OutgoingText) -> str:
        """Ours for the notice, so that a copy after a lost answer is no second text.

        DANGER: a text that this provider took and could not deliver comes back here when the other routes failed too.
        It must not be taken for that repeat.
        """
        return f"{text.reference}-2" if text.avoids == self.name else text.reference


def _error_in(body: bytes) -> Outcome | None:
    """What the code in an answer means, None when there is none that we know."""
    match read_json(body):
        case {"error_code": str() | int() as code}:
            return _ERRORS.get(str(code))
        case _:
            return None
