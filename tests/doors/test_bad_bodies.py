"""XML and JSON that a provider, or who pretends to be one, may send: what is refused, and what costs no HELP."""

import json
from urllib.parse import urlencode

import pytest

from tests.demo import Demo
from tests.doors.requests import (
    BODIES,
    CALLBACK,
    ESKIZ,
    FORM,
    HER,
    PLAYMOBILE,
    PLAYMOBILE_REPORT,
    REPORT,
    xml_text,
    xml_texts,
)
from tests.doors.watched import Watched, all_rows, post

GROWING = b"".join(b'<!ENTITY e%d "&e%d;&e%d;">' % (n + 1, n, n) for n in range(30))

BAD_TEXTS = {
    "a blank": b" ",
    "no XML": b"from=998000000001&text=1",
    "cut short": BODIES[PLAYMOBILE][0][:-5],
    "two roots": xml_texts(xml_text()) + b"<sms-request/>",
    "another root": b"<request>" + xml_text().encode() + b"</request>",
    "a text somewhere deeper": xml_texts(f"<messages>{xml_text()}</messages>"),
    "an encoding that nobody has": xml_texts(xml_text()).replace(b"UTF-8", b"EBCDIC-7"),
    "an entity that grows": b'<!DOCTYPE s [<!ENTITY e0 "x">' + GROWING + b"]>" + xml_texts(xml_text(body="&e30;")),
    "an entity of a file": b'<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]><sms-request>'
    + xml_text(body="&e;").encode()
    + b"</sms-request>",
    "a document type elsewhere": b'<!DOCTYPE s SYSTEM "http://127.0.0.1:9/s.dtd"><sms-request>'
    + xml_text().encode()
    + b"</sms-request>",
    "deep": b"<a>" * 5_000 + b"</a>" * 5_000,
    "no number": xml_texts(xml_text(number="")),
    "no id": xml_texts(xml_text(id="")),
    "a long id": xml_texts(xml_text(id="x" * 129)),
    "no content": xml_texts(f'<message id="1" msisdn="{HER[1:]}"/>'),
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


@pytest.mark.parametrize(
    "body",
    [
        json.dumps({**CALLBACK, "request_id": ["a"]}).encode(),
        b" ",
        b"{",
        b"[]",
        b"1",
        json.dumps({**CALLBACK, "status": 1}).encode(),
    ],
)
def test_a_callback_of_json_that_is_no_object_of_texts_is_refused(door: Watched, body: bytes) -> None:
    door.refuses(400, ESKIZ, body, content_type="application/json")


@pytest.mark.parametrize(
    "fields", [CALLBACK, {"message_id": 17, "status": "DELIVRD"}, {**CALLBACK, "message_id": None}]
)
def test_a_callback_of_json_is_taken(demo: Demo, fields: dict[str, object]) -> None:
    before = all_rows(demo)["receipts"]
    assert demo.app.test_client().post(ESKIZ, json=fields).status_code == 200
    assert all_rows(demo)["receipts"] == before + 1
