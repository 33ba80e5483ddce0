"""Words that must not reach her own phone are found however they are written."""

import pytest

from texts.give_away import gives_away

FOUND = {
    "a word": ("Yordam", "yordam"),
    "an ending": ("yordamchi keladi", "yordamchi"),
    "a typographic apostrophe": ("Zo‘ravonlik", "zo'ravonlik"),
    "Uzbek Cyrillic, by rule": ("Зўравонлик", "зўравонлик"),
    "ё": ("ЁРДАМ", "ердам"),
    "Russian": ("Кризисный центр", "кризисный"),
    "Russian in Latin letters": ("pomoshch, nasilie", "nasilie"),
    "English": ("Help centre", "help"),
    "the service": ("Najot: qabul qilindi", "najot"),
    "a number to call": ("102 ga qo'ng'iroq", "102"),
    "after a quote": ('"Markaz"', "markaz"),
}


@pytest.mark.parametrize(("text", "word"), list(FOUND.values()), ids=FOUND.keys())
def test_a_word_that_gives_her_away_is_found(text: str, word: str) -> None:
    assert gives_away(text) == word


@pytest.mark.parametrize(
    "text",
    ["Qabul qilindi.", "Принято.", "Спасибо", "+998001021146", "Sudrab", "Sosiska", "Самосуд", "Namuna: TIL uz", ""],
)
def test_an_ordinary_text_gives_nobody_away(text: str) -> None:
    assert gives_away(text) is None
