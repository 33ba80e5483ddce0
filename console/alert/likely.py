"""Where she probably is, for two keys: what her words may name, what lies in her region, and the way back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import session

from alerts.alert import BETWEEN_TEXTS, Alert, Place
from alerts.surroundings import Surroundings
from console.frame.names import Names
from regions.found import Ambiguous, Found, Unknown
from regions.gazetteer import find_place
from vocabulary.codes import DistrictCode, RegionCode

MOST = 9
"""One for each digit."""

UNDONE_WITHIN = timedelta(minutes=2)
_SLOT = "placed"

Where = tuple[RegionCode, DistrictCode | None]


@dataclass(frozen=True, slots=True)
class Likely:
    """A place to choose: the code of a district or region, and its name."""

    code: str
    name: str


def likely_places(alert: Alert, home: Place, around: Surroundings, names: Names) -> list[Likely]:
    """The likeliest first: what her texts name, the newest first, what is told of her, then her region's districts.

    What is set by now is none of them.
    """
    now = (alert.place.region, alert.place.district)
    found = (one for one in _where_she_may_be(alert, home, around) if one != now)
    return [_choice(one, names) for one in list(dict.fromkeys(found))[:MOST]]


def _where_she_may_be(alert: Alert, home: Place, around: Surroundings) -> Iterator[Where]:
    told = (alert.latest, alert.claimed, alert.place, alert.earlier, home)
    for words in _her_texts(alert):
        match find_place(words, around.geography, home.region):
            case Found(region=region, district=district):
                yield region, district
            case Ambiguous(choices=choices):
                yield from ((one.region, one.district) for one in choices)
            case Unknown():
                pass
    yield from ((one.region, one.district) for one in told if one.region)
    for region in dict.fromkeys(one.region for one in told if one.region):
        yield from ((region, district.code) for district in around.geography.districts(region))


def _her_texts(alert: Alert) -> Iterator[str]:
    for words in (alert.latest.typed, alert.claimed.typed, alert.place.typed, alert.cry):
        yield from reversed(words.split(BETWEEN_TEXTS))


def _choice(where: Where, names: Names) -> Likely:
    region, district = where
    return Likely(district or region, names.place(region, district))


def note_placed(alert_id: str, before: Place, now: datetime) -> None:
    """Keep in the reader's own cookie what they may undo: the place that was told before they set another."""
    code = before.district or before.region
    session[_SLOT] = [alert_id, code, (now + UNDONE_WITHIN).isoformat()] if code else None


def former_place(alert: Alert, names: Names, now: datetime) -> Likely | None:
    """The place that this reader replaced a moment ago."""
    alert_id, code, until = session.get(_SLOT) or ("", "", "")
    if alert_id != alert.id or now >= datetime.fromisoformat(until):
        return None
    district = names.geography.find_district(DistrictCode(code))
    return _choice((district.region, district.code) if district else (RegionCode(code), None), names)
