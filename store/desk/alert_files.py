"""One alert with all that belongs to it, opened for the team: whose it is, who was told what, who answered."""

from dataclasses import dataclass

from sqlalchemy import Engine, func, select

from alerts.alert import Alert
from alerts.people import Caller
from store.callers.pages import sealer_of
from store.callers.questions import contacts_of
from store.database import reading
from store.desk.texts import Text, texts_about
from store.desk.there import who_are_there
from store.sealed.vault import Vault
from store.tables.alerts import alert_events, alerts
from store.tables.callers import callers, data_keys
from store.tables.outgoing import notices
from vocabulary.phone_number import PhoneNumber


@dataclass(frozen=True, slots=True)
class AlertFile:
    """An alert, open or closed; `texts` are the oldest first, `there` counts who answered that they are with her."""

    caller_id: str
    caller: Caller
    alert: Alert
    texts: tuple[Text, ...]
    there: int = 0

    @property
    def on_the_way(self) -> int:
        """How many answered that they come, and not yet that they are there."""
        return max(self.alert.others_coming - self.there, 0)

    def numbers(self) -> dict[str, PhoneNumber]:
        """The numbers that staff may have to call, by what names them: `caller`, or a contact's id."""
        return {"caller": self.caller.number} | {one.id: one.number for one in self.caller.contacts}


@dataclass(frozen=True, slots=True)
class StoredAlertFiles:
    """The alerts one by one."""

    engine: Engine
    vault: Vault

    def of(self, alert_id: str) -> AlertFile | None:
        """The alert with this id; None for one that was forgotten or erased."""
        with reading(self.engine) as connection:
            hers = (
                select(alerts, callers, data_keys)
                .join(callers, callers.c.id == alerts.c.caller_id)
                .join(data_keys, data_keys.c.id == alerts.c.caller_id)
                .where(alerts.c.id == alert_id)
            )
            row = connection.execute(hers).mappings().one_or_none()
            if row is None:
                return None
            sealer = sealer_of(row, self.vault)
            return AlertFile(
                caller_id=sealer.caller_id,
                caller=sealer.caller(row, contacts_of(connection, sealer.caller_id)),
                alert=sealer.alert(row),
                texts=texts_about(connection, sealer, notices.c.alert_id == alert_id),
                there=who_are_there(connection, alert_id).get(alert_id, 0),
            )

    def version(self, alert_id: str) -> str:
        """A word that changes whenever something of this alert does."""
        newest = select(func.max(alert_events.c.id)).where(alert_events.c.alert_id == alert_id)
        states = select(notices.c.state).where(notices.c.alert_id == alert_id).order_by(notices.c.id)
        with reading(self.engine) as connection:
            event = connection.execute(newest).scalar_one()
            return f"{event}." + "".join(state[:2] for state in connection.execute(states).scalars())
