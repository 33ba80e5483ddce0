"""Reads a gateway's request as its description says. Only what is described is judged, as at every door."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Request

from doors.body import BadForm, body_of
from doors.form import LONGEST_VALUE, parse_form
from doors.octets import as_far_as_it_goes
from doors.structured import Doubled, Element, parse_json, parse_xml
from texts.shortened import shortened
from ussd.africastalking import LONGEST_SESSION_ID, MOST_INPUTS, apart
from ussd.described.description import ANY, Description, Where
from ussd.dial import Dial
from ussd.first_text import first_inputs, is_our_code, plainly_dialled
from ussd.last_input import Hop
from vocabulary.phone_number import from_wire


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request wants: `dial` only where the whole input came; `echo` is repeated in the answer."""

    hop: Hop
    dial: Dial | None
    ended: bool
    echo: Mapping[str, str]


def read_asked(request: Request, road: Description, behind: str, short_code: str) -> Asked:
    """Read a request; `behind` is the path behind the secret. Raises BadForm."""
    source = _Source(request, road, [part for part in behind.split("/") if part])
    session = source.required("session")
    if len(session) > LONGEST_SESSION_ID:
        raise BadForm("session is too long")
    written = source.required("number")
    number = from_wire(written)
    if number is None:
        raise BadForm("number is missing or wrong")
    kind = source.optional("kind").lower()
    text, code = source.words("input"), source.optional("code")
    text = None if text is None else plainly_dialled(text)
    begins, ended = _begins(kind, text or "", road, short_code), _is_among(kind, road.ends)
    echo = {key: source.optional_at(where) for key, where in road.repeated.items()}
    echo |= {"session": session, "number": written}
    if text is None and not (begins or ended):
        raise BadForm("input is missing")
    typed = _typed(text or "", code, road, short_code, begins=begins)
    hop = Hop(road.name, session, number, typed, begins, turn=source.optional("turn"))
    return Asked(hop, _whole(hop, text or "", code, road, short_code) if road.whole_input else None, ended, echo)


def _begins(kind: str, text: str, road: Description, short_code: str) -> bool:
    """Whether a session begins, which without a flag, or one that can be read, only the dialled code tells."""
    if road.begins and kind:
        return _is_among(kind, road.begins)
    return text.strip().startswith("*") and is_our_code(text, short_code)


def _typed(text: str, code: str, road: Description, short_code: str, *, begins: bool) -> tuple[str, ...]:
    """What she typed since the last request. Where nothing tells a begin, our digits alone are the code of one."""
    if road.strips_code and (begins or (not road.begins and is_our_code(text, short_code))):
        typed = first_inputs(text, code, short_code)
    else:
        typed = () if begins and not text else tuple(apart(text))
    return _bounded(typed)


def _whole(hop: Hop, text: str, code: str, road: Description, short_code: str) -> Dial:
    """Everything typed so far; a code that it begins with is taken off at each request alike."""
    inputs = first_inputs(text, code, short_code) if road.strips_code else tuple(apart(text)) if text else ()
    return Dial(hop.dial.session, hop.number, _bounded(inputs), new=len(inputs) if hop.begins else min(len(inputs), 1))


def _bounded(inputs: tuple[str, ...]) -> tuple[str, ...]:
    if len(inputs) > MOST_INPUTS:
        raise BadForm("input is too long")
    return inputs


def _is_among(kind: str, values: frozenset[str]) -> bool:
    return kind in values or (ANY in values and bool(kind))


class _Source:
    """A request, each part of it read once and only if the description names it."""

    def __init__(self, request: Request, road: Description, path: Sequence[str]) -> None:
        self._request, self._road, self._path = request, road, path
        body = body_of(request) if road.places & {"form", "json", "xml"} else b""
        self._query = parse_form(request.query_string)
        self._form = parse_form(body) if "form" in road.places else None
        self._json = parse_json(body) if "json" in road.places else None
        self._xml = parse_xml(body, road.elements) if "xml" in road.places else None

    def required(self, key: str) -> str:
        """One that no request can do without; raises BadForm also for one that is doubled or no text."""
        value = (self.at(self._road.values[key]) or "").strip("\0 \r\n\t")
        if len(value) > LONGEST_VALUE:
            raise BadForm(f"{key} is too long or not text")
        if not value:
            raise BadForm(f"{key} is missing or wrong")
        return value

    def optional(self, key: str) -> str:
        """One that a HELP can do without: empty where it is not there or cannot be read."""
        where = self._road.values.get(key)
        return self.optional_at(where) if where else ""

    def optional_at(self, where: Where) -> str:
        """What stands there, empty where nothing does that can be read."""
        try:
            value = self.at(where) or ""
        except BadForm:
            return ""
        return value if len(value) <= LONGEST_VALUE else ""

    def words(self, key: str) -> str | None:
        """What a person wrote: what is too long is shortened."""
        value = self.at(self._road.values[key])
        return None if value is None else shortened(value, LONGEST_VALUE)

    def at(self, where: Where) -> str | None:
        """What stands there."""
        name = where.name
        match where.place:
            case "query":
                return self._query.words(name) if name in self._query else None
            case "form":
                return self._form.words(name) if self._form is not None and name in self._form else None
            case "json":
                return _in_json(self._json, name)
            case "xml":
                return _in_xml(self._xml, name)
            case "path":
                at = int(name) - 1
                return self._path[at] if 0 <= at < len(self._path) else None
            case "header":
                value = self._request.headers.get(name)
                return None if value is None else as_far_as_it_goes(value.encode("latin-1", "replace"))
            case _:
                return self._request.cookies.get(name)


def _in_json(value: Any, path: str) -> str | None:
    for name in path.split("."):
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
        if isinstance(value, Doubled):
            raise BadForm("a field stands twice")
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case int() | float():
            return str(value)
        case _:
            raise BadForm("a field is not text")


def _in_xml(element: Element | None, path: str) -> str | None:
    """`ussd/msg` is an element's text, `ussd/@id` an attribute."""
    root, *names = path.split("/")
    if element is None or not element.is_called(root):
        return None
    for name in names:
        if name.startswith("@"):
            return element.attributes.get(name[1:])
        found = element.all(name)
        if len(found) > 1:
            raise BadForm("a field stands twice")
        if not found:
            return None
        [element] = found
    return element.text.strip()
