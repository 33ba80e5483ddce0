"""Every place under each of its names: regions, districts, and the towns and villages of the data."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from regions.found import Found
from regions.geography import District, Geography, Kind
from regions.said_words import Hint
from vocabulary.languages import UZ
from vocabulary.match import Match


@dataclass(frozen=True, slots=True)
class Entry:
    """A place under one of its names; `is_own` tells its proper name from others that people use.

    `is_doubtful`: a village, or an old or foreign name: there may be others of it that nobody here knows. `is_village`:
    of an operator's own file.
    """

    place: Found
    kind: Hint
    is_region: bool = False
    is_chief: bool = False
    is_town: bool = False
    is_own: bool = True
    is_doubtful: bool = False
    is_village: bool = False
    is_other_name: bool = False
    is_slip: bool = False

    @property
    def match(self) -> Match:
        """What its name has to do with what was typed."""
        if self.is_slip:
            return Match.SLIP
        if self.is_town:
            return Match.VILLAGE
        return Match.OTHER if self.is_other_name else Match.OWN


def all_names(geography: Geography, places: Path) -> Iterator[tuple[str, Entry]]:
    """Each name of each unit, and of each place in the file `places`, with what it is called so."""
    towns = json.loads(places.read_text("utf-8"))["places"]
    for region in geography.regions:
        chief = geography.district(region.chief_city)
        place = Found(region.code, None, region.names[UZ], chief.lon, chief.lat)
        kind = Hint.CITY if region.code == "UZ-TK" else Hint.REGION
        entry = Entry(place, kind, is_region=True)
        yield from _own_and_other(entry, region.names.values(), region.also)
        for district in geography.districts(region.code):
            yield from _names_of_district(district, district is chief)
    for town in towns:
        yield from _names_of_town(town)


def _names_of_district(district: District, is_chief: bool) -> Iterator[tuple[str, Entry]]:
    place = Found(district.region, district.code, district.names[UZ], district.lon, district.lat)
    is_city = district.kind is Kind.CITY
    entry = Entry(place, Hint.CITY if is_city else Hint.DISTRICT, is_chief=is_chief and is_city)
    return _own_and_other(entry, district.names.values(), district.also)


def _own_and_other(entry: Entry, own: Iterable[str], other: Iterable[str]) -> Iterator[tuple[str, Entry]]:
    yield from ((name, entry) for name in own)
    yield from ((name, replace(entry, is_other_name=True)) for name in other)


def _names_of_town(town: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    place = Found(town["region"], town.get("district"), town["name"], town["lon"], town["lat"])
    is_village = town.get("is_village", False)
    is_doubtful = is_village or "district" not in town
    entry = Entry(place, Hint.CITY, is_town=True, is_doubtful=is_doubtful, is_village=is_village)
    yield town["name"], entry
    yield from ((name, replace(entry, is_own=False, is_doubtful=True)) for name in town["also"])
