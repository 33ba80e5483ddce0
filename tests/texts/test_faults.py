"""What is wrong is said in the reader's language, and never repeats more than the beginning of what was typed."""

import pytest

from texts.faults import LONGEST_QUOTE, fault, quoted
from vocabulary.languages import EN, RU, UZ, UZ_CYRL


def test_a_fault_names_line_field_and_reason() -> None:
    found = fault("length", length=41, least=1, most=40).at("name_uz").in_line(3)
    assert str(found) == "line 3: name_uz: has 41 characters, 1 to 40 are possible"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (EN, "line 2: hours: longer than 200 characters"),
        (UZ, "2-qator: hours: 200 ta belgidan uzun"),
        (UZ_CYRL, "2-қатор: hours: 200 та белгидан узун"),
        (RU, "строка 2: hours: длиннее 200 знаков"),
    ],
)
def test_a_fault_speaks_the_reader_s_language(language: str, said: str) -> None:
    assert fault("hours_long", most=200).at("hours").in_line(2).in_place(language) == said


def test_what_was_typed_is_quoted_short_and_with_every_mark_to_be_seen() -> None:
    assert quoted("a\u202eb\u200b") == r"'a\u202eb\u200b'"
    assert len(quoted("x" * 10_000)) == LONGEST_QUOTE + 2
