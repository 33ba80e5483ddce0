"""How a made-up life passes: what people do, and between it every step that falls due, each at its moment."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from alerts.alert import Origin
from alerts.carry_out import carry_out
from alerts.escalation.escalate import escalate
from alerts.requests.escalate import escalate_requests
from alerts.surroundings import Surroundings
from sms.sending.outbox import NoticeState
from store.callers.book import StoredBook
from store.outgoing.seeding import as_if_sent
from vocabulary.effects import Effect
from vocabulary.phone_number import PhoneNumber
from wiring import Service

Act = Callable[[StoredBook, Surroundings], object]


@dataclass(frozen=True, slots=True)
class Moment:
    """What somebody does, how long before `now`, and what became of the texts that it posts."""

    ago: timedelta
    act: Act
    became: NoticeState = NoticeState.DELIVERED


def does(ago: timedelta, *effects: Effect) -> Moment:
    """She does this by dialling."""

    def act(book: StoredBook, around: Surroundings) -> None:
        for effect in effects:
            carry_out(effect, book, Origin.USSD, around)

    return Moment(ago, act)


def happen(service: Service, number: PhoneNumber, now: datetime, moments: Iterable[Moment]) -> None:
    """Let it happen around one caller up to `now`, in one transaction, so that no worker's clock looks in between."""
    around = service.around(service.directory.newest())
    first, *later = moments
    with service.ledger.open_book(number, now - first.ago) as book:
        for moment in (first, *later):
            at = now - max(moment.ago, timedelta())
            _let_time_pass(book, around, at)
            book.now = at
            moment.act(book, around)
            as_if_sent(book, moment.became)
        _let_time_pass(book, around, now)


def _let_time_pass(book: StoredBook, around: Surroundings, until: datetime) -> None:
    """Take every step that falls due, as a worker would have taken it then."""
    while (due := _next_due(book)) and due <= until:
        book.now = due
        escalate(book, around)
        escalate_requests(book, around)
        as_if_sent(book)


def _next_due(book: StoredBook) -> datetime | None:
    clocks = [one.clock for one in (book.alert, *book.requests()) if one and one.clock]
    return min((clock.due_at for clock in clocks if clock.due_at), default=None)
