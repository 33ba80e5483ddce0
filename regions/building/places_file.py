"""An operator's own villages and mahallas: a CSV of `name,also,district,lat,lon`, each fault named with its line."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import shapely

from regions.building.borders import Areas
from regions.building.built import Named, OwnPlace
from regions.building.packages import BuildFault
from regions.building.units import Unit
from regions.geography import Kind
from regions.said import words_of
from regions.spelling import sound_of
from texts.bounded_file import read_within
from texts.faults import Fault, quoted
from texts.table import read_table

COLUMNS = ("name", "also", "district", "lat", "lon")
MOST_BYTES = 5 * 2**20
MOST_ROWS = 50_000
MOST_FAULTS = 50
LONGEST_NAME = 60
"""Characters."""
_IN_A_NAME = set(" '’‘ʻʼ`-.()№")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
_MARK_OF_KIND = re.compile(r"\b(?:t|sh|т|ш)\.$")
_DISTRICT = frozenset("tuman tumani t туман тумани т район р-н rayon rayoni district".split())
_CITY = frozenset("shahar shahri sh шаҳар шаҳри ш город г city".split())
_KINDS = dict.fromkeys(_DISTRICT, (Kind.DISTRICT, Kind.CITY_DISTRICT)) | dict.fromkeys(_CITY, (Kind.CITY,))
_EVERYDAY = frozenset(
    map(
        sound_of,
        "keldi keldim ketdi ketdim bordi boraman urdi uradi bozor maktab tez kerak bor yo'q qayerda shu bu erim onam "
        "otam bolam qizim akam ukam eshik ko'p pul suv non odam kishi ayol "
        "дочь сын муж мама папа помощь деньги дверь вода хлеб человек люди пришел бьет".split(),
    )
)
"""Words in which no place is to be seen, whatever a file calls one; those around a place are known to `words_of`."""


_KIND_BEFORE = re.compile(
    r"(?:(?:пос[её]лок(?: городского типа)?|пгт|село|кишлак|деревня|аул|махалля|мск|мсг|сход граждан)\s+"
    r"|(?:пос|пгт|сел|с|к|киш|дер|д|мах)\.\s*(?:городского типа\s+)?|(?:mahalla|qishloq|ovul|mfy|qfy)\s+)",
    re.IGNORECASE,
)
_KIND_BEHIND = re.compile(
    r"\s+(?:qishlog[‘’'ʻʼ`]i|qishloq|shaharchasi|mahallasi|mahalla|mfy|qfy|ovuli|ovul|posyolkasi|qo[‘’'ʻʼ`]rg[‘’'ʻʼ`]oni"
    r"|қишлоғи|қишлоқ|шаҳарчаси|маҳалласи|маҳалла|мфй|қфй|овули|овул|посёлкаси|махалласи|кишлоғи|кишлак|посёлок|поселок"
    r"|махалля|village|mahallah|aul|awılı|awıl)$",
    re.IGNORECASE,
)
"""What official lists write beside the name of a place; a text has the name with it or without."""


Cells = TypeVar("Cells", str, Mapping[str, str])


class _RowFault(ValueError):
    """What is wrong with one line, each thing by itself."""

    def __init__(self, *faults: str) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class _Known:
    """What the lines are judged by: the districts by what they may be called, and the own names of all units."""

    named: Named
    areas: Areas
    districts: Mapping[str, list[Unit]]
    sounds: Mapping[str, list[Unit]]
    owners: Mapping[str, set[str]]


def read_places(file: Path, named: Named, areas: Areas) -> list[OwnPlace]:
    """Read all places, or none: raises BuildFault with everything that is wrong.

    Other names stand apart by semicolons. A place without a point has that of its district's centre.
    """
    known = _known(named, areas)
    places: list[OwnPlace] = []
    faults: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    for line, cells in _rows(file):
        try:
            place = _place(_by_column(cells), known)
            numbers = "".join(filter(str.isdigit, place.name))
            first = seen.setdefault((f"{sound_of(place.name)} {numbers}", place.district), line)
            if first != line:
                raise _RowFault(f"{quoted(place.name)} of this district stands in line {first} already")
            places.append(place)
        except _RowFault as fault:
            faults += [f"{file.name}, line {line}: {one}" for one in fault.faults]
    if faults:
        more = [f"and {len(faults) - MOST_FAULTS} more"] if len(faults) > MOST_FAULTS else []
        raise BuildFault("\n".join(["nothing was written:", *faults[:MOST_FAULTS], *more]))
    return places


def _known(named: Named, areas: Areas) -> _Known:
    districts: dict[str, list[Unit]] = {}
    owners: dict[str, set[str]] = {}
    sounds: dict[str, list[Unit]] = {}
    for unit in named.districts:
        for sound in {sound_of(_MARK_OF_KIND.sub("", name)) for name in unit.names.values()}:
            sounds.setdefault(sound, []).append(unit)
        for called in {unit.code.casefold(), *(name.casefold() for name in unit.names.values())}:
            districts.setdefault(called, []).append(unit)
    for unit in (*named.regions, *named.districts):
        for name in unit.names.values():
            owners.setdefault(sound_of(name), set()).add(unit.region)
    return _Known(named, areas, districts, sounds, owners)


def _rows(file: Path) -> list[tuple[int, Sequence[str]]]:
    try:
        table = read_table(read_within(file, MOST_BYTES), COLUMNS, ("lat", "lon"), MOST_ROWS)
    except OSError as error:
        raise BuildFault(f"{file.name}: {error.strerror}") from None
    except Fault as fault:
        raise BuildFault(f"{file.name}: {fault}") from None
    if sorted(table.header) != sorted(COLUMNS):
        raise BuildFault(f"{file.name}: the first line must be {','.join(COLUMNS)}")
    order = [table.header.index(column) for column in COLUMNS]
    return [
        (line, [cells[one] for one in order] if len(cells) == len(COLUMNS) else cells) for line, cells in table.rows
    ]


def _by_column(cells: Sequence[str]) -> Mapping[str, str]:
    if len(cells) != len(COLUMNS):
        raise _RowFault(f"{len(cells)} cells, {len(COLUMNS)} expected")
    return dict(zip(COLUMNS, cells, strict=True))


def _faults_in(read: Callable[[Cells], object], cells: Cells) -> Sequence[str]:
    try:
        read(cells)
    except _RowFault as fault:
        return fault.faults
    return ()


def _place(row: Mapping[str, str], known: _Known) -> OwnPlace:
    """The place of a row; raises _RowFault with everything that is wrong with it."""
    faults = [*_faults_in(_names, row), *_faults_in(lambda row: _district(row, known), row)]
    if faults:
        raise _RowFault(*faults, *_faults_in(_degrees, row))
    (name, *also), district = _names(row), _district(row, known)
    elsewhere = {other: known.owners.get(sound_of(other), set()) - {district.region} for other in also}
    faults = [
        f"{quoted(other)} is the name of another place, in {', '.join(sorted(regions))}"
        for other, regions in elsewhere.items()
        if regions
    ]
    faults += _faults_in(lambda row: _point(row, known, district), row)
    if faults:
        raise _RowFault(*faults)
    lon, lat = _point(row, known, district)
    bare = _BRACKETS.sub(" ", name).strip()
    return OwnPlace(name, district.region, district.code, lon, lat, (*also, bare) if bare != name else tuple(also))


def _names(row: Mapping[str, str]) -> list[str]:
    """The name and the other names, without their kinds."""
    written = [row["name"], *(one for one in row["also"].split(";") if one.strip())]
    faults = [fault for one in written for fault in _faults_in(_name, one)]
    if faults:
        raise _RowFault(*faults)
    return [_name(one) for one in written]


def _district(row: Mapping[str, str], known: _Known) -> Unit:
    found = _districts(row["district"], known)
    if len(found) != 1:
        codes = ", ".join(unit.code for unit in found)
        raise _RowFault(f"{quoted(row['district'])} is {f'one of {codes}: write the code' if found else 'no district'}")
    return found[0]


def _districts(called: str, known: _Known) -> list[Unit]:
    """The districts of that code or name, or of that name and kind: "Urganch tumani", «Китабский район»."""
    words = called.casefold().split()
    kinds = [kind for word in words for kind in _KINDS.get(word.strip("."), ())]
    bare = sound_of(" ".join(word for word in words if word.strip(".") not in _KINDS))
    of_kind = [unit for unit in known.sounds.get(bare, []) if unit.kind in kinds]
    return known.districts.get(called.casefold(), []) or of_kind


def _name(cell: str) -> str:
    written = without_kind(cell.strip())
    if not written:
        raise _RowFault("the name is missing")
    if len(written) > LONGEST_NAME:
        raise _RowFault(f"{quoted(written)} is longer than {LONGEST_NAME} characters")
    strange = next((sign for sign in written if not (sign.isalnum() or sign in _IN_A_NAME)), "")
    if strange:
        raise _RowFault(f"{quoted(written)} holds {quoted(strange)}, which no name of a place has")
    sound = sound_of(written)
    if not sound:
        raise _RowFault(f"{quoted(written)} holds no letter")
    is_numbered = any(map(str.isdigit, written))
    if sound in _EVERYDAY or not (is_numbered or words_of(written)):
        raise _RowFault(f"{quoted(written)} is an everyday word: no text is understood as this place")
    return written


def without_kind(written: str) -> str:
    """A name without the word for its kind, as official lists write one before or behind it; a kind alone stays."""
    bare = _KIND_BEHIND.sub("", _KIND_BEFORE.sub("", written, count=1))
    return bare if any(map(str.isalnum, bare)) else written


def _degrees(row: Mapping[str, str]) -> tuple[float, float] | None:
    """lat, lon in degrees; None where a row has neither."""
    if not row["lat"] and not row["lon"]:
        return None
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError:
        raise _RowFault("lat and lon are degrees with a decimal point, both or none") from None
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise _RowFault(f"lat and lon are degrees, and {lat:g} {lon:g} are none; metres of a grid are not read")
    return lat, lon


def _point(row: Mapping[str, str], known: _Known, district: Unit) -> tuple[float, float]:
    degrees = _degrees(row)
    if degrees is None:
        return known.named.centres[district.code]
    lat, lon = degrees
    if not known.areas[district.region].covers(shapely.Point(lon, lat)):
        swapped = known.areas[district.region].covers(shapely.Point(lat, lon))
        why = "lat and lon are swapped" if swapped else f"it lies outside {district.region}"
        raise _RowFault(f"the point {lat} {lon}: {why}")
    return lon, lat
