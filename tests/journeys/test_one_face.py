"""One face: whoever texts a word reads the same, byte for byte, whatever is stored of the number (S18, decision 4)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from alerts.alert import Origin, Place
from alerts.contacts import add_contact
from alerts.people import STALE_AFTER
from alerts.pin import hash_pin
from alerts.private import NOTHING_PRIVATE, Private
from alerts.raise_alert import raise_alert
from menus.facts import TellCentre
from regions.codes import RegionCode
from tests.demo import SECRET, Demo
from texts.languages import RU
from texts.phone_number import PhoneNumber

PIN, DURESS_PIN, WRONG_PIN = "4071", "9950", "0000"
PINS = Private(pin=hash_pin(PIN), duress_pin=hash_pin(DURESS_PIN))
NUMBERS = (PhoneNumber(f"+99800{n:07d}") for n in count(3_000_000))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder: Path = tmp_path_factory.mktemp("one_face")
    demo = Demo(folder)
    yield demo
    demo.close()


def nobody(_demo: Demo, _number: PhoneNumber) -> None:
    """A number that never used the service."""


def known(demo: Demo, number: PhoneNumber, private: Private = NOTHING_PRIVATE, days_ago: float = 0) -> None:
    with demo.service.ledger.open_book(number, demo.now() - timedelta(days=days_ago)) as book:
        profile = book.caller.profile
        book.save_profile(replace(profile, language=RU, region=RegionCode("UZ-SA"), tell_centre=TellCentre.YES))
        book.save_profile(replace(book.caller.profile, private=private))
        add_contact(book, "Aziza", PhoneNumber("+998000000011"))
        add_contact(book, "Barno", PhoneNumber("+998000000012"))


def with_a_full_list(demo: Demo, number: PhoneNumber) -> None:
    known(demo, number)
    with demo.service.ledger.open_book(number, demo.now()) as book:
        for last in range(3):
            add_contact(book, "Nodira", PhoneNumber(f"+99800000005{last}"))


def with_a_pin(demo: Demo, number: PhoneNumber) -> None:
    known(demo, number, PINS)


def under_cover(demo: Demo, number: PhoneNumber) -> None:
    known(demo, number, replace(PINS, cover_key="7", safe_word="chinor", own_phrase="Rahmat"))


def asking_for_help(demo: Demo, number: PhoneNumber) -> None:
    known(demo, number)
    with demo.service.ledger.open_book(number, demo.now()) as book:
        raise_alert(book, Origin.USSD, Place(), demo.service.around(demo.service.directory.newest()))


def after_a_pin_under_duress(demo: Demo, number: PhoneNumber) -> None:
    known(demo, number, PINS)
    with demo.service.ledger.open_book(number, demo.now()) as book:
        raise_alert(book, Origin.USSD, Place(), demo.service.around(demo.service.directory.newest()))
    her = demo.phone(number)
    her.dials("*000*1#").chooses("Опасности нет").types(DURESS_PIN).chooses("Да").hangs_up()


def silent_for_long(demo: Demo, number: PhoneNumber) -> None:
    known(demo, number, PINS, days_ago=STALE_AFTER.days + 1)


KINDS: tuple[Callable[[Demo, PhoneNumber], None], ...] = (
    known,
    with_a_full_list,
    with_a_pin,
    under_cover,
    asking_for_help,
    after_a_pin_under_duress,
    silent_for_long,
)

TEXTS = (
    *("XAVFSIZ", "XAVFSIZ 4071", "XAVFSIZ 9950", "БЕЗОПАСНО 0000", "SAFE"),
    *("QO'SH", "QO'SH Zebo", "QO'SH Zebo 000000077", "QO'SH Zebo 000000077 4071", "QO'SH Zebo 000000077 9950"),
    *("QO'SH Aziza 000000011", "ДОБАВИТЬ Зебо 000000077 0000", "QO'SH Men HER", "add x"),
    *("OCHIR", "OCHIR 1", "OCHIR 5", "OCHIR Aziza", "OCHIR Hechkim", "УДАЛИТЬ Барно", "remove Barno"),
    *("OCHIR Aziza 4071", "OCHIR Aziza 9950", "OCHIR Aziza 0000", "OCHIR 4071"),
    *("UNUT", "UNUT 4071", "UNUT 9950", "UNUT 0000", "ЗАБУДЬ", "erase", "unut meni", "забудь меня"),
    *("VILOYAT", "VILOYAT Andijon", "VILOYAT Andijon 4071", "ОБЛАСТЬ Самарканд 9950", "VILOYAT Navbahor"),
    *("REGION Atlantis", "TIL", "TIL ru", "TIL uz 4071", "ЯЗЫК уз 9950", "LANG klingon"),
    *("MARKAZ", "MARKAZ Andijon", "центр", "ЦЕНТР Учтепа", "CENTRE 41.31 69.24"),
    *("MENYU", "МЕНЮ", "menu", "STOP", "стоп"),
    *("0", "1", "2", "7", "1 4071", "4071", "482913", "Kod: 482913", "Salom", ""),
)
THEN_THE_CODE = ("OCHIR Aziza", "OCHIR Hechkim", "УДАЛИТЬ 1", "UNUT", "UNUT 4071", "UNUT 9950", "ЗАБУДЬ")


def answered(demo: Demo, number: PhoneNumber, body: str) -> tuple[object, list[str]]:
    """What the gateway hears, and the texts that come to the phone."""
    before = len(demo.texts_of(number))
    form = {"from": number, "to": "000", "text": body.replace("HER", number), "id": f"{number} {body}", "date": ""}
    heard = demo.post(f"/sms/africastalking/{SECRET}/incoming", form)
    return heard, demo.texts_of(number)[before:]


def without_digits_of_codes(texts: list[str]) -> list[str]:
    """A code is another each time; what else stands in the text is compared byte for byte."""
    return [re.sub("(Kod|Код): [0-9]+", r"\1: #", text) for text in texts]


@pytest.mark.parametrize("body", TEXTS)
def test_every_kind_of_account_answers_a_word_alike(demo: Demo, body: str) -> None:
    number = next(NUMBERS)
    nobody(demo, number)
    heard, texts = answered(demo, number, body)
    assert len(texts) <= 1
    for kind in KINDS:
        number = next(NUMBERS)
        kind(demo, number)
        was_heard, was_texted = answered(demo, number, body)
        assert was_heard == heard, kind.__name__
        assert without_digits_of_codes(was_texted) == without_digits_of_codes(texts), kind.__name__


@pytest.mark.parametrize("body", THEN_THE_CODE)
def test_every_kind_of_account_is_silent_when_the_code_comes_back(demo: Demo, body: str) -> None:
    for kind in (nobody, *KINDS):
        number = next(NUMBERS)
        kind(demo, number)
        _, [text] = answered(demo, number, body)
        [code] = re.findall("[0-9]{6}", text)
        assert answered(demo, number, code) == ((200, ""), []), kind.__name__


def test_after_three_codes_a_day_every_kind_of_account_is_silent_alike(demo: Demo) -> None:
    for kind in (nobody, *KINDS):
        number = next(NUMBERS)
        kind(demo, number)
        bodies = ("OCHIR Aziza", "UNUT 1111", "OCHIR Hechkim", "UNUT", "OCHIR 1")
        texts = [len(answered(demo, number, body)[1]) for body in bodies]
        assert texts == [1, 1, 1, 0, 0], kind.__name__


def test_what_she_chose_for_help_is_hers_all_the_same(demo: Demo) -> None:
    number = next(NUMBERS)
    under_cover(demo, number)
    assert answered(demo, number, "YORDAM")[1] == ["Rahmat"]
