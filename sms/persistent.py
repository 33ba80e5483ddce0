"""A provider over a connection that stands: texts and receipts come in over it, where others post to our doors."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, runtime_checkable

from sms.inbox import Inbox
from sms.receipts import Receipts


@runtime_checkable
class PersistentGateway(Protocol):
    """A gateway that has to be kept connected by the process that sends."""

    def start(self, inbox: Inbox, receipts: Receipts, now: Callable[[], datetime]) -> None:
        """Connect, and connect again whenever the connection is lost; what comes is given to these."""
        ...

    def stop(self) -> None:
        """Disconnect, once what came is stored."""
        ...
