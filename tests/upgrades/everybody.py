"""Callers with every kind of stored data, of this release, and an older one that serves them by its own code."""

import json
import os
import subprocess
import sys
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path

from alerts.contacts.consent import invite
from alerts.contacts.hers import add_contact
from alerts.private import NOTHING_PRIVATE, Claimed, Erased, Later, Private, TypedPin
from alerts.requests.ask import ask
from alerts.who_decides.guessing import WrongCodes
from tests.demo import Demo
from tests.keys import key_in
from tests.kinds_of_account import KINDS, PINS
from vocabulary.choices import LabelledPlace, PlaceLabel, SafeTime, SmsAnswers, Specialist
from vocabulary.codes import CentreCode, DistrictCode, RegionCode
from vocabulary.effects import AskCallBack, AskQuestion
from vocabulary.languages import UZ_CYRL
from vocabulary.phone_number import PhoneNumber

CONTACT = "+998000000211"

_HOME = RegionCode("UZ-TK"), DistrictCode("UZ-TK-01")


def everything_private(now: datetime) -> Private:
    """Nothing as it is at first."""
    pins = (TypedPin("a mark", now),)
    return Private(
        pin=PINS.pin,
        duress_pin=PINS.duress_pin,
        pin_sum=12,
        duress_sum=23,
        pin_since=now,
        pin_changed=now,
        pins_typed=pins,
        pins_by_text=pins,
        wrong_codes=WrongCodes(2, now),
        later=Later(("somebody",), no_centre=True, kept=("another",), own_name="Nodira", own_text="Kel"),
        face=UZ_CYRL,
        claimed=(Claimed("an id", "Aziza", PhoneNumber("+998000000213"), UZ_CYRL),),
        erased=Erased(now, ("somebody",), keeps_her_word=False),
        words_changed=now,
        region_by_text=True,
        cover_key="7",
        safe_word="chinor",
        sms_answers=SmsAnswers.OWN_PHRASE,
        own_phrase="Rahmat",
        hears_who_goes=True,
        safe_time=SafeTime.EVENING,
        missed_call=True,
        places=(LabelledPlace(PlaceLabel.HOME, *_HOME),),
        centre=CentreCode("DEMO-TK-1"),
    )


def everybody(demo: Demo) -> list[str]:
    """Store them and let half of them call, the last one too; answers their numbers."""
    numbers = [_told(demo), _asking(demo)]
    for place, kind in enumerate(KINDS):
        numbers.append(f"+9980000002{place + 20}")
        kind(demo, PhoneNumber(numbers[-1]))
    private_ones = _private_ones(demo.now())
    for place, private in enumerate(private_ones):
        numbers.append(f"+9980000003{place:02}")
        with demo.service.ledger.open_book(PhoneNumber(numbers[-1]), demo.now()) as book:
            book.save_profile(replace(book.caller.profile, private=private))
            add_contact(book, "Aziza", PhoneNumber("+998000000213"))
        if (len(private_ones) - place) % 2:
            demo.phone(numbers[-1]).texts("YORDAM")
    return numbers


def _private_ones(now: datetime) -> list[Private]:
    """All that she may have set, and each of it alone."""
    full = everything_private(now)
    names = [one.name for one in fields(Private)]
    assert all(getattr(full, name) != getattr(NOTHING_PRIVATE, name) for name in names), "one is as it is at first"
    return [full, *(replace(NOTHING_PRIVATE, **{name: getattr(full, name)}) for name in names)]


def _told(demo: Demo) -> str:
    """An alert that a contact answered in every way, a duty phone took and closed, and she took back before."""
    her, contact, duty = "+998000000201", demo.phone(CONTACT), demo.phone(demo.settings.duty_sms)
    with demo.service.ledger.open_book(PhoneNumber(her), demo.now()) as book:
        add_contact(book, "Malika", PhoneNumber(CONTACT))
        invite(book, book.caller.contacts[0].id, demo.service.around(demo.service.directory.newest()))
    demo.texts_of(CONTACT)
    contact.texts("bu nima?").texts("1")
    demo.phone(her).texts("YORDAM")
    demo.phone(her).texts("Buxoroda, eski bozor orqasida")
    demo.texts_of(CONTACT)
    for words in ("qayerda u?", "boraman", "u yonimda", "topolmadim", "borolmayman", "STOP"):
        contact.texts(words)
    key = key_in(demo.texts_of(demo.settings.duty_sms)[0])
    duty.texts(f"{key} 1").texts("000000 1").texts(f"{key} 0")
    demo.phone(her).texts("YORDAM")
    demo.phone(her).texts("XAVFSIZ")
    return her


def _asking(demo: Demo) -> str:
    """A call-back and a question that wait."""
    her = "+998000000202"
    with demo.service.ledger.open_book(PhoneNumber(her), demo.now()) as book:
        around = demo.service.around(demo.service.directory.newest())
        ask(book, AskCallBack(Specialist.DOCTOR, SafeTime.ANY), around)
        ask(book, AskQuestion(Specialist.LAWYER, "Uy kimniki?"), around)
    return her


def served_by(release: Path, url: str, numbers: list[str], now: datetime) -> dict[str, list[str]]:
    """What each of them is answered on a dial and a text by the code in that folder, some time later.

    It takes every step that is due then, too, and sends what waits.
    """
    words = [sys.executable, str(Path(__file__).with_name("older_answers.py")), url, now.isoformat(), *numbers]
    done = subprocess.run(words, cwd=release, env=os.environ | {"PYTHONPATH": "."}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    answered: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return answered
