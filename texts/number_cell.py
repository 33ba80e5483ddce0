"""A telephone number of Uzbekistan in a cell of a table: read as spreadsheets leave it, or refused with the reason."""

import re
import unicodedata

from texts.faults import Fault, fault
from vocabulary.phone_number import PhoneNumber, from_typed

_NUMBER = re.compile(r"\+?998[0-9 ()\-]+")
"""A spreadsheet drops the plus."""

_ABROAD = re.compile(r"^(?:8[ -]?10|00)[ -]?(?=998)")
_DASH = re.compile("[\u2010-\u2015\u2212]")
_AS_A_FRACTION = re.compile(r"(?<=[0-9])\.0+$")
_AS_A_POWER = re.compile(r"[0-9]+(?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_ANOTHER = re.compile(r"[0-9].*?[;/|,\n].*?[0-9]|998.*\+", re.DOTALL)


def number_in(cell: str) -> PhoneNumber:
    """The number; raises Fault, which does not repeat it."""
    seen = "".join(sign for sign in cell if unicodedata.category(sign) != "Cf")
    plain = _ABROAD.sub("+", _AS_A_FRACTION.sub("", _DASH.sub("-", seen)).strip())
    number = from_typed(plain) if _NUMBER.fullmatch(plain) else None
    if number is None or not number.startswith("+998"):
        raise _what_is_wrong(plain)
    return number


def _what_is_wrong(plain: str) -> Fault:
    if _AS_A_POWER.fullmatch(plain):
        return fault("number_as_power")
    if _ANOTHER.search(plain):
        return fault("numbers_together")
    if any(map(str.isalpha, plain)):
        return fault("number_with_words")
    return fault("number", example="+998")
