from collections import Counter

import pytest

from regions.geography import Geography, Kind
from texts.alphabet import Alphabet, length_of
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.languages import EN, RU, UZ, UZ_CYRL

LANGUAGES = (UZ, UZ_CYRL, RU, EN)


def test_there_are_14_regions_with_iso_codes_and_208_districts(geography: Geography) -> None:
    codes = {region.code for region in geography.regions}
    assert codes == {f"UZ-{code}" for code in "AN BU FA JI NG NW QA QR SA SI SU TK TO XO".split()}
    kinds = Counter(d.kind for region in geography.regions for d in geography.districts(region.code))
    assert kinds == {Kind.DISTRICT: 163, Kind.CITY: 31, Kind.CITY_DISTRICT: 14}


def test_the_menu_starts_with_the_capital_and_goes_on_by_name(geography: Geography) -> None:
    names = [region.names[UZ] for region in geography.regions]
    assert names[:3] == ["Toshkent sh.", "Toshkent vil.", "Andijon"]
    assert names[2:] == sorted(names[2:])


def test_every_region_has_its_chief_city(geography: Geography) -> None:
    chief = {region.code: geography.chief_city(region.code) for region in geography.regions}
    assert all(city and city.region == code and city.kind is not Kind.DISTRICT for code, city in chief.items())
    assert [chief[RegionCode(code)].names[UZ] for code in ("UZ-SA", "UZ-NW", "UZ-TO")] == [  # type: ignore[union-attr]
        "Samarqand sh.",
        "Navoiy",
        "Nurafshon",
    ]
    assert geography.chief_city(RegionCode("UZ-XX")) is None and geography.chief_city(None) is None


def test_a_region_lists_its_cities_first(geography: Geography) -> None:
    kinds = [district.kind for district in geography.districts(RegionCode("UZ-FA"))]
    assert kinds == [Kind.CITY] * 4 + [Kind.DISTRICT] * 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_unique_where_she_chooses_among_them(geography: Geography, language: str) -> None:
    assert len({region.names[language] for region in geography.regions}) == 14
    for region in geography.regions:
        districts = geography.districts(region.code)
        assert len({district.names[language] for district in districts}) == len(districts)


def test_uzbek_names_need_no_ucs2(geography: Geography) -> None:
    named = [*geography.regions, *(d for region in geography.regions for d in geography.districts(region.code))]
    assert {length_of(each.names[UZ]).alphabet for each in named} == {Alphabet.GSM7}


@pytest.mark.parametrize("language", [UZ_CYRL, RU])
def test_five_regions_of_the_list_fit_a_cyrillic_screen(geography: Geography, language: str) -> None:
    names = [region.names[language] for region in geography.regions]
    for start in range(0, 14, 5):
        screen = "\n".join(f"{key} {name}" for key, name in enumerate(names[start : start + 5], 1))
        assert len(screen) <= 70, screen


def test_a_city_and_the_district_around_it_are_told_apart(geography: Geography) -> None:
    city, around = DistrictCode("UZ-AN-andijon-sh"), DistrictCode("UZ-AN-andijon-t")
    assert geography.district(city).names[UZ] == "Andijon sh."
    assert geography.district(around).names[UZ] == "Andijon t."


def test_codes_of_the_districts_begin_with_their_regions(geography: Geography) -> None:
    for region in geography.regions:
        assert all(district.code.startswith(f"{region.code}-") for district in geography.districts(region.code))


def test_an_unknown_code_is_a_key_error_or_nothing_as_asked(geography: Geography) -> None:
    with pytest.raises(KeyError):
        geography.region(RegionCode("UZ-XX"))
    with pytest.raises(KeyError):
        geography.district(DistrictCode("UZ-TK-gone"))
    assert geography.find_district(DistrictCode("UZ-TK-gone")) is None
    assert geography.find_district(None) is None
    assert geography.districts(RegionCode("UZ-XX")) == ()
