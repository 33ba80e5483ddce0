"""Dials over SMPP: stored, then answered for, then shown; and what becomes of a session when something breaks.

The answer to a screen may come only after she pressed a key, minutes later: nobody waits for it, and a screen is never
sent again. An error in it ends the session.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from threading import BoundedSemaphore
from time import monotonic

import structlog

from alerts.book import RecordUnavailable
from doors.time_limit import ANSWER_WITHIN, answering_in_time
from menus.place import Screen
from sms.gateways.smpp.pdu import BadPdu, Deliver, read_data, read_deliver
from sms.gateways.smpp.session import OK, TEMPORARY, Answered, Came, Unanswered
from ussd.africastalking import MOST_INPUTS, apart
from ussd.described.description import SMPP as NAME
from ussd.first_text import first_inputs
from ussd.last_input import Hop
from ussd.smpp.packets import Dialect, Kind, Packet, begins, fits, lane_of, read_packet, write_screen
from ussd.turns import Count, Happened, came_of, count_no_turns
from vocabulary.phone_number import PhoneNumber

THREADS = 8
"""Packets that are carried out at once, each of another lane: those that store share a commit."""
MOST_WAITING, MOST_BEGINS_WAITING = 2000, 1000
BEGINS_WAIT = ANSWER_WITHIN / 2
"""Seconds. In a flood of begins the rest of the time is for the keys of those who are further."""
INVALID_SOURCE, PERMANENT = 0x0A, 0x65

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Talk:
    """What answers dials: the next screen, the news that a session ended, and whose sessions of an id are open."""

    answer: Callable[[Hop, datetime], Screen]
    ended: Callable[[Hop, datetime | None], None]
    numbers_of: Callable[[str, str, datetime], list[PhoneNumber]]


@dataclass(frozen=True, slots=True)
class _Heard:
    """A packet, the room in which it waits, and when it came: the time, and monotonic seconds."""

    came: Came
    deliver: Deliver
    room: BoundedSemaphore
    at: datetime
    since: float

    @property
    def waited(self) -> float:
        """Seconds until now."""
        return monotonic() - self.since


@dataclass(frozen=True, slots=True)
class _Taken:
    """A packet that is stored, and what she is to see."""

    hop: Hop
    packet: Packet
    screen: Screen


class SmppDials:
    """Hears what is no text but a dial; `short_code` is ours, such as *000#."""

    def __init__(
        self,
        dialect: Dialect,
        talk: Talk,
        short_code: str,
        now: Callable[[], datetime],
        count: Count = count_no_turns,
    ) -> None:
        self._dialect, self._talk, self._short_code, self._now = dialect, talk, short_code, now
        self._count = count
        self._lanes = [ThreadPoolExecutor(1, thread_name_prefix="dial") for _ in range(THREADS)]
        self._room, self._room_to_begin = BoundedSemaphore(MOST_WAITING), BoundedSemaphore(MOST_BEGINS_WAITING)

    def hear(self, came: Came) -> bool:
        """Take a packet of a dial; tells whether it is one. What finds no room the centre may send again."""
        try:
            deliver = read_data(came.body) if came.is_data else read_deliver(came.body)
        except BadPdu:
            return False
        if not deliver.is_ussd:
            return False
        room = self._room_to_begin if begins(deliver) else self._room
        heard = _Heard(came, deliver, room, self._now(), monotonic())
        if not room.acquire(blocking=False):
            _log.warning("dials_wait", road=NAME)
            came.answer(TEMPORARY)
        elif not self._submit(deliver, self._carry_out, heard):
            came.answer(TEMPORARY)
        return True

    def stop(self) -> None:
        """Carry out what is waiting, and end; what comes after that the centre may send again."""
        for waits in (False, True):
            for lane in self._lanes:
                lane.shutdown(wait=waits)

    def _submit(self, deliver: Deliver, step: Callable[..., None], *of: object) -> bool:
        """DANGER: what belongs to one session takes one lane, or a release overtakes the key that calls for help."""
        try:
            self._lanes[hash(lane_of(deliver, self._dialect)) % THREADS].submit(step, *of)
        except RuntimeError:  # they are shut down
            return False
        return True

    def _carry_out(self, heard: _Heard) -> None:
        try:
            with answering_in_time(ANSWER_WITHIN - heard.waited):
                status, taken = self._take(heard)
        except RecordUnavailable as unavailable:
            _log.error("record_unavailable", door=NAME, reason=str(unavailable))
            status, taken = TEMPORARY, None
        except Exception as error:  # noqa: BLE001  # a key must be carried out or come again
            _log.error("request_failed", exc_info=error)
            status, taken = TEMPORARY, None
        finally:
            heard.room.release()
        if heard.came.answer(status) and taken:
            self._show(heard.came, taken)
            self._count(NAME, came_of(begins=taken.hop.begins, ends=taken.screen.ends), heard.waited)

    def _take(self, heard: _Heard) -> tuple[int, _Taken | None]:
        """The status to answer with, OK only once it is stored, and what she is to see then.

        DANGER: the time to answer runs from when it was heard. What waited too long for those before it is not carried
        out: the centre has given up on it, and may send it again.
        """
        packet, now = read_packet(heard.deliver, self._dialect), heard.at
        if heard.waited >= (BEGINS_WAIT if packet.kind is Kind.BEGIN and not self._typed(packet) else ANSWER_WITHIN):
            raise RecordUnavailable("too many dials wait")
        number = packet.number or self._remembered(packet, now)
        if packet.kind is Kind.UNKNOWN or (number is None and packet.kind is not Kind.ENDED):
            _log.warning("dial_not_understood", road=NAME, has_number=number is not None)
            return PERMANENT if packet.kind is Kind.UNKNOWN else INVALID_SOURCE, None
        if number is None:
            return OK, None  # a session that nobody knows has ended
        hop = self._hop(heard.came, packet, number)
        if packet.kind is Kind.ENDED:
            self._talk.ended(hop, None)
            self._count(NAME, [Happened.RELEASED], 0)
            return OK, None
        return OK, _Taken(hop, replace(packet, number=number), self._talk.answer(hop, now))

    def _show(self, came: Came, taken: _Taken) -> None:
        """On the link on which its key was answered for, and no other."""
        shown_at, screen, packet = self._now(), taken.screen, taken.packet
        if not fits(screen.text):
            _log.error("screen_too_long", road=NAME)

        def heard(came_back: Answered | Unanswered) -> None:
            """A link that is lost ends nothing: her next key may come over another."""
            if isinstance(came_back, Answered) and came_back.status != OK:
                _log.info("screen_refused", road=NAME, status=f"{came_back.status:#x}")
                self._count(NAME, [Happened.SCREEN_REFUSED], 0)
                self._submit(packet.deliver, self._end, taken.hop, shown_at)

        came.post(write_screen(screen, packet, self._dialect, self._short_code.strip("*#")), heard)
        if packet.is_one_shot:
            self._end(taken.hop, None)

    def _end(self, hop: Hop, shown_at: datetime | None) -> None:
        """The session is over, unless a key of it came since: then the refusal was of what she has long seen."""
        try:
            self._talk.ended(hop, shown_at)
        except RecordUnavailable as unavailable:
            _log.warning("session_not_ended", road=NAME, reason=str(unavailable))

    def _remembered(self, packet: Packet, now: datetime) -> PhoneNumber | None:
        """Whose session it is where the packet does not say; with two of one id nobody's screen may be shown."""
        if not (packet.brings_no_number and packet.session and self._dialect.tells_whose):
            return None
        numbers = self._talk.numbers_of(NAME, packet.session, now)
        return numbers[0] if len(numbers) == 1 else None

    def _typed(self, packet: Packet) -> tuple[str, ...]:
        """What she typed: a suffix behind the code, or her key."""
        if packet.kind is Kind.BEGIN:
            typed = first_inputs(packet.text, f"*{packet.dialled.strip('*#')}#", self._short_code)
        else:
            typed = tuple(apart(packet.text))
        return typed[:MOST_INPUTS]

    def _hop(self, came: Came, packet: Packet, number: PhoneNumber) -> Hop:
        is_first = packet.kind is Kind.BEGIN
        return Hop(NAME, packet.session, number, self._typed(packet), begins=is_first, turn=came.id)
