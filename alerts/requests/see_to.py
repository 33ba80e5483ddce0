"""A specialist sees to a request: takes it, passes it on, answers it or has called; at the console or by text.

As with alerts, who acts on one that another has in hand is told who and since when, and goes on only by naming them.
"""

from dataclasses import dataclass, replace

from alerts import wording
from alerts.alert import Holder
from alerts.answer_her import answer_her
from alerts.book import Book
from alerts.doer import Doer
from alerts.duty.numbers import duty_numbers
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.requests.escalate import tell
from alerts.requests.request import Event, Request, RequestChange, becomes
from alerts.requests.specialists import next_for
from alerts.surroundings import Surroundings
from alerts.team.staff import HeldByAnother, NotOpen, NotTold, UnknownCentre
from texts.give_away import gives_away
from vocabulary.codes import CentreCode
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import RequestState

LONGEST_ANSWER = 480
"""Characters: about three screens of a basic phone in Latin letters, seven in Cyrillic."""


@dataclass(frozen=True, slots=True)
class RequestHand:
    """Who acts on which request: staff by their id, or a duty phone by its centre's code or its role.

    `instead_of` is the holder whom they saw and go on in place of, `phone` the one that they act with.
    """

    request_id: str
    by: Doer
    key: str
    instead_of: Holder | None = None
    phone: PhoneNumber | None = None

    def holds(self, request: Request) -> bool:
        """Whether they have the request in hand."""
        return request.held is not None and (request.held.by, request.held.key) == (self.by, self.key)


def take_request(book: Book, hand: RequestHand, around: Surroundings) -> Request:
    """Take a request: who else was told hears so, and the clock waits until it is to be done. Raises NotDone."""
    request = _in_hand(book, hand)
    if hand.holds(request):
        return request
    due_at = request.due_at if request.due_at > book.now else around.policy.calm.due(request, book.now)
    clock = replace(around.policy.calm.begun(book.now), due_at=due_at)
    held = Holder(hand.by, hand.key, book.now)
    taken = replace(becomes(Event.TAKEN, request), held=held, due_at=due_at, clock=clock)
    _save(book, taken, Event.TAKEN, hand)
    told = [one for person in book.told(taken).values() for one in person.addressees]
    others = [replace(one, reason=TellReason.ANOTHER_ANSWERED) for one in told if one.number != hand.phone]
    book.post([Notice(one, wording.request_taken(taken, around), Urgency.ANSWER) for one in others], taken)
    return taken


def pass_request(book: Book, hand: RequestHand, around: Surroundings, centre: CentreCode | None = None) -> Request:
    """Pass a request on, to a centre by name or to who is next; its clock starts anew. Raises NotDone."""
    request = _in_hand(book, hand)
    people = _centre_by_name(centre, book, around) if centre else next_for(request, book, around)
    passed = replace(becomes(Event.PASSED_ON, request), clock=around.policy.calm.after(0, book.now))
    _save(book, passed, Event.PASSED_ON, hand)
    tell(book, passed, people, around)
    return passed


def answer_request(book: Book, hand: RequestHand, words: str) -> Request:
    """Keep the answer to a question, which she reads by dialling in. Raises NotDone, or ValueError for a call-back.

    It is texted only if she allowed it, and only if it does not give her away (S2).
    """
    request = _in_hand(book, hand)
    if not request.words or not words.strip():
        raise ValueError("only a question is answered, and with words")
    answered = replace(becomes(Event.ANSWERED, request), answer=words)
    _save(book, answered, Event.ANSWERED, hand)
    if request.may_text and not gives_away(words):
        answer_her(book, words)
    return answered


def call_is_done(book: Book, hand: RequestHand) -> Request:
    """She was called. Raises NotDone, or ValueError for a question."""
    request = _in_hand(book, hand)
    if request.words:
        raise ValueError("a question is answered with words")
    called = becomes(Event.CALLED, request)
    _save(book, called, Event.CALLED, hand)
    return called


def she_was_not_reached(book: Book, hand: RequestHand, around: Surroundings) -> Request:
    """She did not pick up: who holds the request tries again in the next safe time. Raises NotDone."""
    request = _in_hand(book, hand)
    if not hand.holds(request):
        request = take_request(book, hand, around)
    due_at = around.policy.calm.due(request, max(book.now, request.due_at))
    clock = replace(around.policy.calm.begun(book.now), due_at=due_at)
    tried = replace(becomes(Event.NOT_REACHED, request), due_at=due_at, clock=clock)
    _save(book, tried, Event.NOT_REACHED, hand)
    return tried


def send_again(book: Book, hand: RequestHand, notice_id: str) -> Request:
    """Let a text of the request that may have reached nobody go out once more, whoever holds it. Raises NotDone."""
    request = _open(book, hand)
    if not book.send_again(request, notice_id):
        raise NotTold
    again = becomes(Event.SENT_AGAIN, request)
    _save(book, again, Event.SENT_AGAIN, hand)
    return again


def _open(book: Book, hand: RequestHand) -> Request:
    request = next((one for one in book.requests() if one.id == hand.request_id), None)
    if request is None or request.state is RequestState.ANSWERED:
        raise NotOpen
    return request


def _in_hand(book: Book, hand: RequestHand) -> Request:
    request = _open(book, hand)
    if request.held and not hand.holds(request) and request.held != hand.instead_of:
        raise HeldByAnother(request.held)
    return request


def _centre_by_name(code: CentreCode, book: Book, around: Surroundings) -> list[Addressee]:
    if around.directory.get(code) is None:
        raise UnknownCentre
    number = duty_numbers(Recipient.CENTRE, code, book.now, around)[0]
    return [Addressee(Recipient.CENTRE, code, number, TellReason.PASSED_ON)]


def _save(book: Book, request: Request, what: Event, hand: RequestHand) -> None:
    book.save_request(request, RequestChange(what, hand.by, hand.key))
