"""The audit log for the auditor, and what is unusual in it for the supervisor too."""

from collections.abc import Mapping

from flask import Blueprint, render_template, request

from console.audit.asked import Asked, read_asked, read_mark
from console.frame.desk import Desk
from console.frame.guard import needs
from console.frame.guessed import guessed_keys
from console.frame.paper import language_of_reader
from staff.audit import Deed
from staff.rights import Right
from staff.steps import Step, exactly
from store.staff.audit import Verdict
from store.staff.looking import unusual_looking
from vocabulary.languages import OWN_NAMES

A_PAGE = 50


def audit_pages(desk: Desk) -> Blueprint:
    """The log with its search, and the look through the whole chain."""
    pages = Blueprint("audit", __name__, template_folder="templates")

    @pages.get("/")
    @needs(Right.SEE_UNUSUAL)
    def show() -> str:
        return _page(desk, read_asked(request.args))

    @pages.post("/verify")
    @needs(Right.AUDIT)
    def verify() -> str:
        typed = request.form.get("mark", "").strip()
        mark = read_mark(typed)
        verdict = desk.audit.verify()
        has_mark = desk.audit.has(mark) if mark else None
        desk.note(Deed.OPENED, "audit", step=Step.VERIFIED if verdict.broken_at is None else Step.FOUND_BROKEN)
        return _page(
            desk, read_asked({}), verdict=verdict, typed=typed, has_mark=has_mark, is_no_mark=bool(typed) and not mark
        )

    return pages


def _page(desk: Desk, asked: Asked, verdict: Verdict | None = None, **more: object) -> str:
    reads_all = desk.may(Right.AUDIT)
    found = desk.audit.search(asked.sought, A_PAGE + 1, asked.before) if reads_all else []
    team = desk.staff.everybody_by_id()
    return render_template(
        "audit/audit.html",
        asked=asked,
        deeds=list(Deed),
        found=found[:A_PAGE],
        older=found[A_PAGE - 1].position if len(found) > A_PAGE else None,
        team=team,
        regions=_regions(desk),
        alarms=unusual_looking(desk.service.engine, desk.now()),
        guessed=guessed_keys(desk),
        names=desk.names(language_of_reader()),
        verdict=verdict,
        has_word=desk.words.has,
        exactly=exactly,
        language_names=OWN_NAMES,
        **more,
    )


def _regions(desk: Desk) -> Mapping[str, str]:
    language = language_of_reader()
    return {region.code: region.names[language] for region in desk.service.geography.regions}
