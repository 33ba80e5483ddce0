"""Articles by topic and language, what is read when one is out of date, and the faults that a folder is refused for."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.article import ArticleFault, Articles, article_faults, load_articles
from texts.article_file import Line
from texts.article_rules import Room, Rules
from vocabulary.languages import EN, RU, UZ, UZ_CYRL, Language

CHECKED = date(2026, 11, 22)
REVIEW_BY = date(2027, 11, 22)

INDEX = """\
languages: [uz, ru]
out_of_date:
  uz: "Matn eskirgan. 1146"
  ru: "Текст устарел. 1146"
topics:
  tea:
    title: {uz: Choy, ru: Чай, en: Tea}
    articles: [green, black]
"""
NEVER_SAID = "uz:\n  zahar: tea is no poison\nru:\n  яд: tea is no poison\n"
FRONT = "title: {title}\nsource: a tea book\nchecked: 2026-11-22\nreview_by: 2027-11-22\nreviewed: no"
TEXTS = {
    "tea/green.uz.md": ("Ko'k choy", "Suvni qaynating.\nUch daqiqa kuting.\n\nShirin bo'lsin, o'rtoq!"),
    "tea/green.ru.md": ("Зелёный чай", "Вскипятите воду.\nПодождите три минуты.\n\nПриятного чая!"),
    "tea/black.uz.md": ("Qora choy", "Suvni qaynating."),
    "tea/black.ru.md": ("Чёрный чай", "Вскипятите воду."),
}


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    (tmp_path / "tea").mkdir()
    (tmp_path / "topics.yaml").write_text(INDEX, "utf-8")
    (tmp_path / "never_said.yaml").write_text(NEVER_SAID, "utf-8")
    for name, (title, body) in TEXTS.items():
        (tmp_path / name).write_text(f"---\n{FRONT.format(title=title)}\n---\n{body}\n", "utf-8")
    return tmp_path


@pytest.fixture
def articles(tea: Path) -> Articles:
    return load_articles(tea)


def test_topics_and_articles_stand_in_the_order_of_the_index_with_a_title_in_every_language(articles: Articles) -> None:
    (topic,) = articles.topics
    green, black = articles.in_topic("tea")

    assert (topic.name, green.name, black.name) == ("tea", "green", "black")
    assert topic.titles == {UZ: "Choy", RU: "Чай", EN: "Tea", UZ_CYRL: "Чой"}
    assert green.titles == {UZ: "Ko'k choy", UZ_CYRL: "Кўк чой", RU: "Зелёный чай"}


@pytest.mark.parametrize(
    ("language", "title", "body"),
    [
        (UZ, "Ko'k choy", "Suvni qaynating. Uch daqiqa kuting.\nShirin bo'lsin, o'rtoq!"),
        (UZ_CYRL, "Кўк чой", "Сувни қайнатинг. Уч дақиқа кутинг.\nШирин бўлсин, ўртоқ!"),
        (RU, "Зелёный чай", "Вскипятите воду. Подождите три минуты.\nПриятного чая!"),
        (EN, "Ko'k choy", "Suvni qaynating. Uch daqiqa kuting.\nShirin bo'lsin, o'rtoq!"),
        (Language("kaa"), "Ko'k choy", "Suvni qaynating. Uch daqiqa kuting.\nShirin bo'lsin, o'rtoq!"),
    ],
)
def test_a_text_is_read_in_every_language_and_in_uzbek_where_it_is_not_written(
    articles: Articles, language: Language, title: str, body: str
) -> None:
    reading = articles.text("tea", "green", language, CHECKED)

    assert (reading.title, reading.body) == (title, body)


@pytest.mark.parametrize(
    ("language", "instead"),
    [(UZ, "Matn eskirgan. 1146"), (UZ_CYRL, "Матн эскирган. 1146"), (RU, "Текст устарел. 1146")],
)
def test_an_article_is_read_until_its_last_day_and_the_hotlines_from_the_next(
    articles: Articles, language: Language, instead: str
) -> None:
    assert articles.text("tea", "black", language, REVIEW_BY).body != instead

    late = articles.text("tea", "black", language, REVIEW_BY + timedelta(days=1))

    assert late.body == instead
    assert late.title == articles.text("tea", "black", language, REVIEW_BY).title


def test_an_article_tells_where_it_comes_from_and_who_has_looked_at_it(articles: Articles) -> None:
    article = articles.article("tea", "green", UZ_CYRL)

    assert (article.source, article.checked, article.review_by) == ("a tea book", CHECKED, REVIEW_BY)
    assert not article.reviewed
    assert article.language == UZ_CYRL


@pytest.mark.parametrize(("topic", "slug"), [("coffee", "green"), ("tea", "white")])
def test_what_is_not_there_is_a_key_error(articles: Articles, topic: str, slug: str) -> None:
    with pytest.raises(KeyError):
        articles.text(topic, slug, UZ, CHECKED)


def test_a_folder_without_fault_has_none(tea: Path) -> None:
    assert article_faults(CHECKED, tea) == []


LONG = "Bir ikki uch besh olti yetti olti besh bir ikki uch olti yetti."

FAULTS = [
    pytest.param("tea/green.ru.md", "---\ntitle", "title", "1: the front matter must stand between", id="no front"),
    pytest.param("tea/green.ru.md", "no\n---", "no", "1: the front matter must stand between", id="front has no end"),
    pytest.param("tea/green.ru.md", "source: a tea book\n", "", "1: source is missing", id="a field is missing"),
    pytest.param("tea/green.ru.md", "a tea book", "", "3: source must be a text", id="a field is empty"),
    pytest.param("tea/green.ru.md", "Зелёный чай", "2019", "2: title must be a text", id="a title that is a number"),
    pytest.param("tea/green.ru.md", "2026-11-22", "autumn", "4: checked must be a date", id="no date"),
    pytest.param("tea/green.ru.md", "2027-11-22", "2027-13-22", "2: not YAML: month", id="a month too many"),
    pytest.param("tea/green.ru.md", ": no", ": soon", "6: reviewed must be yes or no", id="neither yes nor no"),
    pytest.param("tea/green.ru.md", "source", "author", "3: author has no meaning here", id="an unknown field"),
    pytest.param("tea/green.ru.md", "source:", "title: Чай\nsource:", "3: title stands already in line 2", id="twice"),
    pytest.param("tea/green.ru.md", "a tea book", "tea: a book", "3: not YAML: mapping values", id="a colon"),
    pytest.param("tea/green.ru.md", "2027-11-22", "2027-11-24", "5: review_by must come after checked", id="too long"),
    pytest.param("tea/green.ru.md", "2027-11-22", "2026-11-22", "5: review_by must come after checked", id="backwards"),
    pytest.param("tea/black.uz.md", "Suvni qaynating.\n", "", "7: there is no text", id="no text"),
    pytest.param("tea/green.uz.md", "Uch daqiqa kuting.", LONG, "8: the sentence 'Bir ikki uch'.. has 13", id="words"),
    pytest.param("tea/green.uz.md", "Shirin", LONG + " Shirin", "11: the sentence 'Bir ikki uch'", id="later words"),
    pytest.param("tea/green.uz.md", "Ko'k choy", "Tog'dagi ko'k choy haqida", "2: \"Tog'dagi ko'k", id="title"),
    pytest.param("tea/green.ru.md", "Зелёный чай", "Зелёный чай с молоком и", "2: 'Зелёный чай с", id="ru title"),
    pytest.param("tea/black.uz.md", "Suvni", "Kuting. " * 45 + "Suvni", "8: 'Кутинг. Кутинг.", id="Cyrillic is long"),
    pytest.param("tea/black.uz.md", "Suvni", "Choy zahar emas. Suvni", "8: 'zahar' is never said", id="unkind"),
    pytest.param("tea/black.ru.md", "Чёрный чай", "Яд", "2: 'яд' is never said: tea is no poison", id="unkind title"),
    pytest.param("tea/black.uz.md", "Suvni", "Воду Suvni", "8: 'Воду' is no word of this language", id="ru in uz"),
    pytest.param("tea/black.uz.md", "Suvni", "Boil water. Suvni", "8: 'water' is no word of this lang", id="en in uz"),
    pytest.param("tea/black.uz.md", "Suvni", "Ko\u02bbp suvni", "8: a letter or mark is not in GSM-7", id="apostrophe"),
    pytest.param("tea/black.ru.md", "воду", "suvni", "8: 'suvni' is no word of this language", id="uz in ru"),
    pytest.param("tea/black.ru.md", "воду", "кўп", "8: 'кўп' is no word of this language", id="Cyrillic uz in ru"),
    pytest.param("tea/black.uz.md", "Suvni", "1197 ga! Suvni", "8: 1197 is none of the numbers", id="a number"),
    pytest.param("topics.yaml", "uz: Choy", "uz: Чой", "7: 'Чой' is no word of this language", id="topic title"),
    pytest.param("topics.yaml", "Текст устарел.", "Яд.", "4: 'яд' is never said", id="unkind when out of date"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "fault"), FAULTS)
def test_a_fault_names_file_line_and_reason_and_stops_the_load(
    tea: Path, file: str, old: str, new: str, fault: str
) -> None:
    spoil(tea / file, old, new)

    assert article_faults(CHECKED, tea)[0].startswith(f"{file}:{fault}")
    with pytest.raises(ArticleFault):
        load_articles(tea)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param("[uz, ru]", "uz", "1: languages must hold a list of words", id="no list of languages"),
        pytest.param("[uz, ru]", "[ru]", "1: languages must have uz", id="without Uzbek"),
        pytest.param('  ru: "Текст устарел. 1146"\n', "", "2: out_of_date must be said in uz, ru", id="not said"),
        pytest.param(", en: Tea", "", "6: tea must be said in uz, ru, en", id="a title is missing"),
        pytest.param("green, black", "green, green", "6: tea lists an article twice", id="listed twice"),
        pytest.param("[green, black]", "", "6: tea must hold a list of words", id="an empty topic"),
        pytest.param("    articles", "    pages", "6: tea must hold title and articles", id="an unknown key"),
        pytest.param("topics:", "themes:", "1: topics must hold the topics", id="no topics"),
        pytest.param("title: {uz", "title: uz: {uz", "7: not YAML: mapping values", id="not YAML"),
        pytest.param(
            "  tea:\n    title",
            "  2026:\n    name",
            "6: 2026 must hold title and articles",
            id="a topic that is a number",
        ),
    ],
)
def test_a_bad_index_is_refused_with_its_line(tea: Path, old: str, new: str, fault: str) -> None:
    spoil(tea / "topics.yaml", old, new)

    assert article_faults(CHECKED, tea)[0].startswith(f"topics.yaml:{fault}")
    with pytest.raises(ArticleFault):
        load_articles(tea)


def test_a_bad_list_of_what_is_never_said_is_refused_with_its_line(tea: Path) -> None:
    spoil(tea / "never_said.yaml", "ru:\n  яд: tea is no poison", "ru: [яд]")

    assert article_faults(CHECKED, tea) == ["never_said.yaml:3: ru must hold lines of `phrase: why`"]


def test_an_article_without_its_twin_is_a_fault(tea: Path) -> None:
    (tea / "tea" / "green.ru.md").unlink()
    assert article_faults(CHECKED, tea) == ["tea/green.ru.md:1: there is no such file"]


def test_a_file_that_is_not_listed_is_a_fault(tea: Path) -> None:
    (tea / "tea" / "white.uz.md").write_text("Oq choy", "utf-8")
    assert article_faults(CHECKED, tea) == ["tea/white.uz.md:1: topics.yaml does not list it"]


def test_a_file_in_another_encoding_is_a_fault(tea: Path) -> None:
    (tea / "tea" / "green.ru.md").write_bytes("Зелёный".encode("cp1251"))
    assert article_faults(CHECKED, tea) == ["tea/green.ru.md:1: the file is not UTF-8"]


def test_articles_out_of_date_are_named_and_still_load(tea: Path) -> None:
    named = article_faults(REVIEW_BY + timedelta(days=1), tea)

    assert len(named) == 4
    assert named[0] == "tea/green.uz.md:5: out of date: compare it with its source, then set both dates anew"
    assert load_articles(tea).topics


def test_an_article_checked_on_a_day_to_come_is_named(tea: Path) -> None:
    named = article_faults(CHECKED - timedelta(days=1), tea)
    assert named[0] == "tea/green.uz.md:4: this day is still to come"


@pytest.mark.parametrize(
    "sentence",
    ["Kod: my.gov.uz, SMS.", "102, 103, 112, 1146, 1259 ga!", "2019-yil, 2024 yil, 59-2 va 126-1.", "Uchmi? Ha! Yo'q."],
)
def test_addresses_abbreviations_hotlines_years_and_paragraphs_of_laws_may_be_named(tea: Path, sentence: str) -> None:
    spoil(tea / "tea/black.uz.md", "Suvni qaynating.", sentence)
    assert article_faults(CHECKED, tea) == []


@given(st.integers(1, 30), st.sampled_from(".!?"))
def test_a_sentence_of_twelve_words_is_the_longest(words: int, end: str) -> None:
    sentence = " ".join(["choy"] * words) + end
    faults = list(Rules({}).faults([Line(3, f"Ha. {sentence} Yo'q!")], UZ, Room.TEXT))

    assert bool(faults) == (words > 12)


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
