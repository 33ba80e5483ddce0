"""What pages about something that one person has in hand share: naming the holder, and saying why nothing was done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from alerts.alert import Holder
from alerts.doer import Doer
from alerts.team.count_words import NothingNew
from alerts.team.handing_over import HasIt
from alerts.team.reopen import CallsAnew, TooLate
from alerts.team.staff import HeldByAnother, NotAsSeen, NotDone, NotOpen, NotTakenFirst, WithoutNote


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why nothing was done: a sentence, and who was faster, if anybody was."""

    says: str
    faster: Holder | None = None

    @property
    def status(self) -> int:
        """Of the answer."""
        return 409 if self.faster else 400


class BadForm(ValueError):
    """What was typed cannot be done; `key` is what the page says of it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def written(holder: Holder | None) -> str:
    """A holder as a hidden field has it, for who goes on in their place."""
    return f"{holder.by} {holder.since.isoformat()} {holder.key}" if holder else ""


def read_holder(field: str) -> Holder | None:
    """Read such a field; None for what is none."""
    try:
        by, since, key = field.split(" ", 2)
        return Holder(Doer(by), key, datetime.fromisoformat(since))
    except ValueError:
        return None


_SAID_OF: Mapping[type[NotDone], str] = {
    NotOpen: "alert.not_open",
    NothingNew: "alert.nothing_new",
    HasIt: "alert.give.has_it",
    NotAsSeen: "alert.not_as_seen",
    NotTakenFirst: "alert.take_first",
    WithoutNote: "alert.forced.note",
    CallsAnew: "alert.calls_anew",
    TooLate: "alert.too_late",
}
"""What is said of why nothing was done."""


def trouble_of(do: Callable[[], None], say: Callable[..., str]) -> Trouble | None:
    """Do it, or tell why nothing was done; `say` gives a text of the catalogue in the reader's language."""
    try:
        do()
    except HeldByAnother as held:
        return Trouble("", held.holder)
    except NotDone as not_done:
        return Trouble(say(_SAID_OF.get(type(not_done), "alert.not_done")))
    except BadForm as bad:
        return Trouble(say(bad.key, **bad.values))
    return None
