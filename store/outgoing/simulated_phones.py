"""What the phones of a demonstration received; in production nothing ever writes here."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select

from store.callers.pages import NUMBER
from store.database import reading, writing
from store.instant import utc_now
from store.sealed.vault import Vault
from store.tables.outgoing import simulated_texts
from vocabulary.phone_number import PhoneNumber

_COLUMN = "simulated_texts.body_sealed"


@dataclass(frozen=True, slots=True)
class ReceivedText:
    """A text on a simulated phone; `id` grows with time."""

    id: int
    body: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SimulatedPhones:
    """The inboxes of all simulated phones, sealed like everything else."""

    engine: Engine
    vault: Vault

    def keep(self, to: PhoneNumber, body: str) -> None:
        """Receive a text."""
        index = self.vault.index.of(NUMBER, to)
        sealed = self.vault.service.seal(body, _COLUMN, index.hex())
        row = {"number_index": index, "body_sealed": sealed, "at": utc_now()}
        with writing(self.engine) as connection:
            connection.execute(simulated_texts.insert().values(row))

    def received_by(self, number: PhoneNumber, after: int = 0) -> list[ReceivedText]:
        """The texts of one phone that came after the text with this id, oldest first."""
        index = self.vault.index.of(NUMBER, number)
        theirs = (
            select(simulated_texts)
            .where(simulated_texts.c.number_index == index, simulated_texts.c.id > after)
            .order_by(simulated_texts.c.id)
        )
        with reading(self.engine) as connection:
            rows = connection.execute(theirs).all()
        return [
            ReceivedText(row.id, self.vault.service.open(row.body_sealed, _COLUMN, index.hex()), row.at) for row in rows
        ]
