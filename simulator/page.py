"""The basic phone as a web page, for a demonstration only: it speaks the real webhooks from the browser.

The page holds the webhooks' secret and shows what demo numbers received. No real phone has such a number.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, jsonify, render_template, request

from doors.secret import is_ours
from regions.directory import Centre
from simulator.over_centre import CentreRoad
from simulator.phone import DialSession, NoAnswer
from simulator.reader import HEADERS, for_the_reader
from store.outgoing.simulated_phones import ReceivedText
from texts.alphabet import BASIC_IN_ORDER, ESCAPE, EXTENSION, ROOM, Alphabet
from texts.catalogue import Words, load_words
from texts.transliterate import to_cyrillic
from vocabulary.languages import RU, UZ_CYRL, Language
from vocabulary.phone_number import PhoneNumber, is_demo

HER_NUMBER = PhoneNumber("+998007001020")
SECOND_NUMBER = PhoneNumber("+998007001021")
CONTACT_NUMBER = PhoneNumber("+998001234567")
MOST_PHONES = 100
"""That a page can ask for at once: hers, a contact's, and all that are on duty."""
MOST_TEXTS = 20
"""Of one phone at a time, the newest."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the page needs of the service; `received_by(number, after)` are the texts that came after an id.

    `centre` is the road over a USSD centre that runs beside it, if one does.
    `screen_room` is what a screen may hold, in septets of GSM-7 and in UTF-16 units.
    """

    secret: str
    short_code: str
    duty_line: PhoneNumber
    supervisor: PhoneNumber
    console_url: str
    screen_room: tuple[int, int]
    centres: Callable[[], Iterable[Centre]]
    received_by: Callable[[PhoneNumber, int], list[ReceivedText]]
    centre: Callable[[], CentreRoad | None]


def phone_page(demonstration: Demonstration) -> Blueprint:
    """The page, its files, and what its phones received."""
    words = load_words("simulator")
    page = Blueprint("phone", __name__, url_prefix="/phone", template_folder="templates", static_folder="static")

    @page.get("/")
    def show() -> str:
        reader = for_the_reader(words)
        return render_template(
            "basic_phone.html",
            demonstration=demonstration,
            on_duty=_on_duty(demonstration, reader["language"], reader["t"]),
            handset_words=_unfilled(words, reader["language"]),
            her_number=HER_NUMBER,
            second_number=SECOND_NUMBER,
            contact_number=CONTACT_NUMBER,
            alphabet=_alphabet(demonstration.screen_room),
            **reader,
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

    @page.get("/roads")
    def roads() -> Response:
        """The roads that dials may take now."""
        return jsonify(["africastalking", *["smpp"] * bool(demonstration.centre())])

    @page.post("/dial/<secret>")
    def dial(secret: str) -> tuple[Response, int]:
        """Bring what was typed last, or that she hung up, over the centre; answers as the network shows it."""
        if not is_ours(secret, [demonstration.secret]):
            abort(404)
        return _over_centre(demonstration.centre(), *_read_dial(request.get_json(silent=True)))

    @page.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        return response

    return page


def _on_duty(
    demonstration: Demonstration, language: Language, say: Callable[[str], str]
) -> list[tuple[PhoneNumber, str]]:
    """The phones that alerts go to, each with whose it is; a number that two have stands once."""
    phones = {demonstration.duty_line: say("page.duty_line"), demonstration.supervisor: say("page.supervisor")}
    for centre in demonstration.centres():
        phones.setdefault(centre.duty_sms, _name(centre, language))
    return [(number, name) for number, name in phones.items() if is_demo(number)]


def _name(centre: Centre, language: Language) -> str:
    return centre.name_ru if language == RU else to_cyrillic(centre.name_uz) if language == UZ_CYRL else centre.name_uz


def _unfilled(words: Words, language: Language) -> dict[str, str]:
    """What the handsets say by themselves, by key, with the places for values as the catalogue has them."""
    return {
        key: words.say(key, language, **{name: f"{{{name}}}" for name in words.placeholders(key)})
        for key in words.keys
        if key.startswith(("handset.", "key.soft"))
    }


def _alphabet(screen_room: tuple[int, int]) -> dict[str, Any]:
    """By what the page counts the length of a screen or text; first what holds in GSM-7, then in UCS-2."""
    basic, extended = BASIC_IN_ORDER.replace(ESCAPE, ""), "".join(EXTENSION.values())
    sms = [ROOM[alphabet] for alphabet in (Alphabet.GSM7, Alphabet.UCS2)]
    return {"basic": basic, "extended": extended, "screen": screen_room, "sms": sms}


def _read_phones(asked: Any) -> dict[PhoneNumber, int]:
    """Read what the browser asks for; only a demo's phones can be looked into."""
    if not isinstance(asked, dict) or len(asked) > MOST_PHONES:
        abort(400)
    if not all(is_demo(PhoneNumber(number)) and type(after) is int for number, after in asked.items()):
        abort(400)
    return asked


def _read_dial(asked: Any) -> tuple[PhoneNumber, DialSession, bool]:
    """Read a dial of the browser; only a demo's phones can dial."""
    if not isinstance(asked, dict) or not is_demo(number := PhoneNumber(str(asked.get("number")))):
        abort(400)
    id_, dialled, inputs = asked.get("id"), asked.get("dialled"), asked.get("inputs")
    if not (isinstance(id_, str) and isinstance(dialled, str) and isinstance(inputs, list)):
        abort(400)
    return number, DialSession(dialled, id_, [str(one) for one in inputs]), bool(asked.get("hangsUp"))


def _over_centre(
    road: CentreRoad | None, number: PhoneNumber, session: DialSession, hangs_up: bool
) -> tuple[Response, int]:
    try:
        if not road:
            raise NoAnswer("no USSD centre runs")
        if hangs_up:
            road.ended(number, session, "Incomplete")
            return jsonify({}), 200
        screen = road.turn(number, session)
    except NoAnswer as trouble:
        return jsonify(trouble=str(trouble)), 503
    return jsonify(text=screen.text, isLast=screen.is_last), 200


def _as_json(text: ReceivedText) -> dict[str, Any]:
    return {"id": text.id, "body": text.body, "at": text.at.isoformat()}
