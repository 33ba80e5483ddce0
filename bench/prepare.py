"""Fills the database of a measurement: migrated, with the demo centres and callers who have contacts."""

from pathlib import Path

from alerts.alert import Origin
from alerts.carry_out import carry_out
from menus.effects import AddContact, SetLanguage, SetRegion
from regions.directory import read_centres
from regions.geography import RegionCode
from store.instant import utc_now
from store.migrate import upgrade
from texts.languages import UZ
from texts.phone_number import PhoneNumber
from wiring import the_service

CALLERS = 500
DEMO_CENTRES = Path("regions/data/demo_centres.csv")


def caller(number: int) -> PhoneNumber:
    """One of the callers of a measurement."""
    return PhoneNumber(f"+99800{number:07}")


def main() -> None:
    """Migrate, import the demo centres, and enrol the callers."""
    service = the_service()
    upgrade(service.settings.database_url)
    today = utc_now()
    demo = DEMO_CENTRES.read_text("utf-8")
    service.directory.save(read_centres(demo, service.geography, today.date()), today)
    around = service.around(service.directory.newest())
    effects = (SetLanguage(UZ), SetRegion(RegionCode("UZ-SA")), AddContact("Ona", caller(9_000_000)))
    for number in range(CALLERS):
        with service.ledger.open_book(caller(number), today) as book:
            for effect in effects:
                carry_out(effect, book, Origin.SMS, around)


if __name__ == "__main__":
    main()
