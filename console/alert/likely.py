"""Where she probably is, for two keys: what her words may name, what lies in her region, and the way back."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from flask import session

from alerts.alert import BETWEEN_TEXTS, Alert, Place
from alerts.surroundings import Surroundings
from console.frame.names import Names
from regions.found import Ambiguous, Found, Unknown
from regions.gazetteer import find_place
from regions.geography import Geography
from vocabulary.codes import DistrictCode, RegionCode

PAGE = 9
"""Places at once: one for each digit. 0 shows the next."""
MOST = 5 * PAGE
"""More stand in the list of all places."""
MOST_READ = 60
"""Words of one text in which names are looked for."""

_WORD = re.compile(r"[\w'’ʻ‘ʼ`-]+")
_ORIGIN = re.compile(r"(?:lik|лик)(?:man|miz|ман|миз)?$", re.IGNORECASE)
""""Qo'qonlik": who comes from there may be there."""

UNDONE_WITHIN = timedelta(minutes=2)
_SLOT = "placed"

Where = tuple[RegionCode, DistrictCode | None]


@dataclass(frozen=True, slots=True)
class Likely:
    """A place to choose, its code and name; `is_sure`: the only one that her words name."""

    code: str
    name: str
    is_sure: bool = False


def likely_places(alert: Alert, home: Place, around: Surroundings, names: Names) -> list[Likely]:
    """The likeliest first: what her texts name, the newest first, what is told of her, then her region's districts.

    What is set by now is none of them. A name counts here also where it tells no place, as a street's: who reads the
    text chooses.
    """
    geography, now = around.geography, (alert.place.region, alert.place.district)
    named = list(dict.fromkeys(_named(_her_texts(alert), home, geography)))
    told = [(one.region, one.district) for one in _told(alert, home) if one.region]
    regions = dict.fromkeys(region for region, _ in (*told, *named))
    beside = ((region, one.code) for region in regions for one in geography.districts(region))
    found = [one for one in dict.fromkeys((*named, *told, *beside)) if one != now]
    is_sure = len(named) == 1 and named[0] != now
    return [_choice(one, names, is_sure and one == named[0]) for one in found[:MOST]]


def _told(alert: Alert, home: Place) -> tuple[Place, ...]:
    return alert.latest, alert.claimed, alert.place, alert.earlier, home


def _named(texts: Iterable[str], home: Place, geography: Geography) -> Iterator[Where]:
    """What each text tells as a place, then every name in it."""
    for text in texts:
        yield from _places_in(find_place(text, geography, home.region))
        words = _WORD.findall(text)[:MOST_READ]
        for word in words:
            yield from _places_in(find_place(_ORIGIN.sub("", word), geography))
        for two in pairwise(words):
            yield from _places_in(find_place(" ".join(two), geography))


def _places_in(found: Found | Ambiguous | Unknown) -> Iterator[Where]:
    match found:
        case Found(region=region, district=district):
            yield region, district
        case Ambiguous(choices=choices):
            yield from ((one.region, one.district) for one in choices)
        case Unknown():
            pass


def _her_texts(alert: Alert) -> Iterator[str]:
    for words in (alert.latest.typed, alert.claimed.typed, alert.place.typed, alert.cry):
        yield from reversed(words.split(BETWEEN_TEXTS))


def _choice(where: Where, names: Names, is_sure: bool = False) -> Likely:
    region, district = where
    return Likely(district or region, names.place(region, district), is_sure)


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
