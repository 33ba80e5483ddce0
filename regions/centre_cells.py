"""A help centre as cells of text: read one by one with every fault, and written back."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from regions.centre import Centre, Service
from regions.checks import faults_of
from regions.found import Found
from regions.gazetteer import find_place
from regions.geography import Geography
from regions.opening import plain_hours, what_is_wrong_with
from texts.alphabet import fold
from texts.faults import Fault, fault, quoted, unseen
from texts.lost_letters import lost_letters
from texts.number_cell import number_in
from texts.plain_name import unlike_a_name
from vocabulary.codes import CentreCode, DistrictCode, RegionCode
from vocabulary.languages import OFFERED, UZ, Language
from vocabulary.match import Match

COLUMNS = (
    "code,name_uz,name_ru,region,district,address_uz,address_ru,lat,lon,phone,duty_sms,hours,services,public_address,"
    "verified_on,verified_by,demo"
).split(",")
LANGUAGE = "language"
"""The last column, which a file may leave out: what the duty phone reads in, Uzbek where nothing is said."""

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,19}")
_BETWEEN_SERVICES = re.compile(r"[\s,;/|]+")
_YES = frozenset("yes true истина да ha ҳа".split())
_NO = frozenset("no false ложь нет yo'q йўқ".split())
"""As spreadsheets of each locale write what was ticked."""

_METRES = re.compile(r"-?[0-9]{4,}(?:\.[0-9]+)?")
_WITHOUT_A_POINT = re.compile(r"([3-7][0-9])([0-9]{3,})")
"""Degrees of this country, without what stood between them."""

_COORDINATE = re.compile(r"[0-9]{1,3}\.[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_HERE = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")
"""As spreadsheets of this country write one."""

_MIDNIGHT = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?$")
"""What a spreadsheet puts behind a day that it takes for a moment."""

_DAYS = re.compile("[3-6][0-9]{4}")
"""Since 1900: a date whose cell has lost its format."""

LONGEST_NAME = 40
LONGEST_ADDRESS = 100


def cells_of(centre: Centre) -> dict[str, str]:
    """The row of a centre by its columns."""
    return {column: _written(getattr(centre, column)) for column in (*COLUMNS, LANGUAGE)}


def read_row(
    row: Mapping[str, str], geography: Geography, today: date, *, allow_demo: bool
) -> tuple[Centre | None, list[Fault]]:
    """Read every cell, even after a bad one, so that all is put right in one go; None when a cell cannot be read."""
    readers = _READERS | {
        "region": lambda cell: _region(cell, geography),
        "district": lambda cell: _district(cell, RegionCode(row["region"].upper()), geography),
    }
    values: dict[str, Any] = {}
    faults = []
    for column in (*COLUMNS, LANGUAGE):
        try:
            values[column] = readers[column](row[column] if column in COLUMNS else row.get(column, ""))
        except Fault as found:
            faults.append(found.at(column))
    if faults:
        return None, faults
    centre = Centre(**values)
    faults = faults_of(centre, geography, today)
    if centre.demo and not allow_demo:
        faults.append(fault("nobody_answers").at("demo"))
    return centre, faults


def _code(cell: str) -> CentreCode:
    if not _CODE.fullmatch(cell):
        raise fault("code", cell=quoted(cell))
    return CentreCode(cell)


def _text(longest: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if not cell.isprintable():
            raise unseen(cell)
        text = fold(cell)
        if not 1 <= len(text) <= longest:
            raise fault("length", length=len(text), least=1, most=longest)
        lost = lost_letters(cell)
        if lost:
            raise lost
        return text

    return read


def _name(cell: str) -> str:
    """A name as people have one: nothing that a spreadsheet or a browser would run, no picture."""
    text = _text(LONGEST_NAME)(cell)
    unlike = unlike_a_name(text)
    if unlike:
        raise unlike
    return text


def _coordinate(cell: str) -> float:
    if lost := _WITHOUT_A_POINT.fullmatch(cell):
        raise fault("point_lost", cell=quoted(cell), example=f"{lost[1]}.{lost[2]}")
    if _METRES.fullmatch(cell):
        raise fault("metres", cell=quoted(cell))
    if not _COORDINATE.fullmatch(cell):
        raise fault("degrees", cell=quoted(cell), example="41.3111")
    return float(cell)


def _hours(cell: str) -> str:
    hours = plain_hours(cell)
    found = what_is_wrong_with(hours)
    if found:
        raise found
    return hours


def _services(cell: str) -> frozenset[Service]:
    named = list(filter(None, _BETWEEN_SERVICES.split(cell.casefold())))
    unknown = sorted(set(named) - set(Service))
    if unknown:
        raise fault("none_of", cell=quoted(" ".join(unknown)), known=" ".join(Service))
    if not cell:
        raise fault("nothing_of", known=" ".join(Service))
    return frozenset(map(Service, named))


def _yes_or_no(cell: str) -> bool:
    said = cell.casefold()
    if said not in _YES | _NO:
        raise fault("either", cell=quoted(cell), one="yes", other="no")
    return said in _YES


def _day(cell: str) -> date:
    written = _DATE_HERE.sub(r"\3-\2-\1", _MIDNIGHT.sub("", cell))
    if _DAYS.fullmatch(written):
        raise fault("date_as_number", cell=quoted(cell), example="2026-01-31")
    if not _DATE.fullmatch(written):
        raise fault("date", cell=quoted(cell), example="2026-01-31")
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise fault("no_day", cell=cell) from None


def _language(cell: str) -> Language:
    for language in OFFERED:
        if cell.strip().casefold() in ("" if language == UZ else language.casefold(), language.casefold()):
            return language
    raise fault("none_of", cell=quoted(cell), known=" ".join(OFFERED))


def _region(cell: str, geography: Geography) -> RegionCode:
    if not cell:
        raise fault("merged")
    codes = [region.code for region in geography.regions]
    if cell.upper() not in codes:
        raise fault("none_of", cell=quoted(cell), known=" ".join(codes))
    return RegionCode(cell.upper())


def _district(cell: str, region: RegionCode, geography: Geography) -> DistrictCode | None:
    """Read a district by its code or name in any language, also with its kind; empty means the whole region."""
    if not cell:
        return None
    named = fold(cell).casefold()
    districts = geography.districts(region)
    for district in districts:
        if named in {district.code.casefold(), *(name.casefold() for name in district.names.values())}:
            return district.code
    if not districts:
        return None
    found = find_place(cell, geography, region)
    if isinstance(found, Found) and found.region == region and found.district and found.match is Match.OWN:
        return found.district
    raise fault("district", cell=quoted(cell), region=region)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return " ".join(sorted(value))
    return "" if value is None else str(value)


_READERS: dict[str, Callable[[str], Any]] = {
    "code": _code,
    "name_uz": _name,
    "name_ru": _name,
    "address_uz": _text(LONGEST_ADDRESS),
    "address_ru": _text(LONGEST_ADDRESS),
    "lat": _coordinate,
    "lon": _coordinate,
    "phone": number_in,
    "duty_sms": number_in,
    "hours": _hours,
    "services": _services,
    "public_address": _yes_or_no,
    "verified_on": _day,
    "verified_by": _name,
    "demo": _yes_or_no,
    LANGUAGE: _language,
}
