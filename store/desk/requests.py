"""Call-backs and questions of all callers, as who answers them needs them."""

from dataclasses import dataclass

from sqlalchemy import Engine, RowMapping, and_, func, select

from alerts.requests.request import Request
from store.callers.pages import plain_alert, sealer_of
from store.database import reading
from store.desk.texts import Text, texts_about
from store.sealed.vault import Vault
from store.tables.alerts import alerts, is_open
from store.tables.callers import callers, data_keys
from store.tables.outgoing import notices
from store.tables.requests import request_events, requests
from vocabulary.codes import RegionCode
from vocabulary.languages import DEFAULT_LANGUAGE, Language
from vocabulary.states import RequestState


@dataclass(frozen=True, slots=True)
class AskedBy:
    """A request and whose it is."""

    caller_id: str
    request: Request


@dataclass(frozen=True, slots=True)
class RequestFile:
    """A request with what its answer needs: the language that she reads, the region where she lives, who was told.

    `may_be_called`: no open alert of hers says that she must not be.
    """

    caller_id: str
    request: Request
    reads: Language
    region: RegionCode | None
    texts: tuple[Text, ...]
    may_be_called: bool


@dataclass(frozen=True, slots=True)
class StoredRequests:
    """The requests that wait for an answer."""

    engine: Engine
    vault: Vault

    def unanswered(self) -> list[AskedBy]:
        """Every request without an answer, the one that is due first."""
        waiting = (
            select(requests, data_keys)
            .join(data_keys, data_keys.c.id == requests.c.caller_id)
            .where(requests.c.state != RequestState.ANSWERED)
            .order_by(requests.c.due_at)
        )
        with reading(self.engine) as connection:
            return [self._asked_by(row) for row in connection.execute(waiting).mappings()]

    def of(self, request_id: str) -> RequestFile | None:
        """The request with this id, answered or not; None for one that was forgotten or erased."""
        hers = (
            select(requests, data_keys, callers.c.language, callers.c.region)
            .join(callers, callers.c.id == requests.c.caller_id)
            .join(data_keys, data_keys.c.id == requests.c.caller_id)
            .where(requests.c.id == request_id)
        )
        with reading(self.engine) as connection:
            row = connection.execute(hers).mappings().one_or_none()
            if row is None:
                return None
            sealer = sealer_of(row, self.vault)
            texts = texts_about(connection, sealer, notices.c.request_id == request_id)
            is_of_hers = and_(alerts.c.caller_id == row[requests.c.caller_id], is_open)
            open_alerts = connection.execute(select(alerts).where(is_of_hers)).mappings()
            may_be_called = all(plain_alert(one).may_be_called for one in open_alerts)
        reads, region = row[callers.c.language] or DEFAULT_LANGUAGE, row[callers.c.region]
        return RequestFile(row[requests.c.caller_id], sealer.request(row), reads, region, texts, may_be_called)

    def version(self, request_id: str) -> str:
        """A word that changes whenever something of this request does."""
        newest = select(func.max(request_events.c.id)).where(request_events.c.request_id == request_id)
        with reading(self.engine) as connection:
            return str(connection.execute(newest).scalar_one())

    def _asked_by(self, row: RowMapping) -> AskedBy:
        return AskedBy(row[requests.c.caller_id], sealer_of(row, self.vault).request(row))
