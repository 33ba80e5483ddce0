"""Telephone numbers as people type them, as networks carry them, and as a screen may show them."""

import html
import re
from typing import NewType
from unicodedata import decimal, normalize
from urllib.parse import unquote

import phonenumbers
from phonenumbers import PhoneNumberType

PhoneNumber = NewType("PhoneNumber", str)
"""E.164 with its plus sign (ITU-T E.164 §6)."""

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_ADDRESS = re.compile(r"(?:(?:tel|sips?|sms):)?([^;@]*).*", re.IGNORECASE | re.DOTALL)
"""A number in an address of the web (RFC 3966, RFC 3261)."""
_BETWEEN = re.compile(r"[\s().\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060-\u2069\ufeff-]+")
_ABROAD = re.compile(r"(?:00|810(?=[1-9][0-9]{9})|8(?=998[0-9]{9}))(?=[1-9])(?=[0-9]{10})")
_NATIONAL = re.compile(r"[08]?([0-9]{9})")
_OF_UZBEKISTAN = re.compile(r"\+998[0-9]{9}")
"""As most come: nothing has to be looked for in it."""
_ROUND = re.compile(r"""^[\s\0'"`<\u2018-\u201f]+|[\s\0'"`>\u2018-\u201f]+$""")
_BEHIND = re.compile(r"(?<=[0-9])(?:\.0+|[Ff]+|/TYPE=\w*)$", re.IGNORECASE)
"""A number that was a cell of a table, the filler of half octets (3GPP TS 23.040 §9.1.2.3), a type of address."""
_TYPE_AND_PLAN = re.compile(r"^[0-6]([.:/])(?:[0134689]|1[048])\1(?=\+?(?:[^0-9]*[0-9]){9})")
"""How SMPP says what kind of number it is and of which plan, written before it (v3.4 §5.2.5, §5.2.6)."""
_TRUNK = re.compile(r"(?<!39)(?<!39 )[(\[]\s*[08]\s*[)\]]")
"""Not of Italy, whose numbers begin with it abroad too."""
_TRUNK_ABROAD = re.compile(r"9980([0-9]{9})")
_ON_THE_INTERNET = re.compile(r"(?!\d{2}\.\d{3}\.\d{2}\.\d{2}$)\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?")
"""The address of a machine, in other groups than a number: "192.168.1.20", and not "90.123.45.67"."""
_LONGEST_LOCAL = 9
_TYPED = re.compile(r"[0-9+() .\-]{5,24}")
_IN_TEXT = re.compile(r"\+[1-9](?:[ \-]?[0-9]){6,14}")
_DEMO = re.compile(r"\+99800[0-9]{7}")
_PHONES_THAT_READ = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def from_wire(msisdn: str) -> PhoneNumber | None:
    """Read a number as a network wrote it; None for what is none, such as a name or a short code.

    Nine digits alone are of Uzbekistan, whatever other country they would begin like, also behind a trunk 0 or 8. 00
    and 810 stand for the plus, which others leave out or lose. Of a plan only the lengths are judged: a number that is
    too long or too short for its country is nobody's, and what would be done for it would be done for nobody.
    """
    if _OF_UZBEKISTAN.fullmatch(msisdn):
        return PhoneNumber(msisdn)
    if _ON_THE_INTERNET.fullmatch(msisdn.strip()):
        return None
    written = _BETWEEN.sub("", _ADDRESS.sub(r"\1", _plain(msisdn)))
    has_plus, digits = written.startswith("+"), _ABROAD.sub("", written.lstrip("+"))
    national = _NATIONAL.fullmatch(digits)
    if national and (not has_plus or _is_national_after_all(digits)):
        digits = "998" + national[1]
    elif not has_plus and len(digits) <= _LONGEST_LOCAL:
        return None
    elif (trunk := _TRUNK_ABROAD.fullmatch(digits)) and _is_valid(PhoneNumber("+998" + trunk[1])):
        digits = "998" + trunk[1]
    number = PhoneNumber("+" + digits)
    return number if _E164.fullmatch(number) and _is_possible(number) else None


def _plain(msisdn: str) -> str:
    """Without what networks and gateways put round the digits, which may be of any script: quotes, types, fillers."""
    plain = normalize("NFKC", unquote(html.unescape(msisdn)))
    plain = "".join(str(decimal(one)) if one.isdecimal() else one for one in plain)
    plain = _TYPE_AND_PLAN.sub("", _BEHIND.sub("", _ROUND.sub("", plain)))
    return _TRUNK.sub("", plain)


def _is_national_after_all(digits: str) -> bool:
    """Whether somebody put a plus before nine digits that are no number of another country, but one of ours."""
    return not _is_valid(PhoneNumber("+" + digits)) and _is_valid(PhoneNumber("+998" + digits[-9:]))


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


def gets_texts(number: PhoneNumber) -> bool:
    """Tell whether texts reach a number: a landline gets none, and no provider says that they were lost."""
    return is_demo(number) or phonenumbers.number_type(phonenumbers.parse(number)) in _PHONES_THAT_READ


def _is_possible(number: PhoneNumber) -> bool:
    try:
        reason = phonenumbers.is_possible_number_with_reason(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False
    return reason == phonenumbers.ValidationResult.IS_POSSIBLE


def _is_valid(number: PhoneNumber) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False
