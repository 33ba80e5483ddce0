"""Everything that waits for the team, as their list of it needs it: nothing sealed is opened."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, RowMapping, func, select

from alerts.alert import Alert, Holder
from alerts.help.who_to_tell import is_for_staff
from alerts.team.worklist import Rank, rank_of_alert, rank_of_request
from store.callers.pages import holder_of, plain_alert
from store.database import reading
from store.desk.there import who_are_there, who_have_stopped
from store.outgoing.unreached import IS_IN_DOUBT, in_doubt
from store.tables.alerts import alert_events, alerts, is_open
from store.tables.callers import callers
from store.tables.inbound import is_unread, unclear_texts
from store.tables.outgoing import notices
from store.tables.requests import is_unanswered, request_events, requests
from vocabulary.choices import SafeTime, Specialist, TellCentre
from vocabulary.codes import RegionCode
from vocabulary.states import RequestState

_VERSION = select(
    select(func.max(alert_events.c.id)).scalar_subquery(),
    select(func.count()).select_from(alerts).where(is_open).scalar_subquery(),
    select(func.count()).select_from(requests).where(is_unanswered).scalar_subquery(),
    select(func.max(request_events.c.id)).scalar_subquery(),
    select(func.count()).select_from(unclear_texts).where(is_unread).scalar_subquery(),
    select(func.count()).select_from(notices).where(IS_IN_DOUBT).scalar_subquery(),
)


@dataclass(frozen=True, slots=True)
class WaitingAlert:
    """An open alert without anything in her words, the number of its texts in doubt, and its rank.

    `there` are the contacts whose phones answered that they are with her. `no_centre`: she wants no centre told.
    `stopped` are the contacts who texted STOP during it.
    """

    alert: Alert
    has_words: bool
    has_point: bool
    in_doubt: int
    rank: Rank
    there: int = 0
    no_centre: bool = False
    stopped: int = 0

    @property
    def id(self) -> str:
        """The alert's."""
        return self.alert.id

    @property
    def on_the_way(self) -> int:
        """How many answered that they come, and not yet that they are there."""
        return max(self.alert.others_coming - self.there, 0)

    @property
    def since(self) -> datetime:
        """When the newest of her calls began."""
        return self.alert.began_at

    @property
    def region(self) -> RegionCode | None:
        """Where."""
        return self.alert.place.region

    @property
    def regions(self) -> tuple[RegionCode | None, ...]:
        """Whose officers see it."""
        return self.alert.regions

    @property
    def held(self) -> Holder | None:
        """Who has it in hand."""
        return self.alert.held


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """A call-back or question without its number and words, as `WaitingAlert`; `region` is where she lives.

    `may_be_called`: no open alert of hers says that she must not be.
    """

    id: str
    code: str
    whom: Specialist
    state: RequestState
    is_question: bool
    time: SafeTime
    since: datetime
    due_at: datetime
    region: RegionCode | None
    held: Holder | None
    by_missed_call: bool
    in_doubt: int
    rank: Rank
    may_be_called: bool

    @property
    def regions(self) -> tuple[RegionCode | None, ...]:
        """Whose officers see it."""
        return (self.region,)


Waiting = WaitingAlert | WaitingRequest


@dataclass(frozen=True, slots=True)
class StoredQueue:
    """Looks at all that is open."""

    engine: Engine

    def version(self) -> str:
        """A word that changes whenever something in the queue does, from one cheap query."""
        with reading(self.engine) as connection:
            return ".".join(str(part) for part in connection.execute(_VERSION).one())

    def waiting(self, now: datetime, of_one_region: bool = False) -> list[Waiting]:
        """Everything open that staff, or those of one region, may see; the most urgent first, then the oldest."""
        doubtful = in_doubt(self.engine)
        with reading(self.engine) as connection:
            raised = select(alerts, callers.c.tell_centre).join(callers, callers.c.id == alerts.c.caller_id)
            there, stopped = who_are_there(connection), who_have_stopped(connection)
            open_alerts = connection.execute(raised.where(is_open)).mappings().all()
            asked = select(requests, callers.c.region).join(callers, callers.c.id == requests.c.caller_id)
            open_requests = connection.execute(asked.where(is_unanswered)).mappings().all()
        found: list[Waiting] = [
            _waiting_alert(
                row, doubtful.get(row[alerts.c.id], 0), there.get(row[alerts.c.id], 0), stopped.get(row[alerts.c.id], 0)
            )
            for row in open_alerts
            if is_for_staff(TellCentre(row[callers.c.tell_centre]), plain_alert(row), of_one_region)
        ]
        uncalled = {row[alerts.c.caller_id] for row in open_alerts if not plain_alert(row).may_be_called}
        found += [_waiting_request(row, doubtful.get(row[requests.c.id], 0), now, uncalled) for row in open_requests]
        return sorted(found, key=lambda one: (one.rank, one.since))


def _waiting_alert(row: RowMapping, doubtful: int, there: int, stopped: int) -> WaitingAlert:
    alert = plain_alert(row)
    has_words, has_point = row[alerts.c.typed_place_sealed] is not None, row[alerts.c.point_sealed] is not None
    no_centre = TellCentre(row[callers.c.tell_centre]) is TellCentre.NO
    return WaitingAlert(
        alert, has_words, has_point, doubtful, rank_of_alert(alert, doubtful), there, no_centre, stopped
    )


def _waiting_request(row: RowMapping, doubtful: int, now: datetime, uncalled: Collection[str]) -> WaitingRequest:
    """`uncalled` are the callers who must not be called."""
    state, due_at = RequestState(row[requests.c.state]), row[requests.c.due_at]
    return WaitingRequest(
        id=row[requests.c.id],
        code=row[requests.c.code],
        whom=Specialist(row[requests.c.whom]),
        state=state,
        is_question=row[requests.c.words_sealed] is not None,
        time=SafeTime(row[requests.c.time]),
        since=row[requests.c.asked_at],
        due_at=due_at,
        region=row[callers.c.region],
        held=holder_of(row, requests),
        by_missed_call=row[requests.c.by_missed_call],
        in_doubt=doubtful,
        rank=rank_of_request(state, due_at, now, doubtful),
        may_be_called=row[requests.c.caller_id] not in uncalled,
    )
