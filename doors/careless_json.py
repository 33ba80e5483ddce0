"""A second, tolerant reading of JSON that no parser takes: what is read must not be lost over what stands beside it.

Gateways put an operator's name in another encoding, the end of a line within a string, `\\x41`, a number of thousands
of digits or one comma too many beside the dialled code. Here only strings, brackets, colons and commas count; what is
none of these stands as it is. DANGER: what has no end is refused, since half a key is another.
"""

import re
from collections.abc import Callable

from doors.octets import as_far_as_it_goes

DEEPEST = 16
"""What lies deeper is read over."""
_TOKEN = re.compile(
    r""" "(?P<string>(?:[^"\\]|\\.)*)" | '(?P<quoted>(?:[^'\\]|\\.)*)'(?=\s*[:,}\]])
    | (?P<mark>[{}\[\]:,]) | (?P<bare>[^\s\0"{}\[\]:,]+) | (?P<cut>") """,
    re.DOTALL | re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_MEANT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_CONSTANTS = {"true": True, "false": False, "null": None}
_NO_UTF8 = re.compile("[\udc80-\udcff]")
_ENDS = {"{": "}", "[": "]"}
Fields = Callable[[list[tuple[str, object]]], dict[str, object]]


class NotJson(ValueError):
    """It has no beginning or no end."""


class _Open:
    """A bracket that is open, and what stands in it so far."""

    def __init__(self, bracket: str) -> None:
        self.bracket = bracket
        self.pairs: list[tuple[str, object]] = []
        self.name: str | None = None
        self.values: list[object] = []

    def colon(self) -> None:
        """What stands before it is a name."""
        if self.bracket == "{" and self.name is None and self.values:
            self.name, self.values = str(self.values[-1]), []

    def comma(self) -> None:
        """The end of a member, too: several values beside each other are none that is read."""
        if self.values and (self.bracket == "[" or self.name is not None):
            self.pairs.append((self.name or "", self.values[0] if len(self.values) == 1 else self.values))
        self.name, self.values = None, []


def read_tolerantly(body: bytes, fields: Fields) -> object:
    """The value of a text; `fields` makes an object of its pairs. A number is as it is written. Raises NotJson."""
    reading = _Reading(fields)
    for token in _TOKEN.finditer(body.decode("utf-8", "surrogateescape")):
        if token["cut"]:
            break
        reading.take(token)
        if reading.is_over:
            return reading.value
    raise NotJson


class _Reading:
    """How far a text is read. What stands before its first bracket is no part of it, such as a function's name."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self._way: list[_Open] = []
        self._too_deep = 0
        self.is_over = False
        self.value: object = None

    def take(self, token: re.Match[str]) -> None:
        """The next string, bracket, colon, comma, or what else stands there."""
        mark = token["mark"]
        if mark in _ENDS:
            self._open(mark)
        elif self._too_deep:
            self._too_deep -= mark in _ENDS.values()
        elif self._way and mark == ":":
            self._way[-1].colon()
        elif self._way and mark:
            self._way[-1].comma()
            if mark == _ENDS[self._way[-1].bracket]:
                self._close()
        elif self._way:
            self._way[-1].values.append(_value(token))

    def _open(self, bracket: str) -> None:
        if self._too_deep or len(self._way) == DEEPEST:
            self._too_deep += 1
        else:
            self._way.append(_Open(bracket))

    def _close(self) -> None:
        pairs, is_object = self._way[-1].pairs, self._way.pop().bracket == "{"
        self.value = self._fields(pairs) if is_object else [value for _, value in pairs]
        self.is_over = not self._way
        if self._way:
            self._way[-1].values.append(self.value)


def _value(token: re.Match[str]) -> object:
    bare = token["bare"]
    if bare:
        return _CONSTANTS.get(bare, bare)
    text = token["string"] if token["quoted"] is None else token["quoted"]
    if _NO_UTF8.search(text):
        text = as_far_as_it_goes(text.encode("utf-8", "surrogateescape"))
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else _MEANT.get(found[2], found[2]), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
