"""Changes of the roster: a whole file, one shift more, one less, or a former version again."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial, wraps

from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from alerts.duty.roster import AHEAD, Gap, Roster, empty_times, nobody_for, overlaps_in
from alerts.duty.roster_changes import roster_changes
from alerts.duty.roster_file import (
    COLUMNS,
    LOGIN,
    RosterFault,
    local,
    read_roster,
    read_shift,
    refuse_an_empty_one,
    said_of_gap,
    table_of_roster,
)
from alerts.duty.rotation_form import FIELDS, clashes_with, read_rotation
from alerts.duty.shift import Shift
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
        cells = {column: request.form.get(column, "") for column in (*COLUMNS, LOGIN)}
        version, roster = self.book.stored.newest()
        shift, faults = read_shift(cells, _codes(self.book), self.book.logins())
        if shift:
            _must_be_theirs(self.book, shift.whom)
            faults = _overlaps_with(shift, roster)
        if shift is None or faults:
            return self.show_week(self.book, Typed(cells, _by_field(faults))), 400
        return self._answer(version, Roster([*roster.shifts, shift], roster.rotations), Step.ADD, cells)

    def remove(self) -> Answer:
        """One shift less."""
        version, roster = self.book.stored.newest()
        position = request.form.get("position", type=int)
        if position is None or not 0 <= position < len(roster.shifts):
            abort(400)
        _must_be_theirs(self.book, roster.shifts[position].whom)
        kept = [shift for number, shift in enumerate(roster.shifts) if number != position]
        return self._answer(version, Roster(kept, roster.rotations), Step.REMOVE)

    def add_rotation(self) -> Answer:
        """One rotation more."""
        cells = {field: request.form.get(f"rotation_{field}", "") for field in FIELDS}
        version, roster = self.book.stored.newest()
        rotation, faults = read_rotation(cells, _codes(self.book), self.book.logins())
        if rotation:
            _must_be_theirs(self.book, rotation.whom)
            faults = list(clashes_with(rotation, roster, self.book.desk.now()))
        typed = {f"rotation_{field}": cell for field, cell in cells.items()}
        if rotation is None or faults:
            named = {f"rotation_{field}": found for field, found in _by_field(faults).items()}
            return self.show_week(self.book, Typed(typed, named)), 400
        return self._answer(version, Roster(roster.shifts, [*roster.rotations, rotation]), Step.ADD_ROTATION, typed)

    def remove_rotation(self) -> Answer:
        """One rotation less."""
        version, roster = self.book.stored.newest()
        position = request.form.get("position", type=int)
        if position is None or not 0 <= position < len(roster.rotations):
            abort(400)
        _must_be_theirs(self.book, roster.rotations[position].whom)
        kept = [one for number, one in enumerate(roster.rotations) if number != position]
        return self._answer(version, Roster(roster.shifts, kept), Step.REMOVE_ROTATION)

    def upload(self) -> Answer:
        """A whole roster, or nothing of the file."""
        version, roster = self.book.stored.newest()
        try:
            table = table_of_roster(_sent())
            shifts = read_roster(table, _codes(self.book), self.book.logins(), roster.rotations)
            refuse_an_empty_one(after := Roster(shifts, roster.rotations), self.book.desk.now())
        except RosterFault as found:
            return self.show_week(self.book, Typed(of_file=found.faults[:MOST_FAULTS])), 400
        self._must_touch_only_theirs(roster, after)
        answer = self._answer(version, after, Step.UPLOAD)
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
        self._must_touch_only_theirs(roster, former)
        try:
            refuse_an_empty_one(former, self.book.desk.now())
        except RosterFault as found:
            return self.show_week(self.book, Typed(of_file=found.faults)), 400
        people = [(shift.name, shift.number) for shift in former.shifts]
        people += [(person.name, person.number) for rotation in former.rotations for person in rotation.people]
        silent = [fault("landline").at(name) for name, number in people if not gets_texts(number)]
        if silent:
            return self.show_week(self.book, Typed(of_file=tuple(silent[:MOST_FAULTS]))), 400
        return self._answer(version, former, Step.RESTORE)

    def _must_touch_only_theirs(self, roster: Roster, after: Roster) -> None:
        for whom in roster_changes(roster, after).duties:
            _must_be_theirs(self.book, whom)

    def _answer(self, newest: int, after: Roster, how: Step, cells: Mapping[str, str] | None = None) -> Answer:
        put = _put(self.book, newest, after, how)
        return put or (self.show_week(self.book, Typed(cells or {}, is_late=True)), 409)


def editing_pages(pages: Blueprint, book: Book, show_week: ShowWeek) -> None:
    """The forms of the roster, each at an address of its own."""
    forms = Editing(book, show_week)
    for rule, endpoint, deed in (
        ("/add", "add", forms.add),
        ("/remove", "remove", forms.remove),
        ("/rotations/add", "add_rotation", forms.add_rotation),
        ("/rotations/remove", "remove_rotation", forms.remove_rotation),
        ("/file", "upload", forms.upload),
        ("/versions/<int:number>/restore", "restore", forms.restore),
    ):
        view = needs(Right.EDIT_ROSTER)(wraps(deed)(partial(deed)))
        pages.add_url_rule(rule, endpoint, view, methods=["POST"])


def _put(book: Book, newest: int, after: Roster, how: Step) -> Response | None:
    """Put a roster in force and say what it leaves empty; None when somebody else changed it meanwhile."""
    base = request.form.get("base", type=int)
    if base != newest:
        return None
    desk = book.desk
    former, now = book.stored.newest()[1], desk.now()
    desk.note(Deed.CHANGED, "roster", str(newest), step=how)
    if not book.stored.replace(newest, after, now, desk.member.id):
        return None
    flash(desk.say(language_of_reader(), "roster.saved"), "done")
    for gap in [gap for gap in gaps_made(former, after, now) if book.sees(gap.whom)][:5]:
        flash(said_of_gap(gap).said(language_of_reader()), "wrong")
    empty = [whom for whom in nobody_for(after.to_come(now), former.to_come(now), now) if book.sees(whom)]
    if how in (Step.UPLOAD, Step.RESTORE) and empty:
        duties = ", ".join(book.name_of(whom, language_of_reader()) for whom in empty)
        flash(desk.say(language_of_reader(), "roster.nobody_now_for", duties=duties), "wrong")
    return redirect(url_for("roster.show", week=request.form.get("week") or None), 303)


def gaps_made(before: Roster, after: Roster, now: datetime) -> list[Gap]:
    """The times to come that nobody covers after a change and somebody did before."""
    until = max([now + AHEAD, *(shift.ends for shift in (*before.shifts, *after.shifts))])
    known = empty_times(before, now, until)
    return [
        gap
        for gap in empty_times(after, now, until)
        if not any(one.whom == gap.whom and one.begins <= gap.begins and gap.ends <= one.ends for one in known)
    ]


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
