"""What a page or a cookie carries for us: sealed with the service's key, for one purpose, and only for a while."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from store.sealed.sealing import CannotOpen, DataKey


@dataclass(frozen=True, slots=True)
class Carrier:
    """Seals texts for a purpose and a place, and opens them again in time; `now` is aware UTC."""

    key: DataKey
    now: Callable[[], datetime]

    def seal(self, purpose: str, place: str, text: str) -> str:
        """Seal a text; it opens only for the same purpose and place."""
        plain = json.dumps([self.now().timestamp(), text], ensure_ascii=False)
        return base64.urlsafe_b64encode(self.key.seal(plain, f"carried.{purpose}", place)).decode()

    def open(self, purpose: str, place: str, sealed: str, longest: timedelta) -> str | None:
        """Open what was sealed; None when it was changed, is for something else, or is older than `longest`."""
        try:
            plain = self.key.open(base64.urlsafe_b64decode(sealed), f"carried.{purpose}", place)
        except (CannotOpen, ValueError):
            return None
        sealed_at, text = json.loads(plain)
        return str(text) if self.now().timestamp() - sealed_at < longest.total_seconds() else None
