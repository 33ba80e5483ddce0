"""What the articles of this service keep to, over and above what the loader asks of any folder."""

import re
from datetime import date
from pathlib import Path

import pytest

from texts.article import Article, load_articles
from texts.transliterate import to_latin
from vocabulary.languages import OFFERED, RU, UZ, UZ_CYRL, Language

OURS = load_articles()
EVERY = [
    pytest.param(topic.name, heading.name, id=f"{topic.name}/{heading.name}")
    for topic in OURS.topics
    for heading in OURS.in_topic(topic.name)
]
OPEN_POINTS = (Path(__file__).parents[2] / "docs" / "before-launch.md").read_text("utf-8")


def test_there_are_articles_over_everything_that_she_may_need_to_know() -> None:
    assert len(EVERY) >= 64
    assert [topic.name for topic in OURS.topics] == [
        *("health", "plan", "order", "family", "rights", "questions", "children", "phone", "centre", "special"),
    ]


@pytest.mark.parametrize(("topic", "slug"), EVERY)
def test_both_languages_state_the_same_numbers(topic: str, slug: str) -> None:
    uzbek, russian = (numbers(OURS.article(topic, slug, language)) for language in (UZ, RU))
    assert uzbek == russian


@pytest.mark.parametrize(("topic", "slug"), EVERY)
def test_the_cyrillic_text_is_the_latin_one_letter_for_letter(topic: str, slug: str) -> None:
    latin, cyrillic = OURS.article(topic, slug, UZ), OURS.article(topic, slug, UZ_CYRL)

    assert to_latin(cyrillic.title, UZ_CYRL) == latin.title
    assert to_latin(cyrillic.body, UZ_CYRL) == latin.body
    assert not re.search("[A-Za-z]", cyrillic.body.replace("my.gov.uz", ""))


@pytest.mark.parametrize("language", OFFERED)
def test_no_two_lines_of_a_topic_read_the_same(language: Language) -> None:
    for topic in OURS.topics:
        titles = [heading.titles[language] for heading in OURS.in_topic(topic.name)]
        assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("language", OFFERED)
def test_instead_of_an_article_out_of_date_she_reads_whom_to_call(language: Language) -> None:
    late = OURS.text("order", "how-long", language, date(2099, 1, 1))

    assert re.findall(r"\d+", late.body) == ["102", "103", "112", "1146"]


def test_what_a_lawyer_has_yet_to_settle_is_not_marked_as_reviewed() -> None:
    for topic, slug in re.findall(r"`([a-z]+)/([a-z-]+)`", OPEN_POINTS):
        assert not any(OURS.article(topic, slug, language).reviewed for language in (UZ, RU))


@pytest.mark.parametrize(("topic", "slug"), EVERY)
def test_every_article_that_names_the_womens_line_is_listed_while_its_hours_are_open(topic: str, slug: str) -> None:
    for row in re.findall(r"^\| .* The line 1146.*$", OPEN_POINTS, re.MULTILINE):
        assert ("1146" in OURS.article(topic, slug, UZ).body) == (f"`{topic}/{slug}`" in row)


@pytest.mark.parametrize(("topic", "slug"), EVERY)
def test_an_article_that_names_somebody_to_talk_to_says_that_he_may_be_spoken_with(topic: str, slug: str) -> None:
    uzbek, russian = (OURS.article(topic, slug, language).body for language in (UZ, RU))

    if re.search("Inson|1146", uzbek):
        assert re.search("ozor bergan odam bilan gaplash", uzbek)
        assert "обидчик" in russian


HELD_BACK = [
    *("health/suicidal", "health/examination", "phone/pictures"),
    *("special/under-18", "special/disability", "special/men"),
]


@pytest.mark.parametrize("name", HELD_BACK)
@pytest.mark.parametrize("language", OFFERED)
def test_in_production_the_gravest_articles_wait_for_a_reviewer_and_show_whom_to_call(
    name: str, language: Language
) -> None:
    topic, slug = name.split("/")
    shown, in_demo = (
        articles.text(topic, slug, language, date(2026, 12, 1)) for articles in (load_articles(hold_back=True), OURS)
    )

    assert OURS.article(topic, slug, language).reviewed or re.findall(r"\d+", shown.body) == [
        "102",
        "103",
        "112",
        "1146",
    ]
    assert shown.title == in_demo.title
    assert in_demo.body == OURS.article(topic, slug, language).body


@pytest.mark.parametrize(("topic", "slug"), EVERY)
def test_no_article_speaks_of_him_as_somebody_who_was_not_named(topic: str, slug: str) -> None:
    """Uzbek "u" is he, she and it: the warning is lost where the sentence before names a centre or an order."""
    assert not re.search(r"\bu bilan\b", OURS.article(topic, slug, UZ).body, re.IGNORECASE)


def numbers(article: Article) -> set[str]:
    return set(re.findall(r"\d+", article.body))
