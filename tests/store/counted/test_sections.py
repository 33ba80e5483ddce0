"""Sections of the menu are counted without a caller, and the record gets the sums in batches, sooner or later."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from sqlalchemy import select, text

from alerts.book import RecordUnavailable
from alerts.figures.tally import Heading, week_of
from store.counted.counts import StoredCounts
from store.counted.sections import SectionCounts
from store.database import writing
from store.tables.counts import counts
from tests.store.record import NOON, Record, after, statements
from vocabulary.sections import Section

WEEKS = (week_of(NOON), week_of(NOON))
WEEK = WEEKS[0].isoformat()
USSD, SMS = Heading.SECTION_USSD, Heading.SECTION_SMS


@pytest.fixture
def sections(record: Record) -> Iterator[SectionCounts]:
    yield SectionCounts(record.engine)


def stored(record: Record) -> object:
    return StoredCounts(record.engine).sections(WEEKS)


def test_what_was_counted_is_stored_as_sums_by_week_and_channel(record: Record, sections: SectionCounts) -> None:
    for _ in range(3):
        sections.count(USSD, [Section.HELP, Section.LEARN], NOON)
    sections.count(SMS, [Section.HELP], NOON)
    sections.count(SMS, [Section.HELP], after(days=7))
    sections.store()
    sections.count(USSD, [Section.HELP], NOON)
    sections.store()
    assert stored(record) == {(WEEK, USSD, "help"): 4, (WEEK, USSD, "learn"): 3, (WEEK, SMS, "help"): 1}
    with record.engine.connect() as connection:
        assert set(connection.execute(select(counts.c.region)).scalars()) == {""}


def test_counting_asks_nothing_of_the_record_and_nothing_new_is_no_batch(
    record: Record, sections: SectionCounts
) -> None:
    with statements(record.engine) as asked:
        sections.count(USSD, [], NOON)
        sections.store()
        sections.count(USSD, [Section.CHECK], NOON)
    assert asked == []


def test_a_record_that_fails_costs_no_count(record: Record, sections: SectionCounts) -> None:
    sections.count(USSD, [Section.CHECK], NOON)
    with writing(record.engine) as connection:
        connection.execute(text("ALTER TABLE counts RENAME TO elsewhere"))
    with pytest.raises(RecordUnavailable):
        sections.store()
    sections.count(USSD, [Section.CHECK], NOON)
    with writing(record.engine) as connection:
        connection.execute(text("ALTER TABLE elsewhere RENAME TO counts"))
    sections.store()
    assert stored(record) == {(WEEK, USSD, "check"): 2}


def test_counting_goes_on_while_a_batch_waits_for_the_record(record: Record, sections: SectionCounts) -> None:
    sections.count(USSD, [Section.CHECK], NOON)
    with ThreadPoolExecutor() as pool:
        with record.engine.begin() as connection:
            connection.execute(counts.insert().values(week=WEEK, region="", heading=USSD, mark="check", total=1))
            batch = pool.submit(sections.store)
            for _ in range(100):
                sections.count(SMS, [Section.HELP], NOON)
            assert not batch.done()
        batch.result()
    sections.store()
    assert stored(record) == {(WEEK, USSD, "check"): 2, (WEEK, SMS, "help"): 100}


def test_threads_and_processes_add_to_one_sum(record: Record, sections: SectionCounts) -> None:
    other = SectionCounts(record.engine)
    with ThreadPoolExecutor(8) as pool:
        for one in (sections, other) * 50:
            pool.submit(one.count, USSD, [Section.HELP], NOON)
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(one.store) for one in (sections, other)]:
            done.result()
    assert stored(record) == {(WEEK, USSD, "help"): 100}


def until(what: Callable[[], bool]) -> None:
    while not what():
        sleep(0.01)


def test_the_thread_goes_on_when_the_record_fails_and_stores_all_when_it_is_back(
    record: Record, sections: SectionCounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[object] = []
    monkeypatch.setattr("store.counted.in_batches.EVERY", 0.01)
    monkeypatch.setattr("store.counted.in_batches._log.warning", lambda *_, **more: tries.append(more["reason"]))
    record.run("ALTER TABLE counts RENAME TO elsewhere")
    sections.count(USSD, [Section.LEARN], NOON)
    sections.store_each_minute()
    until(lambda: len(tries) > 2)
    record.run("ALTER TABLE elsewhere RENAME TO counts")
    until(lambda: stored(record) == {(WEEK, USSD, "learn"): 1})
