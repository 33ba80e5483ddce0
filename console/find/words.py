"""Words in the notes of alerts that were filtered already: read one by one, in either alphabet, numbers masked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from alerts.alert import Alert
from console.frame.desk import Desk
from console.frame.holding import BadForm
from console.frame.sent import as_written
from staff.audit import Deed
from staff.steps import Step
from store.desk.find import AlertFilter, StoredFind
from store.desk.notes import notes_of
from texts.contact_data import numbers_in
from texts.transliterate import to_latin
from texts.typed import without_marks
from vocabulary.languages import UZ

MOST = 1000
"""Alerts that are looked through at once."""
SHORTEST, LONGEST = 3, 100


@dataclass(frozen=True, slots=True)
class WithWords:
    """The alerts with all the words, how many were looked through, and whether more fit the filters."""

    alerts: Sequence[Alert]
    looked_through: int
    has_more: bool


def with_words(desk: Desk, typed: str, sought: AlertFilter, now: datetime) -> WithWords:
    """Look through the newest that fit; raises BadForm for too little, too much, or a telephone number.

    DANGER: by parts of a number somebody without the right could find whose it is; so numbers are masked before.
    """
    words = without_marks(typed)
    if not SHORTEST <= len(words) <= LONGEST:
        raise BadForm("find.words.length", shortest=SHORTEST, longest=LONGEST)
    if any(True for _ in numbers_in(words)):
        raise BadForm("find.words.number")
    desk.note(Deed.OPENED, "find", step=Step.WORDS, region=sought.region)
    page = StoredFind(desk.service.engine).page(desk.member, sought, now, size=MOST)
    wanted = _read(words).split()
    by_id = {one.id: one for one in page.alerts}
    notes = notes_of(desk.service.engine, desk.service.vault, list(by_id))
    having = {alert_id for alert_id, written in notes if _has_all(written, wanted)}
    return WithWords([one for one in page.alerts if one.id in having], len(by_id), page.next is not None)


def _has_all(written: Sequence[str], wanted: Sequence[str]) -> bool:
    read = _read(" ".join(map(as_written, written)))
    return all(word in read for word in wanted)


def _read(text: str) -> str:
    """In small Latin letters, so that Uzbek is found in whichever alphabet it was written."""
    return to_latin(text, UZ).casefold()
