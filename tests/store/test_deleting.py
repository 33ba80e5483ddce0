"""What is destroyed is gone from the file too."""

from pathlib import Path

from sqlalchemy import delete, select

from store.database import open_database, writing
from store.tables.callers import data_keys
from tests.store.record import Record


def test_a_destroyed_key_is_overwritten_in_the_file(migrated_sqlite: Path, tmp_path: Path) -> None:
    file = tmp_path / "najot.db"
    file.write_bytes(migrated_sqlite.read_bytes())
    record = Record(f"sqlite:///{file}")
    with record.book():
        pass
    hers = data_keys.c.id.not_in(["index", "service"])
    with writing(record.engine) as connection:
        wrapped = connection.execute(select(data_keys.c.key_wrapped).where(hers)).scalar_one()
    assert wrapped in file.read_bytes()

    with writing(record.engine) as connection:
        connection.execute(delete(data_keys).where(hers))
    record.engine.dispose()

    assert wrapped not in file.read_bytes()


def test_sqlite_is_told_so_whatever_it_was_built_with(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/a.db")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1
    engine.dispose()
