"""How far something of a caller's is, and how much of it a session may show or change."""

from enum import StrEnum


class Access(StrEnum):
    """How much of her account this session may show.

    OPEN: all of it; she has no PIN, or typed it. LOCKED: she has a PIN and has not typed one. FRESH: another PIN was
    typed, and everything looks like a new account. FORCED: the duress PIN was typed; a screen sees FRESH.
    """

    OPEN = "open"
    LOCKED = "locked"
    FRESH = "fresh"
    FORCED = "forced"


class RequestState(StrEnum):
    """How far a call-back or question of hers is."""

    WAITING = "waiting"
    TAKEN = "taken"
    ANSWERED = "answered"


class Refusal(StrEnum):
    """Why the rules did not carry out what she asked for a moment ago."""

    OWN_NUMBER = "own_number"
    FULL = "full"
    ALREADY_THERE = "already_there"
    NOT_THIS_NUMBER = "not_this_number"
    TOO_MANY_TODAY = "too_many_today"
    SAME_AS_PIN = "same_as_pin"
    NEAR_PIN = "near_pin"
    NO_SUCH_CODE = "no_such_code"
    DECLINED = "declined"
    STOPPED = "stopped"
    UNREACHABLE = "unreachable"
    NOT_NOW = "not_now"


class Standing(StrEnum):
    """What a help contact said to being one; who declined, wants no SMS or cannot be reached is told of nothing."""

    ADDED = "added"
    ASKED = "asked"
    AGREED = "agreed"
    LAPSED = "lapsed"
    DECLINED = "declined"
    STOPPED = "stopped"
    UNREACHABLE = "unreachable"


NOT_TOLD = (Standing.DECLINED, Standing.STOPPED, Standing.UNREACHABLE)


class TextFate(StrEnum):
    """What became of a text to a help contact, as far as the record knows."""

    UNDER_WAY = "under_way"
    ARRIVED = "arrived"
    LOST = "lost"
    UNKNOWN = "unknown"
