"""Reads what gateways post as XML or JSON, whatever type it is labelled with: as it should be, or else as it is meant.

The XML parser knows no entities and no document types: an entity can grow without end or name a file of ours. Within
its elements it is patient, because one bad character of one text must not cost the HELP beside it.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape

from flask import Request

from doors.body import BadForm, body_of
from doors.careless_json import NotJson, read_tolerantly
from doors.octets import as_far_as_it_goes

DEEPEST = 16

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding=["']([A-Za-z0-9._-]{1,40})["']""")
_NEVER_MEANT = ("utf-8", "utf8", "utf-16", "us-ascii", "ascii")
"""Encodings that are named without a look at the octets: without a mark of UTF-16 these are UTF-8."""
_MARK = b"\xef\xbb\xbf"
_REFERENCE = re.compile(r"&(?:#([0-9]{1,9});|#[xX]([0-9a-fA-F]{1,8});|(?!(?:amp|lt|gt|quot|apos);))")
_DECLARATION = re.compile(r"\A<\?xml.*?\?>\s*", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKED = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Beside these, all characters may stand in a document (XML 1.0 §2.2)."""
_ROUND = " \t\r\n\0\ufeff"


@dataclass(slots=True)
class Element:
    """An element of XML: `text` is all characters directly in it."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    @property
    def all_text(self) -> str:
        """Its text with that of all elements in it."""
        return " ".join(filter(None, [self.text, *(child.all_text for child in self.children)]))

    def is_called(self, name: str) -> bool:
        """Whether it is of this name, also with a prefix."""
        return self.name.rpartition(":")[2] == name

    def all(self, name: str) -> list["Element"]:
        """Its children of this name; those with a prefix only where none has none."""
        plain = [child for child in self.children if child.name == name]
        return plain or [child for child in self.children if child.is_called(name)]


class Doubled:
    """Stands for a field that an object of JSON has twice."""


def read_json(request: Request) -> object:
    """The value of a posted text; raises BadForm."""
    return parse_json(body_of(request))


def parse_json(body: bytes) -> object:
    """The value of a text (RFC 8259), or of what was meant to be one, in which a field that stands twice is `Doubled`.

    Raises BadForm.
    """
    try:
        return _json(body)
    except (ValueError, RecursionError):
        pass
    try:
        return read_tolerantly(body, _fields)
    except NotJson:
        raise BadForm("the body is not JSON") from None


def _json(body: bytes) -> object:
    return json.loads(body.removeprefix(_MARK), object_pairs_hook=_fields)


def is_json(body: bytes) -> bool:
    """Whether it is JSON."""
    with suppress(ValueError, RecursionError):
        _json(body)
        return True
    return False


def is_xml(body: bytes) -> bool:
    """Whether it is XML of ours."""
    with suppress(BadForm):
        parse_xml(body)
        return True
    return False


def _fields(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        fields |= {name: Doubled() for name, count in Counter(name for name, _ in pairs).items() if count > 1}
    return fields


def parse_xml(document: bytes, names: Collection[str] = ()) -> Element:
    """The root of a document; with `names`, where it is no XML, all in it that is no tag of these is text.

    Raises BadForm.
    """
    text = _mended(_decoded(document))
    try:
        return _parse(text)
    except BadForm:
        if not names or "<!DOCTYPE" in text:
            raise
    return _parse(_with_these_tags_alone(text, names))


def _with_these_tags_alone(text: str, names: Collection[str]) -> str:
    text = _MARKED.sub(lambda marked: escape(marked[1]), _COMMENT.sub("", _DECLARATION.sub("", text)))
    return re.sub(rf"<(?!/?(?:[\w.-]+:)?(?:{'|'.join(names)})[\s/>])", "&lt;", text).replace("]]>", "]]&gt;")


def parse_xml_apart(document: bytes, root: str, names: Sequence[str]) -> Element:
    """A document whose root is whole and where something within it is no XML; raises BadForm for any other.

    Each element of the first of `names` is read by itself, all in it that is no tag of `names` as text. One that is no
    XML even so is left out.
    """
    text = _DECLARATION.sub("", _mended(_decoded(document)))
    if "<!DOCTYPE" in text or not (text.startswith(f"<{root}") and text.endswith(f"</{root}>")):
        raise BadForm("the body is not XML")
    text = re.sub(rf"<(?!/?(?:{'|'.join(names)})\b)", "&lt;", text)
    found = Element(root, {})
    for piece in text.split(f"<{names[0]}")[1:]:
        inside, end, _ = piece.partition(f"</{names[0]}>")
        with suppress(BadForm):
            found.children.append(_parse(f"<{names[0]}{inside}{end}"))
    return found


def _parse(text: str) -> Element:
    tree = _Tree()
    try:
        tree.parser.Parse(text, True)
    except (expat.ExpatError, ValueError):
        raise BadForm("the body is not XML") from None
    return tree.root


def _decoded(document: bytes) -> str:
    """In the encoding that it names, else in UTF-8; raises BadForm for one that nobody has."""
    if document.startswith((b"\xff\xfe", b"\xfe\xff")):
        return document.decode("utf-16", "replace")
    document = document.removeprefix(_MARK)
    declared = _DECLARED.match(document)
    codec = declared[1].decode().lower() if declared else "utf-8"
    if codec in _NEVER_MEANT or _is_utf8_after_all(document):
        return as_far_as_it_goes(document)
    try:
        return document.decode(codec, "replace")
    except (LookupError, ValueError):
        raise BadForm("the body is not XML") from None


def _is_utf8_after_all(document: bytes) -> bool:
    """Whatever is declared: letters of one octet are UTF-8 by no chance."""
    with suppress(UnicodeDecodeError):
        return not document.isascii() and bool(document.decode("utf-8"))
    return False


def _mended(text: str) -> str:
    """Without what no document may hold: controls, half characters, references to them, a lone ampersand."""
    plain, *marked = text.split("<![CDATA[")
    text = _REFERENCE.sub(_meant, plain)
    for one in marked:
        inside, end, plain = one.partition("]]>")
        text += f"<![CDATA[{inside}{end}{_REFERENCE.sub(_meant, plain)}"
    text = _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _NOT_XML.sub("\ufffd", text.strip(_ROUND))


def _meant(reference: re.Match[str]) -> str:
    """The character that it is for where no document may refer to that one, else the reference as it stands."""
    if not (reference[1] or reference[2]):
        return "&amp;"
    number = int(reference[1] or reference[2], 10 if reference[1] else 16)
    character = chr(number) if number <= sys.maxunicode else "\ufffd"
    return character if _NOT_XML.match(character) or character == "\ufffd" else reference[0]


class _Tree:
    """Builds elements as expat meets them."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._open
        self.parser.CharacterDataHandler = self._say
        self.parser.EndElementHandler = self._close
        self._way: list[Element] = []

    def _refuse(self, *_: Any) -> None:
        raise BadForm("a document type is refused")

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._way) >= DEEPEST:
            raise BadForm("the XML is too deep")
        element = Element(name, attributes)
        if self._way:
            self._way[-1].children.append(element)
        else:
            self.root = element
        self._way.append(element)

    def _say(self, characters: str) -> None:
        self._way[-1].text += characters

    def _close(self, _name: str) -> None:
        self._way.pop()
