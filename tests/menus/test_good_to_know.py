"""Good to know: topics, articles, pages; reading asks for nothing to be done."""

from dataclasses import replace
from datetime import date

import pytest

from menus.facts import Facts
from menus.model import Material
from tests.menus.conftest import Visit
from vocabulary.languages import RU, UZ, UZ_CYRL, Language

HERS = Facts(language=UZ, today=date(2026, 11, 22))


def test_an_article_is_three_choices_away_and_asks_for_nothing(visit: Visit) -> None:
    her = visit(HERS).chooses("Foydali bilimlar", "Xavfsizlik", "Tayyor sumka")

    her.sees("Kichik sumkani oldindan yig'sa bo'ladi.").types("9", "0", "0", "0")

    assert her.effects == []


@pytest.mark.parametrize(
    ("language", "way"),
    [
        (UZ, ["Foydali bilimlar", "Xavfsizlik", "Tayyor sumka"]),
        (RU, ["Полезно знать", "Безопасность", "Сумка наготове"]),
        (UZ_CYRL, ["Фойдали билимлар", "Хавфсизлик", "Тайёр сумка"]),
    ],
)
def test_the_whole_of_it_is_read_page_by_page(
    visit: Visit, material: Material, language: Language, way: list[str]
) -> None:
    her = visit(replace(HERS, language=language)).chooses(*way)

    read = her.reads_to_the_end()

    whole = material.articles.text("plan", "bag", language, HERS.today).body
    assert "".join(read.split()) == "".join(whole.split())


def test_an_article_past_its_day_is_replaced_by_numbers_to_call(visit: Visit) -> None:
    late = replace(HERS, today=date(2029, 1, 1))

    read = visit(late).chooses("Foydali bilimlar", "Xavfsizlik", "Tayyor sumka").reads_to_the_end()

    assert "1146" in read
    assert "sumka" not in read
