"""Where she is, in one rule: what a text alone claims takes the place of nothing that was said before it.

What raised the alert stays first, be it a text too: two texts are claims of equal worth. Nor is a later one lost. It
stands beside it, everybody who reads the one reads the other and what it is, and the centre there is
told too: it may be hers. A place of an alert that was closed lately stands beside likewise, as where she was earlier.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from alerts.alert import Alert, Place
from alerts.book import Book
from alerts.people import Caller
from alerts.who_decides.authority import Act, Verdict, proof_in, verdict
from regions.geography import Geography
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.match import Match

EARLIER_FOR = timedelta(hours=6)
"""How long after an alert was closed its place tells something of where she calls from next."""


def home_of(caller: Caller) -> Place:
    """Where she lives, as far as more than a text said it."""
    return Place() if caller.profile.private.region_by_text else _said_home_of(caller)


def with_claimed_home(alert: Alert, caller: Caller) -> Alert:
    """The alert that begins, with where a text alone said that she lives beside it, if nothing else is understood.

    DANGER: whoever forges her number before she dials could else send her alarm to a centre far from her alone.
    """
    if alert.place.is_understood or not caller.profile.private.region_by_text:
        return alert
    return claiming(alert, alert.place, (_said_home_of(caller), *alert.claims))


def _said_home_of(caller: Caller) -> Place:
    return Place(caller.profile.region, caller.profile.district)


def is_proved(book: Book) -> bool:
    """Whether a place that is said in this exchange is more than a claim."""
    return verdict(Act.PLACE, proof_in(book), bool(book.caller.profile.private.pin)) is Verdict.DONE


def placed(book: Book, alert: Alert, said: Place) -> Alert:
    """The alert after this was said of where she is, if anything was; the first dial in it makes a claim of what
    only texts had said. A region alone puts no place in it out, and one in another region stands beside as earlier.
    """
    if not is_proved(book):
        if alert.by_text and not alert.place.is_known and not alert.cry:
            return replace(alert, place=said)
        return claiming(alert, alert.place, (*alert.claims, said))
    claims = alert.claims
    if alert.by_text:
        home = home_of(book.caller)
        claims = (_beyond(home, alert.place), *claims)
        alert = replace(alert, by_text=False, place=home)
    before = alert.place
    if not (said.is_vaguer_than(before) and _beyond(home_of(book.caller), before).is_understood):
        return claiming(alert, said.after(before), claims)
    if said.region == before.region:
        return claiming(alert, before.named_by(said), claims)
    return claiming(replace(alert, earlier=before), said.after(before), claims)


def claiming(alert: Alert, place: Place, claims: Iterable[Place]) -> Alert:
    """The alert at a place, and beside it what texts say: the first by itself, what came after it together."""
    first, latest = Place(), Place()
    for one in claims:
        if one.is_known and one.after(place) != place:
            if not first.is_known:
                first = one
            elif one.after(first) != first:
                is_in_it = one.region == latest.region and one.is_vaguer_than(latest)
                latest = latest.named_by(one) if is_in_it else one.joined_to(latest)
    return replace(alert, place=place, claimed=first, latest=latest)


def set_by_staff(alert: Alert, region: RegionCode, district: DistrictCode | None, geography: Geography) -> Alert:
    """The alert where staff say that she is; her words stay beside it, and texts move it no more than what she dialled.

    Coordinates elsewhere count no more. A claim of that region is no claim any more, and its words join hers.
    """
    place = alert.place
    for claim in alert.claims:
        if claim.region == region:
            place = replace(claim, region=None, district=None, point=None).after(place)
    claims = [claim for claim in alert.claims if claim.region != region]
    point = place.point
    if point and geography.region_near(point.lon, point.lat) != region:
        point = None
    set_place = Place(region, district, place.typed, point, Match.STAFF)
    return claiming(replace(alert, by_text=False), set_place, claims)


def earlier(book: Book, said: Place, before: Alert | None) -> Place:
    """Where she was in an alert that was closed lately, if she says nothing of it now; never by coordinates (S12), and
    not in her words of then: a call carries what was written in it.
    """
    if before is None or said.is_understood:
        return Place()
    home = _said_home_of(book.caller)
    places = (_beyond(home, replace(one, point=None, typed="")) for one in (before.place, *before.claims))
    return next((one for one in places if one.is_known), Place())


def _beyond(home: Place, place: Place) -> Place:
    """What a place says more than where she lives."""
    if place.region == home.region and place.district in (None, home.district):
        return replace(place, region=None, district=None)
    return place
