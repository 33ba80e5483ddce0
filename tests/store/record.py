"""The store as its tests hold it: everything over one database, and short ways to say what is in it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Table, event, func, select, text

from alerts.alert import Alert, Origin, Place
from alerts.help.raise_alert import raise_alert
from alerts.notice import Addressee, Notice, Promise, Recipient, TellReason, Urgency
from alerts.who_decides.proof import Proof
from sms.sending.outbox import Claimed
from store.callers.book import StoredBook
from store.callers.ledger import Ledger
from store.database import open_database, reading, writing
from store.in_force.directory import StoredDirectory
from store.outgoing.outbox import StoredOutbox
from store.sealed.vault import open_vault
from store.tables.outgoing import notices
from tests.alerts.world import around
from tests.asked import prepared_statements
from vocabulary.phone_number import PhoneNumber

HER = PhoneNumber("+998000000001")
NOON = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
KEY = bytes(range(32))


def after(**time: float) -> datetime:
    return NOON + timedelta(**time)


class Record:
    """A database with the store's parts over it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = open_database(url)
        self.vault = open_vault(self.engine, (KEY,))
        self.directory = StoredDirectory(self.engine, self.vault.service)
        self.ledger = Ledger(self.engine, self.vault, self.directory)
        self.outbox = StoredOutbox(self.engine, self.vault)

    @contextmanager
    def book(self, number: PhoneNumber = HER, at: datetime = NOON) -> Iterator[StoredBook]:
        """A caller's book as a dial opens it."""
        with self.ledger.open_book(number, at) as book:
            book.vouched = Proof.DIAL
            yield book

    def help(self, number: PhoneNumber = HER, at: datetime = NOON, origin: Origin = Origin.USSD) -> Alert:
        """She asks for help, under the real rules."""
        with self.book(number, at) as book:
            return raise_alert(book, origin, Place(), around())

    def post(self, *posted: Notice, at: datetime = NOON) -> None:
        with self.book(at=at) as book:
            book.post(posted)

    def claim_one(self, at: datetime = NOON) -> Claimed:
        [claimed] = self.outbox.claim(at, 10)
        return claimed

    def count(self, table: Table) -> int:
        with reading(self.engine) as connection:
            return connection.execute(select(func.count()).select_from(table)).scalar_one()

    def rows(self, table: Table = notices) -> list[dict[str, Any]]:
        with reading(self.engine) as connection:
            return [dict(row) for row in connection.execute(select(table)).mappings()]

    def states(self) -> list[str]:
        return [row["state"] for row in self.rows()]

    def run(self, statement: str, **values: Any) -> None:
        with writing(self.engine) as connection:
            connection.execute(text(statement), values)

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        with reading(self.engine) as connection:
            return [tuple(row) for row in connection.execute(text(question))]

    def statements(self) -> AbstractContextManager[list[str]]:
        """The statements that are executed inside the block."""
        return statements(self.engine)


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """The statements that an engine executes inside the block."""
    heard: list[str] = []

    def listen(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        heard.append(statement)

    event.listen(engine, "before_cursor_execute", listen)
    with prepared_statements(lambda _cursor, words, _bound: heard.append(words)):
        yield heard
    event.remove(engine, "before_cursor_execute", listen)


def notice(
    body: str = "Salom",
    to: str = "+998000000011",
    urgency: Urgency = Urgency.ALARM,
    promise: Promise = Promise.AT_LEAST_ONCE,
    expires_at: datetime | None = None,
) -> Notice:
    addressee = Addressee(Recipient.CONTACT, "contact", PhoneNumber(to), TellReason.HER_CONTACT)
    return Notice(addressee, body, urgency, promise, expires_at=expires_at)
