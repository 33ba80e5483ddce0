"""Through the door, step by step: each step has a session of its own, so that the one before opens nothing more."""

from dataclasses import replace

from flask import g, session

from console.frame.desk import Desk
from console.frame.guard import TOKEN
from console.frame.kept import AUTHOR
from console.frame.paper import language_of_reader
from console.frame.words import CHOSEN
from console.sign_in.browser import name_of_browser, remember_browser
from staff.audit import Deed, Entry
from staff.member import Member
from staff.session import Stage
from staff.steps import Step
from store.staff.sessions import Entrance
from vocabulary.languages import Language

NOBODY = ""
"""Who failed to sign in is not known; the entry's key says as whom."""


def go_on_to(desk: Desk, member: Member, stage: Stage) -> None:
    """One step further, and not yet in."""
    chosen = session.get(CHOSEN)
    language = chosen or member.language or language_of_reader()
    _begin(desk, member, Entrance(stage, browser=name_of_browser()))
    session["language"] = language
    if chosen:
        session[CHOSEN] = chosen


def let_in(desk: Desk, member: Member, by: Step, *, is_held_back: bool = False) -> None:
    """Sign somebody in who has proven all that is asked; `by` names the second factor for the audit log."""
    desk.audit.write(Entry(desk.now(), member.id, Deed.SIGNED_IN, detail=by))
    if chosen := session.get(CHOSEN):
        desk.staff.choose_language(member, Language(chosen))
        member = replace(member, language=Language(chosen))
    language = member.language or language_of_reader()
    _begin(desk, member, Entrance(Stage.IN, is_held_back, name_of_browser()))
    session[AUTHOR] = member.id
    session["language"] = language  # what is said when the record cannot be asked for it
    g.member = replace(member, is_held_back=is_held_back)
    remember_browser(desk)


def note_failure(desk: Desk, as_whom: Member | None, step: Step) -> None:
    """Write that somebody failed; a name that nobody has costs the same time."""
    key = as_whom.id if as_whom else ""
    desk.audit.write(Entry(desk.now(), NOBODY, Deed.SIGN_IN_FAILED, "member", key, step))


def _begin(desk: Desk, member: Member, entrance: Entrance) -> None:
    if before := session.get(TOKEN):
        desk.sessions.end(before)
    session.clear()
    session[TOKEN] = desk.sessions.begin(member, desk.now(), entrance)
