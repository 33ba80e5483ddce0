"""One careful call to a provider over HTTP: it follows nobody, reads little, ends in time and says nothing of whom."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from ssl import SSLCertVerificationError
from threading import Thread
from time import monotonic

from requests import Response, Session
from urllib3.exceptions import ConnectTimeoutError, ProxyError

CONNECT_SECONDS = 3.05
LONGEST_ANSWER = 64 * 1024
"""Bytes; a provider's reply about one text has some 300."""

_NOTHING_LEFT_YET = (ConnectTimeoutError, ProxyError, SSLCertVerificationError)
"""Refused, unknown and unreachable hosts are kinds of ConnectTimeoutError in urllib3."""


@dataclass(frozen=True, slots=True)
class Post:
    """A form to post: `headers` carry our key, `patience` is all the seconds that it may take."""

    url: str
    form: Mapping[str, str | int]
    headers: Mapping[str, str]
    patience: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `body` is empty unless the status is 2xx: an error page may repeat the number."""

    status: int
    retry_after: float | None
    body: bytes


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing to go by came back; `may_have_arrived` is False when the request surely never left."""

    reason: str
    may_have_arrived: bool


def call(post: Post) -> Answer | Silence:
    """Post the form within its patience; never raises.

    The time limits of `requests` count from byte to byte, and a name look-up has none: only a thread of its own
    can be given up at a set time. One that was given up may still arrive.
    """
    heard: SimpleQueue[Answer | Silence] = SimpleQueue()
    Thread(target=lambda: heard.put(_exchange(post)), daemon=True).start()
    try:
        return heard.get(timeout=post.patience)
    except Empty:
        return Silence("no answer in time", may_have_arrived=True)


def reach(url: str, patience: float) -> str | None:
    """Say why nobody answers at an address, None when somebody does, whatever the answer; never raises."""
    try:
        with Session() as session, session.head(url, timeout=patience, allow_redirects=False, stream=True):
            return None
    except (OSError, ValueError) as trouble:
        return type(trouble).__name__


def _exchange(post: Post) -> Answer | Silence:
    """A connection kept from the last call could be dead when the text is written to it, so each call makes its own."""
    until = monotonic() + post.patience
    try:
        with (
            Session() as session,
            session.post(
                post.url,
                data=dict(post.form),
                headers=dict(post.headers),
                timeout=(min(CONNECT_SECONDS, post.patience), post.patience),
                allow_redirects=False,
                stream=True,
            ) as response,
        ):
            body = _beginning(response, until) if 200 <= response.status_code < 300 else b""
            return Answer(response.status_code, _retry_after(response), body)
    except (OSError, ValueError) as trouble:
        # Only its kind: the exception itself holds the request, with number and text.
        return Silence(type(trouble).__name__, may_have_arrived=not _came_before_sending(trouble))


def _beginning(response: Response, until: float) -> bytes:
    """Read byte by byte, so that neither an endless nor a trickling answer holds the thread for long."""
    body = bytearray()
    for byte in response.iter_content(chunk_size=1):
        body += byte
        if len(body) > LONGEST_ANSWER or monotonic() > until:
            break
    return bytes(body)


def _retry_after(response: Response) -> float | None:
    """Read the seconds of Retry-After, RFC 9110 §10.2.3; its other form, a date, is left to our own back-off."""
    seconds = re.fullmatch("[0-9]{1,6}", response.headers.get("Retry-After", ""))
    return float(seconds[0]) if seconds else None


def _came_before_sending(trouble: BaseException | None) -> bool:
    while trouble and not isinstance(trouble, _NOTHING_LEFT_YET):
        trouble = trouble.__context__
    return trouble is not None
