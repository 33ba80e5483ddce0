"""A blueprint for one gateway's posts: only with its secret, only in its form, every refusal one line."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import TypeVar

import structlog
from flask import Blueprint, Request, Response, request

from alerts.book import RecordUnavailable
from doors.body import BadForm, WrongMethod
from doors.form import Form, read_form
from doors.secret import is_ours
from doors.time_limit import answering_in_time
from doors.wrong_secret import NOT_OURS

_log = structlog.get_logger()

Posted = TypeVar("Posted")
Reader = Callable[[Request], Posted]
"""Reads a request; may raise BadForm, which the application answers and counts."""

EVERY_METHOD = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
"""Only a post is taken; another is a gateway that is set otherwise, and is seen to be refused."""

Handler = Callable[[Posted], str]
"""Takes what was read, returns the answer's text; may raise BadForm or RecordUnavailable."""


class GatewayDoor:
    """Collects the addresses under which a gateway may post: `<path>/<secret><ending>`."""

    def __init__(self, name: str, path: str, secrets: Sequence[str]) -> None:
        self.blueprint = Blueprint(name, __name__)
        self._path = path
        self._secrets = tuple(secrets)

    def post(self, ending: str, handler: Handler[Form], answers: str = "text/plain") -> None:
        """Answer posts of forms to this address with what the handler returns, of the media type `answers`."""
        self.post_of(read_form, ending, handler, answers)

    def post_of(self, read: Reader[Posted], ending: str, handler: Handler[Posted], answers: str = "text/plain") -> None:
        """The same for posts that `read` reads."""

        def answer(secret: str) -> Response:
            if not is_ours(secret, self._secrets):
                raise BadForm(NOT_OURS, 404)
            if request.method != "POST":
                raise WrongMethod("only a post is taken", ["POST"])
            text, status = answered_in_time(self.blueprint.name, handler, read(request))
            media_type = answers if status == HTTPStatus.OK else "text/plain"
            return Response(text, status, content_type=f"{media_type}; charset=utf-8")

        endpoint = ending.strip("/") or "index"
        address = f"{self._path}/<secret>{ending}"
        self.blueprint.add_url_rule(address, endpoint, answer, methods=EVERY_METHOD, provide_automatic_options=False)


def answered_in_time(door: str, handler: Handler[Posted], posted: Posted) -> tuple[str, HTTPStatus]:
    """The text of an answer and its status; while the record is away, that it is to be tried again."""
    try:
        with answering_in_time():
            return handler(posted), HTTPStatus.OK
    except RecordUnavailable as unavailable:
        _log.error("record_unavailable", door=door, reason=str(unavailable))
        return "try again", HTTPStatus.SERVICE_UNAVAILABLE
