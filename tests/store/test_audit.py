"""The audit log holds what was written, and shows when somebody changed it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from regions.codes import RegionCode
from staff.audit import Deed, Entry
from store.audit import StoredAudit
from tests.store.record import NOON, Record

REVEALED = Entry(NOON, "m", Deed.REVEALED, "alert", "a", "number", RegionCode("UZ-TK"), "she asked us to call")


@pytest.fixture
def audit(record: Record) -> StoredAudit:
    return StoredAudit(record.engine, record.vault)


def test_an_entry_is_read_as_it_was_written(audit: StoredAudit) -> None:
    audit.write(Entry(NOON, "m", Deed.OPENED, "alert", "a"))
    audit.write(REVEALED)
    assert audit.newest(1) == [REVEALED]
    assert audit.broken_at() is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET staff_id = 'x' WHERE position = 2",
        "UPDATE audit SET at = at + 1 WHERE position = 2",
        "UPDATE audit SET detail = '' WHERE position = 2",
        "UPDATE audit SET seal = (SELECT seal FROM audit WHERE position = 1) WHERE position = 2",
    ],
)
def test_a_changed_entry_breaks_the_chain_where_it_stands(audit: StoredAudit, record: Record, change: str) -> None:
    for _ in range(3):
        audit.write(REVEALED)
    record.run(change)
    assert audit.broken_at() == 2


def test_a_deleted_entry_breaks_the_chain_at_the_next(audit: StoredAudit, record: Record) -> None:
    for _ in range(3):
        audit.write(REVEALED)
    record.run("DELETE FROM audit WHERE position = 2")
    assert audit.broken_at() == 3


def test_the_chain_holds_when_many_write_at_once(audit: StoredAudit) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(audit.write, [REVEALED] * 24))
    assert len(audit.newest(100)) == 24
    assert audit.broken_at() is None
