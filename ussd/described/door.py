"""The address of a described gateway: `/ussd/<name>/<secret>`, and whatever the gateway writes behind it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from time import monotonic

import structlog
from flask import Blueprint, Response, request

from alerts.book import RecordUnavailable
from doors.body import BadForm, WrongMethod
from doors.gateway import EVERY_METHOD
from doors.secret import is_ours
from doors.time_limit import answering_in_time
from doors.wrong_secret import NOT_OURS
from ussd.described.asking import Asked
from ussd.described.road import TRY_AGAIN, Answers, DescribedRoad, Written
from ussd.turns import Count, Happened, came_of, count_no_turns

_log = structlog.get_logger()


def name_of(road: DescribedRoad) -> str:
    """What its door is called in logs and counts."""
    return f"ussd-{road.description.name}"


def described_door(
    road: DescribedRoad,
    answers: Answers,
    secrets: Sequence[str],
    now: Callable[[], datetime],
    count: Count = count_no_turns,
) -> Blueprint:
    """The door of one road."""
    name = road.description.name
    door = Blueprint(name_of(road), __name__)

    def answer(secret: str, behind: str = "") -> Response:
        if not is_ours(secret, secrets):
            raise BadForm(NOT_OURS, 404)
        if request.method not in road.description.methods:
            raise WrongMethod("this method is not in the description", sorted(road.description.methods))
        written = in_time(road.read(request, behind))
        return Response(written.body, written.status, written.headers, content_type=f"{written.type}; charset=utf-8")

    def in_time(asked: Asked) -> Written:
        began = monotonic()
        try:
            with answering_in_time():
                written = road.answer(asked, answers, now())
        except RecordUnavailable as unavailable:
            _log.error("record_unavailable", door=door.name, reason=str(unavailable))
            return TRY_AGAIN
        if asked.ended:
            count(name, [Happened.RELEASED], 0)
        else:
            count(name, came_of(begins=asked.hop.begins, ends=written.ends), monotonic() - began)
        return written

    for ending in ("", "/<path:behind>"):
        address = f"/ussd/{name}/<secret>{ending}"
        door.add_url_rule(
            address, "behind" if ending else "index", answer, methods=EVERY_METHOD, provide_automatic_options=False
        )
    return door
