"""Connections that only ask, kept open from one key that she presses to the next.

To take one from SQLAlchemy's pool and to give it back costs half as much as what is asked.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, PoolProxiedConnection, event

MOST_KEPT = 4
"""As many as there are threads at the door. DANGER: each takes a place in the engine's pool from who writes."""


class KeptConnections:
    """Those of one engine; `prepare` readies the driver's own; one that is no longer current is closed."""

    def __init__(
        self,
        engine: Engine,
        prepare: Callable[[Any], object],
        is_current: Callable[[PoolProxiedConnection], bool],
    ) -> None:
        self._engine = engine
        self._prepare = prepare
        self._is_current = is_current
        self._free: list[PoolProxiedConnection] = []
        event.listen(engine, "engine_disposed", lambda _engine: self.let_go())

    def take(self) -> PoolProxiedConnection:
        """One that nobody else uses, until it is given back."""
        while (kept := self._one()) is not None:
            if self._is_current(kept):
                return kept
            kept.invalidate()
        new = self._engine.raw_connection()
        self._prepare(new.driver_connection)
        return new

    def give_back(self, connection: PoolProxiedConnection) -> None:
        """Keep it for the next, unless enough are kept."""
        if len(self._free) < MOST_KEPT:
            self._free.append(connection)
        else:
            connection.invalidate()

    def let_go(self) -> None:
        """Close all that nobody uses: after one failed the others would too."""
        while (kept := self._one()) is not None:
            kept.invalidate()

    def _one(self) -> PoolProxiedConnection | None:
        try:
            return self._free.pop()
        except IndexError:
            return None
