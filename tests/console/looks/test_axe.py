"""Axe-core finds nothing on any page in any language, and no page is wider than a phone.

One page at each address in `make test`; in `make walk` one run for each page as it is made: for another role or thing
only where its markup is another. What depends on colours is looked at in one language. `make looks` draws every page
for every role.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from console.frame.words import LANGUAGES
from tests.console.looks.axe import AT_NIGHT, ON_A_PHONE, faults_of, faults_of_colours, faults_of_words, lay_on, unfold
from tests.console.looks.busy_office import BusyOffice, QuietOffice
from tests.console.looks.every_page import READERS, Leaf, Opened, Reader, Unseen, leaves, open_all, opened
from vocabulary.languages import EN, RU, Language

WITH_COLOURS = RU
"""Its words are the longest."""


def pages_in(
    offices: tuple[BusyOffice, QuietOffice], language: Language
) -> Iterator[tuple[QuietOffice, Reader, list[Opened]]]:
    """What each reader has to look at: whatever is made in a way that no reader before saw."""
    unseen, (busy, quiet) = Unseen(), offices
    for office, reader in [*((busy, one) for one in READERS), (quiet, READERS[0])]:
        if to_see := [one for one in open_all(office, reader, language) if unseen.has(one)]:
            yield office, reader, to_see


def one_at_each_address(office: BusyOffice) -> Iterator[tuple[Reader, list[Leaf]]]:
    """What each reader has to look at: the first thing at each address that no reader before may open."""
    seen: set[str] = set()
    for reader in READERS:
        first = {leaf.endpoint: leaf for leaf in reversed(list(leaves(office, reader))) if leaf.endpoint not in seen}
        seen |= first.keys()
        visitor = reader.sits_down(office, WITH_COLOURS)
        yield reader, [leaf for leaf in first.values() if opened(visitor, leaf).page.is_whole]


def seen_by_axe(page: Page, leaf: Leaf) -> list[str]:
    """What is wrong with a page, on a phone by day and at a desk by night."""
    page.goto(leaf.url)
    unfold(page)
    return faults_of(page, ON_A_PHONE) + faults_of_colours(page, AT_NIGHT)


@pytest.fixture
def offices(busy_office: BusyOffice, quiet_office: QuietOffice) -> tuple[BusyOffice, QuietOffice]:
    return busy_office, quiet_office


def test_axe_finds_nothing_at_any_address_by_day_and_by_night(busy_office: BusyOffice, browser: Browser) -> None:
    faults: list[str] = []
    for reader, to_see in one_at_each_address(busy_office):
        with reader.window(busy_office, browser, WITH_COLOURS) as context:
            page = context.new_page()
            for leaf in to_see:
                faults += [f"{leaf.name} for {reader}, {fault}" for fault in seen_by_axe(page, leaf)]
    assert faults == []


@pytest.mark.walk
def test_axe_finds_nothing_on_any_page_by_day_and_by_night(
    offices: tuple[BusyOffice, QuietOffice], browser: Browser
) -> None:
    faults: list[str] = []
    for office, reader, to_see in pages_in(offices, WITH_COLOURS):
        with reader.window(office, browser, WITH_COLOURS) as context:
            page = context.new_page()
            for one in to_see:
                faults += [f"{one.leaf.name} for {reader}, {fault}" for fault in seen_by_axe(page, one.leaf)]
    assert faults == []


@pytest.mark.walk
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language is not WITH_COLOURS])
def test_the_words_of_every_other_language_break_no_page(
    offices: tuple[BusyOffice, QuietOffice], browser: Browser, language: Language
) -> None:
    faults: list[str] = []
    with browser.new_context(base_url=offices[0].address) as context:
        page = context.new_page()
        page.goto("/console/privacy/")
        unfold(page)
        for _, reader, to_see in pages_in(offices, language):
            for one in to_see:
                lay_on(page, one.page.source)
                faults += [f"{one.leaf.name} for {reader}, {fault}" for fault in faults_of_words(page)]
    assert faults == []


def test_control_what_is_too_long_or_has_no_name_is_found(quiet_office: QuietOffice, browser: Browser) -> None:
    source = next(one.page.source for one in open_all(quiet_office, READERS[0], EN) if one.leaf.name == "queue-show")
    with browser.new_context(base_url=quiet_office.address) as context:
        page = context.new_page()
        page.goto("/console/privacy/")
        unfold(page)
        lay_on(page, source)
        assert faults_of_words(page) == []
        lay_on(page, source.replace("</h1>", "W" * 300 + "</h1><input>"))
        too_wide, *others = faults_of_words(page)
        assert "pixels wide" in too_wide and any("label: <input>" in fault for fault in others)
