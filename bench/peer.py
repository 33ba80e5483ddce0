"""The peer: a Flask view that does nothing."""

from flask import Flask


def create_app() -> Flask:
    """One address that answers a screen without looking at anything."""
    app = Flask(__name__)

    @app.post("/ussd")
    def hop() -> str:
        return "CON 1 YORDAM"

    return app
