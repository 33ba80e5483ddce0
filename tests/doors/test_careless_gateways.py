"""What a careless gateway writes beside a HELP, or in its sender's number, and what costs none."""

import gzip
import json
import socket
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import select
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from doors.body import LONGEST_BODY
from doors.long_body import LONGEST_FORM
from store.database import reading
from store.tables.callers import callers
from tests.demo import SECRET, Demo
from tests.doors.requests import (
    BODIES,
    DIAL,
    ENDED,
    ESKIZ,
    FORM,
    HER,
    INCOMING,
    OPT_OUT,
    PLAYMOBILE,
    RECEIPT,
    xml_text,
    xml_texts,
)
from tests.doors.watched import all_rows
from tests.running_demo import RunningDemo

VOICE = f"/voice/africastalking/{SECRET}"

HELPS = {
    INCOMING: b"from=%2B998000000001&to=000&text=YORDAM&id=m-1",
    DIAL: b"sessionId=s-1&phoneNumber=%2B998000000001&serviceCode=*000%23&text=1*1",
    VOICE: b"isActive=1&sessionId=v-1&callerNumber=%2B998000000001&destinationNumber=000",
    ENDED: b"sessionId=s-1&phoneNumber=%2B998000000001&status=Incomplete",
    OPT_OUT: b"senderId=000&phoneNumber=%2B998000000001",
    RECEIPT: b"id=m-1&status=Success",
    ESKIZ: b"request_id=a1&status=DELIVRD",
}
BESIDE = {
    "another encoding": b"operator=%C1%E8",
    "another encoding in the name": b"%C1%E8=x",
    "octets that are no text": b"operator=\xc1\xe8",
    "NUL": b"operator=a%00b",
    "NUL in the name": b"ope%00rator=a",
    "a field twice": b"operator=1&operator=2",
    "a long field": b"operator=" + b"x" * 5_000,
    "a very long one": b"operator=" + b"x" * 200_000,
    "a long name": b"x" * 5_000 + b"=1",
    "many fields": b"&".join(b"f%d=x" % n for n in range(40)),
    "very many": b"&".join(b"f%d=x" % n for n in range(2_000)),
    "a date in Cyrillic": b"date=%CF%CE",
    "a date twice": b"date=2026-11-29&date=2026-11-29",
    "a link twice": b"linkId=1&linkId=2",
    "a network twice, one broken": b"networkCode=1&networkCode=%FF",
    "signs without a field": b"&&=&=x&%&%zz=1",
    "a service code twice": b"serviceCode=*000%23&serviceCode=*000%23",
    "a service code that is no text": b"serviceCode=%FF%00",
    "an endless service code": b"serviceCode=" + b"1*" * 5_000,
}


def alerts_of(demo: Demo) -> int:
    return all_rows(demo)["alerts"]


def send(demo: Demo, address: str, body: bytes, content_type: str = FORM) -> int:
    return demo.app.test_client().post(address, data=body, content_type=content_type).status_code


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE.keys())
def test_nothing_beside_the_fields_that_are_read_costs_a_request(demo: Demo, beside: bytes) -> None:
    for address, body in HELPS.items():
        assert send(demo, address, beside + b"&" + body) == 200, address
        assert send(demo, address, body + b"&" + beside) == 200, address
    assert alerts_of(demo) == 1


@pytest.mark.parametrize("address", [INCOMING, DIAL])
@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE.keys())
def test_nor_a_help(demo: Demo, address: str, beside: bytes) -> None:
    assert send(demo, address, beside + b"&" + HELPS[address]) == 200
    assert alerts_of(demo) == 1


@pytest.mark.parametrize("content_type", ["", "text/plain", "text/plain; charset=utf-8", "application/octet-stream"])
def test_a_form_is_read_whatever_it_is_called(demo: Demo, content_type: str) -> None:
    for address in (INCOMING, DIAL):
        assert send(demo, address, HELPS[address], content_type) == 200
        assert alerts_of(demo) == 1


@pytest.mark.parametrize("address", [INCOMING, DIAL, VOICE])
def test_a_body_that_is_packed_is_unpacked_and_one_that_breaks_off_is_not_guessed_at(demo: Demo, address: str) -> None:
    packed = gzip.compress(HELPS[address])
    assert send(demo, address, packed[:-9]) == 413
    assert send(demo, address, packed[:2] + b"xxxxxxxxxx") == 415
    assert send(demo, address, gzip.compress(b"x" * 3_000_000)) == 413
    assert send(demo, address, packed) == 200


def test_a_text_with_an_endless_id_is_heard_once(demo: Demo) -> None:
    body = HELPS[INCOMING].replace(b"id=m-1", b"id=" + b"m" * 4_000)
    assert send(demo, INCOMING, body) == 200
    kept = all_rows(demo)
    assert send(demo, INCOMING, body) == 200
    assert kept["alerts"] == 1 and all_rows(demo) == kept


@pytest.mark.parametrize("id_", [b"", b"&id="])
def test_a_text_without_an_id_is_heard_each_time(demo: Demo, id_: bytes) -> None:
    heard = [0]
    for words in (b"YORDAM", b"YORDAM", b"Menga+hech+kim+kelmadi"):
        assert send(demo, INCOMING, b"from=%2B998000000001&text=" + words + id_) == 200
        heard.append(all_rows(demo)["alert_events"])
    assert alerts_of(demo) == 1 and heard == sorted(set(heard))


@pytest.mark.parametrize("is_active", ["1", "true", "True"])
def test_a_call_that_is_active_is_a_call_however_that_is_written(demo: Demo, is_active: str) -> None:
    assert send(demo, VOICE, HELPS[VOICE].replace(b"isActive=1", f"isActive={is_active}".encode())) == 200
    assert all_rows(demo)["callers"] == 1


BEFORE = {
    "a mark of UTF-8": b"\xef\xbb\xbf",
    "the same encoded": b"%EF%BB%BF",
    "an empty line": b"\r\n",
    "a query's mark": b"?",
}


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE.keys())
def test_what_stands_before_a_form_costs_nothing(demo: Demo, before: bytes) -> None:
    for address, body in HELPS.items():
        assert send(demo, address, before + body) == 200, address
        assert alerts_of(demo) == 1, address
    of_another = before + HELPS[INCOMING].replace(b"8000000001", b"8000000002") + b"&linkId=" + b"x" * 300_000
    assert send(demo, INCOMING, of_another) == 200
    assert alerts_of(demo) == 2


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_who_has_no_secret_learns_nothing_by_another_method(demo: Demo, method: str) -> None:
    client = demo.app.test_client()
    for address in BODIES:
        wrong = client.open(address.replace(SECRET, "a-guess"), method=method)
        nowhere = client.open("/sms/nobody/a-guess/incoming", method=method)
        assert (wrong.status_code, wrong.data) == (nowhere.status_code, nowhere.data) and wrong.status_code == 404
        assert client.open(address, method=method).status_code == 405


def test_a_refused_request_is_logged_without_what_is_in_it(demo: Demo, logs: StringIO) -> None:
    assert demo.app.test_client().post(INCOMING, json={"from": HER, "text": "YORDAM", "id": "m-1"}).status_code == 415
    assert "request_refused" in logs.getvalue() and "415" in logs.getvalue()
    assert HER not in logs.getvalue() and SECRET not in logs.getvalue()


def refused(demo: Demo) -> dict[tuple[str, str], float]:
    """What the metric says, by door and reason."""
    demo.service.refusals.store()
    page = demo.app.test_client().get("/metrics").get_data(as_text=True)
    return {
        (sample.labels["door"], sample.labels["reason"]): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
        if sample.name == "najot_refused_requests_total"
    }


def test_what_is_refused_is_counted_by_door_and_reason_with_nothing_of_the_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo = Demo(tmp_path)
    monkeypatch.setattr("app._begin", lambda *_: (demo.settings, demo.service))
    assert refused(demo) == {}
    client = demo.app.test_client()
    for _ in range(2):
        assert send(demo, INCOMING, b"from=%2B998000000001&id=m-1") == 400
    assert send(demo, INCOMING.replace(SECRET, "a-guess"), HELPS[INCOMING]) == 404
    assert send(demo, PLAYMOBILE, b"<sms") == 400
    by_get = client.get(f"{DIAL}?{HELPS[DIAL].decode()}")
    assert (by_get.status_code, by_get.headers["Allow"]) == (405, "POST")
    assert client.put(VOICE, data=HELPS[VOICE]).status_code == 405
    assert client.get(f"/nowhere/{SECRET}").status_code == 404
    assert send(demo, INCOMING, HELPS[INCOMING]) == 200
    counted = {
        ("sms", "text is missing"): 2,
        ("sms", "the secret is not ours"): 1,
        ("playmobile", "the body is not XML"): 1,
        ("ussd", "only a post is taken"): 1,
        ("voice", "only a post is taken"): 1,
    }
    assert refused(demo) == counted
    assert send(demo, PLAYMOBILE, b"<sms") == 400
    assert refused(demo) == counted | {("playmobile", "the body is not XML"): 2}


def test_what_is_no_post_is_logged_and_a_guess_at_the_secret_is_not(demo: Demo, logs: StringIO) -> None:
    assert send(demo, INCOMING.replace(SECRET, "a-guess"), HELPS[INCOMING]) == 404
    assert "request_refused" not in logs.getvalue()
    assert demo.app.test_client().get(f"{INCOMING}?{HELPS[INCOMING].decode()}").status_code == 405
    assert "request_refused" in logs.getvalue() and "only a post is taken" in logs.getvalue()
    assert HER[1:] not in logs.getvalue() and SECRET not in logs.getvalue()


# ---- what she typed


@pytest.mark.parametrize(
    "typed", ["1%252A1", "1%252a1", "1%26%2342%3B1", "1%26%23x2A%3B1", "1+1", "1%EF%BC%8A1", "1%2A1+"]
)
def test_an_asterisk_is_one_however_it_is_written(demo: Demo, typed: str) -> None:
    assert send(demo, DIAL, HELPS[DIAL].replace(b"text=1*1", b"text=" + typed.encode())) == 200
    assert alerts_of(demo) == 1


# ---- her words

TEXTS = {
    "an emoji in CESU-8": b"YORDAM+%ED%A0%BD%ED%B9%8F",
    "half a letter": b"YORDAM+%D0%BF%D0",
    "an octet too many": b"%FFYORDAM",
    "NUL behind": b"YORDAM%00",
    "NUL before": b"%00%00YORDAM",
    "NUL within": b"YOR%00DAM",
    "NUL for a blank": b"YORDAM%00Toshkent",
    "a bell and an escape": b"%1BYORDAM%07+Toshkent",
    "two octets a letter": b"%00Y%00O%00R%00D%00A%00M",
    "Windows-1251": b"%CF%CE%CC%CE%C3%C8%D2%C5",
    "KOI8-R": b"%F0%EF%ED%EF%E7%E9%F4%E5",
    "endless": b"YORDAM+" + b"x" * 5_000,
    "behind many blanks": b"+" * 5_000 + b"YORDAM",
    "behind many letters": b"x" * 10_000 + b"+yordam",
    "behind many words": b"z+" * 2_500 + b"yordam+bering",
    "entities": b"%26%231055%3B%26%231054%3B%26%231052%3B%26%231054%3B%26%231065%3B%26%231068%3B",
    "UCS-2 in figures": b"04010420041404100041",
    "UCS-2 in hexadecimal digits": b"041F041E041C041E0429042C",
    "encoded twice": b"%25D0%259F%25D0%259E%25D0%259C%25D0%259E%25D0%25A9%25D0%25AC",
    "UTF-8 taken for Latin letters": "ПОМОЩЬ".encode().decode("latin-1").encode(),
    "UTF-16": b"%04%1F%04%1E%04%1C%04%1E%04%29%04%2C",
    "marked UTF-16": b"%FE%FF%04%1F%04%1E%04%1C%04%1E%04%29%04%2C",
    "letters of DOS": b"%8F%8E%8C%8E%83%88%92%85",
    "a paragraph": b"%3Cp%3EYORDAM%3C%2Fp%3E",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_text_is_read_as_far_as_it_goes_and_its_words_count(demo: Demo, text: bytes) -> None:
    assert send(demo, INCOMING, HELPS[INCOMING].replace(b"YORDAM", text)) == 200
    assert alerts_of(demo) == 1


@pytest.mark.parametrize("text", [b"%FF%FE", b"%D0", b"????+???", b"%F0%9F%98%A2", b"05D005D105D205D305D4"])
def test_a_text_that_nobody_can_read_is_kept_for_a_human(demo: Demo, text: bytes) -> None:
    assert send(demo, INCOMING, HELPS[INCOMING].replace(b"YORDAM", text)) == 200
    assert all_rows(demo)["unclear_texts"] == 1


NEXT_TO_NOTHING = ["!!!", "...", ".", "?", "+", "1", "0", "998", "", " ", "\u00a0", "№#@"]


@pytest.mark.parametrize("text", NEXT_TO_NOTHING)
def test_of_a_stranger_who_wrote_next_to_nothing_a_human_sees_who_wrote(demo: Demo, text: str) -> None:
    for _ in range(2):
        assert demo.post(INCOMING, {"from": HER, "text": text, "id": "m-1"})[0] == 200
    [waiting] = demo.service.inbox.review.waiting()  # type: ignore[attr-defined]
    assert (waiting.number, waiting.body.strip()) == (HER, text.strip())
    assert demo.texts_of(HER) == []


def test_but_no_figures_that_may_be_a_pin_and_none_of_who_is_known(demo: Demo) -> None:
    assert demo.post(INCOMING, {"from": HER, "text": "4821 7", "id": "m-1"})[0] == 200
    assert demo.post(DIAL, {"phoneNumber": "+998000000002", "sessionId": "s-1", "text": "1*1"})[0] == 200
    assert demo.post(INCOMING, {"from": "+998000000002", "text": "4821", "id": "m-2"})[0] == 200
    assert [text.body for text in demo.service.inbox.review.waiting()] == []  # type: ignore[attr-defined]


RECEIPT_AS_A_TEXT = (
    "id:0123 sub:001 dlvrd:001 submit date:2611301200 done date:2611301200 stat:DELIVRD err:000 text:YORDAM"
)


def test_a_receipt_that_comes_as_a_text_is_no_call_and_is_logged(demo: Demo, logs: StringIO) -> None:
    before = all_rows(demo)
    assert demo.post(INCOMING, {"from": HER, "text": RECEIPT_AS_A_TEXT, "id": "m-1"})[0] == 200
    assert all_rows(demo) == before
    assert "receipt_came_as_a_text" in logs.getvalue() and "YORDAM" not in logs.getvalue()


def test_who_reads_an_unread_text_in_a_wrong_alphabet_sees_both_readings(demo: Demo) -> None:
    came = "у нас гости".encode("cp1251").decode("latin-1")
    assert demo.post(INCOMING, {"from": HER, "text": came, "id": "m-1"})[0] == 200
    [waiting] = demo.service.inbox.review.waiting()  # type: ignore[attr-defined]
    assert waiting.body == f"у нас гости\n{came}"


def test_of_a_long_text_that_waits_to_be_read_its_end_can_be_read_too(demo: Demo) -> None:
    assert send(demo, INCOMING, HELPS[INCOMING].replace(b"YORDAM", b"bugun+" * 2_000 + b"ertaga")) == 200
    [waiting] = demo.service.inbox.review.waiting()  # type: ignore[attr-defined]
    assert waiting.body.startswith("bugun bugun") and waiting.body.endswith("ertaga")


def test_who_reads_a_text_reads_what_was_in_its_wrapping_and_how_it_came(demo: Demo) -> None:
    words = "".join(f"&#{ord(letter)};" for letter in "у нас гости")
    assert demo.post(INCOMING, {"from": HER, "text": words, "id": "m-1"})[0] == 200
    [waiting] = demo.service.inbox.review.waiting()  # type: ignore[attr-defined]
    assert waiting.body == f"у нас гости\n{words}"


def test_what_she_typed_earlier_and_cannot_be_read_costs_no_key_after_it(demo: Demo) -> None:
    assert send(demo, DIAL, HELPS[DIAL].replace(b"text=1*1", b"text=%D0*%00*0*1*1")) == 200
    assert alerts_of(demo) == 1


# ---- bodies of unknown length


def over_the_wire(address: str, *pieces: bytes) -> bytes:
    """The status line that a server at this address gives to these bytes."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=30) as connection:
        for piece in pieces:
            connection.sendall(piece)
        return connection.makefile("rb").readline()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningDemo]:
    demo = RunningDemo(tmp_path)
    demo.start()
    yield demo
    demo.close()


@pytest.mark.parametrize("address", [INCOMING, DIAL, PLAYMOBILE])
def test_a_body_in_chunks_is_read(running: RunningDemo, address: str) -> None:
    body, content_type = (BODIES[PLAYMOBILE][0], "text/xml") if address == PLAYMOBILE else (HELPS[address], FORM)
    head = f"POST {address} HTTP/1.1\r\nHost: x\r\nContent-Type: {content_type}\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunks = [b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (body[:7], body[7:])]
    assert over_the_wire(running.address, head.encode(), *chunks, b"0\r\n\r\n").split()[1] == b"200"
    assert alerts_of(running) == 1


@pytest.mark.parametrize("address", BODIES)
def test_a_body_in_chunks_is_read_no_further_than_any_other(demo: Demo, address: str) -> None:
    endless = BytesIO(b"x" * 2 * LONGEST_FORM)
    builder = EnvironBuilder(address, method="POST", input_stream=endless, content_type=BODIES[address][1])
    environ = builder.get_environ() | {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}
    environ.pop("CONTENT_LENGTH", None)
    assert Response.from_app(demo.app, environ).status_code == 413
    assert endless.tell() <= LONGEST_FORM + LONGEST_BODY


@pytest.mark.parametrize("address", BODIES)
def test_half_a_body_has_no_effect(demo: Demo, address: str) -> None:
    body, content_type = BODIES[address]
    for half in (body[: len(body) // 2], body[:-1], b""):
        before = all_rows(demo)
        builder = EnvironBuilder(address, method="POST", input_stream=BytesIO(half), content_type=content_type)
        environ = builder.get_environ() | {"CONTENT_LENGTH": str(len(body)), "wsgi.input_terminated": True}
        assert Response.from_app(demo.app, environ).status_code == 400
        assert all_rows(demo) == before


# ---- repeats


def test_other_words_under_a_used_id_are_another_text(demo: Demo) -> None:
    for text in (b"XAVFSIZ", b"YORDAM+Toshkent"):
        assert send(demo, INCOMING, HELPS[INCOMING].replace(b"YORDAM", text)) == 200
    assert alerts_of(demo) == 1
    for text in ("XAVFSIZ", "YORDAM"):
        assert send(demo, PLAYMOBILE, xml_texts(xml_text("998000000002", text)), "text/xml") == 200
    assert alerts_of(demo) == 2
    for words in (b"bugun+yana", b"ertaga+keladi", b"bugun+yana"):
        of_another = HELPS[INCOMING].replace(b"YORDAM", words).replace(b"000000001", b"000000003")
        assert send(demo, INCOMING, of_another) == 200
    assert all_rows(demo)["unclear_texts"] == 2


def test_other_blanks_and_capitals_under_a_used_id_are_a_repeat(demo: Demo) -> None:
    for text in (b"YORDAM", b"+YORDAM", b"yordam", b"YORDAM%0D%0A"):
        assert send(demo, INCOMING, HELPS[INCOMING].replace(b"YORDAM", text)) == 200
    assert demo.texts_of(HER) == ["Qabul qilindi."]


def test_of_the_words_only_a_keyed_mark_is_kept(demo: Demo) -> None:
    send(demo, INCOMING, HELPS[INCOMING].replace(b"YORDAM", b"YORDAM+yashirincha"))
    assert b"yashirincha" not in (demo.settings.var / "najot.db").read_bytes()


# ---- senders

HERS = ["998000000001", "000000001", "8000000001", "00998000000001", "998 00 000 00 01", "tel:+998000000001"]
HERS += ["+998-00-000-00-01", "+998000000001\n", "+998000000001\0", "++998000000001", "%2B998000000001"]
HERS += ["&#43;998000000001", '"+998000000001"', "'+998000000001", "998000000001.0", "998000000001F", "<+998000000001>"]
HERS += ["+998 (0) 000000001", "+998(0)000000001", "1.1.998000000001", "1.1.+998000000001", "0.0.000000001"]
HERS += ["+998000000001/TYPE=PLMN", "＋９９８００００００００１", "٩٩٨٠٠٠٠٠٠٠٠١", "\u201c998000000001\u201d"]


def numbers(demo: Demo) -> list[str]:
    """The numbers of all callers, opened."""
    with reading(demo.service.engine) as connection:
        indexes = connection.execute(select(callers.c.number_index)).scalars().all()
    known = {demo.service.vault.index.of("number", number): number for number in (HER, "+000000001")}
    return [known.get(index, "of somebody else") for index in indexes]


@pytest.mark.parametrize("written", HERS)
def test_her_number_is_hers_however_a_network_writes_it(demo: Demo, written: str) -> None:
    assert demo.post(INCOMING, {"from": written, "text": "YORDAM", "id": "m-1"})[0] == 200
    assert demo.post(DIAL, {"phoneNumber": written, "sessionId": "s-1", "text": "1*1"})[0] == 200
    in_xml = written.strip("\n\0").replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    assert demo.app.test_client().post(PLAYMOBILE, data=xml_texts(xml_text(in_xml))).status_code == 200
    assert alerts_of(demo) == all_rows(demo)["callers"] == 1
    assert demo.texts_of(HER) == ["Qabul qilindi."] * 2


NO_PHONES = ["Bank", "1199", "anonymous", "+", "0", "+0998000000001", "Bank+998000000001", "x" * 500]
NUMBERS_OF_NOBODY = ["+9980000000001", "+99800000000", "+11998000000001", "998998000000001", "1.1.1199"]
NO_PHONES += NUMBERS_OF_NOBODY


@pytest.mark.parametrize("sender", NO_PHONES)
def test_a_text_of_no_phone_is_kept_for_a_human_and_never_answered(demo: Demo, sender: str) -> None:
    for _ in range(2):
        assert demo.post(INCOMING, {"from": sender, "text": "YORDAM", "id": "m-1"})[0] == 200
        assert demo.app.test_client().post(PLAYMOBILE, data=xml_texts(xml_text(sender, "ЁРДАМ"))).status_code == 200
    rows = all_rows(demo)
    assert (rows["unclear_texts"], rows["alerts"], rows["callers"], rows["notices"]) == (2, 0, 0, 0)
    waiting = demo.service.inbox.review.waiting()  # type: ignore[attr-defined]
    assert [text.number for text in waiting] == [sender[:64]] * 2


@pytest.mark.parametrize("number", NUMBERS_OF_NOBODY)
def test_a_dial_and_a_call_of_a_number_that_nobody_has_are_refused(demo: Demo, number: str) -> None:
    assert demo.post(DIAL, {"phoneNumber": number, "sessionId": "s-1", "text": "1*1"})[0] == 400
    assert demo.post(VOICE, {"callerNumber": number, "sessionId": "v-1"})[0] == 200
    assert all_rows(demo)["alerts"] == all_rows(demo)["callers"] == 0


# ---- Play Mobile


def of_two(spoilt: str) -> bytes:
    return xml_texts(spoilt, xml_text("998000000002", "ЁРДАМ", "m-2"))


SPOILT = {
    "an octet that is no UTF-8": of_two(xml_text()).replace(b"YORDAM", b"YORDAM \xff"),
    "a control": of_two(xml_text(body="YORDAM \x01")),
    "NUL": of_two(xml_text(body="YORDAM\0")),
    "a reference to a control": of_two(xml_text(body="YORDAM &#1;&#x0;")),
    "an emoji as two references": of_two(xml_text(body="YORDAM &#55357;&#56911;")),
    "an emoji as two references in hexadecimal": of_two(xml_text(body="&#xD83D;&#xDE4F; YORDAM")),
    "half of one": of_two(xml_text(body="YORDAM &#55357;")),
    "a reference to no character": of_two(xml_text(body="YORDAM &#x110000;&#99999999;")),
    "an entity of HTML": of_two(xml_text(body="YORDAM &nbsp;")),
    "an ampersand": of_two(xml_text(body="YORDAM & tez")),
    "a sign that opens an element": of_two(xml_text(body="YORDAM <3 tez")),
    "an element that nobody closed": of_two(xml_text(body="YORDAM <b>tez")),
    "marked as characters": of_two(xml_text(body="<![CDATA[YORDAM & <tez>]]>")),
    "several contents": of_two(xml_text(body="YORDAM</content><content>Toshkent")),
    "a content twice": of_two(xml_text(body="YORDAM</content><content>YORDAM")),
    "an empty content before": of_two(xml_text(body="</content><content>YORDAM")),
    "an element within": of_two(xml_text(body="<b>YORDAM</b>")),
    "elements within elements": of_two(xml_text(body="<p>Tez <b>YORDAM</b> bering</p>")),
    "endless": of_two(xml_text(body="YORDAM " + "x" * 5_000)),
    "no id": of_two(xml_text(id="")),
    "a long id": of_two(xml_text(id="x" * 200)),
    "a mark of UTF-8": b"\xef\xbb\xbf" + of_two(xml_text()),
    "UTF-16": of_two(xml_text()).decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    "Windows-1251": of_two(xml_text()).decode().replace("UTF-8", "windows-1251").encode("cp1251"),
    "UTF-8 that calls itself Windows-1251": of_two(xml_text(body="ПОМОЩЬ")).replace(b"UTF-8", b"windows-1251"),
    "Windows-1251 that calls itself UTF-8": of_two(xml_text(body="YORDAM")).decode().encode("cp1251"),
}


@pytest.mark.parametrize("body", SPOILT.values(), ids=SPOILT.keys())
def test_one_spoilt_text_costs_neither_itself_nor_the_one_beside_it(demo: Demo, body: bytes) -> None:
    assert send(demo, PLAYMOBILE, body, "text/xml") == 200
    assert alerts_of(demo) == 2


def test_a_request_without_a_text_is_taken(demo: Demo) -> None:
    before = all_rows(demo)
    for empty in (xml_texts(), b"<sms-request/>", b'<sms-request version="1.0"> </sms-request>'):
        assert send(demo, PLAYMOBILE, empty, "text/xml") == 200
    assert all_rows(demo) == before


GLUED = {
    "ABCHELP": 1,
    "abcYORDAM Toshkent": 1,
    "ABCПОМОГИТЕ": 1,
    "abc_HELP": 1,
    "ABC: HELP": 1,
    "ABCD": 0,
    "abcabc": 0,
}


@pytest.mark.parametrize(("text", "count"), GLUED.items())
def test_a_keyword_may_be_glued_to_the_word(tmp_path: Path, text: str, count: int) -> None:
    demo = Demo(tmp_path, sms_prefixes=("abc", "yor", "help"))
    assert send(demo, PLAYMOBILE, xml_texts(xml_text(body=text)), "text/xml") == 200
    assert alerts_of(demo) == count
    for word in ("YORDAM", "HELP"):
        send(demo, PLAYMOBILE, xml_texts(xml_text("998000000009", word, word)), "text/xml")
    assert alerts_of(demo) == count + 1
    demo.close()


# ---- addresses


def test_no_slash_makes_the_server_repeat_the_secret(demo: Demo) -> None:
    rules = [rule.rule for rule in demo.app.url_map.iter_rules() if "<secret>" in rule.rule]
    assert len(rules) >= 8
    for rule in rules:
        path = rule.replace("<secret>", SECRET)
        parts = path.split("/")[1:]
        doubled = ["/" + "/".join(parts[:n]) + "//" + "/".join(parts[n:]) for n in range(len(parts) + 1)]
        missing = ["/" + "/".join(parts[:n]) + "".join(parts[n : n + 2]) for n in range(len(parts) - 1)]
        for wrong in (*doubled, *missing, path + "/", path[:-1], path + "%2F", path.replace("/", "%2F")):
            for method in ("GET", "POST"):
                environ = EnvironBuilder("/", method=method, data={"text": "1*1"}).get_environ()
                answer = Response.from_app(demo.app, environ | {"PATH_INFO": wrong, "RAW_URI": wrong})
                served = (200, 400) if wrong.startswith("//") else ()
                assert answer.status_code in (404, 405, *served), (method, wrong)
                assert "Location" not in answer.headers and SECRET not in answer.get_data(as_text=True)


def test_a_report_in_json_may_hold_more_than_is_read(demo: Demo) -> None:
    report = {"message-id": "m-1", "status": "Delivered", "more": {"a": [None] * 100}, "channel": "\ud800"}
    body = json.dumps({"messages": [report], "unheard": "x" * 5_000}).encode()
    assert send(demo, f"/sms/playmobile/{SECRET}/receipt", body, "application/json") == 200
    assert all_rows(demo)["receipts"] == 1
