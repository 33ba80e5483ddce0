"""What may be a PIN by its form is read by nobody, whoever wrote it; what is said to be something else stays (S6)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.typed_pins import MASK, with_pins_masked

MAY_BE_A_PIN = """
4821 XAVFSIZ|XAVFSIZ 4821|xavfsiz pinim 4821|XAVFSIZ. PIN 4821|XAVFSIZ 48 21|4-8-2-1 xavfsiz|48.21 bekor|4821xavfsiz
PINim 4821|pin4821|PIN: 4821|pin=482156|mening kodim 4821|PIN kodim 4821 hammasi tugadi|kod 4821 opa|4821 pinim ekan
parolim bu 48 21|пароль 4821|пин-код 482 156|менинг пиним 4821|my pin is 4821|password 4821|4821 bu mening kodim
yordam 4821|4821 yordam bering Chilonzor 9|YORDAM 4821 tez|yordam, 4821. tez keling|4821|48 21|salom\n4821\nNodira
xavfsizman hozir 4821 rahmat|bekor qilmang men 4821 yozdim|UNUT 4821|4821 unut|забудь 4821|отмена, 4821, спасибо
eshikni ochdi kodim 4821|pin raqami 4821|uy kodim 4821|٤٨٢١ xavfsiz|u ketdi 48215
"""
IS_NONE = """
Chilonzor 9 kvartal 12 uy|Navoiy 1204-uy|uy 1234|дом 1204 кв 16|2019 yil|2019-yilda keldim|в 2019 году|с 2019
qarzim 50000 so'm|12000 сум|901234567|90 123 4567|+998 90 123 45 67|tel 123 45 67
oq Nexia 4821|mashina raqami 4821|01A4821BC|такси 4821
eshik kodi 4821|domofon kodi: 4821|код от двери 4821|41.311158,69.279737|41.31 69.24|01.12.2026|soat 1930 da
maktab 1204 yonida|https://maps.app/4821|Toshkent 100000 indeks|Registon 5|xavfsiz emasman Yunusobod 14-23 uy|9 12 uy
yonida 4821 turgan bino|u 4821 raqamli binoda turibdi
"""


@pytest.mark.parametrize("text", re.split(r"\||\n(?=.*\|)", MAY_BE_A_PIN.strip()))
def test_what_may_be_a_pin_is_masked_and_its_length_too(text: str) -> None:
    seen = with_pins_masked(text)
    assert MASK in seen and not re.search(r"\d{2}|\d[ .-]\d", seen), seen


@pytest.mark.parametrize("text", re.split(r"[|\n]", IS_NONE.strip()))
def test_a_house_a_year_a_sum_a_number_and_a_car_stay(text: str) -> None:
    assert with_pins_masked(text) == text


def test_a_reference_that_its_reader_knows_stays() -> None:
    assert with_pins_masked("5734 boraman, 4821", spared=("5734",)) == f"5734 boraman, {MASK}"


PINS = st.from_regex(r"[0-9]{4,6}", fullmatch=True)
NEEDS_NO_EDGE = st.sampled_from(
    ["PIN", "pinim", "kodim:", "parol =", "пин", "xavfsiz", "XAVFSIZ.", "безопасно", "bekor"]
)
AROUND = st.sampled_from(["", "opa", "men uydaman", "Chilonzor 9", "tez keling", "эри уйда", "\n", ", "])
APART = st.sampled_from(["", " ", "-", "."])


@given(AROUND, NEEDS_NO_EDGE, PINS, AROUND, APART, st.booleans())
def test_beside_a_word_for_one_or_what_takes_back_no_pin_is_read_however_it_stands(
    before: str, word: str, pin: str, after: str, apart: str, is_first: bool
) -> None:
    typed = apart.join(pin)
    said = f"{typed} {word}" if is_first else f"{word} {typed}"
    assert typed not in with_pins_masked(f"{before} {said} {after}".strip())


@given(AROUND, PINS)
def test_at_the_edge_of_what_she_wrote_no_pin_is_read(said: str, pin: str) -> None:
    for text in (f"{pin} {said}", f"{said}, {pin}", f"{said}\n{pin}\n{said}"):
        assert pin not in with_pins_masked(text)


@given(st.text())
def test_whatever_comes_keeps_everything_that_is_no_figure(text: str) -> None:
    seen = with_pins_masked(text)
    assert re.sub(r"[\d*\W_]", "", seen) == re.sub(r"[\d*\W_]", "", text)
