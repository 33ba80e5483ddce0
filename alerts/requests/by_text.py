"""A duty phone answers for a request with a digit: 1 takes it, 2 passes it on, 0 says that she was called."""

from alerts import wording
from alerts.book import Book
from alerts.doer import Doer
from alerts.notice import Addressee, Notice, Urgency
from alerts.requests.request import Request
from alerts.requests.see_to import RequestHand, call_is_done, pass_request, take_request
from alerts.surroundings import Surroundings

TAKE, PASS_ON, DONE = 1, 2, 0


def means_something(digit: int, request: Request) -> bool:
    """Whether this digit can be an answer for this request; a question is answered with words, at the console."""
    return digit in (TAKE, PASS_ON) or (digit == DONE and not request.words)


def answer_by_text(book: Book, request: Request, who: Addressee, digit: int, around: Surroundings) -> bool:
    """Do what the digit says; False when it changes nothing. Who takes a call-back, and nobody else, gets its number.

    Raises NotDone.
    """
    hand = RequestHand(request.id, Doer(who.kind), who.key, phone=who.number)
    if digit == PASS_ON:
        pass_request(book, hand, around)
    elif digit == DONE:
        call_is_done(book, hand)
    elif hand.holds(request):
        return False
    else:
        taken = take_request(book, hand, around)
        book.post([Notice(who, wording.request_details(taken, around), Urgency.ANSWER)], taken)
    return True
