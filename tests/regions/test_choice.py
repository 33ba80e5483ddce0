"""Which centre hears of an alert: hers, else the nearest open, else her region's, else the duty line."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from regions.centre import Service
from regions.choice import ChoiceReason, Whereabouts, Wish, choose_centre
from regions.directory import Directory
from regions.geography import Geography
from vocabulary.codes import CentreCode, DistrictCode, RegionCode
from vocabulary.point import Point

NOON = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
CHIRCHIQ = DistrictCode("UZ-TO-chirchiq")
URGUT = DistrictCode("UZ-SA-urgut")
YUNUSOBOD = DistrictCode("UZ-TK-yunusobod")
SHELTER = frozenset({Service.SHELTER})


@pytest.mark.parametrize(
    ("where", "wish", "at", "code", "reason"),
    [
        (Whereabouts(district=CHIRCHIQ), Wish(CentreCode("DEMO-XO-1")), NOON, "DEMO-XO-1", ChoiceReason.CHOSEN_BY_HER),
        (Whereabouts(), Wish(CentreCode("DEMO-XO-1")), NOON, "DEMO-XO-1", ChoiceReason.CHOSEN_BY_HER),
        (Whereabouts(district=CHIRCHIQ), Wish(), NOON, "DEMO-TO-2", ChoiceReason.NEAREST_OPEN),
        (Whereabouts(district=URGUT), Wish(), NOON, "DEMO-SA-2", ChoiceReason.NEAREST_OPEN),
        (Whereabouts(district=URGUT), Wish(), NIGHT, "DEMO-SA-1", ChoiceReason.NEAREST_OPEN),
        (Whereabouts(district=YUNUSOBOD), Wish(), NIGHT, "DEMO-TK-1", ChoiceReason.NEAREST_OPEN),
        (Whereabouts(Point(69.29, 41.36)), Wish(), NOON, "DEMO-TK-2", ChoiceReason.NEAREST_OPEN),
        (Whereabouts(region=RegionCode("UZ-SA")), Wish(), NOON, "DEMO-SA-1", ChoiceReason.NEAREST_OPEN),
        (Whereabouts(region=RegionCode("UZ-FA")), Wish(), NOON, "DEMO-FA-1", ChoiceReason.NEAREST_OPEN),
        (Whereabouts(district=CHIRCHIQ), Wish(services=SHELTER), NOON, "DEMO-FA-2", ChoiceReason.NEAREST_OPEN),
        (Whereabouts(district=CHIRCHIQ), Wish(CentreCode("GONE")), NOON, "DEMO-TO-2", ChoiceReason.NEAREST_OPEN),
        (Whereabouts(), Wish(), NOON, None, ChoiceReason.NATIONAL_DUTY_LINE),
        (Whereabouts(district=DistrictCode("UZ-XX-x")), Wish(), NOON, None, ChoiceReason.NATIONAL_DUTY_LINE),
        (Whereabouts(region=RegionCode("UZ-XX")), Wish(), NOON, None, ChoiceReason.NATIONAL_DUTY_LINE),
        (Whereabouts(Point(-0.1, 51.5)), Wish(), NOON, None, ChoiceReason.NATIONAL_DUTY_LINE),
        (Whereabouts(Point(-0.1, 51.5), CHIRCHIQ), Wish(), NOON, "DEMO-TO-2", ChoiceReason.NEAREST_OPEN),
    ],
)
def test_the_centre_and_the_reason(
    directory: Directory,
    geography: Geography,
    where: Whereabouts,
    wish: Wish,
    at: datetime,
    code: str | None,
    reason: ChoiceReason,
) -> None:
    centre, why = choose_centre(where, wish, directory, geography, at)
    assert (centre.code if centre else None, why) == (code, reason)


def test_with_everything_closed_her_region_s_nearest_hears(directory: Directory, geography: Geography) -> None:
    asleep = Directory(replace(centre, hours="off") for centre in directory.centres)
    centre, why = choose_centre(Whereabouts(district=CHIRCHIQ), Wish(), asleep, geography, NOON)
    assert (centre.code if centre else None, why) == ("DEMO-TO-2", ChoiceReason.IN_REGION)


def test_with_no_centre_in_the_region_and_none_open_the_duty_line_hears(
    directory: Directory, geography: Geography
) -> None:
    elsewhere = [replace(centre, hours="off") for centre in directory.centres if centre.region != "UZ-TO"]
    centre, why = choose_centre(Whereabouts(district=CHIRCHIQ), Wish(), Directory(elsewhere), geography, NOON)
    assert (centre, why) == (None, ChoiceReason.NATIONAL_DUTY_LINE)


def test_at_night_her_region_s_closed_centre_hears_rather_than_an_open_one_far_away(
    directory: Directory, geography: Geography
) -> None:
    hours = {"UZ-AN": "Mo-Fr 09:00-18:00"}
    asleep = Directory(replace(centre, hours=hours.get(centre.region, "24/7")) for centre in directory.centres)
    centre, why = choose_centre(Whereabouts(region=RegionCode("UZ-AN")), Wish(), asleep, geography, NIGHT)
    assert (centre.code if centre else None, why) == ("DEMO-AN-1", ChoiceReason.IN_REGION)
