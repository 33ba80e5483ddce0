from regions.directory import Directory
from regions.geography import Geography
from regions.local_map import WIDTH, draw_region
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.point import Point

REGION = RegionCode("UZ-TO")


def test_all_of_a_region_lies_on_its_sheet(geography: Geography, directory: Directory) -> None:
    centres = [(centre, centre.name_uz) for centre in directory.in_region(REGION)]
    for region in geography.regions:
        drawn = draw_region(geography, region.code, centres if region.code == REGION else ())
        assert drawn is not None and drawn.outline.startswith("M")
        assert all(0 < spot.x < WIDTH and 0 < spot.y < drawn.height for spot in (*drawn.districts, *drawn.centres))


def test_her_district_and_her_coordinates_are_where_they_are(geography: Geography) -> None:
    chirchiq = DistrictCode("UZ-TO-chirchiq")
    district = geography.district(chirchiq)
    drawn = draw_region(geography, REGION, (), chirchiq, Point(district.lon, district.lat))
    assert drawn is not None and drawn.district is not None and drawn.point is not None
    assert (drawn.district.x, drawn.district.y) == (drawn.point.x, drawn.point.y)


def test_a_drawing_is_small_enough_for_a_page(geography: Geography) -> None:
    sizes = [len(str(draw_region(geography, region.code, ()))) for region in geography.regions]
    assert max(sizes) < 30_000


def test_a_region_that_the_data_has_no_more_has_no_map(geography: Geography) -> None:
    assert draw_region(geography, RegionCode("UZ-XX"), ()) is None
