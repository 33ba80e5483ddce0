"""A plain dial needs no Flask; whatever is not one reaches it, with the body as it came."""

from collections.abc import Iterable
from typing import Any

import pytest

from alerts.book import RecordUnavailable
from doors.body import BadForm
from doors.form import Form
from tests.demo import SECRET
from tests.ussd.dials import DOOR, FORM, Answer, Request, dial
from ussd.plain_hop import PlainHops
from ussd.webhook import NAME, PATH

PLAIN = dial("+998000000001", "s-1", "1*1")


def flask(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Says that it was asked, and for what."""
    start_response("200 OK", [])
    return [b"flask read ", environ["wsgi.input"].read()]


def answered(request: Request, says: Any = lambda form: f"CON {form['text']}") -> Answer:
    return request.answered_by(PlainHops(flask, PATH, (SECRET, "another"), says, NAME))


@pytest.mark.parametrize("secret", [SECRET, "another"])
def test_a_plain_dial_is_answered_without_flask(secret: str) -> None:
    answer = answered(Request(PLAIN.body, f"{PATH}/{secret}"))
    headers = (("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", "7"))
    assert answer == Answer("200 OK", headers, b"CON 1*1")


@pytest.mark.parametrize(
    "odd",
    [
        Request(PLAIN.body, f"{PATH}/wrong"),
        Request(PLAIN.body, f"{PATH}/"),
        Request(PLAIN.body, f"{DOOR}/"),
        Request(PLAIN.body, f"{DOOR}/ended"),
        Request(PLAIN.body, f"{DOOR}?text=1"),
        Request(PLAIN.body, method="PUT"),
        Request(PLAIN.body, content_type="text/plain"),
        Request(PLAIN.body, content_type=f"{FORM}; charset=utf-8"),
        Request(PLAIN.body + b"&x=" + b"y" * 300_000),
        Request(PLAIN.body, length=0),
        Request(PLAIN.body, length=len(PLAIN.body) + 1),
    ],
    ids=lambda request: f"{request.method} {request.path[-12:]} {request.content_type} {request.length}",
)
def test_whatever_else_comes_reaches_flask_whole(odd: Request) -> None:
    assert answered(odd, lambda _form: pytest.fail("it was taken for a dial")).body.startswith(b"flask read ")


@pytest.mark.parametrize("failure", [BadForm("text is missing or wrong"), ValueError()], ids=repr)
def test_what_is_refused_or_fails_does_so_in_flask(failure: Exception) -> None:
    def fails(_form: Form) -> str:
        raise failure

    assert answered(PLAIN, fails).body == b"flask read " + PLAIN.body


def test_while_the_record_is_away_it_is_to_be_tried_again() -> None:
    def is_away(_form: Form) -> str:
        raise RecordUnavailable("away")

    answer = answered(PLAIN, is_away)
    assert (answer.status, answer.body) == ("503 SERVICE UNAVAILABLE", b"try again")
