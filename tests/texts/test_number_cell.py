"""A telephone number in a cell is read as spreadsheets and people leave it, or refused with the reason."""

import pytest

from texts.faults import Fault
from texts.number_cell import number_in

NUMBER = "+998002345678"


@pytest.mark.parametrize(
    "cell",
    [
        "+998 00 234 56 78",
        "998002345678",
        "998002345678.0",
        "+998 (00) 234-56-78",
        "+998 00 234–56–78",  # dashes of a word processor
        "\u200e+998002345678",
        "8 10 998 00 234 56 78",
        "00998002345678",
    ],
)
def test_a_number_is_read(cell: str) -> None:
    assert number_in(cell) == NUMBER


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("9.98002E+11", "number_as_power"),
        ("9,98002E+11", "number_as_power"),
        ("+998002345678; +998002345679", "numbers_together"),
        ("+998002345678 / 79", "numbers_together"),
        ("+998002345678\n+998002345679", "numbers_together"),
        ("+998002345678 (доб. 12)", "number_with_words"),
        ("yo'q", "number_with_words"),
        ("(00) 234-56-78", "number"),
        ("+99800234567", "number"),
        ("+7 900 234 56 78", "number"),
        ("", "number"),
    ],
)
def test_what_is_none_says_what_is_wrong_and_no_digit_of_it(cell: str, reason: str) -> None:
    with pytest.raises(Fault) as refused:
        number_in(cell)
    assert refused.value.reason == reason
    assert not {"234", "345"} & {str(refused.value)[at : at + 3] for at in range(len(str(refused.value)))}
