"""A place that somebody typed, in any alphabet and spelling: its region, and its district where the name says so."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from regions.geography import DATA, District, DistrictCode, Geography, Kind, RegionCode
from regions.lookup import metres_between
from regions.spelling import Hint, Word, slips_allowed, words_of
from texts.languages import UZ

MOST_CHOICES = 5
"""As many as a screen lists."""

_ONE_PLACE = 30_000
"""Metres: a city, the district around it and a village of that name nearby need no question."""

_CASE_ENDINGS = ("dogi", "ning", "don", "do", "go")
"""Uzbek for "in", "of", "from", "to" a place, as they sound."""

_LONGEST_NAME = 3
"""Words that a name has at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """One place, in degrees WGS 84; `district` is None for a whole region, or where the name does not tell it."""

    region: RegionCode
    district: DistrictCode | None
    name: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several places have this name: she is asked which."""

    choices: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """No place has this name: she is asked for the region."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A place under one of its names; `is_own` tells its proper name from others that people use."""

    place: Found
    kind: Hint
    is_region: bool = False
    is_town: bool = False
    is_own: bool = True


def find_place(typed: str, geography: Geography) -> Found | Ambiguous | Unknown:
    """Find a typed place: as one name, else as a name among other words, else as a name with a slip in it."""
    return _gazetteer_of(geography).find(words_of(typed))


@lru_cache(maxsize=2)
def _gazetteer_of(geography: Geography) -> "_Gazetteer":
    return _Gazetteer(_all_names(geography, DATA / "places.json"))


class _Gazetteer:
    """Every name of every place, by its sound."""

    def __init__(self, names: Iterable[tuple[str, _Entry]]) -> None:
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        for name, entry in names:
            key = _key(words_of(name))
            if key:
                self._entries[key].append(entry)

    def find(self, words: Sequence[Word]) -> Found | Ambiguous | Unknown:
        if not words:
            return Unknown()
        return _answer(self._named(words) or self._mentioned(words) or self._misspelled(words))

    def _named(self, words: Sequence[Word]) -> list[_Entry]:
        """Give the places that the words name as a whole, with or without a case ending."""
        sound = _key(words)
        for ending in ("", *_CASE_ENDINGS):
            entries = self._entries.get(sound.removesuffix(ending) if sound.endswith(ending) else "")
            if entries:
                return _meant(entries, words)
        return []

    def _mentioned(self, words: Sequence[Word]) -> list[_Entry]:
        """Give the places that some of the words name; a region named too decides between them.

        Without a region only regions and districts count, because villages are called like everyday words.
        """
        named, rest = self._phrases(words)
        regions = {entry.place.region for entries in named for entry in entries if entry.is_region}
        inner = [e for entries in named if not any(e.is_region for e in entries) for e in entries]
        if not regions:
            return [entry for entry in inner if not entry.is_town]
        inner += [entry for word in rest for entry in self._misspelled([word])]
        inner = [entry for entry in inner if entry.place.region in regions and not entry.is_region]
        return inner or [entry for entries in named for entry in entries if entry.is_region]

    def _phrases(self, words: Sequence[Word]) -> tuple[list[list[_Entry]], list[Word]]:
        """Cut the words into names, the longest first, and what is left."""
        for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                end = start + length
                entries = self._named(words[start:end])
                if entries:
                    before, left = self._phrases(words[:start])
                    after, right = self._phrases(words[end:])
                    return [*before, entries, *after], [*left, *right]
        return [], list(words)

    def _misspelled(self, words: Sequence[Word]) -> list[_Entry]:
        """Give the places whose names are nearest in sound, with the same beginning."""
        sound = _key(words)
        slips = slips_allowed(sound)
        names = [name for name in self._entries if name[:1] == sound[:1]] if slips else []
        near = process.extract(sound, names, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=None)
        least = min((distance for _, distance, _ in near), default=0)
        entries = [entry for key, distance, _ in near if distance == least for entry in self._entries[key]]
        return _meant(entries, words)


def _key(words: Iterable[Word]) -> str:
    return "".join(word.sound for word in words)


def _meant(entries: list[_Entry], words: Sequence[Word]) -> list[_Entry]:
    """Keep what was meant: of the kind that was said, if any is; under their own name, if any is."""
    hints = {word.hint for word in words if word.hint}
    entries = [entry for entry in entries if entry.kind in hints] or entries
    return [entry for entry in entries if entry.is_own] or entries


def _answer(entries: list[_Entry]) -> Found | Ambiguous | Unknown:
    """Answer with a region before what is called like it, with one place for those that are near each other."""
    regions = [entry.place for entry in entries if entry.is_region]
    places = regions[:1] or _merged([entry.place for entry in entries])
    if not places:
        return Unknown()
    return places[0] if len(places) == 1 else Ambiguous(tuple(places[:MOST_CHOICES]))


def _merged(places: Iterable[Found]) -> list[Found]:
    groups: list[list[Found]] = []
    for place in places:
        group = next((group for group in groups if _is_there(place, group[0])), None)
        if group is None:
            groups.append([place])
        else:
            group.append(place)
    return [_as_one(group) for group in groups]


def _is_there(place: Found, other: Found) -> bool:
    near = metres_between(place.lon, place.lat, other.lon, other.lat) < _ONE_PLACE
    return near and place.region == other.region


def _as_one(group: list[Found]) -> Found:
    districts = {place.district for place in group if place.district}
    if len(districts) < 2:
        return replace(group[0], district=next(iter(districts), None))
    return replace(group[0], district=None, name=min((place.name for place in group), key=len))


def _all_names(geography: Geography, places: Path) -> Iterator[tuple[str, _Entry]]:
    towns = json.loads(places.read_text("utf-8"))["places"]
    for region in geography.regions:
        chief = geography.district(region.chief_city)
        place = Found(region.code, None, region.names[UZ], chief.lon, chief.lat)
        kind = Hint.CITY if region.code == "UZ-TK" else Hint.REGION
        yield from ((name, _Entry(place, kind, is_region=True)) for name in (*region.names.values(), *region.also))
        for district in geography.districts(region.code):
            yield from _names_of_district(district)
    for town in towns:
        yield from _names_of_town(town)


def _names_of_district(district: District) -> Iterator[tuple[str, _Entry]]:
    place = Found(district.region, district.code, district.names[UZ], district.lon, district.lat)
    kind = Hint.CITY if district.kind is Kind.CITY else Hint.DISTRICT
    return ((name, _Entry(place, kind)) for name in (*district.names.values(), *district.also))


def _names_of_town(town: dict[str, Any]) -> Iterator[tuple[str, _Entry]]:
    place = Found(town["region"], town.get("district"), town["name"], town["lon"], town["lat"])
    entry = _Entry(place, Hint.CITY, is_town=True)
    yield town["name"], entry
    yield from ((name, replace(entry, is_own=False)) for name in town["also"])
