"""The data as files: one row a line, so that a change shows as a change of that row."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely

from regions.building.built import Built, Named, OwnPlace
from regions.building.packages import ALL
from regions.building.units import LANGUAGES

_SOURCES = """# Where this data comes from

Made by `python -m regions.build` from the packages below, and from what people reviewed by hand in
`regions/building/reviewed.yaml` (names, centres) and `regions/building/reviewed_areas.geojson` (Tashkent, Andijan,
Sirdaryo, Barak: drawn along OpenStreetMap's lines, ODbL 1.0). `demo_centres.csv` is written by hand: nothing in it
exists.

| package | version | licence | gives |
|---|---|---|---|
{packages}

| file | holds | licence |
|---|---|---|
| `units.json` | {regions} regions, {districts} districts: codes, kinds, names, centres | MIT; centres: CC BY 4.0 |
| `places.json` | {towns} towns and villages, their other names, the district each is the seat of | CC BY 4.0 |
| `borders.geojson` | the regions' areas | {borders} |

© OpenStreetMap contributors, <https://www.openstreetmap.org/copyright>. © GeoNames, <https://www.geonames.org>.
Natural Earth, <https://www.naturalearthdata.com>. Changed: joined, put right, simplified.
"""
_PACKAGED = "a database derived from OpenStreetMap: ODbL 1.0; lines between regions: Natural Earth, public domain"
_OPERATORS = "the operator's own file, given with `--boundaries`"


def write(built: Built, own_boundaries: bool, folder: Path) -> None:
    """Write the three data files and what is said of their sources."""
    folder.mkdir(parents=True, exist_ok=True)
    named = built.named
    _save(folder / "units.json", {"regions": _regions(named), "districts": _districts(named)})
    _save(folder / "places.json", {"places": [*_towns(named), *map(_own_place, built.own_places)]})
    features = [_feature(code, area) for code, area in built.areas.items()]
    _save(folder / "borders.geojson", {"features": features}, {"type": "FeatureCollection"})
    text = _SOURCES.format(
        packages="\n".join(f"| {p.registry} {p.name} | {p.version} | {p.licence} | {p.gives} |" for p in ALL),
        regions=len(named.regions),
        districts=len(named.districts),
        towns=len(named.towns) + len(built.own_places),
        borders=_OPERATORS if own_boundaries else _PACKAGED,
    )
    (folder / "SOURCES.md").write_text(text, "utf-8")


def _save(file: Path, lists: Mapping[str, Iterable[Any]], head: Mapping[str, str] | None = None) -> None:
    parts = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in (head or {}).items()]
    for name, rows in lists.items():
        parts.append(
            f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]"
        )
    file.write_text("{" + ", ".join(parts) + "}\n", "utf-8")


def _regions(named: Named) -> Iterable[dict[str, Any]]:
    for unit in named.regions:
        names = {language: unit.names[language] for language in LANGUAGES} | {"also": unit.also}
        yield {"code": unit.code, "chief_city": named.chief_cities[unit.code]} | names


def _districts(named: Named) -> Iterable[dict[str, Any]]:
    for unit in named.districts:
        lon, lat = named.centres[unit.code]
        names = {language: unit.names[language] for language in LANGUAGES} | {"also": unit.also}
        yield {"code": unit.code, "kind": unit.kind} | names | {"lon": round(lon, 5), "lat": round(lat, 5)}


def _towns(named: Named) -> Iterable[dict[str, Any]]:
    for town in named.towns:
        seat = {"district": named.seats[town.number]} if town.number in named.seats else {}
        point = {"lon": town.lon, "lat": town.lat}
        yield {"name": town.name, "region": town.region} | seat | point | {"also": town.also}


def _own_place(place: OwnPlace) -> dict[str, Any]:
    where = {"name": place.name, "region": place.region, "district": place.district, "is_village": True}
    return where | {"lon": round(place.lon, 5), "lat": round(place.lat, 5), "also": place.also}


def _feature(code: str, area: Any) -> dict[str, Any]:
    return {"type": "Feature", "id": code, "geometry": json.loads(shapely.to_geojson(area))}
