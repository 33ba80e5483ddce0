"""Keys as people type them, and ids of sessions as careless gateways use them again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count as count_from
from pathlib import Path

import pytest

from store.tables.alerts import alerts
from tests.demo import SECRET, Demo
from tests.ussd.test_webhook import DIAL, HELP, count

INCOMING = f"/sms/africastalking/{SECRET}/incoming"
HER = HELP["phoneNumber"]
ONE = ["1#", "1.", "01", "001", " 1 ", "1)", "(1)", "1,", "#1", "1\N{DIGIT ONE}"[1:], "\N{FULLWIDTH DIGIT ONE}"]
ONE += ["\N{ARABIC-INDIC DIGIT ONE}", "\N{EXTENDED ARABIC-INDIC DIGIT ONE}.", "1\0", "1\ufe0f\u20e3", "1\u00a0"]


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    demo = Demo(tmp_path)
    yield demo
    demo.close()


def dials(demo: Demo, text: str, number: str = HER) -> str:
    status, screen = demo.post(DIAL, {**HELP, "phoneNumber": number, "text": text})
    assert status == 200
    return screen


NEW_PHONES = map("+998000000{}".format, count_from(100))


def shown(demo: Demo, text: str) -> str:
    """What a phone sees that never dialled before."""
    return dials(demo, text, next(NEW_PHONES))


@pytest.mark.parametrize("key", ONE)
def test_a_key_is_known_however_it_is_typed(demo: Demo, key: str) -> None:
    assert shown(demo, key) == shown(demo, "1")
    dials(demo, f"{key}*{key}")
    assert count(demo, alerts) == 1


@pytest.mark.parametrize("text", ["1*1*", "1*1**", "*1*1*", "1*1#"])
def test_an_asterisk_behind_what_was_done_shows_that_it_was_done(demo: Demo, text: str) -> None:
    assert shown(demo, text) == shown(demo, "1*1")
    assert count(demo, alerts) == 2


@pytest.mark.parametrize("key", ["00", "0"])
def test_a_key_of_zeros_stays_one(demo: Demo, key: str) -> None:
    for start in ("2*3", "3*4", "4*2"):
        assert shown(demo, f"{start}*{key}.") == shown(demo, f"{start}*{key}")


def test_a_line_that_is_typed_in_its_own_words_is_chosen(demo: Demo) -> None:
    for way in ("", "2", "2*3", "3", "4"):
        lines = [line for line in shown(demo, way)[4:].splitlines() if line[:2] in ("1 ", "2 ", "3 ", "4 ")]
        assert lines
        for line in lines:
            key, _, label = line.partition(" ")
            for typed in (label, label.upper(), line, f"{key}. {label}", *label.split("/")):
                longer = f"{way}*{typed}".removeprefix("*")
                assert shown(demo, longer) == shown(demo, f"{way}*{key}".removeprefix("*")), typed


def test_words_that_are_asked_for_choose_no_line(demo: Demo) -> None:
    """A name, a text of her own, may be called like a line."""
    asked = shown(demo, "2*2*2")
    assert asked.endswith("0 ortga 00 menyu")
    assert shown(demo, "2*2*2*Ortga") not in (asked, shown(demo, "2*2*2*0"))


# ---- the id of a session used again


def calls_of(demo: Demo) -> int:
    """How many calls of hers were told to people: one after another in one alert, as long as staff have it."""
    with demo.service.ledger.open_book(HER, demo.now()) as book:  # type: ignore[arg-type]
        return book.alert.call + 1 if book.alert else 0


def takes_back(demo: Demo) -> None:
    assert demo.post(INCOMING, {"from": HER, "text": "XAVFSIZ", "id": f"safe {calls_of(demo)}"})[0] == 200


def test_the_id_of_a_session_whose_call_is_over_is_another_call(demo: Demo) -> None:
    for calls in (1, 2, 3):
        for text in ("", "1", "1*1"):
            dials(demo, text)
        assert calls_of(demo) == calls
        assert dials(demo, "1*1") == dials(demo, "1*1")
        assert calls_of(demo) == calls
        takes_back(demo)


def test_a_suffix_that_calls_at_once_calls_again_under_the_same_id(demo: Demo) -> None:
    for calls in (1, 2):
        assert demo.post(DIAL, {**HELP, "serviceCode": "*000*1*1#", "text": ""})[0] == 200
        assert calls_of(demo) == calls
        takes_back(demo)


def test_a_late_copy_of_a_call_that_she_took_back_with_later_keys_is_no_call(tmp_path: Path) -> None:
    now = [datetime(2026, 11, 23, 9, tzinfo=UTC)]
    demo = Demo(tmp_path, clock=lambda: now[0])
    sent = dials(demo, "1*1")
    taken_back = "1*1*9*3*9*9*2"
    assert over(demo, taken_back)
    assert sent and calls_of(demo) == 1
    now[0] += timedelta(seconds=5)
    for copy in ("1*1", taken_back):
        dials(demo, copy)
        assert calls_of(demo) == 1
    now[0] += timedelta(minutes=5)
    dials(demo, "1*1")
    assert calls_of(demo) == 2
    demo.close()


def over(demo: Demo, keys: str) -> bool:
    """Whether her call is over after these keys."""
    dials(demo, keys)
    with demo.service.ledger.open_book(HER, demo.now()) as book:  # type: ignore[arg-type]
        return book.alert is None or not book.alert.is_hers
