"""What contacts write from the spot: who turned back, who did not find her, and what cannot wait (S23)."""

from pathlib import Path

import pytest

from sms.answer_words.grave_news import is_grave
from sms.answer_words.read import CONTACT, read_answer

TABLE = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "from_the_spot.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def said(text: str) -> str:
    reading = read_answer(text, CONTACT)
    if is_grave(text):
        return "grave"
    if reading.has_left or reading.has_not_found:
        return "left" if reading.has_left else "not_found"
    return "cannot" if reading.digit == 2 else "none"


def test_the_table_is_long_enough_to_say_something() -> None:
    kinds = ("left", "cannot", "grave", "not_found", "none")
    assert all(sum(meant == kind for _, meant in TABLE) >= 10 for kind in kinds)


@pytest.mark.parametrize(("text", "meant"), TABLE, ids=lambda cell: cell)
def test_what_is_written_from_the_spot_says_what_is_meant(text: str, meant: str) -> None:
    assert said(text) == meant


ORDINARY = [
    "o'lmadi, tirik", "она не умерла", "телефон умер", "telefonim o'ldi zaryad yo'q", "kulib o'ldim",
    "меня убьют на работе", "nafas rostlab olay", "yuragim yomon", "qon bosimim ko'tarildi", "hushyor bo'ling",
    "sezgir bo'l", "дышит ровно", "в сознании", "пульс есть", "боюсь что умрёт", "умоляю приезжайте",
    "uxlab yotibdi", "yotibdi charchagan", "она лежит отдыхает", "спит", "uyg'ondi", "ko'zini ochdi",
    "двигается", "shevelitsya", "olib ketdim uni", "olib qoldim uni", "uni olib qolishdi", "ulgurmayman",
    "ulguraman", "o'lchab ko'ring", "qizim yig'layapti", "опоздаю умираю от пробок", "вода кончилась",
    "tirik u",
]  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY)
def test_nothing_grave_is_read_in_what_is_not(text: str) -> None:
    assert not is_grave(text)
