"""The second step: a one-time code, a security key, or one of the recovery codes."""

from typing import Any

from flask import Blueprint, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from console.account.enrolment import CHALLENGE, site
from console.demo_team import DEMO_SECRET
from console.frame.desk import Desk
from console.frame.guard import only_halfway
from console.frame.kept import onward, show_again
from console.sign_in.brake import brake_on_factors
from console.sign_in.entrance import go_on_to, let_in, note_failure
from staff.factor import Factor, Kind
from staff.member import Member
from staff.one_time_code import step_of, unused_code
from staff.security_key import Answer, KeyRefused, ask_for_a_key, recognise
from staff.session import Stage
from staff.steps import Step


def add_second_step(pages: Blueprint, desk: Desk) -> None:
    """Add the page's form to those of the sign-in."""

    @pages.post("/sign-in/second")
    @only_halfway(Stage.FACTOR)
    def prove() -> Response | str | tuple[str, int] | tuple[str, int, dict[str, str]]:
        member: Member = g.halfway.member
        brake = brake_on_factors(desk, member)
        if wait := brake.take_a_try():
            return second_page(desk, member, wait=wait), 429, {"Retry-After": str(int(wait.total_seconds()) + 1)}
        by = _proof(desk, member)
        if by is None:
            note_failure(desk, member, Step.FACTOR)
            return second_page(desk, member, failed=True), 400
        brake.release()
        return _enter(desk, member, by)


def second_page(desk: Desk, member: Member, **said: Any) -> str:
    """The page that asks for it; `said` is what went wrong."""
    factors = _accepted(desk, member)
    keys = [factor for factor in factors if factor.kind is Kind.KEY]
    asked = {"has_code": len(keys) < len(factors), "question": None, "shown_code": _shown_code(desk, factors)}
    if keys:
        question = ask_for_a_key(site(desk), keys)
        session[CHALLENGE] = question.challenge
        asked["question"] = question.options
    return render_template("sign_in/second.html", onward=onward(), **asked, **said)


def _accepted(desk: Desk, member: Member) -> list[Factor]:
    known = desk.staff.known(member.id)
    accepted = desk.standing_of(known).accepted if known else ()
    return [factor for factor in desk.factors.of(member) if factor.kind in accepted]


def _proof(desk: Desk, member: Member) -> Step | None:
    """With what they have proven that it is them; None when they have not."""
    factors = _accepted(desk, member)
    if answer := request.form.get("answer"):
        return _by_key(desk, answer, [factor for factor in factors if factor.kind is Kind.KEY])
    typed = request.form.get("code", "")
    codes = [factor for factor in factors if factor.kind is Kind.CODE]
    if any(_is_code(desk, factor, typed) for factor in codes):
        return Step.CODE
    return Step.RECOVERY_CODE if desk.factors.use_recovery_code(member, typed) else None


def _by_key(desk: Desk, answer: str, keys: list[Factor]) -> Step | None:
    try:
        key, counter = recognise(Answer(site(desk), session.pop(CHALLENGE, ""), answer), keys)
    except KeyRefused:
        return None
    return Step.KEY if desk.factors.use(key, counter, desk.now()) else None


def _is_code(desk: Desk, factor: Factor, typed: str) -> bool:
    step = step_of(factor.secret, typed, desk.now(), factor.counter)
    return step is not None and desk.factors.use(factor, step, desk.now())


def _enter(desk: Desk, member: Member, by: Step) -> Response | str:
    known = desk.staff.known(member.id)
    is_recovery = by == Step.RECOVERY_CODE
    if not is_recovery and (known is None or desk.standing_of(known).stage_after_factor is Stage.SET_UP):
        go_on_to(desk, member, Stage.SET_UP)
        return redirect(url_for("sign_in.set_up"), 303)
    let_in(desk, member, by, is_held_back=is_recovery and desk.must_have_key(member))
    back = url_for("account.show") if is_recovery else onward().back or url_for("home.show")
    return show_again(desk, member, onward()) or redirect(back, 303)


def _shown_code(desk: Desk, factors: list[Factor]) -> str | None:
    """In a demonstration the code of its own team, whose secret everybody knows."""
    if not desk.service.settings.is_demo:
        return None
    shown = next((one for one in factors if one.secret == DEMO_SECRET), None)
    return unused_code(shown.secret, desk.now(), shown.counter) if shown else None
