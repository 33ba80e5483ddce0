"""How near the articles are, and that the measure sees each kind of fault."""

from dataclasses import replace

import pytest

from menus.loader import load_menu
from menus.model import Limits, Material, Menu
from menus.nearness import MOST, Way, farthest, ways_to_articles
from texts.alphabet import Alphabet
from vocabulary.languages import OFFERED, RU, UZ


@pytest.fixture(scope="module")
def ways(menu: Menu) -> tuple[Way, ...]:
    return tuple(ways_to_articles(menu))


def test_every_article_is_near_in_every_script_and_whole_on_every_screen(ways: tuple[Way, ...]) -> None:
    assert [fault for way in ways for fault in way.faults] == []
    assert {way.language for way in ways} == set(OFFERED)


def test_what_may_save_a_life_stands_on_the_first_screen(menu: Menu, ways: tuple[Way, ...]) -> None:
    body = {
        name: menu.material.articles.article(*name.split("/"), RU).body[:60]
        for name in ("health/head-blow", "health/stress", "plan/danger-near", "children/child-hurt", "order/if-broken")
    }

    assert all("103" in text or "102" in text for text in body.values()), body


def test_on_smaller_screens_articles_are_too_far_away(material: Material) -> None:
    smaller = load_menu(material, limits=Limits(gsm7=120, ucs2=60))

    faults = [fault for way in ways_to_articles(smaller, [UZ, RU]) for fault in way.faults]

    assert any("(uz): its end is" in fault for fault in faults)
    assert any("(ru): cut inside a sentence" in fault for fault in faults)


def test_the_farthest_of_each_language_is_named(ways: tuple[Way, ...]) -> None:
    lines = list(farthest(ways))

    assert len(lines) == len(OFFERED)
    assert all("cut inside a sentence: 0" in line for line in lines)


def test_a_way_beyond_its_most_is_named(ways: tuple[Way, ...]) -> None:
    near = replace(ways[0], most=replace(MOST[Alphabet.GSM7], first=1, end=1))

    assert len(list(near.faults)) == 2
