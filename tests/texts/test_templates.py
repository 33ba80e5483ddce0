"""The list that an operator hands in for moderation."""

import subprocess
import sys
from pathlib import Path

import pytest

from texts.catalogue import load_words
from texts.templates import list_templates

TEA = Path(__file__).parent / "data" / "catalogues"


def test_every_text_stands_there_with_its_values_in_every_language() -> None:
    assert list(list_templates(load_words("tea", TEA))) == [
        "1. tea.offer (one screen) {name}",
        "   ru       Чаю, {name}?",
        "   uz       Choy ichasizmi, {name}?",
        "   uz-Cyrl  Чой ичасизми, {name}?",
        "2. tea.ready (SMS, parts: at most 1) {count} {name}",
        "   ru       Для {name} налито: {count}.",
        "   uz       {name} uchun {count} piyola tayyor.",
        "   uz-Cyrl  {name} учун {count} пиёла тайёр.",
        "3. tea.green (a piece of other texts)",
        "   ru       Зелёный",
        "   uz       Ko'k",
        "   uz-Cyrl  Кўк чой",
    ]


@pytest.mark.parametrize("in_latin", [False, True])
def test_every_outgoing_text_of_the_service_is_listed(in_latin: bool) -> None:
    words = load_words("notices")
    heads = [line for line in list_templates(words, in_latin=in_latin) if not line.startswith(" ")]
    assert [head.split()[1] for head in heads] == list(words.keys)


def test_a_route_without_cyrillic_gets_no_cyrillic() -> None:
    assert "".join(list_templates(load_words("notices"), in_latin=True)).isascii()


def test_who_stops_reading_the_list_sees_no_traceback() -> None:
    listing = subprocess.Popen(
        [sys.executable, "-u", "-m", "texts", "templates"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert listing.stdout and listing.stderr
    listing.stdout.readline()
    listing.stdout.close()

    with listing.stderr as said:
        assert said.read() == b""
    listing.wait()
