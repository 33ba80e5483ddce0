"""Times are stored exactly, in order, and never without a zone."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects.sqlite import dialect

from store.instant import Instant

SQLITE = dialect()
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(
    datetime(1971, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=zones,
)


def stored(at: datetime | None) -> int | None:
    return Instant().process_bind_param(at, SQLITE)


@given(at=instants)
def test_an_instant_comes_back_to_the_microsecond_in_utc(at: datetime) -> None:
    back = Instant().process_result_value(stored(at), SQLITE)
    assert back == at
    assert back is not None and back.tzinfo is UTC


@given(one=instants, other=instants)
def test_the_database_orders_instants_as_time_does(one: datetime, other: datetime) -> None:
    first, second = stored(one), stored(other)
    assert first is not None and second is not None
    assert (first < second) == (one < other)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        stored(datetime(2026, 11, 22, 12, 0))  # noqa: DTZ001


def test_nothing_stays_nothing() -> None:
    assert stored(None) is None
    assert Instant().process_result_value(None, SQLITE) is None
