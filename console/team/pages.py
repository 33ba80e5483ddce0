"""The team's pages: who works here, somebody new, and what is done about one member."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from console.frame.desk import Desk
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from console.frame.words import LANGUAGES
from console.team.personnel import Personnel
from staff.admission import Admission, needs_two_people
from staff.duties import MemberRefused
from staff.member import Member, Role
from staff.newcomer import read_newcomer
from staff.rights import Right
from store.staff.members import LastAdministrator, LoginTaken


def team_pages(desk: Desk) -> Blueprint:
    """The room of who runs the team."""
    pages = Blueprint("team", __name__, template_folder="templates")

    @pages.get("/")
    @needs(Right.LET_IN)
    def show() -> str:
        return _page(desk)

    @pages.post("/")
    @needs(Right.MANAGE_STAFF)
    def add() -> str | tuple[str, int]:
        try:
            newcomer = read_newcomer(request.form, _regions(desk), LANGUAGES)
            member, password = _personnel(desk).add(newcomer)
        except MemberRefused as refused:
            return _page(desk, fault=refused.field), 400
        except LoginTaken:
            return _page(desk, fault="taken"), 400
        return _start(member, password)

    @pages.get("/<member_id>")
    @needs(Right.MANAGE_STAFF)
    def one(member_id: str) -> str:
        return _page_of(desk, _member(desk, member_id))

    _add_change(pages, desk)
    _add_deeds(pages, desk)
    _add_decisions(pages, desk)
    return pages


def _add_change(pages: Blueprint, desk: Desk) -> None:
    @pages.post("/<member_id>/role")
    @needs(Right.MANAGE_STAFF)
    def change(member_id: str) -> Response | tuple[str, int]:
        member = _somebody_else(desk, member_id)
        try:
            changed = _personnel(desk).change(member, request.form)
        except MemberRefused as refused:
            return _page_of(desk, member, fault=f"team.fault.{refused.field}"), 400
        except LastAdministrator:
            return _page_of(desk, member, fault="team.last_administrator"), 409
        if changed == member:
            return _back(desk, member_id, "team.changed.nothing")
        return _back(desk, member_id, _done(desk, changed, "team.changed.done"))


def _add_deeds(pages: Blueprint, desk: Desk) -> None:
    @pages.post("/<member_id>/disable")
    @needs(Right.MANAGE_STAFF)
    def disable(member_id: str) -> Response:
        try:
            _personnel(desk).disable(_somebody_else(desk, member_id))
        except LastAdministrator:
            return _back(desk, member_id, "team.last_administrator", "wrong")
        return _back(desk, member_id, "team.disabled.done")

    @pages.post("/<member_id>/enable")
    @needs(Right.MANAGE_STAFF)
    def enable(member_id: str) -> Response:
        member = _somebody_else(desk, member_id)
        _personnel(desk).enable(member)
        return _back(desk, member_id, _done(desk, member, "team.enabled.done"))

    @pages.post("/<member_id>/reset")
    @needs(Right.MANAGE_STAFF)
    def reset(member_id: str) -> str | Response:
        member = _somebody_else(desk, member_id)
        try:
            password = _personnel(desk).reset(member)
        except LastAdministrator:
            return _back(desk, member_id, "team.last_administrator", "wrong")
        return _start(member, password)

    @pages.post("/<member_id>/sign-out")
    @needs(Right.MANAGE_STAFF)
    def sign_out(member_id: str) -> Response:
        _personnel(desk).sign_out(_somebody_else(desk, member_id))
        return _back(desk, member_id, "team.signed_out.done")


def _add_decisions(pages: Blueprint, desk: Desk) -> None:
    @pages.post("/<member_id>/let-in")
    @needs(Right.LET_IN)
    def let_in(member_id: str) -> Response:
        admission = _admission(desk, member_id)
        try:
            is_decided = admission is not None and _personnel(desk).let_in(admission)
        except LastAdministrator:
            return _to_all(desk, "team.last_administrator", "wrong")
        return _to_all(desk, "team.let_in.done") if is_decided else _to_all(desk, "team.let_in.gone", "wrong")

    @pages.post("/<member_id>/not-let-in")
    @needs(Right.LET_IN)
    def not_let_in(member_id: str) -> Response:
        admission = _admission(desk, member_id)
        is_decided = admission is not None and _personnel(desk).refuse(admission)
        return _to_all(desk, "team.refused.done") if is_decided else _to_all(desk, "team.let_in.gone", "wrong")


def _admission(desk: Desk, member_id: str) -> Admission | None:
    """What waits for this member, as this page showed it; nobody decides what they proposed, or about themselves."""
    waits = _personnel(desk).admissions.of(_member(desk, member_id))
    if waits is None or waits.at.isoformat() != request.form.get("proposed_at"):
        return None
    return waits if waits.may_be_decided_by(desk.member) else abort(403)


def _start(member: Member, password: str) -> str:
    return render_template("team/start.html", who=member, password=password, waits=needs_two_people(member.role))


def _done(desk: Desk, member: Member, key: str) -> str:
    return "team.proposed.done" if _personnel(desk).admissions.of(member) else key


def _to_all(desk: Desk, key: str, category: str = "done") -> Response:
    flash(desk.words.say(key, language_of_reader()), category)
    return redirect(url_for("team.show"), 303)


def _personnel(desk: Desk) -> Personnel:
    return Personnel(desk.service, desk.member.id, desk.now)


def _member(desk: Desk, member_id: str) -> Member:
    known = desk.staff.known(member_id)
    return known.member if known else abort(404)


def _somebody_else(desk: Desk, member_id: str) -> Member:
    """One's own sign-in is changed on the account page, which asks for the password again."""
    member = _member(desk, member_id)
    return abort(400) if member.id == desk.member.id else member


def _regions(desk: Desk) -> dict[str, str]:
    return {region.code: region.names[language_of_reader()] for region in desk.service.geography.regions}


def _page(desk: Desk, fault: str = "", **more: Any) -> str:
    team = sorted(desk.staff.everybody_by_id().values(), key=lambda one: (one.is_disabled, one.name.casefold()))
    kinds = desk.factors.kinds_by_member()
    return render_template(
        "team/team.html",
        team=team,
        by_id={one.id: one for one in team},
        waiting={one.member_id: one for one in _personnel(desk).admissions.waiting()},
        kinds=kinds,
        roles=list(Role),
        regions=_regions(desk),
        fault=fault,
        **more,
    )


def _page_of(desk: Desk, member: Member, fault: str = "") -> str:
    return render_template(
        "team/member.html",
        who=member,
        known=desk.staff.known(member.id),
        factors=desk.factors.of(member),
        sessions=desk.sessions.of(member, desk.now()),
        in_hand=_personnel(desk).in_hand(member),
        waits=_personnel(desk).admissions.of(member),
        roles=list(Role),
        regions=_regions(desk),
        fault=fault,
    )


def _back(desk: Desk, member_id: str, key: str, category: str = "done") -> Response:
    flash(desk.words.say(key, language_of_reader()), category)
    return redirect(url_for("team.one", member_id=member_id), 303)
