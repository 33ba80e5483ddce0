"""Proposals: seen field by field by another pair of eyes, then published or refused."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial, wraps

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from alerts.duty.roster import serving_none
from console.centres.binder import LONGEST_WHY, Binder
from console.centres.shown import screens_of
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from regions.changes import Change, carried_over, changes_between
from regions.checks import faults_of
from staff.audit import Deed
from staff.proposal import Decision, Progress, Proposal
from staff.rights import Right
from staff.steps import Step
from store.in_force.proposals import Outcome

SHOWN_FOR = timedelta(seconds=60)
"""How long numbers stay to be seen."""

Answer = str | Response | tuple[str, int]


def judging_pages(pages: Blueprint, binder: Binder) -> None:
    """The page of a proposal, and the ways in which it ends."""

    @pages.get("/proposals/")
    @needs(Right.EDIT_DIRECTORY)
    def proposals() -> str:
        return render_template("centres/proposals.html", waiting=binder.waiting(), decided=_decided(binder))

    @pages.get("/proposals/<proposal_id>")
    @needs(Right.EDIT_DIRECTORY)
    def proposal(proposal_id: str) -> str:
        return _page(binder, proposal_id)

    for endpoint, right, judge in (
        ("numbers", Right.PUBLISH_DIRECTORY, _show_numbers),
        ("publish", Right.PUBLISH_DIRECTORY, _publish),
        ("refuse", Right.PUBLISH_DIRECTORY, _refuse),
        ("withdraw", Right.EDIT_DIRECTORY, _withdraw),
        ("redo", Right.EDIT_DIRECTORY, _redo),
    ):
        view = needs(right)(wraps(judge)(partial(judge, binder)))
        pages.add_url_rule(f"/proposals/<proposal_id>/{endpoint}", endpoint, view, methods=["POST"])


def _show_numbers(binder: Binder, proposal_id: str) -> Answer:
    reason = request.form.get("reason", "").strip()
    binder.proposal(proposal_id)
    if not 1 <= len(reason) <= LONGEST_WHY:
        return _page(binder, proposal_id, needs_reason="numbers"), 400
    binder.desk.note(Deed.REVEALED, "proposal", proposal_id, step=Step.NUMBERS, reason=reason)
    return _page(binder, proposal_id, shows_numbers=True)


def _publish(binder: Binder, proposal_id: str) -> Answer:
    one, _ = binder.proposal(proposal_id)
    if not one.may_be_judged_by(binder.desk.member):
        return _page(binder, proposal_id), 409
    binder.desk.note(Deed.CHANGED, "proposal", one.id, step=Step.PUBLISH)
    outcome = binder.proposals.publish(one, _decision(binder, Progress.PUBLISHED))
    _say(binder, f"centres.outcome_{outcome.name.lower()}", is_good=outcome is Outcome.PUBLISHED)
    if outcome is Outcome.PUBLISHED:
        return redirect(url_for("centres.show"), 303)
    return _back_to(one.id)


def _refuse(binder: Binder, proposal_id: str) -> Answer:
    one, _ = binder.proposal(proposal_id)
    reason = request.form.get("reason", "").strip()
    if not one.may_be_judged_by(binder.desk.member):
        return _page(binder, proposal_id), 409
    if not 1 <= len(reason) <= LONGEST_WHY:
        return _page(binder, proposal_id, needs_reason="refuse"), 400
    return _end(binder, one, _decision(binder, Progress.REFUSED, reason))


def _withdraw(binder: Binder, proposal_id: str) -> Answer:
    one, _ = binder.proposal(proposal_id)
    if one.by != binder.desk.member.id:
        binder.refuse("proposal", proposal_id)
    return _end(binder, one, _decision(binder, Progress.WITHDRAWN))


def _redo(binder: Binder, proposal_id: str) -> Answer:
    one, changes = binder.proposal(proposal_id)
    version, centres = binder.in_force()
    anew = carried_over(changes, centres)
    if not one.is_waiting or one.base == version or not changes_between(centres, anew):
        _say(binder, "centres.nothing_to_redo", is_good=False)
        return _back_to(one.id)
    new_one = binder.propose(anew, version, one.why)
    binder.proposals.decide(one, _decision(binder, Progress.REDONE))
    return _back_to(new_one)


def _back_to(proposal_id: str) -> Response:
    return redirect(url_for("centres.proposal", proposal_id=proposal_id), 303)


def _end(binder: Binder, proposal: Proposal, decision: Decision) -> Response:
    binder.desk.note(Deed.CHANGED, "proposal", proposal.id, step=Step(decision.progress), reason=decision.reason)
    is_first = binder.proposals.decide(proposal, decision)
    key = f"centres.outcome_{decision.progress}" if is_first else "centres.outcome_decided"
    _say(binder, key, is_good=is_first)
    return _back_to(proposal.id)


def _decision(binder: Binder, progress: Progress, reason: str = "") -> Decision:
    return Decision(progress, binder.desk.member.id, binder.desk.now(), reason)


def _decided(binder: Binder) -> list[Proposal]:
    """The newest that are over and concern nobody else's region."""
    member = binder.desk.member
    return [
        one
        for one in binder.proposals.decided(50)
        if member.region is None or all(change.regions <= {member.region} for change in binder.changes_of(one))
    ]


def _say(binder: Binder, key: str, *, is_good: bool) -> None:
    flash(binder.desk.words.say(key, language_of_reader()), "done" if is_good else "wrong")


def _shifts_of_retired(binder: Binder, changes: Sequence[Change]) -> dict[str, int]:
    """How many shifts to come a centre has that would go."""
    retired = {str(change.code) for change in changes if change.after is None}
    codes = [str(centre.code) for centre in binder.in_force()[1] if str(centre.code) not in retired]
    now = binder.desk.now()
    counts = serving_none(binder.desk.service.roster.in_force().to_come(now), codes, now)
    return {code: count for code, count in counts.items() if code in retired}


def _page(binder: Binder, proposal_id: str, *, shows_numbers: bool = False, needs_reason: str = "") -> str:
    one, changes = binder.proposal(proposal_id)
    after = [change.after for change in changes if change.after]
    return render_template(
        "centres/proposal.html",
        proposal=one,
        changes=changes,
        screens={centre.code: screens_of(centre, binder) for centre in after[:5]},
        faults={centre.code: faults_of(centre, binder.geography, binder.today) for centre in after},
        serves_none=_shifts_of_retired(binder, changes),
        is_outdated=one.is_waiting and one.base != binder.directory.newest_number(),
        may_judge=binder.desk.may(Right.PUBLISH_DIRECTORY) and one.may_be_judged_by(binder.desk.member),
        shows_numbers=shows_numbers,
        shown_for=int(SHOWN_FOR.total_seconds()),
        needs_reason=needs_reason,
        typed=request.form.get("reason", ""),
        longest_why=LONGEST_WHY,
    )
