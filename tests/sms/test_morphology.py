"""Whether the forms of Uzbek verbs are known by stem and ending, as cities and villages write them."""

import pytest

from sms.language.lexicon import Kind, kinds_of
from sms.language.morphology import Does, readings, stems_of
from sms.language.sounds import sound


@pytest.mark.parametrize(
    "form",
    "urdi uryapti urayapti urvotti uropti urib urgan urgandan urishdi uradi urarmish urmoqchi urmoqchiydi uribdi"
    " urivordi urayotgan urayotganini уряпти ураётир".split(),
)
def test_he_does_it_whatever_the_form(form: str) -> None:
    assert list(readings(sound(form), stems_of("ur"))) == [("ur", Does.HE)]


@pytest.mark.parametrize("form", "urmadi urmaydi urmayapti urmagan урмайди".split())
def test_he_does_not(form: str) -> None:
    assert list(readings(sound(form), stems_of("ur"))) == [("ur", Does.HE_DOES_NOT)]


@pytest.mark.parametrize("form", "uraman urdim uryapman urildim urvomman".split())
def test_i_do(form: str) -> None:
    assert list(readings(sound(form), stems_of("ur"))) == [("ur", Does.I_DO)]


@pytest.mark.parametrize("form", "uring urasan urush urug' uruv urf".split())
def test_what_is_said_to_you_and_other_words_are_no_form_of_it(form: str) -> None:
    assert list(readings(sound(form), stems_of("ur"))) == []


def test_the_longest_stem_tells_what_a_word_is() -> None:
    assert kinds_of(sound("o'ldirdi")) & Kind.KILLS.value
    assert kinds_of(sound("urishdi")) & Kind.SCOLDS.value
    assert not kinds_of(sound("urishdi")) & Kind.STRIKES.value


def test_a_listed_matter_is_no_verb_that_happens_to_look_so() -> None:
    assert kinds_of(sound("maktab")) == Kind.MATTER.value
