"""The surroundings of the rules' tests: the real words and places, the demo's centres, and people to tell."""

from datetime import date
from functools import cache
from pathlib import Path

from alerts.people import Caller, Contact, ContactState, Profile
from alerts.surroundings import Policy, Surroundings
from config.escalation import Plan, load_plan
from regions.directory import Directory, read_centres
from regions.geography import Geography, load_geography
from tests.alerts.fake_book import HER_NUMBER
from texts.catalogue import Words, load_words
from vocabulary.languages import UZ, Language
from vocabulary.phone_number import PhoneNumber

DUTY_LINE = PhoneNumber("+998000009999")
SUPERVISOR_LINE = PhoneNumber("+998000009998")
AZIZA = PhoneNumber("+998000000011")
BARNO = PhoneNumber("+998000000012")
DEMO_CENTRES = Path(__file__).parents[2] / "regions/data/demo_centres.csv"
MAP_LINK = "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}"


@cache
def geography() -> Geography:
    return load_geography()


@cache
def directory() -> Directory:
    file = DEMO_CENTRES.read_text("utf-8")
    return Directory(read_centres(file, geography(), date(2026, 11, 22)))


@cache
def plan() -> Plan:
    return load_plan()


@cache
def words() -> Words:
    return load_words("notices")


def around(
    tell_centre: bool = True, cyrillic: bool = True, map_link: str = MAP_LINK, countries: tuple[str, ...] = ()
) -> Surroundings:
    steps = plan()
    policy = Policy(
        tell_centre,
        DUTY_LINE,
        map_link,
        steps.alerts,
        steps.requests,
        cyrillic,
        SUPERVISOR_LINE,
        contact_countries=countries,
    )
    return Surroundings(words(), geography(), directory(), policy)


def contact(
    name: str = "Aziza",
    number: PhoneNumber = AZIZA,
    state: ContactState = ContactState.ADDED,
    language: Language = UZ,
) -> Contact:
    return Contact(f"contact-{name}", name, number, language, state)


def caller(*contacts: Contact, **profile: object) -> Caller:
    return Caller(HER_NUMBER, Profile(**profile), contacts)  # type: ignore[arg-type]
