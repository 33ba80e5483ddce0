"""A stand-in of Play Mobile over real HTTP: it takes one text under one message-id, however often it is sent."""

import json

from tests.standins.answers import Answer, raw
from tests.standins.provider import Provider, Received


def received() -> Answer:
    """The documented answer to a text that was taken."""
    return Answer(lambda asked: b"Request is received", 200, True, {"Content-Type": "text/plain"})


def error(code: int | str, status: int = 400) -> Answer:
    """The documented answer to a request that was refused; its words repeat what was sent, as providers do."""
    said = {"error_code": code, "error_description": "wrong: 998001234567"}
    return raw(json.dumps(said).encode(), status)


class PlayMobileProvider(Provider):
    """See Provider."""

    BASE = "/broker-api"
    SEND = "/send"
    ACCEPTS = received()

    def read(self, body: str) -> dict[str, str]:
        if not body:
            return {}
        [message] = json.loads(body)["messages"]
        sms = message["sms"]
        ours = {"to": "+" + message["recipient"], "id": message["message-id"]}
        return {**ours, "from": sms["originator"], "message": sms["content"]["text"]}

    def would_take(self, request: Received) -> bool:
        ids = {earlier.form["id"] for earlier in self.received if earlier.taken}
        return super().would_take(request) and request.form["id"] not in ids
