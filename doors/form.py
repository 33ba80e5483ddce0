"""Reads the form that a gateway posts. Only the fields that a door reads are judged: nothing beside them costs a HELP.

A field that is read has to stand once, be no longer than any is and be text; her own words are read as far as it goes.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote_to_bytes

from flask import Request

from doors.body import BadForm, body_of
from doors.long_body import FIELDS, from_its_first_field
from doors.octets import as_far_as_it_goes
from texts.shortened import shortened

LONGEST_VALUE = 4 * 1024
LONGEST_HINT = 182
"""Characters of a dialled string (3GPP TS 23.038 §5)."""
_FORM = "application/x-www-form-urlencoded"
_TAKEN_FOR_A_FORM = ("", "text/plain", "application/octet-stream", _FORM)
"""What a careless gateway calls a form."""


class Form(Mapping[str, str]):
    """The fields as they came. Reading one raises BadForm when it is doubled, endless or not text."""

    def __init__(self, pairs: list[tuple[bytes, bytes]]) -> None:
        self._values: dict[bytes, list[bytes]] = {}
        for name, value in pairs:
            self._values.setdefault(name, []).append(value)

    def __getitem__(self, name: str) -> str:
        try:
            value = self._only(name).decode("utf-8")
        except UnicodeDecodeError:
            raise BadForm(f"{name} is not UTF-8") from None
        if len(value) > LONGEST_VALUE or "\0" in value:
            raise BadForm(f"{name} is too long or not text")
        return value

    def words(self, name: str) -> str:
        """What a person wrote: what cannot be read is marked in its place, and what is too long is shortened.

        Raises KeyError or, when it is doubled, BadForm.
        """
        return shortened(as_far_as_it_goes(self._only(name)), LONGEST_VALUE)

    def address(self, name: str) -> str:
        """A number or name of a phone, also with NUL behind it, or empty; what it is, others say. Raises BadForm."""
        if name not in self:
            return ""
        value = as_far_as_it_goes(self._only(name)).strip("\0 \r\n\t")
        if len(value) > LONGEST_VALUE:
            raise BadForm(f"{name} is too long or not text")
        return value

    def hint(self, name: str) -> str:
        """What is good to know and worth no HELP: empty where it cannot be read; of several the first."""
        first, *_ = self._values.get(name.encode(), [b""])
        value = first.decode("utf-8", "replace")
        return value if len(value) <= LONGEST_HINT else ""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.encode() in self._values

    def __iter__(self) -> Iterator[str]:
        return (name.decode("utf-8", "replace") for name in self._values)

    def __len__(self) -> int:
        return len(self._values)

    def _only(self, name: str) -> bytes:
        first, *others = self._values[name.encode()]
        if others:
            raise BadForm(f"{name} stands twice")
        return first


def read_form(request: Request) -> Form:
    """The fields of a form post (WHATWG URL, application/x-www-form-urlencoded); raises BadForm."""
    body = body_of(request)
    if request.mimetype not in _TAKEN_FOR_A_FORM:
        raise BadForm("a form is expected", 415)
    return form_of_fields(body)


def form_of_fields(body: bytes) -> Form:
    """Of a form body the fields that some door reads."""
    halves = [field.partition(b"=") for field in from_its_first_field(body).split(b"&")]
    named = [(unquote_to_bytes(name) if b"%" in name else name, value) for name, _, value in halves]
    return Form([(name, _octets(value)) for name, value in named if name in FIELDS])


def parse_form(body: bytes) -> Form:
    """Fields of a form body, whatever stands in them."""
    halves = [field.partition(b"=") for field in from_its_first_field(body).split(b"&") if field]
    return Form([(_octets(name), _octets(value)) for name, _, value in halves])


def _octets(written: bytes) -> bytes:
    """What a form writes as plus signs and percent signs."""
    octets = written.replace(b"+", b" ")
    return unquote_to_bytes(octets) if b"%" in octets else octets
