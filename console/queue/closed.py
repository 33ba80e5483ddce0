"""The page on which closed alerts are found again: those of the last days, or by their reference."""

from flask import Blueprint, render_template, request

from console.frame.desk import Desk
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from staff.rights import Right
from store.desk.ended import FOUND_FOR, PAGE, StoredEnded
from store.desk.queue import StoredQueue, WaitingAlert
from texts.typed import ascii_digits

LONGEST_CODE = 8
MOST_SKIPPED = 1_000_000


def add_closed(pages: Blueprint, desk: Desk) -> None:
    """The page, as one of those of the list."""
    ended = StoredEnded(desk.service.engine)

    @pages.get("/closed")
    @needs(Right.SEE_WORK)
    def closed() -> str:
        code = ascii_digits(request.args.get("code", ""))[:LONGEST_CODE]
        first = min(max(request.args.get("first", 0, type=int), 0), MOST_SKIPPED)
        return render_template(
            "queue/closed.html",
            page=ended.found(desk.member, desk.now(), code, first),
            size=PAGE,
            code=code,
            still_open=_open_with(desk, code) if code else None,
            names=desk.names(language_of_reader()),
            days=FOUND_FOR.days,
        )


def _open_with(desk: Desk, code: str) -> WaitingAlert | None:
    """The alert with this reference that is not closed at all, if it is this member's to see."""
    waiting = StoredQueue(desk.service.engine).waiting(desk.now(), of_one_region=desk.member.region is not None)
    theirs = (one for one in waiting if isinstance(one, WaitingAlert) and desk.member.sees_one_of(one.regions))
    return next((one for one in theirs if one.alert.code == code), None)
