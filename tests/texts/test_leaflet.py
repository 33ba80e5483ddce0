"""The card: what is on it, what is on its outside, and that it fits."""

import re
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sms.her_words.read import Word, read
from texts.catalogue import load_words
from texts.give_away import gives_away
from texts.leaflet.page import LANGUAGES, WORDS, leaflet_page
from texts.leaflet.printing import CannotPrint, print_pdf
from vocabulary.languages import RU, UZ

A6 = (105 / 25.4 * 72, 148 / 25.4 * 72)
"""Points (ISO 216)."""

LONGEST_CODE = "*000*000#"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("leaflet") / "card.pdf"
    print_pdf(leaflet_page(load_words("leaflet"), "*000#", "000"), file)
    return file.read_bytes()


def test_it_is_two_pages_of_a6(pdf: bytes) -> None:
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [tuple(map(float, box)) for box in boxes] == [pytest.approx(A6, abs=1)] * 2


def test_both_languages_and_the_code_are_printed(pdf: bytes) -> None:
    words = load_words("leaflet")
    for language in LANGUAGES:
        letters = set("".join(words.say(f"word.{word}", language) for word in WORDS))
        assert letters <= letters_in(pdf)
    assert set("*000#1") <= letters_in(pdf)


def letters_in(pdf: bytes) -> set[str]:
    """The characters that the fonts of a PDF say they show (ISO 32000-1 §9.10.3, ToUnicode)."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    maps = [text for text in map(_inflated, streams) if b"beginbfchar" in text or b"beginbfrange" in text]
    letters: set[str] = set()
    for text in maps:
        for code in re.findall(rb"^<[0-9A-F]+> <([0-9A-F]{4})>$", text, re.MULTILINE):
            letters.add(chr(int(code, 16)))
        for first, last, code in re.findall(rb"^<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]{4})>$", text, re.MULTILINE):
            letters.update(chr(int(code, 16) + n) for n in range(int(last, 16) - int(first, 16) + 1))
    return letters


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("word", "meaning"),
    [("help", Word.HELP), ("safe", Word.SAFE), ("menu", Word.MENU), ("centre", Word.CENTRE)],
)
def test_every_word_on_it_is_one_that_the_service_understands(language: str, word: str, meaning: Word) -> None:
    assert read(load_words("leaflet").say(f"word.{word}", language)).word is meaning


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["face.title", "face.subtitle", "back.notes"])
def test_nothing_on_its_outside_gives_her_away(key: str, language: str) -> None:
    assert gives_away(load_words("leaflet").say(key, language)) is None


def test_its_outside_holds_nothing_else() -> None:
    outside, _ = re.findall(r'<section class="sheet">(.*?)</section>', page(), re.DOTALL)
    words = load_words("leaflet")
    shown = " ".join(re.sub(r"<[^>]*>", " ", outside).split())
    notes = " · ".join(words.say("back.notes", language) for language in (UZ, RU))
    titles = " ".join(words.say("face.title", language) for language in (UZ, RU))
    subtitles = " · ".join(words.say("face.subtitle", language) for language in (UZ, RU))
    assert shown == f"{notes} {titles} {subtitles}"


@pytest.mark.parametrize("code", ["*000#", LONGEST_CODE])
def test_nothing_runs_over_the_edge(browser: Browser, code: str) -> None:
    card = browser.new_page()
    card.set_content(page(code))
    too_full = card.evaluate(
        "[...document.querySelectorAll('.half, .half *:not(svg *)')].filter(one => one.clientHeight &&"
        " (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1))"
        ".map(one => one.className || one.tagName)"
    )
    card.close()
    assert too_full == []


def test_paper_has_the_apostrophes_of_print() -> None:
    assert "soʻz" in page() and "qoʻngʻiroqni" in page()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotPrint, match="cannot be written"):
        print_pdf(page(), tmp_path / "file" / "card.pdf")


def page(code: str = "*000#") -> str:
    return leaflet_page(load_words("leaflet"), code, "000")
