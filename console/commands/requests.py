"""`requests`: call-backs and questions that wait, and their answers. It shows numbers and words: mind who looks on."""

import sys

import click

from alerts.answer_request import answer_request
from alerts.request import Request
from console.commands.service import open_service
from store.instant import utc_now
from store.requests import AskedBy, StoredRequests
from wiring import Service

LONGEST_ANSWER = 480
"""Characters: about three screens of a basic phone in Latin letters, seven in Cyrillic."""


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
        if asked.request.words and not words:
            raise click.ClickException("a question needs words for an answer")
        with service.ledger.open_book_of(asked.caller_id, utc_now()) as book:
            answer_request(book, asked.request, words)
        service.ring()


def _unanswered(service: Service) -> list[AskedBy]:
    return StoredRequests(service.engine, service.vault).unanswered()


def _line(request: Request) -> str:
    what = f"asks: {request.words}" if request.words else f"call {request.number}, {request.time}"
    return f"{request.code}  {request.whom}  due {request.due_at:%Y-%m-%d %H:%M} UTC  {request.state}  {what}"
