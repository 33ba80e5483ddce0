"""One face: whoever texts a word reads the same, byte for byte, whatever is stored of the number (S18, decision 4)."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import get_ident
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, event

from tests.asked import prepared_statements
from tests.demo import SECRET, Demo
from tests.kinds_of_account import KINDS, known, nobody, under_cover, with_a_full_list, with_a_pin
from vocabulary.phone_number import PhoneNumber

NUMBERS = (PhoneNumber(f"+99800{n:07d}") for n in count(3_000_000))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder: Path = tmp_path_factory.mktemp("one_face")
    demo = Demo(folder)
    post(demo, next(NUMBERS), "MARKAZ Andijon")
    yield demo
    demo.close()


TEXTS = (
    *("XAVFSIZ", "XAVFSIZ 4071", "XAVFSIZ 9950", "БЕЗОПАСНО 0000", "SAFE"),
    *("9950 XAVFSIZ", "xavfsiz pinim 4071", "XAVFSIZ 99 50", "0000\nxavfsizman", "kerakmas 4071", "pin 4071"),
    *("QO'SH", "QO'SH Zebo", "QO'SH Zebo 000000077", "QO'SH Zebo 000000077 4071", "QO'SH Zebo 000000077 9950"),
    *("QO'SH Aziza 000000011", "ДОБАВИТЬ Зебо 000000077 0000", "QO'SH Men HER", "add x"),
    *("OCHIR", "OCHIR 1", "OCHIR 5", "OCHIR Aziza", "OCHIR Hechkim", "УДАЛИТЬ Барно", "remove Barno"),
    *("OCHIR Aziza 4071", "OCHIR Aziza 9950", "OCHIR Aziza 0000", "OCHIR 4071"),
    *("UNUT", "UNUT 4071", "UNUT 9950", "UNUT 0000", "ЗАБУДЬ", "erase", "unut meni", "забудь меня"),
    *("VILOYAT", "VILOYAT Andijon", "VILOYAT Andijon 4071", "ОБЛАСТЬ Самарканд 9950", "VILOYAT Navbahor"),
    *("REGION Atlantis", "TIL", "TIL ru", "TIL uz 4071", "ЯЗЫК уз 9950", "LANG klingon"),
    *("MARKAZ", "MARKAZ Andijon", "центр", "ЦЕНТР Учтепа", "CENTRE 41.31 69.24"),
    *("MENYU", "МЕНЮ", "menu", "STOP", "стоп"),
    *("0", "1", "2", "7", "1 4071", "4071", "482913", "Kod: 482913", "Salom", ""),
)
THEN_THE_CODE = ("OCHIR Aziza", "OCHIR Hechkim", "УДАЛИТЬ 1", "UNUT", "UNUT 4071", "UNUT 9950", "ЗАБУДЬ")


def answered(demo: Demo, number: PhoneNumber, body: str) -> tuple[object, list[str]]:
    """What the gateway hears, and the texts that come to the phone."""
    before = len(demo.texts_of(number))
    form = {"from": number, "to": "000", "text": body.replace("HER", number), "id": f"{number} {body}", "date": ""}
    heard = demo.post(f"/sms/africastalking/{SECRET}/incoming", form)
    return heard, demo.texts_of(number)[before:]


def without_digits_of_codes(texts: list[str]) -> list[str]:
    """A code is another each time; what else stands in the text is compared byte for byte."""
    return [re.sub("(Kod:|Код:|UNUT|ЗАБУДЬ) [0-9]+", r"\1 #", text) for text in texts]


@pytest.mark.parametrize("body", TEXTS)
def test_every_kind_of_account_answers_a_word_alike(demo: Demo, body: str) -> None:
    number = next(NUMBERS)
    nobody(demo, number)
    heard, texts = answered(demo, number, body)
    assert len(texts) <= 1
    for kind in KINDS:
        number = next(NUMBERS)
        kind(demo, number)
        was_heard, was_texted = answered(demo, number, body)
        assert was_heard == heard, kind.__name__
        assert without_digits_of_codes(was_texted) == without_digits_of_codes(texts), kind.__name__


@pytest.mark.parametrize("body", THEN_THE_CODE)
def test_every_kind_of_account_is_silent_when_the_code_comes_back(demo: Demo, body: str) -> None:
    for kind in (nobody, *KINDS):
        number = next(NUMBERS)
        kind(demo, number)
        _, [text] = answered(demo, number, body)
        [code] = re.findall("(?:[A-ZА-Я]+ )?[0-9]{6}", text.rpartition(": ")[2])
        assert answered(demo, number, code) == ((200, ""), []), kind.__name__


def test_every_kind_of_account_hears_again_that_a_code_alone_erases_nothing(demo: Demo) -> None:
    for kind in (nobody, *KINDS):
        number = next(NUMBERS)
        kind(demo, number)
        _, [text] = answered(demo, number, "UNUT")
        assert answered(demo, number, text.rpartition(" ")[2]) == ((200, ""), [text]), kind.__name__


def test_after_three_codes_a_day_every_kind_of_account_is_silent_alike(demo: Demo) -> None:
    for kind in (nobody, *KINDS):
        number = next(NUMBERS)
        kind(demo, number)
        bodies = ("OCHIR Aziza", "UNUT 1111", "OCHIR Hechkim", "UNUT", "OCHIR 1")
        texts = [len(answered(demo, number, body)[1]) for body in bodies]
        assert texts == [1, 1, 1, 0, 0], kind.__name__


def test_asked_again_for_the_same_every_kind_of_account_gets_no_second_code_alike(demo: Demo) -> None:
    for kind in (nobody, *KINDS):
        number = next(NUMBERS)
        kind(demo, number)
        bodies = (
            "OCHIR Aziza",
            "ochir  aziza",
            "УДАЛИТЬ Aziza",
            "UNUT",
            "UNUT 4071",
            "UNUT 9950",
            "unut",
            "OCHIR Hechkim",
        )
        texts = [len(answered(demo, number, body)[1]) for body in bodies]
        assert texts == [1, 0, 0, 1, 0, 0, 0, 1], kind.__name__


def test_what_she_chose_for_help_is_hers_all_the_same(demo: Demo) -> None:
    number = next(NUMBERS)
    under_cover(demo, number)
    assert answered(demo, number, "YORDAM")[1] == ["Rahmat"]


# ---- the same work, so that time tells nothing; `python -m bench face` measures it

PIN_BEFORE = ("9950 XAVFSIZ", "XAVFSIZ 99 50", "0000\nxavfsizman")
NOT_TRIED = ("1 4071", "4071", "pin 4071")
WITH_A_PIN = (*(body for body in TEXTS if re.search(r"\b(4071|9950|0000)$", body)), *PIN_BEFORE)
NEW_NUMBER = ("QO'SH Zebo 000000077",)
SETTLED = (known, with_a_full_list, with_a_pin, under_cover)


@contextmanager
def work_done(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[list[str], list[str]]]:
    """The statements and the comparisons of PINs of this thread inside the block.

    But for a look at the roster, which comes once in a while, whoever texts.
    """
    statements: list[str] = []
    compared: list[str] = []
    me, verify = get_ident(), PasswordHasher.verify

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if get_ident() == me and "rosters" not in statement:
            statements.append(statement)

    def count_it(self: PasswordHasher, hashed: str, pin: str) -> bool:
        compared.append("compared")
        return verify(self, hashed, pin)

    event.listen(Engine, "before_cursor_execute", note)
    monkeypatch.setattr(PasswordHasher, "verify", count_it)
    with prepared_statements(lambda _cursor, words, _bound: note(None, None, words)):
        yield statements, compared
    monkeypatch.setattr(PasswordHasher, "verify", verify)
    event.remove(Engine, "before_cursor_execute", note)


def post(demo: Demo, number: PhoneNumber, body: str) -> None:
    form = {"from": number, "to": "000", "text": body.replace("HER", number), "id": f"{number} {body}", "date": ""}
    demo.post(f"/sms/africastalking/{SECRET}/incoming", form)


@pytest.mark.parametrize("body", WITH_A_PIN)
def test_every_kind_of_account_compares_as_many_pins(demo: Demo, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = {}
    for kind in (nobody, *KINDS):
        number = next(NUMBERS)
        kind(demo, number)
        with work_done(monkeypatch) as (_, pins):
            post(demo, number, body)
        compared[kind.__name__] = len(pins)
    assert set(compared.values()) == {0 if body in NOT_TRIED else 2}, compared


@pytest.mark.parametrize("body", [body for body in TEXTS if body not in (*WITH_A_PIN, *NEW_NUMBER)])
def test_no_setting_of_hers_makes_a_text_ask_more_of_the_record(
    demo: Demo, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {}
    for kind in SETTLED:
        number = next(NUMBERS)
        kind(demo, number)
        with work_done(monkeypatch) as (statements, _):
            post(demo, number, body)
        asked[kind.__name__] = Counter(statements)
    first, *others = asked.values()
    assert first
    assert [other - first for other in others] == [first - other for other in others] == [Counter()] * len(others)
