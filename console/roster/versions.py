"""Every version of the roster, and what changes when one is put in force again: seen before it is done."""

from flask import Blueprint, abort, render_template

from alerts.duty.roster import NO_ROSTER
from alerts.duty.roster_changes import roster_changes
from console.frame.guard import needs
from console.roster.book import Book
from console.roster.editing import gaps_said
from staff.rights import Right

MOST = 200
"""Versions that are listed."""


def version_pages(pages: Blueprint, book: Book) -> None:
    """The list of versions, and the page of one."""

    @pages.get("/versions/")
    @needs(Right.EDIT_ROSTER)
    def versions() -> str:
        return render_template("roster/versions.html", versions=book.stored.versions(MOST))

    @pages.get("/versions/<int:number>")
    @needs(Right.EDIT_ROSTER)
    def version(number: int) -> str:
        return _page_of(book, number)


def _page_of(book: Book, number: int) -> str:
    """What putting it in force would change; of the one that is in force, what it changed."""
    about = next((one for one in book.stored.versions(MOST) if one.number == number), None)
    roster = book.stored.version(number)
    if about is None or roster is None:
        abort(404)
    newest, in_force = book.stored.newest()
    is_newest = number == newest
    before = (book.stored.version(number - 1) or NO_ROSTER) if is_newest else in_force
    changes, now = roster_changes(before.shifts, roster.shifts), book.desk.now()
    known = gaps_said(book, before.shifts)
    gaps = [] if is_newest else [gap for gap in gaps_said(book, roster.shifts) if gap not in known]
    theirs = [shift for shift in changes.touched if book.sees(shift.whom)]
    return render_template(
        "roster/version.html",
        version=about,
        newest=newest,
        is_newest=is_newest,
        gone=[shift for shift in changes.gone if shift in theirs and shift.ends > now],
        come=[shift for shift in changes.come if shift in theirs and shift.ends > now],
        over=sum(shift.ends <= now for shift in theirs),
        is_same=not changes.touched,
        gaps=gaps,
        may_restore=not is_newest and len(theirs) == len(changes.touched) > 0,
    )
