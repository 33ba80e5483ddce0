"""One region drawn small: its outline and its neighbours', district centres, help centres, and where she may be."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import cos, radians

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from regions.centre import Centre
from regions.geography import Geography
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.point import Point

WIDTH = 480
_MARGIN = 0.06
_DETAIL = 0.002
"""Of the width of the region: bends that nobody would see are left out."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Something at a place of the sheet, in its units from the left and the top; `name` is for who points at it."""

    x: float
    y: float
    name: str


@dataclass(frozen=True, slots=True)
class LocalMap:
    """A sheet `width` by `height`: outlines as SVG paths, and spots. `district` is hers, `point` where she is."""

    width: float
    height: float
    outline: str
    neighbours: str
    districts: tuple[Spot, ...]
    centres: tuple[Spot, ...]
    district: Spot | None
    point: Spot | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The part of the country that is drawn, in degrees; a degree north is longer than a degree east."""

    west: float
    south: float
    east: float
    north: float

    @property
    def height(self) -> float:
        """In the units of WIDTH."""
        return (self.north - self.south) * self._scale / self._squeeze

    def spot(self, lon: float, lat: float, name: str = "") -> Spot:
        """Where a point lies on the sheet; lon, lat in degrees WGS 84."""
        x, y = (lon - self.west) * self._scale, (self.north - lat) * self._scale / self._squeeze
        return Spot(round(x, 1), round(y, 1), name)

    def path(self, area: BaseGeometry) -> str:
        """An area as the `d` of an SVG path."""
        parts = [part for part in shapely.get_parts(area) if isinstance(part, Polygon)]
        rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
        return " ".join(f"M{' '.join(self._pair(lon, lat) for lon, lat in ring.coords)}Z" for ring in rings)

    def _pair(self, lon: float, lat: float) -> str:
        spot = self.spot(lon, lat)
        return f"{spot.x:g},{spot.y:g}"

    @property
    def _scale(self) -> float:
        return WIDTH / (self.east - self.west)

    @property
    def _squeeze(self) -> float:
        return cos(radians((self.south + self.north) / 2))


@cache
def _ground(geography: Geography, region: RegionCode) -> tuple[Sheet, str, str]:
    """The sheet of a region with its outline and its neighbours': the same for every alert there."""
    area = geography.borders.areas[region]
    west, south, east, north = area.bounds
    margin = _MARGIN * (east - west)
    sheet = Sheet(west - margin, south - margin, east + margin, north + margin)
    codes = list(geography.borders.areas)
    simple = shapely.coverage_simplify(list(geography.borders.areas.values()), _DETAIL * (east - west))
    seen = [shapely.clip_by_rect(one, sheet.west, sheet.south, sheet.east, sheet.north) for one in simple]
    others = [sheet.path(one) for code, one in zip(codes, seen, strict=True) if code != region and not one.is_empty]
    return sheet, sheet.path(seen[codes.index(region)]), " ".join(others)


def draw_region(
    geography: Geography,
    region: RegionCode,
    centres: Iterable[tuple[Centre, str]],
    district: DistrictCode | None = None,
    point: Point | None = None,
) -> LocalMap | None:
    """Draw a region with these centres and their names; None for one that the data has no more."""
    if region not in geography.borders.areas:
        return None
    sheet, outline, neighbours = _ground(geography, region)
    hers = geography.find_district(district)
    return LocalMap(
        width=WIDTH,
        height=round(sheet.height, 1),
        outline=outline,
        neighbours=neighbours,
        districts=tuple(sheet.spot(one.lon, one.lat) for one in geography.districts(region)),
        centres=tuple(sheet.spot(centre.lon, centre.lat, name) for centre, name in centres),
        district=sheet.spot(hers.lon, hers.lat) if hers else None,
        point=sheet.spot(point.lon, point.lat) if point else None,
    )
