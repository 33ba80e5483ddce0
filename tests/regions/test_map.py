from xml.etree import ElementTree

from regions.directory import Directory
from regions.geography import Geography
from regions.map import HEIGHT, WIDTH, draw
from vocabulary.languages import RU, UZ

SVG = "{http://www.w3.org/2000/svg}"


def test_the_map_names_every_region_once_and_marks_every_centre(directory: Directory, geography: Geography) -> None:
    drawing = ElementTree.fromstring(draw(geography, directory.centres))
    names = [text.text for text in drawing.iter(f"{SVG}text") if text.get("class") == "region"]
    assert sorted(names) == sorted(region.names[UZ] for region in geography.regions)
    marks = [path for path in drawing.iter(f"{SVG}path") if path.get("class") == "centre"]
    assert len(marks) > len(directory.centres)


def test_the_map_speaks_the_reader_s_language(geography: Geography) -> None:
    drawing = draw(geography, (), RU)
    assert "Каракалпакстан" in drawing and "Коканд" in drawing


def test_everything_is_on_the_sheet(directory: Directory, geography: Geography) -> None:
    drawing = ElementTree.fromstring(draw(geography, directory.centres))
    for circle in drawing.iter(f"{SVG}circle"):
        assert 0 < float(circle.get("cx", "")) < WIDTH and 0 < float(circle.get("cy", "")) < HEIGHT
