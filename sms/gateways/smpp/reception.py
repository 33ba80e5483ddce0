"""What comes in over SMPP: texts and receipts, stored before the SMSC hears that we have them (P1).

The protocol gives a text no id and no time. So what the SMSC sends again after a link was lost is known as a repeat
only by what it says, and only while its answer may have been lost with the link (`repeats`). A HELP never is one.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from queue import Empty, SimpleQueue
from secrets import token_hex
from time import monotonic

import structlog

from alerts.book import RecordUnavailable
from doors.form import LONGEST_VALUE
from doors.inbound import InboundText
from sms.gateways.smpp.pdu import BadPdu, Deliver, read_deliver
from sms.gateways.smpp.repeats import Repeats, Said
from sms.gateways.smpp.session import OK, TEMPORARY, Came
from sms.gateways.smpp.statuses import is_receipt, read_receipt
from sms.gateways.smpp.wording import Place, place_of, read_text
from sms.inbox import Inbox
from sms.receipts import Receipts
from sms.words import Word, read, without_prefix
from texts.phone_number import PhoneNumber, from_wire

NAME = "smpp"
LONGEST_LINE = 1000
PARTS_WITHIN = 3.0
"""Seconds; an SMSC that waits for the answer to one part before it sends the next gets each as a text of its own."""
PERMANENT = 0x65

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _LinkLost:
    """When it was, in monotonic seconds."""

    at: float


@dataclass(frozen=True, slots=True)
class Heard:
    """A part of a text that came in, as it came."""

    number: PhoneNumber
    deliver: Deliver = field(repr=False)
    payload: bytes = field(repr=False)
    came: Came


class Reception:
    """Takes what the session hears, in a thread of its own and in order, so that a slow record holds up no answer."""

    def __init__(self, inbox: Inbox, receipts: Receipts, now: Callable[[], datetime]) -> None:
        self._inbox = inbox
        self._receipts = receipts
        self._now = now
        self._line: SimpleQueue[Came | _LinkLost | None] = SimpleQueue()
        self._parts: dict[tuple[str, str, int, int], _Parts] = {}
        self._repeats = Repeats()
        self._thread = threading.Thread(target=self._run, name="smpp-reception")

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Take what is in line, and end."""
        self._line.put(None)
        self._thread.join()

    def hear(self, came: Came) -> None:
        """Put it in line; what finds no room there the SMSC sends again."""
        if self._line.qsize() < LONGEST_LINE:
            self._line.put(came)
        else:
            came.answer(TEMPORARY)

    def lost(self) -> None:
        """The link is gone, and with it the answers that were not heard yet."""
        self._line.put(_LinkLost(monotonic()))

    def _run(self) -> None:
        while True:
            try:
                match self._line.get(timeout=PARTS_WITHIN / 6 if self._parts else None):
                    case None:
                        return
                    case Came() as came:
                        self._answer(came)
                    case _LinkLost(at):
                        self._parts.clear()  # none of these was answered: they come again
                        self._repeats.link_lost(at)
            except Empty:
                pass
            self._take_parts_that_stayed_alone()

    def _answer(self, came: Came) -> None:
        try:
            deliver = read_deliver(came.body)
        except BadPdu:
            _log.warning("pdu_not_understood", channel=NAME)
            came.answer(PERMANENT)
            return
        if is_receipt(deliver):
            came.answer(self._stored(lambda: self._take_receipt(deliver)))
            return
        number = from_wire(deliver.source)
        if number is None:
            _log.warning("texts_left_out", channel=NAME, count=1)
            came.answer(OK)
            return
        place, payload = place_of(deliver)
        heard = Heard(number, deliver, payload, came)
        if place is None:
            self._take([heard])
        else:
            self._join(heard, place)

    def _join(self, heard: Heard, place: Place) -> None:
        key = (heard.number, heard.deliver.destination, place.reference, place.total)
        parts = self._parts.setdefault(key, _Parts(monotonic()))
        parts.by_number[place.number] = heard
        if len(parts.by_number) == place.total:
            self._take(self._parts.pop(key).in_order)

    def _take_parts_that_stayed_alone(self) -> None:
        for key, parts in list(self._parts.items()):
            if monotonic() - parts.since > PARTS_WITHIN:
                for alone in self._parts.pop(key).in_order:
                    self._take([alone])

    def _take(self, parts: list[Heard]) -> None:
        """Carry out one text, and only then answer for each of its parts."""
        status = self._stored(lambda: self._receive(parts))
        for one in parts:
            one.came.answer(status)

    def _receive(self, parts: list[Heard]) -> None:
        number, payload = parts[0].number, b"".join(one.payload for one in parts)
        body = read_text(payload, parts[0].deliver.data_coding)
        if body is None:
            _log.info("text_is_no_command", channel=NAME)
            return
        body = body[:LONGEST_VALUE]
        said = Said(number, body)
        if self._may_be_a_repeat(body) and self._repeats.is_one(said, monotonic()):
            _log.info("text_is_a_repeat", channel=NAME)
        else:
            self._inbox.receive(InboundText(NAME, token_hex(16), number, body), self._now())
        self._repeats.answered(said, monotonic())

    def _may_be_a_repeat(self, body: str) -> bool:
        """Not a HELP, nor her own word for one, which is no command: twice is better than never."""
        body = without_prefix(body, self._inbox.prefixes).strip()
        return body.isdigit() or read(body).word not in (None, Word.HELP)

    def _take_receipt(self, deliver: Deliver) -> None:
        receipt = read_receipt(deliver)
        if receipt is None:
            _log.warning("receipt_not_understood", channel=NAME)
            return
        self._receipts.receive(NAME, *receipt, self._now())

    def _stored(self, step: Callable[[], None]) -> int:
        """The status to answer with: whatever was not stored has to come again."""
        try:
            step()
        except RecordUnavailable as unavailable:
            _log.error("record_unavailable", door=NAME, reason=str(unavailable))
            return TEMPORARY
        except Exception as error:  # noqa: BLE001  # a text must be carried out or come again
            _log.error("request_failed", exc_info=error)
            return TEMPORARY
        return OK


@dataclass(slots=True)
class _Parts:
    """What came of one text, since when."""

    since: float
    by_number: dict[int, Heard] = field(default_factory=dict)

    @property
    def in_order(self) -> list[Heard]:
        return [self.by_number[number] for number in sorted(self.by_number)]
