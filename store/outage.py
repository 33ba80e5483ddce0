"""The record is away: after the first request that learnt it the hard way, no other waits for it until it is back."""

import threading
import time
from collections.abc import Callable

import structlog
from sqlalchemy import Engine

from alerts.book import RecordUnavailable
from doors.time_limit import answering_in_time, until

OUTAGE = "outage"
"""Of an engine that answers requests: whether its record is away."""

TRY_EVERY = 0.25
"""Seconds between tries while it is away, in a thread of its own."""

_log = structlog.get_logger()


class Outage:
    """Whether the record is away, as far as this process knows; `can_store` tries whether a HELP can be stored."""

    def __init__(self, can_store: Callable[[], bool]) -> None:
        self._can_store = can_store
        self._lock = threading.Lock()
        self._trying: threading.Thread | None = None

    @property
    def is_known(self) -> bool:
        """Whether it is away; who tries whether it is back does not believe so."""
        return self._trying is not None and self._trying is not threading.current_thread()

    def begin(self) -> None:
        """It is away: from now on try whether it is back."""
        with self._lock:
            if self._trying is None:
                _log.error("record_away")
                self._trying = threading.Thread(target=self._try_again, name="outage", daemon=True)
                self._trying.start()

    def _try_again(self) -> None:
        while not self._is_back():
            time.sleep(TRY_EVERY)
        self._trying = None
        _log.warning("record_back")

    def _is_back(self) -> bool:
        with answering_in_time():
            return self._can_store()


def outage_of(engine: Engine) -> Outage | None:
    """What is known of it, for a request; whoever has time finds out for themselves."""
    outage: Outage | None = engine.get_execution_options().get(OUTAGE) if until() else None
    return outage


def refuse_if_away(engine: Engine) -> None:
    """Raise RecordUnavailable for a request where another found the record away."""
    outage = outage_of(engine)
    if outage and outage.is_known:
        raise RecordUnavailable("away")
