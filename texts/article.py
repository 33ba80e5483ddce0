"""The articles of "Good to know": short texts by topic, each with its source and the day until which it is trusted.

`<topic>/<slug>.<language>.md` holds one; `topics.yaml` their order. Uzbek Cyrillic is made from Uzbek Latin by rule.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from texts.article_file import ArticleFault
from texts.article_shelf import Shelf
from texts.transliterate import to_cyrillic
from vocabulary.languages import UZ, UZ_CYRL, Language

__all__ = ["ARTICLES", "Article", "ArticleFault", "Articles", "Heading", "Reading", "article_faults", "load_articles"]

ARTICLES = Path(__file__).parent / "articles"


@dataclass(frozen=True, slots=True)
class Article:
    """One article in one language, its paragraphs parted by a line break; `reviewed` is explained in docs/articles.md.

    `checked` is the day when it was last compared with its source, `review_by` the last day on which it is shown.
    """

    topic: str
    slug: str
    language: Language
    title: str
    body: str
    source: str
    checked: date
    review_by: date
    reviewed: bool

    @property
    def fingerprint(self) -> bytes:
        """32 bytes that stand for exactly this wording, its source and its dates."""
        said = (self.title, self.body, self.source, self.checked.isoformat(), self.review_by.isoformat())
        return sha256(json.dumps(said, ensure_ascii=False).encode()).digest()

    def is_expired(self, today: date) -> bool:
        """Tell whether nobody looked at it in time."""
        return today > self.review_by


@dataclass(frozen=True, slots=True)
class Heading:
    """A line to choose from: a topic or an article by its name in the folder, and its titles."""

    name: str
    titles: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What she reads."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Articles:
    """All articles, in the order in which they are listed; KeyError names a topic or slug that is not there."""

    topics: tuple[Heading, ...]
    _in_topic: Mapping[str, tuple[Heading, ...]]
    _articles: Mapping[tuple[str, str, Language], Article]
    _out_of_date: Mapping[Language, str]
    _not_yet: Mapping[Language, str]
    _held_back: frozenset[tuple[str, str]] = frozenset()

    def in_topic(self, topic: str) -> tuple[Heading, ...]:
        """The articles of a topic."""
        return self._in_topic[topic]

    def article(self, topic: str, slug: str, language: Language) -> Article:
        """An article as it is kept; in a language without articles, the Uzbek one."""
        own = self._articles.get((topic, slug, language))
        return own or self._articles[topic, slug, UZ]

    def text(self, topic: str, slug: str, language: Language, today: date) -> Reading:
        """What she reads today: the title, and the hotlines instead of a text that expired or awaits a reviewer."""
        article = self.article(topic, slug, language)
        if (topic, slug) in self._held_back and not article.reviewed:
            return Reading(article.title, self._not_yet[article.language])
        if article.is_expired(today):
            return Reading(article.title, self._out_of_date[article.language])
        return Reading(article.title, article.body)


def load_articles(directory: Path = ARTICLES, *, hold_back: bool = False) -> Articles:
    """Load all articles, once a process if they ship; raises the first ArticleFault if there is one.

    `hold_back` in production: those that await a reviewer's mark are read by nobody before it stands in their file.
    """
    return _shipped(hold_back) if directory == ARTICLES else _read_articles(directory, hold_back)


@cache
def _shipped(hold_back: bool) -> Articles:
    return _read_articles(ARTICLES, hold_back)


def _read_articles(directory: Path, hold_back: bool) -> Articles:
    shelf = Shelf.read(directory)
    if shelf.faults:
        raise shelf.faults[0]
    articles = {(article.topic, article.slug, article.language): article for article in _articles_on(shelf)}
    headings = tuple(Heading(topic.name, _with_cyrillic(topic.titles)) for topic in shelf.index.topics)
    in_topic = {
        topic.name: tuple(Heading(slug, _titles(articles, topic.name, slug)) for slug in topic.slugs)
        for topic in shelf.index.topics
    }
    held_back = shelf.index.await_review if hold_back else frozenset()
    out_of_date, not_yet = _with_cyrillic(shelf.index.out_of_date), _with_cyrillic(shelf.index.not_yet)
    return Articles(headings, in_topic, articles, out_of_date, not_yet, held_back)


def article_faults(today: date, directory: Path = ARTICLES) -> list[str]:
    """List everything that is wrong with the articles, those out of date included: file, line and reason."""
    try:
        shelf = Shelf.read(directory)
    except ArticleFault as fault:
        return [str(fault)]
    return [str(fault) for fault in (*shelf.faults, *shelf.wrongly_dated(today))]


def _articles_on(shelf: Shelf) -> Iterator[Article]:
    for place in shelf.index.places:
        file = shelf.files[place.file]
        article = Article(place.topic, place.slug, place.language, body=file.body, **file.fields)
        yield article
        if place.language == UZ:
            title, body = to_cyrillic(article.title), to_cyrillic(article.body)
            yield replace(article, language=UZ_CYRL, title=title, body=body)


def _titles(articles: Mapping[tuple[str, str, Language], Article], topic: str, slug: str) -> dict[Language, str]:
    return {key[2]: article.title for key, article in articles.items() if key[:2] == (topic, slug)}


def _with_cyrillic(texts: Mapping[Language, str]) -> dict[Language, str]:
    return {**texts, UZ_CYRL: to_cyrillic(texts[UZ])}
