"""The team sees what callers read, how long it is trusted and on what it rests, and marks what it has read."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from console.articles.shelf import entry_of
from staff.audit import Deed
from staff.member import Role
from store.desk.article_reviews import Review, StoredReviews, wording_of
from store.instant import utc_now
from tests.console.office import Office, Visitor
from tests.demo import Demo
from tests.store.record import NOON, Record
from texts.article import Article, load_articles
from vocabulary.languages import EN, RU, UZ, UZ_CYRL

URL = "/console/articles/order/first-day"


def english(office: Office, role: Role) -> Visitor:
    office.staff.choose_language(office.member(role), EN)
    return office.client(role)


def fingerprint_on(page: str, language: str) -> str:
    form = re.search(rf'name="language" value="{language}">\s*<input[^>]*name="fingerprint" value="([0-9a-f]+)"', page)
    assert form
    return form[1]


def test_all_topics_are_listed_with_what_nobody_has_read(office: Office) -> None:
    page = english(office, Role.SUPERVISOR).reads("/console/articles/")
    ours = load_articles()
    count = sum(len(ours.in_topic(topic.name)) for topic in ours.topics)
    assert page.count('<tr><th scope="row">') == count
    assert page.count("not reviewed") >= 3 * count


def test_an_article_is_shown_as_a_phone_shows_it(office: Office) -> None:
    page = english(office, Role.DOCTOR).reads(URL)
    phone = office.demo.phone("+998000000044")
    phone.dials().chooses("Русский", "Полезно знать").chooses("Ордер").chooses("Первые сутки")
    assert phone.screen in page
    assert "gazeta.uz" in page


def test_a_mark_names_who_in_which_language_and_when(office: Office) -> None:
    lawyer = english(office, Role.LAWYER)
    page = lawyer.reads(URL)
    lawyer.sends(f"{URL}/review", language="ru", fingerprint=fingerprint_on(page, "ru"))
    page = lawyer.reads(URL)
    assert "Ирина (namuna)" in page and page.count("nobody yet") == 2
    entry = office.written()[-1]
    assert (entry.deed, entry.kind, entry.key, entry.detail) == (
        Deed.CHANGED,
        "article",
        "order/first-day",
        "reviewed ru",
    )
    lawyer.sends(f"{URL}/take-back", language="ru")
    assert lawyer.reads(URL).count("nobody yet") == 3


def test_who_may_not_judge_an_article_cannot_mark_it(office: Office) -> None:
    doctor = english(office, Role.DOCTOR)
    assert "I have read it" not in doctor.reads(URL)
    assert doctor.sends(f"{URL}/review", language="ru").status_code == 403


def test_a_wording_that_changed_while_one_read_it_is_not_marked(office: Office) -> None:
    answer = english(office, Role.LAWYER).sends(f"{URL}/review", language="ru", fingerprint="00")
    assert answer.status_code == 409 and "changed while you were reading" in answer.get_data(as_text=True)


@pytest.mark.parametrize("url", ["order/no-such", "no-such/first-day"])
def test_what_there_is_not_is_not_found(office: Office, url: str) -> None:
    lawyer = english(office, Role.LAWYER)
    assert lawyer.get(f"/console/articles/{url}").status_code == 404
    assert lawyer.sends(f"/console/articles/{url}/review").status_code == 404
    assert lawyer.sends(f"{URL}/review", language="xx").status_code == 400


def test_an_article_out_of_date_is_found_and_shows_the_hotlines(tmp_path: Path) -> None:
    later: datetime = utc_now() + timedelta(days=200)
    demo = Demo(tmp_path, lambda: later)
    lawyer = english(Office(demo), Role.LAWYER)
    assert "expired" in lawyer.reads("/console/articles/?state=expired")
    page = lawyer.reads(URL)
    assert "Nobody compared it in time" in page and "102" in page
    demo.close()


def test_sources_name_the_articles_that_rest_on_them(office: Office) -> None:
    page = english(office, Role.AUDITOR).reads("/console/articles/sources")
    assert "gazeta.uz, 14 May 2024" in page and "/console/articles/order/first-day" in page


@pytest.mark.parametrize("days", [30, 31])
def test_an_article_is_due_a_month_before_its_last_day(days: int) -> None:
    articles = load_articles()
    last_day = min(articles.article("order", "first-day", language).review_by for language in (UZ, RU))
    entry = entry_of(articles, "order", "first-day", {}, last_day - timedelta(days=days))
    assert entry.state == ("due" if days == 30 else "fresh")


def changed(article: Article) -> list[Article]:
    other_day = article.checked + timedelta(days=1)
    return [
        replace(article, body=article.body + " "),
        replace(article, title="Другое"),
        replace(article, source="elsewhere"),
        replace(article, checked=other_day),
        replace(article, review_by=date(2026, 12, 31)),
        replace(article, language=UZ),
    ]


def test_a_mark_is_lost_with_any_change_of_wording_source_or_date(record: Record) -> None:
    reviews, article = StoredReviews(record.engine), load_articles().article("order", "first-day", RU)
    assert reviews.add(article, Review("lawyer", NOON))
    assert not reviews.add(article, Review("another", NOON))
    marks = reviews.by_wording()
    assert marks[wording_of(article)] == Review("lawyer", NOON)
    assert not any(wording_of(other) in marks for other in changed(article))
    reviews.take_back(article)
    assert reviews.by_wording() == {}


def test_what_was_read_in_latin_letters_is_not_read_in_cyrillic(record: Record) -> None:
    reviews, articles = StoredReviews(record.engine), load_articles()
    reviews.add(articles.article("order", "first-day", UZ), Review("lawyer", NOON))
    assert wording_of(articles.article("order", "first-day", UZ_CYRL)) not in reviews.by_wording()
