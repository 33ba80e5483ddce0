"""Our own text that comes back is no call for help, from whatever phone; what is written beside it is heard as ever."""

import time
from collections.abc import Iterator
from itertools import count

import pytest

from sms.her_words.read import CALLS, Word, read
from sms.unwrapping.our_texts import OurTexts
from tests.demo import Demo
from tests.keys import key_in
from tests.sms.answering import DATA
from texts.catalogue import load_words
from texts.transliterate import to_latin
from vocabulary.languages import Language
from vocabulary.phone_number import PhoneNumber

WORDS = load_words("notices")
OURS = OurTexts.of(WORDS)
HERS = "<u meni o'ldiradi, yordam bering>"
VALUES = {
    "code": "3862",
    "codes": "3862 Nodira, 9846 Aziza",
    "duty_key": "856302",
    "keys": "3862: 856302 Andijon, 9846: 112233 Namangan",
    "who": "+998 00 006 01 03",
    "number": "+998 00 006 01 03",
    "place": f"{HERS} (Namangan?)",
    "words": HERS,
    "beside": HERS,
    "time": "23:33",
    "name": "Aziza",
    "choices": "1 oldim, 2 boshqaga, 0 yopildi",
}


def ours(key: str, language: Language) -> list[str]:
    """A text of ours with her cry in it, in its letters and in Latin ones."""
    said = WORDS.say(key, language, **{name: VALUES.get(name, "Andijon") for name in WORDS.placeholders(key)})
    return list(dict.fromkeys((said, to_latin(said, language))))


def as_it_comes_back(text: str) -> Iterator[str]:
    words = text.split()
    yield from (text, f"> {text}", f"Fwd: {text}", f"Re: {text}\n1", f"{text}\nMadina", f"{text} - oldim")
    yield from (f"{text} {text}", text.upper() if "<" not in text else text)
    yield " ".join(words[: max(3, 2 * len(words) // 3)])
    yield " ".join(words[: max(3, len(words) // 2)])
    yield text[: max(30, len(text) // 2)] + "..."
    yield " ".join(words[len(words) // 3 :])
    yield "\n".join("> " + " ".join(words[at : at + 5]) for at in range(0, len(words), 5))


@pytest.mark.parametrize("language", WORDS.languages)
@pytest.mark.parametrize("key", [key for key in WORDS.keys if WORDS.budget(key)])
def test_no_text_of_ours_calls_for_help_when_it_comes_back(key: str, language: Language) -> None:
    for text in ours(key, language):
        for body in as_it_comes_back(text):
            assert read(OURS.without(body)).word not in CALLS, body


ALARM = ours("centre.alarm.sms", Language("uz"))[0] + " " + ours("duty.answer", Language("uz"))[0]


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (ALARM, "3862. 856302"),
        (f"> {ALARM}\n856302 1", "3862. 856302\n856302 1"),
        (f"Fwd: {ALARM}", "3862. 856302"),
        (f"Fwd: {ALARM} - oldim", "Fwd: 3862. 856302 - oldim"),
        (f"{ALARM}\n{ALARM.replace('3862', '9846').replace('856302', '112233')}\n1", ". \n. \n1"),
        ("3862: yopildi.", "3862: yopildi."),
        ("856302 1 oldim", "856302 1 oldim"),
        ("yordam bering", "yordam bering"),
    ],
)
def test_of_ours_is_left_what_it_names_and_of_several_alerts_nothing(body: str, left: str) -> None:
    assert OURS.without(body) == left


@pytest.mark.parametrize(
    "cry",
    ["yordam bering", "YORDAM Chilonzor", "meni o'ldiradi", "помогите", "🆘", "menga ham yordam kerak"],
)
@pytest.mark.parametrize("language", WORDS.languages)
def test_a_cry_beside_our_text_is_heard(cry: str, language: Language) -> None:
    for key in ("contact.alarm", "centre.alarm.sms", "alert.words", "contact.open_again", "contact.invitation"):
        for text in ours(key, language):
            for body in (f"{cry}\n{text}", f"{text}\n{cry}", f"> {text}\n{cry}", f"Fwd: {text} {cry}"):
                assert read(OURS.without(body)).word in CALLS, body


@pytest.mark.parametrize("at", range(1, 12))
def test_a_cry_in_the_midst_of_our_text_is_heard(at: int) -> None:
    words = ours("centre.alarm.ussd", Language("uz"))[0].replace(HERS, "Namangan").split()
    body = " ".join([*words[:at], "menga yordam bering", *words[at:]])
    assert read(OURS.without(body)).word is Word.HELP, body


@pytest.mark.parametrize("text", ["< ", "3862 ", "yordam so'rayapti ", "answer 1 i go ", "> 3862: <"])
def test_an_endless_text_is_looked_through_at_once(text: str) -> None:
    began = time.monotonic()
    OURS.without(text * 20_000)
    assert time.monotonic() - began < 10


# ---- through the door of texts

NUMBERS = (PhoneNumber(f"+99800{n:07d}") for n in count(5_000_000))
DUTY_LINE = PhoneNumber("+998000000000")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    demo = Demo(tmp_path_factory.mktemp("our_texts"))
    yield demo
    demo.close()


def lines_of(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def alarm_of(demo: Demo, her: PhoneNumber) -> tuple[str, str]:
    """The alarm of a new alert at the duty line, and the alert's reference."""
    demo.phone(her).texts("YORDAM u meni o'ldiradi, eshikni yopib oldi")
    with demo.service.ledger.open_book(her, demo.now()) as book:
        assert book.alert
        code = book.alert.code
    return [text for text in demo.texts_of(DUTY_LINE) if text.startswith(f"{code}:")][-1], code


def has_alert(demo: Demo, number: PhoneNumber) -> bool:
    with demo.service.ledger.open_book(number, demo.now()) as book:
        has = book.alert is not None
        book.destroy()
    return has


def is_taken(demo: Demo, her: PhoneNumber) -> bool:
    with demo.service.ledger.open_book(her, demo.now()) as book:
        return book.alert is None or book.alert.held is not None


@pytest.mark.parametrize(
    ("body", "takes"),
    [
        ("> ALARM\nK 1", True),
        ("> ALARM\n1", True),
        ("ALARM - oldim", True),
        ("Fwd: ALARM", False),
        ("ALARM\nMadina", False),
        ("ALARM", False),
        ("K 1\n\n-----Original Message-----\nALARM", True),
    ],
)
def test_a_duty_phone_that_quotes_our_alarm_calls_nobody_and_its_answer_counts(
    demo: Demo, body: str, takes: bool
) -> None:
    her = next(NUMBERS)
    alarm, _ = alarm_of(demo, her)
    demo.phone(DUTY_LINE).texts(body.replace("ALARM", alarm).replace("K", key_in(alarm)))
    assert not has_alert(demo, DUTY_LINE)
    assert is_taken(demo, her) is takes


@pytest.mark.parametrize("body", lines_of("duty_no_call.txt"))
def test_what_a_duty_phone_says_of_an_alert_is_no_call_of_its_own(demo: Demo, body: str) -> None:
    alarm, code = alarm_of(demo, next(NUMBERS))
    demo.phone(DUTY_LINE).texts(body.replace("K", key_in(alarm)).replace("R", code))
    assert not has_alert(demo, DUTY_LINE)


@pytest.mark.parametrize("body", lines_of("duty_calls.txt"))
def test_a_duty_phone_that_plainly_asks_for_help_is_heard(demo: Demo, body: str) -> None:
    alarm, _ = alarm_of(demo, next(NUMBERS))
    demo.phone(DUTY_LINE).texts(body.replace("K ", f"{key_in(alarm)} ").replace(" K", f" {key_in(alarm)}"))
    assert has_alert(demo, DUTY_LINE)


@pytest.mark.parametrize("body", ["ALARM", "Fwd: ALARM", "> ALARM", "ALARM\nMadina"])
def test_a_private_phone_that_sends_our_alarm_on_calls_nobody_and_a_human_reads_it(demo: Demo, body: str) -> None:
    alarm, _ = alarm_of(demo, next(NUMBERS))
    private = next(NUMBERS)
    read_before = len(demo.service.inbox.review.waiting())
    demo.phone(private).texts(body.replace("ALARM", alarm))
    assert "yordam so'rovi (raqam" in demo.service.inbox.review.waiting()[read_before:][0].body
    assert not has_alert(demo, private)
