"""Whether every unit is found by each of its names: an alias of another place may beat none."""

from collections.abc import Iterator
from pathlib import Path

from regions.found import Ambiguous, Found, Unknown
from regions.gazetteer import Gazetteer, read_gazetteer
from regions.geography import District, Geography, Region, load_geography
from vocabulary.codes import RegionCode

ONLY_WITH_KIND = frozenset({"UZ-TO", "UZ-FA-ozbekiston"})
"""Tashkent is the city, Uzbekistan the country, unless the kind is said."""


def faults_of_names(data: Path) -> list[str]:
    """Say which names of a unit, in a folder of built data, tell another region, at home or anywhere."""
    geography = load_geography(data)
    return list(_told_elsewhere(geography, read_gazetteer(geography, data)))


def _told_elsewhere(geography: Geography, gazetteer: Gazetteer) -> Iterator[str]:
    for region in geography.regions:
        units: list[Region | District] = [region, *geography.districts(region.code)]
        for unit in units:
            if unit.code in ONLY_WITH_KIND:
                continue
            for name in sorted({*unit.names.values(), *unit.also}):
                anywhere, at_home = _regions(gazetteer.find(name)), _regions(gazetteer.find(name, region.code))
                if region.code not in anywhere:
                    yield f"{unit.code}: {name} tells {', '.join(sorted(anywhere)) or 'nothing'}"
                elif at_home != {region.code}:
                    yield f"{unit.code}: {name} tells {', '.join(sorted(at_home)) or 'nothing'} to who lives there"


def _regions(found: Found | Ambiguous | Unknown) -> set[RegionCode]:
    if isinstance(found, Unknown):
        return set()
    return {place.region for place in (found.choices if isinstance(found, Ambiguous) else (found,))}
