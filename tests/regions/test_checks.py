from dataclasses import replace
from datetime import date, timedelta

from regions.centre import Centre, Service
from regions.checks import VERIFIED_FOR_DAYS, check_centres
from regions.geography import Geography
from tests.regions.conftest import TODAY
from vocabulary.codes import CentreCode, RegionCode


def test_the_demo_directory_has_nothing_to_be_put_right(demo_centres: list[Centre], geography: Geography) -> None:
    assert check_centres(demo_centres, geography, TODAY) == []


def test_the_demo_directory_never_grows_old(demo_centres: list[Centre], geography: Geography) -> None:
    assert check_centres(demo_centres, geography, date(2040, 1, 1)) == []


def test_a_region_without_a_centre_is_named(demo_centres: list[Centre], geography: Geography) -> None:
    others = [centre for centre in demo_centres if centre.region != "UZ-XO"]
    assert check_centres(others, geography, TODAY) == ["UZ-XO: no centre"]


def test_an_old_verification_is_named_on_the_day_it_is_too_old(
    demo_centres: list[Centre], geography: Geography
) -> None:
    centre = replace(demo_centres[0], demo=False, verified_on=TODAY)
    last_day = TODAY + timedelta(days=VERIFIED_FOR_DAYS)
    assert check_centres([centre, *demo_centres[1:]], geography, last_day) == []
    [fault] = check_centres([centre, *demo_centres[1:]], geography, last_day + timedelta(days=1))
    assert fault.startswith("DEMO-TK-1: verified_on: 2026-11-22 is 181 days ago")


def test_two_centres_with_one_duty_phone_are_both_named(demo_centres: list[Centre], geography: Geography) -> None:
    twin = replace(demo_centres[0], code=CentreCode("TWIN"))
    assert check_centres([*demo_centres, twin], geography, TODAY) == [
        "DEMO-TK-1: duty_sms: the same number as another centre",
        "TWIN: duty_sms: the same number as another centre",
    ]


def test_a_moved_border_a_shelter_in_the_open_and_bad_hours_are_named(
    demo_centres: list[Centre], geography: Geography
) -> None:
    centre = replace(
        demo_centres[0],
        region=RegionCode("UZ-TO"),
        services=frozenset({Service.SHELTER}),
        hours="always",
    )
    faults = check_centres([centre, *demo_centres[1:]], geography, TODAY)
    assert [fault.split(":")[1].strip() for fault in faults] == ["region", "hours", "public_address"]
