"""A place that somebody typed, in any alphabet and spelling: its region, and its district where the name says so.

A wrong centre is worse than a question. So a place is told only for a reason: its own name, said as a place. A slip of
letters, a village, a name that several regions have count only in her own region, or in one that she named.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from regions.absent import Absent
from regions.endings import ADJECTIVE, as_adjective, without_russian_ending, without_uzbek_ending
from regions.entries import Entry, all_names
from regions.found import Ambiguous, Found, Unknown
from regions.geography import DATA, Geography
from regions.lookup import metres_between
from regions.said import Word, words_of
from regions.said_words import (
    CALLED_SO_IN_EVERY_TOWN,
    EVERYDAY,
    IN_TASHKENT_TOO,
    MOSTLY_WORDS,
    NO_TOWN_IN_FRONT,
    THINGS_ARE_CALLED_SO,
    Hint,
    Landmark,
)
from regions.spelling import joined, slips_allowed, sound_of, sounds_of
from vocabulary.codes import RegionCode
from vocabulary.match import Match

MOST_CHOICES = 5
"""As many as a screen lists."""

_ONE_PLACE = 30_000
"""Metres: a city, the district around it and a village of that name nearby need no question."""

_LONGEST_NAME = 3
"""Words that a name has at most."""

_ADJECTIVES_OF_A_LANDMARK = frozenset(map(sound_of, "katta kichik eski yangi markaziy dehqon buyum tuman tez".split()))

_LOCATIVE = sound_of("da")
_I_AM_IN = sound_of("daman")
_HAS_A_METRO = "UZ-TK"
_COUNTRY = frozenset(map(sound_of, "O'zbekiston Узбекистан Uzbekistan".split()))
"""The country has a district of its name: it is meant only where that is said."""

_ABROAD = frozenset(
    map(
        sound_of,
        "Bishkek Бишкек Almati Алматы Olmaota Алма-Ата Chimkent Shimkent Чимкент Шымкент Astana Астана Taroz Тараз "
        "Dushanbe Душанбе Xo'jand Ходжент Худжанд Khujand Leninobod Ленинабад Isfara Исфара Konibodom Канибадам "
        "Jalolobod Джалалабад O'zgan Узген Botken Баткен Ашхабад Ashxobod Toshhovuz Дашогуз Ташауз Chorjo'y Чарджоу "
        "Turkmanobod Туркменабад Moskva Москва Moscow Питер Istanbul Стамбул Anqara Анкара Dubay Дубай Seul Сеул "
        "Rossiya Россия России Russia Turkiya Турция Turkey Qozog'iston Казахстан Kazakhstan Qirg'iziston Кыргызстан "
        "Киргизия Tojikiston Таджикистан Turkmaniston Туркменистан Туркмения Afg'oniston Афганистан Kobul Кабул "
        "Mozori-Sharif Koreya Корея Xitoy Китай Amerika Америка Germaniya Германия Ошская Хатлон".split(),
    )
)
_OSH = sound_of("Ош")
"""In Uzbek also a dish: a town only with an ending."""


@dataclass(frozen=True, slots=True)
class _Named:
    """What some words name. `is_sure`: no place that nobody here knows has this name in another region too."""

    entries: list[Entry]
    has_kind: bool
    is_sure: bool
    absent: Absent | None = None
    landmark: Landmark | None = None
    is_in_front: bool = False

    @property
    def regions(self) -> set[RegionCode]:
        return {entry.place.region for entry in self.entries}


def find_place(typed: str, geography: Geography, home: RegionCode | None = None) -> Found | Ambiguous | Unknown:
    """Find a typed place; `home` is the region that she chose: there also villages and slips of letters count."""
    return _gazetteer_of(geography).find(typed, home)


def read_gazetteer(geography: Geography, data: Path = DATA) -> "Gazetteer":
    """Put every name of the units and of the towns and villages in a folder of data by its sound."""
    return Gazetteer(all_names(geography, data / "places.json"))


_gazetteer_of = lru_cache(maxsize=2)(read_gazetteer)


class Gazetteer:
    """Every name of every place, by its sound."""

    def __init__(self, names: Iterable[tuple[str, Entry]]) -> None:
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for name, entry in names:
            for key in _keys(name, is_twin=entry.place.name.endswith(" t.")):
                if entry not in self._entries[key]:
                    self._entries[key].append(entry)
        self._sounds_in: dict[RegionCode, list[str]] = defaultdict(list)
        for key, entries in self._entries.items():
            for region in {entry.place.region for entry in entries}:
                self._sounds_in[region].append(key)

    def find(self, typed: str, home: RegionCode | None = None) -> Found | Ambiguous | Unknown:
        """Find a typed place; see find_place."""
        words = words_of(typed)
        if not words or any(
            _is_abroad(word) for word in words if not (word.absent or word.landmark or word.is_in_front)
        ):
            return Unknown()
        is_around = any(word.is_around for word in words)
        phrases, others = self._phrases(words)
        words, others = _apart_from_streets(words), _apart_from_streets(others)
        named = _where_she_is([one for one in phrases if not one.is_in_front or _is_a_town_in_front(one)])
        rest = [word for word in others if not (word.absent or word.landmark)]
        is_alone = len(named) == 1 and not rest
        said = _regions_said([one for one in named if not one.landmark])
        near = said or ({home} if home else set())
        named = _of_landmarks(named, words, others, near)
        if home == _HAS_A_METRO:
            named = [one for one in named if one.has_kind or one.regions & near or not _is_in_tashkent_too(one)]
        counted = [one for one in (_counting(one, is_alone, near) for one in named) if one.entries]
        if not counted:
            return _answer(
                self._misspelled([word for word in words if word.absent is not Absent.NOT and not word.landmark], near)
            )
        sure = [one for one in counted if one.is_sure] or counted
        common = set.intersection(*(one.regions for one in sure))
        if not common:
            return _question([entry for one in sure for entry in one.entries])
        if home in common and not said:
            common = {home}
        slips = [entry for word in rest for entry in self._misspelled([word], said & common)]
        inside = [
            [e for e in one.entries if e.place.region in common]
            for one in [*counted, _Named(slips, has_kind=False, is_sure=False)]
        ]
        entries = _innermost([entries for entries in inside if entries])
        return _question(entries) if is_around and _is_a_city_in_a_region(entries) else _answer(entries)

    def _phrases(self, words: Sequence[Word]) -> tuple[list[_Named], list[Word]]:
        """Cut the words into names, the longest first, and what is left."""
        for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                end = start + length
                named = self._named(words[start:end], len(words) == length)
                if named:
                    before, left = self._phrases(words[:start])
                    after, right = self._phrases(words[end:])
                    return [*before, named, *after], [*left, *right]
        return [], list(words)

    def _named(self, words: Sequence[Word], is_all: bool) -> _Named | None:
        """Give the places that the words name together, with or without the ending of a case."""
        if any(word.opens for word in words[1:]):
            return None
        sound = joined(word.sound for word in words)
        hints = {word.hint for word in words if word.hint}
        bases = dict.fromkeys(_without_ending(sound, words[-1], words[0].is_said_as_place))
        known = [base for base in bases if base in self._entries and _is_said_as_place(base, sound, words, is_all)]
        of_kind = filter(None, (_of_kind(self._entries[base], hints) for base in known))
        best = max(of_kind, key=_surest, default=None)
        absent = next((word.absent for word in words if word.absent), None)
        landmark = next((word.landmark for word in words if word.landmark), None)
        is_sure = bool(hints) or _is_one_of_its_name(best or [])
        is_in_front = any(word.is_in_front for word in words)
        return _Named(best, bool(hints), is_sure, absent, landmark, is_in_front) if best else None

    def _misspelled(self, words: Sequence[Word], regions: set[RegionCode]) -> list[Entry]:
        """Give the places of these regions whose names are nearest in sound, with the same beginning."""
        sound = joined(word.sound for word in words)
        slips = slips_allowed(sound)
        if not slips or not regions:
            return []
        bases = dict.fromkeys([sound, *without_uzbek_ending(sound)])
        names = {key for region in regions for key in self._sounds_in[region] if key[:1] == sound[:1]}
        for base in bases:
            near = process.extract(
                base, names, scorer=DamerauLevenshtein.distance, score_cutoff=slips_allowed(base), limit=None
            )
            least = min((distance for _, distance, _ in near), default=None)
            found = [entry for key, distance, _ in near if distance == least for entry in self._entries[key]]
            inside = [entry for entry in found if entry.place.region in regions]
            if inside:
                slipped = [replace(entry, is_slip=least != 0) for entry in inside]
                return _of_kind(slipped, {word.hint for word in words if word.hint})
        return []


def _keys(name: str, is_twin: bool) -> set[str]:
    """The sounds of a name, of its adjective in Russian, and of the noun that this is made of, unless a city's twin."""
    keys = sounds_of(_without_kind(name))
    for adjective in filter(None, map(as_adjective, list(keys))):
        nouns = {adjective.removesuffix(ending) for ending in (f"in{ADJECTIVE}", ADJECTIVE)} - {adjective}
        keys |= {adjective, *(noun for noun in nouns if len(noun) > _SHORTEST_NOUN and not is_twin)}
    return keys - {""}


def _without_kind(name: str) -> str:
    return " ".join(part for part in name.replace(".", ". ").split() if part.casefold() not in _KIND_MARKS)


_SHORTEST_NOUN = 3
_KIND_MARKS = {"sh.", "t.", "vil.", "ш.", "т.", "вил.", "обл.", "г.", "район"}


def _without_ending(sound: str, last: Word, is_russian: bool) -> Iterator[str]:
    """Give what stands before a case ending; a Russian genitive without a preposition is a street's («Гагарина 45»)."""
    yield sound
    yield from without_uzbek_ending(sound)
    for base in without_russian_ending(sound):
        is_of_a_street = sound == f"{base}o"
        if is_russian or last.hint or (len(base) > _SHORT and not is_of_a_street):
            yield base


_SHORT = 5


def _is_said_as_place(base: str, sound: str, words: Sequence[Word], is_all: bool) -> bool:
    """Whether it says that it is a place, where its name is a word or a first name too, or the country's."""
    hints = {word.hint for word in words if word.hint}
    if base in _COUNTRY:
        return Hint.DISTRICT in hints
    if base in MOSTLY_WORDS:
        return bool(hints) or sound == f"{base}{_I_AM_IN}"
    if base not in EVERYDAY or hints or words[0].is_said_as_place:
        return True
    if is_all:
        return base == sound or (base in without_uzbek_ending(sound) and len(sound) > len(base) + 1)
    return sound.startswith(f"{base}{_LOCATIVE}")


def _where_she_is(named: list[_Named]) -> list[_Named]:
    """Leave out where she says that she is not; one that she came from counts where she names no other."""
    there = [one for one in named if one.absent is not Absent.NOT]
    return [one for one in there if not one.absent] or there


def _apart_from_streets(words: Sequence[Word]) -> list[Word]:
    """Without what stands before a street's name and may be a part of it: no slip of letters makes a town of that."""
    return [word for word in words if not word.is_in_front]


def _is_a_town_in_front(one: _Named) -> bool:
    """Whether what stands before a street's name, or before a relative, is told as their town."""
    units = [entry for entry in one.entries if entry.is_own and not entry.is_town]
    return bool(units) and _names(one).isdisjoint(NO_TOWN_IN_FRONT)


def _is_in_tashkent_too(one: _Named) -> bool:
    return not _names(one).isdisjoint(IN_TASHKENT_TOO)


def _names(one: _Named) -> set[str]:
    return {sound_of(_without_kind(entry.place.name)) for entry in one.entries}


def _of_landmarks(
    named: list[_Named], words: Sequence[Word], others: Sequence[Word], near: set[RegionCode]
) -> list[_Named]:
    """Leave out the names beside a landmark that do not say where it is; of several nobody knows which is its own."""
    named = [_of_the_metro(one) if one.landmark is Landmark.METRO else one for one in named]
    beside = [one for one in named if one.landmark]
    unread = {word.sound for word in others if word.landmark} - _ADJECTIVES_OF_A_LANDMARK
    is_clear = len(beside) == 1 and not unread
    if len(beside) == 1 and unread and _is_in_front(beside[0], words, others):
        return [replace(one, landmark=None) for one in named]
    kept = (_beside_a_landmark(one, near) if one.landmark else one for one in named if is_clear or not one.landmark)
    return [one for one in kept if one.entries]


def _is_in_front(one: _Named, words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether a town stands before what its market or hospital is called: "Samarqand Siyob bozori"."""
    first = next(word for word in words if word.landmark)
    names = _names(one)
    is_town = one.landmark is Landmark.OF_A_TOWN and names.isdisjoint(CALLED_SO_IN_EVERY_TOWN)
    return is_town and first not in others


def _of_the_metro(one: _Named) -> _Named:
    """Only the city of Tashkent has one; its stations are called after its districts, and not always in them."""
    entries = [_region_alone(entry) for entry in one.entries if entry.place.region == _HAS_A_METRO]
    return replace(one, entries=entries, landmark=None)


def _beside_a_landmark(one: _Named, near: set[RegionCode]) -> _Named:
    """Keep a district or city near her, or anywhere if it alone is called so and the landmark is one of a town."""
    names = _names(one)
    if one.landmark is Landmark.BUS_STATION and (not near or one.regions & near):
        return replace(one, entries=[e for e in one.entries if not e.is_town and (not near or e.place.region in near)])
    if any(entry.is_region or entry.is_chief for entry in one.entries) or not names.isdisjoint(EVERYDAY):
        return replace(one, entries=[])
    is_its_own = len(one.regions) == 1 and names.isdisjoint(THINGS_ARE_CALLED_SO)
    is_anywhere = one.landmark is not Landmark.NAMED and is_its_own
    units = [entry for entry in one.entries if entry.is_own and not entry.is_town]
    return replace(one, entries=[entry for entry in units if is_anywhere or entry.place.region in near])


def _surest(entries: list[Entry]) -> tuple[bool, bool]:
    """An own name before another: "Samarqanda" is Samarqand in a case, and not in it as people say it."""
    return any(entry.is_own for entry in entries), any(not entry.is_other_name for entry in entries)


def _is_one_of_its_name(entries: list[Entry]) -> bool:
    return len({entry.place.region for entry in entries}) == 1 or any(entry.is_region for entry in entries)


def _is_abroad(word: Word) -> bool:
    bases = {word.sound, *without_uzbek_ending(word.sound), *without_russian_ending(word.sound)}
    is_osh = _OSH in bases and (word.sound != _OSH or word.is_said_as_place)
    return is_osh or not bases.isdisjoint(_ABROAD)


def _of_kind(entries: list[Entry], hints: set[Hint]) -> list[Entry]:
    """Keep what is of the kind that was said; of what is not, no more than its region."""
    if Hint.REGION in hints:
        regions = [entry for entry in entries if entry.is_region and entry.kind is Hint.REGION]
        chiefs = [entry for entry in entries if entry.is_chief]
        return regions or [_region_alone(entry) for entry in chiefs] or [e for e in entries if e.is_region]
    of_kind = [entry for entry in entries if entry.kind in hints and entry.is_own]
    units = [entry for entry in of_kind if not entry.is_town]
    surer = of_kind if not _is_of_a_unit(entries) else [entry for entry in of_kind if not entry.is_village]
    return (
        units
        or surer
        or [
            _region_alone(entry) if hints == {Hint.DISTRICT} and entry.kind is Hint.CITY else entry
            for entry in entries
            if not (hints and entry.is_town) or entry in of_kind
        ]
    )


def _is_of_a_unit(entries: list[Entry]) -> bool:
    return any(not entry.is_town and not entry.is_other_name for entry in entries)


def _region_alone(entry: Entry) -> Entry:
    return replace(entry, place=replace(entry.place, district=None))


def _regions_said(named: list[_Named]) -> set[RegionCode]:
    return {e.place.region for one in named if any(e.is_region for e in one.entries) for e in one.entries}


def _counting(one: _Named, is_alone: bool, near: set[RegionCode]) -> _Named:
    """Leave out of a name what counts only near her; villages are called like everyday words, and like towns.

    DANGER: a village in the file of an operator must not make a question, or another place, of a town's own name.
    """
    is_of_a_unit = _is_of_a_unit(one.entries)
    is_told = one.has_kind or (is_alone and not all(entry.is_doubtful for entry in one.entries))
    entries = [
        entry
        for entry in one.entries
        if entry.place.region in near
        or not entry.is_town
        or (is_told and entry.is_own and not (is_of_a_unit and entry.is_village))
    ]
    own = [entry for entry in entries if entry.is_own or entry.place.region in near]
    return replace(one, entries=own or entries)


def _innermost(groups: list[list[Entry]]) -> list[Entry]:
    """Of several names in one region the one that says most."""
    inner = [entries for entries in groups if not any(entry.is_region for entry in entries)]
    return [entry for entries in inner or groups[:1] for entry in entries]


def _answer(entries: list[Entry]) -> Found | Ambiguous | Unknown:
    """Answer with a region before what is called like it, with one place for those that are near each other."""
    regions = [entry for entry in entries if entry.is_region]
    counted = regions or entries
    answer = _one_of([entry.place for entry in regions[:1]] or _merged([entry.place for entry in entries]))
    return replace(answer, match=_match_of(counted)) if isinstance(answer, Found) else answer


def _match_of(entries: list[Entry]) -> Match:
    """The surest match of what was told; a city and a district of one name are told as their region."""
    kinds = {entry.match for entry in entries}
    if Match.SLIP not in kinds and len({entry.place.district for entry in entries if entry.place.district}) > 1:
        return Match.SHARED
    return next(kind for kind in Match if kind in kinds)


def _is_a_city_in_a_region(entries: list[Entry]) -> bool:
    """Around the city of Tashkent is another region of that name."""
    return len({entry.place.region for entry in entries if entry.is_region}) > 1


def _question(entries: list[Entry]) -> Ambiguous | Unknown:
    """She named places of several regions: which one she is in, nobody can tell but she."""
    in_regions: dict[RegionCode, Found] = {}
    for entry in entries:
        in_regions.setdefault(entry.place.region, entry.place)
    asked = _one_of(list(in_regions.values()))
    return asked if isinstance(asked, Ambiguous) else Unknown()


def _one_of(places: list[Found]) -> Found | Ambiguous | Unknown:
    if not places or len(places) > MOST_CHOICES:
        return Unknown()
    return places[0] if len(places) == 1 else Ambiguous(tuple(places))


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
