"""The words in the histories of some alerts, opened one by one: no index of them is kept, so erasing takes them all."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sqlalchemy import Engine, select

from store.callers.pages import sealer_of
from store.database import reading
from store.sealed.vault import Vault
from store.tables.alerts import alert_events, alerts
from store.tables.callers import data_keys

_AT_ONCE = 100
"""Alerts that one statement asks for."""


def notes_of(engine: Engine, vault: Vault, alert_ids: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each of these alerts that has any, by id, with all that was written of it."""
    for start in range(0, len(alert_ids), _AT_ONCE):
        written = (
            select(alert_events, data_keys)
            .join(alerts, alerts.c.id == alert_events.c.alert_id)
            .join(data_keys, data_keys.c.id == alerts.c.caller_id)
            .where(alert_events.c.alert_id.in_(alert_ids[start : start + _AT_ONCE]))
            .where(alert_events.c.note_sealed.is_not(None))
            .order_by(alert_events.c.alert_id, alert_events.c.id)
        )
        with reading(engine) as connection:
            rows = connection.execute(written).mappings().all()
        for alert_id, lines in groupby(rows, lambda row: str(row[alert_events.c.alert_id])):
            of_one, column = list(lines), alert_events.c.note_sealed
            sealer = sealer_of(of_one[0], vault)
            yield alert_id, [sealer.open(row, column, str(row[alert_events.c.id])) for row in of_one]
