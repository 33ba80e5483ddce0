"""The callers for whom a screen is longest: what the rules allow at most, in the widest letters."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from phonenumbers import PhoneNumberFormat, PhoneNumberType, example_number_for_type, format_number

from menus.facts import AlertFacts, ContactFacts, Facts, RequestFacts
from menus.model import Menu, Node
from menus.scores import LONGEST_CHOICE, LONGEST_QUESTION, LONGEST_TITLE, LicensedTest, Question
from regions.centre import Centre, Service
from regions.centre_cells import LONGEST_ADDRESS, LONGEST_NAME
from regions.directory import Directory
from regions.geography import District, Geography
from texts.contact_number import ABROAD
from texts.yaml_file import Branch
from vocabulary.choices import LabelledPlace, PlaceLabel, SmsAnswers, Specialist, TellCentre
from vocabulary.codes import CentreCode
from vocabulary.languages import Language
from vocabulary.phone_number import PhoneNumber, masked
from vocabulary.states import Access, RequestState, Standing, TextFate

NUMBER = PhoneNumber("+998000000000")
CODE = "12345678"
LONGEST_ANSWER = 480
WIDE = "Ж"
"""A Cyrillic letter takes the most room: it turns the whole screen into UCS-2."""


def extreme_facts(menu: Menu, languages: Iterable[Language | None]) -> Iterator[Facts]:
    """Callers who between them see every screen of the menu at its longest; None is one without a language yet."""
    directory = Directory(_longest_centres(menu.material.geography))
    for language in languages:
        yield Facts(language=language, directory=directory)
        yield Facts(language=language, sms_answers=SmsAnswers.OFF, requests=tuple(_longest_requests()))
        yield who_has_everything(menu, language)
        for alert in (
            AlertFacts(5, False, 5, True, nobody_on_duty=True),
            AlertFacts(0, False, 0, False),
            AlertFacts(5, False, 5, True),
            AlertFacts(0, True, 1, True),
            AlertFacts(5, False, 5, True, asked_again=True),
            AlertFacts(0, True, 5, True, asked_again=True),
        ):
            yield Facts(language=language, alert=alert)
            yield Facts(language=language, alert=alert, tell_centre=TellCentre.NO)
        yield from _behind_a_pin(language)


def _behind_a_pin(language: Language | None) -> Iterator[Facts]:
    """A PIN is set in a language, so nobody has one without."""
    if language is None:
        return
    yield Facts(language=language, alert=AlertFacts(5, True, 5, True), access=Access.LOCKED)
    for key in ("4", "7"):
        yield Facts(language=language, access=Access.LOCKED, cover_key=key)
    yield Facts(language=language, access=Access.FRESH, cover_key="4")


def with_longest_tests(menu: Menu) -> Menu:
    """The menu of an operator who may show tests in every language, in the longest words, and reaches every country."""
    questions = tuple(Question(WIDE * LONGEST_QUESTION, (WIDE * LONGEST_CHOICE,) * 2) for _ in range(5))
    tests = tuple(
        LicensedTest("da-5", WIDE * LONGEST_TITLE, "the proof", language, questions, 3, Branch("the proof", 1))
        for language in menu.words.languages
    )
    return replace(menu, material=replace(menu.material, tests=tests, countries=ABROAD))


def typed_at(node: Node) -> tuple[str, ...]:
    """What the walk types on a screen: the longest that it takes, or nothing where it takes nothing."""
    if node.entry is None:
        return ()
    return {
        "name": (WIDE * node.entry.at_most,),
        "phone number": (NUMBER,),
        "contact number": (NUMBER, *_numbers_abroad()),
        "own text": (WIDE * node.entry.at_most,),
        "question": (WIDE * node.entry.at_most,),
        "phrase": (WIDE * node.entry.at_most,),
        "safe word": (WIDE * node.entry.at_most,),
        "code": (CODE, "0"),
        "pin": ("0" * node.entry.at_most,),
        "new pin": ("907214"[: node.entry.at_most],),
    }[node.entry.check]


def _numbers_abroad() -> Iterator[str]:
    """A mobile number of each country that may be reached, a landline there, and a number of another country."""
    wanted = [(code, PhoneNumberType.MOBILE) for code in (*ABROAD, "FR")] + [("RU", PhoneNumberType.FIXED_LINE)]
    numbers = filter(None, (example_number_for_type(code, kind) for code, kind in wanted))
    yield from (format_number(number, PhoneNumberFormat.E164) for number in numbers)


def who_has_everything(menu: Menu, language: Language | None) -> Facts:
    """A caller of whom everything is known and to whom everything happened."""
    home = _longest_district(menu.material.geography)
    directory = Directory(_longest_centres(menu.material.geography))
    return Facts(
        language=language,
        region=home.region,
        district=home.code,
        own_name=WIDE * 20,
        own_text=WIDE * 60,
        contacts=tuple(_longest_contacts()),
        tell_centre=TellCentre.YES,
        alert=AlertFacts(contacts_told=5, centre_told=True, answered=5, placed=True, asked_again=True),
        directory=directory,
        has_pin=True,
        has_duress_pin=True,
        cover_key="8",
        safe_word=WIDE * 20,
        sms_answers=SmsAnswers.OWN_PHRASE,
        own_phrase=WIDE * 60,
        hears_who_goes=True,
        missed_call=True,
        centre=directory.centres[0].code,
        places=tuple(LabelledPlace(label, home.region, home.code) for label in PlaceLabel if language),
        requests=tuple(_longest_requests()),
    )


def _longest_contacts() -> Iterator[ContactFacts]:
    """One of each standing, and one of each fate of a text: more than she may have, to see them all."""
    for standing in Standing:
        yield ContactFacts(f"contact-{standing}", WIDE * 20, masked(NUMBER), standing)
    yield ContactFacts("contact-by-text", WIDE * 20, masked(NUMBER), kept=False)
    for fate in TextFate:
        yield ContactFacts(f"contact-{fate}", WIDE * 20, masked(NUMBER), Standing.ASKED, invitation=fate, try_out=fate)


def _longest_requests() -> Iterator[RequestFacts]:
    """A question with the longest answer, which its code opens, and one of each kind in each state."""
    for state in RequestState:
        for whom in Specialist:
            yield RequestFacts(f"{whom}-{state}", f"{whom}-{state}", whom, state, is_question=False)
    yield RequestFacts("longest", CODE, Specialist.DOCTOR, RequestState.ANSWERED, True, WIDE * LONGEST_ANSWER)


def _longest_district(geography: Geography) -> District:
    districts = [district for region in geography.regions for district in geography.districts(region.code)]
    return max(districts, key=lambda district: max(map(len, district.names.values())))


def _longest_centres(geography: Geography) -> Iterator[Centre]:
    """Two centres in the region of the longest district, one without a public address; the others have none."""
    home = _longest_district(geography)
    far = geography.districts(next(region.code for region in geography.regions if region.code != home.region))[0]
    for public in (True, False):
        yield Centre(
            code=CentreCode(f"LONGEST-{public}"),
            name_uz=WIDE * LONGEST_NAME,
            name_ru=WIDE * LONGEST_NAME,
            region=home.region,
            district=None,
            address_uz=WIDE * LONGEST_ADDRESS,
            address_ru=WIDE * LONGEST_ADDRESS,
            lat=far.lat,
            lon=far.lon,
            phone=NUMBER,
            duty_sms=NUMBER,
            hours="Mo-Fr 08:00-12:00,13:00-20:00; Sa 08:00-12:00,13:00-20:00; Su off",
            services=frozenset(Service),
            public_address=public,
            verified_on=date.min,
            verified_by="the proof",
            demo=False,
        )
