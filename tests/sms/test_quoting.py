"""What stands round her words hides nothing; and of what is quoted or forwarded only a call for help is heard."""

import pytest

from sms.quoting import without_frame
from sms.words import Word, read


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
        "\u202e> YORDAM\u202c",
    ],
)
def test_a_call_that_is_quoted_or_forwarded_is_heard(text: str) -> None:
    assert read(text).word is Word.HELP


@pytest.mark.parametrize(
    "text",
    ["> XAVFSIZ", "Fwd: XAVFSIZ", "> STOP", "Fwd: STOP", "Fwd: UNUT", "> yordam kerak emas", "Переслано: отмена"],
)
def test_nothing_else_that_is_quoted_or_forwarded_does_anything(text: str) -> None:
    assert read(text).word is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("XAVFSIZ\n> Qabul qilindi. Yordam so'rovi yuborildi", Word.SAFE),
        ("STOP\n\n-----Original Message-----\nNodira yordam so'radi", Word.STOP),
        ("YORDAM\n> Qabul qilindi", Word.HELP),
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
