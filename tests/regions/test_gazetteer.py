"""Places as women type them: any alphabet, with or without apostrophes, with a slip, among other words."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from regions.found import Ambiguous, Found, Unknown
from regions.gazetteer import MOST_CHOICES, find_place
from regions.geography import District, load_geography
from regions.spelling import sound_of
from vocabulary.codes import RegionCode
from vocabulary.languages import RU, UZ, UZ_CYRL, Language
from vocabulary.match import Match

GEOGRAPHY = load_geography()
CALLED_LIKE_THE_COUNTRY = "UZ-FA-ozbekiston"
DISTRICTS = [district for region in GEOGRAPHY.regions for district in GEOGRAPHY.districts(region.code)]


def _regions(place: Found | Ambiguous | Unknown) -> set[str]:
    choices = place.choices if isinstance(place, Ambiguous) else (place,)
    return {choice.region for choice in choices if isinstance(choice, Found)}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        # a region
        ("Andijon", "UZ-AN"),
        ("Андижан", "UZ-AN"),
        ("Andijan", "UZ-AN"),
        ("Самаркандская обл.", "UZ-SA"),
        ("Қорақалпоғистон Республикаси", "UZ-QR"),
        ("Karakalpakstan", "UZ-QR"),
        ("Surxandaryo", "UZ-SU"),
        ("Sirdaryo", "UZ-SI"),
        # the capital, the region around it, the district of that name
        ("Toshkent", "UZ-TK"),
        ("г. Ташкент", "UZ-TK"),
        ("toshkent shahrida", "UZ-TK"),
        ("Toshkent viloyati", "UZ-TO"),
        ("Ташкентская область", "UZ-TO"),
        ("Toshkent tumani", "UZ-TO-toshkent-t"),
        # apostrophes of every kind, and none
        ("G'ijduvon", "UZ-BU-gijduvon"),
        ("Gʻijduvon", "UZ-BU-gijduvon"),
        ("G‘ijduvon", "UZ-BU-gijduvon"),
        ("G`ijduvon", "UZ-BU-gijduvon"),
        ("Gijduvon", "UZ-BU-gijduvon"),
        ("Qoqon", "UZ-FA-qoqon"),
        ("Sox", "UZ-FA-sox"),
        # Cyrillic, Uzbek and Russian
        ("Ғиждувон", "UZ-BU-gijduvon"),
        ("Гиждуван", "UZ-BU-gijduvon"),
        ("Гиждуванский район", "UZ-BU-gijduvon"),
        ("Коканд", "UZ-FA-qoqon"),
        ("Ургенч", "UZ-XO-urganch-sh"),
        ("Денау", "UZ-SU-denov"),
        ("Юнусабад", "UZ-TK-yunusobod"),
        # a slip
        ("Asakka", "UZ-AN-asaka"),
        ("Bektimer", "UZ-TK-bektemir"),
        ("Shayhontohur", "UZ-TK-shayxontohur"),
        # the kind is said
        ("Andijon tumani", "UZ-AN-andijon-t"),
        ("Andijon shahri", "UZ-AN-andijon-sh"),
        ("Нукусский р-н", "UZ-QR-nukus-t"),
        ("Navbahor tumani", "UZ-NW-navbahor"),
        # a town that is a district's seat
        ("Poytug'", "UZ-AN-izboskan"),
        ("Мангит", "UZ-QR-amudaryo"),
        ("To'ytepa", "UZ-TO-nurafshon"),
        # names of several words, written apart and together
        ("Quyi Chirchiq", "UZ-TO-quyi-chirchiq"),
        ("Quyichirchiq", "UZ-TO-quyi-chirchiq"),
        ("Мирзо Улугбек", "UZ-TK-mirzo-ulugbek"),
        ("Sh.Rashidov", "UZ-JI-sharof-rashidov"),
        # a region decides
        ("Navoiy Navbahor", "UZ-NW-navbahor"),
        ("Navbahor, Farg'ona", "UZ-FA-furqat"),
        ("Asaka tumani, Andijon viloyati", "UZ-AN-asaka"),
        ("Andijon Asakka", "UZ-AN-asaka"),
        ("Toshkent Chirchiq", "UZ-TO-chirchiq"),
        # in a sentence, with case endings
        ("Chirchiqda", "UZ-TO-chirchiq"),
        ("в Чирчике", "UZ-TO-chirchiq"),
        ("Chirchiq bozor yonida", "UZ-TO-chirchiq"),
        ("Buxoro shahri bozor yonida", "UZ-BU-buxoro-sh"),
        # a city and the district around it, not told apart: the region is certain
        ("Bekobod", "UZ-TO"),
        ("Xiva", "UZ-XO"),
    ],
)
def test_what_she_typed_is_found(typed: str, found: str) -> None:
    place = find_place(typed, GEOGRAPHY)
    assert isinstance(place, Found)
    assert (place.district or place.region) == found


@pytest.mark.parametrize("language", [UZ, UZ_CYRL, RU])
def test_every_district_is_found_by_its_own_name_or_asked_for(language: Language) -> None:
    for district in DISTRICTS:
        if district.code != CALLED_LIKE_THE_COUNTRY:
            assert district.region in _regions(find_place(district.names[language], GEOGRAPHY)), district.code


@pytest.mark.parametrize(
    ("typed", "regions"),
    [
        ("Navbahor", ["UZ-NW", "UZ-FA"]),
        ("Bo'ston", ["UZ-AN", "UZ-QR"]),
        ("Yangiobod", ["UZ-JI", "UZ-TO"]),
        ("Uchtepa", ["UZ-TK", "UZ-JI"]),
    ],
)
def test_an_ambiguous_name_is_asked_back(typed: str, regions: list[str]) -> None:
    place = find_place(typed, GEOGRAPHY)
    assert isinstance(place, Ambiguous)
    assert [choice.region for choice in place.choices] == regions


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "'",
        "1",
        "bozor",
        "uyda",
        "maktab yonida",
        "tinchlik yo'q",
        "erim urayapti",
        "yordam bering",
        "помогите",
        "a" * 200,
        "Chirchiq " * 20,
        "Chirchiq 😀",
        "\u202eChirchiq",
        "Chir\u200dchiq",
        "Chirchiq\x00",
        "北京",
        "تاشکند",
    ],
)
def test_what_is_no_place_is_unknown(typed: str) -> None:
    assert find_place(typed, GEOGRAPHY) == Unknown()


@given(st.text(max_size=100))
def test_no_text_is_too_strange_for_an_answer(typed: str) -> None:
    place = find_place(typed, GEOGRAPHY)
    assert isinstance(place, Found | Ambiguous | Unknown)
    if isinstance(place, Ambiguous):
        assert 2 <= len(place.choices) <= MOST_CHOICES


@given(st.sampled_from([district for district in DISTRICTS if len(sound_of(district.names[UZ])) >= 9]), st.data())
def test_a_letter_left_out_of_a_long_name_is_overlooked_in_her_own_region(
    district: District, data: st.DataObject
) -> None:
    name = district.names[UZ]
    at = data.draw(st.integers(1, len(name) - 1))
    slip = name[:at] + name[at + 1 :]
    assume(len(sound_of(slip)) >= len(sound_of(name)) - 1)
    assert district.region in _regions(find_place(slip, GEOGRAPHY, district.region))


def test_the_point_found_lies_in_the_region() -> None:
    for district in DISTRICTS:
        place = find_place(district.names[UZ], GEOGRAPHY)
        if isinstance(place, Found):
            assert GEOGRAPHY.region_at(place.lon, place.lat) == place.region


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("Chirchiq", Match.OWN),
        ("Чирчик", Match.OWN),
        ("Toshkent viloyati", Match.OWN),
        ("Angiren", Match.OTHER),
        ("Urganch", Match.SHARED),
        ("G'azalkent", Match.VILLAGE),
        ("Andijon", Match.OWN),
        ("Chirchq", Match.SLIP),
    ],
)
def test_a_place_says_what_kind_of_match_it_was(typed: str, match: Match) -> None:
    found = find_place(typed, load_geography(), RegionCode("UZ-TO"))
    assert isinstance(found, Found) and found.match is match
