"""`requests`: call-backs and questions that wait, and their answers. It shows numbers and words: mind who looks on."""

import sys

import click

from alerts.book import Book
from alerts.doer import Doer
from alerts.requests.request import Request
from alerts.requests.see_to import LONGEST_ANSWER, RequestHand, answer_request, call_is_done
from alerts.team.staff import NotDone
from console.commands.service import open_service
from store.desk.requests import AskedBy, StoredRequests
from store.instant import utc_now
from texts.times import in_both
from wiring import Service

AT_THE_TERMINAL = "terminal"
"""Whose doing it is in the history of a request."""


@click.group()
def requests() -> None:
    """Call-backs and questions to specialists."""


@requests.command("list")
def list_requests() -> None:
    """List what waits, the one that is due first."""
    with open_service() as service:
        for asked in _unanswered(service):
            click.echo(_line(asked.request))


@requests.command("answer")
@click.argument("code")
def answer(code: str) -> None:
    """Answer the request with this code by the words on standard input; no words for a call-back that is done."""
    words = " ".join(sys.stdin.read().split())
    if len(words) > LONGEST_ANSWER:
        raise click.ClickException(f"the answer has {len(words)} characters; {LONGEST_ANSWER} are the most")
    with open_service() as service:
        asked = next((one for one in _unanswered(service) if one.request.code == code), None)
        if asked is None:
            raise click.ClickException("no request with this code waits")
        if bool(asked.request.words) != bool(words):
            raise click.ClickException("a question needs words for an answer, and a call-back has none")
        hand = RequestHand(asked.request.id, Doer.STAFF, AT_THE_TERMINAL, instead_of=asked.request.held)
        with service.ledger.open_book_of(asked.caller_id, utc_now()) as book:
            _finish(book, hand, words)
        service.ring()


def _finish(book: Book, hand: RequestHand, words: str) -> None:
    try:
        answer_request(book, hand, words) if words else call_is_done(book, hand)
    except NotDone as refused:
        raise click.ClickException("somebody else acted on this request in this moment; list it again") from refused


def _unanswered(service: Service) -> list[AskedBy]:
    return StoredRequests(service.engine, service.vault).unanswered()


def _line(request: Request) -> str:
    what = f"asks: {request.words}" if request.words else f"call {request.number}, {request.time}"
    return f"{request.code}  {request.whom}  due {in_both(request.due_at)}  {request.state}  {what}"
