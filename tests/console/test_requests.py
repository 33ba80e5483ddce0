"""A question of hers is listed and answered, and she alone can read the answer."""

from datetime import UTC, datetime

from alerts.alert import Origin
from alerts.carry_out import carry_out
from store.desk.requests import StoredRequests
from store.outgoing.outbox import StoredOutbox
from tests.console.terminal import Terminal
from vocabulary.choices import SafeTime, Specialist
from vocabulary.effects import AskCallBack, AskQuestion, Effect
from vocabulary.phone_number import PhoneNumber

HER = PhoneNumber("+998000000101")
NOW = datetime.now(UTC)
QUESTION = AskQuestion(Specialist.LAWYER, "Order qancha davom etadi")


def ask(terminal: Terminal, effect: Effect) -> str:
    """Ask as a call does; returns the code that she was shown."""
    with terminal.service() as service, service.ledger.open_book(HER, NOW) as book:
        assert carry_out(effect, book, Origin.USSD, service.around(service.directory.newest())) is None
        return book.requests()[-1].code


def texts_to_her(terminal: Terminal) -> list[str]:
    with terminal.service() as service:
        claimed = StoredOutbox(service.engine, service.vault).claim(datetime.now(UTC), 10)
        return [one.text.body for one in claimed if one.text.to == HER]


def test_an_answer_waits_for_her_and_is_not_texted(terminal: Terminal) -> None:
    code = ask(terminal, QUESTION)
    assert f"{code}  lawyer" in terminal.answers("requests", "list")

    terminal.answers("requests", "answer", code, typed="Inspektordan so'rang.")

    assert terminal.answers("requests", "list") == ""
    assert texts_to_her(terminal) == []
    with terminal.service() as service, service.ledger.open_book(HER, NOW) as book:
        assert [request.answer for request in book.requests()] == ["Inspektordan so'rang."]


def test_she_is_texted_only_what_she_allowed_and_what_does_not_give_her_away(sqlite_terminal: Terminal) -> None:
    for words, texted in (("Ertaga 10 da.", ["Ertaga 10 da."]), ("Markazda politsiya yordam beradi.", [])):
        code = ask(sqlite_terminal, AskQuestion(Specialist.LAWYER, "Qachon", may_text=True))
        sqlite_terminal.answers("requests", "answer", code, typed=words)
        assert texts_to_her(sqlite_terminal) == texted


def test_a_call_back_is_done_without_words_and_a_question_is_not(sqlite_terminal: Terminal) -> None:
    call_back = ask(sqlite_terminal, AskCallBack(Specialist.DOCTOR, SafeTime.MORNING))
    sqlite_terminal.answers("requests", "answer", call_back)
    assert "needs words" in sqlite_terminal.refuses("requests", "answer", ask(sqlite_terminal, QUESTION))


def test_a_code_that_waits_for_nothing_is_refused(sqlite_terminal: Terminal) -> None:
    assert "no request with this code waits" in sqlite_terminal.refuses("requests", "answer", "1234")


def test_who_waits_longest_stands_first(sqlite_terminal: Terminal) -> None:
    codes = [ask(sqlite_terminal, QUESTION) for _ in range(3)]
    with sqlite_terminal.service() as service:
        assert [asked.request.code for asked in StoredRequests(service.engine, service.vault).unanswered()] == codes
