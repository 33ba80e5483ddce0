"""What the page of an alert shows besides its story: who can be told or called, which centres, and the map."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from alerts import wording
from alerts.alert import Alert
from alerts.notice import Addressee, Recipient
from alerts.surroundings import Surroundings
from alerts.wording import ReadyText
from console.alert.story import person
from console.frame.names import Names
from regions.centre import Centre
from regions.choice import point_and_region
from regions.geography import District, Geography, Region
from regions.local_map import LocalMap, draw_region
from regions.opening import is_open
from store.desk.alert_files import AlertFile
from vocabulary.phone_number import with_numbers_masked

MOST_CENTRES = 40
"""To choose from; the nearest come first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A centre to pass to; `km` is empty where nothing is known of her place. `is_asked`: it was told of this alert."""

    code: str
    name: str
    km: str
    hours: str
    is_open: bool
    is_asked: bool


@dataclass(frozen=True, slots=True)
class PinAge:
    """Since when her phone has had a PIN, since when this one, and how many days that was before the alert."""

    since: datetime
    changed: datetime
    days: int


def pin_age(file: AlertFile) -> PinAge | None:
    """How old her PIN is; None where there is none, or where nobody kept when it was set."""
    private = file.caller.profile.private
    changed = private.pin_changed or private.pin_since
    if not private.pin or changed is None:
        return None
    return PinAge(private.pin_since or changed, changed, max(0, (file.alert.raised_at - changed).days))


def words_changed(file: AlertFile) -> datetime | None:
    """When her name or words for her people were set last, before the alert or in it; None where she has none."""
    profile = file.caller.profile
    return profile.private.words_changed if profile.own_name or profile.own_text else None


def centres_for(file: AlertFile, around: Surroundings, names: Names, now: datetime) -> list[Choice]:
    """The centres to which an alert can be passed: the nearest first, and after all others those that were asked."""
    asked = {text.to.key for text in file.texts if text.to.kind is Recipient.CENTRE}
    choices = [
        Choice(
            centre.code,
            centre.name(names.language),
            f"{metres / 1000:.0f}" if metres is not None else "",
            centre.hours,
            is_open(centre, now),
            centre.code in asked,
        )
        for centre, metres in _by_distance(file.alert, around)
    ]
    return sorted(choices, key=lambda one: one.is_asked)


def places_of(geography: Geography) -> list[tuple[Region, list[District]]]:
    """Every region with its districts, to set where she is."""
    return [(region, list(geography.districts(region.code))) for region in geography.regions]


def map_of(alert: Alert, around: Surroundings, names: Names) -> LocalMap | None:
    """Her region; None where it is not known."""
    region = alert.place.region or point_and_region(alert.place.whereabouts, around.geography)[1]
    if region is None:
        return None
    centres = [(centre, centre.name(names.language)) for centre in around.directory.in_region(region)]
    return draw_region(around.geography, region, centres, alert.place.district, alert.place.point)


def told(file: AlertFile, names: Names) -> dict[str, str]:
    """Everybody who was told, by what a form calls them: who can be sent a text."""
    return {f"{to.kind} {to.key}": person(to, file, names) for to in _addressees(file)}


def ready_texts(file: AlertFile, around: Surroundings) -> Mapping[ReadyText, str]:
    """What each ready text says, as the first who was told would read it, with numbers masked."""
    to = next(_addressees(file), None)
    if to is None:
        return {}
    return {
        which: with_numbers_masked(wording.ready(which, file.caller, file.alert, to, around)) for which in ReadyText
    }


def _addressees(file: AlertFile) -> Iterator[Addressee]:
    return (text.to for text in file.texts if text.to.kind is not Recipient.CALLER)


def _by_distance(alert: Alert, around: Surroundings) -> list[tuple[Centre, float | None]]:
    point, region = point_and_region(alert.place.whereabouts, around.geography)
    if point:
        return list(around.directory.nearest(point.lon, point.lat, MOST_CENTRES))
    listed = sorted(around.directory.centres, key=lambda centre: centre.region != region)
    return [(centre, None) for centre in listed[:MOST_CENTRES]]
