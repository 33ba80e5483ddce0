"""Plus codes (Open Location Code), as maps write them: whole, or short with the name of a town.

A code is pairs of digits to the base of 20, latitude first: a pair says in which twentieth of the cell before it the
place lies. Whole codes have eight digits before the plus. Short ones leave out the first two or four; whichever such
place is nearest to the town is meant.
"""

import re

from vocabulary.point import Point

_DIGITS = "23456789CFGHJMPQRVWX"
_BASE = len(_DIGITS)
_WHOLE = 8
_CELL = float(_BASE)
"""Degrees of the first pair's step."""
_ROWS, _COLUMNS = 5, 4
"""Of the finer grid: one digit for both angles after the tenth."""

_CODE = re.compile(
    rf"(?<![^\W_])(?=[{_DIGITS}]*[A-Z])(?P<before>(?:[{_DIGITS}]{{2}}){{2,4}})"
    rf"\s?\+\s?(?P<after>[{_DIGITS}]{{2,5}})(?![^\W_])",
    re.IGNORECASE,
)
"""With a letter in the first part, or it may be a sum or a telephone number."""


def take_plus_code(text: str) -> tuple[str, str]:
    """Give the first plus code in a text, in capitals, and the text with a comma for it; else nothing and the text."""
    match = _CODE.search(text)
    if match is None:
        return "", text
    return f"{match['before']}+{match['after']}".upper(), f"{text[: match.start()]}, {text[match.end() :]}"


def is_whole(code: str) -> bool:
    """Whether it needs no town."""
    return code.index("+") == _WHOLE


def point_of(code: str, town: Point | None = None) -> Point | None:
    """The middle of what a code names; of a short one the place nearest to the town, None without it."""
    left_out = (_WHOLE - code.index("+")) // 2
    lat, lon = _middle(code.replace("+", ""), left_out)
    if left_out:
        if town is None:
            return None
        every = _CELL / _BASE ** (left_out - 1)
        lat, lon = _nearest(lat, town.lat + 90, every), _nearest(lon, town.lon + 180, every)
    return Point(round(lon - 180, 5), round(lat - 90, 5))


def _middle(digits: str, left_out: int) -> tuple[float, float]:
    """Degrees from the south and west of the last cell whose digits were left out, or of the earth."""
    values = [_DIGITS.index(digit) for digit in digits]
    pairs, finer = values[: 10 - 2 * left_out], values[10 - 2 * left_out :]
    lat = lon = 0.0
    high = wide = _CELL / _BASE ** (left_out - 1)
    for north, east in zip(pairs[::2], pairs[1::2], strict=True):
        high, wide = high / _BASE, wide / _BASE
        lat, lon = lat + north * high, lon + east * wide
    for value in finer:
        high, wide = high / _ROWS, wide / _COLUMNS
        lat, lon = lat + value // _COLUMNS * high, lon + value % _COLUMNS * wide
    return lat + high / 2, lon + wide / 2


def _nearest(offset: float, near: float, every: float) -> float:
    """The angle with this offset into a cell that is nearest to another."""
    return offset + round((near - offset) / every) * every
