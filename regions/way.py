"""The way to a place in words: how far, and in which of eight directions."""

from enum import StrEnum

from regions.lookup import EARTH
from texts.catalogue import Words
from vocabulary.languages import EN, Language


class Direction(StrEnum):
    """Eight ways to go, clockwise; each value is the key of its word in the menu's catalogue."""

    NORTH = "direction.north"
    NORTH_EAST = "direction.north_east"
    EAST = "direction.east"
    SOUTH_EAST = "direction.south_east"
    SOUTH = "direction.south"
    SOUTH_WEST = "direction.south_west"
    WEST = "direction.west"
    NORTH_WEST = "direction.north_west"


def direction(lon: float, lat: float, to_lon: float, to_lat: float) -> Direction:
    """Tell which way a place lies, by the azimuth at which the geodesic starts; degrees WGS 84."""
    azimuth: float = EARTH.inv(lon, lat, to_lon, to_lat)[0]
    return tuple(Direction)[round(azimuth / 45) % 8]


def way_in_words(metres: float, towards: Direction, language: Language, words: Words) -> str:
    """Say a way such as "2,4 km shimolda"; `words` is the menu's catalogue."""
    return words.say("way", language, km=kilometres(metres, language), direction=words.say(towards, language))


def kilometres(metres: float, language: Language) -> str:
    """Write a distance: whole kilometres from 10 on, below with one decimal."""
    if metres >= 9_950:
        return f"{metres / 1000:.0f}"
    number = f"{max(metres, 50) / 1000:.1f}"
    return number if language == EN else number.replace(".", ",")
