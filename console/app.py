"""The console: the team's pages, an application that shares no route and no secret with the phones' door."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from console.account.pages import account_pages
from console.alert.pages import alert_pages
from console.articles.pages import articles_pages
from console.audit.pages import audit_pages
from console.centres.pages import centres_pages
from console.figures.pages import figures_pages
from console.find.pages import find_pages
from console.frame.desk import Desk
from console.frame.errors import show_errors
from console.frame.guard import guard_pages
from console.frame.headers import send_headers
from console.frame.home import home_pages
from console.frame.pace import keep_pace
from console.frame.paper import furnish
from console.privacy.pages import privacy_pages
from console.queue.pages import queue_pages
from console.requests.pages import requests_pages
from console.review.pages import review_pages
from console.roster.pages import roster_pages
from console.shift.pages import shift_pages
from console.sign_in.pages import sign_in_pages
from console.team.pages import team_pages
from staff.session import ABSOLUTE
from store.instant import utc_now
from wiring import Service

MOST_BYTES = 200_000
"""Of one request: a note and a directory file have room."""

ROOMS: tuple[tuple[str, Callable[[Desk], Blueprint]], ...] = (
    ("", home_pages),
    ("", sign_in_pages),
    ("/queue", queue_pages),
    ("/alert", alert_pages),
    ("/requests", requests_pages),
    ("/audit", audit_pages),
    ("/review", review_pages),
    ("/find", find_pages),
    ("/shift", shift_pages),
    ("/privacy", privacy_pages),
    ("/account", account_pages),
    ("/team", team_pages),
    ("/figures", figures_pages),
    ("/centres", centres_pages),
    ("/articles", articles_pages),
    ("/roster", roster_pages),
)
"""Every room by its place under /console."""


def create_console(service: Service, now: Callable[[], datetime] = utc_now) -> Flask:
    """The console over this service; `now` is the wall clock, aware UTC."""
    app = Flask(__name__, static_folder=None)
    is_demo = service.settings.is_demo
    if not is_demo:  # the one proxy in front says whose browser it is; it may say nothing else
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=0, x_host=0)  # type: ignore[method-assign]
    app.config.update(
        SECRET_KEY=service.vault.index.of("console cookie", "1"),
        SESSION_COOKIE_NAME="najot" if is_demo else "__Host-najot",
        SESSION_COOKIE_SECURE=not is_demo,
        SESSION_COOKIE_SAMESITE="Strict",
        PERMANENT_SESSION_LIFETIME=ABSOLUTE,
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=MOST_BYTES,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # it wants a Referer, which our pages never send
    )
    desk = Desk(service, now)
    send_headers(app, is_demo=is_demo)
    show_errors(app, desk)
    keep_pace(app, desk)
    CSRFProtect(app)
    guard_pages(app, desk)
    furnish(app, desk)
    for place, room in ROOMS:
        app.register_blueprint(room(desk), url_prefix=f"/console{place}")
    return app
