"""Threads that share the door: who leads reads whatever comes from any client, and each answers what is whole.

A request takes a thread only when it is whole. Gateways go before strangers, and strangers never hold more than half of
the threads. Head, body and answer of a request have deadlines, and an idle connection too.
"""

import errno
import select
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

import structlog

from doors.secret import is_ours
from doors.server.connection import Connection
from doors.server.gateway_interface import answer_of, base_of, environ_of, line_of
from doors.server.lead import Lead
from doors.server.places import Places
from doors.server.reader import NoRequest, Whole

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HEAD_WITHIN, BODY_WITHIN, LONG_BODY_WITHIN, IDLE_AT_MOST = 10.0, 10.0, 30.0, 60.0
"""Seconds; a long body is one that only a gateway may send."""
TAKEN_WITHIN = 10.0
"""Seconds in which a client has to take some more of its answer."""
ENDING_WITHIN = 2.0
THREADS = 4
"""Python runs one at a time, and requests that store HELPs at the same time share a commit."""
FOR_GATEWAYS = 2
"""Threads that nobody else may hold, where there are gateways."""
MOST_HELD = 64 * 1024 * 1024
"""Octets of requests on their way, of all clients."""

LAST_ANSWERS_WITHIN = 10.0
GATEWAY_SECRETS = "gateway_secrets"
"""Where an application, among its extensions, says by which secrets it knows gateways."""
TICK = 1.0

_NO_ROOM = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
"""Why a connection cannot be taken that another has to make room for."""
_PIECE = 16 * 1024
_AT_ONCE = 256
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_Waiting = tuple[Connection, Whole]
_log = structlog.get_logger()


class Server:
    """Serves one application at one listening socket. `most`: connections that are open at once."""

    def __init__(
        self,
        application: "WSGIApplication",
        listener: socket.socket,
        secrets: Sequence[str],
        most: int,
        threads: int = THREADS,
    ) -> None:
        self._application = application
        self._listener = listener
        listener.setblocking(False)
        self.address = listener.getsockname()
        self._base = base_of(*self.address[:2])
        self._secrets = tuple(secrets)
        self._threads = threads
        self._most_of_strangers = threads - FOR_GATEWAYS if self._secrets else threads
        self._most_waiting = most // 4
        self._epoll = select.epoll()
        self._epoll.register(listener, select.EPOLLIN)
        self._connections: dict[int, Connection] = {}
        self._places: Places[Connection] = Places(most)
        self._lead = Lead()
        self._mutex = threading.Lock()
        self._gateways: deque[_Waiting] = deque()
        self._strangers: deque[_Waiting] = deque()
        self._of_strangers = 0
        self._held = 0
        self._now = time.monotonic()
        self._next_sweep = 0.0
        self._told_to_stop = threading.Event()
        self._is_over = False

    def serve(self) -> None:
        """Answer until told to stop; what has begun by then has some seconds to be answered."""
        for number in range(self._threads):
            threading.Thread(target=self._work, args=(number,), name=f"door-{number}", daemon=True).start()
        self._told_to_stop.wait()
        until = time.monotonic() + LAST_ANSWERS_WITHIN
        while (self._is_listening() or self._connections) and time.monotonic() < until:
            time.sleep(0.02)
        self._listener.close()  # before the process ends, which frees an address only when its last thread is gone
        self._is_over = True

    def stop(self, *_signal: object) -> None:
        """Take no more connections, and end those that rest."""
        self._told_to_stop.set()

    @property
    def connections(self) -> int:
        """How many are open."""
        return len(self._connections)

    # ---- the threads

    def _work(self, me: int) -> None:
        """DANGER: were a leader to end by a failure, nobody would take over, and the door be shut."""
        while not self._is_over:
            self._lead.wait(me)
            is_leading = True
            while is_leading and not self._is_over:
                if found := self._find():
                    self._lead.begins()
                    self._alone(self._answer, *found)
                    is_leading = self._lead.goes_on(me)
            while found := self._next():  # the new leader may be waiting for octets
                self._alone(self._answer, *found)

    def _alone(self, deed: Callable[..., None], connection: Connection, *rest: Whole) -> None:
        """A failure of ours ends the connection that it happened to, and nothing else."""
        try:
            deed(connection, *rest)
        except Exception as failure:  # noqa: BLE001  # whatever it is, the others go on
            _log.error("connection_failed", exc_info=failure)
            self._close(connection, was_busy=True)

    def _find(self) -> _Waiting | None:
        """Of the leader: what is to be answered next; a gateway that is just coming goes before strangers that wait."""
        if not self._gateways:
            may_go_on = self._strangers and self._of_strangers < self._most_of_strangers
            try:
                self._look(0 if may_go_on else TICK)
            except Exception as failure:  # noqa: BLE001  # whatever it is, the next look may go well
                _log.error("look_failed", exc_info=failure)
        return self._next()

    def _next(self) -> _Waiting | None:
        with self._mutex:
            if self._gateways:
                return self._gateways.popleft()
            if self._strangers and self._of_strangers < self._most_of_strangers:
                self._of_strangers += 1
                return self._strangers.popleft()
            return None

    def _answer(self, connection: Connection, request: Whole) -> None:
        try:
            environ = environ_of(request, self._base, connection.address)
            stays_open = request.stays_open and not self._told_to_stop.is_set()
            octets = answer_of(self._application, environ, stays_open)
        except NoRequest as no:
            octets, stays_open = line_of(no.status), False
        finally:
            if not request.is_known:
                with self._mutex:
                    self._of_strangers -= 1
        self._give(connection, octets, stays_open)

    # ---- of the leader: what comes in

    def _look(self, patience: float) -> None:
        events = self._epoll.poll(patience, _AT_ONCE)
        self._now = time.monotonic()
        for fd, _ in events:
            if connection := self._connections.get(fd):
                self._alone(self._look_at, connection)
            elif fd == self._listener.fileno():
                self._accept()
        if self._now >= self._next_sweep:
            self._next_sweep = self._now + TICK
            self._sweep()

    def _accept(self) -> None:
        for _ in range(_AT_ONCE):
            try:
                sock, address = self._listener.accept()
            except BlockingIOError:
                return
            except OSError as error:
                _log.error("no_connection_taken", reason=error.strerror)
                if error.errno in _NO_ROOM:
                    self._drop_longest_idle(1)
                return
            sock.setblocking(False)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection = Connection(sock, address[0], self._shows_secret, self._now + HEAD_WITHIN)
            self._connections[connection.fd] = connection
            self._places.enter(connection)
            self._epoll.register(connection.fd, select.EPOLLIN)
            while one := self._places.in_excess():
                self._close(one)

    def _look_at(self, connection: Connection) -> None:
        if connection.is_busy and self._is_left_alone(connection):
            return
        if connection.out:
            self._give(connection, connection.out, stays_open=not connection.is_ending)
            return
        try:
            octets = connection.sock.recv(_PIECE)
        except BlockingIOError:
            return
        except OSError:
            self._close(connection)
            return
        if connection.is_ending and octets:
            return
        if octets:
            self._read(connection, octets)
        elif connection.reader.has_head and not connection.is_ending:
            self._refuse(connection, "400 Bad Request", b"the body is cut short")
        else:
            self._close(connection)

    def _is_left_alone(self, connection: Connection) -> bool:
        """More came from one who is being answered: look at it no more until the answer is out."""
        with self._mutex:
            if connection.is_busy and not connection.is_unwatched:
                self._epoll.unregister(connection.fd)
                connection.is_unwatched = True
            return connection.is_busy

    def _read(self, connection: Connection, octets: bytes) -> None:
        reader = connection.reader
        had_head, was_long, had_begun = reader.has_head, reader.is_long, reader.has_begun
        try:
            request = reader.take(octets)
        except NoRequest as no:
            self._refuse(connection, no.status)
            return
        if request:
            self._wait_in_line(connection, request)
            return
        self._places.is_heard(connection, reader.is_known, connection.is_known)
        connection.is_known = reader.is_known
        if reader.is_long > was_long:
            connection.deadline = self._now + LONG_BODY_WITHIN
        elif reader.has_head > had_head:
            connection.deadline = self._now + BODY_WITHIN
        elif reader.has_begun > had_begun:
            connection.deadline = self._now + HEAD_WITHIN
        if reader.wants_continue:
            reader.wants_continue = False
            with suppress(OSError):
                connection.sock.send(_CONTINUE)
        if not reader.is_long:
            self._hold(connection, len(octets))

    def _wait_in_line(self, connection: Connection, request: Whole) -> None:
        """DANGER: from here on the connection belongs to the thread that answers it."""
        connection.is_busy = True
        self._places.is_busy(connection, request.is_known, connection.is_known)
        connection.is_known = request.is_known
        (self._gateways if request.is_known else self._strangers).append((connection, request))
        if len(self._strangers) > self._most_waiting:
            with self._mutex:
                one, _ = self._strangers.popleft()
            self._alone(self._refuse_beyond, one)

    def _hold(self, connection: Connection, octets: int) -> None:
        connection.held += octets
        with self._mutex:
            self._held += octets
        if self._held > MOST_HELD:
            for one in self._places.longest_idle():
                if one.held:
                    self._close(one)
                if self._held <= MOST_HELD:
                    return

    def _sweep(self) -> None:
        is_stopping = self._told_to_stop.is_set()
        if is_stopping and self._is_listening():
            self._accept()
            self._epoll.unregister(self._listener)
            self._listener.close()
        for one in list(self._connections.values()):
            if one.is_busy:
                continue
            has_begun = one.reader.has_begun and not one.is_ending and not one.out
            if one.deadline <= self._now and has_begun:
                self._alone(self._refuse_late, one)
            elif one.deadline <= self._now or (is_stopping and not has_begun and not one.out):
                self._alone(self._end, one)

    def _drop_longest_idle(self, how_many: int) -> None:
        for one in self._places.longest_idle()[:how_many]:
            self._close(one)

    # ---- of whoever has the connection

    def _end(self, connection: Connection) -> None:
        """Close it, unless it has just begun: what came since the last look would be lost with it."""
        if not (connection.out or connection.is_ending):
            self._look_at(connection)
            if connection.reader.has_begun or connection.is_ending:
                return
        self._close(connection)

    def _refuse_late(self, connection: Connection) -> None:
        self._refuse(connection, "408 Request Timeout")

    def _refuse_beyond(self, connection: Connection) -> None:
        self._refuse(connection, "503 Service Unavailable", b"try again")

    def _refuse(self, connection: Connection, status: str, line: bytes = b"") -> None:
        self._give(connection, line_of(status, line), stays_open=False)

    def _give(self, connection: Connection, octets: bytes, stays_open: bool) -> None:
        """Send as much as the client takes now, and look at what it does next."""
        try:
            sent = connection.sock.send(octets)
        except BlockingIOError:
            sent = 0
        except OSError:
            self._close(connection, was_busy=True)
            return
        left = octets[sent:] if sent < len(octets) else b""
        request: Whole | None = None
        if not left and stays_open:
            try:
                request = connection.reader.take(b"")
            except NoRequest as no:
                left, stays_open = line_of(no.status), False
        if not left and not stays_open:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_WR)
        self._rest(connection, left, stays_open, request)

    def _rest(self, connection: Connection, left: bytes, stays_open: bool, request: Whole | None) -> None:
        now = time.monotonic()
        with self._mutex:
            self._held -= connection.held
            connection.held = 0
            had_out = bool(connection.out)
            connection.out, connection.is_ending = left, not stays_open
            if request:
                self._places.is_busy(connection, request.is_known, connection.is_known)
                connection.is_busy, connection.is_known = True, request.is_known
                (self._gateways if request.is_known else self._strangers).append((connection, request))
                if had_out and not connection.is_unwatched:
                    self._epoll.modify(connection.fd, select.EPOLLIN)
            else:
                if left:
                    connection.deadline = now + TAKEN_WITHIN
                elif not stays_open:
                    connection.deadline = now + ENDING_WITHIN
                else:
                    connection.deadline = now + (HEAD_WITHIN if connection.reader.has_begun else IDLE_AT_MOST)
                self._places.rests(connection, connection.is_known)
            if not request:
                wanted = select.EPOLLOUT if left else select.EPOLLIN
                if connection.is_unwatched:
                    self._epoll.register(connection.fd, wanted)
                    connection.is_unwatched = False
                elif left or had_out:
                    self._epoll.modify(connection.fd, wanted)
                connection.is_busy = False

    def _close(self, connection: Connection, was_busy: bool = False) -> None:
        """End it at once, unless somebody is answering it."""
        with self._mutex:
            if connection.is_closed or (connection.is_busy and not was_busy):
                return
            connection.is_closed = True
            self._held -= connection.held
            del self._connections[connection.fd]
        self._places.leave(connection, connection.is_known)
        connection.sock.close()

    def _is_listening(self) -> bool:
        return self._listener.fileno() >= 0

    def _shows_secret(self, target: bytes) -> bool:
        path = target.partition(b"?")[0]
        parts = (unquote_to_bytes(path) if b"%" in path else path).decode("latin-1").split("/")
        return any(is_ours(part, self._secrets) for part in parts if part)
