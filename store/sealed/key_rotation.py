"""Root keys change: every data key is wrapped anew with the newest one, in batches that may be interrupted anywhere.

What the data keys seal stays as it is, so that nothing about a caller is read or written.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, Row, and_, func, select, update

from store.database import leave_no_trace, reading, writing
from store.sealed.sealing import RootKeys, WrappedKey
from store.tables.callers import data_keys

BATCH = 500


def count_by_root(engine: Engine) -> dict[str, int]:
    """How many data keys each root key wraps, by its name."""
    with reading(engine) as connection:
        rows = connection.execute(select(data_keys.c.root, func.count()).group_by(data_keys.c.root))
        return {root: count for root, count in rows}


def wrap_all_anew(engine: Engine, roots: RootKeys, batch: int = BATCH) -> Iterator[int]:
    """Wrap what older root keys wrap, and tell after each batch how many it had; raises CannotOpen."""
    older = select(data_keys).where(data_keys.c.root != roots.newest).order_by(data_keys.c.id).limit(batch)
    while True:
        with reading(engine) as connection:
            rows = connection.execute(older).all()
        if not rows:
            return
        with writing(engine) as connection:
            for row in rows:
                _wrap_anew(connection, row, roots)
            leave_no_trace(connection)
        yield len(rows)


def _wrap_anew(connection: Connection, row: Row[tuple[str, str, bytes]], roots: RootKeys) -> None:
    """Replace one wrapped key; DANGER: one that was destroyed in the meantime must stay so."""
    anew = roots.wrap_anew(WrappedKey(row.root, row.key_wrapped), row.id)
    unchanged = and_(data_keys.c.id == row.id, data_keys.c.root == row.root)
    connection.execute(update(data_keys).where(unchanged).values(root=anew.root, key_wrapped=anew.key))
