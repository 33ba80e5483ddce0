"""The session with an SMSC: a thread of its own keeps it bound, sends what others hand to it, and hears what comes.

Whoever submits waits for the answer with a limit of its own. An answer that never comes, or a link that is lost after
the packet left, means that nobody knows; a packet that did not leave surely was not sent.
"""

import itertools
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from time import monotonic

import structlog

from sms.gateways.smpp.link import Link, Place
from sms.gateways.smpp.pdu import BadPdu, Command, Pdu, bind_body, read_message_id
from sms.gateways.smpp.statuses import ReceiptIds

BIND_WITHIN = 5.0
ASK_AFTER = 15.0
"""Seconds of silence, after which we ask whether the other side is still there; after twice as many it is not."""
ANSWER_WITHIN = 30.0
"""Seconds; a side that answers no packet for so long is left, even if it answers that it is there."""
BACK_AFTER = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
"""Seconds until the first, second, … attempt to bind again; the last one repeats."""
POSTED_FOR = 600.0
"""Seconds after which the answer to what was posted is not expected any more: no dial lasts so long."""
TURN = 0.5

OK, TEMPORARY, INVALID_COMMAND = 0x00, 0x64, 0x03
_RESPONSE = 0x80000000
_LAST_SEQUENCE = 0x7FFFFFFF

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Account:
    """Who we are to the SMSC. The protocol allows a password of 8 characters; longer ones are sent as they are."""

    place: Place
    system_id: str
    password: str = field(repr=False)
    system_type: str = ""
    window: int = 10
    receipt_ids: ReceiptIds = ReceiptIds.SAME


@dataclass(frozen=True, slots=True)
class Answered:
    """The SMSC answered with this status (§5.1.3), and with an id if it took the message."""

    status: int
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """No answer came; `may_have_arrived` is False when the packet surely never left."""

    reason: str
    may_have_arrived: bool


@dataclass(frozen=True, slots=True)
class BindRefused:
    """The SMSC does not let us in, with this status."""

    status: int


@dataclass(eq=False, slots=True)
class _Waiting:
    """A packet that somebody waits for. `left_at` is monotonic seconds, None until it is on its way."""

    body: bytes
    left_at: float | None = None
    came: Answered | Unanswered | None = None
    is_over: threading.Event = field(default_factory=threading.Event)

    def end(self, came: Answered | Unanswered) -> None:
        self.came = came
        self.is_over.set()


@dataclass(frozen=True, slots=True)
class Came:
    """A deliver_sm, or a data_sm with `is_data`.

    `answer` sends its status, on the link by which it came and no other, and says if that is there. `post` sends a
    submit_sm there for whose answer nobody waits: it may come minutes later, and is heard then. `id` is the same only
    where the very packet came twice, on one link under one number.
    """

    id: str
    body: bytes = field(repr=False)
    answer: Callable[[int], bool]
    post: Callable[[bytes, "Heard"], bool] = field(repr=False)
    is_data: bool = False


Heard = Callable[["Answered | Unanswered"], None]
"""Told of the answer to what was posted; must not block."""


@dataclass(frozen=True, slots=True)
class _Posted:
    """What was posted, and when, in monotonic seconds."""

    body: bytes = field(repr=False)
    heard: Heard
    at: float


class Session:
    """Of `start`: `hear` is told of each deliver_sm and data_sm and must not block, `lost` of the end of a link."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._lock = threading.Lock()
        self._line: deque[_Waiting] = deque()
        self._under_way: dict[int, _Waiting] = {}
        self._replies: deque[tuple[Link, Pdu]] = deque()
        self._posts: deque[tuple[Link, _Posted]] = deque()
        self._posted: dict[int, _Posted] = {}
        self._link: Link | None = None
        self._refused: int | None = None
        self._tried = threading.Event()
        self._stopping = threading.Event()
        self._sequences = itertools.cycle(range(1, _LAST_SEQUENCE))
        self._thread: threading.Thread | None = None

    def start(self, hear: Callable[[Came], None], lost: Callable[[], None]) -> None:
        """Bind, and bind again whenever the link is lost, until stopped."""
        self._hear, self._lost = hear, lost
        self._thread = threading.Thread(target=self._run, name="smpp")
        self._thread.start()

    def stop(self) -> None:
        """Unbind and end."""
        self._stopping.set()
        with self._lock:
            if self._link:
                self._link.poke()
        if self._thread:
            self._thread.join()

    def submit(self, body: bytes, until: float) -> Answered | Unanswered | BindRefused:
        """Send a submit_sm and wait for its answer, until then in monotonic seconds; never raises.

        While the first attempt to bind is under way it waits for that too, so that no route is given up at the start.
        """
        if self._thread is not None:
            self._tried.wait(max(until - monotonic(), 0))
        waiting = _Waiting(body)
        with self._lock:
            if self._link is None:
                return BindRefused(self._refused) if self._refused else Unanswered("not bound", may_have_arrived=False)
            self._line.append(waiting)
            self._link.poke()
        waiting.is_over.wait(max(until - monotonic(), 0))
        with self._lock:
            if waiting.came is None and waiting.left_at is None:
                self._line.remove(waiting)
                return Unanswered("the window is full", may_have_arrived=False)
            return waiting.came or Unanswered("no answer in time", may_have_arrived=True)

    def trouble(self, patience: float) -> str | None:
        """Why a text would not go through now: not bound, or what left got no answer for so long. None when it may."""
        with self._lock:
            if self._link is None:
                return f"refused {self._refused:#x}" if self._refused else "not bound"
            return "no answer" if self._longest_unanswered() > patience else None

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            was_bound, reason = self._be_bound()
            self._tried.set()
            failures = 0 if was_bound else failures + 1
            if not self._stopping.is_set():
                _log.warning("smpp_unbound", reason=reason, was_bound=was_bound)
                self._stopping.wait(BACK_AFTER[min(failures, len(BACK_AFTER)) - 1] if failures else BACK_AFTER[0])

    def _be_bound(self) -> tuple[bool, str]:
        """Bind and serve until the link is lost; says whether it was bound, and why it ended."""
        was_bound = False
        try:
            with Link(self._account.place) as link:
                try:
                    was_bound = self._bind(link)
                    if not was_bound:
                        return False, f"refused {self._refused:#x}"
                    self._serve(link)
                finally:
                    self._let_go()
        except Exception as error:  # noqa: BLE001  # whatever broke, there must be a next attempt
            self._refused = None
            return was_bound, str(error) if isinstance(error, BadPdu) else type(error).__name__
        return was_bound, "stopped"

    def _bind(self, link: Link) -> bool:
        """Say who we are; False when that is refused."""
        account, until = self._account, monotonic() + BIND_WITHIN
        body = bind_body(account.system_id, account.password, account.system_type)
        link.write(Pdu(Command.BIND_TRANSCEIVER, OK, next(self._sequences), body))
        while monotonic() < until and not self._stopping.is_set():
            for pdu in link.turn(TURN):
                if pdu.command in (Command.BIND_TRANSCEIVER_RESP, Command.GENERIC_NACK):
                    with self._lock:
                        self._refused = pdu.status or None
                        self._link = None if self._refused else link
                    self._tried.set()
                    return self._refused is None
        raise TimeoutError

    def _serve(self, link: Link) -> None:
        _log.info("smpp_bound")
        has_asked = False
        while not self._stopping.is_set():
            self._write_what_waits(link)
            for pdu in link.turn(TURN):
                self._take(link, pdu)
                has_asked = False
            self._look_at_the_clock()
            silent = monotonic() - link.heard_at
            if silent > 2 * ASK_AFTER:
                raise TimeoutError
            if silent > ASK_AFTER and not has_asked:
                link.write(Pdu(Command.ENQUIRE_LINK, OK, next(self._sequences)))
                has_asked = True
        self._write_what_waits(link)
        link.write(Pdu(Command.UNBIND, OK, next(self._sequences)))
        for _ in link.turn(TURN):
            pass

    def _write_what_waits(self, link: Link) -> None:
        """Replies first, so that nothing that came is sent again; then screens; then texts, while the window has room.

        A screen has no part in the window: its answer may wait until she has pressed a key.
        """
        with self._lock:
            while self._replies:
                of, reply = self._replies.popleft()
                if of is link:
                    link.write(reply)
            while self._posts:
                to, posted = self._posts.popleft()
                if to is link:
                    sequence = next(self._sequences)
                    self._posted[sequence] = posted
                    link.write(Pdu(Command.SUBMIT_SM, OK, sequence, posted.body))
            while self._line and len(self._under_way) < self._account.window:
                waiting, sequence = self._line.popleft(), next(self._sequences)
                waiting.left_at = monotonic()
                self._under_way[sequence] = waiting
                link.write(Pdu(Command.SUBMIT_SM, OK, sequence, waiting.body))

    def _take(self, link: Link, pdu: Pdu) -> None:
        match pdu.command:
            case Command.SUBMIT_SM_RESP | Command.GENERIC_NACK:
                self._answered(pdu)
            case Command.DELIVER_SM | Command.DATA_SM:
                is_data = pdu.command == Command.DATA_SM
                ways = partial(self._reply, link, pdu), partial(self._post, link)
                self._hear(Came(f"{link.name} {pdu.sequence}", pdu.body, *ways, is_data))
            case Command.ENQUIRE_LINK:
                link.write(Pdu(Command.ENQUIRE_LINK_RESP, OK, pdu.sequence))
            case Command.UNBIND:
                link.write(Pdu(Command.UNBIND_RESP, OK, pdu.sequence))
                for _ in link.turn(0):
                    pass
                raise ConnectionError("unbound by the other side")
            case command if not command & Command.GENERIC_NACK:
                link.write(Pdu(Command.GENERIC_NACK, INVALID_COMMAND, pdu.sequence))
            case _:
                pass  # an answer to what we did not ask

    def _answered(self, pdu: Pdu) -> None:
        with self._lock:
            waiting = self._under_way.pop(pdu.sequence, None)
            posted = self._posted.pop(pdu.sequence, None)
        if waiting:
            waiting.end(Answered(pdu.status, read_message_id(pdu.body)))
        if posted:
            posted.heard(Answered(pdu.status))

    def _reply(self, link: Link, to: Pdu, status: int) -> bool:
        with self._lock:
            if self._link is not link:
                return False
            self._replies.append((link, Pdu(to.command | _RESPONSE, status, to.sequence, b"\0")))
            link.poke()
        return True

    def _post(self, link: Link, body: bytes, heard: Heard) -> bool:
        with self._lock:
            if self._link is not link:
                return False
            self._posts.append((link, _Posted(body, heard, monotonic())))
            link.poke()
        return True

    def _look_at_the_clock(self) -> None:
        with self._lock:
            unanswered = self._longest_unanswered()
            for sequence, posted in list(islice(self._posted.items(), 1)):  # the oldest
                if monotonic() - posted.at > POSTED_FOR:
                    del self._posted[sequence]
        if unanswered > ANSWER_WITHIN:
            raise TimeoutError

    def _longest_unanswered(self) -> float:
        left = [waiting.left_at for waiting in self._under_way.values() if waiting.left_at is not None]
        return monotonic() - min(left) if left else 0.0

    def _let_go(self) -> None:
        """The link is lost: what left may have arrived, what did not surely has not."""
        with self._lock:
            was_bound, self._link = self._link is not None, None
            for waiting in (*self._under_way.values(), *self._line):
                waiting.end(Unanswered("the link was lost", may_have_arrived=waiting.left_at is not None))
            self._under_way.clear()
            self._line.clear()
            self._replies.clear()
            lost = [*self._posted.values(), *(posted for _, posted in self._posts)]
            self._posted.clear()
            self._posts.clear()
        for posted in lost:
            posted.heard(Unanswered("the link was lost", may_have_arrived=True))
        if was_bound:
            self._lost()
