"""Where a point is and what is near it, in degrees WGS 84 and geodesic metres."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from vocabulary.codes import RegionCode

EARTH = Geod(ellps="WGS84")

_SPHERE_ERRS_BY = 1.03
"""Squared distances on the sphere are right within 1.3 %, either way: beyond this factor the order cannot change."""

_ROUNDING = 1e-13
"""Of squared distances on the unit sphere: 2 m."""


class Borders:
    """The regions' areas, prepared for asking.

    With 14 areas, asking all of them at once takes a fifth of the time of a tree (see bench/regions.py).
    """

    def __init__(self, areas: Mapping[RegionCode, BaseGeometry]) -> None:
        self.areas = dict(areas)
        self._codes = tuple(self.areas)
        self._prepared = np.array(list(self.areas.values()))
        shapely.prepare(self._prepared)

    def region_at(self, lon: float, lat: float) -> RegionCode | None:
        """Tell which region a point is in; None outside all. On the line between two, the first in the file."""
        inside = np.flatnonzero(shapely.intersects_xy(self._prepared, lon, lat))
        return self._codes[inside[0]] if len(inside) else None

    def region_within(self, lon: float, lat: float, metres: float) -> RegionCode | None:
        """Tell which region is nearest to a point outside all, if it is no farther than so many metres."""
        lines = shapely.shortest_line(shapely.Point(lon, lat), self._prepared)
        away = {code: EARTH.geometry_length(line) for code, line in zip(self._codes, lines, strict=True)}
        nearest = min(away, key=away.__getitem__)
        return nearest if away[nearest] <= metres else None

    def regions_at(self, lons: Sequence[float], lats: Sequence[float]) -> list[RegionCode | None]:
        """Tell the same of many points at once."""
        inside = shapely.intersects_xy(self._prepared[:, None], np.asarray(lons), np.asarray(lats))
        first = np.where(inside.any(axis=0), inside.argmax(axis=0), -1)
        return [self._codes[i] if i >= 0 else None for i in first.tolist()]


class Neighbours:
    """A fixed list of places, to be asked for the nearest."""

    def __init__(self, places: Iterable[tuple[float, float]]) -> None:
        self._lons, self._lats = np.array(list(places), dtype=float).reshape(-1, 2).T.copy()
        self._on_sphere = np.array([_on_sphere(lon, lat) for lon, lat in zip(self._lons, self._lats, strict=True)])

    def nearest(self, lon: float, lat: float, n: int) -> list[tuple[int, float]]:
        """List up to n places as (position, metres), nearest first; the sphere pre-selects, the ellipsoid decides."""
        n = min(n, len(self._lons))
        if n <= 0:
            return []
        apart = 2 - 2 * (self._on_sphere @ _on_sphere(lon, lat))
        limit = np.partition(apart, n - 1)[n - 1] * _SPHERE_ERRS_BY + _ROUNDING
        candidates = np.flatnonzero(apart <= limit)
        here = np.ones(len(candidates))
        metres = EARTH.inv(lon * here, lat * here, self._lons[candidates], self._lats[candidates])[2]
        order = np.argsort(metres, kind="stable")[:n]
        return list(zip(candidates[order].tolist(), metres[order].tolist(), strict=True))


def read_borders(file: Path) -> Borders:
    """Read a GeoJSON feature collection whose features carry the region's ISO 3166-2 code as `id`."""
    features = json.loads(file.read_text("utf-8"))["features"]
    return Borders({RegionCode(f["id"]): shapely.from_geojson(json.dumps(f["geometry"])) for f in features})


def metres_between(lon: float, lat: float, to_lon: float, to_lat: float) -> float:
    """Measure the geodesic on the WGS 84 ellipsoid (Karney 2013)."""
    return float(EARTH.inv(lon, lat, to_lon, to_lat)[2])


def _on_sphere(lon: float, lat: float) -> tuple[float, float, float]:
    """Place a point on the unit sphere."""
    lon, lat = math.radians(lon), math.radians(lat)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
