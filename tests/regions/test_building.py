"""How the data is made, on a country of two squares; and the committed data by the same rules."""

import json
import shutil
from pathlib import Path

import pytest
import shapely
from click.testing import CliRunner
from shapely import box

from regions import build as build_module
from regions.building.borders import let_places_decide, tidy
from regions.building.built import Built, Named, name_all
from regions.building.check import faults
from regions.building.found_by_name import faults_of_names
from regions.building.held_out import SOURCES, Place, named
from regions.building.packages import ALL, BuildFault, Package, Store
from regions.building.places import Town
from regions.building.protobuf import fields, messages, numbers, signed
from regions.building.reviewed import Reviewed, read_reviewed
from regions.building.units import Unit, plain
from regions.geography import DATA, Kind
from vocabulary.codes import RegionCode

WEST, EAST = box(60, 40, 61, 41), box(61, 40, 62, 41)
SQUARES = {"UZ-AN": WEST, "UZ-BU": EAST}


def names(word: str) -> dict:
    return {"uz": word, "uz-Cyrl": word, "ru": word}


def test_a_misplaced_place_takes_its_surroundings_and_nothing_else() -> None:
    areas, moved = let_places_decide(SQUARES, [("UZ-AN", 61.05, 40.5), ("UZ-BU", 61.12, 40.5), ("UZ-BU", 61.5, 40.9)])
    assert moved == [("UZ-AN", 61.05, 40.5)]
    assert areas["UZ-AN"].covers(shapely.Point(61.05, 40.5))
    assert areas["UZ-BU"].covers(shapely.Point(61.12, 40.5))
    assert areas["UZ-BU"].covers(shapely.Point(61.05, 40.9))
    assert shapely.union_all(list(areas.values())).equals(box(60, 40, 62, 41))


def test_places_that_agree_move_nothing() -> None:
    areas, moved = let_places_decide(SQUARES, [("UZ-AN", 60.99, 40.5), ("UZ-BU", 61.01, 40.5)])
    assert (areas, moved) == (SQUARES, [])


def test_tidying_closes_a_crack_between_two_regions() -> None:
    areas = tidy({"UZ-AN": WEST, "UZ-BU": box(61.000004, 40, 62, 41)})
    assert shapely.coverage_is_valid(list(areas.values()))
    assert shapely.union_all(list(areas.values())).area == pytest.approx(2, abs=1e-5)


def test_every_fault_of_built_data_is_told() -> None:
    regions = [Unit("UZ-AN", None, names("Andijon")), Unit("UZ-BU", None, names("Buxoro"))]
    districts = [Unit("UZ-AN", Kind.CITY, names("Asaka")), Unit("UZ-AN", Kind.DISTRICT, names("Asaka"))]
    town = Town(1, "Buxoro", "UZ-BU", 60.5, 40.5, 0, ())
    named = Named(
        [*regions, Unit("UZ-FA", None, names("Fargʻona"))],
        districts,
        [town],
        {"UZ-AN-asaka": (60.5, 40.5)},
        {},
        {"UZ-AN": "UZ-BU-buxoro"},
    )
    told = " ".join(faults(Built(named, SQUARES)))
    assert "3 regions where 14 were expected" in told
    assert "districts by kind" in told
    assert "UZ-AN-asaka: the code occurs twice" in told
    assert "UZ-AN: UZ-BU-buxoro is no chief city of it" in told and "UZ-BU: None is no chief city of it" in told
    assert "UZ-AN: two districts are called Asaka" in told
    assert "Fargʻona is not in GSM-7's letters" in told
    assert "UZ-AN: Andijon and Andijon are not the same name" in told
    assert "areas of ['UZ-AN', 'UZ-BU'] where the regions were expected" in told


def test_another_name_that_is_the_own_name_of_another_region_s_district_is_a_fault() -> None:
    own, other = Unit("UZ-AN", Kind.DISTRICT, names("Asaka")), Unit("UZ-BU", Kind.DISTRICT, names("Olot"), ("Асака",))
    named = Named([], [own, other], [], {"UZ-AN-asaka": (60.5, 40.5), "UZ-BU-olot": (61.5, 40.5)}, {}, {})
    assert "UZ-BU-olot: Асака is the name of UZ-AN-asaka" in faults(Built(named, SQUARES))


def data_with(folder: Path, code: str, also: str) -> Path:
    """The committed data, where one unit is also called so."""
    shutil.copytree(DATA, folder)
    units = json.loads((folder / "units.json").read_text("utf-8"))
    for row in (*units["regions"], *units["districts"]):
        row["also"] += [also] if row["code"] == code else []
    (folder / "units.json").write_text(json.dumps(units), "utf-8")
    return folder


def test_every_unit_is_found_by_each_of_its_names() -> None:
    assert faults_of_names(DATA) == []


@pytest.mark.parametrize(
    ("code", "also", "fault"),
    [
        ("UZ-BU", "Асака", "UZ-AN-asaka: Asaka tells UZ-BU"),
        ("UZ-BU", "Uchtepa", "UZ-TK-uchtepa: Uchtepa tells UZ-BU"),
        ("UZ-BU-olot", "Dushanbe", "UZ-BU-olot: Dushanbe tells nothing"),
        ("UZ-BU-olot", "mahalla", "UZ-BU-olot: mahalla tells nothing"),
    ],
)
def test_a_name_that_tells_another_region_or_nothing_stops_the_build(
    tmp_path: Path, code: str, also: str, fault: str
) -> None:
    assert fault in faults_of_names(data_with(tmp_path / "data", code, also))


def test_nothing_is_written_where_a_name_tells_another_region(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_wrong(built: Built, own_boundaries: bool, folder: Path) -> None:
        data_with(folder / "data", "UZ-BU", "Асака")
        for file in (folder / "data").iterdir():
            file.rename(folder / file.name)

    monkeypatch.setattr(build_module, "_join", lambda store, boundaries: Built(Named([], [], [], {}, {}, {}), {}))
    monkeypatch.setattr(build_module, "faults", lambda built: [])
    monkeypatch.setattr(build_module, "write", write_wrong)
    told = CliRunner().invoke(build_module.build, ["--into", str(tmp_path / "into")])
    assert told.exit_code == 1 and "UZ-AN-asaka: Asaka tells UZ-BU" in told.output
    assert not (tmp_path / "into").exists()


def test_gaps_overlaps_and_places_outside_are_told() -> None:
    regions = [Unit("UZ-AN", None, names("Andijon")), Unit("UZ-BU", None, names("Buxoro"))]
    town = Town(1, "Buxoro", "UZ-BU", 60.5, 40.5, 0, ())
    hole = box(60.5, 40.5, 60.501, 40.501)
    overlapping = {"UZ-AN": WEST.difference(hole), "UZ-BU": box(60.9, 40, 62, 41)}
    told = " ".join(faults(Built(Named(regions, [], [town], {}, {}, {}), overlapping)))
    assert "the areas overlap" in told
    assert "a gap between regions" in told
    assert "UZ-BU: the place at 40.5 60.5 lies outside" in told


def test_a_centre_without_a_district_stops_the_build() -> None:
    reviewed = Reviewed({}, {}, {}, {}, [], {}, {"UZ-AN-gone": [60, 40]}, {}, {}, {}, {})
    with pytest.raises(BuildFault, match="UZ-AN-gone"):
        name_all([], [], [], reviewed)


def test_a_town_is_the_seat_of_the_city_before_the_district() -> None:
    units = [Unit("UZ-XO", Kind.DISTRICT, names("Xiva t.")), Unit("UZ-XO", Kind.CITY, names("Xiva sh."))]
    reviewed = Reviewed({}, {}, {}, {}, [], {}, {"UZ-XO-xiva-t": 7, "UZ-XO-xiva-sh": 7}, {}, {}, {}, {})
    named = name_all([], units, [Town(7, "Xiva", "UZ-XO", 60.4, 41.4, 0, ())], reviewed)
    assert named.seats == {7: "UZ-XO-xiva-sh"}
    assert named.centres["UZ-XO-xiva-t"] == (60.4, 41.4)


def test_another_release_of_a_package_is_refused(tmp_path: Path) -> None:
    package = Package("PyPI", "a-package", "1.0", "0" * 64, "MIT", "nothing")
    (tmp_path / "a-package").mkdir()
    (tmp_path / "a-package" / "a-package-1.0.whl").write_bytes(b"something else")
    with pytest.raises(BuildFault, match="not the release that was reviewed"):
        Store(tmp_path).content(package, "member")


def test_the_sources_name_every_package_with_its_release_and_licence() -> None:
    sources = (DATA / "SOURCES.md").read_text("utf-8")
    for package in ALL:
        assert f"| {package.registry} {package.name} | {package.version} | {package.licence} |" in sources


def test_the_reviewed_tables_cover_every_district() -> None:
    units = json.loads((DATA / "units.json").read_text("utf-8"))
    assert set(read_reviewed().centres) == {row["code"] for row in units["districts"]}


@pytest.mark.parametrize(
    ("name", "code"), [("Qo'rg'ontepa", "qorgontepa"), ("Mirzo Ulug'bek", "mirzo-ulugbek"), ("Xiva sh.", "xiva-sh")]
)
def test_a_code_has_plain_letters(name: str, code: str) -> None:
    assert plain(name) == code


def test_protocol_buffers_are_read_without_their_schema() -> None:
    assert list(fields(bytes([0x08, 0x96, 0x01, 0x12, 0x02, 0x68, 0x69]))) == [(1, 150), (2, b"hi")]
    assert list(messages(bytes([0x02, 0x08, 0x01, 0x00]))) == [bytes([0x08, 0x01]), b""]
    assert numbers(bytes([0x01, 0xAC, 0x02])) == [1, 300]
    assert [signed(number) for number in (0, 1, 2, 3)] == [0, -1, 1, -2]
    with pytest.raises(ValueError, match="wire type 5"):
        list(fields(bytes([0x0D, 0, 0, 0, 0])))


def test_places_to_judge_by_are_read_with_the_region_that_their_package_says() -> None:
    rows = [
        ("Chirchiq", "UZ", "Toshkent", "69.58", "41.47"),
        ("Shymkent", "KZ", "Turkistan", "69.59", "42.3"),
        ("Nowhere", "UZ", "", "60", "41"),
    ]
    assert list(named(rows)) == [
        Place("Chirchiq", RegionCode("UZ-TO"), 69.58, 41.47),
        Place("Shymkent", None, 69.59, 42.3),
    ]


def test_nothing_is_built_from_what_it_is_judged_by() -> None:
    assert {package.name for package in ALL}.isdisjoint(SOURCES)
    assert len(SOURCES) == 5
