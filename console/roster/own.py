"""Somebody's own shifts: seen, taken along as a calendar, and swapped with another person who has to agree."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from alerts.duty.roster import Roster
from alerts.duty.shift import Shift
from alerts.duty.swap import Swap, SwapRefused, SwapState, people_of, refuse_what_cannot_be, shifts_of, swapped
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from console.roster.book import Book
from console.roster.calendar_file import TYPE, as_calendar
from staff.audit import Deed
from staff.rights import Right
from staff.steps import Step

SHOWN = timedelta(weeks=12)
"""How far ahead somebody's own shifts are listed, and others are offered in return."""


@dataclass(frozen=True, slots=True)
class SwapOffer:
    """Whom a shift may be given to, and what is taken in return, if anything; `value` names both in a form."""

    value: str
    name: str
    taken: Shift | None


@dataclass(frozen=True)
class OwnShifts:
    """The forms of swaps for whoever sits at the desk."""

    book: Book

    def shifts(self, roster: Roster) -> list[Shift]:
        """Their shifts that have not ended."""
        now = self.book.desk.now()
        return shifts_of(self.book.desk.member.id, roster, now, now + SHOWN)

    def offers(self, given: Shift, roster: Roster) -> list[SwapOffer]:
        """The people of the same duty, each alone and with each of their shifts to come."""
        desk, now = self.book.desk, self.book.desk.now()
        at_work = {one.id: one.name for one in self.book.team()}
        found = []
        for member in people_of(given.whom, roster):
            if member == desk.member.id or member not in at_work:
                continue
            theirs = [one for one in shifts_of(member, roster, now, now + SHOWN) if one.whom == given.whom]
            taken = [None, *(one for one in theirs if one.begins > now)]
            found += [SwapOffer(f"{member} {_key(one) if one else ''}".strip(), at_work[member], one) for one in taken]
        return found

    def ask(self) -> Answer:
        """Ask somebody to take a shift."""
        desk, (_, roster) = self.book.desk, self.book.stored.newest()
        given = next((one for one in self.shifts(roster) if _key(one) == request.form.get("shift")), None)
        if given is None:
            return self._refused("changed")
        offer = next((one for one in self.offers(given, roster) if one.value == request.form.get("offer")), None)
        if offer is None:
            return self._refused("changed")
        of, now = offer.value.partition(" ")[0], desk.now()
        try:
            refuse_what_cannot_be(Swap("", desk.member.id, of, given, offer.taken, now), roster, now)
        except SwapRefused as refused:
            return self._refused(refused.reason)
        if any(one.given == given and one.state is SwapState.ASKED for one in self.book.swaps.of(desk.member.id)):
            return self._refused("asked_already")
        desk.note(Deed.CHANGED, "roster", of, step=Step.SWAP_ASKED)
        self.book.swaps.ask(desk.member.id, of, given, offer.taken, now)
        return self._said("roster.swap.asked_of", "done", name=offer.name)

    def decide(self, swap_id: str, answer: str) -> Answer:
        """What who was asked answers, or that who asked withdraws it."""
        swap = self.book.swaps.get(swap_id)
        decides = swap and (swap.asked_by if answer == "withdraw" else swap.asked_of)
        if swap is None or decides != self.book.desk.member.id:
            abort(404)
        match answer:
            case "confirm":
                return self._confirm(swap)
            case "decline":
                return self._end(swap, SwapState.DECLINED, Step.SWAP_DECLINED)
            case "withdraw":
                return self._end(swap, SwapState.WITHDRAWN, Step.SWAP_WITHDRAWN)
            case _:
                abort(404)

    def _end(self, swap: Swap, state: SwapState, step: Step) -> Answer:
        desk = self.book.desk
        desk.note(Deed.CHANGED, "roster", swap.asked_by, step=step)
        if not self.book.swaps.decide(swap.id, state, desk.now()):
            return self._refused("decided")
        return self._said(f"roster.swap.done_{state}", "done")

    def _confirm(self, swap: Swap) -> Answer:
        desk, (version, roster) = self.book.desk, self.book.stored.newest()
        now = desk.now()
        try:
            after = swapped(swap, roster, now)
        except SwapRefused as refused:
            return self._refused(refused.reason)
        desk.note(Deed.CHANGED, "roster", swap.asked_by, step=Step.SWAP_CONFIRMED)
        if not self.book.stored.replace(version, after, now, desk.member.id, self.book.swaps.confirming(swap.id, now)):
            return self._refused("decided")
        return self._said("roster.swap.done_confirmed", "done")

    def _refused(self, reason: str) -> Answer:
        return self._said(f"roster.swap.{reason}", "wrong")

    def _said(self, key: str, how: str, **values: object) -> Answer:
        flash(self.book.desk.say(language_of_reader(), key, **values), how)
        return redirect(url_for("roster.own"), 303)


def own_pages(pages: Blueprint, book: Book) -> None:
    """The page of one's own shifts, its file and its forms."""
    own = OwnShifts(book)

    @pages.get("/own", endpoint="own")
    @needs(Right.SEE_ROSTER)
    def show() -> str:
        _, roster = book.stored.newest()
        now = book.desk.now()
        swaps = book.swaps.of(book.desk.member.id)
        return render_template(
            "roster/own.html",
            shifts=[
                (shift, _key(shift), own.offers(shift, roster) if shift.begins > now else [])
                for shift in own.shifts(roster)
            ],
            waiting=[one for one in swaps if one.state is SwapState.ASKED and one.asked_of == book.desk.member.id],
            others=[one for one in swaps if one.state is not SwapState.ASKED or one.asked_by == book.desk.member.id],
            still=lambda swap: _still(swap, roster, now),
        )

    @pages.get("/own.ics", endpoint="own_calendar")
    @needs(Right.SEE_ROSTER)
    def calendar() -> Response:
        _, roster = book.stored.newest()
        language = language_of_reader()
        file = as_calendar(
            own.shifts(roster),
            book.desk.now(),
            lambda shift: book.desk.say(language, "roster.in_calendar", duty=book.name_of(shift.whom, language)),
        )
        headers = {"Content-Disposition": 'attachment; filename="shifts.ics"'}
        return Response(file, content_type=f"{TYPE}; charset=utf-8", headers=headers)

    @pages.post("/own/ask", endpoint="ask_swap")
    @needs(Right.SEE_ROSTER)
    def ask() -> Answer:
        return own.ask()

    @pages.post("/swaps/<swap_id>/<answer>", endpoint="decide_swap")
    @needs(Right.SEE_ROSTER)
    def decide(swap_id: str, answer: str) -> Answer:
        return own.decide(swap_id, answer)


def _still(swap: Swap, roster: Roster, now: datetime) -> bool:
    """Whether it could still be confirmed."""
    try:
        swapped(swap, roster, now)
    except SwapRefused:
        return False
    return True


def _key(shift: Shift) -> str:
    """By which a form names a shift of one person."""
    return f"{shift.whom} {shift.place} {shift.begins.isoformat()} {shift.ends.isoformat()}"
