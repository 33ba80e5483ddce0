"""Her words on their way to others: unchanged, but for what could lead a stranger somewhere."""

import pytest

from texts.contact_data import to_pass_on


@pytest.mark.parametrize(
    "words",
    [
        "Chilonzor 9 kvartal 12 uy",
        "ul.Navoi 25 kv 3",
        "19-45-12 uy",
        "Навоий кўчаси 12, 3-қават",
        "eshik yopiq; tez keling!",
    ],
)
def test_house_and_flat_numbers_stay(words: str) -> None:
    assert to_pass_on(words) == words


@pytest.mark.parametrize(
    "taken",
    [
        "+998 00 123 45 67",
        "998001234567",
        "00 123-45-67",
        "to'qson bir bir ikki uch to'rt besh olti",
        "https://evil.example/x?y=1",
        "www.evil.example",
        "evil.uz/x",
        "evil nuqta uz",
        "t.me/evil",
        "someone@evil.example",
        "😀",
    ],
)
def test_numbers_links_and_pictures_go(taken: str) -> None:
    assert to_pass_on(f"tegirmon oldida {taken} yonida 5 uy") == "tegirmon oldida yonida 5 uy"
    assert to_pass_on(f"tegirmon oldida {taken}") == "tegirmon oldida"
