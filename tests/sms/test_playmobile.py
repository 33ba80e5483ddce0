"""What Play Mobile may answer and what we make of it, over real HTTP, against a stand-in."""

import logging
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace

import pytest

from sms.gateway import Accepted, Outcome, OutgoingText, ReceiptState, Refused, TryLater, Whose
from sms.gateways.playmobile.client import PlayMobile
from sms.gateways.playmobile.receipts import receipt_state
from sms.gateways.playmobile.settings import Account
from tests.standins import answers
from tests.standins.playmobile import PlayMobileProvider, error, received
from vocabulary.phone_number import PhoneNumber

HER_SISTER = PhoneNumber("+998001234567")
TEXT = OutgoingText("n-1", HER_SISTER, 'Ёрдам керак: O\'ktam & "Co" = 100% +1')
PASSWORD = "password-that-must-not-travel"

UNKNOWN = TryLater("answer not understood", may_have_sent=True)


@pytest.fixture
def provider() -> Iterator[PlayMobileProvider]:
    with PlayMobileProvider() as provider:
        yield provider


def account(url: str) -> Account:
    return Account(url=url, login="najot", password=PASSWORD, sender="Najot")


def gateway_to(provider: PlayMobileProvider, patience: float = 5.0) -> PlayMobile:
    return PlayMobile(account(provider.url), patience)


# ---- the request -------------------------------------------------------------------------------------------------


def test_the_request_has_the_documented_form_and_one_recipient(provider: PlayMobileProvider) -> None:
    assert gateway_to(provider).send(TEXT) == Accepted("n-1")

    [request] = provider.received
    assert (request.method, request.path) == ("POST", "/broker-api/send")
    assert request.headers["Authorization"] == "Basic " + b64encode(f"najot:{PASSWORD}".encode()).decode()
    assert request.headers["Content-Type"] == "application/json; charset=utf-8"
    assert request.form == {"to": HER_SISTER, "id": "n-1", "from": "Najot", "message": TEXT.body}


def test_a_base_may_end_with_a_slash(provider: PlayMobileProvider) -> None:
    PlayMobile(account(provider.url + "/")).send(TEXT)
    assert provider.received[0].path == "/broker-api/send"


@pytest.mark.parametrize(
    "not_a_number", ["", "+998001234567\n", "+٩٩٨٠٠١٢٣٤٥٦٧", "+998001234567,+998007654321", "998001234567"]
)
def test_what_is_not_one_number_is_never_posted(provider: PlayMobileProvider, not_a_number: str) -> None:
    outcome = gateway_to(provider).send(replace(TEXT, to=PhoneNumber(not_a_number)))
    assert outcome == Refused("not a phone number", Whose.RECIPIENT)
    assert provider.received == []


def test_it_takes_templates_only() -> None:
    assert PlayMobile.takes_free_text is False


# ---- our own id for a text -----------------------------------------------------------------------------------------


def test_a_copy_after_a_lost_answer_is_the_same_text_to_the_provider(provider: PlayMobileProvider) -> None:
    provider.will(replace(received(), manner=answers.Manner.CLOSED_UNANSWERED), times=1)
    outcome = gateway_to(provider).send(TEXT)
    assert isinstance(outcome, TryLater) and outcome.may_have_sent
    assert gateway_to(provider).send(TEXT) == Accepted("n-1")
    assert provider.texts_to(HER_SISTER) == [TEXT.body]


def test_a_text_that_comes_back_after_it_could_not_be_delivered_is_a_new_one(provider: PlayMobileProvider) -> None:
    assert gateway_to(provider).send(TEXT) == Accepted("n-1")
    assert gateway_to(provider).send(replace(TEXT, avoids="playmobile")) == Accepted("n-1-2")
    assert len(provider.texts_to(HER_SISTER)) == 2


# ---- the answer ----------------------------------------------------------------------------------------------------

REPLIES: dict[str, tuple[answers.Answer, Outcome]] = {
    "received": (answers.raw(b"Request is received", 200, "text/plain"), Accepted("n-1")),
    "received, another label": (answers.raw(b"Request is received\r\n", 202, "text/html"), Accepted("n-1")),
    "the provider broke": (error("100"), TryLater("InternalServerError")),
    "a code that is a number": (error(100), TryLater("InternalServerError")),
    "our request is wrong": (error("101"), Refused("SyntaxError", Whose.ACCOUNT)),
    "our account is locked": (error("102"), Refused("AccountLock", Whose.ACCOUNT)),
    "our account is locked, said under 200": (error("102", 200), Refused("AccountLock", Whose.ACCOUNT)),
    "no channel": (error("103"), Refused("EmptyChannel", Whose.ACCOUNT)),
    "no priority": (error("104"), Refused("InvalidPriority", Whose.ACCOUNT)),
    "too many": (error("105"), Refused("TooMuchIDs", Whose.ACCOUNT)),
    "nobody": (error("202"), Refused("EmptyRecipient", Whose.RECIPIENT)),
    "no id": (error("205"), Refused("EmptyMessageId", Whose.ACCOUNT)),
    "no sender": (error("401"), Refused("EmptyOriginator", Whose.ACCOUNT)),
    "no text": (error("404"), Refused("EmptyContent", Whose.RECIPIENT)),
    "a text that is not taken": (error("405"), Refused("ContentError", Whose.RECIPIENT)),
    "another text that is not taken": (error("406"), Refused("InvalidContent", Whose.RECIPIENT)),
    "a code that nobody documented": (error("999"), Refused("HTTP 400", Whose.ACCOUNT)),
    "a code that is a phone number": (error("998001234567"), Refused("HTTP 400", Whose.ACCOUNT)),
    "a code that nobody documented, under 200": (error("999", 200), UNKNOWN),
    "400 without a code": (answers.raw(b"{}", 400), Refused("HTTP 400", Whose.ACCOUNT)),
    "400 and HTML": (answers.http_error(400), Refused("HTTP 400", Whose.ACCOUNT)),
    "another word": (answers.raw(b"Request is rejected", 200, "text/plain"), UNKNOWN),
    "received, among other words": (answers.raw(b"No Request is received", 200, "text/plain"), UNKNOWN),
    "a JSON string": (answers.raw(b'"Request is received"', 200), UNKNOWN),
    "nested without end": (answers.raw(b"[" * 60_000, 200), UNKNOWN),
    "nothing": (answers.raw(b"", 200), UNKNOWN),
    "HTML": (answers.raw(b"<title>Sign in to the hotel's network</title>", 200, "text/html"), UNKNOWN),
    "ten megabytes": (answers.raw(b" " * 10_000_000 + b"Request is received", 200), UNKNOWN),
    "wrong password": (answers.http_error(401), Refused("HTTP 401", Whose.ACCOUNT)),
    "not here": (answers.http_error(404), Refused("HTTP 404", Whose.ACCOUNT)),
    "too much": (answers.http_error(429, Retry_After="30"), TryLater("HTTP 429", after_seconds=30.0)),
    "broken": (answers.http_error(500), TryLater("HTTP 500")),
    "a relay that lost the provider": (answers.http_error(502), TryLater("HTTP 502", may_have_sent=True)),
    "a relay that waited in vain": (answers.http_error(504), TryLater("HTTP 504", may_have_sent=True)),
}


@pytest.mark.parametrize(("answer", "outcome"), REPLIES.values(), ids=REPLIES.keys())
def test_an_answer_is_read_by_its_body_and_status(
    provider: PlayMobileProvider, answer: answers.Answer, outcome: Outcome
) -> None:
    provider.will(answer)
    assert gateway_to(provider).send(TEXT) == outcome


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_so_the_password_stays_here(provider: PlayMobileProvider, status: int) -> None:
    with PlayMobileProvider() as elsewhere:
        provider.will(answers.redirect(elsewhere.url + "/send", status))
        assert isinstance(gateway_to(provider).send(TEXT), TryLater)
        assert elsewhere.received == []


def test_a_closed_port_means_that_nothing_was_sent(provider: PlayMobileProvider) -> None:
    provider.stop()
    assert gateway_to(provider).send(TEXT) == TryLater("NewConnectionError", may_have_sent=False)
    assert gateway_to(provider).reach() == "NewConnectionError"
    provider.start()
    assert gateway_to(provider).reach() is None


SILENCES = {
    "silent": answers.hang(),
    "trickling": answers.trickling(),
    "reset in mid-body": replace(received(), manner=answers.Manner.CUT_IN_MID_BODY),
}


@pytest.mark.parametrize("answer", SILENCES.values(), ids=SILENCES.keys())
def test_without_an_answer_nobody_knows(provider: PlayMobileProvider, answer: answers.Answer) -> None:
    provider.will(answer)
    outcome = gateway_to(provider, patience=1.5).send(TEXT)
    assert isinstance(outcome, TryLater) and outcome.may_have_sent


@pytest.mark.parametrize("answer", [error("405"), error("999"), answers.raw(b"998001234567?", 200)])
def test_no_outcome_and_no_log_line_carries_number_text_or_password(
    provider: PlayMobileProvider, answer: answers.Answer, caplog: pytest.LogCaptureFixture
) -> None:
    provider.will(answer)
    with caplog.at_level(logging.DEBUG):
        said = repr(gateway_to(provider).send(TEXT)) + caplog.text + repr(account(provider.url))
    assert "1234567" not in said and "Ёрдам" not in said and PASSWORD not in said


# ---- reports -------------------------------------------------------------------------------------------------------

RECEIPTS = {
    "Transmitted": ReceiptState.ON_ITS_WAY,
    "Accepted": ReceiptState.ON_ITS_WAY,
    "Delivered": ReceiptState.DELIVERED,
    "DELIVERED": ReceiptState.DELIVERED,
    "NotDelivered": ReceiptState.FAILED,
    "Undeliverable": ReceiptState.FAILED,
    "Rejected": ReceiptState.FAILED,
    "Failed": ReceiptState.FAILED,
    "Expired": ReceiptState.FAILED,
    "Teleported": ReceiptState.UNKNOWN,
    "": ReceiptState.UNKNOWN,
}


@pytest.mark.parametrize(("status", "state"), RECEIPTS.items())
def test_a_report_is_read_by_its_words(status: str, state: ReceiptState) -> None:
    assert receipt_state(status) is state
