"""Who was told of an alert dials in and answers with its code; everybody has the entry, and no screen says whose."""

from dataclasses import replace

import pytest

from menus.facts import NOBODY_KNOWN, Facts
from tests.menus.conftest import Visit
from vocabulary.effects import AnswerCall, HearAgain
from vocabulary.languages import UZ
from vocabulary.states import Access, Refusal

KNOWN = Facts(language=UZ)


@pytest.mark.parametrize(("label", "goes"), [("Boraman", True), ("Borolmayman", False)])
def test_a_code_and_one_key_are_an_answer(visit: Visit, label: str, goes: bool) -> None:
    contact = visit(KNOWN).chooses("Menga kod keldi").types("4711").chooses(label)
    assert contact.effects == [AnswerCall("4711", goes)]
    contact.sees("Javobingiz yozildi", "102")


def test_on_a_first_dial_it_is_there_once_a_language_is_chosen(visit: Visit) -> None:
    contact = visit(NOBODY_KNOWN).chooses("O'zbekcha")
    contact.now_with(KNOWN).chooses("Menga kod keldi").sees("SMSdagi kodni yozing")


def test_before_and_after_the_code_a_wrong_one_looks_like_a_right_one(visit: Visit) -> None:
    right, wrong = (visit(KNOWN).chooses("Menga kod keldi").types(code) for code in ("4711", "0000"))
    assert right.screen == wrong.screen
    wrong.chooses("Boraman").now_with(replace(KNOWN, refusal=Refusal.NO_SUCH_CODE)).sees("hech narsa yo'q")


def test_who_texted_stop_finds_here_a_way_to_be_told_again(visit: Visit) -> None:
    contact = visit(KNOWN).chooses("Menga kod keldi", "STOPni bekor qilish")

    assert contact.effects == [HearAgain()]
    contact.sees("STOP yozgan bo'lsangiz, bekor bo'ldi").types("0").sees("1 YORDAM")


def test_that_way_needs_no_pin_and_looks_the_same_to_everybody(visit: Visit) -> None:
    locked = replace(KNOWN, access=Access.LOCKED)
    screens = {visit(facts).chooses("Menga kod keldi", "STOPni bekor qilish").screen for facts in (KNOWN, locked)}
    assert len(screens) == 1


def test_a_code_is_digits_and_the_key_of_help_is_help_here_too(visit: Visit) -> None:
    contact = visit(KNOWN).chooses("Menga kod keldi").types("salom")
    assert contact.effects == []
    contact.types("1").sees("1 ")
    assert contact.place.at.screen == "help"


def test_the_code_is_kept_in_no_checkpoint_once_it_was_used(visit: Visit) -> None:
    contact = visit(KNOWN).chooses("Menga kod keldi").types("4711").chooses("Boraman")
    assert "4711" not in contact.place.to_json()
