"""An operator's own boundaries: GeoJSON of geoBoundaries, GADM, HDX (COD-AB), OpenStreetMap or Natural Earth.

Every feature's region is found by its ISO 3166-2 code or its name; what is wrong is named, and where it was looked for.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from regions.building.borders import Areas, Place
from regions.building.packages import BuildFault
from regions.spelling import sound_of
from texts.bounded_file import read_within
from texts.faults import Fault
from texts.signatures import kind_of

MOST_BYTES = 300 * 2**20
MOST_NAMED = 20
"""Faults, or names, that are told; the rest is counted."""

CODES = ("id", "shapeISO", "ISO3166-2", "iso_3166_2", "ISO_1")
"""Where codes stand: geoBoundaries, OpenStreetMap, Natural Earth, GADM."""

NAMES = ("shapeName", "NAME_1", "VARNAME_1", "ADM1_EN", "ADM1_UZ", "ADM1_RU", "adm1_name", "name:uz", "name:en", "name")
"""Where names stand: geoBoundaries, GADM, HDX (COD-AB, formerly in capitals), OpenStreetMap and most others."""

_CODE = re.compile(r"UZ-[A-Z]{2}")
_WORD = re.compile(r"[A-Z]?[^\W\d_A-Z]+(?:['‘’ʻʼ`-][^\W\d_]+)*|[A-Z]+")
_CITY = frozenset("city shahri sh shahar шаҳри ш город г tashkent-city".split())
_REGION = frozenset("viloyati vil viloyat oblast oblasti region province вилояти вил область обл".split())
_REPUBLIC = frozenset("republic respublikasi республика республикаси of the".split())
_LOWER = frozenset("tumani t district rayon raion район тумани".split())
_ADJECTIVE = sound_of("ская")
"""How Russian names a region: Бухарская область. The letter before it may be another than the name's."""

_CAPITAL, _AROUND_IT = "UZ-TK", "UZ-TO"
"""The city of Tashkent, and the region of the same name."""

_DEGREES = ("4326", "CRS84", "OGC:CRS84")
_COUNTRY = shapely.box(55.5, 36.7, 73.7, 46)
"""Degrees, a little wider than the country."""

_SWAPPED = shapely.box(36.7, 55.5, 46, 73.7)
_AREA_KM2 = 447_400
_MOST_OFF = 0.06
"""Sources draw the Aral Sea's part differently."""

_LEAST_KM2 = 1
_MOST_KM2 = 50
"""An overlap or a gap that is larger is no line drawn twice; the largest enclave of another country has 9 km²."""

_ON_EARTH = Geod(ellps="WGS84")


@dataclass(slots=True)
class _Reading:
    """What was found in a file so far."""

    file: Path
    sounds: Mapping[str, frozenset[str]]
    areas: dict[str, list[BaseGeometry]] = field(default_factory=dict)
    capital_or_around: list[BaseGeometry] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    strange: list[str] = field(default_factory=list)
    properties: set[str] = field(default_factory=set)
    passed_over: int = 0


def read_boundaries(file: Path, wanted: Mapping[str, Mapping[str, str]]) -> Areas:
    """Read the areas of the regions; `wanted` are their names in every language by code.

    Several features of one region are one area. Raises BuildFault with everything that is wrong.
    """
    reading = _Reading(file, {code: frozenset(map(_stem, names.values())) for code, names in wanted.items()})
    for number, feature in enumerate(_features(file), 1):
        _take(reading, number, feature)
    _decide_the_capital(reading)
    reading.faults += [f"feature {', '.join(which[:MOST_NAMED])} {said}" for said, which in reading.wrong.items()]
    missing = [code for code in wanted if code not in reading.areas and code not in reading.faulty]
    if missing:
        reading.faults.append(_said_of_missing(missing, reading))
    _refuse(file, reading.faults)
    return {code: shapely.union_all(reading.areas[code]) for code in wanted}


def judge(file: Path, areas: Areas, places: Iterable[Place]) -> list[str]:
    """Say what small overlaps and gaps somebody should look at: a gap may be an enclave of another country.

    Raises BuildFault for areas that overlap or leave a gap by much, are not the whole country, or have another's code.
    """
    found = [*_overlaps(areas), *_gaps(areas)]
    large = [said for size, said in found if size > _MOST_KM2]
    _refuse(file, [*large, *_off_in_size(areas), *_mixed_up(areas, list(places))])
    return [said for size, said in found if size > _LEAST_KM2]


def _features(file: Path) -> list[Any]:
    try:
        content = read_within(file, MOST_BYTES)
    except OSError as error:
        raise BuildFault(f"{file} cannot be read: {error.strerror}") from None
    except Fault as fault:
        raise BuildFault(f"{file}: {fault}") from None
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError) as error:
        packed = kind_of(content)
        place = f": line {error.lineno}, {error.msg}" if isinstance(error, json.JSONDecodeError) else ""
        what = f"is {packed}, not GeoJSON" if packed else f"is not GeoJSON{place}"
        raise BuildFault(f"{file} {what}; export it as GeoJSON in degrees (WGS 84), with QGIS or ogr2ogr") from None
    kind = whole.get("type") if isinstance(whole, dict) else None
    if kind == "Topology":
        raise BuildFault(f"{file} is TopoJSON: export it as GeoJSON")
    if isinstance(whole, dict) and "elements" in whole:
        raise BuildFault(f"{file} is Overpass's own JSON: turn it into GeoJSON, with osmtogeojson or QGIS")
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list) or not features:
        raise BuildFault(f"{file} has no features: it is not a GeoJSON of regions")
    _refuse_other_degrees(file, whole.get("crs"))
    return features


def _refuse_other_degrees(file: Path, crs: Any) -> None:
    """GeoJSON of before 2016 may name another system of coordinates (RFC 7946 §4 does away with it)."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if name and not name.endswith(_DEGREES):
        raise BuildFault(f"{file} is in {name[:60]}: export it in degrees, WGS 84 (EPSG:4326)")


def _take(reading: _Reading, number: int, feature: Any) -> None:
    """Add one feature to its region, or say what is wrong with it."""
    tags = _tags(feature)
    reading.properties |= {name for name in tags if name != "id"}
    if str(tags.get("admin_level", "4")) != "4":
        reading.passed_over += 1
        return
    codes, called = _region_of(tags, reading.sounds)
    if not codes:
        reading.strange += [called] if called else []
        return
    try:
        area = _area(feature.get("geometry"))
    except ValueError as error:
        reading.wrong.setdefault(str(error), []).append(f"{number} ({called})")
        reading.faulty |= set(codes)
        return
    if area is None:
        reading.passed_over += 1
    elif len(codes) > 1:
        reading.capital_or_around.append(area)
    else:
        reading.areas.setdefault(codes[0], []).append(area)


def _tags(feature: Any) -> dict[str, Any]:
    """The properties of a feature by their names in small letters, also those that OpenStreetMap's tools put deeper."""
    if not isinstance(feature, dict):
        return {}
    properties = feature.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    tags = {"id": feature.get("id")}
    for found in (properties, properties.get("tags"), properties.get("all_tags")):
        tags |= {_plain(name): value for name, value in found.items()} if isinstance(found, dict) else {}
    return tags


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_")


def _area(geometry: Any) -> BaseGeometry | None:
    """The area of a geometry; None for a point or a line. Raises ValueError with what is wrong."""
    if geometry is None:
        raise ValueError("has no geometry")
    try:
        shape = shapely.force_2d(shapely.from_geojson(json.dumps(geometry)))
    except (shapely.errors.ShapelyError, ValueError, TypeError) as error:
        raise ValueError(f"has a geometry that cannot be read: {' '.join(str(error).split())[:120]}") from None
    if shape.is_empty:
        raise ValueError("has an empty geometry")
    parts = [part for part in shapely.get_parts(shapely.make_valid(shape)) if part.area]
    if not parts:
        return None
    area = shapely.union_all(parts)
    if _COUNTRY.covers(area):
        return area
    west, south, east, north = area.bounds
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        raise ValueError("is not in degrees, perhaps in metres: export it in WGS 84 (EPSG:4326)")
    if _SWAPPED.covers(area):
        raise ValueError("has latitude before longitude: GeoJSON has longitude first")
    raise ValueError(f"reaches from {south:.1f} {west:.1f} to {north:.1f} {east:.1f}, out of the country")


def _region_of(tags: Mapping[str, Any], sounds: Mapping[str, frozenset[str]]) -> tuple[list[str], str]:
    """The codes that a feature may have, two where it is either Tashkent, and what it is called."""
    written = [str(tags[key]) for key in map(_plain, NAMES) if isinstance(tags.get(key), str) and tags[key].strip()]
    called = written[0][:60] if written else ""
    for key in map(_plain, CODES):
        match = _CODE.fullmatch(str(tags.get(key) or "").upper())
        if match and match[0] in sounds:
            return [match[0]], called or match[0]
    found = (_called(name, sounds) for names in written for name in names.split("|"))
    return next(filter(None, found), []), called


def _called(name: str, sounds: Mapping[str, frozenset[str]]) -> list[str]:
    words = {word.casefold() for word in _WORD.findall(name)}
    if words & _LOWER:
        return []
    stem = _stem(name)
    codes = [code for code, known in sounds.items() if stem in known]
    if stem.endswith(_ADJECTIVE) and not codes:
        begins = stem.removesuffix(_ADJECTIVE)[:-1]
        codes = [code for code, known in sounds.items() if any(sound.startswith(begins) for sound in known)]
    if words & _CITY:
        return [code for code in codes if code == _CAPITAL]
    return [code for code in codes if code != _CAPITAL] if words & _REGION else codes


def _stem(name: str) -> str:
    """How a name sounds without the words for its kind."""
    kinds = _CITY | _REGION | _REPUBLIC | _LOWER
    return sound_of("".join(word for word in _WORD.findall(name) if word.casefold() not in kinds))


def _decide_the_capital(reading: _Reading) -> None:
    """A bare "Tashkent" is the region where the file has the city by its full name, and the other way round."""
    if not reading.capital_or_around:
        return
    open_ones = [code for code in (_CAPITAL, _AROUND_IT) if code not in reading.areas]
    if len(open_ones) == 1:
        reading.areas[open_ones[0]] = reading.capital_or_around
    elif len(open_ones) == 2 and len(reading.capital_or_around) == 2:
        city, around = sorted(reading.capital_or_around, key=shapely.area)
        reading.areas |= {_CAPITAL: [city], _AROUND_IT: [around]}
    else:
        reading.faults.append("Tashkent stands there without a word on which of the two, city or region, it is")


def _said_of_missing(missing: list[str], reading: _Reading) -> str:
    said = f"has no area for {', '.join(missing)}; looked for codes in {', '.join(CODES)}"
    said += f" and for names in {', '.join(NAMES)}; its features have "
    said += ", ".join(sorted(reading.properties)[:MOST_NAMED]) or "no properties"
    if reading.strange:
        said += f"; no region is called {', '.join(dict.fromkeys(reading.strange[:MOST_NAMED]))}"
    return said + (f"; {reading.passed_over} points, lines and smaller units left out" if reading.passed_over else "")


def _overlaps(areas: Areas) -> Iterator[tuple[float, str]]:
    for (one, first), (other, second) in combinations(areas.items(), 2):
        size = _km2(first.intersection(second))
        yield size, f"{one} and {other} overlap by {size:,.0f} km²"


def _gaps(areas: Areas) -> Iterator[tuple[float, str]]:
    for hole in chain.from_iterable(part.interiors for part in _polygons(shapely.union_all(list(areas.values())))):
        size = _km2(shapely.Polygon(hole))
        yield size, f"a gap of {size:,.0f} km² around {hole.centroid.y:.2f} {hole.centroid.x:.2f} belongs to no region"


def _off_in_size(areas: Areas) -> Iterator[str]:
    size = _km2(shapely.union_all(list(areas.values())))
    if abs(size / _AREA_KM2 - 1) > _MOST_OFF:
        yield f"the regions have {size:,.0f} km² together, the country has {_AREA_KM2:,}"


def _mixed_up(areas: Areas, places: list[Place]) -> Iterator[str]:
    """A region most of whose towns lie in another has a code that is not its own."""
    for code in areas:
        points = [shapely.Point(lon, lat) for region, lon, lat in places if region == code]
        inside = sum(areas[code].covers(point) for point in points)
        if 2 * inside < len(points):
            homes = [other for point in points for other, area in areas.items() if area.covers(point)]
            most = max(sorted(set(homes)), key=homes.count, default="none of them")
            yield f"{code} has {inside} of its {len(points)} towns, most lie in {most}: is its code or name right?"


def _km2(area: BaseGeometry) -> float:
    turned = [shapely.orient_polygons(polygon) for polygon in _polygons(area)]
    return sum(abs(_ON_EARTH.geometry_area_perimeter(polygon)[0]) for polygon in turned) / 1e6


def _polygons(area: BaseGeometry) -> list[shapely.Polygon]:
    return [part for part in shapely.get_parts(area) if isinstance(part, shapely.Polygon)]


def _refuse(file: Path, faults: list[str]) -> None:
    if faults:
        more = [f"and {len(faults) - MOST_NAMED} more"] if len(faults) > MOST_NAMED else []
        raise BuildFault("\n".join([*(f"{file} {fault}" for fault in faults[:MOST_NAMED]), *more]))
