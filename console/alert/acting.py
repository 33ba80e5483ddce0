"""What the buttons of an alert's page do: each a rule of `alerts.team.staff`, with what was typed into its form."""

from collections.abc import Callable, Mapping

from alerts.alert import ClosedBecause
from alerts.answers.acknowledge import Answer
from alerts.book import Book
from alerts.notice import Recipient
from alerts.surroundings import Surroundings
from alerts.team import staff
from alerts.team.correct_place import correct_place
from alerts.team.count_words import COUNTED, count_words
from alerts.team.reopen import reopen, say_how_it_ended
from alerts.team.staff import Hand
from alerts.wording import ReadyText
from console.frame.holding import BadForm
from texts.typed import without_marks
from vocabulary.codes import CentreCode, DistrictCode, RegionCode

Form = Mapping[str, str]
Act = Callable[[Book, Hand, Surroundings, Form], None]


def note_in(form: Form) -> str:
    """The note that was typed; raises BadForm when it is too long."""
    note = without_marks(form.get("note", ""))
    if len(note) > staff.LONGEST_NOTE:
        raise BadForm("alert.too_long", count=len(note), most=staff.LONGEST_NOTE)
    return note


def _take(book: Book, hand: Hand, around: Surroundings, form: Form) -> None:
    staff.take(book, hand, around)


def _pass_on(book: Book, hand: Hand, around: Surroundings, form: Form) -> None:
    staff.pass_on(book, hand, CentreCode(form.get("centre", "")), around)


def reason_for_closing(form: Form) -> ClosedBecause:
    """The reason that was chosen; raises BadForm for none."""
    because = form.get("because", "")
    if because not in staff.CLOSING:
        raise BadForm("alert.not_done")
    return ClosedBecause(because)


def _close(book: Book, hand: Hand, around: Surroundings, form: Form) -> None:
    if book.alert and book.alert.was_forced and form.get("is_forced_known") != "yes":
        raise BadForm("alert.forced.confirm")
    staff.close(book, hand, reason_for_closing(form), around, note_in(form))


def _note(book: Book, hand: Hand, around: Surroundings, form: Form) -> None:
    note = note_in(form)
    if not note:
        raise BadForm("alert.empty_note")
    staff.add_note(book, hand, note)


def _text(book: Book, hand: Hand, around: Surroundings, form: Form) -> None:
    kind, _, key = form.get("to", "").partition(" ")
    which = form.get("which", "")
    if kind not in set(Recipient) or which not in set(ReadyText):
        raise BadForm("alert.not_done")
    staff.send_text(book, hand, (Recipient(kind), key), ReadyText(which), around)


def _reason(book: Book, hand: Hand, around: Surroundings, form: Form) -> None:
    say_how_it_ended(book, hand, reason_for_closing(form), note_in(form))


def reopen_it(book: Book, hand: Hand, around: Surroundings, form: Form) -> None:
    """Open an alert again; raises BadForm where nobody says why."""
    note = note_in(form)
    if not note:
        raise BadForm("alert.empty_note")
    reopen(book, hand, around, note)


def _again(book: Book, hand: Hand, around: Surroundings, form: Form) -> None:
    staff.send_again(book, hand, form.get("notice", ""))


def _count(book: Book, hand: Hand, around: Surroundings, form: Form) -> None:
    answer, _, contact = form.get("said", "").partition(" ")
    if answer not in set(COUNTED):
        raise BadForm("alert.not_done")
    count_words(book, hand, contact, Answer(answer), around)


def _place(book: Book, hand: Hand, around: Surroundings, form: Form) -> None:
    where = form.get("where", "")
    district = around.geography.find_district(DistrictCode(where))
    correct_place(book, hand, (district.region, district.code) if district else (RegionCode(where), None), around)


ACTS: Mapping[str, Act] = {
    "take": _take,
    "pass": _pass_on,
    "place": _place,
    "close": _close,
    "reason": _reason,
    "note": _note,
    "text": _text,
    "again": _again,
    "count": _count,
}
"""By the last part of their address."""
