"""The street and the house in a text go on into her next call; what else she wrote does not."""

import pytest

from regions.said import address_in

SAID = {
    "в ургуте на улице навои 5": "улице навои 5",
    "Urgutda Navoiy ko'chasi 5-uy": "Navoiy ko'chasi 5 uy",
    "уже в Ташкенте на Чиланзаре 9 квартал": "9 квартал",
    "ул. Навои, д. 5, кв 12": "ул Навои, д 5, кв 12",
    "улица Амира Темура 5": "улица Амира Темура 5",
    "улице амира темура 5": "улице амира темура 5",
    "metro Chilonzor yonida": "metro Chilonzor",
    "Xonqa 5-qavat / hammasi joyida": "5 qavat",
}
NO_ADDRESS = [
    "ошиблась не приезжайте",
    "adashdim 5 minutda kelmang",
    "hazil qildim onam aka kelmang",
    "men uydaman",
    "",
]


@pytest.mark.parametrize(("typed", "address"), SAID.items())
def test_what_is_an_address_is_kept_as_it_was_written(typed: str, address: str) -> None:
    assert address_in(typed) == address


@pytest.mark.parametrize("typed", NO_ADDRESS)
def test_words_that_name_none_are_not(typed: str) -> None:
    assert address_in(typed) == ""


def test_what_is_said_beside_it_stays_behind() -> None:
    assert address_in("Chilonzor 9-kvartal 12 uy, hazil qildim kelmang") == "9 kvartal 12 uy"
    assert address_in("на улице навои ошиблась не приезжайте") == "улице навои"
