"""Directories of others, as JSON, GeoJSON or a table of their columns, become ours or are refused with reasons."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from regions.centre import Centre, Service
from regions.centre_cells import COLUMNS
from regions.centres_file import rows_of_centres
from regions.column_mapping import read_mapping
from regions.directory import CentresFault, read_centres
from regions.geography import Geography
from tests.regions.test_centres_file import GOOD, TODAY
from texts.faults import Fault
from texts.table import MOST_ROWS

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
OWN = GOOD | {"services": ["psychologist", "lawyer"], "public_address": True, "demo": False}
POINT = {"type": "Point", "coordinates": [69.2938, 41.3594]}

THEIRS = {"ID": "srv_7", "Name": {"en": "Namuna"}, "Area": "Tashkent city", "Kind": "Psychosocial", "Sector": "GBV"}
THEIRS |= {"gps": [41.3594, 69.2938], "Phones": [{"number": "998000001001"}], "Updated": "2026-11-01T10:00:00Z"}
MAPPING = """
only: {sector: GBV}
columns:
  code: id
  name_uz: name.en
  name_ru: Name.en
  region: {from: area, values: {tashkent  CITY: UZ-TK}}
  district: {is: ""}
  address_uz: {is: -}
  address_ru: {is: -}
  lat: {from: gps, apart: ";", part: 1}
  lon: {from: gps, apart: ";", part: 2}
  phone: {from: phones.1.number, before: +}
  duty_sms: {from: phones.1.number, before: +}
  hours: {is: 24/7}
  services: {from: kind, values: {Psychosocial: psychologist, Legal aid: lawyer, Cash: ""}}
  public_address: {is: no}
  verified_on: {from: updated, date: "%Y-%m-%dT%H:%M:%SZ"}
  verified_by: {is: nobody}
  demo: {is: yes}
"""


def feature(**changes: Any) -> dict[str, Any]:
    properties = {name: cell for name, cell in OWN.items() if name not in ("lat", "lon")}
    return {"type": "Feature", "properties": properties, "geometry": POINT} | changes


def collection(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


@pytest.fixture
def read(geography: Geography) -> Any:
    def of(content: Any, mapping: str = "") -> list[Centre]:
        text = content if isinstance(content, str | bytes) else json.dumps(content)
        rows = rows_of_centres(text, read_mapping(mapping) if mapping else None)
        return read_centres(rows, geography, TODAY)

    return of


def problems(read: Any, content: Any, mapping: str = "") -> list[str]:
    with pytest.raises(CentresFault) as found:
        read(content, mapping)
    return list(found.value.problems)


def test_a_value_that_no_row_has_is_named_where_only_some_rows_count() -> None:
    mapping = read_mapping(MAPPING.replace("only: {sector: GBV}", "only: {sector: [GBV, Gender violence]}"))
    how = rows_of_centres(json.dumps([THEIRS, THEIRS | {"Sector": "Health"}]), mapping).how
    assert "no row has 'gender violence' as sector" in how and "'gbv'" not in how


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([OWN]),
        json.dumps([OWN]).encode("utf-8-sig"),
        json.dumps([OWN | {"lat": 41.3594, "lon": 69.2938}], ensure_ascii=False).encode("utf-16"),
        json.dumps({"count": 1, "next": None, "results": [OWN]}, indent=2),
        collection(feature()),
        collection(feature(geometry={"type": "Point", "coordinates": [69.2938, 41.3594, 455.0]})),
        collection(feature(properties=OWN, geometry=None)),
        json.dumps(OWN) + "\n\n" + json.dumps(OWN | {"code": "TK-02"}) + "\n",
        "\x1e" + json.dumps(feature()) + "\n\x1e" + json.dumps(feature(properties=OWN | {"code": "TK-02"})),
    ],
    ids=[
        "an array",
        "with a mark",
        "in UTF-16",
        "in a page of an API",
        "GeoJSON",
        "with a height",
        "without a geometry",
        "in lines",
        "GeoJSON in lines",
    ],
)
def test_an_export_with_our_columns_gives_the_same_centre_as_a_table(read: Any, content: str | bytes) -> None:
    centre = read(content)[0]
    assert (centre.code, centre.lat, centre.lon, centre.demo) == ("TK-01", 41.3594, 69.2938, False)
    assert centre.services == {Service.PSYCHOLOGIST, Service.LAWYER}
    assert centre.public_address


def test_the_example_that_we_ship_is_read_and_says_what_it_left_out(geography: Geography) -> None:
    mapping = read_mapping((EXAMPLES / "service_mapping.yaml").read_text("utf-8"))
    rows = rows_of_centres((EXAMPLES / "service_mapping.csv").read_bytes(), mapping)
    centres = read_centres(rows, geography, TODAY)

    assert [(centre.code, sorted(centre.services), centre.region) for centre in centres] == [
        ("HDX-ORG-001", ["lawyer", "psychologist"], "UZ-TK"),
        ("HDX-ORG-002", ["medical", "shelter"], "UZ-SA"),
    ]
    assert centres[0].phone == "+998000001001"
    assert centres[1].hours == "Mo-Fr 09:00-18:00"
    assert centres[1].verified_on == date(2026, 11, 2)
    assert "1 lines before the header left out, 1 rows left out" in rows.how


def test_another_s_json_becomes_ours_by_a_mapping_and_what_is_not_used_is_named(read: Any) -> None:
    rows = rows_of_centres(
        json.dumps([THEIRS, THEIRS | {"Sector": "WASH"}, THEIRS | {"Fax": "1"}]), read_mapping(MAPPING)
    )
    assert [(row.number, row.cells["code"]) for row in rows.rows] == [(1, "SRV-7"), (3, "SRV-7")]
    assert rows.how == "read as JSON, 1 rows left out, nothing is taken from fax"

    [centre] = read([THEIRS], MAPPING)
    assert (centre.name_uz, centre.region, centre.phone) == ("Namuna", "UZ-TK", "+998000001001")
    assert (centre.verified_on, centre.demo, centre.public_address) == (date(2026, 11, 1), True, False)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"Kind": "Livelihoods"}, "services: the mapping does not say what 'Livelihoods' of kind is"),
        ({"Kind": "Cash"}, "services: is empty; possible are"),
        ({"Area": "Tashkent"}, "region: the mapping does not say what 'Tashkent' of area is"),
        ({"Updated": "last week"}, "verified_on: 'last week' is not a date such as %Y"),
        ({"Phones": [{"number": "12345"}]}, "phone: is not a number of Uzbekistan"),
        ({"ID": "550e8400-e29b-41d4-a716-446655440000"}, "code: '550E8400-E29B-41D4-A716-446655440000' is not 2 to 20"),
    ],
)
def test_what_cannot_be_mapped_is_named_with_its_record_and_nothing_is_taken(
    read: Any, change: dict[str, Any], said: str
) -> None:
    found = problems(read, [THEIRS | {"ID": "srv_8"}, THEIRS | change], MAPPING)
    assert found[0].startswith(f"record 2: {said}")
    assert all(problem.startswith("record 2: ") for problem in found)


def test_all_that_is_wrong_with_a_row_is_named_at_once_and_each_column_once(read: Any) -> None:
    found = problems(read, [THEIRS | {"Kind": "Cars", "Area": "Mars", "Phones": [{"number": "1"}]}], MAPPING)
    assert [problem.split(": ")[1] for problem in found] == ["region", "services", "phone", "duty_sms"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[{"code": "A"},\n{"code" "B"}]', "line 2: not JSON"),
        ("[" * 100_000, "not JSON"),
        ('[{"lat": ' + "1" * 10, "line 1: not JSON"),
        ("{}", "no list of centres"),
        ('{"a": [{}], "b": [{}]}', "no list of centres"),
        ('{"type": "Feature", "properties": {}}', "no list of centres"),
        ("[1, 2]", "record 1: no list of centres"),
        ("[]", "the file has no centre"),
        ('[{"code": "A", "code": "B"}]', "the column 'code' stands there twice"),
        (json.dumps([{}] * (MOST_ROWS + 1)), "more than 20,000 rows"),
        (
            collection(feature(geometry={"type": "Polygon", "coordinates": []})),
            "record 1: lat: is 'Polygon', a point",
        ),
        (collection(feature(geometry={"type": "Point", "coordinates": [None, 1]})), "record 1: lat: is 'Point'"),
        (json.dumps([{"code": "A", "Fax": 1}]), "columns missing: ['name_uz'"),
    ],
    ids=lambda value: value[:30],
)
def test_what_is_no_export_is_said_in_one_line(read: Any, content: str, said: str) -> None:
    problem = problems(read, content)[0]
    assert problem.startswith(said)
    assert len(problem) < 1500


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ([41.3594, 69.2938], "record 1: region: 69.2938 41.3594 lies in no region, 41.3594 69.2938 does"),
        ([7713745.1, 5061208.2], "record 1: lat: '5061208.2' is in metres, not degrees"),
        ([66.95, 39.65], "record 1: region: 39.65 66.95 lies in UZ-SA, not in UZ-TK"),
    ],
    ids=["swapped", "in metres", "of another region"],
)
def test_a_point_in_the_wrong_place_is_named(read: Any, place: list[float], said: str) -> None:
    assert problems(read, collection(feature(geometry={"type": "Point", "coordinates": place})))[0].startswith(said)


def test_a_point_that_was_moved_on_a_map_beside_its_former_degrees_is_named(read: Any) -> None:
    same = feature(properties=OWN | {"lat": "41.35940", "lon": 69.2938})
    assert read(collection(same))[0].lat == 41.3594
    moved = feature(properties=OWN | {"lat": "41.31", "lon": "69.2938"})
    said = "record 1: lat: is written as '41.31', the geometry has '41.3594': leave the one that is right"
    assert problems(read, collection(moved)) == [said]


def test_of_a_building_s_outline_only_those_that_count_are_named(read: Any) -> None:
    mapping = MAPPING.replace('{from: gps, apart: ";", part: 1}', "geometry.lat").replace(
        '{from: gps, apart: ";", part: 2}', "geometry.lon"
    )
    outline = {"type": "Polygon", "coordinates": [[[69, 41], [70, 41], [70, 42], [69, 41]]]}
    good, other = feature(properties=THEIRS), feature(properties=THEIRS | {"Sector": "WASH"}, geometry=outline)
    [centre] = read(collection(good, other), mapping)
    assert (centre.lat, centre.lon) == (41.3594, 69.2938)
    found = problems(read, collection(good, feature(properties=THEIRS, geometry=outline)), mapping)
    assert found == [f"record 2: {name}: is 'Polygon', a point is needed" for name in ("lat", "lon")]


def test_values_without_a_translation_stay_where_the_mapping_says_so(read: Any) -> None:
    mapping = MAPPING.replace("name_uz: name.en", "name_uz: {from: name.en, keep: yes, values: {A long name: Short}}")
    two = [THEIRS, THEIRS | {"ID": "srv_8", "Name": {"en": "A  LONG name"}}]
    assert [centre.name_uz for centre in read(two, mapping)] == ["Namuna", "Short"]


def test_a_row_a_service_is_one_centre_only_where_the_rest_is_the_same(read: Any) -> None:
    mapping = MAPPING + "one_row_a_service: yes\n"
    legal = THEIRS | {"Kind": "Legal aid"}
    [centre] = read([THEIRS, legal, THEIRS], mapping)
    assert centre.services == {Service.PSYCHOLOGIST, Service.LAWYER}
    elsewhere = legal | {"Phones": [{"number": "998000001009"}]}
    assert problems(read, [THEIRS, elsewhere], mapping) == ["record 2: code: SRV-7 already stands in record 1"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("columns:", "columns: [", "line 5: not YAML"),
        ("  code: id\n", "", "columns missing: ['code']"),
        ("  code: id\n", "  kod: id\n", "'kod' is none of code"),
        ("only:", "filter:", "'filter' is none of columns only one_row_a_service"),
        ("  code: id\n", "  code: id\n  code: number\n", "line 5: the column 'code' stands there twice"),
        ("code: id", "code: {form: id}", "code: 'form' is none of is from values"),
        ("code: id", "code: {is: A, from: id}", "code: needs the name of a column of theirs"),
        ("code: id", "code: {values: {}}", "code: needs the name of a column of theirs"),
        ("code: id", "code: [a, b]", "code: names with their values are needed"),
        ("part: 1", "part: first", "lat: 'first' is none of 1 2 3"),
        ("kind, values", "kind, keep: perhaps, values", "services: 'perhaps' is neither yes nor no"),
        ("only: {sector: GBV}", "one_row_a_service: [yes]", "needs the name of a column of theirs"),
        ("only: {sector: GBV}", "only: {[a]: b}", "line 2: not YAML"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_named(old: str, new: str, said: str) -> None:
    assert old in MAPPING
    with pytest.raises(Fault) as found:
        read_mapping(MAPPING.replace(old, new))
    assert str(found.value).startswith(said)


def test_a_mapping_of_another_file_says_which_columns_there_are(read: Any) -> None:
    table = "service,kind\n1,2\n"
    [said] = problems(read, table, MAPPING)
    assert said.startswith("the file has no column id, name.en") and said.endswith("it has service, kind")
    twice = ",".join([*(read_mapping(MAPPING).theirs), "ID"]) + "\n"
    assert problems(read, twice, MAPPING) == ["line 1: the column id stands there twice"]


def test_no_mapping_of_an_empty_text_is_taken() -> None:
    with pytest.raises(Fault, match="names with their values"):
        read_mapping("")


def test_the_example_names_each_of_our_columns() -> None:
    assert set(read_mapping((EXAMPLES / "service_mapping.yaml").read_text("utf-8")).sources) == set(COLUMNS)


@pytest.mark.parametrize(
    "beside",
    [
        {"count": 190, "next": None},
        {"count": 1, "next": "https://x/api?page=2"},
        {"metadata": {"total": 190, "per": 19, "page": 1}},
        {"meta": {"pagination": {"totalCount": "190"}}},
        {"links": {"next": {"href": "?page=2"}}},
        {"links": [{"rel": "self"}, {"rel": "next"}]},
        {"properties": {"exceededTransferLimit": True}},
        {"has_more": True},
        {"numberMatched": 2},
    ],
)
def test_one_page_of_a_list_is_not_taken_for_all_of_it(beside: dict[str, Any]) -> None:
    for name in ("results", "features"):
        with pytest.raises(CentresFault, match=r"only a (part|page) of a list: .*1 (is|are) here"):
            rows_of_centres(json.dumps({name: [OWN]} | beside))


@pytest.mark.parametrize(
    "beside",
    [
        {"count": 1, "next": None, "previous": None},
        {"metadata": {"total": 1, "per": 19, "page": 1}},
        {"links": [{"rel": "self"}], "has_more": False, "next": ""},
    ],
)
def test_the_only_page_of_a_list_is_all_of_it(beside: dict[str, Any]) -> None:
    assert len(rows_of_centres(json.dumps({"results": [OWN]} | beside)).rows) == 1


@pytest.mark.parametrize("form", ["%Q", "%d.%m", "DD.MM.YYYY", "%H:%M"])
def test_a_form_of_no_date_is_a_fault_of_the_mapping(form: str) -> None:
    whole = (EXAMPLES / "service_mapping.yaml").read_text("utf-8")
    assert whole.count("\n  verified_on:") == 1
    begins, _, rest = whole.partition("\n  verified_on:")
    spoilt = f'{begins}\n  verified_on: {{from: updated, date: "{form}"}}\n{rest.partition(chr(10))[2]}'
    with pytest.raises(Fault, match=f"verified_on: '{form}' is no form of a date, such as %d.%m.%Y"):
        read_mapping(spoilt)
