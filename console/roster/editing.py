"""Changes of the roster: a whole file, one shift more, one less, or a former version again."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial, wraps

from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from alerts.duty.roster import SPECIALISTS, Roster, Shift, gaps_between, nobody_for, overlaps_in
from alerts.duty.roster_changes import roster_changes
from alerts.duty.roster_file import (
    COLUMNS,
    RosterFault,
    local,
    read_roster,
    read_shift,
    refuse_an_empty_one,
    said_of_gap,
    table_of_roster,
)
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from console.roster.book import Book
from staff.audit import Deed
from staff.rights import Right
from staff.steps import Step
from texts.faults import Fault, fault
from vocabulary.phone_number import gets_texts

MOST_FAULTS = 200
LONGEST_SAMPLE = 60


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that could not be carried out: what was typed, what is wrong with it, and with a file, line by line."""

    cells: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, list[Fault]] = field(default_factory=dict)
    of_file: tuple[Fault, ...] = ()
    is_late: bool = False


Answer = Response | tuple[str, int]
ShowWeek = Callable[[Book, Typed], str]


@dataclass(frozen=True)
class Editing:
    """The forms of the roster; `show_week` answers with the page of the week and what could not be carried out."""

    book: Book
    show_week: ShowWeek

    def add(self) -> Answer:
        """One shift more."""
        cells = {column: request.form.get(column, "") for column in COLUMNS}
        version, roster = self.book.stored.newest()
        shift, faults = read_shift(cells, _codes(self.book))
        if shift:
            _must_be_theirs(self.book, shift.whom)
            faults = _overlaps_with(shift, roster)
        if shift is None or faults:
            return self.show_week(self.book, Typed(cells, _by_field(faults))), 400
        return self._answer(version, [*roster.shifts, shift], Step.ADD, cells)

    def remove(self) -> Answer:
        """One shift less."""
        version, roster = self.book.stored.newest()
        position = request.form.get("position", type=int)
        if position is None or not 0 <= position < len(roster.shifts):
            abort(400)
        _must_be_theirs(self.book, roster.shifts[position].whom)
        kept = [shift for number, shift in enumerate(roster.shifts) if number != position]
        return self._answer(version, kept, Step.REMOVE)

    def upload(self) -> Answer:
        """A whole roster, or nothing of the file."""
        version, roster = self.book.stored.newest()
        try:
            table = table_of_roster(_sent())
            shifts = read_roster(table, _codes(self.book))
            refuse_an_empty_one(shifts, self.book.desk.now())
        except RosterFault as found:
            return self.show_week(self.book, Typed(of_file=found.faults[:MOST_FAULTS])), 400
        self._must_touch_only_theirs(roster, shifts)
        answer = self._answer(version, shifts, Step.UPLOAD)
        if table.how.sample:
            sample = table.how.sample[:LONGEST_SAMPLE]
            flash(self.book.desk.say(language_of_reader(), "file.guessed", sample=sample), "wrong")
        return answer

    def restore(self, number: int) -> Answer:
        """A former roster again."""
        version, roster = self.book.stored.newest()
        former = self.book.stored.version(number)
        if former is None:
            abort(404)
        self._must_touch_only_theirs(roster, former.shifts)
        try:
            refuse_an_empty_one(former.shifts, self.book.desk.now())
        except RosterFault as found:
            return self.show_week(self.book, Typed(of_file=found.faults)), 400
        silent = [fault("landline").at(shift.name) for shift in former.shifts if not gets_texts(shift.number)]
        if silent:
            return self.show_week(self.book, Typed(of_file=tuple(silent[:MOST_FAULTS]))), 400
        return self._answer(version, former.shifts, Step.RESTORE)

    def _must_touch_only_theirs(self, roster: Roster, shifts: Iterable[Shift]) -> None:
        for shift in roster_changes(roster.shifts, shifts).touched:
            _must_be_theirs(self.book, shift.whom)

    def _answer(
        self, newest: int, shifts: Iterable[Shift], how: Step, cells: Mapping[str, str] | None = None
    ) -> Answer:
        put = _put(self.book, newest, shifts, how)
        return put or (self.show_week(self.book, Typed(cells or {}, is_late=True)), 409)


def editing_pages(pages: Blueprint, book: Book, show_week: ShowWeek) -> None:
    """The forms of the roster, each at an address of its own."""
    forms = Editing(book, show_week)
    for rule, endpoint, deed in (
        ("/add", "add", forms.add),
        ("/remove", "remove", forms.remove),
        ("/file", "upload", forms.upload),
        ("/versions/<int:number>/restore", "restore", forms.restore),
    ):
        view = needs(Right.EDIT_ROSTER)(wraps(deed)(partial(deed)))
        pages.add_url_rule(rule, endpoint, view, methods=["POST"])


def _put(book: Book, newest: int, shifts: Iterable[Shift], how: Step) -> Response | None:
    """Put a roster in force and say what it leaves empty; None when somebody else changed it meanwhile."""
    listed = tuple(shifts)
    base = request.form.get("base", type=int)
    if base != newest:
        return None
    desk = book.desk
    former = book.stored.newest()[1].shifts
    before = set(gaps_said(book, former))
    desk.note(Deed.CHANGED, "roster", str(newest), step=how)
    if not book.stored.replace(newest, listed, desk.now(), desk.member.id):
        return None
    flash(desk.say(language_of_reader(), "roster.saved"), "done")
    for gap in [said for said in gaps_said(book, listed) if said not in before][:5]:
        flash(gap, "wrong")
    empty = [whom for whom in nobody_for(listed, former, desk.now()) if book.sees(whom)]
    if how in (Step.UPLOAD, Step.RESTORE) and empty:
        duties = ", ".join(book.name_of(whom, language_of_reader()) for whom in empty)
        flash(desk.say(language_of_reader(), "roster.nobody_now_for", duties=duties), "wrong")
    return redirect(url_for("roster.show", week=request.form.get("week") or None), 303)


def gaps_said(book: Book, shifts: Iterable[Shift]) -> list[str]:
    """The times to come that nobody covers, in words."""
    watched = [shift for shift in shifts if shift.whom not in SPECIALISTS]
    now = book.desk.now()
    return [said_of_gap(gap).said(language_of_reader()) for gap in gaps_between(watched) if gap.ends > now]


def _overlaps_with(shift: Shift, roster: Roster) -> list[Fault]:
    """The shifts of the same place at the same time."""
    pairs = overlaps_in([*(one for one in roster.shifts if one.whom == shift.whom), shift])
    others = [one if two is shift else two for one, two in pairs if shift in (one, two)]
    return [
        fault("overlap_with", name=one.name, begins=local(one.begins), ends=local(one.ends)).at("from")
        for one in others
    ]


def _codes(book: Book) -> list[str]:
    return [str(centre.code) for centre in book.directory.centres]


def _must_be_theirs(book: Book, whom: str) -> None:
    """Answer as if there were no such duty for one of another region, and write down who tried."""
    if not book.sees(whom):
        book.desk.note(Deed.REFUSED, "roster", whom[:64])
        abort(404)


def _sent() -> bytes:
    """The file that was sent."""
    sent = request.files.get("file")
    return sent.read() if sent else b""


def _by_field(faults: Iterable[Fault]) -> dict[str, list[Fault]]:
    by_field: dict[str, list[Fault]] = {}
    for found in faults:
        by_field.setdefault(found.field, []).append(found)
    return by_field
