"""The addresses that Africa's Talking posts to: texts that come in, delivery receipts, opt-outs."""

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from secrets import token_hex

from flask import Blueprint

from doors.body import BadForm
from doors.form import Form
from doors.gateway import GatewayDoor
from doors.inbound import RawText
from sms.gateways.africastalking.receipts import receipt_state
from sms.inbox import Inbox
from sms.receipts import Receipts
from vocabulary.phone_number import PhoneNumber, from_wire

NAME = "africastalking"
LONGEST_ID = 128


def sms_door(inbox: Inbox, receipts: Receipts, secrets: Sequence[str], now: Callable[[], datetime]) -> Blueprint:
    """Africa's Talking's SMS callbacks."""

    def incoming(form: Form) -> str:
        if "text" not in form:
            raise BadForm("text is missing")
        sender = form.address("from")
        if not sender:
            raise BadForm("from is missing")
        inbox.hear(RawText(NAME, _id_of_a_text(form), sender, form.words("text")), now())
        return ""

    def receipt(form: Form) -> str:
        if not form.get("status"):
            raise BadForm("status is missing")
        state = receipt_state(form["status"], form.get("failureReason"))
        receipts.receive(NAME, _id(form), state, now())
        return ""

    def opt_out(form: Form) -> str:
        inbox.stop(_number(form, "phoneNumber"), now())
        return ""

    door = GatewayDoor("sms", "/sms/africastalking", secrets)
    door.post("/incoming", incoming)
    door.post("/receipt", receipt)
    door.post("/optout", opt_out)
    return door.blueprint


def _id(form: Form) -> str:
    message_id = form.get("id", "")
    if not 0 < len(message_id) <= LONGEST_ID:
        raise BadForm("id is missing or wrong")
    return message_id


def _id_of_a_text(form: Form) -> str:
    """Of a text, which may be a HELP: an endless one is known by its hash, and without one nothing for a repeat."""
    message_id = form.get("id", "") or token_hex(16)
    return sha256(message_id.encode()).hexdigest() if len(message_id) > LONGEST_ID else message_id


def _number(form: Form, field: str) -> PhoneNumber:
    number = from_wire(form.get(field, ""))
    if number is None:
        raise BadForm(f"{field} is missing or wrong")
    return number
