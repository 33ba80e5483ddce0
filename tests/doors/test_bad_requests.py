"""What a gateway, or who pretends to be one, may send: each with its status, one line, no effect, and no trace."""

import time
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import urlencode

import pytest

from doors.body import LONGEST_BODY
from doors.form import LONGEST_VALUE
from doors.long_body import LONGEST_FORM
from tests.demo import SECRET, Demo
from tests.doors.requests import (
    BODIES,
    DIAL,
    EMPTY_IS_FINE,
    ENDED,
    ESKIZ,
    FORM,
    GOOD,
    HER,
    INCOMING,
    MISSING_IS_FINE,
    NEEDED,
    OPT_OUT,
    PLAYMOBILE,
    PLAYMOBILE_REPORT,
    RECEIPT,
    WORDS,
)
from tests.doors.watched import UNKNOWN, Watched, all_rows, post

FORMS = list(GOOD)
ADDRESSES = list(BODIES)


def short(address: object) -> str:
    return str(address).replace(f"/{SECRET}", "") if isinstance(address, str) else "form"


def encoded(form: dict[str, str], **changed: str | None) -> bytes:
    """The form with fields changed, or left out where they are None."""
    return urlencode({name: text for name, text in {**form, **changed}.items() if text is not None}).encode()


# ---- control: the same requests, unspoilt


@pytest.mark.parametrize("address", ADDRESSES, ids=short)
def test_a_right_request_is_answered(demo: Demo, address: str) -> None:
    status, answer = post(demo, address)
    assert status == 200
    assert answer.startswith("CON ") if address == DIAL else answer == ""


STORING = [DIAL, INCOMING, RECEIPT, PLAYMOBILE, PLAYMOBILE_REPORT, ESKIZ]


@pytest.mark.parametrize("address", STORING, ids=short)
def test_a_right_request_has_an_effect_that_is_seen_here(demo: Demo, address: str) -> None:
    before = all_rows(demo)
    post(demo, address)
    assert all_rows(demo) != before


@pytest.mark.parametrize("address", [INCOMING, PLAYMOBILE], ids=short)
def test_a_request_that_is_repeated_has_no_other_effect(demo: Demo, address: str) -> None:
    post(demo, address)
    after_one = all_rows(demo)
    assert post(demo, address) == (200, "")
    assert all_rows(demo) == after_one


# ---- who asks


@pytest.mark.parametrize("address", ADDRESSES, ids=short)
@pytest.mark.parametrize(
    "secret",
    ["wrong", SECRET[:-1], SECRET + "x", SECRET.upper(), "%00", "%FF", "a%20b", "секрет"],
)
def test_without_the_secret_there_is_nothing_here(door: Watched, address: str, secret: str) -> None:
    body, content_type = BODIES[address]
    door.refuses(404, address.replace(SECRET, secret), body, content_type=content_type)


@pytest.mark.parametrize(
    "path", ["/ussd/africastalking/", "/ussd/africastalking", "/sms/africastalking", f"{DIAL}/", f"{DIAL}/x"]
)
def test_beside_the_addresses_there_is_nothing(door: Watched, path: str) -> None:
    door.refuses(404, path, encoded(GOOD[DIAL]))


@pytest.mark.parametrize("address", ADDRESSES, ids=short)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_posts_are_taken(door: Watched, address: str, method: str) -> None:
    body, content_type = BODIES[address]
    door.refuses(405, address, body, method, content_type=content_type)


def test_a_head_request_is_refused_like_any_other(shared_demo: Demo) -> None:
    assert shared_demo.app.test_client().head(DIAL).status_code == 405


def test_both_secrets_are_accepted_while_one_replaces_the_other(tmp_path: Path) -> None:
    demo = Demo(tmp_path, webhook_secrets=("the-new-one", "the-old-one"))
    for secret in ("the-new-one", "the-old-one"):
        assert demo.post(DIAL.replace(SECRET, secret), GOOD[DIAL])[0] == 200
    assert demo.post(DIAL, GOOD[DIAL])[0] == 404
    demo.close()


# ---- what is asked

FIELDS = [(address, field) for address, fields in NEEDED.items() for field in fields]


@pytest.mark.parametrize(("address", "field"), [one for one in FIELDS if one not in MISSING_IS_FINE], ids=short)
def test_a_missing_field_is_named(door: Watched, address: str, field: str) -> None:
    assert field in door.refuses(400, address, encoded(GOOD[address], **{field: None}))


@pytest.mark.parametrize(("address", "field"), [one for one in FIELDS if one not in EMPTY_IS_FINE], ids=short)
def test_an_empty_field_is_named(door: Watched, address: str, field: str) -> None:
    assert field in door.refuses(400, address, encoded(GOOD[address], **{field: ""}))


@pytest.mark.parametrize(("address", "field"), FIELDS, ids=short)
def test_a_doubled_field_is_refused(door: Watched, address: str, field: str) -> None:
    doubled = encoded(GOOD[address]) + b"&" + urlencode({field: WORDS}).encode()
    assert field in door.refuses(400, address, doubled)


UNREADABLE = {"not UTF-8": b"%FF", "NUL": b"%00", "too long": b"1" * LONGEST_VALUE}
FORGIVEN = {(INCOMING, "from", "not UTF-8"), (INCOMING, "from", "NUL"), (DIAL, "phoneNumber", "NUL")}
"""A sender's number is read through it; tests/doors/test_careless_gateways.py."""


@pytest.mark.parametrize(
    ("address", "field", "more"),
    [
        pytest.param(address, field, more, id=f"{how}-{short(address)}-{field}")
        for address, field in FIELDS
        for how, more in UNREADABLE.items()
        if field != "text" and (address, field, how) not in FORGIVEN
    ],
)
def test_a_field_that_cannot_be_read_is_refused(door: Watched, address: str, field: str, more: bytes) -> None:
    name = field.encode() + b"="
    door.refuses(400, address, encoded(GOOD[address]).replace(name, name + more))


@pytest.mark.parametrize("address", [DIAL, RECEIPT], ids=short)
def test_an_id_that_is_too_long_is_refused(door: Watched, address: str) -> None:
    field = "sessionId" if address == DIAL else "id"
    door.refuses(400, address, encoded(GOOD[address], **{field: "x" * 129}))


@pytest.mark.parametrize(("address", "field"), [(DIAL, "phoneNumber"), (OPT_OUT, "phoneNumber")])
@pytest.mark.parametrize(
    "number",
    [
        "anonymous",
        "+",
        "0",
        "+0998000000001",
        "+99800000000100000",
        "1199",
    ],
)
def test_what_is_no_number_is_refused(door: Watched, address: str, field: str, number: str) -> None:
    door.refuses(400, address, encoded(GOOD[address], **{field: number}))


@pytest.mark.parametrize("number", [HER, HER[1:], f" {HER[1:]}"])
def test_a_number_is_known_with_its_plus_without_it_and_with_a_blank_for_it(demo: Demo, number: str) -> None:
    """A plus that nobody encoded arrives as a blank."""
    assert demo.post(DIAL, {**GOOD[DIAL], "phoneNumber": number})[0] == 200
    assert all_rows(demo)["callers"] == all_rows(demo)["alerts"] == 1
    again = demo.app.test_client().post(DIAL, data=f"sessionId=s&phoneNumber={HER}&text=1*1", content_type=FORM)
    assert again.status_code == 200
    assert all_rows(demo)["callers"] == all_rows(demo)["alerts"] == 1


def test_two_hundred_keys_are_a_session_and_more_are_not(door: Watched, shared_demo: Demo) -> None:
    assert shared_demo.post(DIAL, {**GOOD[DIAL], "text": "*".join("0" * 200)})[0] == 200
    door.refuses(400, DIAL, encoded(GOOD[DIAL], text="*".join("0" * 201)))


@pytest.mark.parametrize("address", ADDRESSES, ids=short)
def test_a_body_that_says_that_it_has_no_end_is_refused_unread(door: Watched, address: str) -> None:
    unread = BytesIO(b"text=" + WORDS.encode() + b"x" * LONGEST_FORM)
    door.refuses(413, address, input_stream=unread, content_type=BODIES[address][1])
    assert unread.tell() == 0


@pytest.mark.parametrize("address", ADDRESSES, ids=short)
def test_of_a_long_body_no_more_is_read_for_who_shows_no_secret(door: Watched, address: str) -> None:
    unread = BytesIO(b"text=" + WORDS.encode() + b"x" * LONGEST_BODY)
    elsewhere = address.replace(SECRET, "a-guess")
    door.refuses(404, elsewhere, input_stream=unread, content_type=BODIES[address][1])
    assert unread.tell() == 0


@pytest.mark.parametrize("address", ADDRESSES, ids=short)
def test_a_body_of_unknown_length_is_refused(door: Watched, address: str) -> None:
    body, content_type = BODIES[address]
    door.refuses(411, address, body, content_length=UNKNOWN, content_type=content_type)


@pytest.mark.parametrize("address", FORMS, ids=short)
@pytest.mark.parametrize("content_type", ["image/png", "application/json", "multipart/form-data; boundary=x"])
def test_only_forms_are_taken(door: Watched, address: str, content_type: str) -> None:
    door.refuses(415, address, encoded(GOOD[address]), content_type=content_type)


@pytest.mark.parametrize(
    "body",
    [b"", b"&&&", b"\0", b"\xff" * 9, b"{}", b"=", b"text=1"],
    ids=["empty", "&&&", "NUL", "FF", "{}", "=", "text"],
)
def test_a_body_that_says_nothing_is_refused(door: Watched, body: bytes) -> None:
    for address in (DIAL, INCOMING, RECEIPT, OPT_OUT):
        door.refuses(400, address, body)


def test_what_stands_in_the_query_is_no_form(door: Watched) -> None:
    door.refuses(400, f"{DIAL}?{urlencode({'phoneNumber': HER, 'text': '1*1', 'sessionId': 's'})}", b"")


# ---- what never costs a HELP


@pytest.mark.parametrize(
    "more",
    [
        {"date": "the 31st of February"},
        {"networkCode": ""},
        {"unheardOf": "x", "another[]": "y"},
        {"linkId": "x" * 4000},
    ],
)
@pytest.mark.parametrize("address", [DIAL, INCOMING], ids=short)
def test_odd_fields_that_nobody_needs_never_cost_a_help(demo: Demo, address: str, more: dict[str, str]) -> None:
    assert demo.post(address, {**GOOD[address], **more})[0] == 200
    assert all_rows(demo)["alerts"] == 1


def test_a_charset_beside_the_content_type_never_costs_a_help(demo: Demo) -> None:
    client = demo.app.test_client()
    body = encoded(GOOD[DIAL])
    assert client.post(DIAL, data=body, content_type=f"{FORM}; charset=UTF-8").status_code == 200
    assert all_rows(demo)["alerts"] == 1


# ---- trouble of our own


def test_while_the_record_is_away_the_gateway_is_asked_to_try_again(demo: Demo, logs: StringIO, tmp_path: Path) -> None:
    (tmp_path / "najot.db").rename(tmp_path / "away.db")
    (tmp_path / "najot.db").mkdir()
    demo.service.engine.dispose()
    for address in STORING:
        assert post(demo, address) == (503, "try again")
    errors = logs.getvalue()
    assert "record_unavailable" in errors
    assert all(words not in errors for words in (HER, WORDS, SECRET))
    (tmp_path / "najot.db").rmdir()
    (tmp_path / "away.db").rename(tmp_path / "najot.db")
    while (status := demo.post(DIAL, GOOD[DIAL])[0]) == 503:
        time.sleep(0.05)
    assert status == 200


def test_an_error_that_nobody_expected_is_one_line_and_the_gateway_tries_again(
    demo: Demo, logs: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> None:
        raise RuntimeError(f"broken by {HER} {WORDS}")

    monkeypatch.setattr("ussd.webhook.read_dial", break_down)
    demo.app.testing = False
    assert demo.post(DIAL, GOOD[DIAL]) == (503, "try again\n")
    errors = logs.getvalue()
    assert "RuntimeError" in errors
    assert all(words not in errors for words in (HER, WORDS, SECRET))


def test_the_notice_that_a_session_ended_is_taken_and_nothing_of_it_is_kept(demo: Demo) -> None:
    before = all_rows(demo)
    assert demo.post(ENDED, GOOD[ENDED])[0] == 200
    assert all_rows(demo) == before
