"""Who may open which page: nobody, unless the page says which right it needs."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from console.frame.desk import Desk
from console.frame.kept import sign_in_and_keep
from staff.audit import Deed
from staff.member import Member
from staff.rights import Right, may
from staff.session import Stage

TOKEN = "token"  # noqa: S105  # the name of a field
ANYBODY = "anybody"

Answer = Response | tuple[str, int]
Need = Right | Stage | str | None
View = TypeVar("View", bound=Callable[..., Any])


def needs(right: Right, *, by_itself: bool = False) -> Callable[[View], View]:
    """Let only who has this right open this page. `by_itself`: an open page asks for it, so it is no sign of life."""

    def mark(view: View) -> View:
        view.needs, view.by_itself = right, by_itself  # type: ignore[attr-defined]
        return view

    return mark


def only_halfway(stage: Stage) -> Callable[[View], View]:
    """Let only who is this far with signing in open this page; it is in `g.halfway`."""

    def mark(view: View) -> View:
        view.needs, view.by_itself = stage, False  # type: ignore[attr-defined]
        return view

    return mark


def open_to_anybody(view: View) -> View:
    """Let everybody open this page, signed in or not."""
    view.needs, view.by_itself = ANYBODY, False  # type: ignore[attr-defined]
    return view


def what_it_needs(app: Flask, endpoint: str) -> Need:
    """What a page needs: a right, a stage of signing in, ANYBODY, or None: then it opens for nobody.

    Files of looks are anybody's.
    """
    if endpoint.endswith(".static"):
        return ANYBODY
    return getattr(app.view_functions[endpoint], "needs", None)


def guard_pages(app: Flask, desk: Desk) -> None:
    """Look who it is before every page."""

    @app.before_request
    def look() -> Answer | None:
        endpoint = request.endpoint or ""
        g.member = None if endpoint.endswith(".static") else who_is_signed_in(desk)
        needed = what_it_needs(app, endpoint) if endpoint else ANYBODY
        if needed == ANYBODY:
            return None
        if isinstance(needed, Stage):
            g.halfway = desk.sessions.halfway(session.get(TOKEN, ""), desk.now())
            return None if g.halfway and g.halfway.stage is needed else redirect(url_for("sign_in.show"))
        if g.member is None:
            return _to_sign_in(desk)
        if not isinstance(needed, Right) or not may(g.member, needed):
            desk.note(Deed.REFUSED, "page", of=endpoint[-32:])
            abort(403)
        return None


def who_is_signed_in(desk: Desk) -> Member | None:
    """Who sends this request; None when nobody is signed in there."""
    token = session.get(TOKEN)
    return desk.sessions.who(token, desk.now(), is_a_sign_of_life=not _is_by_itself()) if token else None


def _is_by_itself() -> bool:
    return getattr(current_app.view_functions.get(request.endpoint or ""), "by_itself", False)


def _to_sign_in(desk: Desk) -> Answer:
    """To the sign-in page and back again, with the form that was sent; a script hears 401 instead."""
    if _is_by_itself():
        abort(401)
    if kept := sign_in_and_keep(desk):
        return kept
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("sign_in.show", back=back))
