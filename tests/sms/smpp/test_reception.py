"""Texts and receipts that come in over SMPP, into the whole service: stored before they are answered for."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from sms.gateways.smpp import reception, session
from store.database import reading
from store.tables.alerts import alerts
from store.tables.callers import contacts
from store.tables.outgoing import notices, receipts
from tests.demo import Demo
from tests.doors.conftest import logs
from tests.standins.smsc import Smsc, part
from vocabulary.phone_number import PhoneNumber

__all__ = ["logs"]

HER, AZIZA, DUTY_LINE = "998000000001", "998000000011", "998000000000"
ON_THE_PHONE, TEMPORARY, PERMANENT = 0x00, 0x64, 0x65


class OverSmpp(Demo):
    """A service with a session; the worker's part runs in this process."""

    def __init__(self, folder: Path, smsc: Smsc, **contract: Any) -> None:
        account = {"url": smsc.url, "system_id": "najot", "password": "word-xyz", "sender": "1199", **contract}
        super().__init__(folder, gateways=("smpp",), accounts={"smpp": account})
        self.service.open_sessions()

    def close(self) -> None:
        self.service.close_sessions()
        super().close()

    def count(self, table: Any) -> int:
        with reading(self.service.engine) as connection:
            return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    def the_alarm(self) -> dict[str, object]:
        with reading(self.service.engine) as connection:
            [alarm] = connection.execute(select(notices).where(notices.c.urgency == 0)).mappings()
        return dict(alarm)


@pytest.fixture
def smsc() -> Iterator[Smsc]:
    with Smsc() as smsc:
        yield smsc


@pytest.fixture
def demo(tmp_path: Path, smsc: Smsc, monkeypatch: pytest.MonkeyPatch) -> Iterator[OverSmpp]:
    monkeypatch.setattr(session, "BACK_AFTER", (0.05,))
    monkeypatch.setattr(session, "TURN", 0.05)
    demo = OverSmpp(tmp_path, smsc)
    yield demo
    demo.close()


def test_a_help_is_stored_before_it_is_answered_for_and_its_alarm_goes_out(demo: OverSmpp, smsc: Smsc) -> None:
    assert smsc.delivers(HER, "YORDAM") == ON_THE_PHONE
    assert demo.count(alerts) == 1
    demo.service.dispatcher.deliver_due()
    assert len(smsc.texts_to(DUTY_LINE)) == len(smsc.texts_to(HER)) == 1


WRITTEN = {
    "GSM-7": ("YORDAM @ {bozor}".encode("gsm03.38"), 0),
    "ASCII": (b"YORDAM", 1),
    "Latin-1": ("YORDAM é".encode("latin-1"), 3),
    "Latin-1 under the code of GSM-7": ("YORDAM «é»".encode("latin-1"), 0),
    "Cyrillic": ("ПОМОГИТЕ".encode("iso8859-5"), 6),
    "UCS-2": ("ЁРДАМ 😀".encode("utf-16-be"), 8),
    "UCS-2 cut in the middle of a letter": ("ЁРДАМ ".encode("utf-16-be") + b"\x04", 8),
    "half a pair of surrogates": ("ЁРДАМ ".encode("utf-16-be") + b"\xd8\x3d", 8),
    "NUL inside": ("YO\0RDAM".encode("utf-16-be"), 8),
    "a code of a message class": (b"YORDAM", 0xF1),
}


@pytest.mark.parametrize(("payload", "coding"), WRITTEN.values(), ids=WRITTEN.keys())
def test_a_help_is_read_in_every_alphabet(demo: OverSmpp, smsc: Smsc, payload: bytes, coding: int) -> None:
    assert smsc.answer_to(smsc.sends(HER, payload, data_coding=coding)) == ON_THE_PHONE
    assert demo.count(alerts) == 1


def test_a_text_in_the_payload_parameter_is_read_too(demo: OverSmpp, smsc: Smsc) -> None:
    assert smsc.answer_to(smsc.sends(HER, b"", message_payload=b"YORDAM")) == ON_THE_PHONE
    assert demo.count(alerts) == 1


@pytest.mark.parametrize("body", [b"", b"\0" * 5, b"no end", bytes(16) + b"\xff", bytes(17) + b"\x04\x24\0\x09YO"])
def test_a_deliver_that_cannot_be_read_is_refused_for_good(demo: OverSmpp, smsc: Smsc, body: bytes) -> None:
    smsc.sends_bytes((16 + len(body)).to_bytes(4, "big") + bytes.fromhex("00000005 00000000 00000063") + body)
    assert smsc.answer_to(0x63) == PERMANENT
    assert smsc.delivers(HER, "YORDAM") == ON_THE_PHONE
    assert demo.count(alerts) == 1


# ---- long texts

CALM = "Бугун яна бақирди, кейин кетди, эртага келади деб ўйлайман, нима қилишни билмайман, ўйда ўтирибман"
WHOLE = "Помогите, я у рынка, он ломает дверь. Соседка дома, второй этаж, код 12. Скорее, пожалуйста, приезжайте"


def test_a_text_of_several_parts_is_one_text_in_any_order_and_each_part_is_answered_for(
    demo: OverSmpp, smsc: Smsc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "PARTS_WITHIN", 60)
    first, second = part(WHOLE[:67], 7, 2, 1), part(WHOLE[67:], 7, 2, 2)
    sent = [smsc.sends(HER, **second), smsc.sends(HER, **first)]
    assert [smsc.answer_to(one) for one in sent] == [ON_THE_PHONE] * 2
    assert demo.count(alerts) == 1
    assert not demo.service.inbox.review.waiting()  # type: ignore[attr-defined]


def test_parts_of_two_phones_are_not_mixed_up(demo: OverSmpp, smsc: Smsc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reception, "PARTS_WITHIN", 60)
    sent = [smsc.sends(sender, **part("YORDAM ", 7, 2, n)) for n in (1, 2) for sender in (HER, "998000000002")]
    assert [smsc.answer_to(one) for one in sent] == [ON_THE_PHONE] * 4
    assert demo.count(alerts) == 2


def test_while_a_part_is_missing_the_others_are_not_answered_for(
    demo: OverSmpp, smsc: Smsc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "PARTS_WITHIN", 60)
    alone = smsc.sends(HER, **part(CALM[:67], 7, 2, 1))
    assert smsc.delivers("998000000002", "YORDAM") == ON_THE_PHONE
    assert not smsc.has_answer_to(alone)
    assert demo.count(alerts) == 1


def test_a_part_that_stays_alone_is_a_text_of_its_own(
    demo: OverSmpp, smsc: Smsc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "PARTS_WITHIN", 0.1)
    assert smsc.answer_to(smsc.sends(HER, **part(WHOLE[:67], 7, 2, 1))) == ON_THE_PHONE
    assert demo.count(alerts) == 1


# ---- trouble of our own


def without_a_record(demo: OverSmpp, folder: Path, step: Callable[[], Any]) -> Any:
    """Do something while the database cannot be opened."""
    (folder / "najot.db").rename(folder / "away.db")
    (folder / "najot.db").mkdir()
    demo.service.engine.dispose()
    came = step()
    (folder / "najot.db").rmdir()
    (folder / "away.db").rename(folder / "najot.db")
    return came


def test_while_the_record_is_away_the_smsc_is_asked_to_send_again_and_then_it_is_stored_once(
    demo: OverSmpp, smsc: Smsc, tmp_path: Path
) -> None:
    for deliver in (lambda: smsc.delivers(HER, "YORDAM"), lambda: smsc.reports("smsc-1")):
        assert without_a_record(demo, tmp_path, deliver) == TEMPORARY
        assert deliver() == ON_THE_PHONE
    assert (demo.count(alerts), demo.count(receipts)) == (1, 1)


def test_an_error_that_nobody_expected_asks_for_the_text_again(
    demo: OverSmpp, smsc: Smsc, monkeypatch: pytest.MonkeyPatch, logs: StringIO
) -> None:
    def break_down(*_: object) -> None:
        raise RuntimeError(f"broken by {HER}")

    with monkeypatch.context() as patch:
        patch.setattr("sms.inbox.carry_out_command", break_down)
        assert smsc.delivers(HER, "YORDAM") == TEMPORARY
    assert "RuntimeError" in logs.getvalue() and HER not in logs.getvalue()
    assert smsc.delivers(HER, "YORDAM") == ON_THE_PHONE
    assert demo.count(alerts) == 1


def test_what_the_smsc_sends_again_after_a_lost_link_is_carried_out_once(demo: OverSmpp, smsc: Smsc) -> None:
    assert smsc.delivers(HER, "MENYU") == ON_THE_PHONE
    smsc.cut()
    assert smsc.delivers(HER, "MENYU") == ON_THE_PHONE
    assert demo.count(notices) == 1
    assert smsc.delivers(HER, "MENYU") == ON_THE_PHONE
    assert demo.count(notices) == 2


def test_a_help_is_never_taken_for_a_repeat(demo: OverSmpp, smsc: Smsc) -> None:
    for body in ("YORDAM", "XAVFSIZ", "YORDAM"):
        assert smsc.delivers(HER, body) == ON_THE_PHONE
        smsc.cut()
    with demo.service.engine.connect() as connection:
        assert connection.execute(select(alerts.c.call)).scalars().all() == [1]


def test_parts_that_were_not_answered_for_are_put_together_when_they_come_again(
    demo: OverSmpp, smsc: Smsc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "PARTS_WITHIN", 60)
    parts = [part(WHOLE[:67], 7, 2, 1), part(WHOLE[67:], 7, 2, 2)]
    smsc.sends(HER, **parts[0])
    smsc.cut()
    sent = [smsc.sends(HER, **one) for one in parts]
    assert [smsc.answer_to(one) for one in sent] == [ON_THE_PHONE] * 2
    assert demo.count(alerts) == 1


# ---- receipts

STATES = {
    "DELIVRD": "delivered",
    "ENROUTE": "handed",
    "ACCEPTD": "handed",
    "EXPIRED": "failed",
    "DELETED": "failed",
    "UNDELIV": "failed",
    "REJECTD": "failed",
    "UNKNOWN": "handed",
    "ODD": "handed",
}


@pytest.mark.parametrize(("word", "state"), STATES.items())
def test_a_receipt_moves_the_alarm_that_it_names(demo: OverSmpp, smsc: Smsc, word: str, state: str) -> None:
    smsc.delivers(HER, "YORDAM")
    demo.service.dispatcher.deliver_due()
    assert smsc.reports(str(demo.the_alarm()["message_id"]), word) == ON_THE_PHONE
    assert demo.the_alarm()["state"] == state


def test_a_receipt_may_name_its_text_and_state_in_parameters(demo: OverSmpp, smsc: Smsc) -> None:
    smsc.delivers(HER, "YORDAM")
    demo.service.dispatcher.deliver_due()
    named = {"receipted_message_id": str(demo.the_alarm()["message_id"]), "message_state": 2}
    assert smsc.reports("of-another", "UNDELIV", **named) == ON_THE_PHONE
    assert demo.the_alarm()["state"] == "delivered"


def test_a_receipt_without_an_id_and_one_for_an_unknown_text_change_nothing(demo: OverSmpp, smsc: Smsc) -> None:
    assert smsc.answer_to(smsc.sends(AZIZA, b"stat:DELIVRD text:YORDAM", esm_class=4)) == ON_THE_PHONE
    assert smsc.reports("nobody-knows", text="YORDAM") == ON_THE_PHONE
    assert (demo.count(alerts), demo.count(contacts), demo.count(receipts)) == (0, 0, 1)


# ---- whose words go over it, and what is left behind


@pytest.mark.parametrize("free", [False, True])
def test_her_own_words_go_over_it_only_where_the_contract_lets_them(tmp_path: Path, smsc: Smsc, free: bool) -> None:
    demo = OverSmpp(tmp_path, smsc, free_text=free)
    smsc.delivers(HER, "YORDAM bozor oldida")
    demo.service.dispatcher.deliver_due()
    assert ("bozor oldida" in smsc.texts_to(DUTY_LINE)[0]) is free
    demo.close()


def test_nothing_of_hers_is_logged(demo: OverSmpp, smsc: Smsc, logs: StringIO) -> None:
    smsc.delivers(HER, "YORDAM yashirin-so'zlar")
    smsc.delivers(HER, "yashirin-so'zlar")
    demo.service.dispatcher.deliver_due()
    smsc.reports("smsc-1", text="yashirin-so'zlar")
    smsc.cut()
    smsc.delivers(PhoneNumber(AZIZA), "1")
    logged = logs.getvalue()
    assert "smpp_unbound" in logged
    for hidden in (HER, HER[3:], AZIZA, DUTY_LINE, "yashirin", "word-xyz", HER.encode().hex()):
        assert hidden not in logged
