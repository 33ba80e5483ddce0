"""The address that a voice gateway posts to: it is told to reject the call, so that nobody pays for it.

Africa's Talking, Voice: https://developers.africastalking.com/docs/voice/actions/reject
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from flask import Blueprint

from calls.missed import MissedCalls
from doors.body import BadForm
from doors.form import Form
from doors.gateway import GatewayDoor
from vocabulary.phone_number import from_wire

REJECT = '<?xml version="1.0" encoding="UTF-8"?><Response><Reject/></Response>'
LONGEST_ID = 128
_IS_ACTIVE = {"1": True, "true": True, "0": False, "false": False}


def calls_door(calls: MissedCalls, secrets: Sequence[str], now: Callable[[], datetime]) -> Blueprint:
    """Africa's Talking's voice callback: the same answer to every call, whoever calls (S18)."""

    def called(form: Form) -> str:
        session, number = form.get("sessionId", ""), from_wire(form.address("callerNumber"))
        if not 0 < len(session) <= LONGEST_ID:
            raise BadForm("sessionId is missing or wrong")
        if "callerNumber" not in form:
            raise BadForm("callerNumber is missing")
        is_active = _IS_ACTIVE.get(form.get("isActive", "1").strip().lower())
        if is_active is None:
            raise BadForm("isActive is wrong")
        if number is not None and is_active and form.get("direction", "Inbound").lower() == "inbound":
            calls.hear(number, session, now())
        return REJECT

    door = GatewayDoor("voice", "/voice/africastalking", secrets)
    door.post("", called, answers="application/xml")
    return door.blueprint
