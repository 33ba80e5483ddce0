"""Numbers as networks and people write them."""

import pytest

from texts.phone_number import from_typed, from_wire, is_demo, masked


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


@pytest.mark.parametrize("sent", ["+998001234567", " 998001234567", "998001234567"])
def test_a_network_may_lose_the_plus(sent: str) -> None:
    assert from_wire(sent) == "+998001234567"


@pytest.mark.parametrize("sent", ["", "+", "abc", "+998\n", "+99800123456٣", "+0123456789", "+998001234567\n"])
def test_what_is_no_number_is_no_number(sent: str) -> None:
    assert from_wire(sent) is None


def test_a_screen_shows_the_last_two_digits_only() -> None:
    number = from_typed("00 123 45 67")
    assert number is not None
    assert masked(number) == "..67"
    assert is_demo(number)
