"""Staff count what a contact wrote in their own words as going or cannot: no rule read it, and a person did."""

from alerts.answers.acknowledge import Answer, acknowledge
from alerts.book import Book
from alerts.doer import Doer
from alerts.help.raise_alert import who_heard
from alerts.notice import Recipient
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings
from alerts.team.staff import Hand, NotDone, NotTold, seen_by_staff

COUNTED = {Answer.GOING: "counted_going", Answer.CANNOT: "counted_cannot"}
"""As what words may be counted, with the reason of the line that says who did."""


class NothingNew(NotDone):
    """It counts as that already."""


def count_words(book: Book, hand: Hand, contact_id: str, answer: Answer, around: Surroundings) -> None:
    """Count the words of a contact as this answer, which then does all that it would have done, and no more.

    Whoever holds the alert: like the contact's own answer it takes it from nobody. Raises NotDone, or ValueError for
    another answer.
    """
    alert = seen_by_staff(book, hand)
    who = next((one for one in who_heard(book, alert) if one.id == (Recipient.CONTACT, contact_id)), None)
    if who is None or not book.times(alert, Happening.WROTE, contact_id):
        raise NotTold
    if answer not in COUNTED:
        raise ValueError(f"words count as no {answer}")
    counted = Change(Happening.NOTED, Doer.STAFF, hand.staff_id, COUNTED[answer])
    book.save_alert(happens(Happening.NOTED, alert), counted)
    if not acknowledge(book, who, answer, around):
        raise NothingNew
