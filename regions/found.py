"""What a typed place is found to be: one place, a question with choices, or nothing that is known."""

from dataclasses import dataclass

from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.match import Match


@dataclass(frozen=True, slots=True)
class Found:
    """One place, in degrees WGS 84; `district` is None for a whole region, or where the name does not tell it."""

    region: RegionCode
    district: DistrictCode | None
    name: str
    lon: float
    lat: float
    match: Match = Match.OWN


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several places have this name: she is asked which."""

    choices: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """No place has this name: she is asked for the region."""
