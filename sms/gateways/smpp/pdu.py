"""The protocol's packets as bytes: the few commands that we speak, strictly bounded, and never shown.

Short Message Peer-to-Peer Protocol Specification v3.4, https://smpp.org/SMPP_v3_4_Issue1_2.pdf §4 and §5.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum

LONGEST = 64 * 1024
"""Bytes; a packet of ours or of a text has some 300."""

_HEADER = struct.Struct(">IIII")
_TLV = struct.Struct(">HH")
_VERSION = 0x34


class BadPdu(Exception):
    """Not what the protocol says; the message repeats nothing of it."""


class Command(IntEnum):
    """The commands that we send or answer (§5.1.2.1)."""

    GENERIC_NACK = 0x80000000
    SUBMIT_SM = 0x00000004
    SUBMIT_SM_RESP = 0x80000004
    DELIVER_SM = 0x00000005
    DELIVER_SM_RESP = 0x80000005
    DATA_SM = 0x00000103
    DATA_SM_RESP = 0x80000103
    UNBIND = 0x00000006
    UNBIND_RESP = 0x80000006
    BIND_TRANSCEIVER = 0x00000009
    BIND_TRANSCEIVER_RESP = 0x80000009
    ENQUIRE_LINK = 0x00000015
    ENQUIRE_LINK_RESP = 0x80000015


class Tag(IntEnum):
    """The optional parameters that we read (§5.3.2)."""

    RECEIPTED_MESSAGE_ID = 0x001E
    USER_MESSAGE_REFERENCE = 0x0204
    SAR_MSG_REF_NUM = 0x020C
    SAR_TOTAL_SEGMENTS = 0x020E
    SAR_SEGMENT_SEQNUM = 0x020F
    MESSAGE_PAYLOAD = 0x0424
    MESSAGE_STATE = 0x0427
    USSD_SERVICE_OP = 0x0501
    ITS_SESSION_INFO = 0x1383


@dataclass(frozen=True, slots=True)
class Pdu:
    """A packet; what is in it is a number, a text or our password, so it is not shown."""

    command: int
    status: int
    sequence: int
    body: bytes = field(default=b"", repr=False)

    def encode(self) -> bytes:
        """The bytes to write."""
        return _HEADER.pack(_HEADER.size + len(self.body), self.command, self.status, self.sequence) + self.body


class Incoming:
    """Cuts what is read into packets; half a packet waits here for its rest."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, data: bytes) -> Iterator[Pdu]:
        """The packets that are whole now. Raises BadPdu: the stream cannot be read any more."""
        self._bytes += data
        while len(self._bytes) >= _HEADER.size:
            length, command, status, sequence = _HEADER.unpack_from(self._bytes)
            if not _HEADER.size <= length <= LONGEST:
                raise BadPdu("a packet of impossible length")
            if len(self._bytes) < length:
                return
            body = bytes(self._bytes[_HEADER.size : length])
            del self._bytes[:length]
            yield Pdu(command, status, sequence, body)


@dataclass(frozen=True, slots=True)
class Address:
    """A number or a name with its type of number and numbering plan (§5.2.5, §5.2.6)."""

    ton: int
    npi: int
    name: str = field(repr=False)


_NOBODY = Address(0, 0, "")
_USSD = "USSD"


@dataclass(frozen=True, slots=True)
class Submit:
    """One part of a text on its way out; the SMSC forgets it at `expires_at` (aware UTC), or when it is used to."""

    source: Address
    destination: Address
    esm_class: int
    data_coding: int
    wants_receipt: bool
    payload: bytes = field(repr=False)
    expires_at: datetime | None = None
    service_type: str = ""
    options: Mapping[int, bytes] = field(default_factory=dict, repr=False)

    def encode(self) -> bytes:
        """The body of submit_sm (§4.4.1)."""
        before = (
            _string(self.service_type)
            + _address(self.source)
            + _address(self.destination)
            + bytes([self.esm_class, 0, 0])
        )
        settings = bytes([self.wants_receipt, 0, self.data_coding, 0, len(self.payload)])
        options = b"".join(_TLV.pack(tag, len(value)) + value for tag, value in self.options.items())
        return before + _string("") + _string(_time(self.expires_at)) + settings + self.payload + options


@dataclass(frozen=True, slots=True)
class Deliver:
    """A text or a receipt that came in."""

    source: str = field(repr=False)
    destination: str = field(repr=False)
    esm_class: int
    data_coding: int
    payload: bytes = field(repr=False)
    options: Mapping[int, bytes] = field(repr=False)
    service_type: str = ""
    addresses: tuple[Address, Address] = field(default=(_NOBODY, _NOBODY), repr=False)
    """The source and the destination with what kinds of number they are."""

    @property
    def is_ussd(self) -> bool:
        """Whether it belongs to a dial, not to a text: its type or the operation that only a dial has says so."""
        return self.service_type.upper() == _USSD or Tag.USSD_SERVICE_OP in self.options


def _time(at: datetime | None) -> str:
    """An absolute time in UTC (§7.1.1); empty for what the SMSC is used to."""
    return f"{at.astimezone(UTC):%y%m%d%H%M%S}000+" if at else ""


def bind_body(system_id: str, password: str, system_type: str) -> bytes:
    """The body of bind_transceiver (§4.1.5)."""
    return b"".join(map(_string, (system_id, password, system_type))) + bytes([_VERSION, 0, 0]) + _string("")


def read_deliver(body: bytes) -> Deliver:
    """Read the body of deliver_sm (§4.6.1); raises BadPdu."""
    reading = _Reading(body)
    service_type = reading.string()
    source, destination = reading.address(), reading.address()
    esm_class, _, _ = reading.octet(), reading.octet(), reading.octet()
    reading.string(), reading.string()
    _, _, data_coding, _ = (reading.octet() for _ in range(4))
    payload = reading.take(reading.octet())
    options = reading.options()
    payload = payload or options.get(Tag.MESSAGE_PAYLOAD, b"")
    between = (source, destination)
    return Deliver(source.name, destination.name, esm_class, data_coding, payload, options, service_type, between)


def read_data(body: bytes) -> Deliver:
    """Read the body of data_sm (§4.7.1), in which a text may come too; raises BadPdu."""
    reading = _Reading(body)
    service_type = reading.string()
    source, destination = reading.address(), reading.address()
    esm_class, _, data_coding = (reading.octet() for _ in range(3))
    options = reading.options()
    payload, between = options.get(Tag.MESSAGE_PAYLOAD, b""), (source, destination)
    return Deliver(source.name, destination.name, esm_class, data_coding, payload, options, service_type, between)


def read_message_id(body: bytes) -> str:
    """The message's id in the body of submit_sm_resp (§4.4.2), empty where there is none."""
    return body.partition(b"\0")[0].decode("latin-1")


def _string(text: str) -> bytes:
    """A C-octet string (§3.1); nothing is cut off, since half a password or number is another one."""
    return text.encode("latin-1", "replace").replace(b"\0", b"") + b"\0"


def _address(address: Address) -> bytes:
    return bytes([address.ton, address.npi]) + _string(address.name)


class _Reading:
    """Reads a body from its beginning; raises BadPdu where it ends too early."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._at = 0

    def take(self, count: int) -> bytes:
        taken = self._body[self._at : self._at + count]
        if len(taken) < count:
            raise BadPdu("a packet ends too early")
        self._at += count
        return taken

    def octet(self) -> int:
        return self.take(1)[0]

    def string(self) -> str:
        end = self._body.find(b"\0", self._at)
        if end < 0:
            raise BadPdu("a text in a packet has no end")
        return self.take(end + 1 - self._at)[:-1].decode("latin-1")

    def address(self) -> Address:
        return Address(self.octet(), self.octet(), self.string())

    def options(self) -> dict[int, bytes]:
        found: dict[int, bytes] = {}
        while self._at < len(self._body):
            tag, length = _TLV.unpack(self.take(_TLV.size))
            found[tag] = self.take(length)
        return found
