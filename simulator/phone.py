"""A basic phone and the network behind it, as the service meets them: Africa's Talking's form posts.

Its dials may take another road.

https://developers.africastalking.com/docs/ussd/handle_sessions
"""

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

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
class DialSession:
    """A session as a gateway keeps it: the dialled code with its asterisks and hash, and everything typed since."""

    dialled: str
    id: str
    inputs: list[str] = field(default_factory=list)
    last_answer: str = ""


class Road(Protocol):
    """How dials reach the service."""

    def turn(self, number: str, session: DialSession) -> Screen:
        """Bring what was typed last; the same once more is a repeat of the gateway. Raises NoAnswer."""
        ...

    def ended(self, number: str, session: DialSession, status: str) -> None:
        """Report that a session ended: `Success`, `Incomplete` or `Failed`."""
        ...


@dataclass(frozen=True, slots=True)
class FormRoad:
    """Africa's Talking's form; a suffix after the service's own code comes in `serviceCode`."""

    gateway: Gateway

    def turn(self, number: str, session: DialSession) -> Screen:
        """Post all inputs of the session."""
        session.last_answer = self.gateway.carry(_DIAL, _about(session, number) | {"text": "*".join(session.inputs)})
        return read_screen(session.last_answer)

    def ended(self, number: str, session: DialSession, status: str) -> None:
        """Post the report, which echoes what was typed and shown."""
        report = _about(session, number) | {
            "date": _now(),
            "status": status,
            "cost": "0",
            "durationInMillis": "0",
            "hopsCount": str(len(session.inputs) + 1),
            "input": "*".join(session.inputs),
            "lastAppResponse": session.last_answer,
            "errorMessage": "",
        }
        self.gateway.carry(_ENDED, report)


class Phone:
    """One phone: it dials, answers screens, hangs up and texts. `number` is E.164."""

    def __init__(self, number: str, gateway: Gateway, road: Road | None = None) -> None:
        self.number = number
        self._gateway = gateway
        self._road = road or FormRoad(gateway)
        self._session: DialSession | None = None
        self._repeat: Callable[[], Screen | None] = _nothing_to_repeat

    def on(self, road: Road) -> "Phone":
        """The same number, whose dials take another road."""
        return Phone(self.number, self._gateway, road)

    @property
    def is_in_session(self) -> bool:
        """Whether a screen waits for an answer."""
        return self._session is not None

    def dial(self, code: str) -> Screen:
        """Dial a code with its asterisks and hash."""
        self.hang_up()
        self._session = DialSession(code, f"ATUid_{secrets.token_hex(16)}")
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
        id_ = secrets.token_hex(16)
        message = {"from": self.number, "to": to, "text": body, "date": _now(), "id": id_, "linkId": id_}

        def send() -> None:
            self._gateway.carry(_TEXT, message)

        self._repeat = send
        send()

    def send_again(self) -> Screen | None:
        """Let the gateway repeat its last request, as one does that missed the answer; None where it was a text."""
        return self._repeat()

    def _turn(self, session: DialSession) -> Screen:
        self._repeat = lambda: self._road.turn(self.number, session)
        try:
            screen = self._road.turn(self.number, session)
        except NoAnswer:
            with suppress(NoAnswer):
                self._close(session, "Failed")
            raise
        if screen.is_last:
            self._close(session, "Success")
        return screen

    def _close(self, session: DialSession, status: str) -> None:
        self._session = None
        self._road.ended(self.number, session, status)


def _nothing_to_repeat() -> Screen | None:
    raise NoAnswer("nothing was sent yet")


def read_screen(answer: str) -> Screen:
    """Read what the service answered; raises NoAnswer for what a network would not show."""
    kind, blank, text = answer.partition(" ")
    if not blank or kind not in ("CON", "END"):
        raise NoAnswer("the service answered with no screen")
    return Screen(text, is_last=kind == "END")


def _about(session: DialSession, number: str) -> dict[str, str]:
    return {
        "sessionId": session.id,
        "phoneNumber": number,
        "networkCode": _SIMULATED_NETWORK,
        "serviceCode": session.dialled,
    }


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
