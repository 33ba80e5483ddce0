"""Whatever is typed, reading it ends: a text that breaks a rule of ours must not cost a HELP."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.team.review import is_worth_reading
from regions.gazetteer import find_place
from sms.answer_words.read import CONTACT, DUTY, INVITED, read_answer
from sms.answer_words.without_answer import without_answer
from sms.her_words.read import Word, read
from sms.language.spelling import spellings, tokens_of
from sms.texted_codes import read_code
from sms.unwrapping.controls import without_controls
from tests.alerts.world import geography

MIXED = ["YORDAM Чилонзорda", "ёрдам Jizzaxда", "SOS Чорсуdaman", "yordam berиng", "помогите пжлstа"]

letters = st.sampled_from("abcdefghijklmnopqrstuvwxyzабвгдеёжзийклмнопрстуфхцчшщъыьэюяўқғҳ'0123456789 .,!?\n-+*#ʻ’")
texts = st.one_of(st.text(max_size=60), st.text(letters, max_size=60))


@settings(max_examples=400)
@given(texts)
def test_no_text_breaks_its_reading(text: str) -> None:
    typed = without_controls(text)
    read(typed)
    for vocabulary in (CONTACT, DUTY, INVITED):
        read_answer(typed, vocabulary)
    without_answer(typed)
    read_code(typed)
    is_worth_reading(typed)
    find_place(typed, geography())


@settings(max_examples=400)
@given(st.text(letters, min_size=1, max_size=20))
def test_each_word_is_meant_somehow(text: str) -> None:
    assert all(token.meant for token in tokens_of(text))
    assert spellings(text)


@pytest.mark.parametrize("text", MIXED)
def test_two_alphabets_in_one_word_cost_no_help(text: str) -> None:
    assert read(text).word is Word.HELP
    assert read(without_answer(text)).word is Word.HELP
