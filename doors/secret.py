"""The secret in the path, by which a door knows its gateway (S20)."""

import hmac
from collections.abc import Sequence


def is_ours(shown: str, secrets: Sequence[str]) -> bool:
    """Compare with every secret in force, in the same time for every wrong one."""
    return any([hmac.compare_digest(shown.encode(), ours.encode()) for ours in secrets])
