"""The records of a JSON or GeoJSON export: each as cells by the names of its columns, in the order of the file."""

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from json import JSONDecodeError
from typing import Any

from regions.whole_list import LINKS, refuse_a_part
from texts.faults import Fault, fault, quoted
from texts.table import MOST_COLUMNS, MOST_ROWS, column_name, too_many_columns

APART = ";"
"""Between the values of a list, when it is a cell."""

LAT, LON, KIND = "geometry.lat", "geometry.lon", "geometry.type"
"""The columns of a point of GeoJSON; another geometry has none, but a kind."""

_SEPARATOR = "\x1e"
"""Before each record of a GeoJSON text sequence (RFC 8142)."""

_LONGEST_KIND = 30
_WORDS = {True: "yes", False: "no", None: ""}


def read_records(text: str) -> list[dict[str, str]]:
    """Read an array of objects, one in each line, GeoJSON's features, or the only list of an object; raises Fault.

    What lies deeper is named with points: `name.en`, `phones.1.number`. A number stays as it is written.
    """
    try:
        listed = _list_in(_loaded(text))
    except JSONDecodeError as error:
        listed = _of_lines(text, error)
    except (RecursionError, ValueError) as error:
        raise (error if isinstance(error, Fault) else fault("not_json")) from None
    if len(listed) > MOST_ROWS:
        raise fault("too_many_rows", most=f"{MOST_ROWS:,}")
    return [_record(number, one) for number, one in enumerate(listed, 1)]


def _loaded(text: str) -> Any:
    return json.loads(text, parse_float=str, parse_int=str, object_pairs_hook=_each_once)


def _of_lines(text: str, whole: JSONDecodeError) -> list[Any]:
    """What stands in each line; if it is no JSON line by line either, the fault is that of the whole."""
    if whole.msg != "Extra data" and not text.startswith(_SEPARATOR):
        raise fault("not_json").in_line(whole.lineno)
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            found += [_loaded(line.strip(_SEPARATOR + " \t\r"))] if line.strip(_SEPARATOR + " \t\r") else []
        except (RecursionError, JSONDecodeError):
            raise fault("not_json").in_line(number) from None
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    one = dict(pairs)
    if len(one) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise fault("column_twice", column=quoted(twice))
    return one


def _list_in(whole: Any) -> list[Any]:
    if isinstance(whole, dict):
        lists = {
            name: value
            for name, value in whole.items()
            if name != LINKS and isinstance(value, list) and any(isinstance(v, dict) for v in value)
        }
        features = whole.get("features")
        if isinstance(features, list):
            lists = {"features": features}
        for name, listed in lists.items() if len(lists) == 1 else ():
            refuse_a_part(whole, len(listed), name)
        whole = next(iter(lists.values())) if len(lists) == 1 else None
    if not isinstance(whole, list):
        raise fault("no_records")
    return whole


def _record(number: int, one: Any) -> dict[str, str]:
    if not isinstance(one, dict):
        raise fault("no_records").in_record(number)
    is_feature = one.get("type") == "Feature"
    properties = (one.get("properties") or {}) if is_feature else one
    cells = dict(islice(_cells("", properties), MOST_COLUMNS + 1))
    if len(cells) > MOST_COLUMNS:
        raise too_many_columns().in_record(number)
    if not is_feature:
        return cells
    if isinstance(one.get("id"), str):
        cells.setdefault("id", one["id"])
    return cells | _point(one.get("geometry"))


def _point(geometry: Any) -> dict[str, str]:
    """The two columns of a point; none without a geometry, which may be in the properties."""
    if geometry is None:
        return {}
    kind, place = (geometry.get("type"), geometry.get("coordinates")) if isinstance(geometry, dict) else ("", None)
    if kind == "Point" and isinstance(place, list) and len(place) >= 2 and all(isinstance(n, str) for n in place):
        return {LON: place[0], LAT: place[1]}
    return {LAT: "", LON: "", KIND: str(kind)[:_LONGEST_KIND]}


def _cells(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _cells(f"{name}.{column_name(key)}".lstrip("."), inner)
    elif isinstance(value, list) and any(isinstance(inner, dict | list) for inner in value):
        for number, inner in enumerate(value, 1):
            yield from _cells(f"{name}.{number}", inner)
    elif isinstance(value, list):
        yield name, APART.join(map(_word, value))
    else:
        yield name, _word(value)


def _word(value: Any) -> str:
    return value.strip() if isinstance(value, str) else _WORDS.get(value, str(value))
