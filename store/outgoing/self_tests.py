"""The self-tests among the notices."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, select

from sms.self_test import SelfTest
from store.database import reading
from store.tables.outgoing import is_self_test, notices


@dataclass(frozen=True, slots=True)
class StoredSelfTests:
    """The tests in the record."""

    engine: Engine

    def since(self, at: datetime) -> list[SelfTest]:
        """Those posted since then, the newest first."""
        with reading(self.engine) as connection:
            return self_tests(connection, at)


def self_tests(connection: Connection, since: datetime) -> list[SelfTest]:
    """Those posted since then, the newest first."""
    columns = (notices.c.id, notices.c.posted_at, notices.c.route, notices.c.handed_at, notices.c.delivered_at)
    posted = select(*columns).where(is_self_test, notices.c.posted_at > since).order_by(notices.c.posted_at.desc())
    return [SelfTest(*row) for row in connection.execute(posted)]
