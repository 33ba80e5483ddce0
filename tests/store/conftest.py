"""A record of this test's own, on each kind of database."""

from collections.abc import Iterator

import pytest

from tests.store.record import Record


@pytest.fixture
def record(database_url: str) -> Iterator[Record]:
    record = Record(database_url)
    yield record
    record.engine.dispose()
