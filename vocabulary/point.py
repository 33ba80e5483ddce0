"""A place on earth as its coordinates."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place on earth, in degrees WGS 84."""

    lon: float
    lat: float
