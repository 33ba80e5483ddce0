"""Handing a whole shift over: each alert in hand is given to the same colleague, which takes none yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from alerts.alert import Alert
from alerts.book import Book
from alerts.team.handing_over import must_have
from alerts.team.staff import Hand
from console.alert.giving import give_to
from console.alert.one_of_several import do_to_one
from console.alert.theirs import who_can_take
from console.frame.desk import Desk
from console.frame.holding import Trouble
from staff.member import Member
from staff.steps import Step
from store.desk.hands import AlertInHand, StoredHands


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who is signed in, and how many of the alerts in hand they may take."""

    member: Member
    may_take: int


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How many a colleague is asked to take now, and each other one with why not."""

    asked: int
    left: Sequence[tuple[Alert, Trouble]]


def in_hand(desk: Desk) -> list[AlertInHand]:
    """What the reader has."""
    return StoredHands(desk.service.engine).of(desk.member.id)


def colleagues(desk: Desk, mine: Sequence[AlertInHand]) -> list[Colleague]:
    """Who may take some of it, whoever may take most first."""
    able = [one for each in mine for one in who_can_take(desk, each.alert, each.wants)]
    found = {Colleague(one, able.count(one)) for one in able}
    return sorted(found, key=lambda each: (-each.may_take, each.member.name))


def hand_all_over(desk: Desk, to: str) -> HandedOver:
    """Ask this colleague to take all that the reader has; what they may not see stays, and why is said."""
    known, around = desk.staff.known(to), desk.service.around(desk.service.directory.newest())

    def give(book: Book, hand: Hand) -> None:
        must_have(book, hand)
        give_to(desk, book, hand, to, around)

    asked, left = 0, []
    for one in in_hand(desk):
        trouble = do_to_one(desk, Step.GIVE, one, give, known.member.name if known else "")
        if trouble:
            left.append((one.alert, trouble))
        else:
            asked += 1
    desk.service.ring()
    return HandedOver(asked, left)
