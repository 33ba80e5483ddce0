"""The door of a described gateway over the whole service: what it refuses in one line, and what costs no HELP."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from store.database import reading
from store.tables.alerts import alerts
from tests.demo import SECRET, Demo

HER = "998000000001"
JSON_DOOR, GET_DOOR, XML_DOOR = (f"/ussd/{name}/{SECRET}" for name in ("hubtel", "flares", "truroute"))
HELP = {"SessionId": "s", "Mobile": HER, "Type": "Initiation", "Message": "*000*1*1#", "Sequence": "1"}


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    demo = Demo(tmp_path, ussd_roads=("africastalking", "hubtel", "flares", "truroute"))
    yield demo
    demo.close()


def ask(demo: Demo, address: str, **request: Any) -> tuple[int, str]:
    answer = demo.app.test_client().open(address, **{"method": "POST", **request})
    return answer.status_code, answer.text


def calls(demo: Demo) -> int:
    with reading(demo.service.engine) as connection:
        return connection.execute(select(func.count()).select_from(alerts)).scalar_one()


def xml(inside: str) -> str:
    return f"<ussd><type>1</type><msg>*000*1*1#</msg><sessionid>s</sessionid><msisdn>{HER}</msisdn>{inside}</ussd>"


BOMB = '<!DOCTYPE u [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + xml("<x>&b;</x>")
FILE = '<!DOCTYPE u [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + xml("<x>&a;</x>")

REFUSED: dict[str, tuple[str, dict[str, Any], int]] = {
    "another format": (JSON_DOOR, {"data": "sessionId=s&text=1*1"}, 400),
    "nothing": (JSON_DOOR, {"data": ""}, 411),
    "no JSON": (JSON_DOOR, {"data": '{"SessionId": '}, 400),
    "a list": (JSON_DOOR, {"json": [HELP]}, 400),
    "JSON in endless brackets": (JSON_DOOR, {"data": "[" * 100_000}, 400),
    "a number of 100,000 digits": (JSON_DOOR, {"data": '{"SessionId": ' + "9" * 100_000 + "}"}, 400),
    "JSON of 1 MB": (JSON_DOOR, {"data": json.dumps({**HELP, "Message": 1, "x": "y" * 1_100_000})}, 413),
    "no session": (JSON_DOOR, {"json": {**HELP, "SessionId": ""}}, 400),
    "an endless session": (JSON_DOOR, {"json": {**HELP, "SessionId": "s" * 200}}, 400),
    "no number": (JSON_DOOR, {"json": {**HELP, "Mobile": None}}, 400),
    "no phone's number": (JSON_DOOR, {"json": {**HELP, "Mobile": "Beeline"}}, 400),
    "a number that is an object": (JSON_DOOR, {"json": {**HELP, "Mobile": {"a": 1}}}, 400),
    "a field that stands twice": (JSON_DOOR, {"data": json.dumps(HELP)[:-1] + f', "Mobile": "{HER}"}}'}, 400),
    "a number that nobody has": (JSON_DOOR, {"json": {**HELP, "Mobile": f"{HER}9"}}, 400),
    "another method without the secret": (JSON_DOOR[:-1], {"method": "PUT", "json": HELP}, 404),
    "no input": (JSON_DOOR, {"json": {"SessionId": "s", "Mobile": HER, "Type": "Response"}}, 400),
    "a method that is not described": (JSON_DOOR, {"method": "GET"}, 405),
    "a wrong secret": (JSON_DOOR[:-1], {"json": HELP}, 404),
    "a document type": (XML_DOOR, {"data": BOMB}, 400),
    "a file of ours": (XML_DOOR, {"data": FILE}, 400),
    "XML of another root": (XML_DOOR, {"data": "<sms-request/>"}, 400),
    "JSON cut short": (JSON_DOOR, {"data": json.dumps(HELP)[:-1]}, 400),
    "XML cut short where it is no XML": (XML_DOOR, {"data": xml("<x>a < b</x>")[:-9]}, 400),
    "a document type where it is no XML": (XML_DOOR, {"data": BOMB.replace("&b;", "a < b")}, 400),
    "XML cut short": (XML_DOOR, {"data": xml("")[:-9]}, 400),
    "JSON where XML is meant": (XML_DOOR, {"json": HELP}, 400),
    "a query that says it twice": (GET_DOOR + f"?SessionID=s&SessionID=t&MSISDN={HER}&input=1", {"method": "GET"}, 400),
    "a query with nothing": (GET_DOOR, {"method": "GET"}, 400),
}


@pytest.mark.parametrize("label", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line_without_effect(label: str, demo: Demo) -> None:
    address, request, expected = REFUSED[label]
    status, body = ask(demo, address, **request)
    assert status == expected, body
    assert len(body.splitlines()) == 1 and len(body) < 80
    assert HER not in body
    assert calls(demo) == 0
    assert ask(demo, JSON_DOOR, json=HELP)[0] == 200, "the road stays up"


HEARD: dict[str, tuple[str, dict[str, Any]]] = {
    "as it should be": (JSON_DOOR, {"json": HELP}),
    "with fields that nobody reads": (JSON_DOOR, {"json": {**HELP, "x": "y" * 50_000, "z": [{"a": None}] * 50}}),
    "with doubled fields that nobody reads": (JSON_DOOR, {"data": json.dumps(HELP)[:-1] + ', "x": 1, "x": 2}'}),
    "with half characters": (JSON_DOOR, {"data": json.dumps({**HELP, "x": "1"})[:-1] + ', "y": "\\ud83d"}'}),
    "with a number that is one": (JSON_DOOR, {"json": {**HELP, "Mobile": int(HER), "Sequence": 1}}),
    "with a national number": (JSON_DOOR, {"json": {**HELP, "Mobile": "000000001"}}),
    "labelled as something else": (JSON_DOOR, {"data": json.dumps(HELP), "content_type": "text/plain"}),
    "behind a byte order mark": (JSON_DOOR, {"data": b"\xef\xbb\xbf" + json.dumps(HELP).encode()}),
    "in XML with a lone ampersand": (XML_DOOR, {"data": xml("<x>a & b \x01</x>")}),
    "in JSON with a name in another encoding": (
        JSON_DOOR,
        {"data": json.dumps(HELP).encode()[:-1] + b', "Operator": "\xc1\xe8\xeb\xe0\xe9\xed",}\0'},
    ),
    "in XML with a sign that opens nothing": (XML_DOOR, {"data": xml("<x>a < b</x>")}),
    "in XML with an element that nobody closed": (XML_DOOR, {"data": xml("<x><br>a")}),
    "in XML that is very deep": (XML_DOOR, {"data": xml("<x>" * 2_000 + "</x>" * 2_000)}),
    "in XML with an attribute that is none": (XML_DOOR, {"data": xml('<x a=1 a="<">1</x><!-- <msg> -- -->')}),
    "in XML marked as characters": (XML_DOOR, {"data": xml("<x>]]><![CDATA[a < </b>]]></x>")}),
    "in XML where only what is read is marked so": (
        XML_DOOR,
        {"data": xml("<x>1 < 2</x>").replace("*000*1*1#", "<![CDATA[*000*1*1#]]>")},
    ),
    "in XML behind blank lines": (XML_DOOR, {"data": '\r\n\n<?xml version="1.0"?>' + xml("") + "\n\0"}),
    "in XML of a space of names": (
        XML_DOOR,
        {"data": re.sub("<(/?)", r"<\1u:", xml("")).replace("<u:ussd>", '<u:ussd xmlns:u="urn:x">')},
    ),
    "beside a field of another space of names": (XML_DOOR, {"data": xml("<x:msg>9</x:msg>")}),
    "with a number of the request that is an object": (JSON_DOOR, {"json": {**HELP, "Sequence": {"n": 1}}}),
    "with a code that is a list": (JSON_DOOR, {"json": {**HELP, "ServiceCode": ["000"]}}),
    "with an endless code": (JSON_DOOR, {"json": {**HELP, "ServiceCode": "0" * 5_000}}),
    "with a code that stands twice": (
        JSON_DOOR,
        {"data": json.dumps(HELP)[:-1] + ', "ServiceCode": "000", "ServiceCode": "000"}'},
    ),
    "with a kind that is a list": (JSON_DOOR, {"json": {**HELP, "Type": ["Initiation"]}}),
    "with no kind": (JSON_DOOR, {"json": {**HELP, "Type": None}}),
    "with a kind that stands twice": (XML_DOOR, {"data": xml("<type>1</type>")}),
    "in a query with odd fields": (
        GET_DOOR + f"?SessionID=s&MSISDN=%2B{HER}&input=*000*1*1%23&x=%FF&x=%00",
        {"method": "GET"},
    ),
    "with an asterisk that is encoded once more": (
        GET_DOOR + f"?SessionID=s&MSISDN={HER}&input=%252A000%252A1%252A1%2523",
        {"method": "GET"},
    ),
}


@pytest.mark.parametrize("label", HEARD)
def test_nothing_beside_what_is_read_costs_a_help(label: str, demo: Demo) -> None:
    address, request = HEARD[label]
    status, body = ask(demo, address, **request)
    assert status == 200, body
    assert calls(demo) == 1


def test_a_session_that_begins_with_an_empty_input_begins_with_the_first_screen(demo: Demo) -> None:
    begun, empty = (
        ask(demo, f"{GET_DOOR}?SessionID={session}&MSISDN={number}&input={typed}", method="GET")
        for session, number, typed in (("s", HER, "*000%23"), ("t", "998000000002", ""))
    )
    assert empty == begun
    ask(demo, f"{GET_DOOR}?SessionID=t&MSISDN=998000000002&input=1", method="GET")
    ask(demo, f"{GET_DOOR}?SessionID=t&MSISDN=998000000002&input=1", method="GET")
    assert calls(demo) == 1


def test_two_long_numbers_of_a_request_are_two_requests(demo: Demo) -> None:
    """They differ at their end alone: the second key is no copy of the first."""
    keys = {"SessionId": "s", "Mobile": HER, "Type": "Response", "Message": "1"}
    ask(demo, JSON_DOOR, json={**HELP, "Message": "*000#"})
    for last in "12":
        ask(demo, JSON_DOOR, json={**keys, "Sequence": "0" * 80 + last})
    assert calls(demo) == 1


def test_a_record_that_is_away_is_a_503_in_one_line(demo: Demo) -> None:
    assert demo.app
    with demo.service.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE ussd_sessions RENAME TO elsewhere")
    assert ask(demo, JSON_DOOR, json=HELP) == (503, "try again")


def test_only_the_roads_that_are_named_have_a_door(tmp_path: Path) -> None:
    demo = Demo(tmp_path)
    assert ask(demo, JSON_DOOR, json=HELP)[0] == 404
    demo.close()


def test_a_road_without_a_description_stops_the_start_with_one_line(tmp_path: Path) -> None:
    demo = Demo(tmp_path, ussd_roads=("hubtell",))
    with pytest.raises(SystemExit, match=r"config/ussd/hubtell.yaml:1: there is no such file"):
        assert demo.app
    demo.close()
