"""The browser in which somebody signs in: its name for them, and whether it was here before."""

import secrets
from datetime import timedelta

from flask import Response, after_this_request, request

from console.frame.desk import Desk

KNOWN_FOR = timedelta(days=180)
_PURPOSE = "known browser"

_BROWSERS = (("Firefox/", "Firefox"), ("Edg", "Edge"), ("OPR/", "Opera"), ("YaBrowser/", "Yandex"))
_ENGINES = (("Chrom", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def name_of_browser() -> str:
    """Such as `Firefox · Windows`, so that a member knows their own again; empty for an unknown one."""
    said = request.user_agent.string
    browser = next((name for mark, name in (*_BROWSERS, *_ENGINES) if mark in said), "")
    system = next((name for mark, name in _SYSTEMS if mark in said), "")
    return " · ".join(part for part in (browser, system) if part)


def known_browser(desk: Desk) -> str:
    """What names this browser, in which somebody of the team has signed in before; empty for any other."""
    return desk.carrier.open(_PURPOSE, "", request.cookies.get(_cookie(desk), ""), KNOWN_FOR) or ""


def remember_browser(desk: Desk) -> None:
    """Know this browser from now on (OWASP: Slow Down Online Guessing Attacks with Device Cookies)."""
    named = desk.carrier.seal(_PURPOSE, "", known_browser(desk) or secrets.token_urlsafe(16))

    @after_this_request
    def keep(response: Response) -> Response:
        is_secure = not desk.service.settings.is_demo
        response.set_cookie(_cookie(desk), named, max_age=KNOWN_FOR, secure=is_secure, httponly=True, samesite="Strict")
        return response


def _cookie(desk: Desk) -> str:
    return "najot-known" if desk.service.settings.is_demo else "__Host-najot-known"
