"""The way back to the last release: what matters stays, and a second upgrade goes on with it."""

import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import MetaData, func, select

from console.commands import commands
from sms.sending.outbox import NoticeState
from store.database import open_database, reading
from store.instant import utc_now
from store.migrate import LAST_RELEASE, OLDEST_BESIDE
from store.tables.alerts import alerts
from store.tables.outgoing import notices
from tests.demo import Demo
from tests.older_code import NoHistory, release_with
from tests.upgrades.everybody import everybody, served_by
from tests.upgrades.stored import put_on
from vocabulary.phone_number import PhoneNumber


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


def overdue(url: str, now: datetime) -> int:
    """How many clocks of open alerts stand though their time has come."""
    engine = open_database(url)
    stands = (alerts.c.state != "closed") & (alerts.c.step_due_at <= now)
    with reading(engine) as connection:
        found = connection.execute(select(func.count()).select_from(alerts).where(stands)).scalar_one()
    engine.dispose()
    return found


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


@pytest.fixture
def everybody_called(empty_database_url: str, tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    """A record with callers of every kind, and their numbers; the last one's settings no release can read."""
    demo = Demo(tmp_path, database_url=empty_database_url)
    numbers = everybody(demo)
    spoil(demo, numbers[-1])
    demo.close()
    yield empty_database_url, numbers


def spoil(demo: Demo, number: str) -> None:
    """Let her settings say what no release knows."""
    with demo.service.ledger.open_book(PhoneNumber(number), demo.now()) as book:
        odd = replace(book.caller.profile.private, missed_call="perhaps")  # type: ignore[arg-type]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book.save_profile(replace(book.caller.profile, private=odd))


def assert_all_are_served(schema: str, url: str, numbers: list[str]) -> None:
    """By the code of the last commit with that schema; the spoilt one shows that who is not would be seen."""
    later = utc_now() + timedelta(minutes=2)
    try:
        with release_with(schema) as release:
            answered = served_by(release, url, numbers, later)
    except NoHistory as reason:
        pytest.skip(str(reason))
    assert answered.pop(numbers[-1]) == ["503"] * 3
    assert {number: said for number, said in answered.items() if not {"200"} & set(said) or "503" in said} == {}
    assert overdue(url, later) == 1, "but hers who is spoilt every clock goes on"


def test_after_the_way_back_the_last_release_serves_callers_with_every_kind_of_stored_data(
    everybody_called: tuple[str, list[str]], tmp_path: Path
) -> None:
    url, numbers = everybody_called
    assert downgrade(url, tmp_path, "--yes").exit_code == 0
    assert_all_are_served(LAST_RELEASE, url, numbers)


def test_the_oldest_release_that_may_work_beside_this_one_serves_them_too(
    everybody_called: tuple[str, list[str]],
) -> None:
    assert_all_are_served(OLDEST_BESIDE, *everybody_called)


def test_the_page_for_operators_names_the_same_releases() -> None:
    words = " ".join(Path("docs/operations.md").read_text("utf-8").split())
    assert f"whose newest schema is {LAST_RELEASE} (`LAST_RELEASE`" in words
    assert f"'store/migrations/versions/{int(LAST_RELEASE) + 1:04}_*'" in words
    assert f"those whose newest schema is {OLDEST_BESIDE} or later" in words
