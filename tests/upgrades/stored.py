"""The stored records of earlier releases, put on a database as they were."""

import gzip
import sqlite3
from pathlib import Path

from sqlalchemy import Boolean, MetaData, inspect, make_url, text

from store.database import open_database
from store.migrate import upgrade

DATA = Path(__file__).parent / "data"

REVISIONS = sorted(file.name.partition(".")[0] for file in DATA.glob("*.sql.gz"))
"""The schemas of which there is a record, the oldest first."""


def put_on(url: str, revision: str) -> None:
    """Put the record with this schema on an empty database."""
    dump = gzip.decompress((DATA / f"{revision}.sql.gz").read_bytes()).decode("utf-8")
    if make_url(url).get_backend_name() == "sqlite":
        with sqlite3.connect(str(make_url(url).database)) as record:
            record.executescript(dump)
        record.close()
    else:
        _copy_rows(url, revision, dump)


def _copy_rows(url: str, revision: str, dump: str) -> None:
    """The same rows on PostgreSQL, in tables that the migrations up to this schema make."""
    upgrade(url, revision)
    engine = open_database(url)
    with sqlite3.connect(":memory:") as record, engine.begin() as connection:
        record.executescript(dump)
        record.row_factory = sqlite3.Row
        tables = MetaData()
        tables.reflect(connection)
        for table in tables.sorted_tables:
            rows = [dict(row) for row in record.execute(f"SELECT * FROM {table.name}")]
            for column in (column.name for column in table.columns if isinstance(column.type, Boolean)):
                for row in rows:
                    row[column] = bool(row[column])
            if rows and table.name != "alembic_version":
                connection.execute(table.delete())
                connection.execute(table.insert(), rows)
        for table in tables.sorted_tables:
            for column in inspect(connection).get_columns(table.name):
                if "nextval" in str(column["default"]):
                    name = column["name"]
                    connection.execute(
                        text(
                            f"SELECT setval(pg_get_serial_sequence('{table.name}', '{name}'),"
                            f" (SELECT coalesce(max({name}), 0) + 1 FROM {table.name}), false)"
                        )
                    )
    record.close()
    engine.dispose()
