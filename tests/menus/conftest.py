"""The menu as it ships, and a caller who speaks to it without a telephone."""

from collections.abc import Callable

import pytest

from menus.engine import begin, show
from menus.extremes import who_has_everything
from menus.facts import Facts
from menus.loader import load_menu
from menus.model import Material, Menu
from menus.walk import Proof, prove_for
from regions.geography import Geography, load_geography
from sms.her_words.common_words import is_common
from tests.menus.visitor import Visitor
from texts.article import Articles, load_articles
from texts.catalogue import Words, load_words
from vocabulary.languages import OFFERED

Visit = Callable[[Facts], Visitor]


@pytest.fixture(scope="session")
def words() -> Words:
    return load_words("menu")


@pytest.fixture(scope="session")
def geography() -> Geography:
    return load_geography()


@pytest.fixture(scope="session")
def articles() -> Articles:
    return load_articles()


@pytest.fixture(scope="session")
def material(words: Words, geography: Geography, articles: Articles) -> Material:
    return Material(words, geography, articles, is_common)


@pytest.fixture(scope="session")
def menu(material: Material) -> Menu:
    return load_menu(material)


@pytest.fixture(scope="session")
def sampled(menu: Menu) -> Proof:
    """The walk of one caller in each language, to whom everything happened; `make walk` goes as all of them."""
    return prove_for(menu, [who_has_everything(menu, language) for language in (None, *OFFERED)])


@pytest.fixture
def visit(menu: Menu) -> Visit:
    def start(facts: Facts) -> Visitor:
        place = begin(menu, facts)
        return Visitor(menu, facts, place, show(menu, place, facts))

    return start
