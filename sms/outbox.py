"""The rules of the outbox: which promise a message was given, and what that allows."""

from enum import StrEnum


class Promise(StrEnum):
    """What is worse for this message: that it never arrives, or that it arrives twice."""

    AT_LEAST_ONCE = "at_least_once"
    """Responders: an unknown outcome is tried again, for a copy beats a loss."""
    AT_MOST_ONCE = "at_most_once"
    """Her own phone: an unknown outcome is never tried again, for a second text can betray her."""
