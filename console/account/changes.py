"""Changes of what guards an account: each asks for the password again, and ends the member's other sign-ins."""

from collections.abc import Callable, Sequence
from functools import wraps

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from console.account.enrolment import enrol, offer
from console.account.own_password import change_password
from console.frame.desk import Desk
from console.frame.guard import TOKEN, needs
from console.frame.paper import language_of_reader
from console.sign_in.brake import brake_on_passwords
from staff.audit import Deed
from staff.factor import Factor, Standing
from staff.passwords import is_password
from staff.rights import Right
from staff.steps import Step
from store.staff.members import Known

Change = Callable[[], Response | str]


def add_changes(pages: Blueprint, desk: Desk) -> None:
    """Add them to the account's pages."""

    @pages.post("/password")
    @needs(Right.OWN_ACCOUNT)
    @by_themselves(desk)
    def change() -> Response:
        if reason := change_password(desk, known_self(desk)):
            return back_with(desk, f"password.{reason}", "wrong")
        return _changed(desk, "account.password.changed")

    @pages.get("/factor")
    @needs(Right.OWN_ACCOUNT)
    @unless_held_back(desk)
    def new_factor() -> str:
        return render_template("account/factor.html", offer=offer(desk, desk.member))

    @pages.post("/factor")
    @needs(Right.OWN_ACCOUNT)
    @unless_held_back(desk)
    @by_themselves(desk)
    def add_factor() -> Response:
        if not enrol(desk, desk.member):
            return back_with(desk, "sign_in.second.failed", "wrong", "account.new_factor")
        return _changed(desk, "account.factor.added")

    @pages.post("/factor/remove")
    @needs(Right.OWN_ACCOUNT)
    @unless_held_back(desk)
    @by_themselves(desk)
    def remove_factor() -> Response:
        factors = desk.factors.of(desk.member)
        lost = next((factor for factor in factors if factor.id == request.form.get("factor")), None)
        if lost is None or not may_lose(desk.standing_of(known_self(desk)), factors, lost):
            abort(409)
        desk.note(Deed.CHANGED, "member", desk.member.id, step=Step(f"removed_{lost.kind}"))
        desk.factors.remove(desk.member, lost.id)
        return _changed(desk, "account.factor.removed")


def known_self(desk: Desk) -> Known:
    """Who is signed in, with what a sign-in is checked against."""
    return desk.staff.known(desk.member.id) or abort(404)


def may_lose(standing: Standing, factors: Sequence[Factor], lost: Factor) -> bool:
    """Whether they can still sign in without this one of their factors."""
    return standing.may_lose(lost, frozenset(factor.kind for factor in factors if factor is not lost))


def back_with(desk: Desk, key: str, category: str = "done", endpoint: str = "account.show") -> Response:
    """Back to a page of the account, which says this."""
    flash(desk.words.say(key, language_of_reader()), category)
    return redirect(url_for(endpoint), 303)


def _changed(desk: Desk, key: str) -> Response:
    desk.sessions.end_all(desk.member, but=session[TOKEN])
    return back_with(desk, key)


def by_themselves(desk: Desk) -> Callable[[Change], Change]:
    """Whoever sits down at an open console must not take the account over: the password is asked again.

    Who has shown it goes on with another token, in the same 12 hours (OWASP ASVS 5.0, 7.2.4).
    """

    def ask_first(change: Change) -> Change:
        @wraps(change)
        def asked() -> Response | str:
            brake = brake_on_passwords(desk, desk.member.login)
            if brake.take_a_try():
                abort(429)
            if not is_password(known_self(desk).password_hash, request.form.get("password", "")):
                return back_with(desk, "account.password.wrong", "wrong")
            brake.release()
            session[TOKEN] = desk.sessions.renew(session[TOKEN])
            return change()

        return asked

    return ask_first


def unless_held_back(desk: Desk) -> Callable[[Change], Change]:
    """DANGER: with a recovery code alone nobody may add a key, or the code would be worth as much as one."""

    def look_first(change: Change) -> Change:
        @wraps(change)
        def looked() -> Response | str:
            if desk.member.is_held_back:
                abort(403)
            return change()

        return looked

    return look_first
