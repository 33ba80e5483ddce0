"""Reads `config/ussd/<name>.yaml`; a bad one stops the start with file, line and reason (docs/gateways.md)."""

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from doors.structured import is_json, is_xml
from texts.yaml_file import Branch, YamlFault, read_branches
from ussd.described.writing import Form, as_form, filled, placeholders

FOLDER = Path(__file__).parents[2] / "config" / "ussd"
METHODS = ("GET", "POST", "PUT", "DELETE")
ANYWHERE = ("query", "form", "json", "xml", "path", "header", "cookie")
ANY = "*"
"""As a value that begins or ends a session: whatever stands there."""

_NAME = re.compile(r"[a-z][a-z0-9]{1,10}")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
SMPP = "smpp"
BUILT_IN = ("africastalking", SMPP)
"""Roads that no file describes."""
NOBODY = "no operator"
"""As who confirmed a description."""
_VALUES = ("session", "number", "input", "code", "turn", "kind")
_LEAST_SECONDS = 1


@dataclass(frozen=True, slots=True)
class Where:
    """Where a value stands in a request: `json data.text`, `xml ussd/msg`, `path 2` (counted behind the secret)."""

    place: str
    name: str


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, with `{text}`, `{session}`, `{number}` and what is repeated in its body."""

    status: int
    type: str
    headers: Mapping[str, str]
    body: str

    @property
    def form(self) -> Form:
        """How what is put in is escaped."""
        return as_form(self.type)


@dataclass(frozen=True, slots=True)
class Description:
    """One gateway; `whole_input`: all inputs come each time, `strips_code`: the first one may be the dialled code."""

    name: str
    source: str
    confirmed_by: str
    methods: Sequence[str]
    values: Mapping[str, Where]
    repeated: Mapping[str, Where]
    begins: frozenset[str]
    goes_on: tuple[str, ...]
    ends: frozenset[str]
    whole_input: bool
    strips_code: bool
    newline: str
    more: Reply
    end: Reply
    ended: Reply
    limits: Mapping[str, int] = field(default_factory=dict)

    @property
    def places(self) -> frozenset[str]:
        """The parts of a request that are read."""
        return frozenset(where.place for where in (*self.values.values(), *self.repeated.values()))

    @property
    def elements(self) -> frozenset[str]:
        """The names of the elements of XML that are read, and of those round them."""
        places = (*self.values.values(), *self.repeated.values())
        paths = (where.name.split("/") for where in places if where.place == "xml")
        return frozenset(name for path in paths for name in path if not name.startswith("@"))


def load_description(name: str, folder: Path = FOLDER) -> Description:
    """Read the description of this name; raises YamlFault."""
    if not _NAME.fullmatch(name) or name in BUILT_IN:
        raise YamlFault(f"{name}.yaml", 1, "a road is named by 2 to 11 small letters and digits, not as one built in")
    file = read_branches(folder / f"{name}.yaml")
    file.allow("source", "confirmed_by", "request", "input", "code", "begins", "goes_on", "ends", "answer", "limits")
    request, answer = file.branch("request"), file.branch("answer")
    request.allow("methods", *_VALUES, "repeated")
    answer.allow("newline", "more", "end", "ended", "seconds")
    _in_time(answer)
    values = {key: _where(request, key) for key in _VALUES if key in request}
    for needed in ("session", "number", "input"):
        request.text(needed)
    repeated_in = request.branch("repeated") if "repeated" in request else Branch(file.file, request.line)
    repeated = {key: _where(repeated_in, key) for key in repeated_in}
    known = {"session", "number", *repeated}
    begins, ends = _words(file, "begins"), _words(file, "ends")
    if (begins or ends) and "kind" not in values:
        raise file.fault("'begins' and 'ends' are values of request's 'kind', which is missing", "begins")
    return Description(
        name=name,
        source=file.text("source"),
        confirmed_by=file.text("confirmed_by"),
        methods=_methods(request),
        values=values,
        repeated=repeated,
        begins=frozenset(begins),
        goes_on=_words(file, "goes_on"),
        ends=frozenset(ends),
        whole_input=_one_of(file, "input", "last", "whole") == "whole",
        strips_code=_one_of(file, "code", "strip", "keep") == "strip",
        newline=answer.text("newline") if "newline" in answer else "\n",
        more=_reply(answer, "more", {"text", *known}),
        end=_reply(answer, "end", {"text", *known}),
        ended=_reply(answer, "ended", known) if "ended" in answer else Reply(200, "text/plain", {}, ""),
        limits=_limits(file),
    )


def too_narrow(description: Description, gsm7: int, ucs2: int) -> str | None:
    """Why the screens of the menu do not fit this road, if they do not."""
    for key, ours in (("gsm7", gsm7), ("ucs2", ucs2)):
        theirs = description.limits.get(key, ours)
        if theirs < ours:
            return (
                f"it shows {theirs} characters ({key}), and screens may hold {ours}: set NAJOT_USSD_LIMIT_{key.upper()}"
            )
    return None


def _in_time(answer: Branch) -> None:
    if "seconds" in answer and answer.number("seconds") < _LEAST_SECONDS:
        raise answer.fault("an answer may take a second; a gateway that waits less shows her errors", "seconds")


def _methods(request: Branch) -> tuple[str, ...]:
    methods = request.get("methods", [])
    if not isinstance(methods, list) or not methods or not set(map(str, methods)) <= set(METHODS):
        raise request.fault(f"'methods' must be a list of {', '.join(METHODS)}", "methods")
    return tuple(map(str, methods))


def _where(branch: Branch, key: str) -> Where:
    place, _, name = branch.text(key).partition(" ")
    name = name.strip()
    if place not in ANYWHERE or not name or (place == "path" and not name.isdecimal()):
        raise branch.fault(
            f"{key!r} must say where it stands, such as 'json data.text'; known: {', '.join(ANYWHERE)}", key
        )
    return Where(place, name)


def _words(branch: Branch, key: str) -> tuple[str, ...]:
    """Values as a gateway writes them, in small letters."""
    values = branch.get(key, [])
    if not isinstance(values, list) or any(isinstance(value, (list, Branch)) for value in values):
        raise branch.fault(f"{key!r} must be a list of values", key)
    return tuple(str(value).lower() for value in values)


def _one_of(branch: Branch, key: str, usual: str, other: str) -> str:
    value = branch.get(key, usual)
    if value not in (usual, other):
        raise branch.fault(f"{key!r} must be {usual} or {other}", key)
    return str(value)


def _reply(answer: Branch, key: str, known: set[str]) -> Reply:
    reply = answer.branch(key)
    reply.allow("status", "type", "headers", "body")
    headers = reply.branch("headers") if "headers" in reply else Branch(reply.file, reply.line)
    for name in headers:
        value = headers[name]
        if (
            not _TOKEN.fullmatch(name)
            or not isinstance(value, (str, int))
            or set(str(value)) - set(string.printable[:95])
        ):
            raise headers.fault(f"{name!r} is no header, or its value has more than plain characters", name)
    status = reply.number("status") if "status" in reply else 200
    if not 200 <= status < 300:
        raise reply.fault("'status' must be 200 to 299: any other ends her session", "status")
    body = reply.get("body", "") if key == "ended" else reply.text("body")
    found = Reply(status, reply.text("type"), {name: str(headers[name]) for name in headers}, str(body))
    _check_body(found, reply, known, needs_text=key != "ended")
    return found


def _check_body(reply: Reply, branch: Branch, known: set[str], *, needs_text: bool) -> None:
    if needs_text and "text" not in placeholders(reply.body):
        raise branch.fault("'body' must hold {text}, the screen", "body")
    if unknown := placeholders(reply.body) - known:
        raise branch.fault(f"'body' holds {{{sorted(unknown)[0]}}}, which is no value of the request", "body")
    trial = filled(reply.body, reply.form, {key: 'a "<&>\\ \n z' for key in known}).encode()
    if reply.body and reply.form is Form.JSON and not is_json(trial):
        raise branch.fault("'body' is no JSON once the screen is in it", "body")
    if reply.body and reply.form is Form.XML and not is_xml(trial):
        raise branch.fault("'body' is no XML once the screen is in it", "body")


def _limits(file: Branch) -> dict[str, int]:
    if "limits" not in file:
        return {}
    limits = file.branch("limits")
    limits.allow("gsm7", "ucs2")
    return {key: limits.number(key) for key in limits}


def fault_of_roads(names: Sequence[str], limits: tuple[int, int], folder: Path = FOLDER) -> str:
    """What is wrong with the first of these roads that cannot be used, in a line; empty when all can."""
    try:
        for name in names:
            if name not in BUILT_IN:
                describe_or_fault(name, limits, folder)
    except YamlFault as fault:
        return f"config/ussd/{fault}"
    return ""


def describe_or_fault(name: str, limits: tuple[int, int], folder: Path = FOLDER) -> Description:
    """The description, with screens that fit it; raises YamlFault."""
    description = load_description(name, folder)
    if reason := too_narrow(description, *limits):
        raise YamlFault(f"{name}.yaml", 1, reason)
    return description
