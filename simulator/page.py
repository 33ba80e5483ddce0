"""The basic phone as a web page, for a demonstration only: it speaks the real webhooks from the browser.

The page holds the webhooks' secret and shows what demo numbers received. No real phone has such a number.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, jsonify, render_template, request

from regions.directory import Centre
from store.outgoing.simulated_phones import ReceivedText
from texts.phone_number import PhoneNumber, is_demo

HER_NUMBER = PhoneNumber("+998007001020")
CONTACT_NUMBER = PhoneNumber("+998001234567")
MOST_PHONES = 10
MOST_TEXTS = 20
"""Of one phone at a time, the newest."""

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the page needs of the service; `received_by(number, after)` are the texts that came after an id."""

    secret: str
    short_code: str
    duty_line: PhoneNumber
    centres: Callable[[], Iterable[Centre]]
    received_by: Callable[[PhoneNumber, int], list[ReceivedText]]


def phone_page(demonstration: Demonstration) -> Blueprint:
    """The page, its files, and what its phones received."""
    page = Blueprint("phone", __name__, url_prefix="/phone", template_folder="templates", static_folder="static")

    @page.get("/")
    def show() -> str:
        return render_template(
            "basic_phone.html",
            demonstration=demonstration,
            centres=[centre for centre in demonstration.centres() if is_demo(centre.duty_sms)],
            her_number=HER_NUMBER,
            contact_number=CONTACT_NUMBER,
        )

    @page.post("/texts")
    def texts() -> Response:
        """New texts of some phones: their numbers, each with the id of the last text known, to lists of texts."""
        asked = _read_phones(request.get_json(silent=True))
        return jsonify(
            {
                number: [_as_json(text) for text in demonstration.received_by(number, after)[-MOST_TEXTS:]]
                for number, after in asked.items()
            }
        )

    @page.after_request
    def protect(response: Response) -> Response:
        response.headers.update(_HEADERS)
        return response

    return page


def _read_phones(asked: Any) -> dict[PhoneNumber, int]:
    """Read what the browser asks for; only a demo's phones can be looked into."""
    if not isinstance(asked, dict) or len(asked) > MOST_PHONES:
        abort(400)
    if not all(is_demo(PhoneNumber(number)) and type(after) is int for number, after in asked.items()):
        abort(400)
    return asked


def _as_json(text: ReceivedText) -> dict[str, Any]:
    return {"id": text.id, "body": text.body, "at": text.at.isoformat()}
