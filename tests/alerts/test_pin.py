"""A PIN guards what is hers, and no screen tells which PIN was typed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from alerts.alert import Origin
from alerts.book import Pages
from alerts.carry_out import carry_out
from alerts.facts_of import facts_of
from alerts.people import NEW_ACCOUNT, Caller, Contact, Profile
from alerts.private import Private
from alerts.settings import with_setting
from alerts.who_decides.authority import FREE
from alerts.who_decides.pin_work import PinWork, PinWorkWanted, TriedPin, WorkedPins, pins_of
from alerts.who_decides.pin_work import worked_out as worked_out_for
from alerts.who_decides.proof import Proof
from alerts.who_decides.unlocking import MOST_TYPED
from tests.alerts.fake_book import HER_NUMBER, FakeBook
from tests.alerts.world import around
from vocabulary import effects
from vocabulary.choices import PlaceLabel, SmsAnswers, TellCentre
from vocabulary.codes import CentreCode, RegionCode
from vocabulary.languages import UZ
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access, Refusal

REGION = RegionCode("UZ-AN")
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
CONTACT = Contact("c-1", "Malika", PhoneNumber("+998000000002"), UZ)


def worked_out(effect: effects.Effect, private: Private) -> PinWork:
    return worked_out_for(effect, pins_of(private))


def set_in(profile: Profile, effect: effects.Effect) -> Profile | Refusal | None:
    return with_setting(profile, worked_out(effect, profile.private))


def with_pins() -> Private:
    profile = set_in(Profile(), effects.SetPin("4071"))
    assert isinstance(profile, Profile)
    profile = set_in(profile, effects.SetDuressPin("9950"))
    assert isinstance(profile, Profile)
    return profile.private


PINS = with_pins()


def types(book: FakeBook, typed: str, origin: Origin = Origin.USSD) -> tuple[Access, Refusal | None]:
    """What one dial or text opens in which this PIN is typed."""
    book.access, book.vouched = Access.LOCKED, Proof.NONE if origin is Origin.SMS else Proof.DIAL
    book.pins.work(PinWorkWanted(effects.Unlock(typed), pins_of(book.caller.profile.private)))
    refusal = carry_out(effects.Unlock(typed), book, origin, around())
    return book.access, refusal


def slowed(origin: Origin = Origin.USSD) -> FakeBook:
    book = her_book()
    for guess in range(MOST_TYPED):
        assert types(book, f"123{guess}", origin) == (Access.FRESH, None)
    return book


def her_book() -> FakeBook:
    return FakeBook(
        Caller(HER_NUMBER, Profile(UZ, REGION, own_name="Nodira", tell_centre=TellCentre.YES, private=PINS), (CONTACT,))
    )


@pytest.mark.parametrize(
    ("typed", "access"),
    [
        ("4071", Access.OPEN),
        ("9950", Access.FORCED),
        ("0000", Access.FRESH),
        ("", Access.FRESH),
        ("40710", Access.FRESH),
    ],
)
def test_a_pin_opens_only_what_is_its_own(typed: str, access: Access) -> None:
    assert types(her_book(), typed) == (access, None)


@pytest.mark.parametrize("typed", ["4071", ""])
def test_without_a_pin_nothing_that_is_typed_opens_anything(typed: str) -> None:
    assert types(FakeBook(), typed)[0] is Access.FRESH


def test_no_pin_stands_in_clear_in_what_is_kept() -> None:
    assert "4071" not in repr(PINS) and "9950" not in repr(PINS)


EVERY_PIN = pytest.mark.parametrize("typed", ["4071", "9950", "1230", "0000"], ids=["hers", "duress", "again", "wrong"])


@EVERY_PIN
def test_after_five_pins_every_other_is_put_off_alike_for_an_hour_and_opens_no_account(typed: str) -> None:
    book = slowed()
    before = book.caller
    book.account = b""
    book.later(minutes=59)
    assert types(book, typed) == (Access.LOCKED, Refusal.NOT_NOW)
    assert (book.caller, book.account) == (before, b"")
    book.later(minutes=1)
    assert types(book, typed)[1] is None


@EVERY_PIN
def test_every_pin_counts_once_however_often_it_is_typed(typed: str) -> None:
    book = her_book()
    for _ in range(MOST_TYPED + 1):
        assert types(book, typed)[1] is None
    for guess in range(MOST_TYPED - 1):
        assert types(book, f"888{guess}")[1] is None
    assert types(book, "7777") == (Access.LOCKED, Refusal.NOT_NOW)


def test_a_new_pin_begins_no_new_count_since_none_does_in_an_account_that_is_not_hers() -> None:
    typed = slowed().caller.profile
    changed = set_in(typed, effects.SetPin("6363"))
    assert isinstance(changed, Profile)
    assert changed.private.pins_typed == typed.private.pins_typed


def test_pins_by_text_spoil_no_dial_and_the_other_way_round() -> None:
    book = slowed(Origin.SMS)
    assert types(book, "4071", Origin.SMS)[0] is Access.LOCKED
    assert types(book, "4071", Origin.USSD)[0] is Access.OPEN
    assert types(slowed(Origin.USSD), "4071", Origin.SMS)[0] is Access.OPEN


def test_staff_hear_the_duress_pin_in_a_text_that_is_slowed_down_and_it_opens_no_account() -> None:
    book = slowed(Origin.SMS)
    book.account = b""
    assert types(book, "9950", Origin.SMS)[0] is Access.FORCED
    carry_out(effects.AddContact("Zebo", PhoneNumber("+998000000003")), book, Origin.SMS, around())
    assert book.account == b"" and book.other_account() == NEW_ACCOUNT


def test_in_a_menu_by_text_that_is_slowed_down_the_duress_pin_is_put_off_like_any_other() -> None:
    book = slowed(Origin.SMS)
    book.access, book.vouched = Access.LOCKED, Proof.DIAL
    book.pins.work(PinWorkWanted(effects.Unlock("9950"), pins_of(book.caller.profile.private)))
    assert carry_out(effects.Unlock("9950"), book, Origin.SMS, around()) is Refusal.NOT_NOW
    assert book.access is Access.LOCKED


def test_work_done_for_other_pins_is_wanted_anew_and_its_fault_tells_no_pin() -> None:
    pins = WorkedPins()
    with pytest.raises(PinWorkWanted) as wanted:
        pins.of(effects.Unlock("4071"), PINS)
    assert "4071" not in repr(wanted.value) + str(wanted.value)
    pins.work(wanted.value)
    assert pins.of(effects.Unlock("4071"), PINS) == TriedPin(Access.OPEN)
    with pytest.raises(PinWorkWanted):
        pins.of(effects.Unlock("4071"), with_pins())


def test_the_two_pins_must_differ() -> None:
    assert set_in(Profile(private=PINS), effects.SetDuressPin("4071")) is Refusal.SAME_AS_PIN
    assert set_in(Profile(private=PINS), effects.SetPin("9950")) is Refusal.SAME_AS_PIN


@pytest.mark.parametrize("near", ["4070", "5071", "4091", "0471", "4701", "4017"])
def test_no_slip_of_the_finger_lies_between_the_two(near: str) -> None:
    profile = set_in(Profile(), effects.SetPin("4071"))
    assert isinstance(profile, Profile)
    assert set_in(profile, effects.SetDuressPin(near)) is Refusal.NEAR_PIN
    other = set_in(Profile(), effects.SetDuressPin("4071"))
    assert isinstance(other, Profile)
    assert set_in(other, effects.SetPin(near)) is Refusal.NEAR_PIN


@pytest.mark.parametrize("far", ["2580", "1704", "4160", "40715", "407"])
def test_two_slips_or_more_are_another_pin(far: str) -> None:
    profile = set_in(Profile(), effects.SetPin("4071"))
    assert isinstance(profile, Profile)
    assert isinstance(set_in(profile, effects.SetDuressPin(far)), Profile)


def test_without_a_pin_there_is_no_duress_pin_and_no_cover() -> None:
    profile = set_in(Profile(private=replace(PINS, cover_key="7")), effects.SetPin(""))
    assert isinstance(profile, Profile) and profile.private == Private()


@pytest.mark.parametrize("access", [Access.FRESH, Access.FORCED])
def test_any_other_pin_shows_a_new_account(access: Access) -> None:
    book = her_book()
    shown = facts_of(Pages(book.caller), access, around(), NOW)
    new = facts_of(Pages(Caller(HER_NUMBER, Profile(UZ))), Access.FRESH, around(), NOW)
    assert shown == new


def test_before_a_pin_nothing_of_hers_is_shown() -> None:
    book = her_book()
    book.save_profile(replace(book.caller.profile, private=replace(PINS, centre=CentreCode("DEMO-AN-1"))))
    shown = facts_of(Pages(book.caller), Access.LOCKED, around(), NOW)
    assert (shown.contacts, shown.own_name, shown.has_pin, shown.safe_word) == ((), "", False, "")
    assert shown.centre is None


@pytest.mark.parametrize("access", [Access.LOCKED, Access.FRESH, Access.FORCED])
def test_what_is_guarded_changes_nothing_until_her_pin_was_typed(access: Access) -> None:
    book = her_book()
    before = book.caller
    book.access = access
    for effect in (
        effects.AddContact("Zebo", PhoneNumber("+998000000003")),
        effects.RemoveContact("c-1"),
        effects.SetOwnText("menga qo'ng'iroq qiling"),
        effects.SetCentre(CentreCode("DEMO-AN-1")),
        effects.SetPin("1111"),
        effects.EraseEverything(),
    ):
        assert type(effect) not in FREE
        assert carry_out(effect, book, Origin.USSD, around()) is None
    assert book.caller == before and not book.is_destroyed


@pytest.mark.parametrize("access", list(Access))
def test_help_needs_no_pin(access: Access) -> None:
    book = her_book()
    book.access = access
    carry_out(effects.RaiseAlert(), book, Origin.USSD, around())
    assert book.alert is not None and CONTACT.number in [notice.to.number for notice in book.posted]


def test_typing_the_pin_opens_the_book() -> None:
    book = her_book()
    assert book.access is Access.LOCKED
    carry_out(effects.Unlock("4071"), book, Origin.USSD, around())
    carry_out(effects.RemoveContact("c-1"), book, Origin.USSD, around())
    assert book.caller.contacts == ()


@pytest.mark.parametrize(
    ("effect", "field", "value"),
    [
        (effects.SetCover("7"), "cover_key", "7"),
        (effects.SetSafeWord("chinor"), "safe_word", "chinor"),
        (effects.SetSmsAnswers(SmsAnswers.OWN_PHRASE, "Rahmat"), "own_phrase", "Rahmat"),
        (effects.SetMissedCall(True), "missed_call", True),
        (effects.SetHearsWhoGoes(True), "hears_who_goes", True),
    ],
)
def test_a_private_setting_is_kept(effect: effects.Effect, field: str, value: object) -> None:
    profile = with_setting(Profile(), effect)
    assert isinstance(profile, Profile) and getattr(profile.private, field) == value


def test_choosing_a_centre_is_a_yes_and_letting_go_of_it_is_no_no() -> None:
    chosen = with_setting(Profile(tell_centre=TellCentre.NO), effects.SetCentre(CentreCode("DEMO-AN-1")))
    assert isinstance(chosen, Profile)
    assert (chosen.tell_centre, chosen.private.centre) == (TellCentre.YES, "DEMO-AN-1")

    nearest = with_setting(chosen, effects.SetCentre(None))

    assert isinstance(nearest, Profile)
    assert (nearest.tell_centre, nearest.private.centre) == (TellCentre.YES, None)


def test_a_labelled_place_replaces_the_one_of_its_label() -> None:
    profile = Profile()
    for region in ("UZ-AN", "UZ-BU"):
        changed = with_setting(profile, effects.SetLabelledPlace(PlaceLabel.HOME, RegionCode(region)))
        assert isinstance(changed, Profile)
        profile = changed
    assert [place.region for place in profile.private.places] == ["UZ-BU"]


def test_erasing_destroys_at_once_but_never_an_open_alert() -> None:
    book = FakeBook()
    carry_out(effects.EraseEverything(), book, Origin.USSD, around())
    assert book.is_destroyed
    book = FakeBook()
    carry_out(effects.RaiseAlert(), book, Origin.USSD, around())
    carry_out(effects.EraseEverything(), book, Origin.USSD, around())
    assert book.is_leaving and not book.is_destroyed
