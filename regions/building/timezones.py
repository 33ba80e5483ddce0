"""The country's border out of a time zone package: OpenStreetMap's, with every exclave, and without the enclaves.

geo-tz keeps the zones in a quadtree: a leaf is a list of zones that fill it, or points to the zones' shapes within it,
written as geobuf (https://github.com/mapbox/geobuf), which is a protocol buffer.
"""

from collections.abc import Iterator
from itertools import accumulate, islice
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from regions.building.packages import COUNTRY_LINE, Store
from regions.building.protobuf import fields, numbers, signed

FILES = "package/data/timezones.geojson"
EAST, WEST = "Asia/Tashkent", "Asia/Samarkand"
AROUND = shapely.box(55.5, 36.9, 73.5, 45.8)
"""Degrees around the country, so that the rest of the world is not read."""

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

WORLD = (-179.9999, -89.9999, 179.9999, 89.9999)
_SEAM = 1e-6
"""Degrees by which two leaves' shapes may miss each other along the line where the tree cut them."""

_POLYGON, _MULTIPOLYGON = 4, 5


def zones(store: Store) -> dict[str, BaseGeometry]:
    """Read the areas of the country's two time zones, in degrees WGS 84."""
    index = store.json(COUNTRY_LINE, FILES + ".index.json")
    shapes = store.content(COUNTRY_LINE, FILES + ".geo.dat")
    found: dict[str, list[BaseGeometry]] = {EAST: [], WEST: []}
    for box, leaf in _leaves(index["lookup"], WORLD):
        if isinstance(leaf, dict):
            named = _shapes(shapes[leaf["pos"] : leaf["pos"] + leaf["len"]])
        else:
            named = [(index["timezones"][zone], shapely.box(*box)) for zone in leaf]
        for name, area in named:
            if name in found:
                found[name].append(area)
    return {name: shapely.union_all(areas).buffer(_SEAM).buffer(-_SEAM) for name, areas in found.items()}


def _leaves(node: Any, box: Box) -> Iterator[tuple[Box, Any]]:
    if not node or not AROUND.intersects(shapely.box(*box)):
        return
    if isinstance(node, list) or "pos" in node:
        yield box, node
        return
    west, south, east, north = box
    lon, lat = (west + east) / 2, (south + north) / 2
    quarters = {"a": (lon, lat, east, north), "b": (west, lat, lon, north), "c": (west, south, lon, lat)}
    for name, quarter in {**quarters, "d": (lon, south, east, lat)}.items():
        yield from _leaves(node.get(name), quarter)


def _shapes(geobuf: bytes) -> list[tuple[str, BaseGeometry]]:
    """Read a geobuf feature collection, whose features have one value each: the zone's name."""
    scale = 10 ** next((value for field, value in fields(geobuf) if field == 3), 6)
    [collection] = [value for field, value in fields(geobuf) if field == 4]
    found = []
    for feature in (value for field, value in fields(collection) if field == 1):
        parts = dict(fields(feature))
        name = next(value for field, value in fields(parts[13]) if field == 1).decode()
        found.append((name, _area(dict(fields(parts[1])), scale)))
    return found


def _area(geometry: dict[int, Any], scale: int) -> BaseGeometry:
    lengths = iter(numbers(geometry.get(2, b"")))
    coordinates = [signed(number) for number in numbers(geometry[3])]
    points = len(coordinates) // 2
    steps = iter(zip(coordinates[::2], coordinates[1::2], strict=True))
    if geometry.get(1) == _POLYGON:
        return shapely.make_valid(_polygon(list(lengths) or [points], steps, scale))
    if geometry.get(1) != _MULTIPOLYGON:
        raise ValueError(f"geobuf geometry {geometry.get(1)} where polygons were expected")
    polygons = next(lengths, None)
    if polygons is None:
        return shapely.make_valid(_polygon([points], steps, scale))
    rings = [list(islice(lengths, next(lengths))) for _ in range(polygons)]
    return shapely.union_all([shapely.make_valid(_polygon(counts, steps, scale)) for counts in rings])


def _polygon(counts: list[int], steps: Iterator[tuple[int, int]], scale: int) -> shapely.Polygon:
    """Read as many rings as there are counts: each point is written as its distance from the one before."""
    rings = []
    for count in counts:
        lons, lats = zip(*islice(steps, count), strict=True)
        rings.append([(x / scale, y / scale) for x, y in zip(accumulate(lons), accumulate(lats), strict=True)])
    return shapely.Polygon(rings[0], rings[1:])
