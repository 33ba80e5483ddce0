"""Root keys change without a caller being lost, and without one who erased herself coming back."""

import pytest
from sqlalchemy import delete

from store.database import writing
from store.sealed.key_rotation import count_by_root, wrap_all_anew
from store.sealed.sealing import CannotOpen, RootKeys
from store.sealed.vault import Vault, open_vault
from store.tables.callers import data_keys
from tests.store.record import KEY, NOON, Record
from vocabulary.phone_number import PhoneNumber

NEW_KEY = bytes(32)
BOTH = RootKeys([NEW_KEY, KEY])
NUMBERS = [PhoneNumber(f"+99800000000{n}") for n in range(5)]


@pytest.fixture
def full_record(record: Record) -> Record:
    """Five callers and the service's own two keys."""
    for number in NUMBERS:
        with record.book(number):
            pass
    return record


def numbers_in(record: Record, vault: Vault) -> list[PhoneNumber]:
    record.ledger = type(record.ledger)(record.engine, vault, record.directory)
    found = []
    for number in NUMBERS:
        with record.book(number, NOON) as book:
            found.append(book.caller.number)
    return found


def test_the_new_root_key_alone_opens_everything_afterwards(full_record: Record) -> None:
    assert list(wrap_all_anew(full_record.engine, BOTH, batch=3)) == [3, 3, 1]

    assert count_by_root(full_record.engine) == {RootKeys([NEW_KEY]).newest: 7}
    assert numbers_in(full_record, open_vault(full_record.engine, (NEW_KEY,))) == NUMBERS
    with pytest.raises(CannotOpen):
        open_vault(full_record.engine, (KEY,))


def test_a_rotation_that_is_cut_short_leaves_all_readable_and_is_finished_by_the_next(full_record: Record) -> None:
    assert next(wrap_all_anew(full_record.engine, BOTH, batch=3)) == 3
    assert numbers_in(full_record, open_vault(full_record.engine, (NEW_KEY, KEY))) == NUMBERS

    assert list(wrap_all_anew(full_record.engine, BOTH)) == [4]
    assert list(wrap_all_anew(full_record.engine, BOTH)) == []


def test_a_key_destroyed_meanwhile_stays_destroyed(full_record: Record) -> None:
    rotation = wrap_all_anew(full_record.engine, BOTH, batch=3)
    next(rotation)
    with writing(full_record.engine) as connection:
        connection.execute(delete(data_keys).where(data_keys.c.id.not_in(["index", "service"])))

    assert sum(rotation) <= 2
    assert full_record.count(data_keys) == 2


def test_a_key_under_an_unknown_root_stops_the_rotation(full_record: Record) -> None:
    with pytest.raises(CannotOpen):
        list(wrap_all_anew(full_record.engine, RootKeys([NEW_KEY])))
