"""What comes in over SMPP: texts and receipts, stored before the SMSC hears that we have them (P1).

The protocol gives a text no id and no time. So what the SMSC sends again after a link was lost is known as a repeat
only by what it says, and only while its answer may have been lost with the link (`repeats`). A HELP never is one.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from queue import Empty, SimpleQueue
from secrets import token_hex
from time import monotonic

import structlog

from alerts.book import RecordUnavailable
from doors.form import LONGEST_VALUE
from doors.inbound import RawText
from sms.gateways.smpp.alphabets import read_text
from sms.gateways.smpp.pdu import BadPdu, Deliver, read_data, read_deliver
from sms.gateways.smpp.repeats import Repeats, Said
from sms.gateways.smpp.session import OK, TEMPORARY, Came
from sms.gateways.smpp.statuses import ReceiptIds, is_receipt, read_receipt
from sms.gateways.smpp.wording import Place, place_of
from sms.her_words.read import Word, read, without_prefix
from sms.inbox import Inbox
from sms.receipts import Receipts

NAME = "smpp"
LONGEST_LINE = 1000
PARTS_WITHIN = 3.0
"""Seconds; then each part is stored as a text of its own, since an SMSC may wait for its answer before the next."""
WHOLE_WITHIN = 30.0
"""Seconds in which the parts are put together even so, also over a link that was lost and is back."""
PERMANENT = 0x65

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _LinkLost:
    """When it was, in monotonic seconds."""

    at: float


@dataclass(frozen=True, slots=True)
class Heard:
    """A text or a part of one, as it came, its payload without a header."""

    deliver: Deliver = field(repr=False)
    payload: bytes = field(repr=False)
    came: Came


class Reception:
    """Takes what the session hears, in a thread of its own and in order, so that a slow record holds up no answer."""

    def __init__(
        self, inbox: Inbox, receipts: Receipts, now: Callable[[], datetime], ids: ReceiptIds = ReceiptIds.SAME
    ) -> None:
        self._inbox = inbox
        self._receipts = receipts
        self._now = now
        self._ids = ids
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
                        self._repeats.link_lost(at)
            except Empty:
                pass
            self._look_at_the_parts()

    def _answer(self, came: Came) -> None:
        try:
            deliver = read_data(came.body) if came.is_data else read_deliver(came.body)
        except BadPdu:
            _log.warning("pdu_not_understood", channel=NAME)
            came.answer(PERMANENT)
            return
        if deliver.is_ussd:  # her key "1" is no text "1"
            _log.warning("dial_without_a_road", channel=NAME)
            came.answer(PERMANENT)
            return
        if is_receipt(deliver):
            came.answer(self._stored(lambda: self._take_receipt(deliver)))
            return
        place, payload = place_of(deliver)
        heard = Heard(deliver, payload, came)
        if place is None:
            came.answer(self._taken([heard]))
        else:
            self._join(heard, place)

    def _join(self, heard: Heard, place: Place) -> None:
        """Put a part to the others of its text. One that is a HELP even alone does not wait for them."""
        key = (heard.deliver.source, heard.deliver.destination, place.reference, place.total)
        parts = self._parts.setdefault(key, _Parts(monotonic()))
        before = parts.by_number.get(place.number)
        if before and before.payload != heard.payload:  # another text, under a number that was used before
            self._take_alone(parts)
            parts = self._parts[key] = _Parts(monotonic())
        parts.by_number[place.number] = heard
        if place.number in parts.taken:
            heard.came.answer(OK)
        elif len(parts.by_number) == place.total:
            self._take_whole(parts)
        elif self._is_help([heard]):
            self._take_alone(parts, only=place.number)
            parts.has_called = True

    def _take_whole(self, parts: "_Parts") -> None:
        """Carry out the whole, and only then answer for those of its parts for which nobody did."""
        waiting = [number for number in parts.by_number if number not in parts.taken]
        status = self._taken(parts.in_order, quietly=parts.has_called)
        for number in waiting:
            parts.by_number[number].came.answer(status)
            if status != OK:
                del parts.by_number[number]  # it comes again
        if status == OK:
            parts.taken.update(waiting)

    def _take_alone(self, parts: "_Parts", only: int | None = None) -> None:
        """Carry out parts as texts of their own."""
        for number, alone in sorted(parts.by_number.items()):
            if number not in parts.taken and only in (None, number):
                status = self._taken([alone])
                alone.came.answer(status)
                if status == OK:
                    parts.taken.add(number)

    def _look_at_the_parts(self) -> None:
        for key, parts in list(self._parts.items()):
            age = monotonic() - parts.since
            if age > PARTS_WITHIN:
                self._take_alone(parts)
            if age > max(WHOLE_WITHIN, PARTS_WITHIN):
                del self._parts[key]

    def _taken(self, parts: list[Heard], *, quietly: bool = False) -> int:
        return self._stored(lambda: self._receive(parts, quietly=quietly))

    def _receive(self, parts: list[Heard], *, quietly: bool) -> None:
        sender, body = parts[0].deliver.source, _text_of(parts)
        if body is None:
            _log.info("text_is_unreadable", channel=NAME)
            self._inbox.keep(RawText(NAME, token_hex(16), sender, _in_hexadecimal(parts)), self._now())
            return
        said = Said(sender, body)
        if self._may_be_a_repeat(body) and self._repeats.is_one(said, monotonic()):
            _log.info("text_is_a_repeat", channel=NAME)
        else:
            self._inbox.hear(RawText(NAME, token_hex(16), sender, body), self._now(), quietly=quietly)
        self._repeats.answered(said, monotonic())

    def _is_help(self, parts: list[Heard]) -> bool:
        return read(without_prefix(_text_of(parts) or "", self._inbox.prefixes)).word is Word.HELP

    def _may_be_a_repeat(self, body: str) -> bool:
        """Not a call, nor her own word for one, which is no command: twice is better than never."""
        body = without_prefix(body, self._inbox.prefixes).strip()
        return body.isdigit() or read(body).word not in (None, Word.HELP, Word.POSSIBLE)

    def _take_receipt(self, deliver: Deliver) -> None:
        receipt = read_receipt(deliver, self._ids)
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


def _text_of(parts: list[Heard]) -> str | None:
    """What is written in all of them, each in its own alphabet; None where nothing is."""
    texts = [
        read_text(b"".join(one.payload for one in alike), coding)
        for coding, alike in groupby(parts, key=lambda part: part.deliver.data_coding)
    ]
    return None if not any(texts) and None in texts else "".join(text or "\ufffd" for text in texts)[:LONGEST_VALUE]


def _in_hexadecimal(parts: list[Heard]) -> str:
    """What is no text, as somebody may be able to read it."""
    return " ".join(f"[{part.deliver.data_coding:#04x}] {part.payload.hex(' ')}" for part in parts)[:LONGEST_VALUE]


@dataclass(slots=True)
class _Parts:
    """What came of one text, since when; which of it was carried out already; whether that was a HELP."""

    since: float
    by_number: dict[int, Heard] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    has_called: bool = False

    @property
    def in_order(self) -> list[Heard]:
        return [self.by_number[number] for number in sorted(self.by_number)]
