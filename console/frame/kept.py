"""A form that its sender, no longer signed in, could not send: its text is kept, sealed, in the page itself.

The page carries it through the sign-in; nothing of it is stored. It opens for the same address, in the hour after
it was sent, and for who wrote it.
"""

import json
from dataclasses import dataclass
from datetime import timedelta

from flask import abort, render_template, request, session

from console.frame.desk import Desk
from console.frame.links import safe
from staff.member import Member

AUTHOR = "member"
KEPT_FOR = timedelta(hours=1)
LONGEST = 120_000
"""Characters of the sealed form; a note of 10,000 letters needs a quarter of it."""

_PURPOSE = "kept form"
_NOT_TO_BE_KEPT = frozenset({"sign_in", "account", "home"})
"""Rooms whose forms hold passwords and codes, or nothing that anybody wrote."""

_SHOWN_FROM = 16
"""Letters; a shorter value without a blank is a choice or an id, and goes along unseen."""


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a sign-in leads: to a page of the console, or back to a form that was kept for an address."""

    back: str = ""
    kept: str = ""
    kept_for: str = ""


def onward() -> Onward:
    """What this request says of it."""
    values = request.form if request.method == "POST" else request.args
    return Onward(safe(values.get("back", "")), request.form.get("kept", ""), safe(request.form.get("kept_for", "")))


def sign_in_and_keep(desk: Desk) -> tuple[str, int] | None:
    """The sign-in page that carries what this request has sent; None when there is nothing to keep."""
    sealed = _sealed(desk)
    if not sealed:
        return None
    return render_template("sign_in/sign_in.html", onward=Onward(kept=sealed, kept_for=request.path)), 401


def show_again(desk: Desk, member: Member, way: Onward) -> str | None:
    """The page with what was kept, to be looked at and sent; None when nothing was, or somebody else wrote it."""
    text = desk.carrier.open(_PURPOSE, way.kept_for, way.kept, KEPT_FOR) if way.kept else None
    if text is None:
        return None
    author, fields = json.loads(text)
    return _page(way.kept_for, fields) if author in ("", member.id) else None


def show_sent_again(*, is_record_away: bool = False) -> str:
    """The page with what this very request has sent; when the record is away, it says when that is back."""
    return _page(request.path, list(request.form.items(multi=True)), is_record_away=is_record_away)


def may_be_kept() -> bool:
    """Whether this request is a form that a reader of our own pages has sent, and holds no secret of theirs."""
    is_a_form = request.method == "POST" and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    return is_a_form and bool(request.form) and request.blueprint not in _NOT_TO_BE_KEPT


def is_from_our_pages() -> bool:
    """Whether the browser says so; a page of another site cannot make it say that (Fetch Metadata)."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def _sealed(desk: Desk) -> str:
    if request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
        abort(401)
    if not may_be_kept():
        return ""
    text = json.dumps([session.get(AUTHOR, ""), list(request.form.items(multi=True))], ensure_ascii=False)
    sealed = desk.carrier.seal(_PURPOSE, request.path, text)
    return sealed if len(sealed) <= LONGEST else ""


def _page(path: str, fields: list[tuple[str, str]], *, is_record_away: bool = False) -> str:
    sent = [(name, value) for name, value in fields if name != "csrf_token"]
    is_text = [len(value) >= _SHOWN_FROM or any(sign.isspace() for sign in value) for _, value in sent]
    shown = list(zip(sent, is_text, strict=True))
    return render_template("frame/again.html", path=path, fields=shown, is_record_away=is_record_away)
