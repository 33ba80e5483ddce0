"""What people answer, in three scripts and in Latin-typed Russian, with a digit or without (S23)."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms.answer_words.read import CONTACT, DUTY, INVITED, Reading, read_answer
from sms.answer_words.without_answer import without_answer
from sms.her_words.read import Word, read

KEY = "482913"
VOCABULARIES = {"contact": CONTACT, "duty": DUTY, "invited": INVITED}
DIGITS = {"going": 1, "cannot": 2, "taken": 1, "passed_on": 2, "closed": 0, "yes": 1, "no": 2}

TABLE = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "answers.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def said(reading: Reading, who: str) -> str:
    """What a reading says, in the words of the table."""
    meanings = {
        "contact": {1: "going", 2: "cannot", 0: "heard"},
        "duty": {1: "taken", 2: "passed_on", 0: "closed"},
        "invited": {1: "yes", 2: "no"},
    }[who]
    otherwise = {"duty": "nothing", "invited": "unclear"}.get(who, "heard" if reading.is_heard else "unclear")
    if who == "duty":
        return meanings.get(reading.digit_beside(KEY), otherwise)  # type: ignore[arg-type]
    return "there" if reading.is_there else meanings.get(reading.digit, otherwise)  # type: ignore[arg-type]


def test_the_table_is_long_enough_to_say_something() -> None:
    assert len(TABLE) >= 400


@pytest.mark.parametrize(("who", "text", "meant"), TABLE, ids=lambda cell: cell)
def test_an_answer_says_what_is_meant(who: str, text: str, meant: str) -> None:
    body = text.replace("⏎", "\n").replace("KEY", KEY)
    assert said(read_answer(body, VOCABULARIES[who]), who) == meant


@pytest.mark.parametrize("who", VOCABULARIES)
@given(text=st.text(max_size=300))
def test_any_text_can_be_read(who: str, text: str) -> None:
    assert read_answer(text, VOCABULARIES[who]).digit in (None, 0, 1, 2)
    without_answer(text)


@pytest.mark.parametrize("body", ["boraman " + "x" * 1000, "1 " + "жизнь " * 160, "1" * 1000, "не смогу " * 125])
def test_a_thousand_characters_are_a_letter_for_a_human(body: str) -> None:
    assert read_answer(body, CONTACT).digit is None


def test_a_thousand_blanks_are_nothing() -> None:
    assert read_answer("1" + " " * 999, CONTACT).digit == 1


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("4821 1", ["4821"]),
        ("1 4821", ["4821"]),
        ("<4821> 2", ["4821"]),
        ("4821-1", ["4821"]),
        ("۴۸۲۱ ۲", ["4821"]),
        ("48О0 О", ["4800"]),
        ("12345678 0", ["12345678", "2345678"]),
        ("boraman", []),
        ("+998001234567 1", []),
        ("1" * 1000, []),
    ],
)
def test_what_may_be_a_code_or_key_is_found(text: str, codes: list[str]) -> None:
    assert read_answer(text, DUTY).numbers == codes


@pytest.mark.parametrize(
    "text", ["yordam berolmayman, uzoqdaman", "yordamga boraman", "не могу помочь", "помочь не смогу"]
)
def test_a_word_for_help_may_belong_to_an_answer(text: str) -> None:
    assert read(without_answer(text)).word is not Word.HELP


@pytest.mark.parametrize(
    "text", ["YORDAM", "menga yordam kerak, borolmayman", "yordam bering, kela olmayman", "помогите, я не могу выйти"]
)
def test_who_asks_for_help_asks_for_it_whatever_else_they_say(text: str) -> None:
    assert read(without_answer(text)).word is Word.HELP


@pytest.mark.parametrize("text", ["482.913 1", "482 913 1", "482-913 1", "1 482.913", "482.913 1 oldim"])
def test_a_key_is_read_however_its_digits_are_apart(text: str) -> None:
    reading = read_answer(text, DUTY)
    assert "482913" in reading.numbers and reading.digit_beside("482913") == 1


@pytest.mark.parametrize("text", ["500.000 so'm", "90 123 456 78", "12.482.913", "482.913.000"])
def test_an_amount_and_a_telephone_number_are_no_key_apart(text: str) -> None:
    assert not {"500000", "123456", "482913"} & set(read_answer(text, DUTY).numbers)


@pytest.mark.parametrize(
    "text",
    [
        "qaytib ketdim",
        "eshik ochilmadi qaytib ketdim",
        "u yerdan ketdim",
        "bordim hech kim yo'q ketdim",
        "uyga qaytdim",
        "ушла, никого нет",
        "мы уехали оттуда",
        "вернулась домой",
        "еду обратно",
        "ushla nikogo net",
    ],
)
def test_who_turned_back_is_known_by_it(text: str) -> None:
    reading = read_answer(text, CONTACT)
    assert reading.has_left and reading.digit is None


@pytest.mark.parametrize(
    "text",
    [
        "uydan ketdim",
        "ketdim",
        "qaytib boraman",
        "u qaytib keldi",
        "eri ketdi",
        "uni olib ketdim",
        "она ушла",
        "ушёл муж",
        "ушла с работы, еду",
        "ушли?",
        "вернусь через час",
    ],
)
def test_who_sets_out_or_tells_who_else_left_has_not_turned_back(text: str) -> None:
    assert not read_answer(text, CONTACT).has_left


@pytest.mark.parametrize("text", ["hammasi yaxshi kelmanglar 1", "kelmanglar 2", "не приезжайте 1"])
def test_a_digit_beside_words_that_nobody_need_come_is_unclear_and_asked(text: str) -> None:
    reading = read_answer(text, CONTACT)
    assert reading.digit is None and reading.is_heard
