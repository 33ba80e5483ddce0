"""A basic phone and the gateway behind it, as the service meets them: Africa's Talking's form posts, and nothing else.

https://developers.africastalking.com/docs/ussd/handle_sessions
"""

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

Post = Callable[[str, Mapping[str, str]], tuple[int, str]]
"""Posts a form to a path of the service and gives the HTTP status and the body; raises OSError without a connection."""

_DIAL = "/ussd/africastalking/{secret}"
_ENDED = "/ussd/africastalking/{secret}/ended"
_TEXT = "/sms/africastalking/{secret}/incoming"
_SIMULATED_NETWORK = "99999"


class NobodyThere(OSError):
    """Nobody answers at an address; the message says at which, and which setting names it."""


class NoAnswer(Exception):
    """The network got nothing that it could show; a phone then says "Connection problem or invalid MMI code"."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What the phone shows; after the last one the session is over."""

    text: str
    is_last: bool


@dataclass(frozen=True, slots=True)
class Gateway:
    """Carries what phones send to the service, under the secret of its webhooks."""

    post: Post
    secret: str

    def carry(self, door: str, form: Mapping[str, str]) -> str:
        """Post to a door; raises NoAnswer for anything but a 200."""
        try:
            status, body = self.post(door.format(secret=self.secret), form)
        except OSError as error:
            raise NoAnswer(f"there is no connection to the service{_where(error)}") from error
        if status != 200:
            raise NoAnswer(f"the service answered {status}")
        return body


def _where(error: OSError) -> str:
    return f": {error}" if isinstance(error, NobodyThere) else ""


@dataclass(slots=True)
class _Session:
    dialled: str
    id: str
    inputs: list[str] = field(default_factory=list)
    last_answer: str = ""


class Phone:
    """One phone: it dials, answers screens, hangs up and texts. `number` is E.164."""

    def __init__(self, number: str, gateway: Gateway) -> None:
        self.number = number
        self._gateway = gateway
        self._session: _Session | None = None
        self._sent: tuple[str, Mapping[str, str]] | None = None

    @property
    def is_in_session(self) -> bool:
        """Whether a screen waits for an answer."""
        return self._session is not None

    def dial(self, code: str) -> Screen:
        """Dial a code with its asterisks and hash; a suffix after the service's own code comes in `serviceCode`."""
        self.hang_up()
        self._session = _Session(code, f"ATUid_{secrets.token_hex(16)}")
        return self._turn(self._session)

    def reply(self, typed: str) -> Screen:
        """Answer the screen that waits; an asterisk in the answer is not escaped, as on a real network."""
        if self._session is None:
            raise NoAnswer("there is no session to answer in")
        self._session.inputs.append(typed)
        return self._turn(self._session)

    def hang_up(self) -> None:
        """End the session, if there is one, and let the gateway report it."""
        if self._session:
            self._close(self._session, "Incomplete")

    def text(self, body: str, to: str = "000") -> None:
        """Send an SMS to the service's number."""
        message = secrets.token_hex(16)
        self._carry(
            _TEXT, {"from": self.number, "to": to, "text": body, "date": _now(), "id": message, "linkId": message}
        )

    def send_again(self) -> str:
        """Let the gateway repeat its last request, as one does that missed the answer; gives the answer as it is."""
        if self._sent is None:
            raise NoAnswer("nothing was sent yet")
        return self._gateway.carry(*self._sent)

    def _turn(self, session: _Session) -> Screen:
        form = _about(session, self.number) | {"text": "*".join(session.inputs)}
        try:
            session.last_answer = self._carry(_DIAL, form)
            screen = read_screen(session.last_answer)
        except NoAnswer:
            with suppress(NoAnswer):
                self._close(session, "Failed")
            raise
        if screen.is_last:
            self._close(session, "Success")
        return screen

    def _close(self, session: _Session, status: str) -> None:
        self._session = None
        report = _about(session, self.number) | {
            "date": _now(),
            "status": status,
            "cost": "0",
            "durationInMillis": "0",
            "hopsCount": str(len(session.inputs) + 1),
            "input": "*".join(session.inputs),
            "lastAppResponse": session.last_answer,
            "errorMessage": "",
        }
        self._gateway.carry(_ENDED, report)

    def _carry(self, door: str, form: Mapping[str, str]) -> str:
        self._sent = (door, form)
        return self._gateway.carry(door, form)


def read_screen(answer: str) -> Screen:
    """Read what the service answered; raises NoAnswer for what a network would not show."""
    kind, blank, text = answer.partition(" ")
    if not blank or kind not in ("CON", "END"):
        raise NoAnswer("the service answered with no screen")
    return Screen(text, is_last=kind == "END")


def _about(session: _Session, number: str) -> dict[str, str]:
    return {
        "sessionId": session.id,
        "phoneNumber": number,
        "networkCode": _SIMULATED_NETWORK,
        "serviceCode": session.dialled,
    }


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
