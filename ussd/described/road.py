"""One described gateway: its request becomes the same dial as any other, the screen its answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus

from flask import Request

from menus.place import Screen
from ussd.described.asking import Asked, read_asked
from ussd.described.description import Description, Reply
from ussd.described.writing import filled
from ussd.dial import Dial
from ussd.last_input import Hop


@dataclass(frozen=True, slots=True)
class Answers:
    """What answers dials: those whose whole input comes, those of the last one, and the news that a session ended."""

    whole: Callable[[Dial, datetime], Screen]
    last: Callable[[Hop, datetime], Screen]
    ended: Callable[[Hop], None]


@dataclass(frozen=True, slots=True)
class Written:
    """An answer to a gateway."""

    status: int
    type: str
    body: str = field(repr=False)
    headers: tuple[tuple[str, str], ...] = ()
    ends: bool = False
    """Whether it is a last screen."""


TRY_AGAIN = Written(HTTPStatus.SERVICE_UNAVAILABLE, "text/plain", "try again")


@dataclass(frozen=True, slots=True)
class DescribedRoad:
    """Reads and writes as its description says."""

    description: Description
    short_code: str

    def read(self, request: Request, behind: str) -> Asked:
        """What a request wants; raises BadForm."""
        return read_asked(request, self.description, behind, self.short_code)

    def answer(self, asked: Asked, answers: Answers, now: datetime) -> Written:
        """Carry it out. Raises RecordUnavailable."""
        if asked.ended:
            answers.ended(asked.hop)
            return self._written(self.description.ended, asked, "")
        screen = answers.whole(asked.dial, now) if asked.dial else answers.last(asked.hop, now)
        return self.written(screen, asked)

    def written(self, screen: Screen, asked: Asked) -> Written:
        """A screen as the gateway wants it."""
        reply = self.description.end if screen.ends else self.description.more
        return self._written(reply, asked, screen.text.replace("\n", self.description.newline), ends=screen.ends)

    def _written(self, reply: Reply, asked: Asked, text: str, *, ends: bool = False) -> Written:
        body = filled(reply.body, reply.form, {**asked.echo, "text": text})
        return Written(reply.status, reply.type, body, tuple(reply.headers.items()), ends)
