"""The directory file: a CSV of centres, taken whole or not at all."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from regions.centre import Centre, Service
from regions.checks import faults_of
from regions.codes import CentreCode, DistrictCode, RegionCode
from regions.geography import Geography
from texts.alphabet import fold
from texts.phone_number import PhoneNumber, from_typed

COLUMNS = (
    "code,name_uz,name_ru,region,district,address_uz,address_ru,lat,lon,phone,duty_sms,hours,services,public_address,"
    "verified_on,verified_by,demo"
).split(",")

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,19}")
_NUMBER = re.compile(r"\+998[0-9 ()\-]+")
_COORDINATE = re.compile(r"[0-9]{1,3}\.[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST_NAME = 40
LONGEST_ADDRESS = 100


@dataclass(eq=False)
class CentresFault(ValueError):
    """What is wrong in a directory file: one sentence a problem, each with its line."""

    problems: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(self.problems)


def read_centres(csv_text: str, geography: Geography, today: date, *, allow_demo: bool = True) -> list[Centre]:
    """Read a whole directory file; raises CentresFault naming every problem with its line, and then takes nothing."""
    lines_of: dict[CentreCode, int] = {}
    centres, problems = [], []
    for line, row in _rows(csv_text):
        centre, faults = _read_row(row, geography)
        if centre is not None:
            faults += faults_of(centre, geography, today)
            if centre.demo and not allow_demo:
                faults.append("demo: nobody answers a demo centre")
            if centre.code in lines_of:
                faults.append(f"code: {centre.code} already stands in line {lines_of[centre.code]}")
            lines_of.setdefault(centre.code, line)
            centres.append(centre)
        problems += [f"line {line}: {fault}" for fault in faults]
    if problems:
        raise CentresFault(tuple(problems))
    if not centres:
        raise CentresFault(("the file has no centre",))
    return centres


def _rows(csv_text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Give each row with the number of its last line; a file that is no such table is refused at once."""
    lines = csv.reader(io.StringIO(csv_text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = next(lines, [])
        _refuse_other_columns(header)
        for cells in lines:
            if cells and len(cells) != len(header):
                raise CentresFault((f"line {lines.line_num}: {len(cells)} cells, {len(header)} expected",))
            if cells:
                yield lines.line_num, dict(zip(header, map(str.strip, cells), strict=True))
    except csv.Error as error:
        raise CentresFault((f"line {lines.line_num}: {error}",)) from None


def _refuse_other_columns(header: list[str]) -> None:
    if sorted(header) != sorted(COLUMNS):
        missing = [column for column in COLUMNS if column not in header]
        unknown = [column for column in header if column not in COLUMNS]
        raise CentresFault((f"line 1: columns missing: {missing}, unknown: {unknown}",))


def _read_row(row: Mapping[str, str], geography: Geography) -> tuple[Centre | None, list[str]]:
    """Read every cell, even after a bad one, so that a file is put right in one go."""
    readers = _READERS | {
        "region": lambda cell: _region(cell, geography),
        "district": lambda cell: _district(cell, RegionCode(row["region"]), geography),
    }
    values: dict[str, Any] = {}
    faults = []
    for column in COLUMNS:
        try:
            values[column] = readers[column](row[column])
        except ValueError as fault:
            faults.append(f"{column}: {fault}")
    return (None, faults) if faults else (Centre(**values), faults)


def _code(cell: str) -> CentreCode:
    if not _CODE.fullmatch(cell):
        raise ValueError(f"{cell!r} is not 2 to 20 capital letters, digits and hyphens")
    return CentreCode(cell)


def _text(longest: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if not cell.isprintable():
            raise ValueError("holds a character that cannot be seen")
        text = fold(cell)
        if not 1 <= len(text) <= longest:
            raise ValueError(f"has {len(text)} characters, 1 to {longest} are possible")
        return text

    return read


def _coordinate(cell: str) -> float:
    if not _COORDINATE.fullmatch(cell):
        raise ValueError(f"{cell!r} is not degrees with a decimal point, such as 41.3111")
    return float(cell)


def _number(cell: str) -> PhoneNumber:
    number = from_typed(cell) if _NUMBER.fullmatch(cell) else None
    if number is None or not number.startswith("+998"):
        raise ValueError("is not a number of Uzbekistan, written +998 and nine digits")
    return number


def _services(cell: str) -> frozenset[Service]:
    unknown = sorted(set(cell.split()) - set(Service))
    if unknown:
        raise ValueError(f"{' '.join(unknown)!r} is none of {' '.join(Service)}")
    if not cell:
        raise ValueError(f"is empty; possible are {' '.join(Service)}")
    return frozenset(map(Service, cell.split()))


def _yes_or_no(cell: str) -> bool:
    if cell not in ("yes", "no"):
        raise ValueError(f"{cell!r} is neither yes nor no")
    return cell == "yes"


def _day(cell: str) -> date:
    if not _DATE.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a date such as 2026-01-31")
    return date.fromisoformat(cell)


def _region(cell: str, geography: Geography) -> RegionCode:
    codes = [region.code for region in geography.regions]
    if cell not in codes:
        raise ValueError(f"{cell!r} is none of {' '.join(codes)}")
    return RegionCode(cell)


def _district(cell: str, region: RegionCode, geography: Geography) -> DistrictCode | None:
    """Read a district by its code or by its name in any language; empty means the whole region."""
    if not cell:
        return None
    named = fold(cell).casefold()
    for district in geography.districts(region):
        if named in {district.code.casefold(), *(name.casefold() for name in district.names.values())}:
            return district.code
    raise ValueError(f"{cell!r} is no district of {region}")


_READERS: dict[str, Callable[[str], Any]] = {
    "code": _code,
    "name_uz": _text(LONGEST_NAME),
    "name_ru": _text(LONGEST_NAME),
    "address_uz": _text(LONGEST_ADDRESS),
    "address_ru": _text(LONGEST_ADDRESS),
    "lat": _coordinate,
    "lon": _coordinate,
    "phone": _number,
    "duty_sms": _number,
    "hours": str,
    "services": _services,
    "public_address": _yes_or_no,
    "verified_on": _day,
    "verified_by": _text(LONGEST_NAME),
    "demo": _yes_or_no,
}
