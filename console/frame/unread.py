"""How much waits behind the doors of the menu: texts that nobody read, and alerts that the reader is asked to take."""

from collections.abc import Mapping
from datetime import datetime

from alerts.book import RecordUnavailable
from console.frame.desk import Desk
from staff.rights import Right
from store.desk.hands import StoredHands
from store.desk.review import StoredReview


def unread_texts(desk: Desk) -> tuple[int, datetime | None]:
    """How many wait to be read in the whole country, and since when the oldest, for who looks after all of it."""
    sees_all = desk.may(Right.REVIEW) and desk.member.region is None
    return StoredReview(desk.service.engine, desk.service.vault).unread() if sees_all else (0, None)


def waiting_behind(desk: Desk) -> Mapping[str, int]:
    """By the page behind each door; none where the record is away, since this stands on the page that says so."""
    try:
        asked = StoredHands(desk.service.engine).asked_of(desk.member.id, desk.now()) if desk.may(Right.ACT) else ()
        return {"review.show": unread_texts(desk)[0], "shift.show": len(asked)}
    except RecordUnavailable:
        return {}
