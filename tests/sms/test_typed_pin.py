"""A PIN counts on either side of what takes back, beside words for it, in pieces and on its own line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms.her_words.read import Word, read

FORMS = [
    "{pin} {word}", "{word} {pin}", "{pin}\n{word}", "{word}\n{pin}", "{word}. PIN {pin}", "{word} pinim {pin}",
    "PIN {pin} {word}", "pin{pin} {word}", "{word}, kodim: {pin}", "mening pinim {pin}, {word}", "{word} parol {pin}",
    "{word} parolim bu {pin}", "пин {pin} {word}", "{word} код {pin}", "{pin}-{word}", "{word}{pin}", "{pin}. {word}",
    "{word} {pin} rahmat", "my pin is {pin} {word}",
]  # fmt: skip
WORDS = [
    "XAVFSIZ",
    "Xavfsiz",
    "xavfsizman",
    "bekor",
    "safe",
    "безопасно",
    "отмена",
    "опасности нет",
    "ҳавфсиз",
    "endi kerakmas",
]
PINS = ["7351", "73511", "735114", "73 51", "7-3-5-1", "735 114", "٧٣٥١"]


@pytest.mark.parametrize("form", FORMS)
@given(word=st.sampled_from(WORDS), pin=st.sampled_from(PINS))
def test_it_is_all_that_follows_however_it_is_written(form: str, word: str, pin: str) -> None:
    command = read(form.format(word=word, pin=pin))
    assert command.word is Word.SAFE
    assert [int(one) for one in command.rest] == [int(one) for one in pin if one.isdigit()]


@pytest.mark.parametrize(
    "text",
    [
        "7351 xavfsiz emas",
        "7351 xavfsiz emasman",
        "bekor qilmang 7351",
        "7351 опасность не прошла",
        "xavfsiz uyga 7351 bor",
    ],
)
def test_nothing_is_taken_back_that_is_denied_or_says_more(text: str) -> None:
    assert read(text).word is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("XAVFSIZ 7351 Nodira", Word.SAFE),
        ("7351 XAVFSIZ Nodira", Word.SAFE),
        ("xavfsizman hammasi joyida 7351", Word.SAFE),
        ("7351 UNUT", Word.ERASE),
        ("UNUT 7351", Word.ERASE),
        ("7351 забудь", Word.ERASE),
        ("pinim 7351 unut", Word.ERASE),
    ],
)
def test_her_name_below_hides_no_pin_and_it_stands_before_erase_too(text: str, word: Word) -> None:
    assert (read(text).word, read(text).rest) == (word, "7351")


@pytest.mark.parametrize("text", ["7351 YORDAM Nodira", "xavfsiz 7351 uyga", "7351 забудь об этом"])
def test_no_more_than_a_name_may_stand_beside_one(text: str) -> None:
    assert read(text).word not in (Word.SAFE, Word.ERASE)


@pytest.mark.parametrize("text", ["7351 yordam", "SOS 7351"])
def test_a_call_beside_a_pin_is_a_call(text: str) -> None:
    assert read(text).word is Word.HELP


@pytest.mark.parametrize("text", ["5734 1 xavfsiz", "482913 0 xavfsiz", "1 xavfsiz", "xavfsiz 2"])
def test_the_digit_of_an_answer_is_no_piece_of_one(text: str) -> None:
    assert read(text).rest not in ("57341", "4829130", "1", "5734", "482913") or read(text).word is not Word.SAFE
