"""One careful call to a provider over HTTP: it follows nobody, reads little, ends in time and says nothing of whom."""

import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from ssl import SSLContext, create_default_context
from threading import Lock, Thread
from time import monotonic
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

from certifi import where
from urllib3 import BaseHTTPResponse, HTTPConnectionPool, PoolManager, ProxyManager, Timeout
from urllib3.exceptions import HTTPError

CONNECT_SECONDS = 3.05
LONGEST_ANSWER = 64 * 1024
"""Bytes; a provider's reply about one text has some 300."""

_TROUBLE = (OSError, ValueError, HTTPError)


@dataclass(frozen=True, slots=True)
class Way:
    """How a host is reached, and whom there we believe. Finding it takes longer than a text: do so once, and early.

    DANGER: found with the first texts, it would be found by every thread of a burst at the same time.
    """

    proxy: str | None
    trust: SSLContext

    @property
    def connections(self) -> PoolManager:
        """Connections for one call."""
        return ProxyManager(self.proxy, ssl_context=self.trust) if self.proxy else PoolManager(ssl_context=self.trust)


def way_to(url: str) -> Way:
    """The way to an address: over the proxy that the environment names, if any."""
    address = urlsplit(url)
    proxy = None if proxy_bypass(address.netloc) else getproxies().get(address.scheme)
    return Way(proxy, trusted())


def trusted() -> SSLContext:
    """Whom we believe: the authorities that browsers do, or those in the file that the environment names."""
    return create_default_context(cafile=os.environ.get("REQUESTS_CA_BUNDLE") or where())


@dataclass(frozen=True, slots=True)
class Content:
    """What is posted, and what it is."""

    type: str
    body: bytes


def as_form(fields: Mapping[str, str | int]) -> Content:
    """Write fields as a form (WHATWG URL)."""
    return Content("application/x-www-form-urlencoded", urlencode(fields).encode())


def as_json(value: object) -> Content:
    """Write a value as JSON (RFC 8259)."""
    return Content("application/json; charset=utf-8", json.dumps(value).encode())


def read_json(body: bytes) -> object:
    """Read JSON whatever content type it came under, None where it is none: the shape decides, not the label."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


@dataclass(frozen=True, slots=True)
class Post:
    """A call: `headers` carry our key, `patience` is all the seconds that it may take.

    `also_reads` names the statuses besides 2xx whose answers are read.
    """

    way: Way
    url: str
    content: Content
    headers: Mapping[str, str]
    patience: float
    also_reads: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `body` is empty unless it was asked for: an error page may repeat the number."""

    status: int
    retry_after: float | None
    body: bytes


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing to go by came back; `may_have_arrived` is False when the request surely never left."""

    reason: str
    may_have_arrived: bool


def call(post: Post) -> Answer | Silence:
    """Post it within its patience; never raises.

    The time limits of sockets count from byte to byte, and a name look-up has none: only a thread of its own can be
    given up at a set time. One that was given up may still arrive, but not if it had no connection until then: whoever
    takes `leaving` first, the request or its end, decides that for both.
    """
    heard: SimpleQueue[Answer | Silence] = SimpleQueue()
    leaving = Lock()
    Thread(target=lambda: heard.put(_exchange(post, leaving)), daemon=True).start()
    try:
        return heard.get(timeout=post.patience)
    except Empty:
        if leaving.acquire(blocking=False):
            return Silence("no connection in time", may_have_arrived=False)
        return Silence("no answer in time", may_have_arrived=True)


def reach(url: str, patience: float) -> str | None:
    """Say why nobody answers at an address, None when somebody does, whatever the answer; never raises."""
    answer = status_of(url, patience)
    return answer if isinstance(answer, str) else None


def status_of(url: str, patience: float) -> int | str:
    """The status that an address answers with, or why nobody answers; never raises."""
    try:
        with way_to(url).connections as connections, _ask(connections, "HEAD", url, patience) as response:
            return response.status
    except _TROUBLE as trouble:
        return type(trouble).__name__


def _exchange(post: Post, leaving: Lock) -> Answer | Silence:
    """A connection kept from the last call could be dead when the text is written to it, so each call makes its own."""
    until = monotonic() + post.patience
    headers = {**post.headers, "Content-Type": post.content.type}
    try:
        with post.way.connections as connections:
            _ask_to_leave(connections.connection_from_url(post.url), leaving)
            with _ask(
                connections, "POST", post.url, post.patience, body=post.content.body, headers=headers
            ) as response:
                is_read = 200 <= response.status < 300 or response.status in post.also_reads
                body = _beginning(response, until) if is_read else b""
                if monotonic() > until:  # what came so far is no answer, whatever it looks like
                    return Silence("no answer in time", may_have_arrived=True)
                return Answer(response.status, _retry_after(response), body)
    except _TROUBLE as trouble:
        # Only its kind: the exception itself holds the request, with number and text.
        return Silence(type(trouble).__name__, may_have_arrived=leaving.locked())


def _ask_to_leave(pool: HTTPConnectionPool, leaving: Lock) -> None:
    """Let what is connected (name found, TLS and proxy agreed) carry the request only if it was not given up."""
    make: Callable[..., Any] = pool.ConnectionCls

    def make_asking(**settings: Any) -> Any:
        connection = make(**settings)
        connect = connection.connect

        def connect_and_ask() -> None:
            connect()
            if not leaving.acquire(blocking=False):
                connection.close()
                raise TimeoutError

        connection.connect = connect_and_ask
        return connection

    pool.ConnectionCls = make_asking  # type: ignore[assignment]


def _ask(connections: PoolManager, method: str, url: str, patience: float, **request: Any) -> BaseHTTPResponse:
    limits = Timeout(connect=min(CONNECT_SECONDS, patience), read=patience)
    return connections.request(
        method, url, timeout=limits, retries=False, redirect=False, preload_content=False, **request
    )


def _beginning(response: BaseHTTPResponse, until: float) -> bytes:
    """Read as it comes, so that neither an endless nor a trickling answer holds the thread for long."""
    body = b""
    while len(body) <= LONGEST_ANSWER and monotonic() <= until and (piece := response.read1(LONGEST_ANSWER)):
        body += piece
    return body


def _retry_after(response: BaseHTTPResponse) -> float | None:
    """Read the seconds of Retry-After, RFC 9110 §10.2.3; its other form, a date, is left to our own back-off."""
    seconds = re.fullmatch("[0-9]{1,6}", response.headers.get("Retry-After", ""))
    return float(seconds[0]) if seconds else None
