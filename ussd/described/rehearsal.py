"""Plays a session against a description: what its gateway would send, and what it would be answered.

Nothing is stored and nobody is told: the keys are pressed in the menu alone, as of somebody who was never known.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape

from flask import Flask

from menus.engine import begin, press, show
from menus.facts import NOBODY_KNOWN
from menus.model import Menu
from ussd.described.description import Description
from ussd.described.road import DescribedRoad

SESSION, NUMBER = "rehearsal-1", "998000000001"
_MIDDLE = ""


def rehearse(road: DescribedRoad, menu: Menu, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each request and its answer as they go over the line, from the first dial to the end of the session."""
    place = begin(menu, NOBODY_KNOWN)
    typed: list[str] = []
    for turn, key in enumerate([road.short_code, *keys], start=1):
        described = road.description
        values = _values(described, road.short_code, [*typed, key] if turn > 1 else [], key, turn)
        request = _Request(described, values)
        with request.context() as context:
            asked = road.read(context.request, request.behind)
        pressed = asked.dial.inputs[len(typed) :] if asked.dial else asked.hop.typed
        for one in pressed:
            place, _ = press(menu, place, one, NOBODY_KNOWN)
        typed += pressed
        screen = show(menu, place, NOBODY_KNOWN)
        written = road.written(screen, asked)
        headers = "".join(f"{name}: {value}\n" for name, value in written.headers)
        yield request.text, f"{written.status}\nContent-Type: {written.type}; charset=utf-8\n{headers}\n{written.body}"
        if screen.ends:
            return


def _values(road: Description, code: str, inputs: list[str], key: str, turn: int) -> dict[str, str]:
    text = "*".join([code.strip("#"), *inputs]) + "#" if road.whole_input else key
    kind = (sorted(road.begins) if turn == 1 else road.goes_on) or (_MIDDLE,)
    values = {"session": SESSION, "number": NUMBER, "input": text, "code": code, "turn": str(turn), "kind": kind[0]}
    return {name: value for name, value in values.items() if name != "kind" or value}


class _Request:
    """A request as the description says that it comes."""

    def __init__(self, road: Description, values: dict[str, str]) -> None:
        self.method = road.methods[0]
        self._by_place: dict[str, dict[str, str]] = {}
        places = {**road.values, **road.repeated}
        for name, where in places.items():
            if name in values or name in road.repeated:
                self._by_place.setdefault(where.place, {})[where.name] = values.get(name, name)
        parts = self._by_place.get("path", {})
        self.behind = "/".join(parts[name] for name in sorted(parts, key=int))
        self.address = f"/ussd/{road.name}/<secret>{'/' if self.behind else ''}{quote(self.behind)}"
        self._headers = dict(self._by_place.get("header", {}))
        if cookies := self._by_place.get("cookie"):
            self._headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self._body = self._written()

    def context(self) -> Any:
        """The request as a door gets it."""
        query = urlencode(self._by_place.get("query", {}))
        return Flask(__name__).test_request_context(
            "/", method=self.method, query_string=query, headers=self._headers, data=self._body or None
        )

    @property
    def text(self) -> str:
        """What goes over the line."""
        query = urlencode(self._by_place.get("query", {}))
        head = f"{self.method} {self.address}{'?' if query else ''}{query}\n"
        return head + "".join(f"{name}: {value}\n" for name, value in self._headers.items()) + f"\n{self._body}"

    def _written(self) -> str:
        if "json" in self._by_place:
            self._headers["Content-Type"] = "application/json"
            return json.dumps(_nested(self._by_place["json"], "."), ensure_ascii=False)
        if "xml" in self._by_place:
            self._headers["Content-Type"] = "text/xml"
            return "".join(_as_xml(_nested(self._by_place["xml"], "/")))
        if "form" in self._by_place:
            self._headers["Content-Type"] = "application/x-www-form-urlencoded"
            return urlencode(self._by_place["form"])
        return ""


def _nested(values: dict[str, str], separator: str) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for path, value in values.items():
        *way, last = path.split(separator)
        at = root
        for name in way:
            at = at.setdefault(name, {})
        at[last] = value
    return root


def _as_xml(elements: dict[str, Any]) -> Iterator[str]:
    for name, inside in elements.items():
        if isinstance(inside, str):
            yield f"<{name}>{escape(inside)}</{name}>"
            continue
        attributes = "".join(
            f' {key[1:]}="{escape(value, {chr(34): "&quot;"})}"' for key, value in inside.items() if key.startswith("@")
        )
        children = {key: value for key, value in inside.items() if not key.startswith("@")}
        yield f"<{name}{attributes}>{''.join(_as_xml(children))}</{name}>"
