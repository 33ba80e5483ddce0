"""The number of a help contact as relatives write it: a mobile phone here, or in a country that a route reaches."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from unicodedata import normalize

import phonenumbers
from babel import Locale
from phonenumbers import PhoneNumberFormat

from texts.alphabet import fold
from texts.transliterate import to_cyrillic
from vocabulary.languages import EN, UZ, UZ_CYRL, Language
from vocabulary.phone_number import PhoneNumber, gets_texts, is_demo

ABROAD = tuple("RU KZ KG TJ TM TR KR AE PL DE US LV LT CZ GB IL SA CN AF BY UA AZ".split())
"""Countries (ISO 3166-1) that an operator may name: where women's relatives live, each name proved to fit a screen."""

_HERE = "UZ"
_TEL = re.compile(r"(?:telefon|tel|phone|raqam|телефон|тел|рақам)[\s.:]*", re.IGNORECASE)
_WRITTEN = re.compile(r"\+?[0-9() .~/\-]{5,24}")
_OUT = re.compile(r"00|810")
"""What is dialled before the number of another country: here, and in Russia."""
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-"))
_SHORTEST_WITH_COUNTRY = 10
_NINE, _TRUNK = 9, ("0", "8")


class WhyNot(StrEnum):
    """Why a number cannot be a help contact's."""

    NO_NUMBER = "number"
    LANDLINE = "landline"
    ABROAD = "abroad"


@dataclass(frozen=True, slots=True)
class ContactNumber:
    """A number that texts reach; `country` is empty here, else it is read back before it is added."""

    number: PhoneNumber
    country: str = ""


def read_contact_number(typed: str, countries: Collection[str]) -> ContactNumber | WhyNot:
    """Read what a person typed; `countries` are those abroad that a route reaches (ISO 3166-1).

    Nine digits are of Uzbekistan. Others without a country's code are read only where one country is meant (8 916 …).
    """
    written = _TEL.sub("", normalize("NFKC", typed).translate(_DASHES), count=1).strip()
    if not _WRITTEN.fullmatch(written):
        return WhyNot.NO_NUMBER
    meant = set(_meant(re.sub("[^0-9]", "", written), written.startswith("+"), countries))
    meant = set(filter(gets_texts, meant)) or meant
    if len(meant) != 1:
        return WhyNot.NO_NUMBER
    return _judged(meant.pop(), countries)


def country_of(number: PhoneNumber) -> str:
    """The country of a number (ISO 3166-1), empty for one of Uzbekistan."""
    code = phonenumbers.region_code_for_number(phonenumbers.parse(number)) or ""
    return "" if is_demo(number) or code == _HERE else code


def spaced(number: PhoneNumber) -> str:
    """A number as its country writes it, to be read back."""
    return phonenumbers.format_number(phonenumbers.parse(number), PhoneNumberFormat.INTERNATIONAL)


@cache
def country_name(code: str, language: Language) -> str:
    """Name a country (CLDR); English where a language does not know it."""
    if language == UZ_CYRL:
        return to_cyrillic(country_name(code, UZ))
    return fold(str(Locale.parse(language).territories.get(code) or Locale.parse(EN).territories[code]))


def _meant(digits: str, has_plus: bool, countries: Collection[str]) -> Iterator[PhoneNumber]:
    """The numbers that these digits may be: with a country's code, of Uzbekistan, or as dialled in those countries."""
    if len(digits) == _NINE and not has_plus:
        yield from _ours(digits)
        return
    out = None if has_plus else _OUT.match(digits)
    whole = PhoneNumber("+" + (digits[out.end() :] if out else digits))
    if len(whole) > _SHORTEST_WITH_COUNTRY and (is_demo(whole) or _is_valid(whole)):
        yield whole
        return
    if not has_plus and digits.startswith(_TRUNK):
        yield from _ours(digits[1:])
        yield from filter(None, (_parsed(digits, country) for country in countries))


def _ours(digits: str) -> Iterator[PhoneNumber]:
    number = PhoneNumber("+998" + digits)
    if len(digits) == _NINE and (is_demo(number) or _is_valid(number)):
        yield number


def _judged(number: PhoneNumber, countries: Collection[str]) -> ContactNumber | WhyNot:
    country = country_of(number)
    if country and country not in countries:
        return WhyNot.ABROAD
    return ContactNumber(number, country) if gets_texts(number) else WhyNot.LANDLINE


def _parsed(digits: str, country: str) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return None
    is_valid = phonenumbers.is_valid_number(number)
    return PhoneNumber(phonenumbers.format_number(number, PhoneNumberFormat.E164)) if is_valid else None


def _is_valid(number: PhoneNumber) -> bool:
    return _parsed(number, _HERE) == number
