"""Workers tell each other how they fare."""

from store.outgoing.workers import FORGOTTEN_AFTER, LIVES_FOR, StoredWorkers, failing_hosts
from store.tables.outgoing import workers
from tests.store.record import NOON, Record, after


def two(record: Record) -> tuple[StoredWorkers, StoredWorkers]:
    return StoredWorkers(record.engine, host="one"), StoredWorkers(record.engine, host="two")


def test_a_route_is_well_elsewhere_while_another_worker_lives_and_does_not_fail_there(record: Record) -> None:
    mine, other = two(record)
    mine.tell({"a": False, "b": False}, NOON)
    assert mine.well_elsewhere(NOON) == frozenset(), "what counts is another's word"
    other.tell({"a": False, "b": True}, NOON)
    assert mine.well_elsewhere(NOON) == {"a"}
    assert mine.well_elsewhere(NOON + LIVES_FOR) == frozenset()
    other.tell({"a": True, "b": False}, NOON + LIVES_FOR)
    assert mine.well_elsewhere(NOON + LIVES_FOR) == {"b"}
    other.leave()
    assert mine.well_elsewhere(NOON + LIVES_FOR) == frozenset()


def test_the_operator_sees_which_host_fails_on_which_route_while_it_lives(record: Record) -> None:
    mine, other = two(record)
    mine.tell({"a": False, "b": False}, NOON)
    other.tell({"a": True, "b": False}, NOON)
    assert failing_hosts(record.engine, NOON) == [("two", "a")]
    assert failing_hosts(record.engine, NOON + LIVES_FOR) == []


def test_what_is_long_gone_is_swept_out(record: Record) -> None:
    mine, other = two(record)
    other.tell({"a": True}, NOON)
    mine.tell({"a": False}, after(seconds=1) + FORGOTTEN_AFTER)
    assert [row["host"] for row in record.rows(workers)] == ["one"]
