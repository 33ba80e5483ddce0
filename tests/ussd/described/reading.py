"""Reads answers as the gateways do, with other code than that which wrote them."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs
from xml.etree import ElementTree

from ussd.described.road import Written

Read = tuple[str, bool]

_IN_JSON: dict[str, Callable[[Any], Read]] = {
    "hubtel": lambda answer: (answer["Message"], answer["Type"] == "release"),
    "nalo": lambda answer: (answer["MSG"], not answer["MSGTYPE"]),
    "infobip": lambda answer: (answer["ussdMenu"], answer["shouldClose"]),
    "hollatags": lambda answer: (answer["session_msg"], answer["session_operation"] == "end"),
    "moolre": lambda answer: (answer["message"], not answer["reply"]),
    "uzo": lambda answer: (answer["message"], answer["ussdServiceOp"] == 17),
    "madapi": lambda answer: (answer["data"]["inboundResponse"], not answer["data"]["userInputRequired"]),
}


def _truroute(body: str) -> Read:
    root = ElementTree.fromstring(body)
    return root.findtext("msg") or "", root.findtext("type") == "3"


def _fields(body: str) -> Read:
    fields = parse_qs(body)
    return fields["text"][0], fields["op"] == ["end"]


_OTHERS: dict[str, Callable[[str], Read]] = {
    "truroute": _truroute,
    "advanta": lambda body: (body[4:], body.startswith("END ")),
    "headers": _fields,
}


def screen_in(road: str, written: Written) -> Read:
    """The screen of an answer, and whether it is the last."""
    if road == "flares":
        return written.body, dict(written.headers)["Freeflow"] == "FB"
    if road in _OTHERS:
        return _OTHERS[road](written.body)
    return _IN_JSON[road](json.loads(written.body))
