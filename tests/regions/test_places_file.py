"""The operator's own villages and mahallas."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from shapely.geometry import box

from regions import build
from regions.building.built import Built, Named, OwnPlace, named_as_shipped
from regions.building.packages import BuildFault
from regions.building.places_file import read_places
from regions.building.units import Unit
from regions.building.write import write
from regions.found import Found, Unknown
from regions.gazetteer import read_gazetteer
from regions.geography import DATA, Kind, load_geography
from vocabulary.codes import RegionCode
from vocabulary.languages import RU, UZ, UZ_CYRL
from vocabulary.match import Match

AREAS = {"UZ-AN": box(60, 40, 61, 41), "UZ-BU": box(61, 40, 62, 41)}


def unit(region: str, kind: Kind | None, uz: str, ru: str) -> Unit:
    return Unit(region, kind, {UZ: uz, UZ_CYRL: ru, RU: ru})


ASAKA, OLOT = unit("UZ-AN", Kind.DISTRICT, "Asaka", "Асака"), unit("UZ-BU", Kind.DISTRICT, "Olot", "Алат")
REGIONS = [unit("UZ-AN", None, "Andijon", "Андижан"), unit("UZ-BU", None, "Buxoro", "Бухара")]
NAMED = Named(REGIONS, [ASAKA, OLOT], [], {ASAKA.code: (60.5, 40.5), OLOT.code: (61.5, 40.5)}, {}, {})
HEAD = "name,also,district,lat,lon\n"


def read(tmp_path: Path, text: str | bytes, named: Named = NAMED) -> list[OwnPlace]:
    file = tmp_path / "mine.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_places(file, named, AREAS)


def test_a_place_is_read_with_its_names_its_district_and_its_point_or_the_district_s(tmp_path: Path) -> None:
    rows = "Qumariq,Кумарык;Kumaryk,UZ-AN-asaka,40.2,60.3\nYangi hayot,,Алат,,\n"
    assert read(tmp_path, "\ufeff" + HEAD + rows) == [
        OwnPlace("Qumariq", "UZ-AN", "UZ-AN-asaka", 60.3, 40.2, ("Кумарык", "Kumaryk")),
        OwnPlace("Yangi hayot", "UZ-BU", "UZ-BU-olot", 61.5, 40.5),
    ]


@pytest.mark.parametrize("called", ["Asaka tumani", "Асака тумани", "Асакинский район", "Asaka t.", "asaka district"])
def test_a_district_is_known_with_its_kind(tmp_path: Path, called: str) -> None:
    named = replace(NAMED, districts=[unit("UZ-AN", Kind.DISTRICT, "Asaka", "Асакинский"), OLOT])
    [place] = read(tmp_path, f"{HEAD}Qumariq,,{called},,\n", named)
    assert place.district == ASAKA.code


def test_a_city_and_the_district_around_it_are_told_apart_by_their_kind(tmp_path: Path) -> None:
    city, around = (
        unit("UZ-AN", kind, f"Xonobod {mark}", "") for kind, mark in ((Kind.CITY, "sh."), (Kind.DISTRICT, "t."))
    )
    centres = {city.code: (60.5, 40.5), around.code: (60.5, 40.5)}
    named = replace(NAMED, districts=[city, around], centres=centres)
    places = read(tmp_path, f"{HEAD}Bir,,Xonobod shahri,,\nIkki,,Xonobod tumani,,\n", named)
    assert [place.district for place in places] == [city.code, around.code]


def test_mahallas_with_numbers_and_brackets_are_taken(tmp_path: Path) -> None:
    places = read(tmp_path, f"{HEAD}1-mahalla,,Asaka,,\n2-mahalla,,Asaka,,\nOqtepa (eski),,Asaka,,\n")
    assert [(place.name, place.also) for place in places] == [
        ("1-mahalla", ()),
        ("2-mahalla", ()),
        ("Oqtepa (eski)", ("Oqtepa",)),
    ]


def test_a_spreadsheet_of_another_locale_writes_the_same_places(tmp_path: Path) -> None:
    rows = 'Qumariq;"Кумарык;Kumaryk";UZ-AN-asaka;40,2;60,3\n'
    [place] = read(tmp_path, (HEAD.upper().replace(",", ";") + rows).encode("cp1251"))
    assert (place.name, place.also, place.lat, place.lon) == ("Qumariq", ("Кумарык", "Kumaryk"), 40.2, 60.3)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",,Asaka,,", "the name is missing"),
        ("<b>12,,Asaka,,", "'<b>12' holds '<', which no name of a place has"),
        ("12-4,,Asaka,,", "'12-4' holds no letter"),
        ("Q\u202ex,,Asaka,,", r"'Q\u202ex' holds '\u202e'"),
        (f"{'Q' * 61},,Asaka,,", "is longer than 60 characters"),
        ("Yordam,,Asaka,,", "'Yordam' is an everyday word"),
        ("uyda,,Asaka,,", "'uyda' is an everyday word"),
        ("ko'cha,,Asaka,,", "is an everyday word"),
        ("bozor,,Asaka,,", "is an everyday word"),
        ("Qumariq,keldi,Asaka,,", "'keldi' is an everyday word"),
        ("Qumariq,,Nowhere,,", "'Nowhere' is no district"),
        ("Qumariq,,Asaka shahri,,", "'Asaka shahri' is no district"),
        ("Qumariq,Олот,Asaka,,", "'Олот' is the name of another place, in UZ-BU"),
        ("Qumariq,,Asaka,40.2,", "both or none"),
        ("Qumariq,,Asaka,40.2,61.3", "lies outside UZ-AN"),
        ("Qumariq,,Asaka,nan,nan", "nan nan are none; metres of a grid are not read"),
        ("Qumariq,,Asaka,4571234.5,671234.1", "metres of a grid are not read"),
        ("Qumariq,,Asaka,60.5,40.5", "the point 60.5 40.5: lat and lon are swapped"),
        ("qishlog'i,,Asaka,,", '"qishlog\'i" is an everyday word'),
        ("Yordam qishlog'i,,Asaka,,", "'Yordam' is an everyday word"),
    ],
)
def test_each_fault_is_named_with_its_line_and_nothing_is_taken(tmp_path: Path, row: str, fault: str) -> None:
    with pytest.raises(BuildFault) as told:
        read(tmp_path, f"{HEAD}Bir,,Asaka,,\n{row}\n")
    assert "mine.csv, line 3: " in str(told.value) and fault in str(told.value)


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    rows = "keldi,Олот;<b>,Nowhere,1,\nA,,Asaka\nQumariq,Олот,Asaka,60.5,40.5\n"
    with pytest.raises(BuildFault) as told:
        read(tmp_path, HEAD + rows)
    assert [line.partition(": ")[::2] for line in str(told.value).splitlines()[1:]] == [
        ("mine.csv, line 2", "'keldi' is an everyday word: no text is understood as this place"),
        ("mine.csv, line 2", "'<b>' holds '<', which no name of a place has"),
        ("mine.csv, line 2", "'Nowhere' is no district"),
        ("mine.csv, line 2", "lat and lon are degrees with a decimal point, both or none"),
        ("mine.csv, line 3", "3 cells, 5 expected"),
        ("mine.csv, line 4", "'Олот' is the name of another place, in UZ-BU"),
        ("mine.csv, line 4", "the point 60.5 40.5: lat and lon are swapped"),
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Xalqobod qishlog'i", "Xalqobod"),
        ("Xalqobod qishlog‘i", "Xalqobod"),
        ("Халқобод қишлоғи", "Халқобод"),
        ("пос. Мирный", "Мирный"),
        ("посёлок Мирный", "Мирный"),
        ("пгт Мирный", "Мирный"),
        ("пгт. Мирный", "Мирный"),
        ("с. Янгихаёт", "Янгихаёт"),
        ("кишлак Янгихаёт", "Янгихаёт"),
        ("махалля Дустлик", "Дустлик"),
        ("Дустлик махалля", "Дустлик"),
        ("O'zbekiston mahallasi", "O'zbekiston"),
        ("O'zbekiston MFY", "O'zbekiston"),
        ("Ўзбекистон МФЙ", "Ўзбекистон"),
        ("Qozoqdaryo ovuli", "Qozoqdaryo"),
        ("Navro'z shaharchasi", "Navro'z"),
        ("Selgazar", "Selgazar"),
        ("Сайрам", "Сайрам"),
        ("Qishloqobod", "Qishloqobod"),
        ("Mahallabog'", "Mahallabog'"),
    ],
)
def test_a_kind_beside_a_name_is_no_part_of_it(tmp_path: Path, written: str, name: str) -> None:
    [place] = read(tmp_path, f"{HEAD}{written},,Asaka,,\n")
    assert place.name == name


@pytest.mark.parametrize("lines", [[], ["--boundaries", "regions/data/borders.geojson"]], ids=["our lines", "theirs"])
def test_a_places_file_is_judged_before_anything_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str]
) -> None:
    monkeypatch.setattr(build, "_join", lambda store, boundaries: pytest.fail("nothing may be fetched"))
    file = tmp_path / "mine.csv"
    file.write_text(HEAD + "Qumariq,,Kitobb,,\n", "utf-8")
    told = CliRunner().invoke(build.build, ["--places", str(file), "--into", str(tmp_path), *lines])
    assert told.exit_code == 1 and told.output.splitlines()[-1] == "mine.csv, line 2: 'Kitobb' is no district"


def test_what_was_shipped_judges_as_a_new_build_does(tmp_path: Path) -> None:
    shipped = load_geography()
    file = tmp_path / "mine.csv"
    file.write_text(HEAD + "Xalqobod qishlog'i,,Kitob tumani,39.15,66.85\n", "utf-8")
    [place] = read_places(file, named_as_shipped(shipped), shipped.borders.areas)
    assert (place.region, place.district) == ("UZ-QA", "UZ-QA-kitob")


def test_the_same_place_twice_is_a_fault_however_it_is_spelled(tmp_path: Path) -> None:
    with pytest.raises(BuildFault, match=r"line 3: .* stands in line 2 already"):
        read(tmp_path, f"{HEAD}Qumariq,,Asaka,,\nКумариқ,,Asaka,,\n")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xff\xfe\x00", "the file is not UTF-8"),
        (b"PK\x03\x04 xl/workbook.xml", r"the file is Excel \(\.xlsx\), not a table"),
        (HEAD.encode() + b"A,,Asaka\n", r"line 2: 3 cells, 5 expected"),
        (b"code,name\nA,B\n", "the first line must be name,also,district,lat,lon"),
        (b"", "the file is empty"),
        (HEAD.encode() + b"A,,Asaka,,\n" * 50_001, "more than 50,000 rows"),
        (HEAD.encode() + b"x" * 5 * 2**20, "larger than 5 MB"),
    ],
)
def test_what_is_another_file_is_refused_in_one_line(tmp_path: Path, content: bytes, fault: str) -> None:
    with pytest.raises(BuildFault, match=fault):
        read(tmp_path, content)


def test_they_are_written_beside_the_towns_as_villages(tmp_path: Path) -> None:
    own = read(tmp_path, f"{HEAD}Qumariq,Kumaryk,Asaka,,\n")
    named = Named(REGIONS, [ASAKA, OLOT], [], NAMED.centres, {}, {"UZ-AN": ASAKA.code, "UZ-BU": OLOT.code})
    write(Built(named, AREAS, own), own_boundaries=True, folder=tmp_path / "data")
    [place] = json.loads((tmp_path / "data" / "places.json").read_text("utf-8"))["places"]
    assert (place["name"], place["district"], place["is_village"]) == ("Qumariq", "UZ-AN-asaka", True)


@pytest.mark.parametrize("said", ["Urganch", "Urganch shahri", "Zominda", "Zomin shahri", "Yangiyo'l", "v Urganche"])
@pytest.mark.parametrize("home", [None, RegionCode("UZ-BU")])
def test_a_village_takes_away_no_unit_s_own_name(tmp_path: Path, said: str, home: RegionCode | None) -> None:
    geography, places = load_geography(), json.loads((DATA / "places.json").read_text("utf-8"))["places"]
    village = {"region": "UZ-QA", "district": "UZ-QA-kitob", "is_village": True, "lon": 66.85, "lat": 39.15, "also": []}
    villages = [village | {"name": name} for name in ("Urganch", "Zomin", "Yangiyo'l")]
    (tmp_path / "places.json").write_text(json.dumps({"places": [*places, *villages]}), "utf-8")
    with_villages = read_gazetteer(geography, tmp_path)
    without = read_gazetteer(geography).find(said, home)
    assert isinstance(without, Found) and with_villages.find(said, home) == without
    at_home = with_villages.find("Urganchda", RegionCode("UZ-QA"))
    assert isinstance(at_home, Found) and at_home.district == "UZ-QA-kitob"


def test_a_village_of_one_s_own_counts_in_her_region_or_in_one_that_she_named(tmp_path: Path) -> None:
    geography, places = load_geography(), json.loads((DATA / "places.json").read_text("utf-8"))["places"]
    village = {"name": "Qumtepasoy", "region": "UZ-AN", "district": "UZ-AN-asaka", "is_village": True}
    file = tmp_path / "places.json"
    file.write_text(json.dumps({"places": [*places, village | {"lon": 72.24, "lat": 40.64, "also": []}]}), "utf-8")
    gazetteer = read_gazetteer(geography, tmp_path)
    at_home = gazetteer.find("Qumtepasoyda", RegionCode("UZ-AN"))
    named = gazetteer.find("Andijon viloyati Qumtepasoy", RegionCode("UZ-BU"))
    for found in (at_home, named):
        assert isinstance(found, Found) and (found.district, found.match) == ("UZ-AN-asaka", Match.VILLAGE)
    assert gazetteer.find("Qumtepasoy", RegionCode("UZ-BU")) == Unknown()
