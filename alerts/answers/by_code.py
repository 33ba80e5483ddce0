"""A contact dials in and answers with the code of the alert: for whom no text goes out, or who types it faster.

The entry is on everybody's menu, asks for the code before it says anything, and never says whose alert it is. So a
number that was told of nothing gets the same screens as one that was, and learns nothing (S18).
"""

from alerts.answers.acknowledge import Answer, acknowledge
from alerts.book import Book
from alerts.surroundings import Surroundings
from vocabulary.states import Refusal


def answer_by_code(book: Book, code: str, goes: bool, around: Surroundings) -> Refusal | None:
    """Answer for the open alert with this code that the number of this book was told of as a contact.

    It counts and is made known however many texts came in the name of this number: those may be forged, a dial is not.
    A code that is not for this number is counted as a guess, and who guesses is not listened to for an hour.
    """
    if book.is_shut_out():
        return Refusal.NO_SUCH_CODE
    called = book.called_with(code)
    if called is None:
        book.note_wrong_code()
        return Refusal.NO_SUCH_CODE
    hers, who = called
    acknowledge(hers, who, Answer.GOING if goes else Answer.CANNOT, around)
    return None
