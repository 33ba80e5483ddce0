"""Looks for many secrets at once in anything, compressed and hexadecimal parts included."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from tests.leaks.forms import Form, Secret, forms_of

_BEGINNING = 3
_LONG_GAP = re.compile(rb"\0{64,}")
_ZLIB_HEADER = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_HEXADECIMAL = re.compile(rb"(?:[0-9a-fA-F]{2}){8,}")
_LONGEST_STREAM = 1 << 16
_TOUCHES = re.compile(rb"[0-9a-fA-F]")


class Search:
    """A search for these secrets in all their forms; a first pass asks only how a form begins, so that it is quick."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._begins = np.zeros(1 << 8 * _BEGINNING, np.bool_)
        self._forms: defaultdict[bytes, list[Form]] = defaultdict(list)
        for form in (form for secret in secrets for form in forms_of(secret)):
            self._forms[form.octets[:_BEGINNING]].append(form)
        for beginning in self._forms:
            self._begins[int.from_bytes(beginning, "big")] = True

    def found_in(self, contents: Iterable[bytes]) -> set[Form]:
        """Every form of a secret that occurs."""
        return {form for content in set(contents) for layer in _layers(content) for form in self._found(layer)}

    def _found(self, content: bytes) -> Iterator[Form]:
        octets = np.frombuffer(content, np.uint8).astype(np.uint32)
        beginnings = octets[:-2] << 16 | octets[1:-1] << 8 | octets[2:]
        for at in np.flatnonzero(self._begins[beginnings]).tolist():
            for form in self._forms[content[at : at + _BEGINNING]]:
                if content.startswith(form.octets, at) and not (form.needs_room and _is_touched(content, at, form)):
                    yield form


def _is_touched(content: bytes, at: int, form: Form) -> bool:
    """Whether the digits go on on either side, or are the decimals of a number."""
    before, after = content[max(0, at - 2) : at], content[at + len(form.octets) :][:1]
    is_decimal = before[-1:] == b"." and before[:1].isdigit()
    return is_decimal or bool(_TOUCHES.match(before[-1:]) or _TOUCHES.match(after))


def _layers(content: bytes) -> Iterator[bytes]:
    """The content without long gaps, what it says in hexadecimal digits, and what is compressed in either."""
    bare = _LONG_GAP.sub(bytes(64), content)
    spoken = b"\n".join(bytes.fromhex(run.decode()) for run in _HEXADECIMAL.findall(bare))
    for layer in (bare, spoken):
        yield layer
        yield b"\n".join(_decompressed(layer))


def _decompressed(content: bytes) -> Iterator[bytes]:
    view = memoryview(content)
    for header in _ZLIB_HEADER.finditer(content):
        try:
            yield zlib.decompressobj().decompress(view[header.start() :][:_LONGEST_STREAM], 16 * _LONGEST_STREAM)
        except zlib.error:
            continue
