"""Every version of the roster, and what changes when one is put in force again: seen before it is done."""

from flask import Blueprint, abort, render_template

from alerts.duty.roster import NO_ROSTER
from alerts.duty.roster_changes import roster_changes
from alerts.duty.roster_file import said_of_gap
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from console.roster.book import Book
from console.roster.editing import gaps_made
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
    changes, now = roster_changes(before, roster), book.desk.now()
    gaps = [] if is_newest else gaps_made(before, roster, now)
    theirs = [shift for shift in changes.shifts if book.sees(shift.whom)]
    return render_template(
        "roster/version.html",
        version=about,
        newest=newest,
        is_newest=is_newest,
        gone=[shift for shift in changes.gone if shift in theirs and shift.ends > now],
        come=[shift for shift in changes.come if shift in theirs and shift.ends > now],
        over=sum(shift.ends <= now for shift in theirs),
        rotations_gone=[one for one in changes.rotations_gone if book.sees(one.whom)],
        rotations_come=[one for one in changes.rotations_come if book.sees(one.whom)],
        is_same=not changes.duties,
        gaps=[said_of_gap(gap).said(language_of_reader()) for gap in gaps if book.sees(gap.whom)],
        may_restore=not is_newest and bool(changes.duties) and all(map(book.sees, changes.duties)),
    )
