"""What is done on her phone during an alert stands in its story, by its kind alone."""

import pytest

from alerts.alert import Origin, Place
from alerts.carry_out import carry_out
from alerts.help.raise_alert import raise_alert
from alerts.on_her_phone import Sign, sign_of
from alerts.people import Profile
from alerts.states import Happening
from alerts.who_decides.authority import FREE, Verdict
from alerts.who_decides.pin_work import NewDuressPin, NewPin
from alerts.who_decides.proof import Proof
from tests.alerts.fake_book import FakeBook
from tests.alerts.test_authority import EVERY_EFFECT
from tests.alerts.world import AZIZA, BARNO, around, caller, contact
from vocabulary import effects
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode
from vocabulary.languages import RU, UZ

HER_PROFILE = Profile(language=UZ, region=RegionCode("UZ-SA"))
SAYS_ITSELF = (effects.TakeBack, effects.Invite, effects.TryOut, effects.HearAgain)
"""In a line or a text of its own, or nothing of hers."""
WORKED = (effects.SetPin, effects.SetDuressPin)
"""Something else by the time that they are carried out."""
EXAMPLES: dict[type, object] = {
    NewPin: NewPin("hashed"),
    NewDuressPin: NewDuressPin("hashed"),
    effects.AddContact: effects.AddContact("Barno", BARNO),
    effects.SetTellCentre: effects.SetTellCentre(TellCentre.NO),
    effects.SetLanguage: effects.SetLanguage(RU),
    effects.SetRegion: effects.SetRegion(RegionCode("UZ-BU")),
}


@pytest.mark.parametrize("effect", [one for one in EVERY_EFFECT if one not in (*FREE, *SAYS_ITSELF, *WORKED)])
def test_whatever_changes_something_of_hers_has_a_kind(effect: type) -> None:
    made = EXAMPLES.get(effect) or object.__new__(effect)
    assert sign_of(made, Verdict.DONE, HER_PROFILE)
    assert sign_of(made, Verdict.PRETENDED, HER_PROFILE) is None


def signs(book: FakeBook) -> list[str]:
    return [change.reason for change in book.history if change.what is Happening.ON_HER_PHONE]


def test_each_kind_stands_there_once_an_hour_and_nothing_does_without_an_alert() -> None:
    book = FakeBook(caller(contact()))
    carry_out(effects.SetOwnText("Keling"), book, Origin.USSD, around())
    assert signs(book) == []

    raise_alert(book, Origin.USSD, Place(), around())
    for _ in range(3):
        carry_out(effects.SetOwnText("Kelmang"), book, Origin.USSD, around())
    carry_out(effects.RemoveContact(AZIZA), book, Origin.USSD, around())
    assert signs(book) == [Sign.WORDS, Sign.CONTACT_REMOVED]
    book.later(hours=1)
    carry_out(effects.SetOwnText("Kelmang"), book, Origin.USSD, around())
    assert signs(book).count(Sign.WORDS) == 2


def test_what_waits_for_a_proof_is_no_sign() -> None:
    book = FakeBook(caller(contact()))
    raise_alert(book, Origin.USSD, Place(), around())
    book.vouched = Proof.NONE
    carry_out(effects.SetRegion(RegionCode("UZ-BU")), book, Origin.SMS, around())
    carry_out(effects.EraseEverything(), book, Origin.SMS, around())
    assert signs(book) == []
