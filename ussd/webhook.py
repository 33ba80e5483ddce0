"""The address that a USSD gateway posts to at every key she presses."""

from collections.abc import Callable, Sequence
from datetime import datetime

from flask import Blueprint

from doors.body import BadForm
from doors.form import Form
from doors.gateway import GatewayDoor, Handler
from ussd.africastalking import NotADial, read_dial, write_screen
from ussd.conversation import Conversation

PATH = "/ussd/africastalking"
NAME = "ussd"


def dialling(conversation: Conversation, short_code: str, now: Callable[[], datetime]) -> Handler[Form]:
    """What answers the form of a dial."""

    def dial(form: Form) -> str:
        try:
            request = read_dial(form, short_code)
        except NotADial as wrong:
            raise BadForm(f"{wrong} is missing or wrong") from None
        return write_screen(conversation.answer(request, now()))

    return dial


def ussd_door(dial: Handler[Form], secrets: Sequence[str]) -> Blueprint:
    """Africa's Talking's two USSD callbacks: each request of a session, and the notice that it ended."""

    def ended(_form: Form) -> str:
        """The notice repeats her input and our last screen: nothing of it is kept."""
        return ""

    door = GatewayDoor(NAME, PATH, secrets)
    door.post("", dial)
    door.post("/ended", ended)
    return door.blueprint
