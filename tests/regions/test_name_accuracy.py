"""The measure of names: it counts what it should, and the shipped names meet it."""

from regions.geography import load_geography
from regions.name_accuracy import Measured, no_places, other_names, own_names
from vocabulary.codes import RegionCode

GEOGRAPHY = load_geography()


def test_own_names_as_they_are_said_are_found() -> None:
    measured = own_names(GEOGRAPHY)
    assert measured.is_good, str(measured)
    assert measured.asked > 4000


def test_a_street_that_is_told_as_a_place_is_counted() -> None:
    measured = no_places(["# a heading", "Navoiy ko'chasi", "Navoiy"], GEOGRAPHY)
    assert (measured.asked, measured.wrong, measured.failures) == (2, 1, ("Navoiy",))
    assert not measured.is_good


def test_a_name_of_other_packages_is_wrong_where_another_region_is_told_and_not_where_it_is_asked() -> None:
    named = [(name, RegionCode(code)) for name, code in (("Chirchiq", "UZ-TO"), ("Asaka", "UZ-BU"), ("Qum", "UZ-BU"))]
    measured = other_names([*named, named[0]], GEOGRAPHY)
    assert (measured.asked, measured.found, measured.failures) == (3, 1, ("Asaka of UZ-BU: Asaka of UZ-AN",))


def test_too_few_found_or_too_many_wrong_is_not_good() -> None:
    assert Measured(100, 97, 1, (), 0.97).is_good
    assert not Measured(100, 96, 0, (), 0.97).is_good
    assert not Measured(100, 98, 2, (), 0.97).is_good
