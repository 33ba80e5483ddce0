"""How often a name is understood: own names as people say them, and names that are no places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regions.found import Ambiguous, Found
from regions.gazetteer import find_place
from regions.geography import District, Geography
from vocabulary.codes import RegionCode
from vocabulary.languages import RU, UZ, UZ_CYRL

_LATIN_ENDINGS = ("", "da", "dan", "daman", "ga", "ning", "dagi", "da turaman", "danman")
_CYRILLIC_ENDINGS = ("", "да", "дан", "даман", "га", "нинг", "даги", "да тураман")
_TWIN_MARKS = (" sh.", " t.", " ш.", " т.")
_MOST_WRONG, _LEAST_FOUND = 0.01, 0.97


@dataclass(frozen=True, slots=True)
class Measured:
    """How many of `asked` were found, how many told another place, and what failed."""

    asked: int
    found: int
    wrong: int
    failures: tuple[str, ...]
    least_found: float

    @property
    def is_good(self) -> bool:
        """Whether both targets are met."""
        return self.wrong <= _MOST_WRONG * self.asked and self.found >= self.least_found * self.asked

    def __str__(self) -> str:
        wrong = f"{self.wrong} wrong ({self.wrong / self.asked:.2%})"
        return f"{self.asked}, {self.found} found ({self.found / self.asked:.2%}), {wrong}"


def own_names(geography: Geography) -> Measured:
    """Ask for every district by its names, in each script with its endings: told, or a question with it in."""
    asked = found = wrong = 0
    failures = []
    for region in geography.regions:
        for district in geography.districts(region.code):
            for typed in as_said(district):
                place = find_place(typed, geography)
                asked += 1
                choices = place.choices if isinstance(place, Ambiguous) else (place,)
                if any(isinstance(one, Found) and _is_there(one, district) for one in choices):
                    found += 1
                    continue
                wrong += isinstance(place, Found)
                failures.append(f"{typed}: {place.name if isinstance(place, Found) else 'not found'}")
    return Measured(asked, found, wrong, tuple(failures), _LEAST_FOUND)


def other_names(named: Iterable[tuple[str, RegionCode]], geography: Geography) -> Measured:
    """Ask for places that nothing here was built from, by name and region: most are villages, and may be a question."""
    asked = sorted(set(named))
    found = 0
    wrong = []
    for name, region in asked:
        place = find_place(name, geography)
        choices = place.choices if isinstance(place, Ambiguous) else (place,)
        if any(isinstance(one, Found) and one.region == region for one in choices):
            found += 1
        elif isinstance(place, Found):
            wrong.append(f"{name} of {region}: {place.name} of {place.region}")
    return Measured(len(asked), found, len(wrong), tuple(wrong), 0)


def no_places(lines: Iterable[str], geography: Geography) -> Measured:
    """Ask for what is no place; told is wrong."""
    names = [line for line in lines if line and not line.startswith("#")]
    told = tuple(name for name in names if isinstance(find_place(name, geography), Found))
    return Measured(len(names), len(told), len(told), told, 0)


def _is_there(place: Found, district: District) -> bool:
    """The capital is told before the district of its name beside it."""
    return place.region == district.region or (place.region, district.code) == ("UZ-TK", "UZ-TO-toshkent-t")


def as_said(district: District) -> Iterator[str]:
    """List a district's names with endings, in each script."""
    latin, cyrillic = (_without_mark(district.names[language]) for language in (UZ, UZ_CYRL))
    yield from (latin + ending for ending in _LATIN_ENDINGS)
    yield from (cyrillic + ending for ending in _CYRILLIC_ENDINGS)
    russian = district.names[RU]
    if russian.endswith("ский"):
        stem = russian.removesuffix("ий")
        yield from (f"{russian} район", f"в {stem}ом районе", f"из {stem}ого района")
    elif russian.endswith("а"):
        stem = russian[:-1]
        yield from (russian, f"в {stem}е", f"из {stem}ы", f"г. {russian}")
    elif russian.endswith("и"):
        yield from (russian, f"в {russian}", f"из {russian}", f"г. {russian}")
    else:
        stem = russian.removesuffix("ь")
        yield from (russian, f"в {stem}е", f"из {stem}а", f"г. {russian}")


def _without_mark(name: str) -> str:
    for mark in _TWIN_MARKS:
        name = name.removesuffix(mark)
    return name
