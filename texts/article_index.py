"""The order in which topics and articles stand, and what is said instead of an article out of date."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from texts.article_file import ArticleFault, Line, read_text, read_yaml
from vocabulary.languages import EN, UZ, Language

INDEX = "topics.yaml"
NEVER_SAID = "never_said.yaml"


@dataclass(frozen=True, slots=True)
class IndexedTopic:
    """A topic: its name in the folder, its titles, and the slugs of its articles in order."""

    name: str
    titles: Mapping[Language, str]
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one article in one language is kept."""

    topic: str
    slug: str
    language: Language

    @property
    def file(self) -> str:
        """Its file, relative to the articles' folder."""
        return f"{self.topic}/{self.slug}.{self.language}.md"


@dataclass(frozen=True, slots=True)
class Index:
    """What `topics.yaml` says. Every article is written in each of the languages.

    `not_yet` is read instead of one in `await_review` until it is reviewed.
    """

    languages: tuple[Language, ...]
    out_of_date: Mapping[Language, str]
    not_yet: Mapping[Language, str]
    await_review: frozenset[tuple[str, str]]
    topics: tuple[IndexedTopic, ...]
    text: str

    @property
    def places(self) -> list[Place]:
        """Every article that must be there, in order."""
        topics, languages = self.topics, self.languages
        return [Place(topic.name, slug, tag) for topic in topics for slug in topic.slugs for tag in languages]

    def line(self, piece: str) -> Line:
        """A piece of the index with the line where it stands first."""
        return Line(_line_at(self.text.find(piece), self.text), piece)


def read_index(directory: Path) -> Index:
    """Read the order of topics; raises ArticleFault."""
    text = read_text(directory, INDEX)
    index = read_yaml(text, INDEX)
    languages = tuple(Language(tag) for tag in _texts(index.get("languages"), "languages", text))
    if UZ not in languages:
        raise _fault("languages", f"must have {UZ}, which is read where there is no other", text)
    out_of_date = _in_each(languages, index.get("out_of_date"), "out_of_date", text)
    not_yet = _in_each(languages, index.get("not_yet", index["out_of_date"]), "not_yet", text)
    topics = index.get("topics")
    if not isinstance(topics, dict) or not topics:
        raise _fault("topics", "must hold the topics, each with title and articles", text)
    in_order = tuple(_topic(str(name), topic, languages, text) for name, topic in topics.items())
    awaiting = _awaiting(index.get("await_review", []), in_order, text)
    return Index(languages, out_of_date, not_yet, awaiting, in_order, text)


def read_never_said(directory: Path) -> dict[Language, dict[str, str]]:
    """Read what is never said, by language: how it begins, and why; raises ArticleFault."""
    text = read_text(directory, NEVER_SAID)
    never_said = {}
    for language, phrases in read_yaml(text, NEVER_SAID).items():
        if not isinstance(phrases, dict) or not all(_is_text(part) for pair in phrases.items() for part in pair):
            line = _line_of(str(language), text)
            raise ArticleFault(NEVER_SAID, line, f"{language} must hold lines of `phrase: why`")
        never_said[Language(language)] = phrases
    return never_said


def _awaiting(names: Any, topics: tuple[IndexedTopic, ...], text: str) -> frozenset[tuple[str, str]]:
    """The articles that nobody reads in production before somebody who may judge them has."""
    listed = {f"{topic.name}/{slug}": (topic.name, slug) for topic in topics for slug in topic.slugs}
    if not isinstance(names, list) or not set(names) <= listed.keys():
        raise _fault("await_review", "must hold articles that are listed below, as topic/article", text)
    return frozenset(listed[name] for name in names)


def _topic(name: str, topic: Any, languages: tuple[Language, ...], text: str) -> IndexedTopic:
    if not isinstance(topic, dict) or topic.keys() != {"title", "articles"}:
        raise _fault(name, "must hold title and articles, nothing else", text)
    titles = _in_each((*languages, EN), topic["title"], name, text)
    slugs = _texts(topic["articles"], name, text)
    if len(set(slugs)) < len(slugs):
        raise _fault(name, "lists an article twice", text)
    return IndexedTopic(name, titles, slugs)


def _in_each(languages: tuple[Language, ...], texts: Any, name: str, text: str) -> dict[Language, str]:
    if not isinstance(texts, dict) or texts.keys() != set(languages) or not all(map(_is_text, texts.values())):
        raise _fault(name, f"must be said in {', '.join(languages)}, and in nothing else", text)
    return texts


def _texts(values: Any, name: str, text: str) -> tuple[str, ...]:
    if not isinstance(values, list) or not values or not all(map(_is_text, values)):
        raise _fault(name, "must hold a list of words", text)
    return tuple(values)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _fault(name: str, reason: str, text: str) -> ArticleFault:
    return ArticleFault(INDEX, _line_of(name, text), f"{name} {reason}")


def _line_of(name: str, text: str) -> int:
    """The line where a name stands before its colon."""
    found = re.search(rf"^ *{re.escape(name)}:", text, re.MULTILINE)
    return _line_at(found.start() if found else 0, text)


def _line_at(position: int, text: str) -> int:
    return text.count("\n", 0, max(position, 0)) + 1
