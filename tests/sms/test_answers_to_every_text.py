"""Each text of ours that asks for an answer, in each language: what it offers is sent back, and counts (S23)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from alerts.alert import Alert, AlertState
from alerts.contacts.consent import invite
from alerts.contacts.hers import add_contact
from alerts.notice import Recipient
from alerts.people import ContactState
from sms.answer_words.read import CONTACT, DUTY, INVITED, Vocabulary, read_answer
from tests.demo import Demo
from tests.keys import key_in
from texts.catalogue import load_words
from texts.transliterate import to_latin
from vocabulary.languages import Language
from vocabulary.phone_number import PhoneNumber

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
    return INVITED if key in ("contact.invitation", "contact.what_it_is", "contact.said_no") else CONTACT


ASKING = [
    pytest.param(key, language, digit, words, id=f"{key}-{language}-{digit}")
    for key in WORDS.keys
    if not key.startswith("caller.") and key not in ("answer.which", "answer.wrong_code")
    for language in WORDS.languages
    for digit, words in offers(key, language)
]


def test_every_kind_of_text_that_asks_is_found() -> None:
    asking = {param.values[0] for param in ASKING}
    assert {"contact.alarm", "contact.nobody_comes", "contact.invitation", "staff.please_answer"} <= asking
    assert {"answer.which_of_two", "duty.answer", "duty.take_or_pass", "duty.done_or_pass", "duty.next"} <= asking
    assert {"duty.choices", "duty.choices_forced"} <= asking


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


# ---- the same through the door of texts, and counted


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    demo = Demo(tmp_path_factory.mktemp("every_text"))
    yield demo
    demo.close()


NUMBERS = (PhoneNumber(f"+99800{n:07d}") for n in count(4_000_000))
DUTY_LINE = PhoneNumber("+998000000000")
GOES, TAKES = {1: "going", 2: "cannot"}, {0: "closed", 1: "taken", 2: "passed_on"}
AGREES = {1: ContactState.ACCEPTED, 2: ContactState.DECLINED}


@pytest.mark.parametrize(("key", "language", "digit", "words"), ASKING)
def test_what_a_text_offers_counts_when_it_comes_through_the_door(
    demo: Demo, key: str, language: Language, digit: int, words: str
) -> None:
    her, theirs, reader = next(NUMBERS), next(NUMBERS), whose(key)
    is_invitation = reader is INVITED
    _with_a_contact(demo, her, theirs, language, is_invitation)
    if not is_invitation:
        demo.phone(her).dials("*000*1*1#")
    named = f"{_key_of_her_alert(demo, her)} " if reader is DUTY else ""

    demo.phone(DUTY_LINE if reader is DUTY else theirs).texts(f"{named}{digit} {words}")

    with demo.service.ledger.open_book(her, demo.now()) as book:
        if is_invitation:
            assert book.caller.contacts[0].state is AGREES[digit]
        elif reader is DUTY:
            assert _came_of(book.alert) == TAKES[digit]
        else:
            assert book.alert
            assert book.told(book.alert)[Recipient.CONTACT, book.caller.contacts[0].id].answer == GOES[digit]


def _with_a_contact(demo: Demo, her: PhoneNumber, theirs: PhoneNumber, language: Language, invited: bool) -> None:
    around = demo.service.around(demo.service.directory.newest())
    with demo.service.ledger.open_book(her, demo.now()) as book:
        add_contact(book, "Aziza", theirs)
        book.save_profile(replace(book.caller.profile, language=language))
        if invited:
            invite(book, book.caller.contacts[0].id, around)


def _key_of_her_alert(demo: Demo, her: PhoneNumber) -> str:
    with demo.service.ledger.open_book(her, demo.now()) as book:
        assert book.alert
        code = book.alert.code
    alarm = [text for text in demo.texts_of(DUTY_LINE) if text.startswith(f"{code}: ")][-1]
    return key_in(alarm)


def _came_of(alert: Alert | None) -> str:
    if alert is None:
        return "closed"
    return "taken" if alert.state is AlertState.ACKNOWLEDGED else "passed_on"
