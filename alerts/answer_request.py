"""A specialist answers: a call-back is done, a question gets its answer, which she reads by dialling in."""

from dataclasses import replace

from alerts.answer_her import answer_her
from alerts.book import Book
from alerts.request import Request
from menus.facts import RequestState
from texts.give_away import gives_away


def take_request(book: Book, request: Request) -> None:
    """Somebody sees to it; one that was answered stays so."""
    if request.state is RequestState.WAITING:
        book.save_request(replace(request, state=RequestState.TAKEN))


def answer_request(book: Book, request: Request, words: str) -> None:
    """Keep the answer. It is texted only if she allowed it, and only if it does not give her away (S2)."""
    book.save_request(replace(request, state=RequestState.ANSWERED, answer=words))
    if words and request.may_text and not gives_away(words):
        answer_her(book, words)
