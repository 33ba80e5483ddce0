"""Call-backs and questions of all callers, as who answers them needs them."""

from dataclasses import dataclass

from sqlalchemy import Engine, RowMapping, select

from alerts.request import Request
from menus.facts import RequestState
from store.database import reading
from store.pages import Sealer
from store.schema import data_keys, requests
from store.sealing import WrappedKey
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
        caller_id = row[requests.c.caller_id]
        wrapped = WrappedKey(row[data_keys.c.root], row[data_keys.c.key_wrapped])
        sealer = Sealer(caller_id, self.vault.caller_key(wrapped, caller_id), self.vault.index)
        return AskedBy(caller_id, sealer.request(row))
