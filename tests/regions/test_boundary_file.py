"""Boundaries as GADM, HDX, OpenStreetMap, geoBoundaries and Natural Earth give them, and what is wrong with others."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely import box
from shapely.affinity import scale, translate
from shapely.geometry.base import BaseGeometry

from regions.building.borders import Areas, tidy
from regions.building.boundary_file import CODES, judge, read_boundaries
from regions.building.packages import BuildFault
from regions.building.reviewed import read_reviewed
from regions.geography import DATA

WANTED = read_reviewed().regions
OURS = {feature["id"]: feature for feature in json.loads((DATA / "borders.geojson").read_text("utf-8"))["features"]}
ENGLISH = {
    "UZ-TK": "Tashkent City",
    "UZ-TO": "Tashkent",
    "UZ-AN": "Andijan",
    "UZ-BU": "Bukhara",
    "UZ-FA": "Ferghana",
    "UZ-JI": "Jizzakh",
    "UZ-NG": "Namangan",
    "UZ-NW": "Navoi",
    "UZ-QA": "Kashkadarya",
    "UZ-QR": "Karakalpakstan",
    "UZ-SA": "Samarkand",
    "UZ-SI": "Sirdaryo",
    "UZ-SU": "Surkhandarya",
    "UZ-XO": "Khorezm",
}
UZBEK = {code: names["uz"].removesuffix(" sh.").removesuffix(" vil.") for code, names in WANTED.items()}
RUSSIAN = {
    "UZ-TK": "Ташкент",
    "UZ-TO": "Ташкентская область",
    "UZ-BU": "Бухарская область",
    "UZ-QA": "Кашкадарьинская область",
    "UZ-QR": "Республика Каракалпакстан",
    "UZ-NW": "Навоийская область",
}
Tagged = Callable[[str], dict[str, Any]]


def _osm(code: str) -> dict[str, Any]:
    kind = {"UZ-TK": "", "UZ-QR": " Respublikasi"}.get(code, " viloyati")
    tags = {"name": UZBEK[code].replace("'", "ʻ") + kind, "admin_level": "4", "boundary": "administrative"}
    return tags | ({"name:ru": RUSSIAN[code]} if code in RUSSIAN else {})


SOURCES: dict[str, Tagged] = {
    "geoBoundaries": lambda code: {"shapeISO": code, "shapeName": ENGLISH[code] + " Region", "shapeID": "UZB-ADM1-1"},
    "geoBoundaries without codes": lambda code: {"shapeISO": "", "shapeName": ENGLISH[code], "shapeType": "ADM1"},
    "GADM": lambda code: {
        "GID_1": "UZB.1_1",
        "GID_0": "UZB",
        "NAME_1": ENGLISH[code].replace(" ", ""),
        "VARNAME_1": f"Other|{UZBEK[code]}",
        "ISO_1": "NA",
    },
    "HDX": lambda code: {"ADM1_EN": ENGLISH[code] + " region" * (code != "UZ-TK"), "ADM1_PCODE": "UZ01"},
    "HDX, newer": lambda code: {"adm1_name": ENGLISH[code], "adm1_pcode": "UZ01", "adm0_name": "Uzbekistan"},
    "OpenStreetMap": _osm,
    "OpenStreetMap with codes": lambda code: _osm(code) | {"ISO3166-2": code},
    "osmtogeojson": lambda code: {"type": "relation", "tags": _osm(code)},
    "in Russian alone": lambda code: {"NAME": "-", "ADM1_RU": RUSSIAN.get(code, UZBEK[code])},
    "Natural Earth": lambda code: {"iso_3166_2": code, "name": ENGLISH[code], "admin": "Uzbekistan"},
    "from a shapefile": lambda code: {"shapename": ENGLISH[code], "shapeiso": code},
}


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    def of(*features: Any, **more: Any) -> Path:
        file = tmp_path / "own.geojson"
        file.write_text(json.dumps({"type": "FeatureCollection", "features": features} | more), "utf-8")
        return file

    return of


def feature(tags: Any, geometry: Any) -> dict[str, Any]:
    shape = json.loads(shapely.to_geojson(geometry)) if isinstance(geometry, BaseGeometry) else geometry
    return {"type": "Feature", "properties": tags, "geometry": shape}


def all_of(tagged: Tagged) -> list[dict[str, Any]]:
    return [feature(tagged(code), one["geometry"]) for code, one in OURS.items()]


def fault_of(file: Path, wanted: Any = WANTED) -> str:
    with pytest.raises(BuildFault) as found:
        read_boundaries(file, wanted)
    return str(found.value).replace(str(file), "FILE")


def areas_of(code: str) -> BaseGeometry:
    return shapely.from_geojson(json.dumps(OURS[code]["geometry"]))


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_gives_each_region_its_own_area(written: Callable[..., Path], source: str) -> None:
    areas = read_boundaries(written(*all_of(SOURCES[source])), WANTED)
    assert list(areas) == list(WANTED)
    for code, area in areas.items():
        assert area.equals(areas_of(code)), code
    judge(Path("FILE"), areas, [])


def test_the_committed_borders_are_a_good_boundary_file() -> None:
    areas = tidy(read_boundaries(DATA / "borders.geojson", WANTED))
    assert shapely.coverage_is_valid(list(areas.values()))


WEST, EAST = box(60, 40, 61, 41), box(61, 40, 62, 41)
TWO = {"UZ-AN": {"uz": "Andijon"}, "UZ-BU": {"uz": "Buxoro"}}
AN, BU = {"shapeISO": "UZ-AN"}, {"shapeISO": "UZ-BU"}


def test_features_of_one_region_are_one_area_and_heights_points_and_smaller_units_do_not_count(
    written: Callable[..., Path],
) -> None:
    high = shapely.force_3d(shapely.MultiPolygon([box(60, 40, 61, 41), box(63, 40, 64, 41)]), 455)
    file = written(
        feature(AN, high),
        feature(AN, box(61, 40, 62, 41)),
        feature(AN, shapely.Point(0, 0)),
        feature(AN | {"admin_level": "6"}, box(70, 40, 71, 41)),
        feature({"name": "Andijon tumani"}, box(70, 40, 71, 41)),
        feature({"name": "Andijon shahri"}, box(70, 40, 71, 41)),
        feature({"name": "Osh Region"}, box(0, 0, 1, 1)),
        feature(BU, shapely.GeometryCollection([shapely.Point(1, 1), EAST])),
    )
    areas = read_boundaries(file, TWO)
    assert areas["UZ-AN"].equals(shapely.union_all([box(60, 40, 62, 41), box(63, 40, 64, 41)]))
    assert not areas["UZ-AN"].has_z
    assert areas["UZ-BU"].equals(EAST)


def test_a_polygon_that_crosses_itself_is_put_right(written: Callable[..., Path]) -> None:
    bow_tie = {"type": "Polygon", "coordinates": [[[60, 40], [61, 41], [61, 40], [60, 41], [60, 40]]]}
    areas = read_boundaries(written(feature(AN, bow_tie), feature(BU, EAST)), TWO)
    assert areas["UZ-AN"].is_valid and areas["UZ-AN"].area == pytest.approx(0.5)


IN_METRES = box(7_700_000, 5_000_000, 7_800_000, 5_100_000)
OPEN = {"type": "Polygon", "coordinates": [[[60, 40], [61, 40], [61, 41]]]}


@pytest.mark.parametrize(
    ("geometry", "said"),
    [
        (None, "FILE feature 1 (UZ-AN) has no geometry"),
        ({"type": "Polygon", "coordinates": []}, "FILE feature 1 (UZ-AN) has an empty geometry"),
        (OPEN, "FILE feature 1 (UZ-AN) has a geometry that cannot be read"),
        (
            {"type": "Polygon", "coordinates": [[[None, 1]]]},
            "FILE feature 1 (UZ-AN) has a geometry that cannot be read",
        ),
        ({"type": "Circle"}, "FILE feature 1 (UZ-AN) has a geometry that cannot be read"),
        (IN_METRES, "FILE feature 1 (UZ-AN) is not in degrees, perhaps in metres: export it in WGS 84 (EPSG:4326)"),
        (box(40, 60, 41, 61), "FILE feature 1 (UZ-AN) has latitude before longitude: GeoJSON has longitude first"),
        (box(10, 50, 11, 51), "FILE feature 1 (UZ-AN) reaches from 50.0 10.0 to 51.0 11.0, out of the country"),
        (shapely.LineString([(60, 40), (61, 41)]), "FILE has no area for UZ-AN"),
    ],
)
def test_what_is_wrong_with_an_area_is_one_line_with_its_feature(
    written: Callable[..., Path], geometry: Any, said: str
) -> None:
    assert fault_of(written(feature(AN, geometry), feature(BU, EAST)), TWO).startswith(said)


def test_what_is_named_once_is_not_said_to_be_missing_too(written: Callable[..., Path]) -> None:
    assert fault_of(written(feature(AN, None), feature(BU, EAST)), TWO) == "FILE feature 1 (UZ-AN) has no geometry"


def test_what_is_wrong_with_many_features_is_one_line(written: Callable[..., Path]) -> None:
    said = fault_of(written(feature(AN, box(40, 60, 41, 61)), feature(BU, box(40, 61, 41, 62))), TWO)
    assert said == "FILE feature 1 (UZ-AN), 2 (UZ-BU) has latitude before longitude: GeoJSON has longitude first"


def test_what_is_no_feature_at_all_is_passed_over(written: Callable[..., Path]) -> None:
    odd = [None, 1, "x", {"properties": [1], "geometry": 5}, {"id": "UZ-AN", "properties": {"tags": [1]}}]
    said = fault_of(written(*odd, feature(BU, EAST), crs={"type": "name", "properties": None}), TWO)
    assert said == "FILE feature 5 (UZ-AN) has no geometry"


def test_what_is_missing_is_told_with_where_it_was_looked_for_and_what_there_is(written: Callable[..., Path]) -> None:
    file = written(feature({"NAME_1": "Andijan", "GID_1": "x"}, WEST), feature({"NAME_1": "Osh"}, EAST))
    said = fault_of(file)
    assert "\n" not in said
    assert said.startswith("FILE has no area for UZ-TK, UZ-TO, UZ-BU,") and "UZ-AN" not in said
    assert all(name in said for name in CODES)
    assert "NAME_1" in said and "ADM1_EN" in said and "name:uz" in said
    assert "its features have gid_1, name_1; no region is called Osh" in said


def test_the_country_alone_is_no_file_of_regions(written: Callable[..., Path]) -> None:
    said = fault_of(written(feature({"shapeName": "Uzbekistan", "shapeISO": "UZB", "shapeType": "ADM0"}, WEST)))
    assert "no region is called Uzbekistan" in said


def test_a_bare_tashkent_is_told_apart_only_where_there_are_two(written: Callable[..., Path]) -> None:
    wanted = {code: WANTED[code] for code in ("UZ-TK", "UZ-TO")}
    city, around = box(69.2, 41.2, 69.4, 41.4), box(68, 40, 71, 42)
    two = [feature({"NAME_1": "Tashkent"}, around), feature({"NAME_1": "Tashkent"}, city)]
    areas = read_boundaries(written(*two), wanted)
    assert areas["UZ-TK"].equals(city) and areas["UZ-TO"].equals(around)
    assert fault_of(written(*two[:1]), wanted).startswith("FILE Tashkent stands there without a word on which")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "FILE is not GeoJSON: line 1, Expecting value"),
        (b'{"type": "FeatureCollection",\n "features": [}', "FILE is not GeoJSON: line 2"),
        (b"[" * 200_000, "FILE is not GeoJSON"),
        (b"{}", "FILE has no features"),
        (b'{"type": "FeatureCollection", "features": []}', "FILE has no features"),
        (b'{"type": "Topology", "objects": {}}', "FILE is TopoJSON"),
        (b'{"version": 0.6, "elements": []}', "FILE is Overpass's own JSON"),
        (b"PK\x03\x04....uzb_adm1.shp....", "FILE is ZIP with a shapefile, not GeoJSON"),
        (b"\x00\x00\x27\x0a" + bytes(96), "FILE is shapefile (.shp), not GeoJSON"),
        (b"SQLite format 3\x00", "FILE is GeoPackage or SQLite, not GeoJSON"),
        (b'<?xml version="1.0"?><kml>', "FILE is KML, not GeoJSON"),
        (b"\xff\xfe\x00\xd8", "FILE is not GeoJSON"),
    ],
)
def test_what_is_no_geojson_is_said_in_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "own.geojson"
    file.write_bytes(content)
    found = fault_of(file)
    assert found.startswith(said) and "\n" not in found


def test_a_file_that_is_not_there_or_a_folder_is_named(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "no.geojson") == "FILE cannot be read: No such file or directory"
    assert fault_of(tmp_path) == "FILE cannot be read: Is a directory"


def test_another_system_of_coordinates_is_named(written: Callable[..., Path]) -> None:
    for name in ("urn:ogc:def:crs:EPSG::3857", "urn:ogc:def:crs:EPSG::32642"):
        file = written(feature(AN, WEST), crs={"type": "name", "properties": {"name": name}})
        assert fault_of(file, TWO).startswith(f"FILE is in {name}: export it in degrees, WGS 84")
    degrees = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert read_boundaries(written(feature(AN, WEST), feature(BU, EAST), crs=degrees), TWO)


@pytest.fixture
def whole() -> Areas:
    return read_boundaries(DATA / "borders.geojson", WANTED)


def faults_of_areas(areas: Areas, places: Any = ()) -> str:
    with pytest.raises(BuildFault) as found:
        judge(Path("FILE"), areas, places)
    return str(found.value)


def test_areas_that_overlap_or_leave_a_gap_are_named_with_their_size(whole: Areas) -> None:
    middle = box(64, 41, 64.5, 41.5)
    assert faults_of_areas(whole | {"UZ-BU": whole["UZ-BU"].union(middle)}).startswith(
        "FILE UZ-BU and UZ-NW overlap by"
    )
    said = faults_of_areas({code: area.difference(middle) for code, area in whole.items()})
    assert said.startswith("FILE a gap of ") and said.endswith("around 41.25 64.25 belongs to no region")


def test_a_country_that_is_too_small_or_in_another_place_is_named(whole: Areas) -> None:
    half = {code: scale(area, 0.7, 0.7) for code, area in whole.items()}
    assert "km² together, the country has 447,400" in faults_of_areas(half)


def test_regions_with_each_other_s_codes_are_named_by_their_towns(whole: Areas) -> None:
    towns = [("UZ-SA", 66.96, 39.65), ("UZ-SA", 66.9, 39.7), ("UZ-BU", 64.43, 39.77), ("UZ-BU", 64.4, 39.8)]
    judge(Path("FILE"), whole, towns)
    mixed = whole | {"UZ-SA": whole["UZ-BU"], "UZ-BU": whole["UZ-SA"]}
    said = faults_of_areas(mixed, towns)
    assert "FILE UZ-SA has 0 of its 2 towns, most lie in UZ-BU: is its code or name right?" in said


def test_what_may_be_an_enclave_or_a_line_drawn_twice_is_told_and_taken(whole: Areas) -> None:
    enclaves = judge(Path("FILE"), whole, [])
    assert enclaves == [
        "a gap of 2 km² around 40.67 72.77 belongs to no region",
        "a gap of 9 km² around 40.96 70.61 belongs to no region",
    ]
    moved = judge(Path("FILE"), whole | {"UZ-BU": translate(whole["UZ-BU"], 0.0002, 0)}, [])
    assert any(note.startswith("UZ-BU and UZ-NW overlap by") for note in moved) and enclaves[0] in moved
