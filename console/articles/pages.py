"""The pages of the articles: all of them by topic, one as callers read it, and the sources they rest on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from console.articles.shelf import SCRIPTS, Entry, InLanguage, by_source, entries_of, entry_of
from console.frame.desk import Desk
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from menus.preview import article_screens
from staff.audit import Deed
from staff.rights import Right
from staff.steps import Step
from store.desk.article_reviews import Review, StoredReviews, Wording
from texts.article import Articles
from texts.times import local_date
from vocabulary.languages import UZ


def articles_pages(desk: Desk) -> Blueprint:
    """The articles of "Good to know"."""
    pages = Blueprint("articles", __name__, template_folder="templates", static_folder="static")

    @pages.context_processor
    def words() -> dict[str, Any]:
        team = desk.staff.everybody_by_id()
        return {"who": lambda member_id: team[member_id].name if member_id in team else ""}

    @pages.get("/")
    @needs(Right.SEE_ARTICLES)
    def show() -> str:
        wanted, entries = request.args.get("state", ""), _by_topic(desk)
        return render_template(
            "articles/list.html",
            wanted=wanted,
            topics=[(heading, [one for one in listed if one.fits(wanted)]) for heading, listed in entries],
            entries=[one for _, listed in entries for one in listed],
            reader=_reader(),
            scripts=SCRIPTS,
        )

    @pages.get("/sources")
    @needs(Right.SEE_ARTICLES)
    def sources() -> str:
        entries = [one for _, listed in _by_topic(desk) for one in listed]
        return render_template("articles/sources.html", sources=by_source(entries))

    @pages.get("/<topic>/<slug>")
    @needs(Right.SEE_ARTICLES)
    def one(topic: str, slug: str) -> str:
        return _page(desk, _entry(desk, topic, slug))

    @pages.post("/<topic>/<slug>/review")
    @needs(Right.REVIEW_ARTICLES)
    def review(topic: str, slug: str) -> Response | tuple[str, int]:
        entry = _entry(desk, topic, slug)
        read = _asked_for(entry)
        if request.form.get("fingerprint") != read.article.fingerprint.hex():
            return _page(desk, entry, is_late=True), 409
        desk.note(Deed.CHANGED, "article", f"{topic}/{slug}"[:64], step=Step.REVIEWED, of=read.article.language)
        is_first = _reviews(desk).add(read.article, Review(desk.member.id, desk.now()))
        return _back(desk, entry, "articles.marked" if is_first else "articles.marked_before")

    @pages.post("/<topic>/<slug>/take-back")
    @needs(Right.REVIEW_ARTICLES)
    def take_back(topic: str, slug: str) -> Response:
        entry = _entry(desk, topic, slug)
        read = _asked_for(entry)
        desk.note(Deed.CHANGED, "article", f"{topic}/{slug}"[:64], step=Step.NOT_REVIEWED, of=read.article.language)
        _reviews(desk).take_back(read.article)
        return _back(desk, entry, "articles.taken_back")

    return pages


def _reader() -> Any:
    language = language_of_reader()
    return language if language in SCRIPTS else UZ


def _reviews(desk: Desk) -> StoredReviews:
    return StoredReviews(desk.service.engine)


def _articles(desk: Desk) -> Articles:
    return desk.service.menu.material.articles


def _marks_and_today(desk: Desk) -> tuple[Mapping[Wording, Review], date]:
    return _reviews(desk).by_wording(), local_date(desk.now())


def _by_topic(desk: Desk) -> list[tuple[Any, list[Entry]]]:
    marks, today = _marks_and_today(desk)
    articles = _articles(desk)
    return [(topic, entries_of(articles, topic.name, marks, today)) for topic in articles.topics]


def _entry(desk: Desk, topic: str, slug: str) -> Entry:
    try:
        return entry_of(_articles(desk), topic, slug, *_marks_and_today(desk))
    except KeyError:
        abort(404)


def _asked_for(entry: Entry) -> InLanguage:
    for one in entry.in_languages:
        if one.article.language == request.form.get("language"):
            return one
    abort(400)


def _back(desk: Desk, entry: Entry, said: str) -> Response:
    flash(desk.say(language_of_reader(), said), "done")
    return redirect(url_for("articles.one", topic=entry.topic, slug=entry.slug), 303)


def _page(desk: Desk, entry: Entry, *, is_late: bool = False) -> str:
    menu, now = desk.service.menu, desk.now()
    return render_template(
        "articles/one.html",
        entry=entry,
        topic=next(heading for heading in _articles(desk).topics if heading.name == entry.topic),
        screens={script: article_screens(menu, entry.topic, entry.slug, script, now) for script in SCRIPTS},
        reader=_reader(),
        is_late=is_late,
    )
