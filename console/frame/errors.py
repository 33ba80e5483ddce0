"""Pages for what goes wrong: each says what to do next, and nothing of what was asked."""

import structlog
from flask import Flask, Response, g, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from alerts.book import RecordUnavailable
from console.frame.desk import Desk
from console.frame.guard import who_is_signed_in
from console.frame.kept import is_from_our_pages, may_be_kept, show_sent_again, sign_in_and_keep

_log = structlog.get_logger()

_KNOWN = frozenset({400, 401, 403, 404, 405, 409, 413, 429, 503})


def show_errors(app: Flask, desk: Desk) -> None:
    """Answer every error with a page in the reader's language."""

    def page(status: int) -> tuple[str, int]:
        return render_template("frame/error.html", status=status if status in _KNOWN else 500), status

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> tuple[str, int] | Response:
        """Outside its own rooms it says nothing of what it is, to who knocks at every address of a network."""
        if not request.path.startswith("/console"):
            return Response(f"{error.name}\n", error.code, content_type="text/plain; charset=utf-8")
        return page(error.code or 500)

    @app.errorhandler(CSRFError)
    def from_an_older_sign_in(error: CSRFError) -> tuple[str, int]:
        """A form of before the last sign-in in another window: nothing is done, and its text is not lost."""
        if not (is_from_our_pages() and may_be_kept()):
            return page(400)
        g.member = who_is_signed_in(desk)
        return (show_sent_again(), 400) if g.member else sign_in_and_keep(desk) or page(400)

    @app.errorhandler(RecordUnavailable)
    def without_record(error: RecordUnavailable) -> tuple[str, int]:
        """Whoever wrote something has it before them until it can be sent."""
        _log.warning("console_waits_for_record", reason=str(error))
        return (show_sent_again(is_record_away=True), 503) if may_be_kept() else page(503)

    @app.errorhandler(Exception)
    def failed(error: Exception) -> tuple[str, int]:
        _log.error("console_page_failed", exc_info=error)
        return page(500)
