"""The audit log holds what was written, and shows when somebody changed it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from regions.codes import RegionCode
from staff.audit import Deed, Entry
from store.staff.audit import Mark, Sought, StoredAudit
from store.staff.audit_retention import EVERY, KEPT, AuditForgetting, cut
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


@pytest.mark.parametrize("change", ["deed = 'nonsense'", "reason_sealed = seal"])
def test_an_entry_that_cannot_even_be_read_breaks_the_chain_there(
    audit: StoredAudit, record: Record, change: str
) -> None:
    for _ in range(3):
        audit.write(REVEALED)
    record.run(f"UPDATE audit SET {change} WHERE position = 2")
    assert audit.broken_at() == 2


def test_a_mark_that_was_written_down_shows_that_the_end_was_cut_off(audit: StoredAudit, record: Record) -> None:
    for _ in range(3):
        audit.write(REVEALED)
    mark = audit.verify().newest
    assert mark and audit.has(mark)

    record.run("DELETE FROM audit WHERE position = 3")
    assert audit.broken_at() is None
    assert not audit.has(mark)

    audit.write(replace(REVEALED, reason="another"))
    assert not audit.has(mark)
    assert not audit.has(Mark(99, mark.seal))


def test_the_old_end_is_forgotten_and_the_rest_still_holds(audit: StoredAudit, record: Record) -> None:
    for days in (3, 2, 1, 0):
        audit.write(replace(REVEALED, at=NOON - timedelta(days=days)))
    assert cut(record.engine, record.vault, NOON + KEPT - timedelta(days=1)) == 2
    assert [entry.at for entry in audit.newest(9)] == [NOON, NOON - timedelta(days=1)]
    audit.write(REVEALED)
    assert audit.broken_at() is None

    record.run("DELETE FROM audit WHERE position = 3")
    assert audit.broken_at() == 4


def test_who_cuts_off_more_and_moves_the_anchor_is_found_out(audit: StoredAudit, record: Record) -> None:
    for days in (3, 2, 1, 0):
        audit.write(replace(REVEALED, at=NOON - timedelta(days=days)))
    cut(record.engine, record.vault, NOON + KEPT - timedelta(days=2))
    record.run("UPDATE audit_anchors SET position = 3, seal = (SELECT seal FROM audit WHERE position = 3)")
    record.run("DELETE FROM audit WHERE position <= 3")
    assert audit.broken_at() == 4


def test_a_worker_cuts_once_an_hour(audit: StoredAudit, record: Record) -> None:
    forgetting = AuditForgetting(record.engine, record.vault)
    later = NOON + 2 * KEPT
    for _ in range(2):
        audit.write(REVEALED)
    forgetting.look(later)
    audit.write(REVEALED)
    forgetting.look(later + EVERY / 2)
    assert len(audit.newest(9)) == 2
    forgetting.look(later + EVERY)
    assert len(audit.newest(9)) == 1


def test_the_newest_entry_is_never_forgotten(audit: StoredAudit, record: Record) -> None:
    audit.write(REVEALED)
    audit.write(REVEALED)
    assert [cut(record.engine, record.vault, NOON + 2 * KEPT) for _ in range(2)] == [1, 0]
    assert len(audit.newest(9)) == 1


def test_entries_are_found_by_member_deed_thing_and_time(audit: StoredAudit) -> None:
    opened = Entry(NOON + timedelta(hours=1), "n", Deed.OPENED, "alert", "b")
    audit.write(REVEALED)
    audit.write(opened)

    def found(sought: Sought) -> list[Entry]:
        return [written.entry for written in audit.search(sought, 9)]

    assert found(Sought()) == [opened, REVEALED]
    for sought in (Sought(member="n"), Sought(deed=Deed.OPENED), Sought(key="b"), Sought(since=opened.at)):
        assert found(sought) == [opened], sought
    assert found(Sought(before=opened.at)) == [REVEALED]
    assert found(Sought(kind="alert", key="c")) == []
    newest = audit.search(Sought(), 1)
    assert [written.entry for written in audit.search(Sought(), 9, before=newest[0].position)] == [REVEALED]
