"""Logs: one JSON object a line on standard error, from our own loggers and from everybody else's, all redacted."""

import json
import logging
import sys
import threading
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any, TextIO

import structlog
from structlog.processors import JSONRenderer, TimeStamper, add_log_level
from structlog.stdlib import ProcessorFormatter, add_logger_name

from config.redaction import clean, describe_exception

_LIBRARIES = {
    "alembic": logging.WARNING,
    "rq": logging.INFO,
    "sqlalchemy": logging.WARNING,  # its INFO holds the parameters of statements
    "urllib3": logging.INFO,
    "werkzeug": logging.WARNING,
}
"""The least severe line that each may log whatever the setting, because below it they log contents."""

EventDict = MutableMapping[str, Any]


def set_up_logging(level: str = "info") -> None:
    """Send every log line of this process through the redacting chain; `level` as in the settings."""
    threshold = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers = [RedactingHandler()]
    root.setLevel(threshold)
    for name, least in _LIBRARIES.items():
        library = logging.getLogger(name)
        library.handlers = []
        library.propagate = True
        library.setLevel(max(least, threshold))
    _catch_what_nobody_caught()


class RedactingHandler(logging.StreamHandler[TextIO]):
    """Writes records of any logger to standard error as redacted JSON."""

    def __init__(self) -> None:
        super().__init__(sys.stderr)
        self.setFormatter(
            ProcessorFormatter(
                processors=[
                    add_log_level,
                    add_logger_name,
                    _describe,
                    ProcessorFormatter.remove_processors_meta,
                    _redact,
                    TimeStamper(fmt="iso", utc=True, key="time"),
                    JSONRenderer(ensure_ascii=False),
                ],
            )
        )

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line; an exception among its arguments says its type before its words get into the text."""
        named = logging.makeLogRecord(record.__dict__)
        if isinstance(record.args, tuple):
            named.args = tuple(type(one) if isinstance(one, BaseException) else one for one in record.args)
        return super().format(named)

    def handleError(self, record: logging.LogRecord) -> None:
        """Say that a line was lost, and where; the standard library would print its arguments.

        DANGER: on a full disk this cannot be written either, and whoever logs must go on, or the dispatcher stops.
        """
        lost = {"event": "line_lost", "at": f"{record.filename}:{record.lineno}", "exception": str(sys.exc_info()[0])}
        with suppress(OSError, ValueError):
            self.stream.write(json.dumps(lost) + self.terminator)


def _catch_what_nobody_caught() -> None:
    """Python prints an uncaught exception with its message; ours go through the log."""
    log = structlog.get_logger("uncaught")
    sys.excepthook = lambda _kind, error, _traceback: log.critical("uncaught", exc_info=error)
    threading.excepthook = lambda caught: log.critical("uncaught", exc_info=caught.exc_value)


def _describe(_logger: Any, _method: str, event: EventDict) -> EventDict:
    exc_info = event.pop("exc_info", None)
    if exc_info is True:
        exc_info = sys.exc_info()
    error = exc_info[1] if isinstance(exc_info, tuple) else exc_info
    if isinstance(error, BaseException):
        event["exception"] = describe_exception(error)
    return event


def _redact(_logger: Any, _method: str, event: EventDict) -> EventDict:
    return {name: clean(value) for name, value in event.items()}
