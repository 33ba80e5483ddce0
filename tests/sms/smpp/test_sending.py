"""Texts over SMPP, over real TCP, against a stand-in of an SMSC that speaks through another codec than ours."""

import logging
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from sms.gateway import Accepted, Outcome, OutgoingText, Refused, TryLater, Whose
from sms.gateways.smpp import session
from sms.gateways.smpp.client import Route, Smpp
from sms.gateways.smpp.link import Place
from sms.gateways.smpp.session import Account
from store.instant import utc_now
from tests.sms.test_africastalking import own_certificate
from tests.standins.smsc import HANG, TAKEN_BUT_CUT, Smsc, status
from texts.alphabet import length_of
from texts.times import TASHKENT
from vocabulary.phone_number import PhoneNumber

__all__ = ["own_certificate"]

AZIZA = PhoneNumber("+998000000011")
TEXT = OutgoingText("n-1", AZIZA, "Salom, O'ktam: 100% {x} [y] €")
PASSWORD = "word-xyz"
NAJOT = Route("Najot")
NOT_BOUND = TryLater("not bound", may_have_sent=False)


class Nobody:
    """Who hears what comes in, where nothing does."""

    prefixes = ()

    def receive(self, *_: object) -> None:
        raise AssertionError("nothing was to come")


@pytest.fixture
def smsc() -> Iterator[Smsc]:
    with Smsc() as smsc:
        yield smsc


@contextmanager
def gateway_to(
    smsc: Smsc, route: Route = NAJOT, patience: float = 5.0, window: int = 10, tls: bool = False
) -> Iterator[Smpp]:
    account = Account(Place("127.0.0.1", smsc.port, tls), "najot", PASSWORD, "", window)
    gateway = Smpp(account, route, patience)
    gateway.start(Nobody(), Nobody(), utc_now)  # type: ignore[arg-type]
    try:
        yield gateway
    finally:
        gateway.stop()


@contextmanager
def bound(smsc: Smsc, **more: Any) -> Iterator[Smpp]:
    """One that knows that it is bound, for texts that have little patience."""
    with gateway_to(smsc, **more) as gateway:
        while gateway._session._link is None:
            threading.Event().wait(0.01)
        yield gateway


def send_once_bound(gateway: Smpp) -> Outcome:
    """Send once the session is there again; until then nothing goes out."""
    while isinstance(outcome := gateway.send(TEXT), TryLater) and not outcome.may_have_sent:
        threading.Event().wait(0.01)
    return outcome


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bind again at once."""
    monkeypatch.setattr(session, "BACK_AFTER", (0.05,))
    monkeypatch.setattr(session, "TURN", 0.05)


# ---- the bind and the packet -----------------------------------------------------------------------------------------


def test_it_binds_as_a_transceiver_under_its_name_and_lets_go_in_the_end(smsc: Smsc) -> None:
    with gateway_to(smsc):
        smsc.until_bound()
    smsc.wait_for(lambda: not smsc.is_bound())
    [bind] = smsc.binds
    assert (bind.command, bind.system_id, bind.password) == ("bind_transceiver", b"najot", PASSWORD.encode())
    assert bind.interface_version == 0x34


def test_a_text_is_taken_under_the_id_of_the_smsc(smsc: Smsc) -> None:
    with gateway_to(smsc) as gateway:
        assert gateway.send(TEXT) == Accepted("smsc-1")
    [submitted] = smsc.submitted
    pdu = submitted.pdu
    assert (pdu.destination_addr, pdu.dest_addr_ton, pdu.dest_addr_npi) == (b"998000000011", 1, 1)
    assert (pdu.data_coding, pdu.esm_class, pdu.registered_delivery) == (0, 0, 1)
    assert smsc.texts_to("998000000011") == [TEXT.body]


def test_a_text_that_is_late_is_never_delivered(smsc: Smsc) -> None:
    in_tashkent = datetime(2026, 11, 27, 0, 5, 9, tzinfo=TASHKENT)
    with gateway_to(smsc) as gateway:
        gateway.send(replace(TEXT, expires_at=in_tashkent))
        gateway.send(TEXT)
    assert [one.pdu.validity_period for one in smsc.submitted] == [b"261126190509000+", b""]


SENDERS = {
    "Najot": (b"Najot", 5, 0),
    "1199": (b"1199", 3, 0),
    "998000000000": (b"998000000000", 1, 1),
    "+998000000000": (b"998000000000", 1, 1),
}


@pytest.mark.parametrize(("sender", "address"), SENDERS.items())
def test_the_senders_type_follows_from_how_it_is_written(
    smsc: Smsc, sender: str, address: tuple[bytes, int, int]
) -> None:
    with gateway_to(smsc, Route(sender)) as gateway:
        gateway.send(TEXT)
    pdu = smsc.submitted[0].pdu
    assert (pdu.source_addr, pdu.source_addr_ton, pdu.source_addr_npi) == address


def test_an_operator_may_want_the_sender_typed_otherwise(smsc: Smsc) -> None:
    with gateway_to(smsc, Route("1199", ton=6, npi=9)) as gateway:
        gateway.send(TEXT)
    assert (smsc.submitted[0].pdu.source_addr_ton, smsc.submitted[0].pdu.source_addr_npi) == (6, 9)


LONG = {
    "one part of GSM-7": ("a" * 160, 1),
    "two parts of GSM-7": ("a" * 161, 2),
    "an escape where a part ends": ("a" * 152 + "€" * 10, 2),
    "every letter of GSM-7": (
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0:;<=>?¡AZÄÖÑÜ§¿azäöñüà\f^{}\\[~]|€",
        1,
    ),
    "one part of UCS-2": ("ё" * 70, 1),
    "three parts of UCS-2": ("Ёрдам керак, йўлда. " * 9, 3),
    "a pair of surrogates where a part ends": ("ё" * 66 + "😀" * 10, 2),
}


@pytest.mark.parametrize(("text", "parts"), LONG.values(), ids=LONG.keys())
def test_a_long_text_arrives_whole_in_as_many_parts_as_we_count(smsc: Smsc, text: str, parts: int) -> None:
    with gateway_to(smsc) as gateway:
        assert gateway.send(replace(TEXT, body=text)) == Accepted(f"smsc-{parts}")
    assert smsc.texts_to("998000000011") == [text]
    assert len(smsc.submitted) == parts == length_of(text).parts
    assert [one.pdu.registered_delivery for one in smsc.submitted] == [0] * (parts - 1) + [1]
    assert all(
        len(one.pdu.short_message) <= (159 if one.pdu.data_coding == 0 else 140) or parts == 1 for one in smsc.submitted
    )


def test_two_long_texts_are_not_mixed_up(smsc: Smsc) -> None:
    with gateway_to(smsc) as gateway:
        for text in ("a" * 200, "b" * 200):
            gateway.send(replace(TEXT, body=text))
    assert smsc.texts_to("998000000011") == ["a" * 200, "b" * 200]


@pytest.mark.parametrize("not_a_number", ["", "+998000000011\n", "+٩٩٨٠٠٠٠٠٠٠١١", "998000000011"])
def test_what_is_not_one_number_is_never_sent(smsc: Smsc, not_a_number: str) -> None:
    with gateway_to(smsc) as gateway:
        outcome = gateway.send(replace(TEXT, to=PhoneNumber(not_a_number)))
    assert outcome == Refused("not a phone number", Whose.RECIPIENT)
    assert smsc.submitted == []


@pytest.mark.parametrize("takes", [True, False])
def test_whether_free_text_goes_over_it_is_a_matter_of_the_contract(takes: bool) -> None:
    gateway = Smpp(Account(Place("127.0.0.1", 9), "najot", PASSWORD), Route("Najot", takes_free_text=takes))
    assert gateway.takes_free_text is takes


# ---- what the SMSC answers -------------------------------------------------------------------------------------------

STATUSES: dict[str, tuple[int, Outcome]] = {
    "not bound": (0x04, TryLater("NotBound")),
    "system error": (0x08, TryLater("SystemError")),
    "our sender is not registered": (0x0A, Refused("InvalidSource", Whose.ACCOUNT)),
    "no such number": (0x0B, Refused("InvalidDestination", Whose.RECIPIENT)),
    "its queue is full": (0x14, TryLater("MessageQueueFull")),
    "it could not": (0x45, TryLater("SubmitFailed")),
    "our sender's type": (0x48, Refused("InvalidSourceTon", Whose.ACCOUNT)),
    "too fast": (0x58, TryLater("Throttled")),
    "not now": (0x64, TryLater("TemporaryApplicationError")),
    "never": (0x65, Refused("PermanentApplicationError", Whose.RECIPIENT)),
    "rejected": (0x66, Refused("RejectedByApplication", Whose.RECIPIENT)),
    "it does not know either": (0xFF, TryLater("UnknownError", may_have_sent=True)),
    "a status of this vendor": (0x401, TryLater("unknown status 0x401", may_have_sent=True)),
}


@pytest.mark.parametrize(("number", "outcome"), STATUSES.values(), ids=STATUSES.keys())
def test_an_answer_is_read_by_its_status(smsc: Smsc, number: int, outcome: Outcome) -> None:
    smsc.will(status(number))
    with gateway_to(smsc) as gateway:
        assert gateway.send(TEXT) == outcome


def test_of_a_text_whose_first_part_was_taken_nobody_knows(smsc: Smsc) -> None:
    smsc.will(status(0), times=1)
    smsc.will(status(0x58), times=1)
    with gateway_to(smsc) as gateway:
        assert gateway.send(replace(TEXT, body="a" * 300)) == TryLater("Throttled", may_have_sent=True)
    assert len(smsc.submitted) == 2


# ---- the line --------------------------------------------------------------------------------------------------------


def test_an_smsc_that_never_answers_leaves_the_outcome_open(smsc: Smsc) -> None:
    smsc.will(HANG)
    with bound(smsc, patience=1.5) as gateway:
        assert gateway.send(TEXT) == TryLater("no answer in time", may_have_sent=True)


def test_a_line_that_is_cut_leaves_the_outcome_open_and_the_next_text_goes_over_a_new_one(
    smsc: Smsc, quick: None
) -> None:
    smsc.will(TAKEN_BUT_CUT, times=1)
    with gateway_to(smsc) as gateway:
        assert gateway.send(TEXT) == TryLater("the link was lost", may_have_sent=True)
        assert send_once_bound(gateway) == Accepted("smsc-2")


def test_beyond_the_window_a_text_waits_and_one_that_waited_in_vain_was_not_sent(smsc: Smsc) -> None:
    smsc.will(HANG)
    with bound(smsc, patience=2.0, window=2) as gateway, ThreadPoolExecutor(4) as threads:
        outcomes = list(threads.map(gateway.send, [TEXT] * 4))
    assert len(smsc.submitted) == 2
    assert outcomes.count(TryLater("no answer in time", may_have_sent=True)) == 2
    assert outcomes.count(TryLater("the window is full", may_have_sent=False)) == 2


def test_many_texts_at_once_each_get_their_own_answer(smsc: Smsc) -> None:
    numbers = [PhoneNumber(f"+99800000{n:04}") for n in range(60)]
    with gateway_to(smsc, window=5) as gateway, ThreadPoolExecutor(20) as threads:
        outcomes = list(threads.map(lambda number: gateway.send(replace(TEXT, to=number)), numbers))
    ids = {one.pdu.destination_addr.decode(): one.id for one in smsc.submitted}
    assert outcomes == [Accepted(ids[number[1:]]) for number in numbers]


def test_a_closed_port_means_that_nothing_was_sent_and_is_tried_again(smsc: Smsc, quick: None) -> None:
    smsc.stop()
    with gateway_to(smsc) as gateway:
        assert gateway.send(TEXT) == NOT_BOUND
        assert gateway.reach() == "not bound"
        smsc.start()
        assert send_once_bound(gateway) == Accepted("smsc-1")
        assert gateway.reach() is None


def test_a_bind_that_is_refused_is_trouble_of_our_account_until_it_is_not(smsc: Smsc, quick: None) -> None:
    smsc.bind_status = 0x0E
    with gateway_to(smsc) as gateway:
        assert gateway.send(TEXT) == Refused("InvalidPassword", Whose.ACCOUNT)
        assert gateway.reach() == "refused 0xe"
        smsc.bind_status = 0
        while isinstance(outcome := send_once_bound(gateway), Refused):
            threading.Event().wait(0.01)
        assert outcome == Accepted("smsc-1")


BINDS: dict[int, Outcome] = {
    0x05: TryLater("AlreadyBound"),
    0x0D: Refused("BindFailed", Whose.ACCOUNT),
    0x0F: Refused("InvalidSystemId", Whose.ACCOUNT),
    0x66: Refused("RejectedByApplication", Whose.ACCOUNT),
    0xFF: TryLater("UnknownError"),
    0x401: TryLater("bind refused 0x401"),
}


@pytest.mark.parametrize(("number", "outcome"), BINDS.items())
def test_while_the_bind_is_refused_nothing_leaves_and_no_recipient_is_to_blame(
    smsc: Smsc, number: int, outcome: Outcome
) -> None:
    smsc.bind_status = number
    with gateway_to(smsc) as gateway:
        assert gateway.send(TEXT) == outcome
    assert smsc.submitted == []


def test_it_asks_whether_a_silent_smsc_is_there_and_leaves_one_that_is_not(
    smsc: Smsc, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "ASK_AFTER", 1.0)
    with gateway_to(smsc):
        smsc.wait_for(lambda: smsc.enquiries == 2)
        assert len(smsc.binds) == 1
        smsc.answers_enquiries = False
        smsc.wait_for(lambda: len(smsc.binds) > 1)


def test_an_smsc_that_answers_questions_and_no_text_is_left(
    smsc: Smsc, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "ANSWER_WITHIN", 0.3)
    smsc.will(HANG)
    with bound(smsc, patience=1) as gateway:
        gateway.send(TEXT)
        smsc.wait_for(lambda: len(smsc.binds) > 1)


@pytest.mark.parametrize("command", ["enquire_link", "query_sm"])
def test_a_question_is_answered_and_an_unknown_command_refused(smsc: Smsc, command: str) -> None:
    with gateway_to(smsc):
        fields = {"message_id": "1", "source_addr_ton": 1, "source_addr_npi": 1, "source_addr": "1"}
        sequence = smsc.sends_raw(command, **(fields if command == "query_sm" else {}))
        assert smsc.answer_to(sequence) == (0 if command == "enquire_link" else 0x03)


@pytest.mark.parametrize(
    "data",
    [b"\0\0\0\1" + bytes(12), b"\xff" * 16, b"GET / HTTP/1.1\r\n\r\n"],
    ids=["too short", "too long", "another protocol"],
)
def test_what_is_no_packet_ends_the_line_and_it_binds_again(smsc: Smsc, quick: None, data: bytes) -> None:
    with gateway_to(smsc) as gateway:
        smsc.sends_bytes(data)
        smsc.wait_for(lambda: len(smsc.binds) == 2)
        assert send_once_bound(gateway) == Accepted("smsc-1")


def test_a_packet_that_comes_in_pieces_is_read_whole(smsc: Smsc) -> None:
    with gateway_to(smsc):
        smsc.until_bound()
        packet = bytes.fromhex("00000010 00000015 00000000 000003e7")
        for octet in packet:
            smsc.sends_bytes(bytes([octet]))
            threading.Event().wait(0.005)
        assert smsc.answer_to(0x3E7) == 0


def test_over_tls_an_impostor_gets_neither_name_nor_password(own_certificate: object) -> None:
    with Smsc(tls=own_certificate) as impostor:  # type: ignore[arg-type]
        with gateway_to(impostor, tls=True) as gateway:
            assert gateway.send(TEXT) == NOT_BOUND
        assert impostor.binds == []


def test_over_tls_a_text_arrives(own_certificate: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "own.pem"))
    with Smsc(tls=own_certificate) as smsc, gateway_to(smsc, tls=True) as gateway:  # type: ignore[arg-type]
        assert [gateway.send(replace(TEXT, body="ё" * 300)) for _ in range(3)][-1] == Accepted("smsc-15")


def test_who_lets_us_in_and_takes_no_text_is_not_reached(smsc: Smsc) -> None:
    with bound(smsc, patience=1) as gateway:
        assert gateway.reach() is None
        smsc.will(HANG, times=1)
        assert gateway.send(TEXT) == TryLater("no answer in time", may_have_sent=True)
        threading.Event().wait(0.2)  # the packet left a moment after the sending began, so it waits a moment longer
        assert gateway.reach() == "no answer"


def test_where_no_session_is_kept_it_looks_whether_somebody_listens(smsc: Smsc) -> None:
    gateway = Smpp(Account(Place("127.0.0.1", smsc.port), "najot", PASSWORD), NAJOT)
    assert gateway.reach() is None
    smsc.stop()
    assert gateway.reach() == "ConnectionRefusedError"
    assert smsc.binds == []


def test_before_it_is_started_it_sends_nothing_and_opens_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        nobody.settimeout(0.2)
        gateway = Smpp(Account(Place("127.0.0.1", nobody.getsockname()[1]), "najot", PASSWORD), Route("Najot"))
        assert gateway.send(TEXT) == NOT_BOUND
        with pytest.raises(TimeoutError):
            nobody.accept()


# ---- what must not come out ------------------------------------------------------------------------------------------

LAST_WORDS: dict[str, Callable[[Smsc], None]] = {
    "taken": lambda smsc: None,
    "refused": lambda smsc: smsc.will(status(0x0B)),
    "cut": lambda smsc: smsc.will(TAKEN_BUT_CUT),
    "refused bind": lambda smsc: setattr(smsc, "bind_status", 0x0E),
}


@pytest.mark.parametrize("prepare", LAST_WORDS.values(), ids=LAST_WORDS.keys())
def test_no_outcome_and_no_log_line_carries_number_text_or_password(
    smsc: Smsc, prepare: Callable[[Smsc], None], caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(smsc)
    with caplog.at_level(logging.DEBUG), gateway_to(smsc) as gateway:
        said = repr(gateway.send(TEXT)) + repr(gateway._account) + repr(vars(gateway))
    said += caplog.text + "".join(capsys.readouterr())
    for hidden in ("0000011", "Salom", PASSWORD, TEXT.body.encode().hex()):
        assert hidden not in said
