"""What contacts of an open alert write, by kinds: what each text says, and what it must not be taken for (S23)."""

from pathlib import Path

import pytest

from sms.answer_words.grave_news import is_grave
from sms.answer_words.read import CONTACT, read_answer
from sms.answers.from_the_spot import asks_back, is_a_sign
from sms.answers.of_whom import calls_for_themselves
from sms.her_words.read import CALLS, read

TABLE = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "told.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def says(text: str) -> set[str]:
    """What is read in it; `help` and `possible` are calls of the contact's own."""
    reading, word = read_answer(text, CONTACT), read(text).word
    is_own_call = word in CALLS and calls_for_themselves(text)
    is_call = {word.value} if word and is_own_call else set()
    said = {
        "there": reading.is_there,
        "going": reading.digit == 1 and not reading.is_there,
        "cannot": reading.digit == 2 or reading.has_left,
        "not_found": reading.has_not_found,
        "asked": reading.digit is None and (reading.is_heard or is_a_sign(text)),
        "grave": is_grave(text),
        "question": asks_back(text),
    }
    return {one for one, is_said in said.items() if is_said} | is_call


@pytest.mark.parametrize(("text", "meant"), TABLE, ids=lambda cell: cell)
def test_what_the_told_write_says_what_is_meant(text: str, meant: str) -> None:
    said = says(text)
    for one in meant.split():
        assert (one.removeprefix("!") in said) is not one.startswith("!"), (one, said)


@pytest.mark.parametrize(
    "text",
    [
        "Nodiraga yordam kerak",
        "Nodiraga tez yordam kerak",
        "Lolaga yordam kerak, men uzoqdaman",
        "Нодирага ёрдам керак",
        "Нодире нужна помощь",
        "помогите Нодире пожалуйста, я далеко",
        "спасите Нодиру",
        "Nodirani qutqaring",
        "yordam kerak Nodiraga",
        "помогите Лоле",
    ],
)
def test_a_plea_for_her_by_her_name_is_no_call_of_who_was_told_of_her(text: str) -> None:
    assert not calls_for_themselves(text, ["Nodira", "Lola"])
    assert calls_for_themselves(text, ["Aziza", "+998 00 000 00 01", ""])


@pytest.mark.parametrize(
    "text",
    [
        "Nodiraga yordam kerak, menga ham",
        "menga yordam kerak Nodira bilan birgaman",
        "мне и Нодире нужна помощь",
        "Нодире и мне помогите",
        "Nodira yordam ber",
        "Лола, помоги",
    ],
)
def test_who_calls_for_themselves_beside_her_name_or_speaks_to_her_is_heard(text: str) -> None:
    assert calls_for_themselves(text, ["Nodira", "Lola", "Нодира", "Лола"])
