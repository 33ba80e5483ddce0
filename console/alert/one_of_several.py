"""What is done to one alert of several: each in a transaction of its own, so that one refused keeps no other back."""

from collections.abc import Callable
from functools import partial

from alerts.book import Book
from alerts.team.staff import Hand
from console.alert.theirs import ALERT
from console.frame.desk import Desk
from console.frame.holding import Trouble, trouble_of
from console.frame.paper import language_of_reader
from staff.audit import Deed
from staff.steps import Step
from store.desk.alert_files import AlertFile
from store.desk.hands import AlertInHand


def do_to_one(
    desk: Desk, step: Step, one: AlertFile | AlertInHand, act: Callable[[Book, Hand], None], reason: str = ""
) -> Trouble | None:
    """Do it as the reader; written down before, and again where it was refused, which is what comes back."""
    alert, region = one.alert, one.alert.place.region
    desk.note(Deed.ACTED, ALERT, alert.id, step=step, region=region, reason=reason)

    def do() -> None:
        with desk.service.ledger.open_book_of(one.caller_id, desk.now()) as book:
            act(book, Hand(desk.member.id, alert.id))

    trouble = trouble_of(do, partial(desk.say, language_of_reader()))
    if trouble:
        desk.note(Deed.REFUSED, ALERT, alert.id, step=step, region=region)
    return trouble
