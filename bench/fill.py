"""Fills a record with callers as they are stored, with two contacts each: `python -m bench.fill CALLERS [FIRST]`.

The record is the one that the environment names; `FIRST` is how many of them are there already.
"""

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click
from sqlalchemy import insert

from alerts.people import Contact, ContactState, Profile
from bench.prepare import caller
from store.callers.pages import NUMBER, Sealer
from store.database import writing
from store.ids import new_id
from store.instant import utc_now
from store.sealed.vault import Vault
from store.tables.callers import callers, contacts, data_keys
from vocabulary.codes import RegionCode
from vocabulary.languages import UZ
from vocabulary.phone_number import PhoneNumber
from wiring import the_service

BATCH = 5_000
"""Callers in one transaction."""
CONTACTS = 2
MEMORY = "PRAGMA cache_size=-400000"
"""Of SQLite, while it is filled: random keys touch every page of an index."""

Rows = tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]


def main(until: int, first: int = 0) -> None:
    """Add callers until there are so many."""
    service, now = the_service(), utc_now()
    with click.progressbar(list(range(first, until, BATCH)), label=f"{until:,} callers", file=sys.stderr) as starts:
        for start in starts:
            keys, people, their_contacts = _rows(service.vault, range(start, min(start + BATCH, until)), now)
            with writing(service.engine) as connection:
                if connection.dialect.name == "sqlite":
                    connection.exec_driver_sql(MEMORY)
                connection.execute(insert(data_keys), keys)
                connection.execute(insert(callers), people)
                connection.execute(insert(contacts), their_contacts)
    service.close()


def _rows(vault: Vault, numbers: range, now: datetime) -> Rows:
    keys: list[dict[str, Any]] = []
    people: list[dict[str, Any]] = []
    their_contacts: list[dict[str, Any]] = []
    for number in numbers:
        caller_id = new_id()
        wrapped, key = vault.roots.new_key(caller_id)
        sealer = Sealer(caller_id, key, vault.index)
        keys.append({"id": caller_id, "root": wrapped.root, "key_wrapped": wrapped.key})
        people.append(_caller(sealer, caller(number), now))
        their_contacts += (sealer.contact_values(one, now) for one in _contacts(number, now))
    return keys, people, their_contacts


def _caller(sealer: Sealer, number: PhoneNumber, now: datetime) -> dict[str, Any]:
    return {
        "id": sealer.caller_id,
        "number_index": sealer.index.of(NUMBER, number),
        "number_sealed": sealer.seal(number, callers.c.number_sealed, sealer.caller_id),
        "seen_at": now,
        "is_leaving": False,
        **sealer.profile_values(Profile(language=UZ, region=RegionCode("UZ-SA"))),
    }


def _contacts(number: int, now: datetime) -> Iterator[Contact]:
    for place in range(CONTACTS):
        person = caller(9_000_000 + (CONTACTS * number + place) % 1_000_000)
        yield Contact(new_id(), "Ona", person, UZ, ContactState.ACCEPTED, invited_at=now, agreed_at=now)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
