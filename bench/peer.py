"""The peers of a hop on the same server: a Flask view that does nothing, and a USSD menu as tutorials write it.

The usual one reads the form, takes the session from Redis, looks the next screen up in a table and puts the session
back: no record of callers, no keys, no proof that a screen fits. ussd-menu-builder for Node.js works the same way.
"""

import os

from flask import Flask, request
from redis import Redis

from doors.body_first import BodyFirst

_FIRST = "CON 1 YORDAM\n2 Kontaktlar\n3 Markazlar\n4 Maslahat"
_SCREENS = {"2": "CON Kontaktlar\n1 Qo'shish\n0 Orqaga", "3": "CON Markazlar\n1 Toshkent\n2 Samarqand\n0 Orqaga"}
_LIFE = 300


def create_app() -> Flask:
    """Both views."""
    app = Flask(__name__)
    app.wsgi_app = BodyFirst(app.wsgi_app)  # type: ignore[method-assign]  # as the service
    sessions = Redis.from_url(os.environ["REDIS_URL"])

    @app.post("/nothing")
    def nothing() -> str:
        return _FIRST

    @app.post("/usual")
    def usual() -> str:
        session, typed = request.form["sessionId"], request.form["text"]
        before = (sessions.get(session) or b"").decode()
        sessions.set(session, typed, ex=_LIFE)
        return _SCREENS.get(typed.removeprefix(before).strip("*")[-1:], _FIRST)

    return app
