"""Closing several alerts that were taken back without proof, with one reason and one note."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from alerts.alert import Alert
from alerts.team.staff import close, close_not_proved
from console.alert.acting import note_in, reason_for_closing
from console.alert.one_of_several import do_to_one
from console.alert.theirs import file_for
from console.frame.desk import Desk
from console.frame.holding import BadForm, Trouble
from console.queue.view import is_not_proved
from staff.steps import Step
from store.desk.alert_files import StoredAlertFiles
from store.desk.queue import StoredQueue, WaitingAlert

MOST = 100
"""Alerts on one page, and in one form."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many were closed, and each other one with why it was not."""

    closed: int
    left: Sequence[tuple[Alert, Trouble]]


def not_proved(desk: Desk) -> list[WaitingAlert]:
    """The open alerts that were taken back without proof and are this member's to see, the oldest first."""
    member = desk.member
    waiting = StoredQueue(desk.service.engine).waiting(desk.now(), of_one_region=member.region is not None)
    theirs = [
        one for one in waiting if isinstance(one, WaitingAlert) and is_not_proved(one) and member.sees(one.region)
    ]
    return sorted(theirs, key=lambda one: one.since)[:MOST]


def chosen(one: WaitingAlert) -> str:
    """An alert as a box of the form has it: with when it was taken back, as its reader saw it."""
    at = one.alert.taken_back_at
    return f"{one.id} {at.isoformat() if at else ''}"


def close_several(desk: Desk, boxes: Sequence[str], form: Mapping[str, str]) -> Outcome:
    """Close each that was chosen, as on its own page. Raises BadForm before any is: no reason, or too long a note."""
    because, note = reason_for_closing(form), note_in(form)
    read = dict(filter(None, map(_read, boxes[:MOST])))
    if not read:
        raise BadForm("queue.several.none")
    around = desk.service.around(desk.service.directory.newest())
    close_it = partial(close, because=because, around=around, note=note)
    closed, left = 0, []
    files = StoredAlertFiles(desk.service.engine, desk.service.vault)
    for alert_id, taken_back_at in read.items():
        file = file_for(desk, files, alert_id)
        if file is None:
            continue
        act = partial(close_not_proved, taken_back_at=taken_back_at, close_it=close_it)
        trouble = do_to_one(desk, Step.CLOSE, file, act)
        if trouble:
            left.append((file.alert, trouble))
        else:
            closed += 1
    desk.service.ring()
    return Outcome(closed, left)


def _read(box: str) -> tuple[str, datetime] | None:
    """An alert's id and when it was taken back, as `chosen` wrote them; None for anything else."""
    alert_id, _, at = box.partition(" ")
    try:
        return alert_id, datetime.fromisoformat(at)
    except ValueError:
        return None
