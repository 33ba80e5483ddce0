"""What stands round her words hides nothing; and of what is quoted or forwarded only a call for help is heard."""

import time

import pytest

from sms.answer_words.for_each_code import read_answers
from sms.answer_words.read import CONTACT, read_answer
from sms.her_words.read import Word, read
from sms.language.quoting import own_words, without_frame, without_marks_of_quoting


@pytest.mark.parametrize(
    "text",
    [
        "> yordam bering",
        "> YORDAM\n> Chirchiq",
        "Fwd: YORDAM",
        "FW: помогите мне",
        "Переслано: помогите меня бьют",
        "Uzatildi: yordam bering",
        "ok\n> YORDAM kerak",
        "Avtojavob: YORDAM",
        "\u202e> YORDAM\u202c",
    ],
)
def test_a_call_that_is_quoted_or_forwarded_is_heard(text: str) -> None:
    assert read(text).word is Word.HELP


@pytest.mark.parametrize(
    "text",
    [
        "> XAVFSIZ",
        "Fwd: XAVFSIZ",
        "> STOP",
        "Fwd: STOP",
        "Fwd: UNUT",
        "> yordam kerak emas",
        "Переслано: отмена",
        "Avtojavob: STOP",
    ],
)
def test_nothing_else_that_is_quoted_or_forwarded_does_anything(text: str) -> None:
    assert read(text).word is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("XAVFSIZ\n> Qabul qilindi. Yordam so'rovi yuborildi", Word.SAFE),
        ("STOP\n\n-----Original Message-----\nNodira yordam so'radi", Word.STOP),
        ("YORDAM\n> Qabul qilindi", Word.HELP),
        ("> Qabul qilindi\n>\nXAVFSIZ", Word.SAFE),
    ],
)
def test_her_own_words_go_before_those_that_she_quotes(text: str, word: Word) -> None:
    assert read(text).word is word


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("(1/2) yordam bering u meni", "yordam bering u meni"),
        ("<2/2>uryapti Chirchiq", "uryapti Chirchiq"),
        ("Re: YORDAM", "YORDAM"),
        ("[SMS] YORDAM", "YORDAM"),
        ("YORDAM Yuborildi: Samsung Galaxy", "YORDAM"),
        ("yordam bering Отправлено с iPhone", "yordam bering"),
        ("12/4 Chilonzor yordam", "12/4 Chilonzor yordam"),
        ("yordam yuborildi: Chirchiq", "yordam yuborildi: Chirchiq"),
        ("(1/2)", "(1/2)"),
        ("1 boraman", "1 boraman"),
        ("", ""),
    ],
)
def test_the_number_of_a_part_an_answers_mark_and_a_phones_name_go(text: str, inner: str) -> None:
    assert without_frame(text) == inner


def test_a_quote_tells_which_alert_is_meant_and_answers_for_none() -> None:
    reading = read_answer("boraman\n> 4821 Nodira yordam so'radi. Javob: 2", CONTACT)
    assert (reading.digit_beside("4821"), reading.numbers) == (1, ["4821"])
    assert read_answer("> 48211", CONTACT).digit_beside("4821") is None
    assert read_answers("> 5875 1\n> 4632 1", ["5875", "4632"], CONTACT) == {}
    assert not read_answer("Fwd: ha", CONTACT).is_yes


def test_what_a_quote_says_of_her_is_heard_beside_an_answer() -> None:
    assert read_answer("1\n> eri pichoq bilan turibdi", CONTACT).says_more
    assert read_answer("Fwd: topolmadim", CONTACT).has_not_found


@pytest.mark.parametrize("text", ["> ", "--", " \n>", "avtojavob ", "не беспокоить "])
def test_an_endless_text_is_read_at_once(text: str) -> None:
    began = time.monotonic()
    for endless in (text * 10_000, text + "\n" * 50_000, "\n" * 50_000 + text):
        own_words(endless)
        without_marks_of_quoting(endless)
    assert time.monotonic() - began < 2
