"""The addresses that Play Mobile posts to: texts that come in, as XML, and delivery reports, as JSON."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from flask import Blueprint

from doors.body import BadForm
from doors.form import LONGEST_VALUE
from doors.gateway import GatewayDoor
from doors.inbound import InboundText
from doors.structured import Element, read_json, read_xml
from sms.gateway import ReceiptState
from sms.gateways.playmobile import NAME, receipt_state
from sms.inbox import Inbox
from sms.receipts import Receipts
from texts.phone_number import from_wire

_ID = re.compile("[!-~]{1,128}")

_log = structlog.get_logger()


def playmobile_door(inbox: Inbox, receipts: Receipts, secrets: Sequence[str], now: Callable[[], datetime]) -> Blueprint:
    """Play Mobile's callbacks. One request may carry several texts or reports; each is stored by itself."""

    def incoming(request: Element) -> str:
        for text in _texts_in(request):
            inbox.receive(text, now())
        return ""

    def receipt(posted: object) -> str:
        for message_id, state in _reports_in(posted):
            receipts.receive(NAME, message_id, state, now())
        return ""

    door = GatewayDoor("playmobile", "/sms/playmobile", secrets)
    door.post_of(read_xml, "/incoming", incoming)
    door.post_of(read_json, "/receipt", receipt)
    return door.blueprint


def _texts_in(request: Element) -> list[InboundText]:
    """The texts of a request. One that cannot be read must not hold up a HELP beside it; without any it is refused."""
    if request.name != "sms-request":
        raise BadForm("sms-request is missing")
    messages = request.all("message")
    texts = [text for text in map(_text, messages) if text]
    if not texts:
        raise BadForm("message is missing or wrong")
    if len(texts) < len(messages):
        _log.warning("texts_left_out", channel=NAME, count=len(messages) - len(texts))
    return texts


def _text(message: Element) -> InboundText | None:
    message_id, contents = message.attributes.get("id", ""), message.all("content")
    number = from_wire(message.attributes.get("msisdn", ""))
    if number is None or not _ID.fullmatch(message_id) or len(contents) != 1:
        return None
    body = contents[0].text
    return InboundText(NAME, message_id, number, body) if len(body) <= LONGEST_VALUE else None


def _reports_in(posted: object) -> list[tuple[str, ReceiptState]]:
    match posted:
        case {"messages": [_, *_] as messages}:
            return [_report(message) for message in messages]
    raise BadForm("messages is missing")


def _report(message: object) -> tuple[str, ReceiptState]:
    match message:
        case {"message-id": str(message_id), "status": str(status)} if _ID.fullmatch(message_id) and status:
            return message_id, receipt_state(status)
    raise BadForm("message-id or status is missing or wrong")
