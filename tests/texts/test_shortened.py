"""A text that is too long is shown from its beginning and to its end."""

from hypothesis import given
from hypothesis import strategies as st

from texts.shortened import shortened


def test_a_short_text_stays() -> None:
    assert shortened("YORDAM  Chilonzor\n\n5", 40) == "YORDAM  Chilonzor\n\n5"


def test_blanks_go_before_words_do() -> None:
    assert shortened(" " * 90 + "YORDAM" + " " * 90 + "bering", 40) == "YORDAM bering"
    assert shortened("YORDAM" + "\n \n" * 30 + "bering", 40) == "YORDAM\nbering"


def test_of_a_long_text_beginning_and_end_stay() -> None:
    assert shortened("a" * 50 + "yordam", 20) == "aaaaaaaaaaaa … ordam"


def test_no_half_of_a_word_stays_at_the_cut() -> None:
    assert set(shortened("bugun " * 99, 60).split()) == {"bugun", "…"}


@given(st.text(), st.integers(16, 60))
def test_none_is_ever_longer(text: str, longest: int) -> None:
    assert len(shortened(text, longest)) <= longest
