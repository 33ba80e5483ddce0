"""A stand-in of an operator's USSD centre over real TCP, whose packets are written and read by code of its own.

with UssdCentre() as centre:
    dial = centre.dial("998000000001", "*000#")
    assert "YORDAM" in dial.sees()
    dial.types("1")
"""

import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from ssl import SSLContext
from threading import Condition, Thread
from typing import Any, Self

LIMIT = 60
"""Seconds that anything here may take before the test has failed."""

DELIVER, SUBMIT, SUBMIT_RESP, UNBIND = 0x05, 0x04, 0x80000004, 0x06
SERVICE_OP, SESSION_INFO, REFERENCE = 0x0501, 0x1383, 0x0204
BEGIN, KEY, RELEASED = 1, 18, 129


@dataclass(frozen=True, slots=True)
class Shown:
    """A submit_sm as it arrived."""

    sequence: int
    service_type: bytes
    source: bytes
    destination: bytes
    coding: int
    payload: bytes
    tags: dict[int, bytes]

    @property
    def op(self) -> int:
        """Its operation."""
        return self.tags[SERVICE_OP][0]

    @property
    def text(self) -> str:
        """The screen."""
        return self.payload.decode("utf-16-be" if self.coding in (8, 72) else "ascii").strip("\r")


@dataclass(slots=True)
class Cut:
    """A line is cut at one of a phone's packets, counted in both directions; `arrives`: once that has passed."""

    number: str
    at: int
    arrives: bool
    passed: int = 0


@dataclass(slots=True)
class Answers:
    """What is done with a submit_sm: answered with a status at once, once she pressed a key, or never; twice."""

    status: int = 0
    when: str = "at once"
    times: int = 1


class UssdCentre:
    """It listens from the start; every line that is bound hears the packets of `dial` in turn."""

    def __init__(self, tls: SSLContext | None = None) -> None:
        self._tls = tls
        self.answers = Answers()
        self.shown: list[Shown] = []
        self.lines: list[socket.socket] = []
        self.responses: dict[int, int] = {}
        self.events: list[str] = []
        self.came = self.binds = 0
        """How many lines came, and how many of them asked to be bound."""
        self.unsaid: list[tuple[socket.socket, int]] = []
        self.cut_at: Cut | None = None
        self.on_answer: Callable[[int], None] = lambda _sequence: None
        self._of: dict[int, bytes] = {}
        self.changed = Condition()
        self._sequences = count(5000)
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self._thread = Thread(target=self._listen)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"smpp{'s' if self._tls else ''}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join()

    def cut(self) -> None:
        """Cut every line."""
        with self.changed:
            for line in self.lines:
                with suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)
        self.until(lambda: not self.lines)

    def until(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so that happens here."""
        with self.changed:
            assert self.changed.wait_for(is_so, LIMIT), "it did not come to that"

    def until_bound(self, lines: int = 1) -> None:
        """Wait for so many."""
        self.until(lambda: len(self.lines) >= lines)

    def dial(self, number: str, text: str | None = "*000#", **how: Any) -> "Dialled":
        """Begin a session; None leaves the text out."""
        dialled = Dialled(self, number, **how)
        dialled.begins(text)
        return dialled

    def delivers(self, packet: bytes, line: int = -1) -> int:
        """Send the body of a deliver_sm; answers with its sequence number."""
        self.until_bound()
        sequence = next(self._sequences)
        self._of[sequence] = packet
        with self.changed:
            on = self.lines[line]
        with self._passing(on, packet) as arrives:
            if arrives:
                self._sends(struct.pack(">IIII", 16 + len(packet), DELIVER, 0, sequence) + packet, on)
        return sequence

    @contextmanager
    def _passing(self, line: socket.socket, packet: bytes) -> Iterator[bool]:
        """Whether a packet of a phone passes; the line may be cut before or after it."""
        cut = self.cut_at
        if cut is None or cut.number.encode() not in packet:
            yield True
            return
        cut.passed += 1
        is_now = cut.passed == cut.at
        yield cut.arrives or not is_now
        if is_now:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def sends(self, octets: bytes, line: int = -1) -> None:
        """Send what may be no packet at all."""
        self._sends(octets, self.lines[line])

    def _sends(self, octets: bytes, line: socket.socket) -> None:
        with suppress(OSError):
            line.sendall(octets)

    def response_to(self, sequence: int) -> int:
        """The status with which we answered."""
        self.until(lambda: sequence in self.responses)
        return self.responses[sequence]

    def say_what_was_not_said(self, status: int = 0) -> None:
        """Answer the screens that were not answered yet."""
        unsaid, self.unsaid = self.unsaid, []
        for line, sequence in unsaid:
            self._say(line, sequence, status)

    # ---- lines

    def _listen(self) -> None:
        talking: list[Thread] = []
        while True:
            try:
                line, _ = self._server.accept()
            except OSError:
                break
            self.came += 1
            talking.append(Thread(target=self._talk, args=(line,)))
            talking[-1].start()
        for one in talking:
            one.join()

    def _talk(self, line: socket.socket) -> None:
        try:
            if self._tls:
                line = self._tls.wrap_socket(line, server_side=True)
            with line.makefile("rb") as reading:
                while header := reading.read(16):
                    length, command, status, sequence = struct.unpack(">IIII", header)
                    self._take(line, command, status, sequence, reading.read(length - 16))
        except (OSError, struct.error):
            pass
        finally:
            with self.changed:
                if line in self.lines:
                    self.lines.remove(line)
                self.changed.notify_all()
            line.close()

    def _take(self, line: socket.socket, command: int, status: int, sequence: int, body: bytes) -> None:
        with self.changed:
            if command == 0x09:
                self.binds += 1
                line.sendall(struct.pack(">IIII", 21, 0x80000009, 0, sequence) + b"ussd\0")
                self.lines.append(line)
            elif command in (0x15, UNBIND):
                line.sendall(struct.pack(">IIII", 16, command | 0x80000000, 0, sequence))
            elif command == 0x80000005:
                self._answered(line, status, sequence)
            elif command == SUBMIT:
                self._submitted(line, sequence, body)
            self.changed.notify_all()

    def _answered(self, line: socket.socket, status: int, sequence: int) -> None:
        with self._passing(line, self._of.get(sequence, b"")) as arrives:
            if arrives:
                self.responses[sequence] = status
                self.events.append(f"answered {sequence}")
                self.on_answer(sequence)

    def _submitted(self, line: socket.socket, sequence: int, body: bytes) -> None:
        with self._passing(line, body) as arrives:
            if not arrives:
                return
            self.shown.append(read_submit(sequence, body))
            self.events.append("shown")
        if self.answers.when != "at once":
            self.unsaid.append((line, sequence))
            return
        with self._passing(line, body) as arrives:
            for _ in range(self.answers.times if arrives else 0):
                self._say(line, sequence, self.answers.status)

    def _say(self, line: socket.socket, sequence: int, status: int) -> None:
        with suppress(OSError):
            line.sendall(struct.pack(">IIII", 18, SUBMIT_RESP, status, sequence) + b"x\0")


@dataclass(slots=True)
class Dialled:
    """One session as a centre keeps it. `tag` is where its id stands, None where her number is the session."""

    centre: UssdCentre
    number: str
    tag: int | None = SESSION_INFO
    id: bytes = b"\x2a\x00"
    code: str = "000"
    coding: int = 15
    octets: bytes | None = None
    in_payload: bool = False
    later_without_number: bool = False
    counts_turns: bool = True
    line: int = -1
    seen: int = 0
    sent: list[bytes] = field(default_factory=list)
    sequence: int = 0

    def begins(self, text: str | None, op: int = BEGIN) -> int:
        """Send the first packet; answers with its sequence number."""
        return self._put(self.packet(op, text, is_first=True))

    def types(self, *keys: str) -> str:
        """Press keys, one after the other screen; answers with the last screen."""
        for key in keys:
            screen = self.sees_after(lambda key=key: self.presses(key))
        return screen

    def presses(self, key: str) -> int:
        """Send a key and do not wait."""
        if self.tag == SESSION_INFO and self.counts_turns:
            self.id = bytes([self.id[0], self.id[1] + 2 & 0xFF])
        return self._put(self.packet(KEY, key))

    def hangs_up(self) -> int:
        """Send that the network released it."""
        return self._put(self.packet(RELEASED, None))

    def again(self, packet: int = -1) -> int:
        """Send a packet once more."""
        return self.centre.delivers(self.sent[packet], self.line)

    def sees(self) -> str:
        """The next screen."""
        mine = self.number.encode()
        self.centre.until(lambda: sum(one.destination == mine for one in self.centre.shown) > self.seen)
        self.seen += 1
        return [one for one in self.centre.shown if one.destination == mine][self.seen - 1].text

    def sees_after(self, step: Callable[[], object]) -> str:
        """The screen that follows."""
        step()
        return self.sees()

    @property
    def last(self) -> Shown:
        """The last packet to her."""
        return [one for one in self.centre.shown if one.destination == self.number.encode()][-1]

    def packet(self, op: int, text: str | None, *, is_first: bool = False) -> bytes:
        """A deliver_sm of this session."""
        hides = self.later_without_number and not is_first
        source = b"\0\0\0" if hides else b"\1\1" + self.number.encode() + b"\0"
        destination = b"\0\0\0" if hides else b"\0\1" + self.code.encode() + b"\0"
        written = (text or "").encode("utf-16-be" if self.coding in (8, 0x48) else "ascii")
        octets = written if self.octets is None else self.octets
        short, tags = (b"", {0x0424: octets}) if self.in_payload else (octets, {})
        tags[SERVICE_OP] = bytes([op])
        if self.tag is not None:
            tags[self.tag] = self.id
        body = b"USSD\0" + source + destination + bytes([0, 0, 0]) + b"\0\0" + bytes([0, 0, self.coding, 0])
        body += bytes([len(short)]) + short
        return body + b"".join(struct.pack(">HH", tag, len(value)) + value for tag, value in tags.items())

    def _put(self, packet: bytes) -> int:
        self.sent.append(packet)
        self.sequence = self.centre.delivers(packet, self.line)
        return self.sequence


def read_submit(sequence: int, body: bytes) -> Shown:
    """Read the body of a submit_sm."""

    def text() -> bytes:
        nonlocal body
        found, _, body = body.partition(b"\0")
        return found

    def octets(number: int) -> bytes:
        nonlocal body
        found, body = body[:number], body[number:]
        return found

    service_type = text()
    octets(2)
    source = text()
    octets(2)
    destination = text()
    octets(3)
    text(), text()
    coding, payload = octets(4)[2], octets(octets(1)[0])
    tags = {}
    while body:
        tag, length = struct.unpack(">HH", octets(4))
        tags[tag] = octets(length)
    return Shown(sequence, service_type, source, destination, coding, payload, tags)
