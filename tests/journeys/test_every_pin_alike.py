"""Whichever PIN is typed on her phone, the same keys lead to the same screens, on every screen that there is (S6).

The keys are taken from the screens themselves, so a screen that is new tomorrow is walked too.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import pytest

from alerts.alert import Origin, Place
from alerts.contacts.hers import add_contact
from alerts.erase import erase_everything
from alerts.help.raise_alert import raise_alert
from alerts.people import ContactState
from alerts.private import Private
from alerts.who_decides.pin import hash_pin
from simulator.phone import Gateway, Phone
from tests.demo import SECRET, Demo
from tests.journeys.clock import MorningClock
from vocabulary.choices import LabelledPlace, PlaceLabel, TellCentre
from vocabulary.codes import RegionCode
from vocabulary.languages import UZ
from vocabulary.phone_number import PhoneNumber

PIN, DURESS_PIN, WRONG_PIN = "2468", "1357", "0909"
TYPED = ("Botir", "Zebo", "00 000 01 90", "00 000 01 91", "Tez keling", "binafsha", "5656", "3141", "4821")
"""What is typed where a screen asks for words or digits, the same on every phone; ITS_PIN is that account's own."""
ITS_PIN = "ITS_PIN"
KEY = re.compile(r"^([0-9]{1,2}) ", re.MULTILINE)
OF_HER_ALERT = re.compile(r"^(1 Ha|[0-9] Kimga aytildi|[0-9] Xavf yo'q)$", re.MULTILINE)
"""Nothing of it is shown under a PIN that is not hers, and nobody tries a PIN by a HELP."""
NOTHING = re.compile("(?!)")
DIALS, KEYS = 8, 14
SEEDS = [*range(4), *(pytest.param(seed, marks=pytest.mark.walk) for seed in range(4, 20))]
NUMBERS = (PhoneNumber(f"+99800{n:07d}") for n in count(5_000_000))


@dataclass
class Hand:
    """A phone of a woman with a PIN, in the hand of somebody who types this one."""

    phone: Phone
    pin: str

    def sees(self, key: str) -> str:
        """The screen after a key; what differs by nature, a PIN that was typed and a code that was drawn, left out."""
        screen = self.phone.dial("*000#") if not key else self.phone.reply(self.pin if key == ITS_PIN else key)
        return re.sub(r"\b[0-9]{4}\b(?! [0-9])", "####", screen.text.replace(self.pin, ITS_PIN)) + "." * screen.is_last


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder: Path = tmp_path_factory.mktemp("every_pin_alike")
    demo = Demo(folder, MorningClock())
    yield demo
    demo.close()


def of_a_new_account(demo: Demo, number: PhoneNumber) -> None:
    """A PIN was set on it a month ago, and nothing else."""
    with demo.service.ledger.open_book(number, demo.now()) as book:
        book.save_profile(replace(book.caller.profile, language=UZ, private=Private(pin=hash_pin(PIN))))


def of_one_with_everything(demo: Demo, number: PhoneNumber) -> None:
    """Nobody of her people is told of an alert: how many are is said before a PIN is typed."""
    with demo.service.ledger.open_book(number, demo.now()) as book:
        places = (LabelledPlace(PlaceLabel.HOME, RegionCode("UZ-BU")),)
        pins = Private(pin=hash_pin(PIN), duress_pin=hash_pin(DURESS_PIN), places=places, safe_word="chinor")
        kept = replace(book.caller.profile, language=UZ, region=RegionCode("UZ-SA"), own_name="Malika", private=pins)
        book.save_profile(replace(kept, tell_centre=TellCentre.YES, own_text="Keling"))
        for name, last in (("Aziza", "11"), ("Barno", "12")):
            add_contact(book, name, PhoneNumber(f"+9980000000{last}"))
        for contact in book.caller.contacts:
            book.save_contact(replace(contact, state=ContactState.DECLINED))


def hands(demo: Demo) -> Mapping[str, Hand]:
    """The same woman's PIN where nothing else is hers, and those that are not hers."""
    kinds = {
        "her own PIN": (of_a_new_account, PIN),
        "a wrong PIN": (of_a_new_account, WRONG_PIN),
        "a wrong PIN where there is much to hide": (of_one_with_everything, WRONG_PIN),
        "the second PIN": (of_one_with_everything, DURESS_PIN),
    }
    found = {}
    for name, (kind, pin) in kinds.items():
        number = next(NUMBERS)
        kind(demo, number)
        found[name] = Hand(Phone(number, Gateway(demo.post, SECRET)), pin)
    return found


def walk(all_hands: Mapping[str, Hand], seed: int, leaves_out: re.Pattern[str]) -> None:
    """Dial some times and press what the screens offer, on all phones at once."""
    chance, pressed = random.Random(seed), []
    for _ in range(DIALS):
        key = ""
        for _ in range(KEYS):
            pressed.append(key or "dial")
            screens = {name: hand.sees(key) for name, hand in all_hands.items()}
            assert len(set(screens.values())) == 1, (pressed, screens)
            screen = next(iter(screens.values()))
            if screen.endswith("."):
                break
            key = chosen(chance, leaves_out.sub("", screen))
        for hand in all_hands.values():
            hand.phone.hang_up()


def chosen(chance: random.Random, screen: str) -> str:
    """A key of the screen, or what may be typed on it; where a PIN is asked for mostly that one."""
    if "PIN-kodingiz" in screen and chance.random() < 0.8:
        return ITS_PIN
    keys = KEY.findall(screen)
    if len(keys) <= 3 and chance.random() < 0.6:
        return chance.choice((*TYPED, ITS_PIN))
    return chance.choice(keys or ["0"])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_keys_lead_to_the_same_screens_under_every_pin(demo: Demo, seed: int) -> None:
    all_hands = hands(demo)
    if seed % 2:
        for hand in all_hands.values():
            hand.phone.dial("*000*1*1#")
            hand.phone.hang_up()
    walk(all_hands, seed, OF_HER_ALERT)


@pytest.mark.parametrize("seed", SEEDS)
def test_after_an_erasure_during_an_alert_her_phone_is_one_that_was_never_seen(demo: Demo, seed: int) -> None:
    erased, stranger = (Hand(Phone(next(NUMBERS), Gateway(demo.post, SECRET)), PIN) for _ in range(2))
    number = PhoneNumber(erased.phone.number)
    of_one_with_everything(demo, number)
    with demo.service.ledger.open_book(number, demo.now()) as book:
        add_contact(book, "Singil", PhoneNumber("+998000000013"))
        said = TellCentre.NO if seed % 2 else TellCentre.YES
        book.save_profile(replace(book.caller.profile, tell_centre=said))
        raise_alert(book, Origin.USSD, Place(), demo.service.around(demo.service.directory.newest()))
        erase_everything(book)

    walk({"erased": erased, "never seen": stranger}, seed, NOTHING)
