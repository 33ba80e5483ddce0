"""`OLDEST_BESIDE` has to be raised when a migration takes from older releases what they use: this says so by itself."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect

from store.migrate import OLDEST_BESIDE, downgrade, upgrade

RAISE_IT = "raise OLDEST_BESIDE (store/migrate.py): a release that it lets in would miss this"


def columns_of(url: str) -> dict[tuple[str, str], Any]:
    """Every column of every table, as the database has it."""
    engine = create_engine(url)
    tables = inspect(engine)
    found = {
        (table, column["name"]): column for table in tables.get_table_names() for column in tables.get_columns(table)
    }
    engine.dispose()
    return found


@pytest.fixture
def before_and_now(tmp_path: Path) -> tuple[dict[tuple[str, str], Any], dict[tuple[str, str], Any]]:
    url = f"sqlite:///{tmp_path}/najot.db"
    upgrade(url)
    now = columns_of(url)
    downgrade(url, OLDEST_BESIDE)
    return columns_of(url), now


def missed_by(before: dict[tuple[str, str], Any], now: dict[tuple[str, str], Any]) -> list[tuple[str, str]]:
    """What a release of the older schema could not read or write any more."""
    tables = {table for table, _ in before}
    gone = [name for name in before if name not in now or str(now[name]["type"]) != str(before[name]["type"])]
    stricter = [name for name in before if name in now and before[name]["nullable"] and not now[name]["nullable"]]
    unfilled = [
        name
        for name, column in now.items()
        if name[0] in tables and name not in before and not column["nullable"] and column["default"] is None
    ]
    return gone + stricter + unfilled


def test_the_oldest_release_that_may_work_here_finds_all_that_it_reads_and_writes(before_and_now: Any) -> None:
    before, now = before_and_now
    assert missed_by(before, now) == [], RAISE_IT


def test_control_a_column_that_went_or_must_be_filled_is_seen(before_and_now: Any) -> None:
    before, now = before_and_now
    kept = now.pop(("callers", "seen_at"))
    assert missed_by(before, now) == [("callers", "seen_at")]
    now[("callers", "seen_at")] = kept
    now[("callers", "wanted")] = {**kept, "nullable": False, "default": None}
    assert missed_by(before, now) == [("callers", "wanted")]
