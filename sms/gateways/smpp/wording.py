"""Texts as a network carries them: in GSM 7-bit or UCS-2, cut into parts that name each other.

3GPP TS 23.038 §6.2.1 (alphabet), TS 23.040 §9.2.3.24 (user data header), SMPP v3.4 §5.2.19 (data_coding).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sms.gateways.smpp.pdu import Deliver, Tag
from texts.alphabet import BASIC_IN_ORDER, ESCAPE, EXTENSION, Alphabet, length_of, split

HAS_HEADER = 0x40
"""In esm_class: the payload begins with a user data header (§5.2.12)."""

_GSM7, _UCS2 = 0, 8
_BY_CHARACTER = {character: bytes([code]) for code, character in enumerate(BASIC_IN_ORDER)} | {
    character: bytes([BASIC_IN_ORDER.index(ESCAPE), code]) for code, character in EXTENSION.items()
}
_SHORT_REFERENCE, _LONG_REFERENCE = 0x00, 0x08
_ELEMENTS = frozenset((*range(0x00, 0x0B), *range(0x20, 0x26), *range(0x70, 0x80)))
"""What a header is made of (TS 23.040 §9.2.3.24), without what belongs to pictures and melodies."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a text, ready for a submit_sm."""

    esm_class: int
    data_coding: int
    payload: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Which part of which text this is."""

    reference: int
    total: int
    number: int


def parts_of(text: str, reference: int) -> list[Part]:
    """Cut and write a text; `reference`, 0 to 255, is what its parts have in common."""
    is_ucs2 = length_of(text).alphabet is Alphabet.UCS2
    coding = _UCS2 if is_ucs2 else _GSM7
    written = [piece.encode("utf-16-be", "replace") if is_ucs2 else in_gsm7(piece) for piece in split(text)]
    if len(written) == 1:
        return [Part(0, coding, written[0])]
    headers = (bytes([5, _SHORT_REFERENCE, 3, reference, len(written), n]) for n in range(1, len(written) + 1))
    return [Part(HAS_HEADER, coding, header + piece) for header, piece in zip(headers, written, strict=True)]


def place_of(deliver: Deliver) -> tuple[Place | None, bytes]:
    """Where this part belongs, None for a text of one part; and the payload without its header.

    A header may be missing where one is announced, and one that says which part this is may come unannounced.
    """
    elements, rest = _header(deliver.payload)
    place = next(filter(None, (_place_in_element(*element) for element in elements)), None)
    if place is None and not deliver.esm_class & HAS_HEADER:
        return _place_in_options(deliver.options), deliver.payload
    return place or _place_in_options(deliver.options), rest


def _header(payload: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    """The elements of a user data header, and what follows it; none where there is none."""
    length = payload[0] if payload else 0
    header, rest = payload[1 : length + 1], payload[length + 1 :]
    elements: list[tuple[int, bytes]] = []
    while len(header) >= 2 and header[0] in _ELEMENTS and len(header) >= header[1] + 2:
        elements.append((header[0], header[2 : header[1] + 2]))
        header = header[header[1] + 2 :]
    return (elements, rest) if elements and not header else ([], payload)


def _place_in_element(element: int, value: bytes) -> Place | None:
    if (element, len(value)) == (_SHORT_REFERENCE, 3):
        return _place(value[0], value[1], value[2])
    if (element, len(value)) == (_LONG_REFERENCE, 4):
        return _place(int.from_bytes(value[:2], "big"), value[2], value[3])
    return None


def in_gsm7(text: str) -> bytes:
    """Octets of a text all of whose characters are in the alphabet, one for each septet."""
    return b"".join(_BY_CHARACTER[character] for character in text)


def _place_in_options(options: Mapping[int, bytes]) -> Place | None:
    tags = (Tag.SAR_MSG_REF_NUM, Tag.SAR_TOTAL_SEGMENTS, Tag.SAR_SEGMENT_SEQNUM)
    reference, total, number = (int.from_bytes(options.get(tag, b""), "big") for tag in tags)
    return _place(reference, total, number)


def _place(reference: int, total: int, number: int) -> Place | None:
    return Place(reference, total, number) if total > 1 and 1 <= number <= total else None
