"""What a gateway, or who pretends to be one, may send: each with its status, one line, no effect, and no trace."""

import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from sqlalchemy import func, select
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from doors.body import LONGEST_BODY
from doors.form import LONGEST_VALUE
from store.database import reading
from store.tables.all_tables import metadata
from tests.demo import SECRET, Demo
from tests.doors.requests import (
    BODIES,
    CALLBACK,
    DIAL,
    EMPTY_IS_FINE,
    ENDED,
    ESKIZ,
    FORM,
    GOOD,
    HER,
    INCOMING,
    NEEDED,
    OPT_OUT,
    PLAYMOBILE,
    PLAYMOBILE_REPORT,
    RECEIPT,
    REPORT,
    WORDS,
    xml_text,
    xml_texts,
)

UNKNOWN = -1
FORMS = list(GOOD)
ADDRESSES = list(BODIES)


def short(address: object) -> str:
    return str(address).replace(f"/{SECRET}", "") if isinstance(address, str) else "form"


def all_rows(demo: Demo) -> dict[str, int]:
    with reading(demo.service.engine) as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in metadata.tables.items()
        }


class Watched:
    """A service whose rows and logs are compared before and after a request."""

    def __init__(self, demo: Demo, logs: StringIO) -> None:
        self._demo, self._logs = demo, logs

    def refuses(
        self, status: int, address: str, body: bytes | None = None, method: str = "POST", **request: Any
    ) -> str:
        """Send it, and see that it was refused with this status, in one line, without an effect or a trace."""
        before = all_rows(self._demo)
        if body is not None:
            request = {"data": body, "content_type": FORM, **request}
        environ = EnvironBuilder(address, method=method, **request).get_environ()
        if request.get("content_length") == UNKNOWN:
            del environ["CONTENT_LENGTH"]
        answer = Response.from_app(self._demo.app, environ)
        assert answer.status_code == status
        text = answer.get_data(as_text=True)
        assert text.count("\n") <= 1 and len(text) < 80 and "Traceback" not in text
        assert answer.content_type == "text/plain; charset=utf-8"
        assert all_rows(self._demo) == before
        self._left_no_trace()
        return text

    def _left_no_trace(self) -> None:
        logged = self._logs.getvalue()
        database = (self._demo.settings.var / "najot.db").read_bytes()
        for words in (WORDS, quote(WORDS), HER, HER[1:], quote(HER), SECRET):
            assert words not in logged
            assert words.encode() not in database


@pytest.fixture
def door(shared_demo: Demo, logs: StringIO) -> Watched:
    return Watched(shared_demo, logs)


def encoded(form: dict[str, str], **changed: str | None) -> bytes:
    """The form with fields changed, or left out where they are None."""
    return urlencode({name: text for name, text in {**form, **changed}.items() if text is not None}).encode()


# ---- control: the same requests, unspoilt


def post(demo: Demo, address: str, body: bytes | None = None) -> tuple[int, str]:
    """Post a right request, or another body in its place."""
    right, content_type = BODIES[address]
    answer = demo.app.test_client().post(address, data=right if body is None else body, content_type=content_type)
    return answer.status_code, answer.get_data(as_text=True)


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
    "path", ["/", "/ussd/africastalking/", "/ussd/africastalking", "/sms/africastalking", f"{DIAL}/", f"{DIAL}/x"]
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


@pytest.mark.parametrize(("address", "field"), FIELDS, ids=short)
def test_a_missing_field_is_named(door: Watched, address: str, field: str) -> None:
    assert field in door.refuses(400, address, encoded(GOOD[address], **{field: None}))


@pytest.mark.parametrize(("address", "field"), [one for one in FIELDS if one not in EMPTY_IS_FINE], ids=short)
def test_an_empty_field_is_named(door: Watched, address: str, field: str) -> None:
    assert field in door.refuses(400, address, encoded(GOOD[address], **{field: ""}))


@pytest.mark.parametrize(("address", "field"), FIELDS, ids=short)
@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda form, field: form + b"&" + urlencode({field: WORDS}).encode(), id="doubled"),
        pytest.param(lambda form, field: form + b"&" + field.encode() + b"2=a%00b", id="NUL beside it"),
        pytest.param(lambda form, field: form.replace(field.encode() + b"=", field.encode() + b"=%FF"), id="not UTF-8"),
        pytest.param(
            lambda form, field: form.replace(field.encode() + b"=", field.encode() + b"=" + b"1" * LONGEST_VALUE),
            id="too long",
        ),
    ],
)
def test_a_spoilt_field_is_refused(door: Watched, address: str, field: str, spoil: Any) -> None:
    door.refuses(400, address, spoil(encoded(GOOD[address]), field))


@pytest.mark.parametrize("address", [DIAL, INCOMING, RECEIPT], ids=short)
def test_an_id_that_is_too_long_is_refused(door: Watched, address: str) -> None:
    field = "sessionId" if address == DIAL else "id"
    door.refuses(400, address, encoded(GOOD[address], **{field: "x" * 129}))


@pytest.mark.parametrize(("address", "field"), [(DIAL, "phoneNumber"), (INCOMING, "from"), (OPT_OUT, "phoneNumber")])
@pytest.mark.parametrize(
    "number",
    [
        "anonymous",
        "+",
        "0",
        "+0998000000001",
        "+99800000000100000",
        "٩٩٨٠٠٠٠٠٠٠٠١",
        "+998 00 000 00 01",
        "+998000000001\n",
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
def test_a_megabyte_is_refused_unread(door: Watched, address: str) -> None:
    unread = BytesIO(b"text=" + WORDS.encode() + b"x" * 1_000_000)
    door.refuses(413, address, input_stream=unread, content_length=1_000_000, content_type=BODIES[address][1])
    assert unread.tell() == 0
    door.refuses(413, address, b"x" * (LONGEST_BODY + 1), content_type=BODIES[address][1])


@pytest.mark.parametrize("address", ADDRESSES, ids=short)
def test_a_body_of_unknown_length_is_refused(door: Watched, address: str) -> None:
    body, content_type = BODIES[address]
    door.refuses(411, address, body, content_length=UNKNOWN, content_type=content_type)


@pytest.mark.parametrize("address", FORMS, ids=short)
@pytest.mark.parametrize("content_type", ["", "application/json", "text/plain", "multipart/form-data; boundary=x"])
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


# ---- what is no form

GROWING = b"".join(b'<!ENTITY e%d "&e%d;&e%d;">' % (n + 1, n, n) for n in range(30))

BAD_TEXTS = {
    "a blank": b" ",
    "no XML": b"from=998000000001&text=1",
    "cut short": BODIES[PLAYMOBILE][0][:-5],
    "two roots": xml_texts(xml_text()) + b"<sms-request/>",
    "another root": b"<request>" + xml_text().encode() + b"</request>",
    "no text": xml_texts(),
    "a text somewhere deeper": xml_texts(f"<messages>{xml_text()}</messages>"),
    "not UTF-8": xml_texts(xml_text()).replace(b"YORDAM", b"YORDAM\xff"),
    "NUL": xml_texts(xml_text(body="a\0b")),
    "an encoding that nobody has": xml_texts(xml_text()).replace(b"UTF-8", b"EBCDIC-7"),
    "an entity that grows": b'<!DOCTYPE s [<!ENTITY e0 "x">' + GROWING + b"]>" + xml_texts(xml_text(body="&e30;")),
    "an entity of a file": b'<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]><sms-request>'
    + xml_text(body="&e;").encode()
    + b"</sms-request>",
    "a document type elsewhere": b'<!DOCTYPE s SYSTEM "http://127.0.0.1:9/s.dtd"><sms-request>'
    + xml_text().encode()
    + b"</sms-request>",
    "an entity that is not declared": xml_texts(xml_text(body="&e;")),
    "deep": b"<a>" * 5_000 + b"</a>" * 5_000,
    "no number": xml_texts(xml_text(number="")),
    "a name for a number": xml_texts(xml_text(number="Bank")),
    "no id": xml_texts(xml_text(id="")),
    "a long id": xml_texts(xml_text(id="x" * 129)),
    "no content": xml_texts(f'<message id="1" msisdn="{HER[1:]}"/>'),
    "two contents": xml_texts(xml_text().replace("</message>", "<content>1</content></message>")),
    "a long text": xml_texts(xml_text(body="1" * (LONGEST_VALUE + 1))),
}


@pytest.mark.parametrize("body", BAD_TEXTS.values(), ids=BAD_TEXTS.keys())
def test_a_request_of_texts_that_cannot_be_read_is_refused(door: Watched, body: bytes) -> None:
    door.refuses(400, PLAYMOBILE, body, content_type="text/xml")


@pytest.mark.parametrize("content_type", ["", "application/xml", "text/plain", FORM])
def test_no_label_costs_a_help_that_comes_as_xml(demo: Demo, content_type: str) -> None:
    assert (
        demo.app.test_client().post(PLAYMOBILE, data=BODIES[PLAYMOBILE][0], content_type=content_type).status_code
        == 200
    )
    assert all_rows(demo)["alerts"] == 1


def test_several_texts_of_one_request_are_each_carried_out(demo: Demo) -> None:
    others = (xml_text("998000000002", "ЁРДАМ", "m-2"), xml_text("998000000003", "&#89;ORDAM", "m-3"))
    assert post(demo, PLAYMOBILE, xml_texts(xml_text(), *others)) == (200, "")
    assert all_rows(demo)["alerts"] == 3


@pytest.mark.parametrize("other", [xml_text(number="Bank"), xml_text(id=""), "<message/>", "<receipt/>"])
def test_a_text_that_cannot_be_read_never_costs_the_help_beside_it(demo: Demo, other: str) -> None:
    assert post(demo, PLAYMOBILE, xml_texts(other, xml_text(), other)) == (200, "")
    assert all_rows(demo)["alerts"] == 1


@pytest.mark.parametrize("date", ["", "yesterday"])
def test_no_date_costs_a_help_that_comes_as_xml(demo: Demo, date: str) -> None:
    assert post(demo, PLAYMOBILE, xml_texts(xml_text().replace("2016-11-22 15:10:32", date)))[0] == 200
    assert all_rows(demo)["alerts"] == 1


BAD_REPORTS: dict[str, object] = {
    "no list": {"message-id": "m-1", "status": "Delivered"},
    "an empty list": {"messages": []},
    "a list of nothing": {"messages": [None]},
    "no object": [],
    "no id": {"messages": [{"status": "Delivered"}]},
    "an id that is a number": {"messages": [REPORT | {"message-id": 1}]},
    "a long id": {"messages": [REPORT | {"message-id": "x" * 129}]},
    "half a character for an id": {"messages": [REPORT | {"message-id": "\ud800"}]},
    "NUL": {"messages": [REPORT | {"message-id": "a\0b"}]},
    "no status": {"messages": [{"message-id": "m-1"}]},
    "an empty status": {"messages": [REPORT | {"status": ""}]},
    "a status that is none": {"messages": [REPORT | {"status": ["Delivered"]}]},
    "one good, one bad": {"messages": [REPORT, {}]},
}


@pytest.mark.parametrize("report", BAD_REPORTS.values(), ids=BAD_REPORTS.keys())
def test_a_report_that_cannot_be_read_is_refused(door: Watched, report: object) -> None:
    door.refuses(400, PLAYMOBILE_REPORT, json.dumps(report).encode(), content_type="application/json")


@pytest.mark.parametrize("body", [b" ", b"{", b"\xff", b"[" * 60_000, b"messages=1"])
def test_what_is_no_json_is_refused(door: Watched, body: bytes) -> None:
    door.refuses(400, PLAYMOBILE_REPORT, body, content_type="application/json")


@pytest.mark.parametrize(
    "changed",
    [
        {"request_id": None, "message_id": None},
        {"request_id": "x" * 129},
        {"request_id": "a b"},
        {"status": None},
        {"status": ""},
    ],
)
def test_a_callback_that_cannot_be_read_is_refused_as_a_form_and_as_json(
    door: Watched, changed: dict[str, str | None]
) -> None:
    fields = {name: text for name, text in {**CALLBACK, **changed}.items() if text is not None}
    door.refuses(400, ESKIZ, urlencode(fields).encode())
    door.refuses(400, ESKIZ, json.dumps(fields).encode(), content_type="application/json")


@pytest.mark.parametrize("body", [b" ", b"{", b"[]", b"1", json.dumps({**CALLBACK, "status": 1}).encode()])
def test_a_callback_of_json_that_is_no_object_of_texts_is_refused(door: Watched, body: bytes) -> None:
    door.refuses(400, ESKIZ, body, content_type="application/json")


@pytest.mark.parametrize(
    "fields", [CALLBACK, {"message_id": 17, "status": "DELIVRD"}, {**CALLBACK, "message_id": None}]
)
def test_a_callback_of_json_is_taken(demo: Demo, fields: dict[str, object]) -> None:
    before = all_rows(demo)["receipts"]
    assert demo.app.test_client().post(ESKIZ, json=fields).status_code == 200
    assert all_rows(demo)["receipts"] == before + 1


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
    assert demo.post(DIAL, GOOD[DIAL])[0] == 200


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
