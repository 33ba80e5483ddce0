"""Names and words for her people that would keep them away are refused; ordinary ones are not (S5)."""

import pytest

from menus.entries import CHECKS
from texts.calls_off import calls_off

CALLS_OFF = [
    "Hazil kelmang", "Hammasi joyida bu hazil kelmanglar", "Shutka", "не приезжайте",
    "Это шутка", "ҳазил",
    "Kelmanglar", "Это шутка", "Adashdim", "всё хорошо", "Ложный вызов", "Yolg'on",
    "xazillashyapman", "yordam kerak emas", "hammasi zo'r",
    "не верьте ей", "пошутила я", "Kerakmas", "bekor", "всё в порядке не звоните", "dont come", "Xato ketdi",
    "Parvo qilmang", "ishonmang unga", "отмена", "розыгрыш",
]  # fmt: skip
ORDINARY = [
    "Malika", "Shoira", "Karima", "Lola", "Kelin", "Opa", "Sevara Yusupova", "Xatira", "Adiba", "Vera", "Верочка",
    "Мария Ивановна", "Yo'lqin", "Nargiza", "Zamira opa", "Iltimos tez keling", "Men uydaman eshikni buzing", "Lofar",
    "Приезжайте срочно", "Bolam bilan men", "Militsiyani chaqiring", "Joy", "Oybek", "Kelinoyi", "Lobar", "Boronova",
    "Jamila qizim", "Keling iltimos, otasi urayapti", "Меня бьёт муж приезжай", "Shuhrat", "Хатича", "Sherali",
    "Yaxshigul", "Adolat", "Все деньги у мужа", "Uyga keling, kalit qo'shnida", "Hammaga ayting", "Nazokat",
]  # fmt: skip


@pytest.mark.parametrize("typed", CALLS_OFF)
def test_what_would_keep_them_away_is_refused_and_it_is_said_why(typed: str) -> None:
    for check in (CHECKS["name"], CHECKS["own text"]):
        assert check.read(typed) is None
        assert check.hint_for(typed) == "hint.calls_off"


@pytest.mark.parametrize("typed", ORDINARY)
def test_what_keeps_nobody_away_is_taken(typed: str) -> None:
    assert not calls_off(typed)
    assert CHECKS["own text"].read(typed) == typed
