"""The articles as the team sees them: each in three scripts, how long it is trusted, and who has read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from store.desk.article_reviews import Review, Wording, wording_of
from texts.article import Article, Articles
from vocabulary.languages import RU, UZ, UZ_CYRL, Language

SCRIPTS = (UZ, UZ_CYRL, RU)
"""In which a caller reads."""

SOON = 30
"""Days before its last day in which an article is due."""

STATES = ("fresh", "due", "expired")


@dataclass(frozen=True, slots=True)
class InLanguage:
    """An article in one language: the days in which it is still shown, negative once it is not, and who read it."""

    article: Article
    days_left: int
    review: Review | None

    @property
    def is_reviewed(self) -> bool:
        """Whether a person who may judge it has read exactly this."""
        return self.article.reviewed or self.review is not None

    @property
    def state(self) -> str:
        """Whether it is trusted, soon to be compared with its source again, or out of date."""
        if self.days_left < 0:
            return "expired"
        return "due" if self.days_left <= SOON else "fresh"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in all its languages."""

    topic: str
    slug: str
    in_languages: tuple[InLanguage, ...]

    @property
    def state(self) -> str:
        """The worst of its languages."""
        return max((one.state for one in self.in_languages), key=STATES.index)

    @property
    def is_reviewed(self) -> bool:
        """Whether it was read in every language."""
        return all(one.is_reviewed for one in self.in_languages)

    def title(self, language: Language) -> str:
        """Its title for a reader of the console."""
        titles = {one.article.language: one.article.title for one in self.in_languages}
        return titles.get(language, titles[UZ])

    def fits(self, state: str) -> bool:
        """Whether it is looked for: by how long it is trusted, or because nobody has read it."""
        return state in ("", self.state) or (state == "unread" and not self.is_reviewed)


def entries_of(articles: Articles, topic: str, marks: Mapping[Wording, Review], today: date) -> list[Entry]:
    """The articles of a topic in their order; raises KeyError for a topic that there is not."""
    slugs = (heading.name for heading in articles.in_topic(topic))
    return [entry_of(articles, topic, slug, marks, today) for slug in slugs]


def entry_of(articles: Articles, topic: str, slug: str, marks: Mapping[Wording, Review], today: date) -> Entry:
    """One article; raises KeyError for one that there is not."""
    listed = (articles.article(topic, slug, language) for language in SCRIPTS)
    wordings = (InLanguage(one, (one.review_by - today).days, marks.get(wording_of(one))) for one in listed)
    return Entry(topic, slug, tuple(wordings))


def by_source(entries: list[Entry]) -> list[tuple[str, list[InLanguage]]]:
    """Each source with the wordings that rest on it, the one to be compared first at the top."""
    sources: dict[str, list[InLanguage]] = {}
    for one in _written(entries):
        sources.setdefault(one.article.source, []).append(one)
    return sorted(sources.items(), key=lambda pair: min(one.days_left for one in pair[1]))


def _written(entries: list[Entry]) -> Iterator[InLanguage]:
    """What stands in files; Cyrillic is made from Latin."""
    return (one for entry in entries for one in entry.in_languages if one.article.language != UZ_CYRL)
