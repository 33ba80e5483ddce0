"""A long text without a full stop: the one town in it is found, and no street's name is cut from its street."""

import pytest

from regions.found import Found
from regions.geography import load_geography
from regions.long_text import find_in_long_text

GEOGRAPHY = load_geography()
BESIDE = "juda yomon ahvoldaman eshik qulf bolalar yig'layapti u hozir ichkarida pichoq bilan turibdi bilmayman"


def told(typed: str) -> str | None:
    found = find_in_long_text(typed, GEOGRAPHY)
    return (found.district or found.region) if isinstance(found, Found) else None


@pytest.mark.parametrize("form", ["{town} {beside} {beside}", "{beside} {town} {beside}", "{beside} {beside} {town}"])
def test_the_one_town_of_a_long_text_is_found(form: str) -> None:
    assert told(form.format(town="Chilonzorda", beside=BESIDE)) == "UZ-TK-chilonzor"


@pytest.mark.parametrize("before", range(7))
@pytest.mark.parametrize("street", ["Navoiy ko'chasi", "Samarqand nomli mahalla", "Buxoro restorani"])
def test_no_name_is_cut_from_its_street(before: int, street: str) -> None:
    words = " ".join(["juda"] * before)
    assert told(f"{words} {street} {BESIDE} {BESIDE}") is None


def test_of_two_towns_none_is_told() -> None:
    assert told(f"Buxoroda {BESIDE} {BESIDE} Andijonda") is None
