"""Numbers as networks and people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocabulary.phone_number import from_typed, from_wire, is_demo, masked


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("00 123 45 67", "+998001234567"),
        ("+998 00 123-45-67", "+998001234567"),
        ("998001234567", "+998001234567"),
        ("00998001234567", "+998001234567"),
        ("+7 (495) 123 45 67", "+74951234567"),
    ],
)
def test_a_typed_number_becomes_e164(typed: str, number: str) -> None:
    assert from_typed(typed) == number


@pytest.mark.parametrize(
    "typed", ["", "102", "1146", "12", "+", "0" * 30, "+998 00", "001234567٣", "00123456a", "998 12 0000000"]
)
def test_what_no_phone_can_have_is_refused(typed: str) -> None:
    assert from_typed(typed) is None


@pytest.mark.parametrize(
    "sent",
    [
        "+998001234567",
        " 998001234567",
        "998001234567",
        "001234567",
        " 001234567",
        "0001234567",
        "8001234567",
        "00998001234567",
        "810998001234567",
        "8998001234567",
        "998 00 123 45 67",
        "+998 (00) 123-45-67",
        "998.00.123.45.67",
        "+998\u00a000\u2011123\u201145\u201167",
        "\u202a+998001234567\u202c",
        "tel:+998001234567",
        "TEL:998001234567",
        "tel:001234567;phone-context=+998",
        "sip:+998001234567@ims.example",
        "+998001234567\n",
        "\t998001234567\r\n",
        "+99800123456٧",
        "++998001234567",
        "%2B998001234567",
        "998001234567.0",
        "998001234567F",
        "+998 (0) 001234567",
        "+998(0)001234567",
        "00998 [0] 00 123 45 67",
        "(+998) 00 123-45-67",
        "(0) 00 123 45 67",
        "1.1.998001234567",
        "1.1.+998001234567",
        "1:1:998001234567",
        "0.0.998 00 123 45 67",
        "2.1.001234567",
        "5.0.+998001234567",
    ],
)
def test_a_network_writes_a_number_in_its_own_way(sent: str) -> None:
    assert from_wire(sent) == "+998001234567"


@pytest.mark.parametrize("sent", ["+74951234567", "74951234567", "0074951234567", "81074951234567", "+7 495 123-45-67"])
def test_a_number_of_another_country_stays_one(sent: str) -> None:
    assert from_wire(sent) == "+74951234567"


@given(st.integers(0, 10**9 - 1).map("{:09}".format))
def test_nine_digits_are_never_taken_for_another_country_s(digits: str) -> None:
    """+90 is Turkey's, whose numbers are longer."""
    assert from_wire(digits) == from_wire(f" {digits}") == from_wire(f"8{digits}") == f"+998{digits}"


def test_a_number_in_dots_is_no_address_of_a_machine() -> None:
    assert from_wire("00.123.45.67") == from_wire("+998.00.123.45.67") == "+998001234567"


def test_a_plus_before_nine_digits_of_no_other_country_means_nothing() -> None:
    assert from_wire("+9" + "0" * 8) == "+9989" + "0" * 8


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "+",
        "abc",
        "+998\n",
        "+0123456789",
        "1199",
        "12345678",
        "tel:",
        "998001234567x",
        "192.168.1.20",
        "10.0.0.1",
        "192.168.111.20:5060",
    ],
)
def test_what_is_no_number_is_no_number(sent: str) -> None:
    assert from_wire(sent) is None


@pytest.mark.parametrize(
    "sent",
    [
        "+99800123456",
        "+9980012345678",
        "+99800012345678",
        "9980001234567",
        "+998998998998998",
        "+11998001234567",
        "11998001234567",
        "+7495123456789",
        "+1234567",
        "+999123456789",
        "0.0.0.0",
        "192.168.100.200",
        "1.1.1199",
        "+998001234567,+998001234568",
    ],
)
def test_a_number_too_long_or_too_short_for_its_country_is_nobody_s(sent: str) -> None:
    assert from_wire(sent) is None


def test_a_trunk_zero_behind_the_country_is_read_away_where_a_subscriber_is_left() -> None:
    assert from_wire("+998 0 90 000 00 00") == "+998900000000"
    assert from_wire("+39 (0)6 1234 5678") == "+390612345678"
    assert from_wire("+44 (0)20 7946 0000") == "+442079460000"


def test_a_screen_shows_the_last_two_digits_only() -> None:
    number = from_typed("00 123 45 67")
    assert number is not None
    assert masked(number) == "..67"
    assert is_demo(number)
