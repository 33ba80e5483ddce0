"""Numbers of help contacts, here and abroad, as relatives write them. All are made, none is anybody's."""

import pytest
from phonenumbers import PhoneNumberFormat, PhoneNumberType, example_number_for_type, format_number

from texts.contact_number import (
    ABROAD,
    ContactNumber,
    WhyNot,
    country_name,
    country_of,
    read_contact_number,
    spaced,
)
from vocabulary.languages import EN, RU, UZ, UZ_CYRL
from vocabulary.phone_number import PhoneNumber

REACHED = ("RU", "KZ", "TR", "KG")


def example(country: str, kind: int = PhoneNumberType.MOBILE) -> PhoneNumber:
    return PhoneNumber(format_number(example_number_for_type(country, kind), PhoneNumberFormat.E164))


RUSSIAN = example("RU")
NATIONAL = RUSSIAN.removeprefix("+7")
AREA, REST = NATIONAL[:3], NATIONAL[3:]


@pytest.mark.parametrize(
    "typed",
    [
        RUSSIAN,
        f"+7 {AREA} {REST}",
        f"+7({AREA}){REST[:3]}-{REST[3:5]}-{REST[5:]}",
        f"7{NATIONAL}",
        f"8{NATIONAL}",
        f"8 {AREA} {REST[:3]}–{REST[3:]}",
        f"8 ({AREA}) {REST}",
        f"00 7 {NATIONAL}",
        f"007{NATIONAL}",
        f"tel: +7 {NATIONAL}",
        f"Тел. 8 {AREA} {REST}",
        f"telefon 8{NATIONAL}",
    ],
)
def test_a_mobile_number_of_a_country_that_is_reached_is_read_as_it_is_written(typed: str) -> None:
    assert read_contact_number(typed, REACHED) == ContactNumber(RUSSIAN, "RU")


@pytest.mark.parametrize("typed", [RUSSIAN, f"00 7 {NATIONAL}", f"7{NATIONAL}"])
def test_one_of_a_country_that_is_not_reached_is_refused_as_such(typed: str) -> None:
    assert read_contact_number(typed, ()) is WhyNot.ABROAD
    assert read_contact_number(typed, ("KZ",)) is WhyNot.ABROAD


def test_a_number_as_dialled_in_a_country_that_is_not_named_is_none() -> None:
    assert read_contact_number(f"8{NATIONAL}", ()) is WhyNot.NO_NUMBER


@pytest.mark.parametrize(
    "typed",
    [
        "00 123 45 67",
        "001234567",
        "8 00 123 45 67",
        "0 00 123 45 67",
        "+998 (00) 123-45-67",
        "998001234567",
        "00 998 00 123 45 67",
        "8~10 998 00 123 45 67",
        "810998001234567",
        "tel: 00 123 45 67",
    ],
)
def test_a_number_here_is_read_whatever_is_dialled_before_it_and_needs_no_second_look(typed: str) -> None:
    for countries in ((), REACHED):
        assert read_contact_number(typed, countries) == ContactNumber(PhoneNumber("+998001234567"))


@pytest.mark.parametrize("country", ["UZ", "RU", "KZ", "TR"])
def test_a_landline_gets_no_texts(country: str) -> None:
    landlines = {"UZ": "71" + "2" * 7}
    typed = landlines.get(country) or example(country, PhoneNumberType.FIXED_LINE)
    assert read_contact_number(typed, REACHED) is WhyNot.LANDLINE


@pytest.mark.parametrize(
    "typed", ["", "12", "102", "+", "Aziza", "0" * 30, f"{RUSSIAN}1", f"{RUSSIAN} 4071", "٠٠١٢٣٤٥٦٧", "001234567 ha"]
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert read_contact_number(typed, REACHED) is WhyNot.NO_NUMBER


@pytest.mark.parametrize("country", ABROAD)
def test_every_country_that_may_be_named_is_told_in_every_language(country: str) -> None:
    number = example(country)
    assert read_contact_number(number, ABROAD) == ContactNumber(number, country)
    assert country_of(number) == country
    assert "".join(filter(str.isdigit, spaced(number))) == number[1:]
    assert len({country_name(country, language) for language in (UZ, RU, EN, UZ_CYRL)}) > 1


def test_countries_are_named_as_people_call_them() -> None:
    assert [country_name("RU", language) for language in (UZ, UZ_CYRL, RU, EN)] == [
        *("Rossiya", "Россия", "Россия", "Russia")
    ]
    assert country_name("KZ", UZ) == "Qozog'iston"
