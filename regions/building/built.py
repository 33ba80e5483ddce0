"""The whole of the data, in memory, before it is checked and written."""

from collections.abc import Sequence
from dataclasses import dataclass

from regions.building.borders import Areas, Place
from regions.building.packages import BuildFault
from regions.building.places import Town
from regions.building.reviewed import Reviewed
from regions.building.units import Unit
from regions.geography import Geography, Kind


@dataclass(frozen=True, slots=True)
class Named:
    """Everything that has a name; `centres` are the districts' by code, as lon, lat in degrees."""

    regions: list[Unit]
    districts: list[Unit]
    towns: list[Town]
    centres: dict[str, tuple[float, float]]
    seats: dict[int, str]
    chief_cities: dict[str, str]

    @property
    def places(self) -> list[Place]:
        """Every named point with the region that it is in."""
        towns = [(town.region, town.lon, town.lat) for town in self.towns]
        return [(district.region, *self.centres[district.code]) for district in self.districts] + towns


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A village or mahalla of the operator's file; lon, lat in degrees."""

    name: str
    region: str
    district: str
    lon: float
    lat: float
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """The names and the regions' areas, and what the operator adds."""

    named: Named
    areas: Areas
    own_places: Sequence[OwnPlace] = ()


def named_as_shipped(geography: Geography) -> Named:
    """The units of data that was built before: what a file is judged by while no build has run."""
    regions = [Unit(one.code, None, dict(one.names), one.also) for one in geography.regions]
    of_regions = [one for region in geography.regions for one in geography.districts(region.code)]
    districts = [Unit(one.region, one.kind, dict(one.names), one.also) for one in of_regions]
    return Named(regions, districts, [], {one.code: (one.lon, one.lat) for one in of_regions}, {}, {})


def name_all(regions: list[Unit], districts: list[Unit], towns: list[Town], reviewed: Reviewed) -> Named:
    """Join the districts with their centres, and the towns with the district that each is the seat of."""
    codes = {district.code for district in districts}
    if codes != set(reviewed.centres):
        raise BuildFault(f"reviewed.yaml: centres of other districts: {sorted(codes ^ set(reviewed.centres))}")
    points = {town.number: (town.lon, town.lat) for town in towns}
    centres: dict[str, tuple[float, float]] = {}
    seats: dict[int, str] = {}
    for district in sorted(districts, key=lambda unit: unit.kind is not Kind.CITY):
        at = reviewed.centres[district.code]
        if isinstance(at, int):
            if at not in points:
                raise BuildFault(f"reviewed.yaml: {district.code}: there is no town {at}")
            seats.setdefault(at, district.code)
        centres[district.code] = points[at] if isinstance(at, int) else (at[0], at[1])
    return Named(regions, districts, towns, centres, seats, reviewed.chief_cities)
