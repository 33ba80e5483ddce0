"""The list of all that waits, and what an open page asks for each second."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from alerts.requests.working_hours import SAFE
from alerts.team.staff import CLOSING, LONGEST_NOTE
from console.frame.desk import Desk
from console.frame.guard import needs
from console.frame.guessed import guessed_keys
from console.frame.holding import BadForm
from console.frame.paper import language_of_reader
from console.frame.unread import unread_texts
from console.queue.next_step import who_is_next
from console.queue.several import Outcome, chosen, close_several, not_proved
from console.queue.view import Filter, Kind, View, is_alone, view_of
from staff.rights import Right, may_answer
from store.desk.ended import EndedAlert, StoredEnded
from store.desk.floods import StoredFloods
from store.desk.queue import StoredQueue, Waiting

MAIN_KINDS = frozenset({Kind.ALL, Kind.ALONE, Kind.HELD, Kind.ASKED})
"""Filters that are always offered; the others where they show something."""
NEW_FOR = timedelta(minutes=2)
"""How long an alert that nobody has is marked as new."""
SORTED_EVERY = 15
"""Seconds: time alone makes a request late, so the order is looked at again even when nothing happened."""


def queue_pages(desk: Desk) -> Blueprint:
    """The list: whole, and as the open page asks for it."""
    pages = Blueprint("queue", __name__, template_folder="templates", static_folder="static")
    queue = StoredQueue(desk.service.engine)

    @pages.get("/")
    @needs(Right.SEE_WORK)
    def show() -> str:
        return _render(desk, queue, "queue/queue.html")

    @pages.get("/live")
    @needs(Right.SEE_WORK, by_itself=True)
    def live() -> Response:
        tag = f"{_version(desk, queue)}.{request.query_string.decode('ascii', 'replace')}"
        return unless_known(tag, lambda: _render(desk, queue, "queue/list.html"))

    @pages.get("/alone")
    @needs(Right.SEE_WORK, by_itself=True)
    def alone() -> Response:
        """For every other page: how many alerts nobody has, so that a new one is heard there too."""
        return unless_known(_version(desk, queue), lambda: _render(desk, queue, "queue/alone.html"))

    @pages.get("/several")
    @needs(Right.ACT)
    def several() -> str:
        """Apart from the list, which changes each second under whoever chooses."""
        return _several(desk)

    @pages.post("/several")
    @needs(Right.ACT)
    def close_them() -> AnyResponse | tuple[str, int]:
        try:
            outcome = close_several(desk, request.form.getlist("alert"), request.form)
        except BadForm as bad:
            return _several(desk, desk.say(language_of_reader(), bad.key, **bad.values)), 400
        said = desk.say(language_of_reader(), "queue.several.done", count=outcome.closed)
        if outcome.left:
            return _several(desk, said, outcome), 409
        flash(said)
        return redirect(url_for("queue.show"), 303)

    return pages


def unless_known(tag: str, render: Callable[[], str]) -> Response:
    """What was rendered under this tag, or 304 for a page that has it already."""
    if tag in request.if_none_match:
        return Response(status=304)
    response = make_response(render())
    response.set_etag(tag)
    return response


def _version(desk: Desk, queue: StoredQueue) -> str:
    """Read before the list is: what changes meanwhile is told with the next question."""
    turn = int(desk.now().timestamp()) // SORTED_EVERY
    return f"{queue.version()}.{turn}.{language_of_reader()}.{desk.member.id}"


def _render(desk: Desk, queue: StoredQueue, template: str) -> str:
    now, wanted = desk.now(), wanted_here()
    waiting = queue.waiting(now, of_one_region=desk.member.region is not None)
    view: View = view_of(waiting, StoredFloods(desk.service.engine).now(now), desk.member, wanted, now)
    steps = desk.service.plan.alerts.steps
    return render_template(
        template,
        view=view,
        wanted=wanted,
        kinds=[kind for kind in Kind if kind in MAIN_KINDS or view.counts[kind] or kind is wanted.kind],
        unread=unread_texts(desk),
        ended=_ended(desk, wanted) if wanted.kind is Kind.ALL else (),
        guessed=guessed_keys(desk),
        names=desk.names(language_of_reader()),
        regions=desk.service.geography.regions,
        safe_now=frozenset(time for time, hours in SAFE.items() if hours.open(now)),
        may_answer=partial(may_answer, desk.member),
        promises=[int(step.after.total_seconds()) for step in steps[1:3]],
        who_is_next=partial(who_is_next, desk),
        is_new=partial(_is_new, now),
        with_filter=partial(_arguments, wanted),
    )


def _is_new(now: datetime, one: Waiting) -> bool:
    """Whether this is an alert that nobody has and that came just now."""
    return is_alone(one) and now - one.since < NEW_FOR


def _several(desk: Desk, said: str = "", outcome: Outcome | None = None) -> str:
    """What can be closed together; after trouble with what was chosen and typed."""
    return render_template(
        "queue/several.html",
        items=not_proved(desk),
        chosen=chosen,
        picked=frozenset(request.form.getlist("alert")),
        typed=request.form,
        said=said,
        outcome=outcome,
        closing=CLOSING,
        most=LONGEST_NOTE,
        names=desk.names(language_of_reader()),
    )


def _ended(desk: Desk, wanted: Filter) -> list[EndedAlert]:
    """What of theirs no staff closed: none only vanishes from the list."""
    ended = StoredEnded(desk.service.engine).without_staff(desk.member, desk.now())
    return [one for one in ended if wanted.region in ("", *one.alert.regions)]


def wanted_here() -> Filter:
    """The filter in this address; what cannot be read is no filter."""
    kind = request.args.get("kind", "")
    return Filter(
        kind=Kind(kind) if kind in set(Kind) else Kind.ALL,
        region=request.args.get("region", "")[:8],
        first=max(request.args.get("first", 0, type=int), 0),
    )


def _arguments(wanted: Filter, **changed: object) -> dict[str, object]:
    """The filter as arguments of an address, with something of it changed; what says nothing is left out."""
    every = {"kind": wanted.kind, "region": wanted.region, "first": 0} | changed
    return {name: value for name, value in every.items() if value and value != Kind.ALL}
