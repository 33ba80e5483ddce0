"""A call: replays what was typed, stores what it asked for exactly once, and answers with a screen.

The gateway sends the whole input each time. Effects commit together with a checkpoint of how far they are stored, so a
repeated, doubled or overtaken request finds them done and gets the same answer.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from alerts.alert import Origin
from alerts.book import Book, Pages
from alerts.carry_out import carry_out
from alerts.facts_of import facts_of
from alerts.surroundings import Surroundings
from alerts.who_decides.pin_work import PinWorkWanted, WorkedPins
from alerts.who_decides.proof import Proof
from doors.pin_places import PinPlaces
from menus.engine import begin, press, show
from menus.model import Menu
from menus.place import Place, Screen
from menus.sections import entered
from regions.directory import Directory
from sms.answers.after_dialling import nothing_follows
from ussd.dial import Dial
from vocabulary.effects import Effect, RaiseAlert
from vocabulary.phone_number import PhoneNumber
from vocabulary.sections import Section
from vocabulary.states import Access, Refusal

COPIES_WITHIN = timedelta(seconds=15)
"""A gateway gives up on an answer after ten seconds, so no copy of an older request comes later than this."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far the effects of a session are stored: a keyed mark of each input so far, and where they led."""

    marks: tuple[bytes, ...]
    place: str
    access: Access = Access.OPEN
    refusal: Refusal | None = None
    account: bytes = b""
    """The account of a PIN that is not hers, which the session is in."""
    at: datetime | None = None
    """When it was stored, aware UTC."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the record has of a caller and of this session, read in one query."""

    pages: Pages
    checkpoint: Checkpoint | None
    directory: Directory

    @property
    def access(self) -> Access:
        """How much a session may show before a PIN was typed in it."""
        return self.pages.caller.profile.access if self.pages.caller else Access.OPEN


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
class Step:
    """An input with effects: how many inputs are consumed with it, where it leads, and what the session may change."""

    consumed: int
    place: Place
    effects: tuple[Effect, ...]
    access: Access
    account: bytes = b""


def count_nothing(_sections: Collection[Section], _now: datetime) -> None:
    """Where nobody wants to know how the menu is used."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Answers dials; `ring` tells the worker that something may be waiting, and must not block.

    Nor must `count`, which hears what sections of the menu a request led into, and nothing of whose it was.
    `afterwards` lets others hear of what was stored.
    """

    menu: Menu
    ledger: Ledger
    around: Callable[[Directory], Surroundings]
    ring: Callable[[], None]
    count: Callable[[Collection[Section], datetime], None] = count_nothing
    pin_places: PinPlaces = field(default_factory=PinPlaces)
    afterwards: Callable[[PhoneNumber, Sequence[Effect], datetime], None] = nothing_follows

    def answer(self, dial: Dial, now: datetime) -> Screen:
        """The next screen of this session. Raises RecordUnavailable: nothing was stored, try again."""
        sections: set[Section] = set()
        while True:
            screen = self._go_on(dial, self.ledger.recall(dial, now), now, sections)
            if screen is not None:
                self.count(sections, now)
                return screen

    def _go_on(self, dial: Dial, known: Known, now: datetime, sections: set[Section]) -> Screen | None:
        """Replay the inputs whose effects are not stored yet; None when one was stored and there is more to read."""
        stored, is_old = self._stored(dial, known.checkpoint)
        if is_old or (stored and len(stored.marks) == len(dial.inputs)):
            step = self._another_call(dial, known, now)
            if step:
                self._store(dial, step, known, now)
                return None
        access = stored.access if stored else known.access
        facts = facts_of(known.pages, access, self.around(known.directory), now)
        place = Place.from_json(stored.place) if stored else begin(self.menu, facts)
        consumed = len(stored.marks) if stored else 0
        if stored and not any(dial.inputs[consumed:]):  # an asterisk behind the last key is no key
            facts, consumed = replace(facts, refusal=stored.refusal), len(dial.inputs)
        way = [place]
        for typed in dial.inputs[consumed:]:
            consumed += 1
            place, effects = press(self.menu, place, typed, facts)
            if consumed > len(dial.inputs) - dial.new and not is_old:
                sections |= entered(way, [place])
            way.append(place)
            if effects and not is_old:
                account = stored.account if stored else b""
                self._store(dial, Step(consumed, place, effects, access, account), known, now)
                return None
        return show(self.menu, place, facts)

    def _another_call(self, dial: Dial, known: Known, now: datetime) -> Step | None:
        """The HELP of another call under an id that was used: its last key asks for help, and no call of hers is open.

        DANGER: a late copy of a request looks like it. One of fewer keys than are stored is taken for a copy while one
        may come: she may have taken the call back with the keys that are missing.
        """
        seen, alert = known.checkpoint, known.pages.alert
        if seen is None or (alert and alert.is_hers):
            return None
        if len(dial.inputs) < len(seen.marks) and seen.at and now - seen.at < COPIES_WITHIN:
            return None
        facts = facts_of(known.pages, known.access, self.around(known.directory), now)
        place = begin(self.menu, facts)
        effects: tuple[Effect, ...] = ()
        for typed in dial.inputs:
            place, effects = press(self.menu, place, typed, facts)
        if not any(isinstance(effect, RaiseAlert) for effect in effects):
            return None
        return Step(len(dial.inputs), place, effects, known.access)

    def _stored(self, dial: Dial, checkpoint: Checkpoint | None) -> tuple[Checkpoint | None, bool]:
        """The checkpoint that these inputs go on from, if any, and whether they are a late copy of older ones."""
        if checkpoint is None:
            return None, False
        marks = self.ledger.marks(dial.inputs)
        if marks[: len(checkpoint.marks)] == checkpoint.marks:
            return checkpoint, False
        return None, checkpoint.marks[: len(marks)] == marks

    def _store(self, dial: Dial, step: Step, known: Known, now: datetime) -> None:
        """Carry out the effects of a step, once the PINs in them are worked on."""
        pins = WorkedPins()
        while True:
            try:
                self._store_with(pins, dial, step, known, now)
                break
            except PinWorkWanted as wanted:
                with self.pin_places.for_a_dial():
                    pins.work(wanted)
        self.afterwards(dial.number, step.effects, now)
        self.ring()

    def _store_with(self, pins: WorkedPins, dial: Dial, step: Step, known: Known, now: datetime) -> None:
        """Store a step; nothing when the record moved on meanwhile, so that it is read anew. Raises PinWorkWanted."""
        around = self.around(known.directory)
        with self.ledger.open_book(dial.number, now) as book:
            if book.has_moved_on(dial, known.checkpoint):
                return
            book.access, book.account, book.vouched, book.pins = step.access, step.account, Proof.DIAL, pins
            refusals = [carry_out(effect, book, Origin.USSD, around) for effect in step.effects]
            marks = self.ledger.marks(dial.inputs[: step.consumed])
            refusal = next(filter(None, refusals), None)
            book.save_checkpoint(dial, Checkpoint(marks, step.place.to_json(), book.access, refusal, book.account))
