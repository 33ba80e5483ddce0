"""Call-backs and questions of all callers, as who answers them needs them."""

from dataclasses import dataclass

from sqlalchemy import Engine, RowMapping, select

from alerts.request import Request
from menus.facts import RequestState
from store.database import reading
from store.pages import sealer_of
from store.schema import data_keys, requests
from store.vault import Vault


@dataclass(frozen=True, slots=True)
class AskedBy:
    """A request and whose it is."""

    caller_id: str
    request: Request


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

    def _asked_by(self, row: RowMapping) -> AskedBy:
        return AskedBy(row[requests.c.caller_id], sealer_of(row, self.vault).request(row))
