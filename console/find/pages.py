"""Finding alerts by filters in the address, and by words of notes or a number, which no address may hold."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from alerts.alert import AlertState, ClosedBecause
from console.find.asked import LAST_DAYS, LONGEST_CODE, AskedFilters, read_asked, read_filters, written_key
from console.find.words import LONGEST, MOST, SHORTEST, with_words
from console.frame.desk import Desk
from console.frame.guard import needs
from console.frame.holding import BadForm
from console.frame.paper import language_of_reader
from console.frame.reveal import reason_in
from staff.audit import Deed
from staff.rights import Right
from staff.steps import Step
from store.callers.pages import NUMBER
from store.desk.find import KINDS, StoredFind
from store.forgetting import ALERTS_KEPT
from store.staff.saved_views import LONGEST_NAME, StoredViews
from texts.typed import without_marks
from vocabulary.phone_number import from_typed


def find_pages(desk: Desk) -> Blueprint:
    """The page, what is asked by its forms, and the views that each reader keeps."""
    pages = Blueprint("find", __name__, template_folder="templates", static_folder="static")
    find = StoredFind(desk.service.engine)
    views = StoredViews(desk.service.engine, desk.service.vault)

    @pages.get("/")
    @needs(Right.SEE_WORK)
    def show() -> str:
        return _page(desk, views, read_asked(request.args))

    @pages.post("/words")
    @needs(Right.SEE_WORK)
    def words() -> str | tuple[str, int]:
        asked, now = read_filters(request.form.get("filters", "")), desk.now()
        try:
            found = with_words(desk, request.form.get("words", ""), asked.sought(now), now)
        except BadForm as bad:
            return _page(
                desk, views, asked, fault=("words", desk.say(language_of_reader(), bad.key, **bad.values))
            ), 400
        return _page(desk, views, asked, with_words=found)

    @pages.post("/number")
    @needs(Right.REVEAL)
    def number() -> str | tuple[str, int]:
        asked, typed = read_filters(request.form.get("filters", "")), from_typed(request.form.get("number", ""))
        reason = reason_in(request.form)
        key = "alert.reveal.no_reason" if not reason else "" if typed else "find.number.unreadable"
        if typed is None or key:
            return _page(desk, views, asked, fault=("number", desk.say(language_of_reader(), key))), 400
        desk.note(Deed.REVEALED, "find", step=Step.BY_NUMBER, reason=reason)
        found = find.of_number(desk.member, desk.service.vault.index.of(NUMBER, typed), desk.now())
        return _page(desk, views, asked, of_number=found)

    @pages.post("/views")
    @needs(Right.SEE_WORK)
    def keep_view() -> Response:
        asked, name = read_filters(request.form.get("filters", "")), without_marks(request.form.get("name", ""))
        is_kept = bool(name and asked.typed) and views.keep(desk.member, name[:LONGEST_NAME], asked.filters)
        flash(desk.say(language_of_reader(), "find.view.kept" if is_kept else "find.view.not_kept"))
        return redirect(url_for("find.show", **asked.typed), 303)

    @pages.post("/views/remove")
    @needs(Right.SEE_WORK)
    def remove_view() -> Response:
        views.remove(desk.member, request.form.get("view", ""))
        return redirect(url_for("find.show"), 303)

    return pages


def _page(desk: Desk, views: StoredViews, asked: AskedFilters, **more: Any) -> str:
    """The page; what was asked by a form stands in the place of what the filters alone find."""
    now, by_form = desk.now(), more.get("with_words") or more.get("of_number") is not None
    found = None if by_form else StoredFind(desk.service.engine).page(desk.member, asked.sought(now), now, asked.after)
    names = desk.names(language_of_reader())
    given: dict[str, Any] = {"with_words": None, "of_number": None, "fault": ("", "")} | more
    return render_template(
        "find/find.html",
        asked=asked,
        found=found,
        older=written_key(found.next) if found and found.next else None,
        views=[(one, read_filters(one.filters).typed) for one in views.of(desk.member)],
        names=names,
        regions=desk.service.geography.regions,
        centres=sorted(names.directory.centres, key=lambda one: one.name(names.language)),
        states=AlertState,
        reasons=ClosedBecause,
        kinds=KINDS,
        last_days=LAST_DAYS,
        kept_days=ALERTS_KEPT.days,
        longest_code=LONGEST_CODE,
        longest_name=LONGEST_NAME,
        words_between=(SHORTEST, LONGEST, MOST),
        typed=request.form,
        page_url=url_for("find.show", **asked.typed),
        **given,
    )
