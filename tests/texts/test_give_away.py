"""Words that must not reach her own phone are found however they are written; ordinary texts are left alone (S2)."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from texts.give_away import gives_away

FOUND = {
    "a word": ("Yordam", "yordam"),
    "an ending": ("yordamchi keladi", "yordamchi"),
    "endings of a short word": ("Ertaga suddan qog'oz keladi", "suddan"),
    "a typographic apostrophe": ("Zo‘ravonlik", "zo'ravonlik"),
    "no apostrophe": ("Zoravonlikdan", "zoravonlikdan"),
    "Uzbek Cyrillic, by rule": ("Зўравонлик", "зўравонлик"),
    "Uzbek Cyrillic without its own letters": ("Зуравонлик", "зуравонлик"),
    "ё": ("ЁРДАМ", "ердам"),
    "Russian": ("Кризисный центр", "кризисный"),
    "an ending of a Russian word": ("Придет с полицией", "полицией"),
    "Russian in Latin letters": ("bez nasiliya", "nasiliya"),
    "Russian in other Latin letters": ("Zaschita i ubejishe", "zaschita"),
    "English": ("Help centre", "help"),
    "the service": ("Najot: qabul qilindi", "najot"),
    "a number to call": ("102 ga qo'ng'iroq", "102"),
    "after a quote": ('"Markaz"', "markaz"),
    "a phrase": ("Yozing, ishonch telefoni bepul", "ishonch telefoni"),
    "with gaps": ("Ertaga y o r d a m keladi", "y o r d a m"),
    "with points": ("п.о.л.и.ц.и.я", "п о л и ц и я"),
    "a Cyrillic letter in a Latin word": ("Yоrdаm keladi", "yоrdаm"),
    "another that sounds otherwise": ("Рolitsiya", "рolitsiya"),
    "a Latin letter in a Cyrillic word": ("Психoлог", "психoлог"),
    "a figure for a letter": ("p0litsiya", "p0litsiya"),
    "zero-width marks inside": ("Yor\u200bdam", "yordam"),
}


@pytest.mark.parametrize(("text", "word"), list(FOUND.values()), ids=FOUND.keys())
def test_a_word_that_gives_her_away_is_found(text: str, word: str) -> None:
    assert gives_away(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "Qabul qilindi.",
        "Принято.",
        "Спасибо",
        "+998001021146",
        "+998 00 102 11 46",
        "Sudrab",
        "Sosiska",
        "Самосуд",
        "Посуда и судьба",
        "Namuna: TIL uz",
        "Markaziy bozor",
        "Центральный рынок",
        "Автобус 102",
        "Urganch",
        "",
        "'",
    ],
)
def test_an_ordinary_text_gives_nobody_away(text: str) -> None:
    assert gives_away(text) is None


def test_what_is_harmless_beside_it_hides_nothing() -> None:
    assert gives_away("Markaziy bozor yonidagi markaz") == "markaz"
    assert gives_away("Автобус 102, звоните 102") == "102"


MISSED = {"Панжарали уйга киринг", "P o l i s"}
FALSE_ALARMS = {"Orderlar haqida hikoya emas", "Супруги Ивановы прислали открытку", "Угрозыск"}


def sentences(kind: str) -> Iterator[str]:
    """What staff could write, or would, from `data/give_away.tsv`."""
    with (Path(__file__).parent / "data/give_away.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["is"] == kind:
                yield row["text"]


def test_of_six_hundred_telling_sentences_these_are_missed() -> None:
    telling = list(sentences("gives_away"))
    assert len(telling) > 600
    assert {text for text in telling if not gives_away(text)} == MISSED


def test_of_six_hundred_harmless_sentences_these_are_held_to_be_telling() -> None:
    harmless = list(sentences("harmless"))
    assert len(harmless) > 600
    assert {text for text in harmless if gives_away(text)} == FALSE_ALARMS
