"""A place that somebody typed: the region and district of that name."""

from dataclasses import dataclass

from regions.geography import DistrictCode, Geography, RegionCode
from texts.alphabet import fold


@dataclass(frozen=True, slots=True)
class Found:
    """One place; `district` is None for a whole region."""

    region: RegionCode
    district: DistrictCode | None
    name: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """No place has this name."""


def find_place(typed: str, geography: Geography) -> Found | Unknown:
    """Find a region or district by its name in any language."""
    wanted = _plain(typed)
    for region in geography.regions:
        if wanted in map(_plain, region.names.values()):
            return Found(region.code, None, next(iter(region.names.values())))
    for region in geography.regions:
        for district in geography.districts(region.code):
            if wanted in map(_plain, district.names.values()):
                return Found(region.code, district.code, next(iter(district.names.values())))
    return Unknown()


def _plain(name: str) -> str:
    return fold(name).casefold().replace("'", "").strip()
