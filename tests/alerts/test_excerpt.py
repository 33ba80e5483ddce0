"""Of a text that is too long what was heard as a call goes out, and the number of her house."""

from dataclasses import replace

import pytest

from alerts.wording.excerpt import excerpt
from tests.alerts.world import around

GREETING = (
    "assalomu alaykum opajon yaxshimisiz bolalar yaxshimi uydagilar omonmi,"
    " sizga yozishga uyalaman lekin boshqa ilojim yo'q"
)
CRY = "u meni uryapti"
ADDRESS = "Chilonzor 9 kvartal 12 uy 34 xonadon"
END = "orqa eshikdan kiring u yerda it bor lekin bog'langan"


def cut(text: str, longest: int = 150) -> str:
    return excerpt(text, longest, replace(around(), telling=lambda words: CRY if CRY in words else ""))


@pytest.mark.parametrize("longest", [120, 150, 200])
def test_the_cry_and_the_house_go_out_and_dots_say_what_is_left_out(longest: int) -> None:
    told = cut(f"{GREETING}, {CRY}, {ADDRESS}, {END}", longest)
    assert len(told) <= longest
    assert told.startswith("assalomu") and CRY in told and "Chilonzor 9" in told
    assert told.index(CRY) < told.index("Chilonzor") and told.endswith("...")


def test_the_house_goes_out_where_no_cry_was_heard() -> None:
    assert ADDRESS in cut(f"{GREETING}, {ADDRESS}")
    assert not cut(f"{GREETING}, {GREETING}, {ADDRESS}").endswith("...")


def test_what_stands_in_the_beginning_is_not_said_twice() -> None:
    assert cut(f"{ADDRESS}, {CRY}, {GREETING}").count(ADDRESS) == 1


def test_a_long_cry_with_which_a_text_begins_is_not_told_behind_its_own_opening() -> None:
    cry = "u meni uryapti bolalarimni qamab qo'ydi eshikni qulflab oldi"
    text = f"{cry}, {GREETING}, {ADDRESS}, {END}"
    told = excerpt(text, 150, replace(around(), telling=lambda _: cry))
    assert told.count("u meni uryapti") == 1 and cry in told and ADDRESS in told and len(told) <= 150


def test_a_short_text_goes_out_as_it_is() -> None:
    assert cut(f"{CRY}, {ADDRESS}") == f"{CRY}, {ADDRESS}"
