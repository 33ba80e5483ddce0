"""A dial's packets: which session they belong to, what she typed, and the screen that goes back.

SMPP v3.4 §5.3.2.43 (its_session_info), §5.3.2.44 (ussd_service_op); 3GPP TS 23.038 §5 (160 octets a screen).
"""

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Literal

from menus.place import Screen
from sms.gateways.smpp.alphabets import read_text
from sms.gateways.smpp.pdu import Address, Deliver, Submit, Tag
from sms.gateways.smpp.wording import in_gsm7
from texts.alphabet import Alphabet, length_of
from vocabulary.phone_number import PhoneNumber, from_wire

MOST_SEPTETS, MOST_OCTETS = 182, 160
"""Of a screen in GSM-7, which the network packs, and in UCS-2."""
LONGEST_TEXT = 182

_ONE_SHOT, _BEGIN, _KEY = 0, 1, 18
_CONFIRMED_NOTICE, _ONE_SHOT_ANSWERED = 19, 16
_FIRST_RELEASE, _LAST_RELEASE = 128, 135
_LAST = 0x01
"""In the second octet of its_session_info: this packet is the last of its session."""
_DIALLED = re.compile(r"[0-9*#]+")
_CARRIAGE_RETURN = b"\r"
_INTERNATIONAL, _ISDN = 1, 1


class Kind(Enum):
    """What a packet of a dial is."""

    BEGIN = auto()
    KEY = auto()
    ENDED = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs by operator. `session` is where its id stands, `tag` under which tag, if under one."""

    session: Literal["its_session_info", "tag", "number"] = "its_session_info"
    tag: int = 0
    menu_op: int = 2
    end_op: int = 17
    ucs2: int = 8

    @property
    def tells_whose(self) -> bool:
        """Whether an id alone finds its session. DANGER: by one that each phone counts by itself it is another's."""
        return self.session == "tag" and self.tag != Tag.USER_MESSAGE_REFERENCE


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet that came in. `number` is None where it brings none that can be read."""

    kind: Kind
    session: str
    number: PhoneNumber | None
    text: str = field(repr=False)
    dialled: str = field(repr=False)
    is_one_shot: bool
    deliver: Deliver = field(repr=False)

    @property
    def brings_no_number(self) -> bool:
        """Whether the place of the number is empty, as in later packets of some centres."""
        return not self.deliver.source.strip()


def read_packet(deliver: Deliver, dialect: Dialect) -> Packet:
    """Read a packet of a dial, whatever stands in it."""
    op = _op_of(deliver)
    return Packet(
        kind=_kind(op),
        session=_session_of(deliver, dialect),
        number=from_wire(deliver.source) if deliver.source.strip() else None,
        text=_text_of(deliver),
        dialled=deliver.destination.strip(),
        is_one_shot=op == _ONE_SHOT,
        deliver=deliver,
    )


def begins(deliver: Deliver) -> bool:
    """Whether it begins a session."""
    return _kind(_op_of(deliver)) is Kind.BEGIN


def lane_of(deliver: Deliver, dialect: Dialect) -> str:
    """What all packets of a session have in common, and few others: her number, or the id where one may come alone."""
    return (_session_of(deliver, dialect) if dialect.session == "tag" else "") or deliver.source


def write_screen(screen: Screen, packet: Packet, dialect: Dialect, code: str) -> bytes:
    """The body of the submit_sm that shows it, in answer to this packet; `code` are the digits of ours."""
    is_last = screen.ends or packet.is_one_shot
    coding, payload = written(screen.text, dialect)
    came_from, came_to = packet.deliver.addresses
    if packet.brings_no_number:
        came_from = Address(_INTERNATIONAL, _ISDN, (packet.number or "").removeprefix("+"))
    if not packet.dialled:
        came_to = Address(0, 0, code)
    op = _ONE_SHOT_ANSWERED if packet.is_one_shot else dialect.end_op if is_last else dialect.menu_op
    options = {int(Tag.USSD_SERVICE_OP): bytes([op]), **_session_options(packet.deliver, dialect, is_last=is_last)}
    return Submit(
        came_to, came_from, 0, coding, wants_receipt=False, payload=payload, service_type="USSD", options=options
    ).encode()


def written(text: str, dialect: Dialect) -> tuple[int, bytes]:
    """The data_coding and the octets of a screen, never more than a network carries."""
    length = length_of(text)
    if length.alphabet is Alphabet.UCS2:
        return dialect.ucs2, text.encode("utf-16-be", "replace")[:MOST_OCTETS]
    return 0, in_gsm7(text)[:MOST_SEPTETS] or _CARRIAGE_RETURN


def fits(text: str) -> bool:
    """Whether a network carries this screen whole."""
    length = length_of(text)
    return length.units <= (MOST_OCTETS // 2 if length.alphabet is Alphabet.UCS2 else MOST_SEPTETS)


def _op_of(deliver: Deliver) -> int:
    operation = deliver.options.get(Tag.USSD_SERVICE_OP, b"")
    return operation[0] if operation else _KEY


def _kind(op: int) -> Kind:
    if op in (_ONE_SHOT, _BEGIN):
        return Kind.BEGIN
    if op == _KEY:
        return Kind.KEY
    if op == _CONFIRMED_NOTICE or _FIRST_RELEASE <= op <= _LAST_RELEASE:
        return Kind.ENDED
    return Kind.UNKNOWN


def _session_of(deliver: Deliver, dialect: Dialect) -> str:
    """Its id, empty where her number is the session. Of its_session_info only the first octet stays the same."""
    match dialect.session:
        case "its_session_info":
            return deliver.options.get(Tag.ITS_SESSION_INFO, b"")[:1].hex()
        case "tag":
            return deliver.options.get(dialect.tag, b"").hex()
        case "number":
            return ""


def _session_options(deliver: Deliver, dialect: Dialect, *, is_last: bool) -> dict[int, bytes]:
    """What tells the centre which session is meant: what it sent itself, with the mark of a last packet."""
    options: dict[int, bytes] = {}
    info = deliver.options.get(Tag.ITS_SESSION_INFO, b"")
    if len(info) == 2:
        options[Tag.ITS_SESSION_INFO] = bytes([info[0], info[1] & ~_LAST | (_LAST if is_last else 0)])
    elif info:
        options[Tag.ITS_SESSION_INFO] = info
    if dialect.session == "tag" and dialect.tag in deliver.options:
        options[dialect.tag] = deliver.options[dialect.tag]
    return options


def _text_of(deliver: Deliver) -> str:
    """What she typed. Some centres leave the septets packed as the network brought them."""
    text = (read_text(deliver.payload, deliver.data_coding) or "").strip("\0\r\n\t ")[:LONGEST_TEXT]
    if text and not _DIALLED.fullmatch(text):
        unpacked = _unpacked(deliver.payload)
        if _DIALLED.fullmatch(unpacked):
            return unpacked
    return text if text or not deliver.payload else _unpacked_dial(deliver.payload)


def _unpacked_dial(payload: bytes) -> str:
    unpacked = _unpacked(payload)
    return unpacked if _DIALLED.fullmatch(unpacked) else ""


def _unpacked(payload: bytes) -> str:
    """Seven bits a character (3GPP TS 23.038 §6.1.2.3); a carriage return at the end only fills the last octet."""
    bits, count = int.from_bytes(payload, "little"), 8 * len(payload) // 7
    septets = [bits >> 7 * at & 0x7F for at in range(count)]
    return "".join(map(chr, septets)).rstrip("\0\r")
