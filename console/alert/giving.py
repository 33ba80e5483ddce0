"""Giving an alert to a named person of the team, who is signed in and may see it."""

from collections.abc import Mapping

from alerts.book import Book
from alerts.surroundings import Surroundings
from alerts.team.handing_over import give
from alerts.team.staff import Hand
from console.alert.acting import Act
from console.alert.theirs import who_can_take
from console.frame.desk import Desk
from console.frame.holding import BadForm


def giving(desk: Desk) -> Act:
    """What the form of one alert does."""

    def act(book: Book, hand: Hand, around: Surroundings, form: Mapping[str, str]) -> None:
        give_to(desk, book, hand, form.get("member", ""), around)

    return act


def give_to(desk: Desk, book: Book, hand: Hand, to: str, around: Surroundings) -> None:
    """Give it, unless they may not have it any more. Raises BadForm, and what `give` does.

    DANGER: looked at while the book is open, since they may have left, and the alert may be another region's by now.
    """
    alert, wants = book.alert, book.caller.profile.tell_centre
    if alert and alert.id == hand.alert_id and to not in {one.id for one in who_can_take(desk, alert, wants)}:
        raise BadForm("alert.give.gone")
    give(book, hand, to, around)
