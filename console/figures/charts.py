"""Charts and the map as SVG under the pages' rules: no script, no style of its own, classes that a sheet colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from regions.geography import Geography
from regions.map import COUNTRY, EAST, Window, outlines
from vocabulary.codes import RegionCode

SHADES = 5
_MAP_DETAIL = {COUNTRY: 0.03, EAST: 0.012}
"""Degrees: fine enough for a map of some hundred pixels, a quarter of the printed one's size."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: `height` of `TALL`; `is_hidden` for a count that is not shown."""

    label: str
    count: int | None
    left: float
    height: float

    @property
    def is_hidden(self) -> bool:
        """Whether its count is not to be seen."""
        return self.count is None


TALL, STEP = 160, 46


def bars(labels: Sequence[str], counts: Sequence[int | None]) -> list[Bar]:
    """The bars of these counts, the largest as tall as the chart; None is drawn as hidden."""
    most = max((count or 0 for count in counts), default=0) or 1
    return [
        Bar(label, count, place * STEP, TALL * (count or 0) / most)
        for place, (label, count) in enumerate(zip(labels, counts, strict=True))
    ]


@dataclass(frozen=True, slots=True)
class Shape:
    """A region on the map, drawn in one or two windows: its `d` in each, and how dark it is (None: not shown)."""

    code: RegionCode
    paths: tuple[str, ...]
    shade: int | None


def shapes(geography: Geography, counts: Mapping[str, int | None]) -> list[Shape]:
    """The regions, the darker the more; 0 is none at all."""
    most = max((count or 0 for count in counts.values()), default=0)
    return [
        Shape(code, paths, None if counts.get(code) is None else shade(counts[code] or 0, most))
        for code, paths in _drawn(geography).items()
    ]


def shade(count: int, most: int) -> int:
    """How dark: 0 for none, then SHADES steps of equal width up to `most`."""
    return -(-count * SHADES // most) if count else 0


def _box(window: Window) -> dict[str, int]:
    """Where in a window the crowded east lies."""
    left, right = window.x(EAST.west), window.x(EAST.east)
    top, bottom = window.y(EAST.north), window.y(EAST.south)
    return {"x": round(left), "y": round(top), "width": round(right - left), "height": round(bottom - top)}


BOXES = (("where", _box(COUNTRY)), ("window", _box(EAST)))
"""The frames of the east: where it lies, and where it is drawn once more."""


@cache
def _drawn(geography: Geography) -> dict[RegionCode, tuple[str, ...]]:
    """Every region's paths, for the country and for the crowded east that is drawn once more, larger."""
    windows: list[Window] = [replace(window, detail=detail) for window, detail in _MAP_DETAIL.items()]
    drawn = [outlines(window, geography) for window in windows]
    return {code: tuple(of[code] for of in drawn if code in of) for code in geography.borders.areas}
