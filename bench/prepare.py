"""Fills the database of a measurement: migrated, with the demo centres and callers who have contacts."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from alerts.alert import Origin
from alerts.carry_out import carry_out
from alerts.surroundings import Surroundings
from alerts.who_decides.proof import Proof
from regions.directory import read_centres
from store.instant import utc_now
from store.migrate import upgrade
from vocabulary.codes import RegionCode
from vocabulary.effects import AddContact, SetLanguage, SetRegion
from vocabulary.languages import UZ
from vocabulary.phone_number import PhoneNumber
from wiring import Service, the_service

DEMO_CENTRES = Path("regions/data/demo_centres.csv")


def caller(number: int) -> PhoneNumber:
    """One of the callers of a measurement."""
    return PhoneNumber(f"+99800{number:07}")


def contact_of(number: int, place: int) -> PhoneNumber:
    """One of the contacts of one of the callers."""
    return caller(9_000_000 + 10 * number + place)


def main(callers: int, contacts: int) -> None:
    """Migrate, import the demo centres, and enrol so many callers with so many contacts each."""
    service = the_service()
    upgrade(service.settings.database_url)
    today = utc_now()
    demo = DEMO_CENTRES.read_text("utf-8")
    service.directory.save(read_centres(demo, service.geography, today.date()), today)
    around = service.around(service.directory.newest())
    with ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda number: _enrol(service, around, number, contacts), range(callers)))


def _enrol(service: Service, around: Surroundings, number: int, contacts: int) -> None:
    people = [AddContact("Ona", contact_of(number, one)) for one in range(contacts)]
    with service.ledger.open_book(caller(number), utc_now()) as book:
        book.vouched = Proof.DIAL
        for effect in (SetLanguage(UZ), SetRegion(RegionCode("UZ-SA")), *people):
            carry_out(effect, book, Origin.USSD, around)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
