"""The country drawn: `python -m regions.map FOLDER` writes regions.svg and, with Chromium, regions.png."""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from math import cos, radians
from pathlib import Path
from xml.sax.saxutils import escape

import shapely
from shapely.geometry.base import BaseGeometry

from regions.centre import Centre
from regions.centres_file import read_centres
from regions.geography import DATA, District, Geography, Kind, load_geography
from vocabulary.codes import RegionCode
from vocabulary.languages import UZ, Language

WIDTH, HEIGHT = 1600, 1215
_TINTS = ("#e8f0e3", "#f5eddc", "#e3ebf4", "#f4e5e3", "#ebe6f2")
_STYLE = """
svg { font-family: "DejaVu Sans", Arial, sans-serif; fill: #2b3038 }
.area { stroke: #8b929c; stroke-linejoin: round; fill-rule: evenodd }
.region { font-size: 20px; font-weight: bold; text-anchor: middle; paint-order: stroke; stroke: #fff; stroke-width: 4 }
.district { fill: #6d7681 }
.town { font-size: 12.5px; paint-order: stroke; stroke: #fff; stroke-width: 3 }
.left { text-anchor: end }
.centre { fill: #b5482f; stroke: #fff; stroke-width: 1.5 }
.window { fill: #fff; stroke: #b9bec6; stroke-width: 1.5 }
.where { fill: none; stroke: #8b929c; stroke-dasharray: 5 4 }
.legend { font-size: 17px }
"""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the country, in degrees, and where on the sheet it is drawn, in pixels; `detail` in degrees."""

    west: float
    south: float
    east: float
    north: float
    left: float
    top: float
    width: float
    detail: float

    def x(self, lon: float) -> float:
        """From the sheet's left, in pixels."""
        return self.left + (lon - self.west) * self._scale

    def y(self, lat: float) -> float:
        """From the sheet's top, in pixels; a degree north is longer than a degree east."""
        return self.top + (self.north - lat) * self._scale / cos(radians((self.south + self.north) / 2))

    def shows(self, lon: float, lat: float) -> bool:
        """Tell whether a point lies in it."""
        return self.west < lon < self.east and self.south < lat < self.north

    @property
    def _scale(self) -> float:
        return self.width / (self.east - self.west)


COUNTRY = Window(55.9, 37.1, 73.7, 45.65, left=20, top=165, width=1570, detail=0.004)
EAST = Window(68.0, 39.8, 73.6, 41.75, left=775, top=8, width=800, detail=0.001)
"""Half of the people live in Tashkent, the Fergana valley and between, on a tenth of the land: drawn twice as large."""

_NAMED_AT = {
    "UZ-TK": (68.62, 41.4),
    "UZ-TO": (69.87, 41.23),
    "UZ-SI": (68.42, 40.5),
    "UZ-NG": (71.05, 41.08),
    "UZ-AN": (71.98, 40.77),
    "UZ-FA": (71.32, 40.36),
    "UZ-QA": (66.2, 38.6),
    "UZ-XO": (60.0, 41.02),
}
_NAMED_LEFT = {"UZ-SI-shirin", "UZ-SI-yangiyer", "UZ-TO-olmaliq"}
"""Chosen by eye."""


def draw(geography: Geography, centres: Iterable[Centre], language: Language = UZ) -> str:
    """Draw regions, district centres and help centres as SVG."""
    listed = list(centres)
    tints = _tints(geography)
    pieces = [
        *_ground(COUNTRY, geography, tints),
        _box("where", COUNTRY, of=EAST),
        *_points(COUNTRY, geography, listed),
        *_region_names(COUNTRY, geography, language),
        _box("window", EAST, of=EAST),
        *_ground(EAST, geography, tints),
        *_points(EAST, geography, listed),
        *_city_names(EAST, geography, language),
        *_region_names(EAST, geography, language),
    ]
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    body = "\n".join([f"<style>{_STYLE}</style>", ground, *pieces, *_legend()])
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n{body}\n</svg>\n'


def _tints(geography: Geography) -> dict[RegionCode, str]:
    """Colour the regions so that no two neighbours are alike."""
    tints: dict[RegionCode, str] = {}
    for code, area in geography.borders.areas.items():
        near = {tints[other] for other in tints if geography.borders.areas[other].intersects(area)}
        tints[code] = next(tint for tint in _TINTS if tint not in near)
    return tints


def outlines(window: Window, geography: Geography) -> dict[RegionCode, str]:
    """Each region that a window shows, as the `d` of an SVG path; neighbours share their border exactly."""
    areas = geography.borders.areas
    simple = shapely.coverage_simplify(list(areas.values()), window.detail)
    seen = {
        code: shapely.clip_by_rect(area, window.west, window.south, window.east, window.north)
        for code, area in zip(areas, simple, strict=True)
    }
    return {code: _path(window, area) for code, area in seen.items() if not area.is_empty}


def _ground(window: Window, geography: Geography, tints: dict[RegionCode, str]) -> Iterator[str]:
    for code, path in outlines(window, geography).items():
        yield f'<path class="area" fill="{tints[code]}" d="{path}"/>'


def _path(window: Window, area: BaseGeometry) -> str:
    rings = [ring for part in shapely.get_parts(area) for ring in (part.exterior, *part.interiors)]
    lines = (" ".join(f"{window.x(lon):.1f},{window.y(lat):.1f}" for lon, lat in ring.coords) for ring in rings)
    return " ".join(f"M{line}Z" for line in lines)


def _points(window: Window, geography: Geography, centres: list[Centre]) -> Iterator[str]:
    for district in _districts(window, geography):
        yield f'<circle class="district" cx="{window.x(district.lon):.1f}" cy="{window.y(district.lat):.1f}" r="2.6"/>'
    for centre in centres:
        if window.shows(centre.lon, centre.lat):
            yield _diamond(window.x(centre.lon), window.y(centre.lat))


def _districts(window: Window, geography: Geography) -> list[District]:
    every = [district for region in geography.regions for district in geography.districts(region.code)]
    return [district for district in every if window.shows(district.lon, district.lat)]


def _region_names(window: Window, geography: Geography, language: Language) -> Iterator[str]:
    """Write each name where there is most room for it; those of the window only there."""
    for region in geography.regions:
        lon, lat = _NAMED_AT.get(region.code) or _roomiest(geography.borders.areas[region.code])
        if EAST.shows(lon, lat) == (window is EAST):
            yield _text("region", window.x(lon), window.y(lat), region.names[language])


def _roomiest(area: BaseGeometry) -> tuple[float, float]:
    [circle] = shapely.maximum_inscribed_circle([area], tolerance=0.01)
    lon, lat = circle.coords[0]
    return lon, lat


def _city_names(window: Window, geography: Geography, language: Language) -> Iterator[str]:
    for district in _districts(window, geography):
        if district.kind is Kind.CITY:
            kind, aside = ("town left", -6) if district.code in _NAMED_LEFT else ("town", 6)
            yield _text(kind, window.x(district.lon) + aside, window.y(district.lat) + 4, district.names[language])


def _box(kind: str, window: Window, of: Window) -> str:
    """Outline what `of` shows, as it lies in the window."""
    left, top = window.x(of.west), window.y(of.north)
    size = f'width="{window.x(of.east) - left:.1f}" height="{window.y(of.south) - top:.1f}"'
    return f'<rect class="{kind}" x="{left:.1f}" y="{top:.1f}" {size}/>'


def _diamond(x: float, y: float) -> str:
    return f'<path class="centre" d="M{x:.1f},{y - 9:.1f} l8,9 -8,9 -8,-9Z"/>'


def _text(kind: str, x: float, y: float, words: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'


def _legend() -> Iterator[str]:
    yield _diamond(40, HEIGHT - 65)
    yield _text("legend", 60, HEIGHT - 59, "help centre")
    yield f'<circle class="district" cx="40" cy="{HEIGHT - 33}" r="4"/>'
    yield _text("legend", 60, HEIGHT - 27, "centre of a district or city")


def main(folder: Path) -> None:
    """Write the map with the demo centres."""
    geography = load_geography()
    text = (DATA / "demo_centres.csv").read_text("utf-8")
    svg = folder / "regions.svg"
    svg.write_text(draw(geography, read_centres(text, geography, datetime.now(UTC).date())), "utf-8")
    _photograph(svg, folder / "regions.png")


def _photograph(svg: Path, png: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit(f"{svg} is written; the PNG needs Chromium")
    looks = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={WIDTH},{HEIGHT}"]
    command = [chromium, *looks, f"--screenshot={png.resolve()}", svg.resolve().as_uri()]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - the paths are ours


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
