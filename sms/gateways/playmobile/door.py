"""The addresses that Play Mobile posts to: texts that come in, as XML, and delivery reports, as JSON."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from secrets import token_hex

from flask import Blueprint, Request

from doors.body import BadForm, body_of
from doors.form import LONGEST_VALUE
from doors.gateway import GatewayDoor
from doors.inbound import RawText
from doors.structured import Element, parse_xml, parse_xml_apart, read_json
from sms.gateway import ReceiptState
from sms.gateways.playmobile.receipts import receipt_state
from sms.inbox import Inbox
from sms.receipts import Receipts
from texts.shortened import shortened

NAME = "playmobile"
_ROOT = "sms-request"
_ID = re.compile("[!-~]{1,128}")


def playmobile_door(inbox: Inbox, receipts: Receipts, secrets: Sequence[str], now: Callable[[], datetime]) -> Blueprint:
    """Play Mobile's callbacks. One request may carry several texts or reports; each is stored by itself."""

    def incoming(request: Element) -> str:
        for text in _texts_in(request):
            inbox.hear(text, now())
        return ""

    def receipt(posted: object) -> str:
        for message_id, state in _reports_in(posted):
            receipts.receive(NAME, message_id, state, now())
        return ""

    door = GatewayDoor(NAME, "/sms/playmobile", secrets)
    door.post_of(_request, "/incoming", incoming)
    door.post_of(read_json, "/receipt", receipt)
    return door.blueprint


def _request(request: Request) -> Element:
    """The request, also where one of its texts is no XML."""
    body = body_of(request)
    try:
        return parse_xml(body)
    except BadForm:
        return parse_xml_apart(body, _ROOT, ("message", "content"))


def _texts_in(request: Element) -> list[RawText]:
    """The texts of a request. One that cannot be read must not hold up a HELP beside it; only such ones are refused."""
    if not request.is_called(_ROOT):
        raise BadForm(f"{_ROOT} is missing")
    messages = [message for message in request.all("message") if message.all("content")]
    if request.children and not any(map(_is_whole, messages)):
        raise BadForm("message is missing or wrong")
    return [_text(message) for message in messages]


def _is_whole(message: Element) -> bool:
    return bool(_ID.fullmatch(message.attributes.get("id", "")) and message.attributes.get("msisdn", "").strip())


def _text(message: Element) -> RawText:
    """Several contents are one text, which came in pieces or twice. Without an id nothing is known for a repeat."""
    body = "\n".join(dict.fromkeys(content.all_text for content in message.all("content")))
    message_id = message.attributes.get("id") or token_hex(16)
    return RawText(NAME, message_id, message.attributes.get("msisdn", "").strip(), shortened(body, LONGEST_VALUE))


def _reports_in(posted: object) -> list[tuple[str, ReceiptState]]:
    match posted:
        case {"messages": [_, *_] as messages}:
            return [_report(message) for message in messages]
        case _:
            raise BadForm("messages is missing")


def _report(message: object) -> tuple[str, ReceiptState]:
    match message:
        case {"message-id": str(message_id), "status": str(status)} if _ID.fullmatch(message_id) and status:
            return message_id, receipt_state(status)
        case _:
            raise BadForm("message-id or status is missing or wrong")
