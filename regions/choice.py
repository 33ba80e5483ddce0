"""Which centre hears of an alert, and why that one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from regions.centre import Centre, Service
from regions.directory import Directory
from regions.geography import Geography
from regions.opening import is_open
from vocabulary.codes import CentreCode, DistrictCode, RegionCode
from vocabulary.point import Point


class ChoiceReason(StrEnum):
    """Why this centre; stored with the alert."""

    CHOSEN_BY_HER = "chosen_by_her"
    NEAREST_OPEN = "nearest_open"
    IN_REGION = "in_region"
    NATIONAL_DUTY_LINE = "national_duty_line"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is known of where she is, the best first: a point, a district, a region."""

    point: Point | None = None
    district: DistrictCode | None = None
    region: RegionCode | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What the centre must be: the one she chose, or one with these services."""

    centre: CentreCode | None = None
    services: frozenset[Service] = frozenset()


def choose_centre(
    where: Whereabouts, wish: Wish, directory: Directory, geography: Geography, at: datetime
) -> tuple[Centre | None, ChoiceReason]:
    """Choose hers if she chose one, else the nearest that is open and fits, else her region's, else the duty line.

    A centre of another region is chosen only where it is nearer than her own region's, or for a service: at night the
    one that is open may be a day's journey away, and her region's duty phone is not. `at` is an aware instant. Codes
    that the data has no more are passed over: they must not cost a HELP.
    """
    hers = directory.get(wish.centre) if wish.centre else None
    if hers is not None:
        return hers, ChoiceReason.CHOSEN_BY_HER
    point, region = point_and_region(where, geography)
    near = [centre for centre, _ in directory.nearest(point.lon, point.lat, len(directory.centres))] if point else []
    for centre in near if wish.services else within_reach(near, region):
        if wish.services <= centre.services and is_open(centre, at):
            return centre, ChoiceReason.NEAREST_OPEN
    for centre in near:
        if centre.region == region:
            return centre, ChoiceReason.IN_REGION
    return None, ChoiceReason.NATIONAL_DUTY_LINE


def within_reach(near: Sequence[Centre], region: RegionCode | None) -> Iterator[Centre]:
    """The centres of her region, and those that are nearer than the first of these; all, where it has none."""
    is_beyond = False
    for centre in near:
        is_beyond = is_beyond or centre.region == region
        if centre.region == region or not is_beyond:
            yield centre


def point_and_region(where: Whereabouts, geography: Geography) -> tuple[Point | None, RegionCode | None]:
    """Take the best that is known; for a region alone, its chief city."""
    if where.point is not None:
        found = geography.region_near(where.point.lon, where.point.lat)
        if found is not None:
            return where.point, found
    district = geography.find_district(where.district) or geography.chief_city(where.region)
    return (Point(district.lon, district.lat), district.region) if district else (None, None)
