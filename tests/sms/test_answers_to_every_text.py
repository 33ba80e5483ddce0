"""Each text of ours that asks for an answer, in each language: what it offers is sent back, and counts (S23)."""

import re

import pytest

from sms.read_answer import CONTACT, DUTY, INVITED, Vocabulary, read_answer
from texts.catalogue import load_words
from texts.transliterate import to_latin

WORDS = load_words("notices")
VALUES = {name: "4711" for name in ("code", "codes")} | {"duty_key": "482913"}
OFFERED = re.compile(r"(?<![\d:])([012]) ([^\W\d][^,.?:]*)")


def offers(key: str, language: str) -> list[tuple[int, str]]:
    """Each digit that the text offers, with the words beside it."""
    values = {name: VALUES.get(name, "@") for name in WORDS.placeholders(key)}
    said = WORDS.say(key, language, **values).replace("482913 ", "").replace("4711 ", "")
    return [(int(digit), words.strip()) for digit, words in OFFERED.findall(said)]


def whose(key: str) -> Vocabulary:
    if key.startswith("duty."):
        return DUTY
    return INVITED if key in ("contact.invitation", "contact.said_no") else CONTACT


ASKING = [
    pytest.param(key, language, digit, words, id=f"{key}-{language}-{digit}")
    for key in WORDS.keys
    if not key.startswith("caller.") and key != "answer.which"
    for language in WORDS.languages
    for digit, words in offers(key, language)
]


def test_every_kind_of_text_that_asks_is_found() -> None:
    asking = {param.values[0] for param in ASKING}
    assert {"contact.alarm", "contact.nobody_comes", "contact.invitation", "staff.please_answer"} <= asking
    assert {"answer.which_of_two", "duty.answer", "duty.take_or_pass", "duty.done_or_pass", "duty.next"} <= asking
    assert {"duty.keys", "duty.new_keys"} <= asking


@pytest.mark.parametrize(("key", "language", "digit", "words"), ASKING)
def test_what_a_text_offers_is_read_as_that(key: str, language: str, digit: int, words: str) -> None:
    named = "482913 " if key.startswith("duty.") else ""
    for body in (f"{digit}", f"{digit} {words}", f"{digit}. {words.upper()}", f"{digit} {to_latin(words, language)}"):
        assert read_answer(named + body, whose(key)).digit == digit, body
        assert read_answer(f"{body} {named}", whose(key)).digit == digit, body


@pytest.mark.parametrize(("key", "language", "digit", "words"), ASKING)
def test_the_words_alone_say_it_too_or_are_asked_about(key: str, language: str, digit: int, words: str) -> None:
    reading = read_answer(words, whose(key))
    assert reading.digit == digit or (key == "staff.please_answer" and reading.is_heard), words


@pytest.mark.parametrize("language", WORDS.languages)
@pytest.mark.parametrize("key", sorted({param.values[0] for param in ASKING}))
def test_a_machine_that_quotes_it_whole_answers_nothing(key: str, language: str) -> None:
    values = {name: VALUES.get(name, "Aziza") for name in WORDS.placeholders(key)}
    assert read_answer(WORDS.say(key, language, **values), whose(key)).digit is None
