from datetime import date
from pathlib import Path

from regions.directory import Directory, read_centres
from regions.geography import load_geography

GEOGRAPHY = load_geography()
DEMO = (Path(__file__).parents[2] / "regions/data/demo_centres.csv").read_text("utf-8")


def test_the_demo_directory_is_good_and_has_a_centre_in_every_region() -> None:
    directory = Directory(read_centres(DEMO, GEOGRAPHY, date(2030, 1, 1)))
    assert all(directory.in_region(region.code) for region in GEOGRAPHY.regions)


def test_the_nearest_centre_to_chirchiq_is_the_one_there() -> None:
    directory = Directory(read_centres(DEMO, GEOGRAPHY, date(2026, 11, 22)))
    [(centre, metres)] = directory.nearest(69.58, 41.47, 1)
    assert centre.code == "DEMO-TO-2" and 100 < metres < 300
