"""What every template may use: the reader's words, times and numbers, the menu, and what its reader may do."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from flask import Blueprint, Flask, g, request, session, url_for
from flask_wtf.csrf import generate_csrf

from console.frame.desk import Desk
from console.frame.guard import TOKEN
from console.frame.rooms import DOORS, Door
from console.frame.sent import as_written, without_numbers
from console.frame.unread import waiting_behind
from console.frame.words import LANGUAGES
from staff.rights import Right, may
from staff.session import ABSOLUTE, IDLE
from texts.times import TASHKENT
from vocabulary.languages import OWN_NAMES, UZ, Language
from vocabulary.phone_number import masked

frame = Blueprint("frame", __name__, template_folder="templates", static_folder="static", static_url_path="/frame")


def language_of_reader() -> Language:
    """The one that the member chose, else what this browser was told, else what it prefers."""
    if g.get("member") and g.member.language:
        return Language(g.member.language)
    if session.get("language") in LANGUAGES:
        return Language(session["language"])
    return Language(request.accept_languages.best_match(LANGUAGES, UZ))


def furnish(app: Flask, desk: Desk) -> None:
    """Give templates their words and tools."""
    app.register_blueprint(frame, url_prefix="/console")
    app.jinja_env.filters |= {
        "moment": moment,
        "clock": clock,
        "span": span,
        "masked": masked,
        "as_written": as_written,
        "without_numbers": without_numbers,
    }

    @app.context_processor
    def tools() -> dict[str, Any]:
        language = language_of_reader()
        return {
            "t": partial(desk.say, language),
            "language": language,
            "languages": list(OWN_NAMES.items()),
            "member": g.get("member"),
            "may": lambda right: bool(g.get("member")) and may(g.member, Right(right)),
            "doors": _open_doors(app),
            "waiting_behind": partial(waiting_behind, desk),
            "watches": _watches(app),
            "sign_in_over": partial(_sign_in_over, desk),
            "idle": int(IDLE.total_seconds()),
            "csrf": generate_csrf,
            "now": desk.now(),
            "is_demo": desk.service.settings.is_demo,
            "phones_url": desk.service.settings.phones_url,
            "institution": desk.service.settings.monitoring_institution,
            "page_url": request.path,
        }


def _watches(app: Flask) -> bool:
    """Whether this reader may take alerts, so that each of their pages tells of a new one."""
    return bool(g.get("member")) and may(g.member, Right.ACT) and "queue.alone" in app.view_functions


def _sign_in_over(desk: Desk) -> datetime:
    """When this sign-in ends, however much its reader moves."""
    this = desk.sessions.key_of(session.get(TOKEN, ""))
    began = (one.began_at for one in desk.sessions.of(g.member, desk.now()) if one.key == this)
    return next(began, desk.now()) + ABSOLUTE


def _open_doors(app: Flask) -> list[tuple[Door, str, bool]]:
    """The entries of the menu for this reader, with their addresses and whether this page is behind them."""
    if not g.get("member"):
        return []
    here = (request.endpoint or "").partition(".")[0]
    return [
        (door, url_for(door.endpoint), door.endpoint.partition(".")[0] == here)
        for door in DOORS
        if door.endpoint in app.view_functions and may(g.member, door.right)
    ]


def moment(at: datetime) -> str:
    """Date and time in Tashkent, such as 26.11.2026 14:05."""
    return at.astimezone(TASHKENT).strftime("%d.%m.%Y %H:%M")


def clock(at: datetime) -> str:
    """The time in Tashkent to the second, such as 14:05:09."""
    return at.astimezone(TASHKENT).strftime("%H:%M:%S")


def span(time: timedelta) -> str:
    """How long, as a clock shows it: 0:42, 12:07, 3:05:00; days as hours."""
    minutes, seconds = divmod(max(int(time.total_seconds()), 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
