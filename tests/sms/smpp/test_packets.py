"""Whatever bytes come, they are read or refused; and what we write, an independent codec of the alphabet reads."""

import gsm0338
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms.gateway import Accepted
from sms.gateways.smpp.alphabets import read_text
from sms.gateways.smpp.pdu import BadPdu, Command, Deliver, Incoming, Pdu, read_deliver
from sms.gateways.smpp.statuses import ReceiptIds, is_receipt, outcome_of, read_receipt
from sms.gateways.smpp.wording import parts_of, place_of
from texts.alphabet import BASIC_IN_ORDER, ESCAPE, EXTENSION

assert gsm0338  # registers the codec
GSM7 = sorted({*BASIC_IN_ORDER, *EXTENSION.values()} - {ESCAPE})


@given(st.text(GSM7, min_size=1, max_size=158))
def test_gsm7_is_written_as_an_independent_codec_reads_it_and_read_back(text: str) -> None:
    """Not every second letter of it is an @, or it would be read in UCS-2."""
    text = f"ab{text}"
    written = b"".join(part.payload[6:] if part.esm_class else part.payload for part in parts_of(text, 1))
    assert written.decode("gsm03.38") == text
    assert read_text(written, 0) == text


@given(st.text(st.characters(max_codepoint=0x1FFF, exclude_characters="\0") | st.sampled_from("😀🆘№—’"), max_size=400))
def test_any_text_comes_back_from_its_parts(text: str) -> None:
    """Of the alphabets of Europe: what would be two Latin letters in one is not taken for a letter of China."""
    text = f"ab{text}"
    read = ""
    payload, coding = b"", 0
    for number, part in enumerate(parts_of(text, 255), 1):
        place, piece = place_of(Deliver("", "", part.esm_class, part.data_coding, part.payload, {}))
        assert place is None or (place.reference, place.number) == (255, number)
        payload, coding = payload + piece, part.data_coding
    read = read_text(payload, coding) or ""
    assert read == text


@given(st.lists(st.binary(max_size=300), max_size=5), st.integers(1, 50))
def test_packets_are_cut_out_of_the_stream_wherever_it_is_read(bodies: list[bytes], step: int) -> None:
    packets = [Pdu(Command.DELIVER_SM, 0, n, body) for n, body in enumerate(bodies, 1)]
    stream = b"".join(packet.encode() for packet in packets)
    incoming = Incoming()
    assert [one for at in range(0, len(stream), step) for one in incoming.feed(stream[at : at + step])] == packets


@given(st.binary(max_size=300))
def test_any_body_is_read_or_refused(body: bytes) -> None:
    try:
        deliver = read_deliver(body)
    except BadPdu:
        return
    assert is_receipt(deliver) in (True, False)


@given(
    st.integers(0, 255),
    st.integers(0, 255),
    st.binary(max_size=160),
    st.dictionaries(st.integers(0, 0x500), st.binary(max_size=4)),
)
def test_any_payload_is_read(esm_class: int, coding: int, payload: bytes, options: dict[int, bytes]) -> None:
    deliver = Deliver("998000000001", "1199", esm_class, coding, payload, options)
    place, rest = place_of(deliver)
    assert place is None or 1 <= place.number <= place.total
    text = read_text(rest, coding)
    assert text is None or ("\0" not in text and text.encode() is not None)
    receipt = read_receipt(deliver)
    assert receipt is None or receipt[0].isascii()


@pytest.mark.parametrize(
    ("ids", "answered", "reported"),
    [
        (ReceiptIds.SAME, "0aF3", "AF3"),
        (ReceiptIds.SAME, "12", "012"),
        (ReceiptIds.DECIMAL, "0AF3", "2803"),
        (ReceiptIds.HEXADECIMAL, "2803", "0AF3"),
        (ReceiptIds.DECIMAL, "a-word", "A-word"),
        (ReceiptIds.HEXADECIMAL, "a-word", "A-Word"),
    ],
)
def test_a_receipt_names_its_text_in_digits_of_the_base_that_is_set(
    ids: ReceiptIds, answered: str, reported: str
) -> None:
    receipt = Deliver("", "", 4, 0, f"id:{reported} stat:DELIVRD".encode(), {})
    assert outcome_of(0, answered) == Accepted((read_receipt(receipt, ids) or ("",))[0])


def test_an_id_is_taken_for_no_other_one_unless_that_is_set() -> None:
    receipt = Deliver("", "", 4, 0, b"id:2803 stat:DELIVRD", {})
    assert outcome_of(0, "0AF3") != Accepted((read_receipt(receipt) or ("",))[0])
