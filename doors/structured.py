"""Reads what gateways post as XML or JSON: strictly in its form, whatever type it is labelled with.

The XML parser knows no entities and no document types: an entity can grow without end or name a file of ours.
"""

import json
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from flask import Request

from doors.body import BadForm, body_of

DEEPEST = 16


@dataclass(slots=True)
class Element:
    """An element of XML: `text` is all characters directly in it."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self, name: str) -> list["Element"]:
        """Its children of this name."""
        return [child for child in self.children if child.name == name]


def read_xml(request: Request) -> Element:
    """The root of a posted document (XML 1.0); raises BadForm."""
    return parse_xml(body_of(request))


def read_json(request: Request) -> object:
    """The value of a posted text (RFC 8259); raises BadForm."""
    try:
        return json.loads(body_of(request))
    except (ValueError, RecursionError):
        raise BadForm("the body is not JSON") from None


def parse_xml(document: bytes) -> Element:
    """The root of a document; raises BadForm."""
    tree = _Tree()
    try:
        tree.parser.Parse(document, True)
    except (expat.ExpatError, ValueError, LookupError):  # the last two: an encoding that nobody has
        raise BadForm("the body is not XML") from None
    return tree.root


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
