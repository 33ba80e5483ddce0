"""A call: replays what was typed, stores what it asked for exactly once, and answers with a screen.

The gateway sends the whole input each time. Effects commit together with a checkpoint of how far they are stored, so a
repeated, doubled or overtaken request finds them done and gets the same answer.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from alerts.alert import Alert, Origin
from alerts.book import Book
from alerts.carry_out import carry_out
from alerts.facts_of import facts_of
from alerts.people import Caller
from alerts.surroundings import Surroundings
from menus.engine import advance, begin, show
from menus.facts import Facts, Refusal
from menus.model import Menu
from menus.place import Place, Screen, Turn
from regions.directory import Directory
from texts.phone_number import PhoneNumber
from ussd.dial import Dial


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far the effects of a session are stored: a keyed mark of each input so far, and where they led."""

    marks: tuple[bytes, ...]
    place: str
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the record has of a caller, read in one query; `caller` is None for a number that never used the service."""

    caller: Caller | None
    alert: Alert | None
    checkpoint: Checkpoint | None
    directory: Directory


class SessionBook(Book, Protocol):
    """A caller's book that also keeps how far a session is stored."""

    def has_moved_on(self, dial: Dial, seen: Checkpoint | None) -> bool:
        """Whether another request stored effects of this session after `seen` was read."""
        ...

    def save_checkpoint(self, dial: Dial, checkpoint: Checkpoint) -> None:
        """Keep how far the session is stored."""
        ...


class Ledger(Protocol):
    """The record, as a call needs it."""

    def recall(self, dial: Dial, now: datetime) -> Known:
        """Everything about the caller that a screen may show."""
        ...

    def marks(self, inputs: tuple[str, ...]) -> tuple[bytes, ...]:
        """A keyed mark for each input together with all before it."""
        ...

    def open_book(self, number: PhoneNumber, now: datetime) -> AbstractContextManager[SessionBook]:
        """Her pages in one transaction; a number that was never seen gets new ones."""
        ...


@dataclass(frozen=True, slots=True)
class Conversation:
    """Answers dials; `ring` tells the worker that something may be waiting, and must not block."""

    menu: Menu
    ledger: Ledger
    around: Callable[[Directory], Surroundings]
    ring: Callable[[], None]

    def answer(self, dial: Dial, now: datetime) -> Screen:
        """The next screen of this session. Raises RecordUnavailable: nothing was stored, try again."""
        while True:
            screen = self._go_on(dial, self.ledger.recall(dial, now), now)
            if screen is not None:
                return screen

    def _go_on(self, dial: Dial, known: Known, now: datetime) -> Screen | None:
        """Replay the inputs whose effects are not stored yet; None when one was stored and there is more to read."""
        around = self.around(known.directory)
        facts = facts_of(known.caller, known.alert, around)
        at = self._where(dial, known.checkpoint, facts)
        place = at.place
        for consumed, typed in enumerate(dial.inputs[at.consumed :], start=at.consumed + 1):
            turn = advance(self.menu, place, typed, facts)
            if turn.effects and not at.is_old:
                self._store(dial, consumed, turn, known, now)
                return None
            place = turn.place
        if at.consumed == len(dial.inputs) and known.checkpoint:
            facts = replace(facts, refusal=known.checkpoint.refusal)
        return show(self.menu, place, facts)

    def _where(self, dial: Dial, checkpoint: Checkpoint | None, facts: Facts) -> "_Where":
        if checkpoint is None:
            return _Where(begin(self.menu, facts))
        marks, stored = self.ledger.marks(dial.inputs), checkpoint.marks
        if marks[: len(stored)] == stored:
            return _Where(Place.from_json(checkpoint.place), len(stored))
        return _Where(begin(self.menu, facts), is_old=stored[: len(marks)] == marks)

    def _store(self, dial: Dial, consumed: int, turn: Turn, known: Known, now: datetime) -> None:
        around = self.around(known.directory)
        with self.ledger.open_book(dial.number, now) as book:
            if book.has_moved_on(dial, known.checkpoint):
                return
            refusals = [carry_out(effect, book, Origin.USSD, around) for effect in turn.effects]
            marks = self.ledger.marks(dial.inputs[:consumed])
            refusal = next(filter(None, refusals), None)
            book.save_checkpoint(dial, Checkpoint(marks, turn.place.to_json(), refusal))
        self.ring()


@dataclass(frozen=True, slots=True)
class _Where:
    """Where the replay begins; `is_old` for a late copy of a request whose later inputs are already stored."""

    place: Place
    consumed: int = 0
    is_old: bool = False
