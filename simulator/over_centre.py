"""Dials through a USSD centre that runs beside a demonstration and speaks SMPP with the service.

A line of JSON goes to the centre over TCP, and one comes back:
{"does": "turn", "number": "+99800...", "session": "...", "typed": "*000#", "begins": true}
    → {"text": "...", "is_last": false}
{"does": "end", "number": "+99800...", "session": "..."} → {}
{"does": "look"} → {"bound": ["najot"]}, the names of who is bound there; a "trouble" instead says why nothing came.
"""

import json
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.values import Address, read_address
from simulator.phone import DialSession, NoAnswer, Screen

CENTRE_ADDRESS = "run/ussd-centre"
"""The file under `NAJOT_VAR` in which a running centre leaves the address where phones dial."""

ANSWER_WITHIN = 10.0
"""Seconds that a network waits for a screen."""


@dataclass(frozen=True, slots=True)
class CentreRoad:
    """The road over one centre; phones dial at `address`."""

    address: Address

    def turn(self, number: str, session: DialSession) -> Screen:
        """Dial, or bring the key that was typed last."""
        typed = session.inputs[-1] if session.inputs else session.dialled
        asked = {"number": number, "session": session.id, "typed": typed, "begins": not session.inputs}
        shown = self._ask(does="turn", **asked)
        return Screen(shown["text"], shown["is_last"])

    def ended(self, number: str, session: DialSession, status: str) -> None:
        """Hang up; a session that the service ended is over at the centre too."""
        if status != "Success":
            self._ask(does="end", number=number, session=session.id)

    def bound(self) -> list[str]:
        """The names of who is bound there; none where no centre runs."""
        try:
            return list(self._ask(does="look")["bound"])
        except NoAnswer:
            return []

    def _ask(self, **asked: object) -> dict[str, Any]:
        try:
            with socket.create_connection((self.address.host, self.address.port), ANSWER_WITHIN) as line:
                line.sendall(json.dumps(asked).encode() + b"\n")
                with line.makefile("rb") as answers:
                    answer: dict[str, Any] = json.loads(answers.readline() or b'{"trouble": "the centre hung up"}')
        except OSError as error:
            raise NoAnswer(f"there is no connection to the USSD centre at {self.address}") from error
        if trouble := answer.get("trouble"):
            raise NoAnswer(str(trouble))
        return answer


def running_centre(var: Path) -> CentreRoad | None:
    """The road over the centre of this demonstration; None where none runs, or the service is not bound to it."""
    left = var / CENTRE_ADDRESS
    try:
        road = CentreRoad(read_address(left.read_text("utf-8")))
    except (OSError, ValueError):
        return None
    return road if road.bound() else None
