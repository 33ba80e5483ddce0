"""The way back to the last release: what matters stays, and a second upgrade goes on with it."""

from pathlib import Path

from click.testing import CliRunner, Result
from sqlalchemy import MetaData, func, select

from console.commands import commands
from sms.sending.outbox import NoticeState
from store.database import open_database, reading
from store.migrate import LAST_RELEASE
from store.tables.alerts import alerts
from store.tables.outgoing import notices
from tests.demo import Demo
from tests.upgrades.stored import put_on


def shape(url: str) -> dict[str, set[str]]:
    """Every table with its columns and indexes."""
    engine = open_database(url)
    found = MetaData()
    found.reflect(engine)
    engine.dispose()
    return {
        table.name: {column.name for column in table.columns} | {str(index.name) for index in table.indexes}
        for table in found.tables.values()
    }


def downgrade(url: str, folder: Path, *words: str) -> Result:
    environ = {"NAJOT_VAR": str(folder), "DATABASE_URL": url, "NAJOT_KEYS": "00" * 32, "REDIS_URL": ""}
    return CliRunner().invoke(commands, ["downgrade", *words], env=environ)


def kept(url: str) -> list[tuple[object, ...]]:
    """The open alerts with their clocks, and the texts that wait."""
    engine = open_database(url)
    with reading(engine) as connection:
        clocks = select(alerts.c.id, alerts.c.state, alerts.c.next_step, alerts.c.step_due_at).order_by(alerts.c.id)
        waiting = select(func.count()).where(notices.c.state == NoticeState.DUE)
        rows = [tuple(row) for row in (*connection.execute(clocks), *connection.execute(waiting))]
    engine.dispose()
    return rows


def test_the_last_release_gets_its_schema_back_and_a_later_upgrade_everything(
    empty_database_url: str, tmp_path: Path
) -> None:
    put_on(empty_database_url, LAST_RELEASE)
    before = shape(empty_database_url)
    demo = Demo(tmp_path, database_url=empty_database_url)
    demo.close()
    has = kept(empty_database_url)

    said = downgrade(empty_database_url, tmp_path, "--yes")
    assert said.output.endswith(f"The record has schema {LAST_RELEASE}: start the last release on every host\n")
    assert shape(empty_database_url) == before
    assert kept(empty_database_url) == has

    again = Demo(tmp_path, database_url=empty_database_url)
    again.close()
    assert kept(empty_database_url) == has


def test_a_record_in_use_or_of_another_schema_is_left_alone(database_url: str, tmp_path: Path) -> None:
    assert "Is there a backup?" in downgrade(database_url, tmp_path).output
    assert "terms" in shape(database_url), "who does not say yes gets nothing done"
    downgrade(database_url, tmp_path, "--yes")
    again = downgrade(database_url, tmp_path, "--yes")
    assert again.exit_code == 1
    assert f"the record has schema {LAST_RELEASE}, not this release's" in again.output
