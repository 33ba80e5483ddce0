"""What may be wrong with a directory of centres, today."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from regions.centre import Centre, Service
from regions.geography import Geography
from regions.opening import is_never_open, what_is_wrong_with
from texts.faults import Fault, fault, quoted
from vocabulary.phone_number import gets_texts

VERIFIED_FOR_DAYS = 180
"""After so long nobody knows whether a number is still answered."""

SHARED_NUMBER = fault("number_twice").at("duty_sms")
"""Two centres may have one phone on duty, and it is worth a look."""


def faults_of(centre: Centre, geography: Geography, today: date) -> list[Fault]:
    """Say what forbids the use of one centre: one of the `judgements` below."""
    judgements = {
        "region": _place(centre, geography),
        "duty_sms": None if gets_texts(centre.duty_sms) else fault("landline"),
        "hours": what_is_wrong_with(centre.hours) or _never_open(centre, today),
        "verified_on": _verification(centre, today),
        "public_address": _shelter(centre),
    }
    return [found.at(field) for field, found in judgements.items() if found is not None]


def check_centres(centres: Iterable[Centre], geography: Geography, today: date) -> list[str]:
    """Say everything that the team should put right in the directory in use, one sentence each."""
    listed = list(centres)
    faults = [f"{centre.code}: {found}" for centre in listed for found in faults_of(centre, geography, today)]
    numbers = Counter(centre.duty_sms for centre in listed)
    faults += [f"{c.code}: {SHARED_NUMBER}" for c in listed if numbers[c.duty_sms] > 1]
    served = {centre.region for centre in listed}
    faults += [f"{region.code}: {fault('no_centre')}" for region in geography.regions if region.code not in served]
    return faults


def _place(centre: Centre, geography: Geography) -> Fault | None:
    found = geography.region_at(centre.lon, centre.lat)
    if found == centre.region:
        return None
    point = {"lat": centre.lat, "lon": centre.lon, "region": centre.region}
    if not found and geography.region_at(centre.lat, centre.lon):
        return fault("swapped", **point)
    return fault("elsewhere", found=found, **point) if found else fault("abroad", **point)


def _never_open(centre: Centre, today: date) -> Fault | None:
    return fault("never_open", cell=quoted(centre.hours)) if is_never_open(centre.hours, today) else None


def _verification(centre: Centre, today: date) -> Fault | None:
    if centre.demo:
        return None
    age = (today - centre.verified_on).days
    if age < 0:
        return fault("verified_future", day=centre.verified_on)
    if age > VERIFIED_FOR_DAYS:
        return fault("verified_old", day=centre.verified_on, age=age, most=VERIFIED_FOR_DAYS)
    return None


def _shelter(centre: Centre) -> Fault | None:
    return fault("shelter") if Service.SHELTER in centre.services and centre.public_address else None
