"""Africa's Talking's USSD form: the whole input so far in `text`, joined by asterisks.

https://developers.africastalking.com/docs/ussd/handle_sessions
"""

import re

from doors.form import LONGEST_VALUE, Form
from menus.place import Screen
from ussd.dial import Dial
from vocabulary.phone_number import from_wire

LONGEST_SESSION_ID = 128
MOST_INPUTS = 200
_ODD = re.compile(r"[^0-9*]")
STAR = re.compile(r"%(?:25)*2a|&(?:amp;)*(?:#0*42|#x0*2a|ast);|[\uff0a\u2217\u204e]", re.IGNORECASE)
"""What careless gateways write for an asterisk."""

_ONLY_KEYS = re.compile(r"[0-9](?:\s+[0-9])+")
_LOST_STAR = re.compile(r"\s+")
_HELP_SUFFIXES = (("1", "1"), ("1",))


class NotADial(ValueError):
    """The form is not a USSD request; the message says which field, never its value."""


def read_dial(form: Form, short_code: str) -> Dial:
    """Read a request; `short_code` is ours, such as *000#. Raises NotADial or BadForm.

    What she typed earlier in the session comes again with each key: a letter that cannot be read spoils no later one.
    """
    session = form.get("sessionId", "")
    if not 0 < len(session) <= LONGEST_SESSION_ID:
        raise NotADial("sessionId")
    number = from_wire(form.address("phoneNumber"))
    if number is None:
        raise NotADial("phoneNumber")
    text = form.words("text") if "text" in form else None
    if text is None or len(text) >= LONGEST_VALUE:
        raise NotADial("text")
    suffix = dialled_suffix(form.hint("serviceCode"), short_code)
    inputs = (*suffix, *(apart(text) if text else ()))
    if len(inputs) > MOST_INPUTS:
        raise NotADial("text")
    return Dial(session, number, inputs, new=1 if text else len(suffix))


def dialled_suffix(dialled: str, short_code: str) -> tuple[str, ...]:
    """What was dialled after our code: *000*1# gives 1.

    Of a code that is not the configured one, only the suffix that asks for HELP is believed.
    """
    if dialled == short_code:
        return ()
    typed, ours = _parts(dialled), _parts(short_code)
    if typed[: len(ours)] == ours:
        return typed[len(ours) :]
    for suffix in _HELP_SUFFIXES:
        if len(typed) > len(suffix) and typed[-len(suffix) :] == suffix:
            return suffix
    return ()


def write_screen(screen: Screen) -> str:
    """The answer that keeps the session open, or ends it."""
    return f"{'END' if screen.ends else 'CON'} {screen.text}"


def apart(text: str) -> list[str]:
    """What was typed each time; an asterisk may be written in other ways, or lost between two keys."""
    if not _ODD.search(text):
        return text.split("*")
    text = STAR.sub("*", text.strip())
    return (_LOST_STAR.sub("*", text) if _ONLY_KEYS.fullmatch(text) else text).split("*")


def _parts(code: str) -> tuple[str, ...]:
    return tuple(part for part in code.strip().removesuffix("#").split("*") if part)
