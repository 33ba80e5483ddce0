"""How often somebody tries to sign in, counted in the record for all hosts, before it is looked whether they may."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, select, update

from staff.throttle import Bucket
from store.database import insert_if_new, writing
from store.sealed.vault import Vault
from store.tables.staff import staff_tries

_WHOSE = "staff tries"


@dataclass(frozen=True, slots=True)
class StoredTries:
    """The buckets of names, browsers and addresses, each under a keyed hash."""

    engine: Engine
    vault: Vault

    def take(self, buckets: Mapping[str, Bucket], now: datetime) -> timedelta:
        """Take a try out of each of these; none, and how long to wait, when one of them is empty."""
        with writing(self.engine) as connection:
            for whose in buckets:
                insert_if_new(connection, staff_tries, whose_index=self._index(whose), full_at=now)
            full_at = {whose: self._full_at(connection, whose) for whose in buckets}
            wait = max(bucket.wait(full_at[whose], now) for whose, bucket in buckets.items())
            if wait > timedelta():
                return wait
            for whose, bucket in buckets.items():
                self._keep(connection, whose, bucket.after_a_try(full_at[whose], now))
        return timedelta()

    def fill(self, whose: str) -> None:
        """Give all tries back: it was somebody who knew."""
        with writing(self.engine) as connection:
            connection.execute(delete(staff_tries).where(staff_tries.c.whose_index == self._index(whose)))

    def give_back(self, whose: str, bucket: Bucket) -> None:
        """Give one try back."""
        with writing(self.engine) as connection:
            if full_at := self._full_at(connection, whose):
                self._keep(connection, whose, full_at - bucket.every)

    def _full_at(self, connection: Connection, whose: str) -> datetime | None:
        chosen = select(staff_tries.c.full_at).where(staff_tries.c.whose_index == self._index(whose))
        full_at: datetime | None = connection.execute(chosen.with_for_update()).scalar_one_or_none()
        return full_at

    def _keep(self, connection: Connection, whose: str, full_at: datetime) -> None:
        this = staff_tries.c.whose_index == self._index(whose)
        connection.execute(update(staff_tries).where(this).values(full_at=full_at))

    def _index(self, whose: str) -> bytes:
        return self.vault.index.of(_WHOSE, whose)
