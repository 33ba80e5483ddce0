"""Regions and districts: codes, kinds and short names in every language, from the names package and the review."""

import re
from collections import Counter
from dataclasses import dataclass, replace

import yaml

from regions.building.packages import ISO, NAMES, BuildFault, Store
from regions.building.reviewed import Reviewed
from regions.geography import Kind
from vocabulary.languages import RU, UZ, UZ_CYRL, Language

LANGUAGES = (UZ, UZ_CYRL, RU)

_FIELDS = {UZ: "name_uz", UZ_CYRL: "name_oz", RU: "name_ru"}
_KIND_WORDS = {
    UZ: r" (tumani|shahri|viloyati|Respublikasi)$",
    UZ_CYRL: r" (тумани|шаҳри|вилояти|Республикаси)$",
    RU: r"( район| область|^[гГ]ород |^Республика )",
}
_APOSTROPHES = re.compile("[ʻʼ‘’`´]")
_ENDINGS = {Kind.CITY: {UZ: " sh.", UZ_CYRL: " ш.", RU: ""}}
_DISTRICT_ENDING = {UZ: " t.", UZ_CYRL: " т.", RU: ""}
_ORDER = [Kind.CITY, Kind.CITY_DISTRICT, Kind.DISTRICT]


@dataclass(frozen=True, slots=True)
class Unit:
    """A region (kind None) or a district, with other names by which people may call it."""

    region: str
    kind: Kind | None
    names: dict[Language, str]
    also: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The region's code, followed for a district by its Uzbek name in plain letters."""
        return self.region if self.kind is None else f"{self.region}-{plain(self.names[UZ])}"


def plain(name: str) -> str:
    """Write a Uzbek name with the letters a-z and hyphens only."""
    return re.sub("[^a-z]+", "-", name.lower().replace("'", "")).strip("-")


def read_units(store: Store, reviewed: Reviewed) -> tuple[list[Unit], list[Unit]]:
    """Give the regions in menu order, and the districts: region by region, cities first, then by name."""
    fixture = yaml.safe_load(store.text(NAMES, "uzbekistan/fixtures/regions.yaml"))
    official = {row["pk"]: _names(row["fields"]) for row in fixture}
    codes = _codes_by_number(store, official)
    regions = [_region(code, reviewed, official, codes) for code in reviewed.regions]
    rows = yaml.safe_load(store.text(NAMES, "uzbekistan/fixtures/districts.yaml"))
    _refuse_stale_lines(reviewed, {row["pk"] for row in rows})
    districts = [_district(row, codes, reviewed) for row in rows if row["pk"] not in reviewed.not_second_level]
    districts += [_missing(row) for row in reviewed.missing]
    order = list(reviewed.regions)
    units = _with_other_names([*regions, *_tell_twins_apart(districts)], reviewed.also_called)
    regions, districts = units[: len(regions)], units[len(regions) :]
    return regions, sorted(districts, key=lambda d: (order.index(d.region), _ORDER.index(_kind(d)), plain(d.names[UZ])))


def _codes_by_number(store: Store, official: dict[int, dict[Language, str]]) -> dict[int, str]:
    """Join the package's numbers of the regions with ISO 3166-2 by name; the city of Tashkent is the one named last."""
    listed = [row for row in store.json(ISO, "pycountry/databases/iso3166-2.json")["3166-2"] if row["code"][:2] == "UZ"]
    by_name = {_short(row["name"], UZ): row["code"] for row in listed if row["type"] != "City"}
    [city] = [row["code"] for row in listed if row["type"] == "City"]
    spelled = {"Surxandaryo": "Surxondaryo"}
    codes = {pk: by_name[spelled.get(names[UZ], names[UZ])] for pk, names in official.items()}
    codes[max(official)] = city
    if len(set(codes.values())) != len(listed):
        raise BuildFault("the names package and ISO 3166-2 do not list the same regions")
    return codes


def _region(code: str, reviewed: Reviewed, official: dict[int, dict[Language, str]], codes: dict[int, str]) -> Unit:
    number = {each: pk for pk, each in codes.items()}[code]
    short = {language: reviewed.regions[code][language] for language in LANGUAGES}
    others = {official[number][language] for language in LANGUAGES} - set(short.values())
    return Unit(code, None, short, tuple(sorted(others)))


def _district(row: dict[str, dict[str, str]], codes: dict[int, str], reviewed: Reviewed) -> Unit:
    fields, number = row["fields"], int(str(row["pk"]))
    region = codes[int(fields["region"])]
    right = reviewed.put_right.get(number, {})
    listed = _names(fields)
    names = {language: right.get(language, name) for language, name in listed.items()}
    if "kind" in right:
        kind = Kind(right["kind"])
    elif region == "UZ-TK":
        kind = Kind.CITY_DISTRICT
    else:
        kind = Kind.CITY if fields["name_uz"].endswith("shahri") else Kind.DISTRICT
    return Unit(region, kind, names, tuple(sorted(set(listed.values()) - set(names.values()))))


def _missing(row: dict[str, str]) -> Unit:
    return Unit(row["region"], Kind(row["kind"]), {language: row[language] for language in LANGUAGES})


def _tell_twins_apart(districts: list[Unit]) -> list[Unit]:
    """A city and the district around it share a name: only then the name says which is meant."""
    shared = Counter((unit.region, unit.names[UZ]) for unit in districts)
    shared.update({("UZ-TO", "Toshkent"): 1})
    return [_with_ending(unit) if shared[unit.region, unit.names[UZ]] > 1 else unit for unit in districts]


def _with_other_names(units: list[Unit], also_called: dict[str, list[str]]) -> list[Unit]:
    stale = set(also_called) - {unit.code for unit in units}
    if stale:
        raise BuildFault(f"reviewed.yaml: other names of places that there are not: {sorted(stale)}")
    named = ((unit, also_called.get(unit.code, [])) for unit in units)
    return [replace(unit, also=tuple(sorted({*unit.also, *others}))) for unit, others in named]


def _with_ending(unit: Unit) -> Unit:
    endings = _ENDINGS.get(_kind(unit), _DISTRICT_ENDING)
    return replace(unit, names={language: name + endings[language] for language, name in unit.names.items()})


def _kind(unit: Unit) -> Kind:
    if unit.kind is None:
        raise ValueError(f"{unit.region} is a region")
    return unit.kind


def _names(fields: dict[str, str]) -> dict[Language, str]:
    return {language: _short(fields[_FIELDS[language]], language) for language in LANGUAGES}


def _short(name: str, language: Language) -> str:
    return re.sub(_KIND_WORDS[language], "", _APOSTROPHES.sub("'", name)).strip()


def _refuse_stale_lines(reviewed: Reviewed, numbers: set[int]) -> None:
    stale = (set(reviewed.put_right) | set(reviewed.not_second_level)) - numbers
    if stale:
        raise BuildFault(f"reviewed.yaml names rows that the names package does not have: {sorted(stale)}")
