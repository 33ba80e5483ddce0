"""Who may decide what, as a table: each act, with each proof, where she has a PIN and where she has none."""

from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest

from alerts.alert import Origin
from alerts.authority import FREE, WITH_PIN, WITHOUT_PIN, Act, Verdict, act_of, verdict, verdict_on
from alerts.carry_out import carry_out
from alerts.people import Profile
from alerts.pin import hash_pin
from alerts.pin_work import NewDuressPin, NewPin, TriedPin
from alerts.private import Private
from alerts.proof import Proof
from menus import effects
from menus.effects import Effect
from menus.facts import Access
from regions.codes import RegionCode
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import AZIZA, BARNO, around, caller, contact
from texts.languages import RU, UZ

HASHED = hash_pin("4071")
HAS_PIN = Profile(private=Private(pin=HASHED))

TABLE = """
             | no PIN: none        code        dial        | PIN: none           code        dial        pin   duress
ask          | done                done        done        | done                done        done        done  done
speak        | pretended           done        done        | pretended           pretended   done        done  done
add          | not_proved          done        done        | not_proved          not_proved  pretended   done  pretended
change       | waits               done        done        | pretended           pretended   pretended   done  pretended
close        | not_proved          not_proved  not_proved  | not_proved          not_proved  not_proved  done  pretended
stop         | done                done        done        | done                done        done        done  done
hear_again   | pretended           done        done        | pretended           done        done        done  done
go           | done                done        done        | done                done        done        done  done
answer       | waits               done        waits       | waits               done        waits       waits waits
"""


def rows() -> list[tuple[Act, bool, Proof, Verdict]]:
    read = []
    for line in TABLE.strip().splitlines()[1:]:
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
    NewPin: NewPin("another", is_other=False),
    NewDuressPin: NewDuressPin("another", is_other=False),
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
    after = replace(book.caller, contacts=tuple(one for one in book.caller.contacts if one.kept))
    assert (after, book.is_destroyed) == (before, False)


@pytest.mark.parametrize("effect", guarded(), ids=lambda effect: effect.__name__)
def test_without_a_pin_a_text_alone_changes_nothing_that_is_hers(effect: type) -> None:
    book = FakeBook(caller(contact(), language=UZ, region=RegionCode("UZ-AN")))
    book.vouched = Proof.NONE
    before = replace(book.caller)
    carry_out(made(effect), book, Origin.SMS, around())
    after = replace(book.caller, contacts=tuple(one for one in book.caller.contacts if one.kept))
    assert (after, book.is_destroyed) == (before, False)


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


# ---- a PIN that is newer than the alert


def with_pin_set_in_this_dial(book: FakeBook) -> None:
    carry_out(effects.SetPin("4071"), book, Origin.USSD, around())


def test_who_holds_her_phone_cannot_set_a_first_pin_and_close_her_alert_with_it() -> None:
    book = FakeBook(caller())
    carry_out(effects.RaiseAlert(), book, Origin.USSD, around())
    with_pin_set_in_this_dial(book)
    book.access = Access.OPEN
    assert verdict_on(effects.TakeBack(), book) is Verdict.NOT_PROVED


def test_a_pin_that_was_hers_before_the_alert_closes_it_also_when_she_changed_it_since() -> None:
    book = FakeBook(caller())
    with_pin_set_in_this_dial(book)
    book.later(minutes=1)
    carry_out(effects.RaiseAlert(), book, Origin.USSD, around())
    book.now += timedelta(minutes=1)
    with_pin_set_in_this_dial(book)
    assert verdict_on(effects.TakeBack(), book) is Verdict.DONE
