"""Words of ours that stand in no dictionary: none that is new, and none that nobody needs any more."""

import shutil
from pathlib import Path

import pytest

from texts.article import ARTICLES
from texts.catalogue import CATALOGUES
from texts.packet import For, pieces_for
from texts.spelling import (
    KNOWN_WORDS,
    NoDictionary,
    PlacedText,
    known_in,
    known_words,
    spelling_faults,
    unknown_words,
    words_of,
)
from vocabulary.languages import RU, UZ, UZ_CYRL, Language


def unknown(language: Language, text: str) -> list[str]:
    return [one.word for one in unknown_words(language, [PlacedText("a.po", 1, text)])]


def test_every_word_of_ours_is_in_a_dictionary_or_was_called_right() -> None:
    assert spelling_faults() == []


def test_a_slip_is_named_with_its_file_and_line(tmp_path: Path) -> None:
    catalogues, articles = tmp_path / "catalogues", tmp_path / "articles"
    shutil.copytree(CATALOGUES, catalogues)
    shutil.copytree(ARTICLES, articles)
    menu, talking = catalogues / "ru" / "menu.po", articles / "children" / "talking.uz.md"
    menu.write_text(menu.read_text("utf-8").replace("уточните", "утчоните"), "utf-8")
    talking.write_text(talking.read_text("utf-8") + "\nBolalrni himoya qiling.\n", "utf-8")
    line = next(n for n, said in enumerate(menu.read_text("utf-8").splitlines(), 1) if "утчоните" in said)

    in_russian, in_uzbek = sorted(spelling_faults(catalogues, articles), key=lambda fault: "articles" in fault)

    assert in_russian.startswith("catalogues/ru/menu.po:") and "утчоните" in in_russian
    assert abs(int(in_russian.split(":")[1]) - line) <= 3  # an entry begins with its key
    last = len(talking.read_text("utf-8").splitlines())
    assert in_uzbek.startswith(f"articles/children/talking.uz.md:{last}: (uz): болалрни: ")


def test_a_known_word_that_no_text_needs_is_named(tmp_path: Path) -> None:
    shutil.copytree(KNOWN_WORDS, tmp_path, dirs_exist_ok=True)
    with (tmp_path / "uz.txt").open("a", encoding="utf-8") as words:
        words.write("трактор\n")

    assert spelling_faults(known=tmp_path) == ["known_words/uz.txt: трактор: no text needs it"]


@pytest.mark.parametrize(
    "right",
    [
        *(
            "bolalaringizni",
            "markazlardagilarning",
            "ertaga",
            "gaplashmoqchiman",
            "kelmasangiz",
            "himoyasiz",
            "xotin-qizlar",
        ),
        *("болаларингизни", "гаплашмоқчиман", "қўшнининг", "ўртоғи"),
    ],
)
def test_uzbek_endings_are_taken_off(right: str) -> None:
    assert unknown(UZ, right) == []


@pytest.mark.parametrize("wrong", ["bolalrni", "markzlar", "gpalashing", "ҳимойа", "yordma", "xotin-qizzlar"])
def test_a_slip_in_an_uzbek_stem_is_found(wrong: str) -> None:
    assert len(unknown(UZ, wrong)) == 1


def test_russian_cases_are_known_and_slips_are_not() -> None:
    assert unknown(RU, "Звоните подругам из Ташкента, когда-нибудь поможем.") == []
    assert unknown(RU, "Звонтие подргуам. Кто-нибдуь") == ["звонтие", "подргуам", "кто-нибдуь"]


def test_placeholders_paths_and_other_letters_are_no_words() -> None:
    assert words_of("Файл tests/journeys и var/reports.html, код *000#, у {name}", RU) == ["Файл", "код"]
    assert words_of("Код {code}", UZ) == ["Код"]


def test_an_uzbek_word_that_is_known_is_known_with_its_endings() -> None:
    assert known_in("инспекторларга", UZ, frozenset({"инспектор"})) == {"инспектор"}
    assert known_in("инспекторам", RU, frozenset({"инспектор"})) == set()


def test_without_a_dictionary_the_check_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NoDictionary, match="hunspell-ru"):
        unknown(RU, "слово")


@pytest.mark.parametrize("language", [UZ, UZ_CYRL, RU])
def test_a_speaker_is_shown_which_words_no_dictionary_confirms(language: Language) -> None:
    pieces = pieces_for(For.SPEAKER, language)

    shown = [piece.seen for piece in pieces if "In no dictionary: " in piece.seen]
    assert shown and all(piece.seen.startswith("Seen: ") for piece in pieces)
    assert not any("In no dictionary" in piece.seen for piece in pieces_for(For.COUNSELLOR, language))


@pytest.mark.parametrize("language", [UZ, RU])
def test_known_words_are_sorted_and_stand_once(language: Language) -> None:
    lines = (KNOWN_WORDS / f"{language}.txt").read_text("utf-8").split()
    assert lines == sorted(known_words(language))
