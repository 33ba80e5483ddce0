"""Pages for what goes wrong: each says what to do next, and nothing of what was asked."""

import structlog
from flask import Flask, render_template
from werkzeug.exceptions import HTTPException

from alerts.book import RecordUnavailable

_log = structlog.get_logger()

_KNOWN = frozenset({400, 401, 403, 404, 405, 409, 413, 429, 503})


def show_errors(app: Flask) -> None:
    """Answer every error with a page in the reader's language."""

    def page(status: int) -> tuple[str, int]:
        return render_template("frame/error.html", status=status if status in _KNOWN else 500), status

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> tuple[str, int]:
        return page(error.code or 500)

    @app.errorhandler(RecordUnavailable)
    def without_record(error: RecordUnavailable) -> tuple[str, int]:
        _log.warning("console_waits_for_record", reason=str(error))
        return page(503)

    @app.errorhandler(Exception)
    def failed(error: Exception) -> tuple[str, int]:
        _log.error("console_page_failed", exc_info=error)
        return page(500)
