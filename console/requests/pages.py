"""Call-backs and questions: what waits for this member, and the page where one is seen to."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from alerts.doer import Doer
from alerts.requests.request import Request
from alerts.requests.see_to import LONGEST_ANSWER, RequestHand
from alerts.requests.working_hours import SAFE
from console.frame.desk import Desk
from console.frame.guard import needs
from console.frame.holding import Trouble, read_holder, trouble_of, written
from console.frame.names import Names
from console.frame.paper import language_of_reader
from console.frame.reveal import reason_in, reveal, revealed
from console.frame.sent import Sent, sent
from console.queue.pages import SORTED_EVERY, unless_known
from console.requests.acting import FOR_CALL_BACK, FOR_QUESTION
from console.requests.screens import preview_of
from staff.audit import Deed
from staff.rights import Right, may_answer
from staff.steps import Step
from store.desk.histories import Histories, RequestLine
from store.desk.queue import StoredQueue, WaitingRequest
from store.desk.requests import RequestFile, StoredRequests
from vocabulary.states import RequestState

THING = "request"
"""What the audit log calls it."""


def requests_pages(desk: Desk) -> Blueprint:
    """The pages of requests."""
    pages = Blueprint("requests", __name__, template_folder="templates", static_folder="static")
    files = StoredRequests(desk.service.engine, desk.service.vault)
    queue = StoredQueue(desk.service.engine)

    @pages.get("/")
    @needs(Right.ANSWER_REQUESTS)
    def show() -> str:
        return render_template("requests/list.html", **_waiting(desk, queue))

    @pages.get("/live")
    @needs(Right.ANSWER_REQUESTS, by_itself=True)
    def live() -> Response:
        turn = int(desk.now().timestamp()) // SORTED_EVERY
        tag = f"{queue.version()}.{turn}.{language_of_reader()}.{desk.member.id}"
        return unless_known(tag, lambda: render_template("requests/items.html", **_waiting(desk, queue)))

    @pages.get("/<request_id>")
    @needs(Right.ANSWER_REQUESTS)
    def one(request_id: str) -> str:
        file = _theirs(desk, files, request_id)
        desk.note(Deed.OPENED, THING, request_id, region=file.region)
        return _page(desk, file)

    @pages.post("/<request_id>/preview")
    @needs(Right.ANSWER_REQUESTS)
    def preview(request_id: str) -> str:
        """How the answer looks on her phone: a fragment for the script, a whole page for who pressed the button."""
        file = _theirs(desk, files, request_id)
        if request.form.get("is_whole"):
            return _page(desk, file)
        return render_template("requests/screens.html", preview=_preview(desk, file), file=file)

    @pages.post("/<request_id>/reveal")
    @needs(Right.REVEAL)
    def show_number(request_id: str) -> AnyResponse | tuple[str, int]:
        file = _theirs(desk, files, request_id)
        return _reveal(desk, file)

    @pages.post("/<request_id>/<deed>")
    @needs(Right.ANSWER_REQUESTS)
    def act(request_id: str, deed: str) -> AnyResponse | tuple[str, int]:
        return _act(desk, files, request_id, deed)

    return pages


def _waiting(desk: Desk, queue: StoredQueue) -> Mapping[str, Any]:
    theirs = [
        one
        for one in queue.waiting(desk.now())
        if isinstance(one, WaitingRequest) and may_answer(desk.member, one.whom, one.region)
    ]
    return {"items": theirs, "names": desk.names(language_of_reader()), "safe_now": _is_safe_now(desk)}


def _is_safe_now(desk: Desk) -> frozenset[str]:
    return frozenset(time for time, hours in SAFE.items() if hours.open(desk.now()))


def _theirs(desk: Desk, files: StoredRequests, request_id: str) -> RequestFile:
    """The request, if it is this member's to see to; another's is not there for them, and that they tried is kept."""
    file = files.of(request_id)
    if file is None:
        abort(404)
    if not may_answer(desk.member, file.request.whom, file.region):
        desk.note(Deed.REFUSED, THING, request_id, region=file.region)
        abort(404)
    return file


def _act(desk: Desk, files: StoredRequests, request_id: str, deed: str) -> AnyResponse | tuple[str, int]:
    file = _theirs(desk, files, request_id)
    if deed not in (FOR_QUESTION if file.request.words else FOR_CALL_BACK):
        abort(404)
    is_answer = deed in ("answer", "called")
    done = Deed.ANSWERED if is_answer else Deed.ACTED
    desk.note(done, THING, request_id, step=Step(deed), region=file.region)
    trouble = _try(desk, file, deed)
    if trouble:
        desk.note(Deed.REFUSED, THING, request_id, step=Step(deed), region=file.region)
        return _page(desk, _theirs(desk, files, request_id), trouble), trouble.status
    desk.service.ring()
    flash(desk.say(language_of_reader(), f"requests.done.{deed}"))
    leads_on = deed in ("take", "not_reached", "again")
    return redirect(url_for("requests.one", request_id=request_id) if leads_on else url_for("requests.show"), 303)


def _try(desk: Desk, file: RequestFile, deed: str) -> Trouble | None:
    """Do it, or say why nothing was done."""
    acts = FOR_QUESTION if file.request.words else FOR_CALL_BACK
    instead_of = read_holder(request.form.get("instead_of", ""))
    hand = RequestHand(file.request.id, Doer.STAFF, desk.member.id, instead_of)

    def do() -> None:
        with desk.service.ledger.open_book_of(file.caller_id, desk.now()) as book:
            acts[deed](book, hand, desk.service.around(desk.service.directory.newest()), request.form)

    return trouble_of(do, partial(desk.say, language_of_reader()))


def _reveal(desk: Desk, file: RequestFile) -> AnyResponse | tuple[str, int]:
    """Show her number for a minute, once the audit log has what for."""
    reason, request_id = reason_in(request.form), file.request.id
    if not reason:
        return _page(desk, file, Trouble(desk.say(language_of_reader(), "alert.reveal.no_reason"))), 400
    desk.note(Deed.REVEALED, THING, request_id, step=Step.CALLER, region=file.region, reason=reason)
    reveal(request_id, "caller", desk.now())
    return redirect(url_for("requests.one", request_id=request_id), 303)


def _page(desk: Desk, file: RequestFile, trouble: Trouble | None = None) -> str:
    """The whole page; after trouble it keeps what was typed."""
    asked, names = file.request, desk.names(language_of_reader())
    around = desk.service.around(desk.service.directory.newest())
    return render_template(
        "requests/one.html",
        file=file,
        asked=asked,
        names=names,
        trouble=trouble,
        typed=request.form,
        preview=_preview(desk, file),
        story=_story(desk, file, names),
        centres=sorted(around.directory.centres, key=lambda centre: centre.region != file.region),
        is_open=asked.state is not RequestState.ANSWERED,
        is_safe_now=asked.time in _is_safe_now(desk),
        other=_another_holder(desk, asked),
        is_mine=bool(asked.held) and _another_holder(desk, asked) is None,
        written=written,
        revealed=revealed(asked.id, desk.now()),
        most=LONGEST_ANSWER,
    )


def _story(desk: Desk, file: RequestFile, names: Names) -> list[RequestLine | Sent]:
    """What happened and what was sent, the oldest first."""
    lines = Histories(desk.service.engine, desk.service.vault).of_request(file.request.id)
    texts = sent(file.texts, lambda to: names.who(Doer(to.kind), to.key))
    return sorted([*lines, *texts], key=lambda one: one.at)


def _preview(desk: Desk, file: RequestFile) -> Any:
    return preview_of(desk.service.menu, file.request, file.reads, request.form.get("words", "") or file.request.answer)


def _another_holder(desk: Desk, asked: Request) -> Any:
    return asked.held if asked.held and asked.held.key != desk.member.id else None
