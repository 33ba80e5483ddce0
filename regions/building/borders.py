"""The areas of the regions: one coverage without gaps or overlaps, joined from the best line that each stretch has.

1. The country's border, its exclaves and enclaves, and the line between Jizzax and its western neighbours come from
   OpenStreetMap's time zones; the other lines between regions from Natural Earth, cut or drawn out to that border.
2. Reviewed areas replace what both have wrong; what they leave open goes to the other regions that touch it.
3. Named places decide: one that falls into a neighbour takes its surroundings with it.
"""

from collections.abc import Iterable, Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from regions.building.packages import REGION_LINES, Store
from regions.building.timezones import EAST, zones

Areas = dict[str, BaseGeometry]
Place = tuple[str, float, float]
"""A region's code, lon, lat in degrees."""

EXCLAVES_BELONG_TO = "UZ-FA"
"""Sokh, Shohimardon, Jangail and Chon-Qora/Qalacha (constitution of the province; every one is reached through it)."""

_OTHER_CODES = {"UZ-KH": "UZ-XO", "UZ-TA": "UZ-TO"}
"""The lines package uses FIPS-like codes for two regions."""

_IN_THE_EAST = {"UZ-AN", "UZ-FA", "UZ-JI", "UZ-NG", "UZ-SI", "UZ-TK", "UZ-TO"}
_STEP = 0.01
"""Degrees between the points that stand for a border when the nearest one is sought."""

_REACH = 0.08
"""Degrees around a misplaced place, about 8 km, that it takes with it, as far as no other place is nearer."""

_GRID = 1e-5
_TOLERANCE = 0.001
"""Degrees, about 100 m: as fine as a phone's own place is, and a tenth of the points."""


def packaged_areas(store: Store, reviewed: Mapping[str, BaseGeometry]) -> Areas:
    """Join the packages' lines and the reviewed areas; keys are ISO 3166-2."""
    lines = _natural_earth(store)
    known = shapely.union_all([area for code, area in reviewed.items() if code in lines])
    abroad = shapely.union_all([area for code, area in reviewed.items() if code not in lines])
    areas: Areas = {}
    for name, zone in zones(store).items():
        at_home = shapely.get_parts(zone.difference(abroad))
        mainland, *exclaves = sorted(at_home, key=shapely.area, reverse=True)
        here = [code for code in lines if (code in _IN_THE_EAST) == (name == EAST)]
        open_ground = mainland.difference(known)
        loose = {code: lines[code].intersection(open_ground) for code in here if code not in reviewed}
        fixed = {code: reviewed[code].intersection(mainland) for code in here if code in reviewed}
        areas |= _fill(open_ground, loose) | fixed
        if exclaves:
            areas[EXCLAVES_BELONG_TO] = shapely.union_all([areas[EXCLAVES_BELONG_TO], *exclaves])
    return areas


def let_places_decide(areas: Areas, places: Iterable[Place]) -> tuple[Areas, list[Place]]:
    """Move the line around every named place that falls into a neighbour; says which those were."""
    named = sorted(set(places))
    points = [shapely.Point(lon, lat) for _, lon, lat in named]
    astray = [(place, point) for place, point in zip(named, points, strict=True) if not areas[place[0]].covers(point)]
    cells = _cells(points, shapely.union_all(list(areas.values())))
    for (code, _, _), point in astray:
        way_home = shapely.shortest_line(point, areas[code])
        taken = cells[point.wkb].intersection(way_home.buffer(_REACH))
        taken = taken.intersection(shapely.union_all(list(areas.values())))
        areas = {other: area.difference(taken) for other, area in areas.items()}
        areas[code] = areas[code].union(taken)
    return areas, [place for place, _ in astray]


def tidy(areas: Areas) -> Areas:
    """Make one clean coverage of them, on a grid of 1 m, and drop points that nobody can tell from their neighbours."""
    areas = {code: _multi(area) for code, area in areas.items()}
    lines = shapely.union_all([area.boundary for area in areas.values()], grid_size=_GRID)
    faces = shapely.get_parts(shapely.polygonize([lines]))
    owned: dict[str, list[BaseGeometry]] = {code: [] for code in areas}
    for face in faces:
        inner = face.representative_point()
        owner = next((code for code, area in areas.items() if area.covers(inner)), None)
        if owner is not None:
            owned[owner].append(face)
    whole = [shapely.union_all(pieces) for pieces in owned.values()]
    simple = shapely.coverage_simplify(whole, _TOLERANCE)
    return dict(zip(owned, map(_multi, simple), strict=True))


def _natural_earth(store: Store) -> Areas:
    """Read the lines package's TopoJSON: arcs of whole-number steps, shared by the areas that meet in them."""
    topology = store.json(REGION_LINES, "package/src/js/data/uzb.topo.json")
    scale, translate = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    arcs = [np.cumsum(arc, axis=0) * scale + translate for arc in topology["arcs"]]

    def ring(numbers: list[int]) -> np.ndarray:
        return np.vstack([arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers])

    areas = {}
    for feature in topology["objects"]["uzb"]["geometries"]:
        code = feature["id"].replace(".", "-")
        polygons = [feature["arcs"]] if feature["type"] == "Polygon" else feature["arcs"]
        rings = [[ring(numbers) for numbers in polygon] for polygon in polygons]
        whole = shapely.union_all([shapely.make_valid(shapely.Polygon(outer, inner)) for outer, *inner in rings])
        areas[_OTHER_CODES.get(code, code)] = whole
    return areas


def _fill(whole: BaseGeometry, areas: Areas) -> Areas:
    """Give every part of the whole that no area covers to the areas that touch it: each point to the nearest."""
    gaps = shapely.get_parts(whole.difference(shapely.union_all(list(areas.values()))))
    gains: dict[str, list[BaseGeometry]] = {code: [area] for code, area in areas.items()}
    for gap in gaps:
        touching = [code for code, area in areas.items() if area.distance(gap) < _GRID]
        for code, near in _nearest_parts({code: areas[code] for code in touching}, whole).items():
            gains[code].append(gap.intersection(near))
    return {code: shapely.union_all(parts) for code, parts in gains.items()}


def _nearest_parts(areas: Areas, around: BaseGeometry) -> Areas:
    """Say for each area what is nearer to it than to the others."""
    if len(areas) == 1:
        return dict.fromkeys(areas, around)
    owners: dict[bytes, str] = {}
    for code, area in areas.items():
        outline = shapely.get_coordinates(shapely.segmentize(area.boundary, _STEP)).round(4)
        owners |= {shapely.Point(point).wkb: code for point in np.unique(outline, axis=0)}
    cells = _cells(map(shapely.from_wkb, owners), around)
    near: dict[str, list[BaseGeometry]] = {code: [] for code in areas}
    for wkb, code in owners.items():
        near[code].append(cells[wkb])
    return {code: shapely.union_all(parts) for code, parts in near.items()}


def _cells(points: Iterable[BaseGeometry], around: BaseGeometry) -> dict[bytes, BaseGeometry]:
    """Give for each point the area that is nearer to it than to any other (Voronoi)."""
    distinct = list({point.wkb: point for point in points}.values())
    cells = shapely.voronoi_polygons(shapely.multipoints(distinct), extend_to=around.envelope, ordered=True)
    return {point.wkb: cell for point, cell in zip(distinct, shapely.get_parts(cells), strict=True)}


def _multi(area: BaseGeometry) -> BaseGeometry:
    return shapely.MultiPolygon([part for part in shapely.get_parts(area) if part.geom_type == "Polygon"])
