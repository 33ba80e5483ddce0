"""What must be true of the built data, told as faults: none may be left."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

import shapely

from regions.building.borders import Areas, Place
from regions.building.built import Built
from regions.building.units import LANGUAGES, Unit
from regions.geography import Kind
from regions.spelling import sound_of
from texts.alphabet import Alphabet, length_of
from texts.transliterate import to_cyrillic
from vocabulary.languages import UZ, UZ_CYRL

Item = TypeVar("Item")

EXPECTED = {Kind.DISTRICT: 163, Kind.CITY: 31, Kind.CITY_DISTRICT: 14}
"""The second-level units of Uzbekistan."""

_SMALLEST_ENCLAVE = 1e-4
"""Square degrees, about 1 km²: a smaller hole in the country is a gap between two regions."""


def faults(built: Built) -> list[str]:
    """Say everything that is wrong with the data."""
    regions, districts = built.named.regions, built.named.districts
    coverage = _coverage(regions, built.areas, built.named.places)
    chief_cities = _chief_cities(regions, districts, built.named.chief_cities)
    return list(
        chain(_counts(regions, districts), _names(regions, districts), _others(districts), chief_cities, coverage)
    )


def _counts(regions: list[Unit], districts: list[Unit]) -> Iterator[str]:
    if len(regions) != 14:
        yield f"{len(regions)} regions where 14 were expected"
    found = Counter(district.kind for district in districts)
    if found != EXPECTED:
        yield f"districts by kind: {dict(found)} where {EXPECTED} were expected"
    yield from (f"{code}: the code occurs twice" for code in _repeated(unit.code for unit in districts))


def _names(regions: list[Unit], districts: list[Unit]) -> Iterator[str]:
    for language in LANGUAGES:
        yield from (f"two regions are called {name}" for name in _repeated(r.names[language] for r in regions))
        for region, name in _repeated((unit.region, unit.names[language]) for unit in districts):
            yield f"{region}: two districts are called {name}"
    for unit in regions + districts:
        if length_of(unit.names[UZ]).alphabet is not Alphabet.GSM7:
            yield f"{unit.code}: {unit.names[UZ]} is not in GSM-7's letters"
        if to_cyrillic(unit.names[UZ]) != unit.names[UZ_CYRL]:
            yield f"{unit.code}: {unit.names[UZ]} and {unit.names[UZ_CYRL]} are not the same name"


def _others(districts: list[Unit]) -> Iterator[str]:
    """Another name of one that is the own name of one in another region would be told in its place."""
    own = {sound_of(name): unit for unit in districts for name in unit.names.values()}
    for unit in districts:
        for name in unit.also:
            other = own.get(sound_of(name), unit)
            if other.region != unit.region:
                yield f"{unit.code}: {name} is the name of {other.code}"


def _chief_cities(regions: list[Unit], districts: list[Unit], chosen: Mapping[str, str]) -> Iterator[str]:
    for region in regions:
        if chosen.get(region.code) not in [district.code for district in districts if district.region == region.code]:
            yield f"{region.code}: {chosen.get(region.code)} is no chief city of it"


def _coverage(regions: list[Unit], areas: Areas, places: Iterable[Place]) -> Iterator[str]:
    if set(areas) != {region.code for region in regions}:
        yield f"areas of {sorted(areas)} where the regions were expected"
        return
    yield from (f"{code}: the area is not valid" for code, area in areas.items() if not area.is_valid)
    if not shapely.coverage_is_valid(list(areas.values())):
        yield "the areas overlap, or their lines do not meet"
    country = shapely.union_all(list(areas.values()))
    for hole in chain.from_iterable(part.interiors for part in shapely.get_parts(country)):
        if shapely.Polygon(hole).area < _SMALLEST_ENCLAVE:
            yield f"a gap between regions at {hole.centroid.wkt}"
    for code, lon, lat in places:
        if not areas[code].covers(shapely.Point(lon, lat)):
            yield f"{code}: the place at {lat} {lon} lies outside"


def _repeated(items: Iterable[Item]) -> list[Item]:
    return [item for item, count in Counter(items).items() if count > 1]
