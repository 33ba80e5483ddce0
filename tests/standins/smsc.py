"""A stand-in of an SMSC over real TCP: it speaks through smpplib's codec, which shares no line with ours.

with Smsc() as smsc:
    smsc.will(status(0x58), times=1)             # the next submit_sm, then as before
    smsc.delivers("998000000001", "YORDAM")      # the status of our answer, None when none came
    assert smsc.texts_to("998000000011") == ["..."]
"""

import socket
import struct
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from ssl import SSLContext
from threading import Condition, Thread
from time import monotonic
from types import SimpleNamespace
from typing import Any, Self

import gsm0338  # registers the codec
from smpplib import smpp

from tests.standins.closed_port import ClosedPort
from tests.standins.provider import Shown

assert gsm0338
CODECS = {0: "gsm03.38", 8: "utf-16-be"}
LIMIT = 60
"""Seconds that anything here may take before the test has failed."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """A submit_sm as it arrived, and whether the phone gets it."""

    pdu: Any
    taken: bool
    id: str
    at: float

    @property
    def payload(self) -> bytes:
        """What is written in it, without its header."""
        message = self.pdu.short_message or b""
        return message[message[0] + 1 :] if self.pdu.esm_class & 0x40 else message

    @property
    def header(self) -> bytes:
        """The user data header, empty where there is none."""
        message = self.pdu.short_message or b""
        return message[: message[0] + 1] if self.pdu.esm_class & 0x40 else b""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What is done with a submit_sm: answered with a status or not at all, and then perhaps the line is cut."""

    status: int = 0
    answers: bool = True
    cuts: bool = False
    takes: bool = True


def status(number: int) -> Behaviour:
    """An answer with this status; the text is not taken unless it says so."""
    return Behaviour(number, takes=number == 0)


HANG = Behaviour(answers=False, takes=False)
TAKEN_BUT_CUT = Behaviour(answers=False, cuts=True)


class Smsc:
    """It listens from the start; `stop` closes its port and every session, `start` opens the same one again."""

    def __init__(self, tls: SSLContext | None = None) -> None:
        self.submitted: list[Submitted] = []
        self.binds: list[Any] = []
        self.bind_status = 0
        self.answers_enquiries = True
        self.is_silent = False
        self.enquiries = 0
        self.port = 0
        self._closed = ClosedPort()
        self._tls = tls
        self._behaviour = Behaviour()
        self._next: deque[Behaviour] = deque()
        self._ids = count(1)
        self._sequences = count(1000)
        self._answers: dict[int, int] = {}
        self._sessions: list[socket.socket] = []
        self._changed = Condition()
        self.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"smpp{'s' if self._tls else ''}://127.0.0.1:{self.port}"

    def will(self, behaviour: Behaviour, times: int | None = None) -> None:
        """Treat the next `times` texts so, or all from now on."""
        with self._changed:
            if times is None:
                self._behaviour = behaviour
            else:
                self._next.extend([behaviour] * times)

    def start(self) -> None:
        """Open the port."""
        self._closed.give_up()
        self._server = socket.create_server(("127.0.0.1", self.port))
        self.port = self._server.getsockname()[1]
        self._listening = Thread(target=self._listen, args=(self._server,))
        self._listening.start()

    def stop(self) -> None:
        """Close the port and cut every line."""
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._closed.hold(self.port)
        self.cut()
        self._listening.join()

    def close(self) -> None:
        """Close the port for good."""
        self.stop()
        self._closed.give_up()

    def cut(self) -> None:
        """Cut every line, and wait until nobody is bound."""
        with self._changed:
            for session in self._sessions:
                with suppress(OSError):
                    session.shutdown(socket.SHUT_RDWR)
        self.wait_for(lambda: not self._sessions)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def wait_for(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so that happens here."""
        with self._changed:
            assert self._changed.wait_for(is_so, LIMIT), "it did not come to that"

    def is_bound(self) -> bool:
        """Whether somebody is."""
        return bool(self._sessions)

    def until_bound(self) -> None:
        """Wait for a session."""
        self.wait_for(self.is_bound)

    def texts_to(self, number: str) -> list[str]:
        """The texts that a phone shows, in the order of their arrival."""
        return [one.text for one in self.shown() if one.phone == f"+{number}"]

    def shown(self) -> Iterator[Shown]:
        """What phones show: each text, put together from its parts, since the last of them is there."""
        came: dict[tuple[bytes, bytes], list[Submitted]] = {}
        for one in [one for one in list(self.submitted) if one.taken]:
            text = (one.pdu.destination_addr, one.header[:4])
            parts = [*came.pop(text, []), one]
            if one.header and len(parts) < one.header[4]:
                came[text] = parts
            else:
                words = _read(sorted(parts, key=lambda part: part.header[5:]))
                yield Shown(f"+{one.pdu.destination_addr.decode()}", words, one.at)

    def falls_silent(self) -> None:
        """Let everything lie that comes from now on: texts, binds, questions whether it is there."""
        self.is_silent = True

    def speaks_again(self) -> None:
        """Answer what comes from now on; whoever was bound is not any more."""
        self.is_silent = False
        self.cut()

    # ---- what it sends by itself

    def delivers(self, sender: str, text: str, **more: Any) -> int | None:
        """Send a text and wait for the answer."""
        is_gsm = all(ord(letter) < 128 for letter in text)
        payload = text.encode(CODECS[0] if is_gsm else CODECS[8])
        return self.answer_to(self.sends(sender, payload, data_coding=0 if is_gsm else 8, **more))

    def reports(self, message_id: str, state: str = "DELIVRD", text: str = "", **more: Any) -> int | None:
        """Send a delivery receipt and wait for the answer."""
        words = f"id:{message_id} sub:001 dlvrd:001 submit date:2611261200 done date:2611261201 stat:{state} err:000"
        return self.answer_to(self.sends("998000000011", f"{words} text:{text}".encode(), esm_class=0x04, **more))

    def sends(self, sender: str, payload: bytes, **more: Any) -> int:
        """Send a deliver_sm; answers with its sequence number."""
        fields = {"source_addr_ton": 1, "source_addr_npi": 1, "dest_addr_ton": 3, "destination_addr": "1199"}
        return self.sends_raw(
            "deliver_sm", source_addr=sender, short_message=payload, sm_length=len(payload), **{**fields, **more}
        )

    def sends_raw(self, command: str, **fields: Any) -> int:
        """Send any packet."""
        sequence = next(self._sequences)
        self.until_bound()
        _write(self._sessions[-1], command, sequence, **fields)
        return sequence

    def sends_bytes(self, data: bytes) -> None:
        """Send what may be no packet at all."""
        self.until_bound()
        self._sessions[-1].sendall(data)

    def answer_to(self, sequence: int) -> int | None:
        """The status with which we answered a packet; None when the line was cut instead."""
        session = self._sessions[-1] if self._sessions else None
        self.wait_for(lambda: sequence in self._answers or session not in self._sessions)
        return self._answers.get(sequence)

    def has_answer_to(self, sequence: int) -> bool:
        """Whether we answered already."""
        return sequence in self._answers

    # ---- sessions

    def _listen(self, server: socket.socket) -> None:
        talking: list[Thread] = []
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                break
            talking.append(Thread(target=self._talk, args=(connection,)))
            talking[-1].start()
        for one in talking:
            one.join()

    def _talk(self, connection: socket.socket) -> None:
        try:
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection.makefile("rb") as reading:
                while header := reading.read(4):
                    (length,) = struct.unpack(">I", header)
                    data = header + reading.read(length - 4)
                    if not self._take(
                        connection, smpp.parse_pdu(data, client=_client(0), allow_unknown_opt_params=True)
                    ):
                        break
        except (OSError, struct.error):
            pass
        finally:
            with self._changed:
                if connection in self._sessions:
                    self._sessions.remove(connection)
                self._changed.notify_all()
            connection.close()

    def _take(self, connection: socket.socket, pdu: Any) -> bool:
        if self.is_silent:
            return True
        match pdu.command:
            case "bind_transceiver":
                self._bind(connection, pdu)
            case "submit_sm":
                return self._submit(connection, pdu)
            case "enquire_link":
                with self._changed:
                    self.enquiries += 1
                    self._changed.notify_all()
                if self.answers_enquiries:
                    _write(connection, "enquire_link_resp", pdu.sequence)
            case "unbind":
                _write(connection, "unbind_resp", pdu.sequence)
                return False
            case "deliver_sm_resp" | "enquire_link_resp" | "generic_nack":
                with self._changed:
                    self._answers[pdu.sequence] = pdu.status
                    self._changed.notify_all()
        return True

    def _bind(self, connection: socket.socket, pdu: Any) -> None:
        with self._changed:
            self.binds.append(pdu)
            _write(connection, "bind_transceiver_resp", pdu.sequence, status=self.bind_status, system_id="smsc")
            if not self.bind_status:
                self._sessions.append(connection)
            self._changed.notify_all()

    def _submit(self, connection: socket.socket, pdu: Any) -> bool:
        with self._changed:
            behaviour = self._next.popleft() if self._next else self._behaviour
            message_id = f"smsc-{next(self._ids)}"
            self.submitted.append(Submitted(pdu, behaviour.takes, message_id, monotonic()))
            self._changed.notify_all()
        if behaviour.answers:
            named = {"message_id": message_id} if behaviour.status == 0 else {"message_id": ""}
            _write(connection, "submit_sm_resp", pdu.sequence, status=behaviour.status, **named)
        return not behaviour.cuts


def part(text: str, reference: int, total: int, number: int) -> dict[str, Any]:
    """One part of a long text, for `sends`."""
    written = text.encode(CODECS[8])
    return {"payload": bytes([5, 0, 3, reference, total, number]) + written, "data_coding": 8, "esm_class": 0x40}


def _read(parts: list[Submitted]) -> str:
    return b"".join(part.payload for part in parts).decode(CODECS[parts[0].pdu.data_coding])


def _write(connection: socket.socket, command: str, sequence: int, **fields: Any) -> None:
    pdu = smpp.make_pdu(command, client=_client(sequence), **fields)
    pdu.sequence = sequence
    if "status" in fields:
        pdu.status = fields["status"]
    with suppress(OSError):
        connection.sendall(pdu.generate())


def _client(sequence: int) -> Any:
    return SimpleNamespace(sequence=sequence, next_sequence=lambda: sequence)
