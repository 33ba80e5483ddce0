"""The address that a USSD gateway posts to at every key she presses."""

from collections.abc import Callable, Sequence
from datetime import datetime
from time import monotonic

from flask import Blueprint

from doors.body import BadForm
from doors.form import Form
from doors.gateway import GatewayDoor, Handler
from ussd.africastalking import NotADial, read_dial, write_screen
from ussd.conversation import Conversation
from ussd.turns import Count, came_of, count_no_turns

PATH = "/ussd/africastalking"
NAME = "ussd"
ROAD = "africastalking"


def dialling(
    conversation: Conversation, short_code: str, now: Callable[[], datetime], count: Count = count_no_turns
) -> Handler[Form]:
    """What answers the form of a dial."""

    def dial(form: Form) -> str:
        began = monotonic()
        try:
            request = read_dial(form, short_code)
        except NotADial as wrong:
            raise BadForm(f"{wrong} is missing or wrong") from None
        screen = conversation.answer(request, now())
        count(ROAD, came_of(begins=not form.words("text"), ends=screen.ends), monotonic() - began)
        return write_screen(screen)

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
