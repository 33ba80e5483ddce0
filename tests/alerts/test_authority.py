"""Who may decide what, as a table: each act, with each proof, where she has a PIN and where she has none."""

from dataclasses import fields, replace
from datetime import timedelta
from typing import get_args

import pytest

from alerts.alert import Origin
from alerts.book import Pages
from alerts.carry_out import carry_out
from alerts.facts_of import facts_of
from alerts.help.take_back import take_back
from alerts.notice import Recipient
from alerts.people import Caller, Profile
from alerts.private import NOTHING_LATER, Private
from alerts.who_decides.authority import (
    FREE,
    PROVES_AFTER,
    WITH_PIN,
    WITHOUT_PIN,
    Act,
    Verdict,
    act_of,
    verdict,
    verdict_on,
)
from alerts.who_decides.pin import hash_pin
from alerts.who_decides.pin_work import NewDuressPin, NewPin, PinWork, TriedPin
from alerts.who_decides.proof import Proof
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import AZIZA, BARNO, around, caller, contact
from vocabulary import effects
from vocabulary.choices import SafeTime, Specialist, TellCentre
from vocabulary.codes import CentreCode, RegionCode
from vocabulary.effects import Effect
from vocabulary.languages import RU, UZ
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access

HASHED = hash_pin("4071")
HAS_PIN = Profile(private=Private(pin=HASHED))

TABLE = """
           | none       code       dial       | none       code       dial       new_pin    pin        duress
ask        | done       done       done       | done       done       done       done       done       done
place      | not_proved done       done       | not_proved done       done       done       done       done
speak      | pretended  done       done       | pretended  pretended  pretended  done       done       pretended
add        | not_proved done       done       | not_proved not_proved pretended  done       done       pretended
change     | waits      done       done       | pretended  pretended  pretended  done       done       pretended
take_off   | waits      not_proved not_proved | pretended  pretended  pretended  not_proved done       pretended
close      | not_proved not_proved not_proved | not_proved not_proved not_proved not_proved done       pretended
stop       | done       done       done       | done       done       done       done       done       done
hear_again | pretended  done       done       | pretended  done       done       done       done       done
go         | done       done       done       | done       done       done       done       done       done
answer     | waits      done       waits      | waits      done       waits      waits      waits      waits
"""


def rows() -> list[tuple[Act, bool, Proof, Verdict]]:
    read = []
    for line in TABLE.splitlines()[2:]:
        act, without, having = (part.split() for part in line.split("|"))
        for has_pin, said in ((False, without), (True, having)):
            proofs = list(Proof)[: len(said)]
            read += [(Act(act[0]), has_pin, proof, Verdict(one)) for proof, one in zip(proofs, said, strict=True)]
    return read


@pytest.mark.parametrize(("act", "has_pin", "proof", "said"), rows())
def test_who_may_decide_what(act: Act, has_pin: bool, proof: Proof, said: Verdict) -> None:
    assert verdict(act, proof, has_pin) is said


def test_the_table_has_every_act() -> None:
    assert {act for act, *_ in rows()} == set(Act) == set(WITH_PIN) == set(WITHOUT_PIN)


def test_nothing_less_than_her_pin_closes_an_alert() -> None:
    closing = [proof for rules in (WITH_PIN, WITHOUT_PIN) for proof in Proof if rules[Act.CLOSE][proof] is Verdict.DONE]
    assert set(closing) == {Proof.PIN}


# ---- every effect there is


EXAMPLES: dict[type, object] = {
    effects.AddContact: effects.AddContact("Barno", BARNO),
    effects.RemoveContact: effects.RemoveContact("contact-Aziza"),
    effects.KeepContact: effects.KeepContact("contact-Aziza"),
    effects.SetPin: effects.SetPin("4071"),
    effects.SetDuressPin: effects.SetDuressPin("4071"),
    NewPin: NewPin("another"),
    NewDuressPin: NewDuressPin("another"),
}
EVERY_EFFECT = [*get_args(Effect), NewPin, NewDuressPin, TriedPin]


@pytest.mark.parametrize("effect", EVERY_EFFECT, ids=lambda effect: effect.__name__)
def test_an_effect_is_free_or_guarded_and_what_is_free_is_named(effect: type[Effect]) -> None:
    made = object.__new__(effect)
    assert (act_of(made, HAS_PIN) is Act.ASK) == (effect in FREE)


def guarded() -> list[type]:
    return [effect for effect in EVERY_EFFECT if effect not in FREE and effect is not effects.SetLanguage]


def made(effect: type) -> Effect:
    """One of this kind that would change something: nothing of it is read where it is not carried out."""
    return EXAMPLES.get(effect) or object.__new__(effect)  # type: ignore[return-value]


def without_claims(who: Caller) -> Caller:
    """What is hers: not the names that a text alone added."""
    private = replace(who.profile.private, claimed=())
    kept = tuple(one for one in who.contacts if one.kept)
    return replace(who, profile=replace(who.profile, private=private), contacts=kept)


FREE_EXAMPLES: dict[type, Effect | PinWork] = {
    effects.RaiseAlert: effects.RaiseAlert(RegionCode("UZ-AN")),
    effects.PlaceAlert: effects.PlaceAlert(RegionCode("UZ-AN")),
    effects.TextMeCentre: effects.TextMeCentre(CentreCode("DEMO-AN-1")),
    effects.AskCallBack: effects.AskCallBack(Specialist.LAWYER, SafeTime.EVENING),
    effects.AskQuestion: effects.AskQuestion(Specialist.LAWYER, "nima qilay?"),
    effects.AnswerCall: effects.AnswerCall("123456", goes=True),
    effects.WrongCode: effects.WrongCode(),
    TriedPin: TriedPin(Access.FRESH, "9999", HASHED),
}


def test_what_is_free_has_an_example() -> None:
    assert FREE_EXAMPLES.keys() | {effects.Unlock} == FREE


@pytest.mark.parametrize("effect", FREE_EXAMPLES.values(), ids=lambda effect: type(effect).__name__)
@pytest.mark.parametrize("access", [Access.LOCKED, Access.FRESH, Access.FORCED])
@pytest.mark.parametrize("vouched", [Proof.NONE, Proof.CODE, Proof.DIAL])
def test_what_is_free_changes_nothing_that_she_set(effect: Effect, access: Access, vouched: Proof) -> None:
    her = caller(
        contact(), language=UZ, own_name="Nilufar", private=Private(pin=HASHED, safe_word="olma", cover_key="4")
    )
    book = FakeBook(her)
    book.access, book.vouched = access, vouched
    carry_out(effect, book, Origin.SMS, around())
    noted = {"pins_typed", "pins_by_text", "wrong_codes"}
    after = {
        one.name: getattr(book.caller.profile.private, one.name) for one in fields(Private) if one.name not in noted
    }
    assert after == {name: getattr(her.profile.private, name) for name in after}
    assert replace(book.caller.profile, private=her.profile.private) == her.profile
    assert (book.caller.contacts, book.is_destroyed) == (her.contacts, False)


@pytest.mark.parametrize("effect", guarded(), ids=lambda effect: effect.__name__)
@pytest.mark.parametrize("access", [Access.LOCKED, Access.FRESH, Access.FORCED])
@pytest.mark.parametrize("vouched", [Proof.NONE, Proof.CODE, Proof.DIAL])
def test_with_a_pin_set_nothing_instead_of_it_changes_what_is_hers(
    effect: type, access: Access, vouched: Proof
) -> None:
    book = FakeBook(caller(contact(), private=Private(pin=HASHED)))
    book.access, book.vouched = access, vouched
    before = replace(book.caller)
    carry_out(made(effect), book, Origin.SMS, around())
    assert (without_claims(book.caller), book.is_destroyed) == (before, False)


@pytest.mark.parametrize("effect", guarded(), ids=lambda effect: effect.__name__)
def test_without_a_pin_a_text_alone_changes_nothing_that_is_hers(effect: type) -> None:
    book = FakeBook(caller(contact(), language=UZ, region=RegionCode("UZ-AN")))
    book.vouched = Proof.NONE
    before = replace(book.caller)
    carry_out(made(effect), book, Origin.SMS, around())
    assert (without_claims(book.caller), book.is_destroyed) == (before, False)


def test_a_text_adds_a_name_that_is_not_kept_and_a_dial_one_that_is() -> None:
    for vouched, kept in ((Proof.NONE, False), (Proof.CODE, True), (Proof.DIAL, True)):
        book = FakeBook(caller())
        book.vouched = vouched
        carry_out(effects.AddContact("Aziza", AZIZA), book, Origin.SMS, around())
        assert [one.kept for one in book.caller.contacts] == [kept]


def test_a_first_language_and_a_first_region_put_nothing_out_of_its_place() -> None:
    book = FakeBook(caller())
    book.vouched = Proof.NONE
    for first, another in (
        (effects.SetLanguage(UZ), effects.SetLanguage(RU)),
        (effects.SetRegion(RegionCode("UZ-AN")), effects.SetRegion(RegionCode("UZ-BU"))),
    ):
        carry_out(first, book, Origin.SMS, around())
        carry_out(another, book, Origin.SMS, around())
    assert (book.caller.profile.language, book.caller.profile.region) == (UZ, "UZ-AN")


# ---- a PIN that he planted


def with_first_pin_set(book: FakeBook, before: timedelta) -> None:
    """She, or who holds her phone, set a first PIN so long before the alert."""
    carry_out(effects.SetPin("4071"), book, Origin.USSD, around())
    book.now += before
    carry_out(effects.RaiseAlert(), book, Origin.USSD, around())
    book.access = Access.OPEN


def test_who_holds_her_phone_cannot_set_a_first_pin_and_close_her_alert_with_it() -> None:
    book = FakeBook(caller())
    carry_out(effects.RaiseAlert(), book, Origin.USSD, around())
    carry_out(effects.SetPin("4071"), book, Origin.USSD, around())
    book.access = Access.OPEN
    assert verdict_on(effects.TakeBack(), book) is Verdict.NOT_PROVED


@pytest.mark.parametrize("waits", [timedelta(0), PROVES_AFTER, timedelta(days=9)])
def test_a_pin_that_he_planted_before_the_alert_takes_back_without_proof_however_long_he_waits(
    waits: timedelta,
) -> None:
    book = FakeBook(caller(contact(), region=RegionCode("UZ-AN")))
    with_first_pin_set(book, before=PROVES_AFTER - timedelta(minutes=1))
    book.now += waits
    carry_out(effects.TakeBack(), book, Origin.USSD, around())
    assert book.alert and book.alert.taken_back_at == book.now
    carry_out(effects.RemoveContact("contact-Aziza"), book, Origin.USSD, around())
    assert [one.name for one in book.caller.contacts] == ["Aziza"]


def test_a_pin_that_was_hers_a_day_before_the_alert_closes_it_also_when_she_changed_it_since() -> None:
    book = FakeBook(caller())
    with_first_pin_set(book, before=PROVES_AFTER)
    carry_out(effects.SetPin("2580"), book, Origin.USSD, around())
    assert verdict_on(effects.TakeBack(), book) is Verdict.DONE


def test_a_pin_that_is_taken_away_and_set_anew_is_a_new_one() -> None:
    book = FakeBook(caller())
    carry_out(effects.SetPin("4071"), book, Origin.USSD, around())
    book.now += timedelta(days=99)
    carry_out(effects.SetPin(""), book, Origin.USSD, around())
    with_first_pin_set(book, before=timedelta(hours=1))
    assert verdict_on(effects.TakeBack(), book) is Verdict.NOT_PROVED


# ---- nobody is taken off an open alert


def names_told(book: FakeBook) -> list[str]:
    return sorted(one.to.key for one in book.new_posts() if one.to.kind is Recipient.CONTACT)


def names_on_her_phone(book: FakeBook) -> list[str]:
    facts = facts_of(Pages(book.caller, book.alert), Access.OPEN, around(), book.now)
    return [one.name for one in facts.contacts]


def with_no_centre_and_an_open_alert() -> FakeBook:
    book = FakeBook(caller(contact(), contact("Barno", BARNO), tell_centre=TellCentre.NO))
    carry_out(effects.RaiseAlert(), book, Origin.USSD, around())
    book.new_posts()
    return book


def test_whom_a_phone_without_pin_removes_is_gone_from_its_screens_and_hears_this_alert_to_its_end() -> None:
    book = with_no_centre_and_an_open_alert()
    for one in ("contact-Aziza", "contact-Barno"):
        carry_out(effects.RemoveContact(one), book, Origin.USSD, around())
    assert names_on_her_phone(book) == []
    carry_out(effects.TakeBack(), book, Origin.USSD, around())
    assert names_told(book) == ["contact-Aziza", "contact-Barno"]
    carry_out(effects.RaiseAlert(), book, Origin.USSD, around())
    assert names_told(book) == ["contact-Aziza", "contact-Barno"]
    take_back(book, around(), Proof.PIN)
    assert book.caller.contacts == () and book.caller.profile.private.later == NOTHING_LATER


def test_who_is_added_again_before_it_is_over_stays() -> None:
    book = with_no_centre_and_an_open_alert()
    carry_out(effects.RemoveContact("contact-Aziza"), book, Origin.USSD, around())
    assert carry_out(effects.AddContact("Aziza", AZIZA), book, Origin.USSD, around()) is None
    take_back(book, around(), Proof.PIN)
    assert sorted(one.name for one in book.caller.contacts) == ["Aziza", "Barno"]


def test_a_forged_text_does_not_undo_a_removal() -> None:
    book = with_no_centre_and_an_open_alert()
    carry_out(effects.RemoveContact("contact-Aziza"), book, Origin.USSD, around())
    book.vouched = Proof.NONE
    carry_out(effects.AddContact("Aziza", AZIZA), book, Origin.SMS, around())
    assert names_on_her_phone(book) == ["Barno"]


def test_a_new_name_in_a_full_list_takes_nobody_off_an_open_alert() -> None:
    passing = contact("Passing", PhoneNumber("+998000000088"))
    others = [contact(f"One{n}", PhoneNumber(f"+99800000006{n}")) for n in range(4)]
    book = FakeBook(caller(*others, replace(passing, kept=False)))
    carry_out(effects.RaiseAlert(), book, Origin.USSD, around())
    assert carry_out(effects.AddContact("Barno", BARNO), book, Origin.USSD, around()) is None
    assert "Passing" not in names_on_her_phone(book) and "Barno" in names_on_her_phone(book)
    assert book.caller.contact(passing.id)


def test_a_no_to_centres_takes_no_staff_off_an_open_alert_and_counts_for_the_next() -> None:
    book = FakeBook(caller(region=RegionCode("UZ-AN")))
    carry_out(effects.RaiseAlert(), book, Origin.USSD, around())
    carry_out(effects.SetTellCentre(TellCentre.NO), book, Origin.USSD, around())
    assert book.caller.profile.tell_centre is TellCentre.NOT_ASKED
    take_back(book, around(), Proof.PIN)
    assert book.caller.profile.tell_centre is TellCentre.NO


def test_a_no_before_any_staff_know_counts_at_once() -> None:
    book = FakeBook(caller(contact()))
    carry_out(effects.RaiseAlert(), book, Origin.USSD, around(tell_centre=False))
    carry_out(effects.SetTellCentre(TellCentre.NO), book, Origin.USSD, around(tell_centre=False))
    assert book.caller.profile.tell_centre is TellCentre.NO


def test_her_pin_removes_at_once() -> None:
    book = FakeBook(caller(contact(), private=Private(pin=HASHED)))
    carry_out(effects.RaiseAlert(), book, Origin.USSD, around())
    book.access = Access.OPEN
    carry_out(effects.RemoveContact("contact-Aziza"), book, Origin.USSD, around())
    assert book.caller.contacts == ()
