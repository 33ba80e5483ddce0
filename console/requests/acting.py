"""What the buttons of a request's page do: each a rule of `alerts.requests.see_to`."""

from collections.abc import Callable, Mapping

from alerts.book import Book
from alerts.requests import see_to
from alerts.requests.see_to import LONGEST_ANSWER, RequestHand
from alerts.surroundings import Surroundings
from console.frame.holding import BadForm
from console.requests.screens import cleaned
from vocabulary.codes import CentreCode

Form = Mapping[str, str]
Act = Callable[[Book, RequestHand, Surroundings, Form], None]


def _take(book: Book, hand: RequestHand, around: Surroundings, form: Form) -> None:
    see_to.take_request(book, hand, around)


def _pass_on(book: Book, hand: RequestHand, around: Surroundings, form: Form) -> None:
    centre = form.get("centre", "")
    see_to.pass_request(book, hand, around, CentreCode(centre) if centre else None)


def _answer(book: Book, hand: RequestHand, around: Surroundings, form: Form) -> None:
    words = cleaned(form.get("words", ""))
    if not words:
        raise BadForm("alert.empty_note")
    if len(words) > LONGEST_ANSWER:
        raise BadForm("alert.too_long", count=len(words), most=LONGEST_ANSWER)
    see_to.answer_request(book, hand, words)


def _called(book: Book, hand: RequestHand, around: Surroundings, form: Form) -> None:
    see_to.call_is_done(book, hand)


def _not_reached(book: Book, hand: RequestHand, around: Surroundings, form: Form) -> None:
    see_to.she_was_not_reached(book, hand, around)


def _again(book: Book, hand: RequestHand, around: Surroundings, form: Form) -> None:
    see_to.send_again(book, hand, form.get("notice", ""))


_FOR_BOTH: Mapping[str, Act] = {"take": _take, "pass": _pass_on, "again": _again}
FOR_QUESTION: Mapping[str, Act] = {**_FOR_BOTH, "answer": _answer}
FOR_CALL_BACK: Mapping[str, Act] = {**_FOR_BOTH, "called": _called, "not_reached": _not_reached}
"""By the last part of their address."""
