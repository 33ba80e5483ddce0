"""What is not left out of a long text."""

import pytest

from sms.her_words.telling import telling_words

TALK = "kecha bozorga bordik havo issiq edi olma oldik nok oldik keyin uyga qaytdik ovqat qildik choy ichdik gaplashdik"


@pytest.mark.parametrize(
    "told", ["u meni uryapti", "он меня бьет", "qonga botib yotibman", "yordam kerak menga", "помогите мне"]
)
@pytest.mark.parametrize("form", ["{0}. {1}. {0}", "{1}. {0}", "{0}! {1}"])
def test_the_clause_that_was_heard_is_found_wherever_it_stands(form: str, told: str) -> None:
    assert told in telling_words(form.format(TALK, told))


def test_without_marks_its_neighbours_come_along() -> None:
    assert "u meni uryapti" in telling_words(f"{TALK} u meni uryapti {TALK}")


def test_violence_is_told_before_a_call() -> None:
    assert telling_words(f"yordam bering. {TALK}. u meni uryapti") == "u meni uryapti"


def test_in_everyday_talk_nothing_is_found() -> None:
    assert telling_words(TALK) == ""
