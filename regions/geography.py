"""The country as a menu and an alert need it: 14 regions, 208 districts and cities, and which region a point is in."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from regions.lookup import Borders, read_borders
from vocabulary.codes import CentreCode, DistrictCode, RegionCode
from vocabulary.languages import EN, RU, UZ, UZ_CYRL, Language

__all__ = ["CentreCode", "District", "DistrictCode", "Geography", "Kind", "Region", "RegionCode", "load_geography"]

DATA = Path(__file__).parent / "data"

_STRAYS_BY = 2_000
"""Metres."""


class Kind(StrEnum):
    """What a second-level unit is: tuman, shahar of regional standing, or tuman of a city."""

    DISTRICT = "district"
    CITY = "city"
    CITY_DISTRICT = "city_district"


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level unit; its names are short enough for a list on a basic phone, `also` are others people use."""

    code: RegionCode
    chief_city: DistrictCode
    names: Mapping[Language, str] = field(hash=False)
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class District:
    """A second-level unit with its centre; lon, lat in degrees WGS 84. Names are unique within the region."""

    code: DistrictCode
    region: RegionCode
    kind: Kind
    names: Mapping[Language, str] = field(hash=False)
    lon: float
    lat: float
    also: tuple[str, ...] = ()


class Geography:
    """Regions in menu order, each with its districts: cities first, then by name."""

    def __init__(self, regions: Iterable[Region], districts: Iterable[District], borders: Borders) -> None:
        self.regions = tuple(regions)
        self._regions = {region.code: region for region in self.regions}
        self._districts = {district.code: district for district in districts}
        self.borders = borders

    def region(self, code: RegionCode) -> Region:
        """Give the region with this code; raises KeyError."""
        return self._regions[code]

    def district(self, code: DistrictCode) -> District:
        """Give the district with this code; raises KeyError."""
        return self._districts[code]

    def find_district(self, code: DistrictCode | None) -> District | None:
        """Give the district with this code, None when there is none (any more)."""
        return self._districts.get(code) if code else None

    def chief_city(self, region: RegionCode | None) -> District | None:
        """Give the middle of what happens in a region, None for no region, and for one that is no more."""
        known = self._regions.get(region) if region else None
        return self._districts[known.chief_city] if known else None

    def districts(self, region: RegionCode) -> tuple[District, ...]:
        """List a region's districts in menu order; empty for an unknown region."""
        return tuple(district for district in self._districts.values() if district.region == region)

    def region_at(self, lon: float, lat: float) -> RegionCode | None:
        """Tell which region a point is in, lon, lat in degrees WGS 84; None outside the country."""
        return self.borders.region_at(lon, lat)

    def region_near(self, lon: float, lat: float) -> RegionCode | None:
        """Tell the same of a point that may be off by what a phone and a line on a map are: up to 2 km abroad."""
        return self.borders.region_at(lon, lat) or self.borders.region_within(lon, lat, _STRAYS_BY)


def load_geography(data: Path = DATA) -> Geography:
    """Read the committed data, built by `regions.build`; once a process where they ship."""
    return _shipped() if data == DATA else _read_geography(data)


@cache
def _shipped() -> Geography:
    return _read_geography(DATA)


def _read_geography(data: Path) -> Geography:
    units = json.loads((data / "units.json").read_text("utf-8"))
    regions = [_region(row) for row in units["regions"]]
    return Geography(regions, map(_district, units["districts"]), read_borders(data / "borders.geojson"))


def _region(row: Mapping[str, Any]) -> Region:
    return Region(RegionCode(row["code"]), DistrictCode(row["chief_city"]), _names(row), tuple(row["also"]))


def _district(row: Mapping[str, Any]) -> District:
    return District(
        code=DistrictCode(row["code"]),
        region=RegionCode(row["code"][:5]),
        kind=Kind(row["kind"]),
        names=_names(row),
        lon=row["lon"],
        lat=row["lat"],
        also=tuple(row["also"]),
    )


def _names(row: Mapping[str, Any]) -> dict[Language, str]:
    """English reads the Uzbek name: it is the official Latin spelling."""
    return {UZ: row["uz"], UZ_CYRL: row["uz-Cyrl"], RU: row["ru"], EN: row["uz"]}
