"""The address that Eskiz posts to: what became of a text. It has no way in for texts."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from flask import Blueprint, Request

from doors.body import BadForm
from doors.form import read_form
from doors.gateway import GatewayDoor
from doors.structured import read_json
from sms.gateways.eskiz.receipts import receipt_state
from sms.inbox import Inbox
from sms.receipts import Receipts

NAME = "eskiz"
_ID = re.compile("[!-~]{1,128}")


def eskiz_door(_inbox: Inbox, receipts: Receipts, secrets: Sequence[str], now: Callable[[], datetime]) -> Blueprint:
    """Eskiz's callback. It is not signed: who knows the secret in the path is believed."""

    def receipt(fields: Mapping[str, object]) -> str:
        named, status = fields.get("request_id") or fields.get("message_id"), fields.get("status")
        message_id = str(named) if isinstance(named, str | int) else ""
        if not _ID.fullmatch(message_id):
            raise BadForm("request_id is missing or wrong")
        if not isinstance(status, str) or not status:
            raise BadForm("status is missing or wrong")
        receipts.receive(NAME, message_id, receipt_state(status), now())
        return ""

    door = GatewayDoor(NAME, "/sms/eskiz", secrets)
    door.post_of(_fields, "/receipt", receipt)
    return door.blueprint


def _fields(request: Request) -> Mapping[str, object]:
    """The fields of a callback, which comes as a form or as an object of JSON."""
    if request.mimetype != "application/json":
        return read_form(request)
    posted = read_json(request)
    if not isinstance(posted, dict):
        raise BadForm("an object is expected")
    return posted
