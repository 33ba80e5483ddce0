"""Every page that somebody may open, for every role, in every language: whole, in their words, and with no way too far.

The matrix comes from the map of addresses, so that a new page is in it without being named.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from werkzeug.exceptions import HTTPException

from console.frame.guard import what_it_needs
from console.frame.words import LANGUAGES
from staff.rights import Right
from tests.console.looks.busy_office import HER_WORD, BusyOffice
from tests.console.looks.every_page import READERS, Reader, open_all
from tests.console.looks.page_source import PageSource, Way
from texts.article import load_articles
from texts.catalogue import domains, load_words
from vocabulary.languages import Language

NUMBER = re.compile(r"99800\d{7}")
"""Every number of the demonstration begins so; a picture to be scanned has other long rows of figures by chance."""
SHOWS_NUMBERS = {"centres.download"}
"""The directory as a file to be edited and sent back; the audit log has who took it."""
GIVEN_NAMES = {"namuna"}
"""What members of the demonstration's team called a thing of theirs; it is a word of the catalogues too."""
FINE = {200, 204}
WORDS_OF_TEMPLATES = {"Najot", "CSV", "SMS"}
CONSOLE = Path("console")


@cache
def all_texts(language: Language) -> frozenset[str]:
    """Everything that the console says in this language, but for texts with a value in them."""
    words = [load_words(domain) for domain in domains() if domain.startswith("console")]
    return frozenset(one.say(key, language) for one in words for key in one.keys if not one.placeholders(key))


@cache
def foreign_texts(language: Language) -> frozenset[str]:
    """What the console says in the other languages and not in this one."""
    others = frozenset().union(*(all_texts(other) for other in LANGUAGES if other is not language))
    return others - all_texts(language)


@cache
def titles_of_articles() -> frozenset[str]:
    """Shown in the languages that an article has; a short one may be a word of the catalogues too."""
    articles = load_articles()
    listed = (one for topic in articles.topics for one in articles.in_topic(topic.name))
    return frozenset(title for one in listed for title in one.titles.values())


def leads_too_far(office: BusyOffice, reader: Reader, way: Way) -> bool:
    """Whether a link or button leads to no page, or to one that this reader may not open."""
    if not way.url.startswith("/"):
        return not way.url.startswith(("#", "?", "tel:", "https:"))
    path = re.split("[?#]", way.url)[0]
    if Way(way.method, path) == Way("GET", office.demo.settings.phones_url):
        return False
    try:
        endpoint, _ = office.app.url_map.bind("").match(path, way.method)
    except HTTPException:
        return True
    return not reader.may(what_it_needs(office.app, endpoint))


def numbers_in(page: PageSource) -> set[str]:
    """Every number that stands in it in clear."""
    squeezed = (re.sub(r"[\s()-]", "", value) for value in page.values)
    return {number for value in squeezed for number in NUMBER.findall(value)}


def faults_in(page: PageSource, language: Language) -> list[str]:
    """What is wrong with the source of a whole page in this language."""
    as_they_are = GIVEN_NAMES | titles_of_articles()
    twice = [one for one, times in Counter(page.ids).items() if times > 1]
    return [
        *([f"its language is {page.language}"] if page.language != language else []),
        *([f"it has {page.headings.count('h1')} h1"] if page.headings.count("h1") != 1 else []),
        *(f"two are {one}" for one in twice),
        *(f"no label: {one}" for one in page.nameless),
        *(f"not translated: {text}" for text in page.texts if text in foreign_texts(language) - as_they_are),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reader", READERS, ids=str)
def test_every_page_is_whole_and_shows_its_reader_no_more_than_theirs(
    busy_office: BusyOffice, reader: Reader, language: Language
) -> None:
    public = {centre.phone.lstrip("+") for centre in busy_office.demo.service.directory.newest().centres}
    faults: list[str] = []
    opened = open_all(busy_office, reader, language)
    for one in opened:
        if one.status in FINE:
            numbers = set() if one.leaf.endpoint in SHOWS_NUMBERS else numbers_in(one.page) - public
            found = [
                *(faults_in(one.page, language) if one.page.is_whole else []),
                *(f"leads too far: {way}" for way in one.page.ways if leads_too_far(busy_office, reader, way)),
                *(f"shows {number}" for number in numbers),
                *([f"shows {HER_WORD}"] if HER_WORD in one.page.source and not reads_of_her(reader) else []),
            ]
            faults += [f"{one.leaf.name}: {fault}" for fault in found]
        elif one.status != 404:
            faults.append(f"{one.leaf.name}: {one.status}")
    assert faults == []
    assert {one.leaf.endpoint for one in opened} == {one.leaf.endpoint for one in opened if one.status in FINE}


def reads_of_her(reader: Reader) -> bool:
    """Whether what callers wrote is theirs to read."""
    content = {Right.SEE_WORK, Right.ANSWER_REQUESTS, Right.REVIEW}
    return any(reader.may(right) for right in content)


@pytest.mark.parametrize("template", sorted(CONSOLE.glob("*/templates/*/*.html")), ids=lambda path: path.name)
def test_no_word_stands_in_a_template(template: Path) -> None:
    not_said = r"{#.*?#}|{%.*?%}|{{.*?}}|aria-\w+=\"[^\"]*\""
    page = PageSource(re.sub(not_said, "", template.read_text(encoding="utf-8"), flags=re.DOTALL))
    assert set(re.findall(r"[^\W\d_]{2,}", " ".join(page.texts))) <= WORDS_OF_TEMPLATES
