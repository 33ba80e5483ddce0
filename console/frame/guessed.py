"""Duty phones in whose name keys were guessed, for who is to see it: in the list, and among what is unusual."""

from console.frame.desk import Desk
from staff.rights import Right
from store.desk.guessed import Guessed, StoredGuesses


def guessed_keys(desk: Desk) -> list[Guessed]:
    """Those of the last day that concern a region of this member's; nothing for who does not look after others."""
    if not desk.may(Right.SEE_UNUSUAL):
        return []
    return StoredGuesses(desk.service.engine).of_late(desk.now(), desk.member.sees)
