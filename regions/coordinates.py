"""Coordinates as people write them: decimal points or commas, degrees and minutes, with or without N and E."""

import re

from vocabulary.point import Point

_NOT_A_NUMBER = re.compile(r"\b(nan|inf|infinity)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
NORTH_LETTERS, EAST_LETTERS = "NСCnсc", "EВBeвb"
"""In English and Russian: С and В also as the Latin letters that look like them. None is part of a word."""

_LETTER = f"[{NORTH_LETTERS}{EAST_LETTERS}]"
_LONE_LETTER = re.compile(rf"(?<![^\W\d_]){_LETTER}(?=\s*$)")
_MINUTE, _SECOND = "['′’]", "(?:[\"″”]|'')"

ANGLE = rf"""
    (?P<before_N>(?<![^\W\d_]){_LETTER})? (?:\.\s?[шд]\.)? \s*
    (?P<degrees_N>[+-]?[0-9]{{1,3}}(?:POINT[0-9]+)?) \s*
    (?:[°º] \s*
        (?:(?P<minutes_N>[0-9]{{1,2}}(?:POINT[0-9]+)?) \s* {_MINUTE} \s*
            (?:(?P<seconds_N>[0-9]{{1,2}}(?:POINT[0-9]+)?) \s* {_SECOND} \s*)?
        )?
    )?
    (?P<after_N>{_LETTER}(?![^\W\d_]))?
"""
"""One angle; N stands for its number, POINT for its decimal mark."""

SPACED_ANGLE = rf"""
    (?P<before_N>(?<![^\W\d_]){_LETTER})? (?:\.\s?[шд]\.)? \s*
    (?P<degrees_N>[0-9]{{1,3}}) \s+
    (?P<minutes_N>[0-9]{{1,2}}POINT[0-9]+) \s* {_MINUTE}? (?P<seconds_N>)
    \s* (?P<after_N>{_LETTER}(?![^\W\d_]))?
"""
"""Degrees and minutes with nothing but a blank between them."""

_DEGREES, _MINUTES, _SECONDS = "гра?д?|deg|daraja|даража", "мин|min|daqiqa|дақиқа", "сек|sec|soniya|сония"
SPELLED_ANGLE = rf"""
    (?P<before_N>(?<![^\W\d_]){_LETTER})? (?:\.\s?[шд]\.)? \s*
    (?P<degrees_N>[0-9]{{1,3}}) \s* (?:[°º]|(?:{_DEGREES})[^\W\d_]*\.?|[ -]) \s*
    (?P<minutes_N>[0-9]{{1,2}}(?:POINT[0-9]+)?) \s* (?:{_MINUTE}|(?:{_MINUTES})[^\W\d_]*\.?|[ -])? \s*
    (?:(?P<seconds_N>[0-9]{{1,2}}(?:POINT[0-9]+)?)(?![0-9]) \s* (?:{_SECOND}|(?:{_SECONDS})[^\W\d_]*\.?)? \s*)?
    (?P<after_N>{_LETTER}(?![^\W\d_]))?
"""
"""Degrees, minutes and seconds in words, or with nothing but blanks or hyphens: sure only with N and E."""


class NoCoordinates(ValueError):
    """The text cannot be read as a place on earth; the message says why."""


def pair_of(angle: str, point: str, between: str, before: str = r"\s*", after: str = r"\s*") -> re.Pattern[str]:
    """A pattern for two angles with this decimal mark, and what stands between, before and after them."""
    first, second = (angle.replace("POINT", point).replace("_N>", f"_{number}>") for number in (1, 2))
    return re.compile(rf"{before} {first} {between} {second} {after}", re.VERBOSE)


_AFTER_POINTS, _AFTER_COMMAS = r"(?:\s*[,;]\s*|\s+)", r"(?:\s*;\s*|,?\s+)"
_PAIRS = (
    pair_of(ANGLE, r"\.", _AFTER_POINTS),
    pair_of(ANGLE, ",", _AFTER_COMMAS),
    pair_of(SPACED_ANGLE, r"\.", _AFTER_POINTS),
    pair_of(SPACED_ANGLE, ",", _AFTER_COMMAS),
)
"""With decimal points a comma may stand between the two; with decimal commas a blank must."""


def looks_like_coordinates(text: str) -> bool:
    """Tell numbers from a place's name."""
    return bool(_NOT_A_NUMBER.search(text)) or (any(map(str.isdigit, text)) and not _WORD.search(text))


def read_coordinates(text: str) -> Point:
    """Read latitude and longitude, in this order unless letters say otherwise; raises NoCoordinates."""
    text = " ".join(text.split())
    if _NOT_A_NUMBER.search(text):
        raise NoCoordinates("latitude and longitude must be numbers")
    match = next(filter(None, (pair.fullmatch(text) for pair in _PAIRS)), None)
    if match is None:
        raise NoCoordinates("expected latitude and longitude, such as 41.3111 69.2797")
    angles = [degrees_of(match, number) for number in (1, 2)]
    sides = [_side(match, number) for number in (1, 2)]
    if sides in (["E", "N"], ["E", ""], ["", "N"]):
        angles.reverse()
    elif sides not in (["N", "E"], ["N", ""], ["", "E"], ["", ""]):
        raise NoCoordinates("expected one latitude (N) and one longitude (E)")
    lat, lon = angles
    if abs(lat) > 90 or abs(lon) > 180:
        raise NoCoordinates("a latitude has at most 90 degrees, a longitude 180")
    return Point(lon, lat)


def degrees_of(match: re.Match[str], number: int) -> float:
    """Compute an angle of a pair; raises NoCoordinates."""
    written = [match[f"{part}_{number}"] or "0" for part in ("degrees", "minutes", "seconds")]
    degrees, minutes, seconds = (float(part.replace(",", ".")) for part in written)
    if minutes >= 60 or seconds >= 60:
        raise NoCoordinates("minutes and seconds go to 59")
    return (abs(degrees) + minutes / 60 + seconds / 3600) * (-1 if written[0].startswith("-") else 1)


def names_both_sides(match: re.Match[str]) -> bool:
    """Tell whether both N and E are written at the angles of a pair: nobody writes so of a house and a flat."""
    letters = [match[f"{at}_{number}"] for at in ("before", "after") for number in (1, 2)]
    between = _LONE_LETTER.search(match.string, 0, match.start("degrees_2"))
    letters.append(between[0] if between else None)
    sides = {letter in NORTH_LETTERS for letter in letters if letter}
    return len(sides) == 2


def _side(match: re.Match[str], number: int) -> str:
    letter = match[f"before_{number}"] or match[f"after_{number}"] or ""
    return letter and ("N" if letter in NORTH_LETTERS else "E")
