"""Telephone numbers as people type them, as networks carry them, and as a screen may show them."""

import re
from typing import NewType

import phonenumbers

PhoneNumber = NewType("PhoneNumber", str)
"""E.164 with its plus sign (ITU-T E.164 §6)."""

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_TYPED = re.compile(r"[0-9+() .\-]{5,24}")
_IN_TEXT = re.compile(r"\+[1-9](?:[ \-]?[0-9]){6,14}")
_DEMO = re.compile(r"\+99800[0-9]{7}")


def from_wire(msisdn: str) -> PhoneNumber | None:
    """Read a number that a network sent: an unencoded plus arrives as a blank, some send none.

    Nothing else is judged, because a HELP must not be lost over a numbering plan.
    """
    number = "+" + msisdn.strip(" ").removeprefix("+")
    return PhoneNumber(number) if _E164.fullmatch(number) else None


def from_typed(typed: str) -> PhoneNumber | None:
    """Read a number that a person typed: 9 digits of Uzbekistan, or international; None when no phone can have it."""
    if not _TYPED.fullmatch(typed):
        return None
    digits = re.sub(r"[^0-9]", "", typed)
    if len(digits) == 9:
        digits = "998" + digits
    elif digits.startswith("00"):
        digits = digits[2:]
    number = PhoneNumber("+" + digits)
    return number if is_demo(number) or _is_valid(number) else None


def masked(number: PhoneNumber) -> str:
    """Show enough of a number to be recognised by who knows it: its last two digits."""
    return ".." + number[-2:]


def with_numbers_masked(text: str) -> str:
    """Show a text with every international number in it masked, however it is spaced."""
    return _IN_TEXT.sub(lambda found: masked(PhoneNumber(found[0].rstrip())), text)


def is_demo(number: PhoneNumber) -> bool:
    """Tell whether a number is of +998 00, which no network can assign and every demo uses."""
    return _DEMO.fullmatch(number) is not None


def _is_valid(number: PhoneNumber) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False
