"""What may be wrong with a directory of centres, today."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from regions.centre import Centre, Service
from regions.geography import Geography
from regions.opening import what_is_wrong_with

VERIFIED_FOR_DAYS = 180
"""After so long nobody knows whether a number is still answered."""


def faults_of(centre: Centre, geography: Geography, today: date) -> list[str]:
    """Say what forbids the use of one centre: a place in another region, hours nobody can read, an old verification."""
    judgements = (
        _place(centre, geography),
        what_is_wrong_with(centre.hours),
        _verification(centre, today),
        _shelter(centre),
    )
    return [fault for fault in judgements if fault is not None]


def check_centres(centres: Iterable[Centre], geography: Geography, today: date) -> list[str]:
    """Say everything that the team should put right in the directory in use, one sentence each."""
    listed = list(centres)
    faults = [f"{centre.code}: {fault}" for centre in listed for fault in faults_of(centre, geography, today)]
    numbers = Counter(centre.duty_sms for centre in listed)
    faults += [f"{c.code}: duty_sms: the same number as another centre" for c in listed if numbers[c.duty_sms] > 1]
    served = {centre.region for centre in listed}
    faults += [f"{region.code}: no centre" for region in geography.regions if region.code not in served]
    return faults


def _place(centre: Centre, geography: Geography) -> str | None:
    region = geography.region_at(centre.lon, centre.lat)
    if region == centre.region:
        return None
    return f"region: {centre.lat} {centre.lon} lies in {region or 'no region of Uzbekistan'}, not in {centre.region}"


def _verification(centre: Centre, today: date) -> str | None:
    if centre.demo:
        return None
    age = (today - centre.verified_on).days
    if age < 0:
        return f"verified_on: {centre.verified_on} lies in the future"
    if age > VERIFIED_FOR_DAYS:
        return f"verified_on: {centre.verified_on} is {age} days ago, at most {VERIFIED_FOR_DAYS} count"
    return None


def _shelter(centre: Centre) -> str | None:
    if Service.SHELTER in centre.services and centre.public_address:
        return "public_address: a shelter's address is never public"
    return None
