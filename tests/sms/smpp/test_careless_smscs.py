"""What careless SMSCs send: texts under any code, parts late or without a header, receipts in any hand."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from sms.gateways.smpp import reception, session
from store.tables.alerts import alerts
from store.tables.inbound import unclear_texts
from store.tables.outgoing import receipts
from tests.sms.smpp.test_reception import HER, ON_THE_PHONE, OverSmpp, smsc
from tests.standins.smsc import Smsc, part

__all__ = ["smsc"]

UCS2_UNDER = [0x00, 0x01, 0x02, 0x03, 0x04, 0x08, 0x18, 0x19, 0x1A, 0x48, 0xE0, 0xE8, 0xF1, 0xF5]


@pytest.fixture
def demo(tmp_path: Path, smsc: Smsc, monkeypatch: pytest.MonkeyPatch) -> Iterator[OverSmpp]:
    monkeypatch.setattr(session, "BACK_AFTER", (0.05,))
    monkeypatch.setattr(session, "TURN", 0.05)
    demo = OverSmpp(tmp_path, smsc)
    yield demo
    demo.close()


# ---- alphabets


def test_ucs2_is_read_under_every_code(demo: OverSmpp, smsc: Smsc) -> None:
    for number, coding in enumerate(UCS2_UNDER):
        for order in ("utf-16-be", "utf-16-le"):
            sent = smsc.sends(f"9980000001{number:02}", "ЁРДАМ".encode(order), data_coding=coding)
            assert smsc.answer_to(sent) == ON_THE_PHONE
        assert demo.count(alerts) == number + 1, hex(coding)


WRITTEN = {
    "eight bits": (b"YORDAM", 2),
    "eight bits, the other code": (b"YORDAM", 4),
    "eight bits of a class": (b"YORDAM", 0xF5),
    "UTF-8 under 0": ("ЁРДАМ".encode(), 0),
    "UTF-8 under eight bits": ("ЁРДАМ".encode(), 4),
    "Windows-1251 under 0": ("ПОМОГИТЕ".encode("cp1251"), 0),
    "KOI8-R under 0": ("ПОМОГИТЕ".encode("koi8-r"), 0),
    "KOI8-R under Latin-1": ("помогите".encode("koi8-r"), 3),
    "Windows-1251 under ISO 8859-5": ("помогите".encode("cp1251"), 6),
    "one octet a letter under UCS-2": (b"YORDAM", 8),
    "UCS-2 with its mark": ("\ufeffЁРДАМ".encode("utf-16-be"), 0),
    "one emoji of UCS-2 before it": ("😢 YORDAM".encode("utf-16-be"), 0),
    "a code of nobody's": (b"YORDAM", 0x9C),
    "a code of Japan": (b"YORDAM", 5),
}


@pytest.mark.parametrize(("payload", "coding"), WRITTEN.values(), ids=WRITTEN.keys())
def test_a_help_is_read_whatever_code_it_comes_under(demo: OverSmpp, smsc: Smsc, payload: bytes, coding: int) -> None:
    assert smsc.answer_to(smsc.sends(HER, payload, data_coding=coding)) == ON_THE_PHONE
    assert demo.count(alerts) == 1


@pytest.mark.parametrize(("payload", "coding"), [(b"\x01\x02\x03\xff", 4), (b"YORDAM", 0x20), (b"\x06\x05\x04", 0xF5)])
def test_what_is_no_text_is_kept_for_a_human_in_hexadecimal(
    demo: OverSmpp, smsc: Smsc, payload: bytes, coding: int
) -> None:
    assert smsc.answer_to(smsc.sends(HER, payload, data_coding=coding)) == ON_THE_PHONE
    (kept,) = demo.service.inbox.review.waiting()  # type: ignore[attr-defined]
    assert payload.hex(" ") in kept.body
    assert demo.count(alerts) == 0


def test_a_data_sm_is_a_text_too(demo: OverSmpp, smsc: Smsc) -> None:
    address = b"\x01\x01" + HER.encode() + b"\0" + b"\x03\0" + b"1199\0"
    body = b"\0" + address + b"\0\0\0" + struct.pack(">HH", 0x0424, 6) + b"YORDAM"
    smsc.sends_bytes(struct.pack(">IIII", 16 + len(body), 0x103, 0, 77) + body)
    smsc.sends_bytes(struct.pack(">IIII", 16 + 3, 0x103, 0, 78) + b"\0\1\1")
    assert smsc.delivers("998000000002", "YORDAM") == ON_THE_PHONE
    assert demo.count(alerts) == 2


@pytest.mark.parametrize(("sender", "ton"), [("000000001", 2), ("000000001", 0), ("000000001", 1), ("998000000001", 2)])
def test_a_sender_may_stand_without_its_country(demo: OverSmpp, smsc: Smsc, sender: str, ton: int) -> None:
    for one in (HER, sender):
        assert smsc.answer_to(smsc.sends(one, b"YORDAM", source_addr_ton=ton)) == ON_THE_PHONE
    assert demo.count(alerts) == 1


@pytest.mark.parametrize("sender", ["Bank", "", "0", "1199"])
def test_a_text_of_no_phone_is_kept_for_a_human(demo: OverSmpp, smsc: Smsc, sender: str) -> None:
    assert smsc.delivers(sender, "YORDAM") == ON_THE_PHONE
    assert (demo.count(alerts), demo.count(unclear_texts)) == (0, 1)


# ---- parts

HEADERS = {
    "announced and not there": (b"YORDAM", 0x40, 0),
    "announced and not there, UCS-2": ("ЁРДАМ".encode("utf-16-be"), 0x40, 8),
    "announced and not there, Latin in UCS-2": ("YORDAM".encode("utf-16-be"), 0x40, 8),
    "there and not announced, one part of one": (b"\x05\0\x03\x07\x01\x01YORDAM", 0x40, 0),
    "with another element first": (b"\x04\x24\x01\x01\x00YORDAM", 0x40, 0),
}


@pytest.mark.parametrize(("payload", "esm_class", "coding"), HEADERS.values(), ids=HEADERS.keys())
def test_a_header_may_be_missing_or_odd(
    demo: OverSmpp, smsc: Smsc, payload: bytes, esm_class: int, coding: int
) -> None:
    sent = smsc.sends(HER, payload, esm_class=esm_class, data_coding=coding)
    assert smsc.answer_to(sent) == ON_THE_PHONE
    assert demo.count(alerts) == 1


def test_a_header_that_nobody_announced_joins_its_parts(demo: OverSmpp, smsc: Smsc) -> None:
    sent = [smsc.sends(HER, **{**part(text, 7, 2, n), "esm_class": 0}) for n, text in ((1, "ЁР"), (2, "ДАМ"))]
    assert [smsc.answer_to(one) for one in sent] == [ON_THE_PHONE] * 2
    assert demo.count(alerts) == 1


def test_each_part_is_read_in_its_own_alphabet(demo: OverSmpp, smsc: Smsc) -> None:
    latin = {"payload": b"\x05\0\x03\x07\x02\x01YOR", "data_coding": 0, "esm_class": 0x40}
    sent = [smsc.sends(HER, **latin), smsc.sends(HER, **part("DAM, бозор", 7, 2, 2))]
    assert [smsc.answer_to(one) for one in sent] == [ON_THE_PHONE] * 2
    assert demo.count(alerts) == 1


def test_a_part_that_is_a_help_does_not_wait_and_the_whole_joins_it_without_another_text(
    demo: OverSmpp, smsc: Smsc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "PARTS_WITHIN", 60)
    assert smsc.answer_to(smsc.sends(HER, **part("Ёрдам беринг, мен ", 7, 2, 1))) == ON_THE_PHONE
    assert demo.count(alerts) == 1
    assert smsc.answer_to(smsc.sends(HER, **part("бозор олдида", 7, 2, 2))) == ON_THE_PHONE
    demo.service.dispatcher.deliver_due()
    assert demo.count(alerts) == len(smsc.texts_to(HER)) == 1


def test_parts_that_come_late_and_over_another_link_are_still_one_text(
    demo: OverSmpp, smsc: Smsc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "PARTS_WITHIN", 0.05)
    assert smsc.answer_to(smsc.sends(HER, **part("ЁР", 7, 2, 1))) == ON_THE_PHONE
    smsc.cut()
    assert smsc.answer_to(smsc.sends(HER, **part("ДАМ", 7, 2, 2))) == ON_THE_PHONE
    assert demo.count(alerts) == 1


def test_a_part_that_is_sent_again_is_not_carried_out_again(
    demo: OverSmpp, smsc: Smsc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "PARTS_WITHIN", 0.05)
    for _ in range(3):
        assert smsc.answer_to(smsc.sends(HER, **part("bugun yana", 7, 2, 1))) == ON_THE_PHONE
    assert demo.count(unclear_texts) == 1


def test_a_reference_that_is_used_again_is_another_text(demo: OverSmpp, smsc: Smsc) -> None:
    for words in ("ЁР", "bugun"):
        smsc.sends(HER, **part(words, 7, 2, 1))
    assert smsc.answer_to(smsc.sends(HER, **part(" yana", 7, 2, 2))) == ON_THE_PHONE
    bodies = [text.body for text in demo.service.inbox.review.waiting()]  # type: ignore[attr-defined]
    assert bodies == ["ЁР", "bugun yana"]


# ---- receipts

RECEIPTS = {
    "as the appendix writes it": b"id:%s sub:001 dlvrd:001 submit date:2611261200 done date:2611261201 stat:DELIVRD",
    "capitals": b"ID:%s SUB:001 DLVRD:001 SUBMIT DATE:2611261200 DONE DATE:2611261201 STAT:DELIVRD ERR:000",
    "blanks after the colons": b"id: %s sub: 001 dlvrd: 001 submit date: 2611261200 stat: DELIVRD err: 000",
    "the word in full": b"id:%s sub:001 dlvrd:001 stat:DELIVERED err:000",
    "zeros before the id": b"id:000%s stat:DELIVRD",
    "small letters": b"id:%s stat:delivrd",
    "words of ours behind": b"id:%s stat:DELIVRD text:id:9 stat:UNDELIV YORDAM",
}


def test_every_way_to_write_a_receipt_is_read(demo: OverSmpp, smsc: Smsc) -> None:
    smsc.delivers(HER, "YORDAM")
    demo.service.dispatcher.deliver_due()
    message_id = str(demo.the_alarm()["message_id"])
    for name, words in RECEIPTS.items():
        for esm_class in (0x00, 0x04):
            for spelt in (message_id, message_id.upper()):
                before = demo.count(receipts)
                receipt = words % spelt.encode()
                assert smsc.answer_to(smsc.sends("998000000011", receipt, esm_class=esm_class)) == ON_THE_PHONE, name
                assert demo.the_alarm()["state"] == "delivered", name
                assert demo.count(receipts) == before, name
    assert (demo.count(alerts), demo.count(unclear_texts)) == (1, 0)


@pytest.mark.parametrize(("word", "state"), [("DELIVERED", "delivered"), ("REJECTED", "failed"), ("FAILED", "failed")])
def test_a_state_may_be_written_in_full(demo: OverSmpp, smsc: Smsc, word: str, state: str) -> None:
    smsc.delivers(HER, "YORDAM")
    demo.service.dispatcher.deliver_due()
    assert smsc.reports(str(demo.the_alarm()["message_id"]), word) == ON_THE_PHONE
    assert demo.the_alarm()["state"] == state


def test_a_receipt_may_come_in_ucs2_or_only_in_parameters(demo: OverSmpp, smsc: Smsc) -> None:
    smsc.delivers(HER, "YORDAM")
    demo.service.dispatcher.deliver_due()
    message_id = str(demo.the_alarm()["message_id"])
    unwritten = smsc.sends("998000000011", b"", receipted_message_id=message_id, message_state=1)
    assert smsc.answer_to(unwritten) == ON_THE_PHONE
    assert demo.the_alarm()["state"] == "handed"
    written = f"id:{message_id} stat:DELIVRD".encode("utf-16-be")
    assert smsc.answer_to(smsc.sends("998000000011", written, data_coding=8)) == ON_THE_PHONE
    assert demo.the_alarm()["state"] == "delivered"
    assert (demo.count(alerts), demo.count(unclear_texts)) == (1, 0)


def test_a_text_that_only_speaks_of_an_id_is_a_text(demo: OverSmpp, smsc: Smsc) -> None:
    assert smsc.delivers(HER, "YORDAM id:7 stat:DELIVRD") == ON_THE_PHONE
    assert demo.count(alerts) == 1
