"""How a place came to be known: what a name that she wrote has to do with the place that was told for it."""

from enum import StrEnum


class Match(StrEnum):
    """The kind of match, the surest first; stored with a place that was guessed from words, and shown to staff.

    SHARED: a city and a district have that name, so only the region is told. HERS: the place that she once gave for her
    home, her parents or her work, which she named. STAFF: no guess, staff set it.
    """

    OWN = "own"
    OTHER = "other"
    SHARED = "shared"
    VILLAGE = "village"
    SLIP = "slip"
    HERS = "hers"
    STAFF = "staff"
