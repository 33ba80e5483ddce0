"""Lengths against two independent counters, at every part boundary, and the folding that keeps messages short."""

from itertools import pairwise

import gsm0338
import pytest
import smsutil
from hypothesis import given
from hypothesis import strategies as st

from texts.alphabet import APOSTROPHES, Alphabet, Length, fits_screen, fold, length_of, split

EXTENDED = "\f^{}\\[~]|€"
BASIC = "".join(gsm0338.Codec().decode(bytes([code]))[0] for code in range(128) if code != 0x1B)

gsm7_texts = st.text(st.sampled_from(BASIC + EXTENDED * 3), max_size=500)
any_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1b"), max_size=250)
texts = gsm7_texts | any_texts


@given(gsm7_texts)
def test_septets_are_those_of_the_codec(text: str) -> None:
    assert length_of(text).alphabet is Alphabet.GSM7
    assert length_of(text).units == len(gsm0338.Codec().encode(text)[0])


@given(any_texts)
def test_the_alphabet_is_gsm7_exactly_when_the_codec_can_write_it(text: str) -> None:
    try:
        gsm0338.Codec().encode(text)
    except UnicodeEncodeError:
        assert length_of(text).alphabet is Alphabet.UCS2
        assert length_of(text).units * 2 == len(text.encode("utf-16-be"))
    else:
        assert length_of(text).alphabet is Alphabet.GSM7


@given(texts)
def test_parts_are_those_of_another_splitter(text: str) -> None:
    assert split(text) == [part.content for part in smsutil.split(text).parts]
    assert length_of(text).parts == len(split(text))


@given(texts)
def test_no_part_is_too_long_and_none_could_have_taken_more(text: str) -> None:
    parts = split(text)
    alphabet = length_of(text).alphabet
    room = 153 if alphabet is Alphabet.GSM7 else 67
    assert "".join(parts) == text
    for part, following in pairwise(parts):
        assert _units(part, alphabet) <= room < _units(part + following[0], alphabet)


def _units(part: str, alphabet: Alphabet) -> int:
    if alphabet is Alphabet.GSM7:
        return len(gsm0338.Codec().encode(part)[0])
    return len(part.encode("utf-16-be")) // 2


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", Length(Alphabet.GSM7, 0, 1)),
        ("a" * 160, Length(Alphabet.GSM7, 160, 1)),
        ("a" * 161, Length(Alphabet.GSM7, 161, 2)),
        ("a" * 306, Length(Alphabet.GSM7, 306, 2)),
        ("a" * 307, Length(Alphabet.GSM7, 307, 3)),
        ("€" * 80, Length(Alphabet.GSM7, 160, 1)),
        ("€" * 81, Length(Alphabet.GSM7, 162, 2)),
        ("€" * 152, Length(Alphabet.GSM7, 304, 2)),
        ("€" * 153, Length(Alphabet.GSM7, 306, 3)),
        ("a" * 152 + "€" + "a" * 6, Length(Alphabet.GSM7, 160, 1)),
        ("a" * 152 + "€" + "a" * 151, Length(Alphabet.GSM7, 305, 2)),
        ("a" * 152 + "€" + "a" * 152, Length(Alphabet.GSM7, 306, 3)),
        ("я" * 70, Length(Alphabet.UCS2, 70, 1)),
        ("я" * 71, Length(Alphabet.UCS2, 71, 2)),
        ("я" * 134, Length(Alphabet.UCS2, 134, 2)),
        ("я" * 135, Length(Alphabet.UCS2, 135, 3)),
        ("a" * 69 + "ʻ", Length(Alphabet.UCS2, 70, 1)),
        ("😀" * 35, Length(Alphabet.UCS2, 70, 1)),
        ("😀" * 36, Length(Alphabet.UCS2, 72, 2)),
        ("я" * 66 + "😀" + "я" * 66, Length(Alphabet.UCS2, 134, 3)),
        ("€" + "я" * 69, Length(Alphabet.UCS2, 70, 1)),
    ],
)
def test_a_length_is_right_at_the_edge(text: str, length: Length) -> None:
    assert length_of(text) == length


def test_a_pair_at_the_edge_moves_to_the_next_part_whole() -> None:
    assert split("a" * 152 + "€" + "a" * 10) == ["a" * 152, "€" + "a" * 10]
    assert split("я" * 66 + "😀" + "я" * 10) == ["я" * 66, "😀" + "я" * 10]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * 160, True),
        ("a" * 161, False),
        ("a" * 158 + "€", True),
        ("a" * 159 + "€", False),
        ("ў" * 70, True),
        ("ў" * 71, False),
        ("a" * 70 + "ў", False),
    ],
)
def test_a_screen_holds_what_its_alphabet_allows(text: str, fits: bool) -> None:
    assert fits_screen(text, 160, 70) is fits


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        *((f"O{mark}zbekiston", "O'zbekiston") for mark in APOSTROPHES),
        ("“Najot” – «yo‘l»…", '"Najot" - "yo\'l"...'),
        ("1\xa0000\u202fso‘m", "1 000 so'm"),
        ("Уй № 5", "Уй N 5"),
        ("sal\u200bom\u202e", "salom"),
        ("Ёрдам ўзи", "Ёрдам ўзи"),
    ],
)
def test_folding_writes_marks_as_gsm7_has_them(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(texts)
def test_folding_is_done_once_and_never_costs_room_in_gsm7(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    if length_of(text).alphabet is Alphabet.GSM7:
        assert fold(text) == text


def test_a_curled_apostrophe_no_longer_halves_the_message() -> None:
    text = "Yordam yo‘lda. " * 8
    assert length_of(text) == Length(Alphabet.UCS2, 120, 2)
    assert length_of(fold(text)) == Length(Alphabet.GSM7, 120, 1)
