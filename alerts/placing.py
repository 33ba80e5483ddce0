"""Where she is, in one rule: what a text alone claims never takes the place of what is better proved.

Nor is it lost. It stands beside it, everybody who reads the one reads the other and what it is, and the centre there is
told too: it may be hers. A place of an alert that was closed lately stands beside likewise, as where she was earlier.
"""

from dataclasses import replace
from datetime import timedelta

from alerts.alert import Alert, Place
from alerts.authority import Act, Verdict, proof_in, verdict
from alerts.book import Book
from regions.codes import DistrictCode, RegionCode
from regions.geography import Geography
from regions.match import Match

EARLIER_FOR = timedelta(hours=6)
"""How long after an alert was closed its place tells something of where she calls from next."""


def home_of(book: Book) -> Place:
    """Where she lives, as far as she said."""
    return Place(book.caller.profile.region, book.caller.profile.district)


def is_proved(book: Book) -> bool:
    """Whether a place that is said in this exchange is more than a claim."""
    return verdict(Act.PLACE, proof_in(book), bool(book.caller.profile.private.pin)) is Verdict.DONE


def placed(book: Book, alert: Alert, said: Place) -> Alert:
    """The alert after this was said of where she is, if anything was; the first dial in it makes a claim of what
    only texts had said.
    """
    if not is_proved(book):
        if alert.by_text:
            return replace(alert, place=said.after(alert.place))
        claimed = said.after(alert.claimed)
        return alert if claimed == alert.place else replace(alert, claimed=claimed)
    if alert.by_text:
        home = home_of(book)
        alert = replace(alert, by_text=False, place=home, claimed=_beyond(home, alert.place))
    place = said.after(alert.place)
    return replace(alert, place=place, claimed=Place() if alert.claimed == place else alert.claimed)


def set_by_staff(alert: Alert, region: RegionCode, district: DistrictCode | None, geography: Geography) -> Alert:
    """The alert where staff say that she is; her words stay beside it, and texts move it no more than what she dialled.

    Coordinates elsewhere count no more. A claim of that region is no claim any more, and its words join hers.
    """
    place, claimed = alert.place, alert.claimed
    if claimed.region == region:
        place, claimed = replace(claimed, region=None, district=None, point=None).after(place), Place()
    point = place.point
    if point and geography.region_near(point.lon, point.lat) != region:
        point = None
    set_place = Place(region, district, place.typed, point, Match.STAFF)
    return replace(alert, place=set_place, claimed=claimed, by_text=False)


def earlier(book: Book, said: Place, before: Alert | None) -> Place:
    """Where she was in an alert that was closed lately, if she says nothing of it now; never by coordinates (S12)."""
    if before is None or said.is_understood:
        return Place()
    home = home_of(book)
    places = (_beyond(home, replace(one, point=None)) for one in (before.place, before.claimed))
    return next((one for one in places if one.is_known), Place())


def _beyond(home: Place, place: Place) -> Place:
    """What a place says more than where she lives."""
    if place.region == home.region and place.district in (None, home.district):
        return replace(place, region=None, district=None)
    return place
