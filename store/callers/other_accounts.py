"""Accounts that PINs open which are not hers: sealed with her key, found by the PIN, and gone with her."""

from dataclasses import replace
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, select, update

from alerts.people import NEW_ACCOUNT, OtherAccount
from store.callers.pages import NUMBER, Sealer
from store.database import insert_if_new
from store.prepared import Row
from store.tables.callers import other_accounts, stopped_numbers

_ACCOUNT = TypeAdapter(OtherAccount)
_INDEX = other_accounts.c.account_index


def index_of(sealer: Sealer, pin: str) -> bytes:
    """The name of the account that this PIN opens."""
    return sealer.index.of("other account", f"{sealer.caller_id}\0{pin}")


def account_in(row: Row, sealer: Sealer) -> OtherAccount:
    """Read one; a new account where there is none."""
    index = row[_INDEX]
    if index is None:
        return NEW_ACCOUNT
    return _ACCOUNT.validate_json(sealer.open(row, other_accounts.c.account_sealed, index.hex()))


def read(connection: Connection, sealer: Sealer, index: bytes) -> OtherAccount:
    """What an account holds."""
    chosen = select(other_accounts).where(other_accounts.c.account_index == index)
    row = connection.execute(chosen).mappings().one_or_none()
    return with_stops(connection, sealer, account_in(row, sealer)) if row else NEW_ACCOUNT


def with_stops(connection: Connection, sealer: Sealer, account: OtherAccount) -> OtherAccount:
    """The account as it stands by the STOPs that numbers texted."""
    if not account.contacts:
        return account
    indexes = {one.id: sealer.index.of(NUMBER, one.number) for one in account.contacts}
    chosen = select(stopped_numbers.c.number_index).where(stopped_numbers.c.number_index.in_(indexes.values()))
    stopped = set(connection.execute(chosen).scalars())
    return replace(
        account, contacts=tuple(replace(one, has_stopped=indexes[one.id] in stopped) for one in account.contacts)
    )


def holder_of(connection: Connection, sealer: Sealer, contact_id: str) -> bytes:
    """The name of the account of hers that has this contact; empty where none has."""
    hers = select(other_accounts).where(other_accounts.c.caller_id == sealer.caller_id)
    for row in connection.execute(hers).mappings():
        if account_in(row, sealer).contact(contact_id):
            return bytes(row[other_accounts.c.account_index])
    return b""


def save(connection: Connection, sealer: Sealer, index: bytes, account: OtherAccount, now: datetime) -> None:
    """Keep what an account holds."""
    written = _ACCOUNT.dump_json(account).decode()
    values = {
        "account_index": index,
        "caller_id": sealer.caller_id,
        "account_sealed": sealer.seal(written, other_accounts.c.account_sealed, index.hex()),
        "at": now,
    }
    if not insert_if_new(connection, other_accounts, **values):
        connection.execute(update(other_accounts).where(other_accounts.c.account_index == index).values(values))
