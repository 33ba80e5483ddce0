"""Dials over SMPP through the whole service: every form of a session, what goes back, and what breaks."""

import struct
from collections.abc import Iterator
from pathlib import Path
from ssl import SSLContext
from typing import Any

import pytest

from alerts.book import RecordUnavailable
from store.tables.callers import callers, ussd_sessions
from store.tables.inbound import unclear_texts
from tests.standins.ussd_centre import KEY, RELEASED, SESSION_INFO, UNBIND, Answers, Dialled, UssdCentre
from tests.ussd.smpp.conftest import DialledOverSmpp

HER, OTHER = "998000000001", "998000000002"
VENDOR = 0x1501
OK, TEMPORARY, PERMANENT, NO_SOURCE = 0x00, 0x64, 0x65, 0x0A


def test_two_keys_after_dialling_call_for_help(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    dial = centre.dial(HER)
    assert "YORDAM" in dial.sees()
    dial.types("1")
    assert demo.count() == 0
    assert "102" in dial.types("1")
    assert demo.count() == 1
    assert dial.last.service_type == b"USSD"
    assert (dial.last.source, dial.last.op) == (b"000", 2)


FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "its_session_info": ("its_session_info", {}),
    "its_session_info that stays the same": ("its_session_info", {"counts_turns": False}),
    "a session of zeros": ("its_session_info", {"id": b"\0\0"}),
    "user_message_reference": ("user_message_reference", {"tag": 0x0204, "id": b"\x00\x07"}),
    "a vendor's tag": ("tlv:0x1501", {"tag": VENDOR, "id": b"\x09\x08\x07\x06\x05\x04\x03\x02"}),
    "a vendor's tag, and later no number": (
        "tlv:0x1501",
        {"tag": VENDOR, "id": b"\x09\x08\x07\x06", "later_without_number": True},
    ),
    "her number": ("number", {"tag": None}),
    "none where one is agreed": ("its_session_info", {"tag": None}),
    "in message_payload": ("its_session_info", {"in_payload": True}),
    "in UCS-2": ("its_session_info", {"coding": 0x48}),
    "in another UCS-2": ("its_session_info", {"coding": 8}),
    "in eight bits": ("its_session_info", {"coding": 0x44}),
    "in ASCII": ("its_session_info", {"coding": 1}),
    "under the usual coding": ("its_session_info", {"coding": 0}),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_session_leads_to_help(tmp_path: Path, centre: UssdCentre, form: str) -> None:
    setting, how = FORMS[form]
    demo = DialledOverSmpp(tmp_path, centre, ussd_session=setting)
    dial = centre.dial(HER, **how)
    dial.sees()
    assert "102" in dial.types("1", "1")
    assert demo.count() == 1
    if dial.tag:
        assert dial.last.tags[dial.tag][:1] == dial.id[:1]
    demo.close()


FIRST: dict[str, tuple[str | None, str, int]] = {
    "the whole code": ("*000#", "000", 0),
    "the whole code and a suffix": ("*000*1*1#", "000", 1),
    "what stands behind the code": ("1*1", "000", 1),
    "nothing": (None, "000", 0),
    "nothing, and the suffix in the destination": (None, "000*1*1", 1),
    "nothing, and the whole code in the destination": ("", "*000*1*1#", 1),
    "the code as bare digits": ("000", "", 0),
    "the code and a suffix as bare digits": ("000*1*1", "", 1),
}


@pytest.mark.parametrize("form", FIRST)
def test_the_first_text_comes_in_every_form(demo: DialledOverSmpp, centre: UssdCentre, form: str) -> None:
    text, code, calls = FIRST[form]
    dial = centre.dial(HER, text, code=code)
    screen = dial.sees()
    assert demo.count() == calls
    assert ("YORDAM" in screen) is (calls == 0)
    assert "102" in (screen if calls else dial.types("1", "1"))


def test_a_text_in_packed_septets_is_read(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    packed = sum(ord(one) << 7 * at for at, one in enumerate("*000*1*1#")).to_bytes(8, "little")
    dial = centre.dial(HER, None, code="", octets=packed)
    assert "102" in dial.sees()
    assert demo.count() == 1


# ---- what goes back


def test_the_answer_follows_the_commit_and_the_screen_follows_the_answer(
    demo: DialledOverSmpp, centre: UssdCentre
) -> None:
    dial = centre.dial(HER, "*000*1*1#")
    dial.sees()
    assert centre.events == [f"answered {dial.sequence}", "shown"]
    assert centre.responses[dial.sequence] == OK
    assert demo.count() == 1


def test_a_screen_in_cyrillic_is_ucs2_and_keeps_to_160_octets(tmp_path: Path, centre: UssdCentre) -> None:
    demo = DialledOverSmpp(tmp_path, centre, ussd_ucs2="72")
    dial = centre.dial(HER, "*000*3#")
    dial.sees()
    assert dial.last.coding == 72
    assert 0 < len(dial.last.payload) <= 160
    demo.close()


@pytest.mark.parametrize(("setting", "op"), [({}, 17), ({"ussd_end": 3}, 3), ({"ussd_end": 2}, 2)])
def test_the_last_screen_ends_the_session_as_agreed(
    tmp_path: Path, centre: UssdCentre, setting: dict[str, int], op: int
) -> None:
    demo = DialledOverSmpp(tmp_path, centre, **setting)
    dial = centre.dial(HER, "*000*2#")
    dial.sees()
    assert dial.last.tags[SESSION_INFO][1] & 1 == 0
    dial.types("9", "2", "9", "5", "2", "2")
    assert dial.last.op == op
    assert dial.last.tags[SESSION_INFO][1] & 1 == 1, "the bit of a last packet"
    assert demo.count(ussd_sessions) == 0
    demo.close()


def test_a_one_shot_is_answered_once_and_is_over(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    dial = centre.dial(HER, "*000*1*1#")
    dial.sees()
    other = centre.dial(OTHER, None)
    other.sees()
    shot = centre.dial("998000000003", None, id=b"\x33\x00")
    shot.sees()
    shot.begins("*000*1*1#", op=0)
    assert "102" in shot.sees()
    assert shot.last.op == 16
    assert demo.count() == 2


# ---- the answer to a screen


@pytest.mark.parametrize("when", ["once she pressed a key", "never"])
def test_nobody_waits_for_the_answer_to_a_screen(demo: DialledOverSmpp, centre: UssdCentre, when: str) -> None:
    """Many more than the window wait at once, and keys and texts go on."""
    centre.answers = Answers(when=when)
    dials = [centre.dial(f"99800000{at:04}", id=bytes([at, 0])) for at in range(100, 130)]
    for dial in dials:
        dial.sees()
    for dial in dials:
        dial.types("1")
        if when != "never":
            centre.say_what_was_not_said()
    dials[0].types("1")
    assert demo.count() == 1
    assert len(centre.shown) == 61, "nothing is sent again"


def test_an_answer_that_comes_twice_changes_nothing(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    centre.answers = Answers(times=2)
    dial = centre.dial(HER)
    dial.sees()
    dial.types("1", "1")
    assert demo.count() == 1


def test_an_error_ends_the_session_and_nothing_is_sent_again(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    centre.answers = Answers(status=0x0B)
    dial = centre.dial(HER)
    dial.sees()
    demo.until(lambda: demo.count(ussd_sessions) == 0)
    assert len(centre.shown) == 1


def test_a_late_error_ends_no_session_that_went_on(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    """An answer and her next key may cross: what was refused then she has seen, or she could not have answered it."""
    centre.answers = Answers(when="late")
    dial = centre.dial(HER)
    dial.sees()
    dial.types("1")
    [*_, last] = centre.unsaid
    centre.unsaid = [first for first in centre.unsaid if first != last]
    centre.say_what_was_not_said(status=0x0B)
    assert "102" in dial.types("1")
    assert demo.count() == 1


def test_a_hang_up_ends_the_session(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    dial = centre.dial(HER)
    dial.sees()
    assert centre.response_to(dial.hangs_up()) == OK
    assert demo.count(ussd_sessions) == 0
    assert len(centre.shown) == 1, "nobody is there to see a screen"


# ---- links and workers


def test_a_session_goes_on_over_another_bind_and_worker(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    centre.until_bound()
    demo.another_worker()
    centre.until_bound(2)
    dial = centre.dial(HER, line=0)
    dial.sees()
    dial.line = 1
    dial.types("1")
    dial.line = 0
    assert "102" in dial.types("1")
    assert demo.count() == 1


def test_a_session_goes_on_when_the_link_was_lost_in_between(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    centre.answers = Answers(when="never")
    dial = centre.dial(HER)
    dial.sees()
    dial.types("1")
    centre.cut()
    centre.until_bound()
    assert "102" in dial.types("1")
    assert demo.count() == 1


def test_two_phones_under_one_id_see_their_own_screens(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    hers, others = centre.dial(HER), centre.dial(OTHER)
    hers.sees(), others.sees()
    hers.types("1")
    assert "Ha" not in others.types("9")
    assert "102" in hers.types("1")
    assert demo.count() == 1


def test_a_packet_without_a_number_that_two_may_have_sent_shows_nobody_anything(
    tmp_path: Path, centre: UssdCentre
) -> None:
    demo = DialledOverSmpp(tmp_path, centre, ussd_session="tlv:0x1501")
    how: dict[str, Any] = {"tag": VENDOR, "id": b"\1\2\3\4", "later_without_number": True}
    hers, others = centre.dial(HER, **how), centre.dial(OTHER, **how)
    hers.sees(), others.sees()
    assert centre.response_to(hers.presses("1")) == NO_SOURCE
    assert len(centre.shown) == 2
    demo.close()


@pytest.mark.parametrize(
    ("setting", "how"),
    [
        ("its_session_info", {"id": b"\x07\0"}),
        ("user_message_reference", {"tag": 0x0204, "id": b"\0\x07"}),
        ("tlv:0x0204", {"tag": 0x0204, "id": b"\0\x07"}),
    ],
)
def test_a_packet_without_a_number_moves_no_session_of_another_phone(
    tmp_path: Path, centre: UssdCentre, setting: str, how: dict[str, Any]
) -> None:
    demo = DialledOverSmpp(tmp_path, centre, ussd_session=setting)
    others = centre.dial(OTHER, counts_turns=False, **how)
    others.sees()
    others.types("1")
    nobodys = Dialled(centre, HER, counts_turns=False, later_without_number=True, **how)
    assert centre.response_to(nobodys.presses("1")) == NO_SOURCE
    assert centre.response_to(nobodys.hangs_up()) == OK
    assert (demo.count(), len(centre.shown)) == (0, 2)
    assert "102" in others.types("1"), "hers goes on where it was"
    demo.close()


def test_a_vendors_ids_that_differ_at_their_end_are_two_sessions(tmp_path: Path, centre: UssdCentre) -> None:
    demo = DialledOverSmpp(tmp_path, centre, ussd_session="tlv:0x1501")
    how: dict[str, Any] = {"tag": VENDOR, "later_without_number": True}
    hers, others = centre.dial(HER, id=b"20261130-0001", **how), centre.dial(OTHER, id=b"20261130-0002", **how)
    hers.sees(), others.sees()
    hers.types("1")
    others.types("9")
    assert "102" in hers.types("1")
    assert demo.count() == 1
    demo.close()


# ---- a bind that carries texts too


def test_on_a_shared_bind_a_key_is_no_text_and_a_text_no_key(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    dial = centre.dial(HER)
    dial.sees()
    dial.types("1")
    assert demo.count(unclear_texts) == 0
    text = b"\0\1\1" + HER.encode() + b"\0\0\1" + b"1199\0" + bytes(3) + b"\0\0" + bytes(4) + bytes([6]) + b"YORDAM"
    assert centre.response_to(centre.delivers(text)) == OK
    assert demo.count() == 1
    assert "102" in dial.types("1")


def test_without_the_road_a_dial_is_refused_and_no_text(tmp_path: Path, centre: UssdCentre) -> None:
    demo = DialledOverSmpp(tmp_path, centre)
    demo.close()
    other = tmp_path / "other"
    other.mkdir()
    quiet = DialledOverSmpp.__new__(DialledOverSmpp)
    account = {"url": centre.url, "system_id": "najot", "password": "word-xyz", "sender": "1199"}
    super(DialledOverSmpp, quiet).__init__(other, gateways=("smpp",), accounts={"smpp": account})
    quiet.workers = []
    quiet.works(quiet.service)
    centre.until_bound()
    assert centre.response_to(centre.dial(HER).sequence) == PERMANENT
    assert quiet.count(unclear_texts) == quiet.count(callers) == 0
    quiet.close()


@pytest.fixture
def second_centre() -> Iterator[UssdCentre]:
    with UssdCentre() as second:
        yield second


def test_dials_may_come_over_a_bind_of_their_own(tmp_path: Path, centre: UssdCentre, second_centre: UssdCentre) -> None:
    demo = DialledOverSmpp(tmp_path, centre, ussd_url=second_centre.url)
    assert "102" in second_centre.dial(HER, "*000*1*1#").sees()
    assert demo.count() == 1
    demo.close()


def test_dials_come_over_smpp_where_texts_go_another_way(tmp_path: Path, centre: UssdCentre) -> None:
    demo = DialledOverSmpp(tmp_path, centre, gateways=("simulator",))
    assert "102" in centre.dial(HER, "*000*1*1#").sees()
    demo.close()


def test_over_tls_a_dial_is_answered(
    tmp_path: Path, own_certificate: SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "own.pem"))
    with UssdCentre(own_certificate) as centre:
        demo = DialledOverSmpp(tmp_path, centre, gateways=("simulator",))
        dial = centre.dial(HER)
        dial.sees()
        assert "102" in dial.types("1", "1")
        demo.close()


def test_over_tls_an_impostor_of_the_centre_gets_no_bind(
    tmp_path: Path, centre: UssdCentre, own_certificate: SSLContext
) -> None:
    """It shows a certificate that nobody we believe has signed; texts go on over the other bind."""
    with UssdCentre(own_certificate) as impostor:
        demo = DialledOverSmpp(tmp_path, centre, ussd_url=impostor.url)
        centre.until_bound()
        bind = demo.service.dial_bind
        assert bind
        demo.until(lambda: impostor.came >= 2)
        assert bind.reach() == "SSLCertVerificationError"
        assert (impostor.binds, centre.binds) == (0, 1)
        demo.close()


# ---- bad input, and a record that is away


def test_bad_packets_have_no_effect_and_the_road_stays_up(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    centre.until_bound()
    dial = centre.dial(HER, None)
    dial.sees()
    strange = dial.packet(99, "1*1")
    assert centre.response_to(centre.delivers(strange)) == PERMANENT
    nobody = dial.packet(KEY, "1").replace(HER.encode(), b"Beeline")
    assert centre.response_to(centre.delivers(nobody)) == NO_SOURCE
    assert centre.response_to(centre.delivers(dial.packet(1, "1*1")[:20])) == PERMANENT
    odd_tags = dial.packet(KEY, "9") + b"\x99\x99\x00\x03abc" + b"\x13\x83\x00\x00"
    assert centre.response_to(centre.delivers(odd_tags)) == OK
    assert demo.count() == 0
    assert "102" in centre.dial(OTHER, "*000*1*1#", id=b"\x01\x00").sees()


@pytest.mark.parametrize(
    "octets",
    [
        pytest.param(bytes.fromhex("00000004 00000005 00000000 00000001"), id="shorter than its head"),
        pytest.param(bytes.fromhex("7fffffff 00000005 00000000 00000001"), id="two gigabytes"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: najot\r\n\r\n", id="another protocol"),
    ],
)
def test_a_packet_of_impossible_length_costs_the_line_and_no_session(
    demo: DialledOverSmpp, centre: UssdCentre, octets: bytes
) -> None:
    """Where the next packet begins nobody can tell then, so the line is bound again."""
    dial = centre.dial(HER)
    dial.sees()
    dial.types("1")
    centre.sends(octets)
    centre.until(lambda: not centre.lines or centre.binds == 2)
    centre.until(lambda: centre.binds == 2 and centre.lines)
    assert "102" in dial.types("1")
    assert demo.count() == 1


def test_a_centre_that_unbinds_in_a_session_finds_it_where_it_was(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    dial = centre.dial(HER)
    dial.sees()
    dial.types("1")
    centre.sends(struct.pack(">IIII", 16, UNBIND, 0, 77))
    centre.until(lambda: centre.binds == 2)
    assert "102" in dial.types("1")
    assert demo.count() == 1


def test_a_flood_of_begins_costs_nobody_her_help(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    """None of them is answered OK and forgotten, and who is further gets her answer."""
    dial = centre.dial(HER)
    dial.sees()
    dial.types("1")
    flood = [Dialled(centre, f"9980010{at:05}", id=bytes([at % 256, 0])) for at in range(300)]
    packets = [one.begins("*000#") for one in flood]
    assert "102" in dial.types("1")
    assert demo.count() == 1
    statuses = [centre.response_to(packet) for packet in packets]
    assert set(statuses) <= {OK, TEMPORARY}
    centre.until(lambda: len(centre.shown) == 3 + statuses.count(OK))


def test_an_end_of_a_session_that_nobody_knows_is_taken(demo: DialledOverSmpp, centre: UssdCentre) -> None:
    dial = centre.dial(HER)
    dial.sees()
    stranger = dial.packet(RELEASED, None).replace(HER.encode(), OTHER.encode())
    assert centre.response_to(centre.delivers(stranger)) == OK
    assert "102" in dial.types("1", "1")


def test_while_the_record_is_away_nothing_is_answered_ok_or_shown(
    demo: DialledOverSmpp, centre: UssdCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise RecordUnavailable("away")

    centre.dial(OTHER, id=b"\x01\x00").sees()
    with monkeypatch.context() as patched:
        patched.setattr(type(demo.service.ledger), "open_book", away)
        dial = centre.dial(HER, "*000*1*1#")
        assert centre.response_to(dial.sequence) == TEMPORARY
    assert len(centre.shown) == 1
    assert centre.response_to(dial.again()) == OK
    assert "102" in dial.sees()
    assert demo.count() == 1
