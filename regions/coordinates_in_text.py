"""Coordinates somewhere in a text, as people and map programs write them: of this country, or there are none."""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote_plus

from regions.coordinates import (
    ANGLE,
    EAST_LETTERS,
    NORTH_LETTERS,
    SPACED_ANGLE,
    SPELLED_ANGLE,
    NoCoordinates,
    degrees_of,
    names_both_sides,
    pair_of,
)
from regions.plus_codes import point_of, take_plus_code
from vocabulary.point import Point

SOUTH, NORTH, WEST, EAST = 36.5, 46.5, 55.0, 74.0
"""Degrees: the country and half a degree around it. No number is both a latitude and a longitude here."""

LONGEST = 1000
"""Characters that are looked at: a text of several parts, and no more time than it is worth."""

_BETWEEN = r"(?:!4d|(?!\.[0-9])[^0-9]{1,24}?)"
"""What may stand between the two: a blank or comma, words, `&mlon=` or `!4d` in a link. Telephones have points."""

_LABEL = r"(?:\b(?:lat|latitude|gps|kenglik|кенглик|широта|ko?ordinat\w*|координат\w*)\b[\s:=]*)?"
_PAIRS = tuple(
    pair_of(angle, "[.,]", _BETWEEN, before=rf"{_LABEL}(?<![0-9])(?<![0-9][.,])", after=r"(?:\.\s?д\.)?(?![0-9])")
    for angle in (ANGLE, SPACED_ANGLE, SPELLED_ANGLE)
)
_SPELLED = _PAIRS[-1]
_NORTH_ALONE, _EAST_ALONE = (
    re.compile(rf"(?<![^\W\d_])[{letters}](?![^\W\d_])") for letters in (NORTH_LETTERS, EAST_LETTERS)
)
_TELEPHONE = re.compile(r"\+?998[\s()-]*[0-9]{0,2}[\s()-]*$")
"""Right before two numbers: they are the rest of it."""
_LINK = re.compile(r"(?:https?://|www\.|geo:)\S*", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\n\s*")
_CODED = re.compile(r"%[0-9A-F]{2}", re.IGNORECASE)


def take_coordinates(text: str) -> tuple[Point | None, str]:
    """Give the first place of this country that a text holds, and the text with a comma for it; else the text as it is.

    A place is right to 1 m. Two numbers are one only with two decimals, minutes, or N and E: a house and flat are none.
    """
    plain = _plain(text[:LONGEST])
    for start, end, point in _places_in(plain):
        link = next((link for link in _LINK.finditer(plain) if link.start() < end and start < link.end()), None)
        if link:
            start, end = min(start, link.start()), max(end, link.end())
        return point, f"{plain[:start]}, {plain[end:]}{text[LONGEST:]}"
    code, rest = take_plus_code(plain)
    by_code = point_of(code) if code else None
    if by_code and _is_here(by_code.lat, by_code.lon):
        return by_code, f"{rest}{text[LONGEST:]}"
    return None, text


def _is_here(lat: float, lon: float) -> bool:
    return SOUTH <= lat <= NORTH and WEST <= lon <= EAST


def _plain(text: str) -> str:
    """The text with ASCII digits, single blanks and breaks, no unseen marks, and a link's codes as what they mean."""
    seen = (letter for letter in text if unicodedata.category(letter) != "Cf")
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in seen)
    plain = _BLANKS.sub(" ", _BREAKS.sub("\n", plain))
    return _LINK.sub(lambda link: unquote_plus(link[0]) if _CODED.search(link[0]) else link[0], plain)


def _places_in(text: str) -> Iterator[tuple[int, int, Point]]:
    patterns = _PAIRS if _NORTH_ALONE.search(text) and _EAST_ALONE.search(text) else _PAIRS[:-1]
    for pattern in patterns:
        match = pattern.search(text)
        while match:
            point = None if _TELEPHONE.search(text[max(match.start() - 20, 0) : match.start()]) else _point(match)
            if point and (pattern is not _SPELLED or names_both_sides(match)):
                yield match.start(), match.end(), point
            match = pattern.search(text, match.start("degrees_1") + 1)


def _point(match: re.Match[str]) -> Point | None:
    """Read a pair of exact angles in whichever order lies in this country."""
    decimals = 1 if names_both_sides(match) else 2
    if not all(_is_exact(match, number, decimals) for number in (1, 2)):
        return None
    try:
        lat, lon = sorted(degrees_of(match, number) for number in (1, 2))
    except NoCoordinates:
        return None
    return Point(round(lon, 5), round(lat, 5)) if _is_here(lat, lon) else None


def _is_exact(match: re.Match[str], number: int, least: int) -> bool:
    decimals = re.split("[.,]", match[f"degrees_{number}"])[1:]
    return bool(match[f"minutes_{number}"]) or len("".join(decimals)) >= least
