"""The page of one alert: what happened, where, who; and each thing that the team can do with it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from alerts.alert import TAKEN_WITHIN, Alert, AlertState, ClosedBecause, Holder
from alerts.duty.numbers import STAFF
from alerts.help.placing import home_of
from alerts.notice import TellReason
from alerts.states import SAID_LATER, Happening
from alerts.team.reopen import BY_STAFF_WITHIN, may_be_reopened
from alerts.team.staff import CLOSING, LONGEST_NOTE, Hand
from console.alert.acting import ACTS, Act, reopen_it
from console.alert.giving import giving
from console.alert.likely import former_place, likely_places, note_placed
from console.alert.next_things import next_things
from console.alert.story import story_of
from console.alert.theirs import ALERT, file_for, who_can_take
from console.alert.view import centres_for, map_of, pin_age, places_of, ready_texts, told, words_changed
from console.frame.desk import Desk
from console.frame.guard import needs
from console.frame.holding import Trouble, read_holder, trouble_of, written
from console.frame.paper import language_of_reader
from console.frame.reveal import reason_in, reveal, revealed, shows_numbers
from console.queue.next_step import who_is_next
from console.queue.pages import unless_known
from staff.audit import Deed
from staff.rights import Right
from staff.steps import Step
from store.desk.alert_files import AlertFile, StoredAlertFiles
from store.desk.histories import Histories

CLOSES = frozenset(map(Happening, ClosedBecause))


def alert_pages(desk: Desk) -> Blueprint:
    """The pages of alerts."""
    pages = Blueprint("alert", __name__, template_folder="templates", static_folder="static")
    files = StoredAlertFiles(desk.service.engine, desk.service.vault)

    @pages.get("/<alert_id>")
    @needs(Right.SEE_WORK)
    def show(alert_id: str) -> str:
        file = _theirs(desk, files, alert_id)
        desk.note(Deed.OPENED, ALERT, alert_id, region=file.alert.place.region)
        return _page(desk, file)

    @pages.get("/<alert_id>/live")
    @needs(Right.SEE_WORK, by_itself=True)
    def live(alert_id: str) -> Response:
        file = _theirs(desk, files, alert_id)
        tag = f"{files.version(alert_id)}.{language_of_reader()}.{shows_numbers(alert_id, desk.now())}"
        return unless_known(tag, lambda: render_template("alert/live.html", **_story(desk, file)))

    @pages.post("/<alert_id>/reveal")
    @needs(Right.REVEAL)
    def show_number(alert_id: str) -> AnyResponse | tuple[str, int]:
        file = _theirs(desk, files, alert_id)
        return _reveal(desk, file)

    @pages.post("/<alert_id>/<deed>")
    @needs(Right.ACT)
    def act(alert_id: str, deed: str) -> AnyResponse | tuple[str, int]:
        if deed not in ACTS:
            abort(404)
        return _do(desk, files, alert_id, Step(deed), ACTS[deed])

    @pages.post("/<alert_id>/give")
    @needs(Right.ACT)
    def give(alert_id: str) -> AnyResponse | tuple[str, int]:
        return _do(desk, files, alert_id, Step.GIVE, giving(desk))

    @pages.post("/<alert_id>/reopen")
    @needs(Right.REOPEN)
    def open_again(alert_id: str) -> AnyResponse | tuple[str, int]:
        return _do(desk, files, alert_id, Step.REOPEN, reopen_it)

    return pages


def _do(desk: Desk, files: StoredAlertFiles, alert_id: str, step: Step, act: Act) -> AnyResponse | tuple[str, int]:
    """Do it once the audit log has it, and go on; or show the page as it is now, and why nothing was done."""
    file = _theirs(desk, files, alert_id)
    desk.note(Deed.ACTED, ALERT, alert_id, step=step, region=file.alert.place.region, reason=_to_whom(desk, step))
    trouble = _try(desk, file, act)
    if trouble:
        desk.note(Deed.REFUSED, ALERT, alert_id, step=step, region=file.alert.place.region)
        return _page(desk, _theirs(desk, files, alert_id), trouble), trouble.status
    if step is Step.PLACE:
        note_placed(alert_id, file.alert.place, desk.now())
    desk.service.ring()
    after = files.of(alert_id)
    flash(desk.say(language_of_reader(), _done(step, file, after)))
    return redirect(_after(desk, after, alert_id), 303)


def _to_whom(desk: Desk, step: Step) -> str:
    """Whom an alert is to be given to, by name, for the audit log."""
    to = desk.staff.known(request.form.get("member", "")) if step is Step.GIVE else None
    return to.member.name if to else ""


def _done(step: Step, before: AlertFile, after: AlertFile | None) -> str:
    """What is said once it is done: "told" only where something went out."""
    if step is not Step.PLACE or after is None:
        return f"alert.done.{step}"
    known = {text.id for text in before.texts}
    new = [text.to for text in after.texts if text.id not in known and text.to.kind in STAFF]
    told = any(to.reason is not TellReason.STAFF_WROTE for to in new)
    is_same = (before.alert.place, before.alert.place.match) == (after.alert.place, after.alert.place.match)
    return "alert.done.place" if told else "alert.done.place.same" if is_same else "alert.done.place.untold"


def _theirs(desk: Desk, files: StoredAlertFiles, alert_id: str) -> AlertFile:
    file = file_for(desk, files, alert_id)
    if file is None:
        abort(404)
    return file


def _after(desk: Desk, file: AlertFile | None, alert_id: str) -> str:
    """Where they go on: in the list, once it is another region's alert."""
    is_theirs = file is not None and desk.member.sees_one_of(file.alert.regions)
    return url_for("alert.show", alert_id=alert_id) if is_theirs else url_for("queue.show")


def _try(desk: Desk, file: AlertFile, act: Act) -> Trouble | None:
    """Do it, or say why nothing was done."""
    hand = Hand(desk.member.id, file.alert.id, read_holder(request.form.get("instead_of", "")))

    def do() -> None:
        with desk.service.ledger.open_book_of(file.caller_id, desk.now()) as book:
            act(book, hand, desk.service.around(desk.service.directory.newest()), request.form)

    return trouble_of(do, partial(desk.say, language_of_reader()))


def _reveal(desk: Desk, file: AlertFile) -> AnyResponse | tuple[str, int]:
    """Show a number for a minute, once the audit log has what for."""
    whose, reason = request.form.get("whose", ""), reason_in(request.form)
    if whose not in file.numbers():
        abort(404)
    if not reason:
        return _page(desk, file, Trouble(desk.say(language_of_reader(), "alert.reveal.no_reason"))), 400
    region = file.alert.place.region
    desk.note(Deed.REVEALED, ALERT, file.alert.id, of=whose[:32], region=region, reason=reason)
    reveal(file.alert.id, whose, desk.now())
    return redirect(url_for("alert.show", alert_id=file.alert.id, _anchor=whose), 303)


def _page(desk: Desk, file: AlertFile, trouble: Trouble | None = None) -> str:
    """The whole page; after trouble it keeps what was typed."""
    around, names = desk.service.around(desk.service.directory.newest()), desk.names(language_of_reader())
    return render_template(
        "alert/alert.html",
        **_story(desk, file),
        trouble=trouble,
        typed=request.form,
        places=places_of(around.geography),
        likely=likely_places(file.alert, home_of(file.caller), around, names),
        former=former_place(file.alert, names, desk.now()),
        centres=centres_for(file, around, names, desk.now()),
        map=map_of(file.alert, around, names),
        told=told(file, names),
        colleagues=who_can_take(desk, file.alert, file.caller.profile.tell_centre),
        ready=ready_texts(file, around),
        closing=CLOSING,
        how_it_ended=desk.may(Right.ACT) and file.alert.closed_because is ClosedBecause.BY_PHONE,
        reopens=desk.may(Right.REOPEN) and may_be_reopened(file.alert) and _is_of_today(desk, file.alert),
        most=LONGEST_NOTE,
        other=_another_holder(desk, file.alert),
        written=written,
        numbers=file.numbers(),
        may_be_called=file.alert.may_be_called or file.alert.state is AlertState.CLOSED,
        revealed=revealed(file.alert.id, desk.now()),
    )


def _is_of_today(desk: Desk, alert: Alert) -> bool:
    """Whether it was closed within the day."""
    lines = Histories(desk.service.engine, desk.service.vault).of(alert.id)
    closed = [line.at for line in lines if line.change.what in CLOSES and line.change.reason != SAID_LATER]
    return bool(closed) and desk.now() - closed[-1] < BY_STAFF_WITHIN


def _story(desk: Desk, file: AlertFile) -> Mapping[str, Any]:
    names = desk.names(language_of_reader())
    lines = Histories(desk.service.engine, desk.service.vault).of(file.alert.id)
    steps = desk.service.plan.alerts.steps
    shows = shows_numbers(file.alert.id, desk.now())
    story = story_of(file, lines, names, shows)
    is_mine = bool(file.alert.held) and _another_holder(desk, file.alert) is None
    is_asked = file.alert.is_asked_of(desk.member.id, desk.now())
    return {
        "file": file,
        "shows_numbers": shows,
        "alert": file.alert,
        "names": names,
        "story": story,
        "next_things": next_things(file, story, is_mine=is_mine, is_asked=is_asked) if desk.may(Right.ACT) else (),
        "pin": pin_age(file),
        "words_changed": words_changed(file),
        "is_mine": is_mine,
        "asked": file.alert.asked(desk.now()),
        "is_asked": is_asked,
        "taken_within": TAKEN_WITHIN,
        "who_is_next": partial(who_is_next, desk),
        "promises": [int(step.after.total_seconds()) for step in steps[1:3]],
    }


def _another_holder(desk: Desk, alert: Alert) -> Holder | None:
    """Who else has it in hand."""
    return alert.held if alert.held and alert.held.key != desk.member.id else None
