"""New pages for a number: its key and an empty row."""

from datetime import datetime

from sqlalchemy import Connection

from alerts.people import Profile
from store.callers.pages import NUMBER, Sealer
from store.database import insert_if_new
from store.ids import new_id
from store.sealed.vault import Vault
from store.tables.callers import callers, data_keys
from vocabulary.phone_number import PhoneNumber


def enrol(connection: Connection, vault: Vault, number: PhoneNumber, now: datetime, is_leaving: bool = False) -> Sealer:
    """Make pages for a number; when another request does so at the same moment, its pages stand.

    With `is_leaving` they are destroyed as soon as no text of theirs waits.
    """
    caller_id = new_id()
    key = vault.new_caller_key(connection, caller_id)
    sealer = Sealer(caller_id, key, vault.index)
    values = {
        "id": caller_id,
        "number_index": vault.index.of(NUMBER, number),
        "number_sealed": sealer.seal(number, callers.c.number_sealed, caller_id),
        "seen_at": now,
        "is_leaving": is_leaving,
        **sealer.profile_values(Profile()),
    }
    if not insert_if_new(connection, callers, **values):
        connection.execute(data_keys.delete().where(data_keys.c.id == caller_id))
    return sealer
