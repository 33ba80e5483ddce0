"""The whole service in real processes, as talkative as it can be, with every place where it could leave something."""

import http.client
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

from redis import Redis

from simulator.phone import Gateway, Phone
from simulator.story import StoryPhone
from tests.console.terminal import Terminal
from tests.leaks.records import Contents, Record, contents_of, plant
from tests.machine.test_run import Started
from tests.standins.provider import Provider
from tests.standins.smsc import Smsc

T = TypeVar("T")
_FORM = "application/x-www-form-urlencoded"

_FAR = 1 << 22
"""Where the processes, which write the log at a place of their own, do not get to."""

_VALUES: Mapping[str, Callable[[Redis, bytes], object]] = {
    "string": lambda redis, key: redis.get(key),
    "hash": lambda redis, key: redis.hgetall(key),
    "list": lambda redis, key: redis.lrange(key, 0, -1),
    "set": lambda redis, key: redis.smembers(key),
    "zset": lambda redis, key: redis.zrange(key, 0, -1),
    "stream": lambda redis, key: redis.xrange(key),
    "none": lambda redis, key: None,  # it went away meanwhile
}
"""How each type of Redis value is read."""


@dataclass(frozen=True, slots=True)
class Service:
    """A running service: its processes, its record, the provider behind it, and its settings."""

    folder: Path
    started: Started
    record: Record
    provider: Provider
    smsc: Smsc
    environ: dict[str, str]

    def phone(self, number: str) -> StoryPhone:
        """A phone of a story; the story reads its texts at the provider."""
        gateway = Gateway(lambda path, form: self.knock("POST", path, urlencode(form).encode()), self.webhook_secret)
        return StoryPhone(Phone(number, gateway), self.provider.texts_to)

    @property
    def webhook_secret(self) -> str:
        """The secret in the addresses that a gateway posts to."""
        return self.environ["NAJOT_WEBHOOK_SECRETS"]

    def knock(self, method: str, path: str, body: bytes = b"", kind: str = _FORM) -> tuple[int, str]:
        """Make any request; answers the status and the body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.started.port, timeout=30)
        try:
            connection.request(method, path, body, {"Content-Type": kind})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def hears(self, number: str, *words: str) -> str:
        """Wait for a text with these words that went out to a number over the provider."""
        return until(
            lambda: _last(text for text in self.provider.texts_to(number) if all(one in text for one in words))
        )

    def redis(self) -> Redis:
        """The Redis that the service started."""
        return Redis(unix_socket_path=str(self.started.var / "redis" / "redis.sock"))

    def terminal(self) -> Terminal:
        """A terminal on this machine."""
        terminal = Terminal(self.folder, self.record.url)
        terminal.environ |= self.environ | {"NAJOT_VAR": str(self.started.var)}
        return terminal

    def places(self) -> dict[str, Contents]:
        """Every place where something could have been left, with what is there."""
        backup = self.folder / "record.backup"
        self.terminal().answers("backup", "--replace", str(backup))
        return self.record.places() | {
            "a backup": self.record.backup(backup),
            "Redis": self._values_in_redis(),
            "the files of Redis": contents_of(self.started.var / "redis"),
            "the log": [self._log.read_bytes()],
            "temporary files": contents_of(self.folder / "tmp"),
            "other files": contents_of(self.started.var),
            "the list of erasures": contents_of(self.started.var / "erasures"),
        }

    def plant(self, planted: Iterable[bytes]) -> None:
        """Leave each of these in every place."""
        planted = list(planted)
        plant(self.record, planted)
        with self.redis() as redis:
            redis.mset({f"planted:{n}".encode(): octets for n, octets in enumerate(planted)})
            redis.rpush("planted", *planted)
        for folder in (self.folder / "tmp", self.started.var, self.started.var / "erasures"):
            (folder / "planted").write_bytes(b"\n".join(planted))
        with self._log.open("r+b") as log:
            log.seek(_FAR)
            log.write(b"\n".join(planted))

    @property
    def _log(self) -> Path:
        """What every process said."""
        (log,) = self.folder.glob("said-*")
        return log

    def _values_in_redis(self) -> Contents:
        """Keys and values; and Redis writes the file that it writes when it is asked to save."""
        with self.redis() as redis:
            redis.config_set("rdbcompression", "no")
            redis.save()
            return [key + b" " + _flat(_VALUES[redis.type(key).decode()](redis, key)) for key in redis.scan_iter()]


def until(question: Callable[[], T]) -> T:
    """Ask until there is an answer."""
    while not (answer := question()):
        time.sleep(0.02)
    return answer


def _last(texts: Iterable[str]) -> str:
    return next(iter(reversed(list(texts))), "")


def _flat(value: object) -> bytes:
    """The bytes in a value of Redis, blanks between them."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, dict):
        return _flat([*value.keys(), *value.values()])
    return b" ".join(_flat(one) for one in value) if isinstance(value, list | set | tuple) else b""
