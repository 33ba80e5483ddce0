"""A stand-in of Eskiz over real HTTP: it gives tokens for the right password, and takes texts under the newest one."""

import json

from tests.standins.answers import Answer, raw
from tests.standins.provider import Provider, Received

EMAIL, PASSWORD = "najot@example.invalid", "password-that-must-not-travel"


def waiting(status: str = "waiting") -> Answer:
    """The documented reply to a text that was taken."""
    reply = {"status": status, "message": "Waiting for SMS provider"}
    return Answer(lambda asked: json.dumps({"id": asked.message_id.replace("_", "-"), **reply}).encode(), 200, True)


class EskizProvider(Provider):
    """See Provider. `behaviour` is about texts; sign-ins are answered by the password, unless `sign_in` is set."""

    BASE = "/api"
    SEND = "/message/sms/send"
    ACCEPTS = waiting()

    def __init__(self) -> None:
        self.sign_in: Answer | None = None
        self.signed_in = 0
        super().__init__()

    @property
    def token(self) -> str:
        """The only token that is good."""
        return f"eyJ0.token-that-must-not-travel-{self.signed_in}.x"

    def expire_the_token(self) -> None:
        """From now on the token that was given is refused."""
        self.signed_in += 1

    @property
    def texts(self) -> list[Received]:
        """The requests that are about a text."""
        return [request for request in self.received if request.path == self.BASE + self.SEND]

    def read(self, body: str) -> dict[str, str]:
        form = super().read(body)
        return form | ({"to": "+" + form["mobile_phone"]} if "mobile_phone" in form else {})

    def answer_to(self, method: str, path: str, headers: dict[str, str], body: str) -> tuple[Answer, bytes]:
        if path == self.BASE + "/auth/login":
            return self._give_token(method, path, headers, body)
        if headers.get("Authorization") != f"Bearer {self.token}":
            self.received.append(Received(method, path, headers, self.read(body), (), 0, taken=False))
            refused = raw(b'{"message": "Expired"}', 401)
            return refused, refused.body(None)  # type: ignore[arg-type]
        return super().answer_to(method, path, headers, body)

    def _give_token(self, method: str, path: str, headers: dict[str, str], body: str) -> tuple[Answer, bytes]:
        form = self.read(body)
        with self._lock:
            self.received.append(Received(method, path, headers, form, (), 0, taken=False))
            is_known = (form.get("email"), form.get("password")) == (EMAIL, PASSWORD)
            self.signed_in += is_known and self.sign_in is None
            given = raw(json.dumps({"message": "token_generated", "data": {"token": self.token}}).encode(), 200)
            answer = self.sign_in or (given if is_known else raw(b'{"message": "Invalid credentials"}', 401))
        return answer, answer.body(None)  # type: ignore[arg-type]
