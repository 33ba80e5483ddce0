"""Pages: each fits, and together they lose no word and no option."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from menus.compose import Content, Option, words_of
from menus.model import Limits, Move
from menus.paging import MOST_OPTIONS, Frame, Page, page_at
from texts.alphabet import fits_screen

LIMITS = Limits()
FRAME = Frame("", "ещё", "назад", "меню", has_way_back=True, has_way_out=True, limits=LIMITS)
HELP = Option("SOS", Move("help"), ())

alphabet = st.sampled_from(["a", "ж", "€", " ", " ", ".", "/", "\n"])
texts = st.text(alphabet, max_size=300)
labels = st.lists(st.text(st.sampled_from("aж'"), min_size=1, max_size=34), max_size=14)
frames = st.builds(
    Frame,
    st.sampled_from(["", "Не та цифра"]),
    st.just("ещё"),
    st.just("назад"),
    st.just("меню"),
    st.booleans(),
    st.just(True),
    st.just(LIMITS),
)


def content_of(text: str, labels: list[str]) -> Content:
    return Content(
        words_of(text), HELP, tuple(Option(label, Move("x"), (("n", str(n)),)) for n, label in enumerate(labels))
    )


def text_above_the_keys(page: Page, frame: Frame) -> str:
    lines = page.text.split("\n")
    return "".join(lines[bool(frame.hint) : lines.index("1 SOS")])


def without_blanks(text: str) -> str:
    return "".join(text.split())


def pages_of(content: Content, frame: Frame) -> list[Page]:
    pages = [page_at(content, 0, frame)]
    while pages[-1].next_start is not None:
        pages.append(page_at(content, pages[-1].next_start, frame))
    return pages


@given(texts, labels, frames)
@settings(max_examples=300, deadline=None)
def test_every_page_fits_and_names_its_keys(text: str, labels: list[str], frame: Frame) -> None:
    for page in pages_of(content_of(text, labels), frame):
        lines = page.text.split("\n")
        assert fits_screen(page.text, LIMITS.gsm7, LIMITS.ucs2), page.text
        assert "1 SOS" in lines
        assert len(page.options) <= MOST_OPTIONS
        assert all(f"{number} {option.label}" in lines for number, option in enumerate(page.options, 2))
        assert tuple(filter(None, map(page.option, "0123456789"))) == page.options
        assert ("9 ещё" in page.text) == (page.next_start is not None)


@given(texts, labels, frames)
@settings(max_examples=300, deadline=None)
def test_no_word_and_no_option_is_lost(text: str, labels: list[str], frame: Frame) -> None:
    content = content_of(text, labels)
    pages = pages_of(content, frame)

    assert tuple(option for page in pages for option in page.options) == content.options
    assert without_blanks("".join(text_above_the_keys(page, frame) for page in pages)) == without_blanks(text)


@given(texts, labels)
@settings(max_examples=200, deadline=None)
def test_a_hint_on_any_page_loses_nothing_of_what_follows(text: str, labels: list[str]) -> None:
    content = content_of(text, labels)
    hinting = Frame("Не та цифра", "ещё", "назад", "меню", has_way_back=True, has_way_out=True, limits=LIMITS)
    for page in pages_of(content, FRAME):
        hinted = page_at(content, page.start, hinting)
        rest = pages_of_from(content, hinted.next_start)
        expected = content.options[max(page.start - len(content.words), 0) :]
        assert (*hinted.options, *(option for later in rest for option in later.options)) == expected


def pages_of_from(content: Content, start: int | None) -> list[Page]:
    pages = []
    while start is not None:
        pages.append(page_at(content, start, FRAME))
        start = pages[-1].next_start
    return pages


@given(texts, labels)
@settings(max_examples=100, deadline=None)
def test_going_back_is_going_forward_the_other_way(text: str, labels: list[str]) -> None:
    content = content_of(text, labels)
    starts = [page.start for page in pages_of(content, FRAME)]

    for earlier, later in pairwise(starts):
        assert page_at(content, later, FRAME).start_before == earlier
        assert page_at(content, later, replace(FRAME, hint="Не та цифра")).start_before == earlier


def test_a_text_is_cut_after_a_sentence_where_one_ends() -> None:
    content = content_of("Сегодня холодно и идёт снег. Завтра будет тепло, и снег растает до вечера.", [])

    assert pages_of(content, FRAME)[0].text.startswith("Сегодня холодно и идёт снег.\n1 SOS")


def test_a_label_that_no_page_can_hold_is_shortened_and_stays_a_choice() -> None:
    page = page_at(content_of("", ["ж" * 90]), 0, FRAME)

    assert fits_screen(page.text, LIMITS.gsm7, LIMITS.ucs2)
    assert "2 жжж" in page.text
    assert len(page.options) == 1


@pytest.mark.parametrize(
    ("has_way_back", "has_way_out", "keys"),
    [(True, True, "0 назад 00 меню"), (False, True, "00 меню"), (False, False, "1 SOS")],
    ids=["inside", "after something was done", "at the start"],
)
def test_the_ways_out_are_named(has_way_back: bool, has_way_out: bool, keys: str) -> None:
    frame = Frame("", "ещё", "назад", "меню", has_way_back, has_way_out, LIMITS)

    assert page_at(content_of("Да.", []), 0, frame).text.endswith(keys)


def test_no_page_ends_inside_a_sentence_that_has_room_on_one() -> None:
    text = "Эти слова стоят на первой странице. Эти слова вместе не уместились бы, поэтому они дальше. И конец."

    pages = pages_of(content_of(text, []), FRAME)

    assert [text_above_the_keys(page, FRAME)[-1] for page in pages] == ["."] * len(pages)
    assert all(page.is_whole for page in pages)


def test_a_question_stands_with_its_answers() -> None:
    first, second = pages_of(
        content_of("Сначала здесь то, что стоит знать. Сообщить им?", ["Да, сообщить", "Нет"]), FRAME
    )

    assert text_above_the_keys(first, FRAME) == "Сначала здесь то, что стоит знать."
    assert "Сообщить им?" in second.text and "2 Да, сообщить\n3 Нет" in second.text


def test_the_name_of_key_0_gives_way_to_an_answer() -> None:
    (page,) = pages_of(content_of("Сообщить всем вашим близким и центру?", ["Да, сообщить", "Нет"]), FRAME)

    assert page.text.endswith("2 Да, сообщить\n3 Нет")


def test_the_hint_of_a_wrong_key_gives_way_to_an_answer_and_another_does_not() -> None:
    content = content_of("Позвать тех, кому вы сообщали и раньше?", ["Да, позвать"])
    wrong_key = replace(FRAME, hint="Не та цифра", hint_may_go=True)

    assert "2 Да, позвать" in page_at(content, 0, wrong_key).text
    assert "Не та цифра" in page_at(content, 0, replace(wrong_key, hint_may_go=False)).text


def test_where_a_sentence_must_be_cut_it_is_not_cut_before_a_not() -> None:
    pages = pages_of(content_of("слова " * 8 + "не делайте того, что здесь написано и дальше", []), FRAME)

    assert all(not text_above_the_keys(page, FRAME).lstrip().startswith("не ") for page in pages)
