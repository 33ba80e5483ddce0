import pytest
from hypothesis import given
from hypothesis import strategies as some

from texts.typed import without_marks
from vocabulary.phone_number import with_numbers_masked


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Onasi keldi.\r\nYaxshi.  ", "Onasi keldi.\nYaxshi."),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\u0000b\u200bc\ufeff", "abc"),
        ("bir\n\n\n\n\nikki", "bir\n\nikki"),
        ("o'zi, ў қ ғ ҳ — «ha»", "o'zi, ў қ ғ ҳ — «ha»"),
        ("\u2066\u2069\u200e", ""),
    ],
)
def test_what_nobody_can_see_goes_and_every_letter_stays(typed: str, kept: str) -> None:
    assert without_marks(typed) == kept


@given(some.text())
def test_a_second_look_finds_nothing_more(typed: str) -> None:
    assert without_marks(without_marks(typed)) == without_marks(typed)


@pytest.mark.parametrize("number", ["+998001234567", "+998 00 123 45 67", "+998-00-123-45-67"])
def test_a_number_in_a_text_is_masked_however_it_is_spaced(number: str) -> None:
    assert with_numbers_masked(f"4821 {number}: 14:05, Chirchiq") == "4821 ..67: 14:05, Chirchiq"
