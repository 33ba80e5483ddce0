"""A call over a gateway that sends only the last input: it goes on from where the record says that she is.

The rules are those of a call whose whole input comes each time (decision 6): effects commit together with how far the
session is, and what comes again finds them done. What was typed before is not there to be compared, so a repeat is
known by the gateway's own number of the request or, without one, by coming within a second.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from alerts.alert import Origin
from alerts.book import RecordUnavailable
from alerts.carry_out import carry_out
from alerts.facts_of import facts_of
from alerts.surroundings import Surroundings
from alerts.who_decides.pin_work import PinWorkWanted, WorkedPins
from alerts.who_decides.proof import Proof
from doors.pin_places import PinPlaces
from menus.engine import begin, press, show
from menus.facts import Facts
from menus.model import Menu
from menus.place import Place, Screen
from menus.sections import entered
from regions.directory import Directory
from sms.answers.after_dialling import nothing_follows
from ussd.conversation import COPIES_WITHIN, Known, SessionBook, count_nothing
from ussd.dial import Dial
from ussd.last_input import Hop, OpenSession
from vocabulary.effects import Effect, RaiseAlert
from vocabulary.phone_number import PhoneNumber
from vocabulary.sections import Section
from vocabulary.states import Access

AGAIN_WITHIN = timedelta(seconds=1)
"""No phone shows a screen and has a key pressed in less, so the same input that comes sooner is a copy."""


class TurnBook(SessionBook, Protocol):
    """A caller's book that also keeps how far a session is."""

    def save_session(self, hop: Hop, before: OpenSession | None, after: OpenSession) -> bool:
        """Keep it, unless it is not as it was `before` any more."""
        ...


class Ledger(Protocol):
    """The record of callers, as such a call needs it."""

    def recall(self, dial: Dial, now: datetime) -> Known:
        """Everything about the caller that a screen may show."""
        ...

    def open_book(self, number: PhoneNumber, now: datetime) -> AbstractContextManager[TurnBook]:
        """Her pages in one transaction."""
        ...


class Sessions(Protocol):
    """The sessions that are open."""

    def marks(self, hop: Hop) -> tuple[bytes, ...]:
        """A keyed mark of each input of a request; one also where there is none."""
        ...

    def read(self, hop: Hop, now: datetime) -> OpenSession | None:
        """How far the session is, unless it was silent for too long."""
        ...

    def save(self, hop: Hop, before: OpenSession | None, after: OpenSession) -> bool:
        """Keep how far it is, unless it is not as it was `before` any more."""
        ...

    def drop(self, hop: Hop, until: datetime | None = None) -> None:
        """It is over, unless it went on after `until`."""
        ...


class _MovedOn(Exception):
    """Another request of the session was stored meanwhile: everything is to be looked at anew."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A request, and what the record has of its session and caller at one moment.

    `seen` is how far the session was when this request last saw it: a release that came meanwhile, over another line or
    to another process, takes away no key that was pressed before it.
    """

    hop: Hop
    marks: tuple[bytes, ...]
    stored: OpenSession | None
    seen: OpenSession | None
    known: Known
    now: datetime
    around: Surroundings

    def facts(self, access: Access) -> Facts:
        """What a screen may show."""
        return facts_of(self.known.pages, access, self.around, self.now)

    @property
    def session(self) -> OpenSession | None:
        """How far the session is, also when it was released since this request was first looked at."""
        return self.stored or self.seen

    @property
    def is_call_over(self) -> bool:
        """Whether the session called for help, and no call of hers is open any more."""
        alert = self.known.pages.alert
        return bool(self.session and self.session.has_called and not (alert and alert.is_hers))


@dataclass(frozen=True, slots=True)
class _From:
    """Where a request goes on: of its inputs so many are taken already. `shown` is seen instead of the place."""

    place: Place
    taken: int
    access: Access
    account: bytes = b""
    marks: tuple[bytes, ...] = ()
    has_called: bool = False
    shown: Place | None = None


@dataclass(frozen=True, slots=True)
class ByTurns:
    """Answers requests; `ring`, `count` and `afterwards` as in `Conversation`."""

    menu: Menu
    ledger: Ledger
    sessions: Sessions
    around: Callable[[Directory], Surroundings]
    ring: Callable[[], None]
    count: Callable[[Collection[Section], datetime], None] = count_nothing
    pin_places: PinPlaces = field(default_factory=PinPlaces)
    afterwards: Callable[[PhoneNumber, Sequence[Effect], datetime], None] = nothing_follows

    def answer(self, hop: Hop, now: datetime) -> Screen:
        """The next screen of this session. Raises RecordUnavailable: nothing was stored, try again."""
        sections: set[Section] = set()
        taken, seen = 0, None
        while True:
            look = self._look(hop, now, seen)
            seen = look.session
            try:
                came = self._go_on(look, taken, sections)
            except _MovedOn:
                continue
            if isinstance(came, Screen):
                self.count(sections, now)
                return came
            taken, seen = came

    def ended(self, hop: Hop, shown_at: datetime | None = None) -> None:
        """The network says that the session is over, or that the screen of that time was not shown."""
        self.sessions.drop(hop, shown_at)

    def _look(self, hop: Hop, now: datetime, seen: OpenSession | None) -> _Look:
        stored = self.sessions.read(hop, now)
        if stored is None and seen is None and not any(hop.typed):
            hop = replace(hop, typed=())  # some begin with an empty input: nothing was typed yet
        known = self.ledger.recall(hop.dial, now)
        return _Look(hop, self.sessions.marks(hop), stored, seen, known, now, self.around(known.directory))

    def _go_on(self, look: _Look, taken: int, sections: set[Section]) -> Screen | tuple[int, OpenSession]:
        """The screen; or, once an input with effects is stored, how many are taken and where the session is.

        Raises _MovedOn.
        """
        hop, access = look.hop, look.known.access
        start = self._start(look, taken) or _From(begin(self.menu, look.facts(access)), 0, access)
        facts = look.facts(start.access)
        if start.taken == len(look.marks):
            return self._shown(look, start, facts)
        place, way = start.place, [start.place]
        for at, typed in enumerate(hop.typed[start.taken :], start.taken + 1):
            place, effects = press(self.menu, place, typed, facts)
            sections |= entered(way, [place])
            way.append(place)
            if effects:
                return at, self._carry_out(look, _after(look, start, at, place), effects)
        screen = show(self.menu, place, facts)
        if screen.ends:
            self._end(hop)
        elif not self.sessions.save(hop, look.stored, _after(look, start, len(look.marks), place)):
            raise _MovedOn
        return screen

    def _shown(self, look: _Look, start: _From, facts: Facts) -> Screen:
        """The screen of a request that was carried out before, or just now."""
        if look.session:
            facts = replace(facts, refusal=look.session.refusal)
        screen = show(self.menu, start.shown or start.place, facts)
        if screen.ends:
            self._end(look.hop)
        return screen

    def _end(self, hop: Hop) -> None:
        """Forget a session with its last screen, which she sees also where that has to wait for the forgetting."""
        with suppress(RecordUnavailable):
            self.sessions.drop(hop)

    def _start(self, look: _Look, taken: int) -> _From | None:
        """Where in the stored session this goes on; None where it begins a new one."""
        hop, stored, count = look.hop, look.session, len(look.marks)
        if stored is None:
            return None
        place = Place.from_json(stored.place)
        there = _From(place, taken, stored.access, stored.account, stored.marks, stored.has_called)
        if taken:
            return there
        if hop.begins:
            return self._begun(look, stored, there)
        if hop.turn and set(look.marks) <= set(stored.marks):
            return replace(there, taken=count)
        is_again = look.marks == stored.marks[-count:] and look.now - stored.at < AGAIN_WITHIN
        if is_again and not hop.turn and not self._calls(place, hop.typed, look.facts(stored.access)):
            return replace(there, taken=count)
        return there

    def _begun(self, look: _Look, stored: OpenSession, there: _From) -> _From | None:
        """A begin where a session is open: that one is dead, unless this is a copy of its begin.

        DANGER: a copy that comes while HELP waits for its second key would lose that key. So after an empty begin she
        sees the first screen, as of a new session, and the key that sends still does.
        """
        if look.now - stored.at >= COPIES_WITHIN:
            return None
        ours, theirs = len(look.marks), len(stored.marks)
        is_alike = look.marks[:theirs] == stored.marks[:ours]
        if is_alike and not look.is_call_over and (look.hop.turn or theirs <= ours):
            return replace(there, taken=min(ours, theirs))
        if not look.hop.typed and self._calls(there.place, ("1",), look.facts(stored.access)):
            return replace(there, taken=ours, shown=begin(self.menu, look.facts(look.known.access)))
        return None

    def _calls(self, place: Place, inputs: tuple[str, ...], facts: Facts) -> bool:
        """Whether these inputs ask for help from there."""
        found: list[Effect] = []
        for typed in inputs:
            place, effects = press(self.menu, place, typed, facts)
            found += effects
        return any(isinstance(effect, RaiseAlert) for effect in found)

    def _carry_out(self, look: _Look, after: OpenSession, effects: tuple[Effect, ...]) -> OpenSession:
        """Store what an input asks for once its PINs are worked on; answers with the session. Raises _MovedOn."""
        pins = WorkedPins()
        while True:
            try:
                stored = self._store_with(pins, look, after, effects)
                break
            except PinWorkWanted as wanted:
                with self.pin_places.for_a_dial():
                    pins.work(wanted)
        self.afterwards(look.hop.number, effects, look.now)
        self.ring()
        return stored

    def _store_with(
        self, pins: WorkedPins, look: _Look, after: OpenSession, effects: tuple[Effect, ...]
    ) -> OpenSession:
        with self.ledger.open_book(look.hop.number, look.now) as book:
            book.access, book.account, book.vouched, book.pins = after.access, after.account, Proof.DIAL, pins
            refusals = [carry_out(effect, book, Origin.USSD, look.around) for effect in effects]
            has_called = after.has_called or any(isinstance(effect, RaiseAlert) for effect in effects)
            refusal = next(filter(None, refusals), None)
            state = replace(after, access=book.access, account=book.account, refusal=refusal, has_called=has_called)
            if not book.save_session(look.hop, look.stored, state):
                raise _MovedOn
        return state


def _after(look: _Look, start: _From, taken: int, place: Place) -> OpenSession:
    """The session once so many inputs of the request are taken."""
    return OpenSession(
        number=look.hop.number,
        place=place.to_json(),
        marks=(*start.marks, *look.marks[start.taken : taken]),
        access=start.access,
        turns=look.session.turns + 1 if look.session else 1,
        at=look.now,
        account=start.account,
        has_called=start.has_called,
    )
