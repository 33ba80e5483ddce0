"""What is ours stands in a statement itself; what comes from outside never does."""

import pytest
from sqlalchemy import ColumnElement, select, update
from sqlalchemy.dialects import sqlite

from alerts.alert import AlertState
from alerts.notice import Urgency
from store.database import reading
from store.tables.alerts import alerts
from store.tables.outgoing import notices
from tests.store.record import Record


@pytest.mark.parametrize(
    ("comparison", "written"),
    [
        (alerts.c.state != AlertState.CLOSED, "alerts.state != 'closed'"),
        (notices.c.urgency == Urgency.ALARM, "notices.urgency = 0"),
        (alerts.c.state.in_([AlertState.OPEN, AlertState.CLOSED]), "alerts.state IN ('closed', 'open')"),
        (notices.c.urgency.not_in({Urgency.ROUTINE}), "(notices.urgency NOT IN (2))"),
        (alerts.c.state == "open' OR '1", "alerts.state = ?"),
        (alerts.c.code == "1234", "alerts.code = ?"),
    ],
)
def test_a_member_of_an_enumeration_is_written_out_and_nothing_else(
    comparison: ColumnElement[bool], written: str
) -> None:
    assert str(comparison.compile(dialect=sqlite.dialect())) == written


def test_what_is_stored_is_bound() -> None:
    stored = update(alerts).values(state=AlertState.OPEN).compile(dialect=sqlite.dialect())
    assert (str(stored), stored.params) == ("UPDATE alerts SET state=?", {"state": AlertState.OPEN})


def test_each_word_has_a_statement_of_its_own(record: Record) -> None:
    """None is answered with what was kept of the statement for another."""
    record.help()
    with reading(record.engine) as connection:
        found = [connection.execute(select(alerts.c.id).where(alerts.c.state == state)).all() for state in AlertState]
    assert [len(rows) for rows in found] == [state is AlertState.OPEN for state in AlertState]
