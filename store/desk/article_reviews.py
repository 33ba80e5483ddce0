"""Who read which wording of an article: a changed one has another fingerprint, and so loses its mark."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, select

from store.database import insert_if_new, reading, writing
from store.tables.articles import article_reviews as reviews
from texts.article import Article
from vocabulary.languages import Language

Wording = tuple[str, Language, bytes]
"""An article by its name, the language in which it was read, and what exactly was read."""


@dataclass(frozen=True, slots=True)
class Review:
    """Who read a wording (an id), and when (aware UTC)."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StoredReviews:
    """The marks that the team set."""

    engine: Engine

    def by_wording(self) -> Mapping[Wording, Review]:
        """Every mark, those of former wordings too."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(reviews)).all()
        return {
            (row.file, Language(row.language), bytes(row.fingerprint)): Review(row.reviewed_by, row.reviewed_at)
            for row in rows
        }

    def add(self, article: Article, review: Review) -> bool:
        """Mark this wording as read; False when somebody has done so already."""
        file, language, fingerprint = wording_of(article)
        key = {"file": file, "language": language, "fingerprint": fingerprint}
        with writing(self.engine) as connection:
            return insert_if_new(connection, reviews, **key, reviewed_by=review.by, reviewed_at=review.at)

    def take_back(self, article: Article) -> None:
        """Remove the mark of this wording."""
        file, language, fingerprint = wording_of(article)
        this = (reviews.c.file == file, reviews.c.language == language, reviews.c.fingerprint == fingerprint)
        with writing(self.engine) as connection:
            connection.execute(delete(reviews).where(*this))


def wording_of(article: Article) -> Wording:
    """What a mark is kept under."""
    return f"{article.topic}/{article.slug}", article.language, article.fingerprint
