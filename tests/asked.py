"""Hears the prepared statements (`store/prepared.py`), of which SQLAlchemy's events tell nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from sqlalchemy import Dialect

from store.prepared import Ask, Prepared, Row


class AskedCursor:
    """Asks more on the same connection, each statement for itself."""

    connection = SimpleNamespace(autocommit=True)

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._found: list[tuple[Any, ...]] = []

    def execute(self, statement: str, parameters: Any) -> None:
        self._found = self._ask(statement, parameters)

    def fetchall(self) -> list[tuple[Any, ...]]:
        return self._found


@contextmanager
def prepared_statements(listen: Callable[[AskedCursor, str, Any], None]) -> Iterator[None]:
    """Let `listen` hear each inside the block, before it is asked."""

    rows = Prepared.rows

    def heard(self: Prepared, dialect: Dialect, ask: Ask, values: dict[str, Any]) -> list[Row]:
        def asked(words: str, bound: Any) -> list[tuple[Any, ...]]:
            listen(AskedCursor(ask), words, bound)
            return ask(words, bound)

        return rows(self, dialect, asked, values)

    with patch.object(Prepared, "rows", heard):
        yield
