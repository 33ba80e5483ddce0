"""The pages of the roster: the week, who is on now, gaps, and the small forms that change it."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, render_template, request

from alerts.duty.roster_file import COLUMNS, LONGEST_NAME
from alerts.duty.week import days_from, monday_of
from console.frame.desk import Desk
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from console.roster.ahead import WEEKS, WIDE, strips
from console.roster.book import ROLES, Book, listed_in
from console.roster.editing import Typed, editing_pages
from console.roster.own import own_pages
from console.roster.versions import version_pages
from staff.rights import Right
from texts.times import TASHKENT, local_date
from vocabulary.phone_number import masked

_WEEK = timedelta(days=7)


def roster_pages(desk: Desk) -> Blueprint:
    """Who is on duty when."""
    pages = Blueprint("roster", __name__, template_folder="templates", static_folder="static")
    book = Book(desk)

    @pages.context_processor
    def words() -> dict[str, Any]:
        language, team = language_of_reader(), desk.staff.everybody_by_id()
        return {
            "masked": masked,
            "who": lambda member_id: team[member_id].name if member_id in team else "",
            "duty_name": lambda whom: book.name_of(whom, language),
            "hour": lambda at: at.astimezone(TASHKENT).strftime("%H:%M"),
        }

    @pages.get("/")
    @needs(Right.SEE_ROSTER)
    def show() -> str:
        return show_week(book)

    version_pages(pages, book)
    editing_pages(pages, book, show_week)
    own_pages(pages, book)
    return pages


def show_week(book: Book, typed: Typed | None = None) -> str:
    """The page of a week; `typed` is a form that could not be carried out."""
    desk = book.desk
    first = book.monday(request.values.get("week", ""))
    version, roster = book.stored.newest()
    return render_template(
        "roster/week.html",
        first=first,
        earlier=first - _WEEK,
        later=first + _WEEK,
        days=days_from(first),
        today=local_date(desk.now()),
        version=version,
        duties=book.duties(roster, first),
        gaps=book.gaps(roster),
        strips=strips(book, roster, monday_of(local_date(desk.now()))),
        wide=WIDE,
        mondays=[monday_of(local_date(desk.now())) + week * _WEEK for week in range(WEEKS)],
        rotations=[(position, one) for position, one in enumerate(roster.rotations) if book.sees(one.whom)],
        waiting=book.waiting(),
        team=sorted(book.team(), key=lambda one: one.name),
        without_shift=book.without_shift(roster),
        listed=[one for one in listed_in(roster, first) if book.sees(one.shift.whom)],
        whom=[*ROLES, *(centre.code for centre in book.directory.centres if book.sees(centre.code))],
        typed=typed or Typed(),
        plan=desk.service.plan,
        columns=COLUMNS,
        longest_name=LONGEST_NAME,
    )
