"""Whatever makes a dial quicker changes no answer: some two thousand requests, each answered as it was recorded.

One may record anew (`python -m tests.ussd.dials record`) when a text, a screen or a rule was changed on purpose, and
the calls whose lines differ are those that it concerns; never in a commit that is only to make something quicker.
"""

from pathlib import Path

from tests.demo import Demo
from tests.ussd.dials import RECORDING, Answer, Clock, ask_all


def test_every_dial_is_answered_byte_for_byte_as_recorded(tmp_path: Path) -> None:
    clock = Clock()
    demo = Demo(tmp_path, clock)
    asked = ask_all(demo.app.wsgi_app, demo, clock)
    demo.close()
    recorded = RECORDING.read_text("utf-8").splitlines()
    differ = [now for now, then in zip(asked.lines(), recorded, strict=True) if now != then]
    assert differ[:3] == []
    assert asked.count > 2000


def test_a_recorded_mark_holds_all_that_a_gateway_hears() -> None:
    answer = Answer("200 OK", (("Content-Type", "text/plain"),), b"CON 1")
    others = (
        Answer("200 ok", answer.headers, answer.body),
        Answer(answer.status, (*answer.headers, ("X", "1")), answer.body),
        Answer(answer.status, answer.headers, b"CON 1 "),
    )
    assert len({answer.mark, *(other.mark for other in others)}) == 4
