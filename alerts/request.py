"""A call-back or question: what she asked of a specialist, with a clock and a code to read the answer by."""

from dataclasses import dataclass
from datetime import datetime

from menus.facts import RequestState, SafeTime, Specialist
from texts.phone_number import PhoneNumber


@dataclass(frozen=True, slots=True)
class Request:
    """A call-back, or with `words` a question. `code` opens the answer; `due_at` is aware UTC."""

    id: str
    code: str
    whom: Specialist
    asked_at: datetime
    due_at: datetime
    number: PhoneNumber
    time: SafeTime = SafeTime.ANY
    may_text: bool = False
    words: str = ""
    state: RequestState = RequestState.WAITING
    answer: str = ""
