"""Where a point is: the region whose borders hold it."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from regions.codes import RegionCode

EARTH = Geod(ellps="WGS84")


class Borders:
    """The regions' areas, prepared for asking."""

    def __init__(self, areas: Mapping[RegionCode, BaseGeometry]) -> None:
        self._areas = dict(areas)
        shapely.prepare(list(self._areas.values()))

    def region_at(self, lon: float, lat: float) -> RegionCode | None:
        """Tell which region a point is in, lon, lat in degrees WGS 84; None outside all."""
        for code, area in self._areas.items():
            if shapely.intersects_xy(area, lon, lat):
                return code
        return None


def read_borders(file: Path) -> Borders:
    """Read a GeoJSON feature collection whose features carry the region's ISO 3166-2 code as `id`."""
    features = json.loads(file.read_text("utf-8"))["features"]
    return Borders({RegionCode(f["id"]): shapely.from_geojson(json.dumps(f["geometry"])) for f in features})


class Neighbours:
    """A fixed list of places, to be asked for the nearest."""

    def __init__(self, places: Iterable[tuple[float, float]]) -> None:
        self._lons, self._lats = np.array(list(places), dtype=float).reshape(-1, 2).T.copy()
        self._unit_vectors = _unit_vectors(self._lons, self._lats)

    def nearest(self, lon: float, lat: float, n: int) -> list[tuple[int, float]]:
        """List up to n places as (position, geodesic metres), nearest first.

        The sphere only pre-selects: its order may differ from the ellipsoid's by 0.6 % of the distance at most.
        """
        n = min(n, len(self._lons))
        if n <= 0:
            return []
        chords = np.sum((self._unit_vectors - _unit_vectors(lon, lat)) ** 2, axis=1)
        limit = np.partition(chords, n - 1)[n - 1] * 1.03 + 1e-12
        candidates = np.flatnonzero(chords <= limit)
        here = np.full(len(candidates), lon), np.full(len(candidates), lat)
        metres = EARTH.inv(*here, self._lons[candidates], self._lats[candidates])[2]
        order = np.argsort(metres, kind="stable")[:n]
        return [(int(candidates[i]), float(metres[i])) for i in order]


def _unit_vectors(lon: Any, lat: Any) -> Any:
    lon, lat = np.radians(lon), np.radians(lat)
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)
