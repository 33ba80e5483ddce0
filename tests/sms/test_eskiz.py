"""What Eskiz may answer and what we make of it, over real HTTP, against a stand-in."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from sms.gateway import Accepted, Outcome, OutgoingText, ReceiptState, Refused, TryLater, Whose
from sms.gateways.eskiz.client import Eskiz
from sms.gateways.eskiz.receipts import receipt_state
from sms.gateways.eskiz.settings import Account
from tests.standins import answers
from tests.standins.eskiz import EMAIL, PASSWORD, EskizProvider, waiting
from vocabulary.phone_number import PhoneNumber

HER_SISTER = PhoneNumber("+998001234567")
TEXT = OutgoingText("n-1", HER_SISTER, "Ёрдам керак: O'ktam & Co = 100% +1")
CALLBACK = "https://gateway.invalid/sms/eskiz/secret-that-must-not-be-logged/receipt"

UNKNOWN = TryLater("answer not understood", may_have_sent=True)


@pytest.fixture
def provider() -> Iterator[EskizProvider]:
    with EskizProvider() as provider:
        yield provider


def account(provider: EskizProvider, password: str = PASSWORD) -> Account:
    return Account(url=provider.url, email=EMAIL, password=password, sender="4546")


def gateway_to(provider: EskizProvider, patience: float = 5.0, password: str = PASSWORD, callback: str = "") -> Eskiz:
    return Eskiz(account(provider, password), callback, patience)


# ---- the request -------------------------------------------------------------------------------------------------


def test_the_request_has_the_documented_form_and_one_recipient(provider: EskizProvider) -> None:
    assert gateway_to(provider, callback=CALLBACK).send(TEXT) == Accepted("ATXid-1")

    [request] = provider.texts
    assert (request.method, request.path) == ("POST", "/api/message/sms/send")
    assert request.headers["Authorization"] == f"Bearer {provider.token}"
    fields = {"mobile_phone": "998001234567", "message": TEXT.body, "from": "4546", "callback_url": CALLBACK}
    assert request.form == {**fields, "to": HER_SISTER}


def test_without_a_public_address_no_receipts_are_asked_for(provider: EskizProvider) -> None:
    gateway_to(provider).send(TEXT)
    assert "callback_url" not in provider.texts[0].form


@pytest.mark.parametrize("not_a_number", ["", "+998001234567\n", "+٩٩٨٠٠١٢٣٤٥٦٧", "998001234567"])
def test_what_is_not_one_number_is_never_posted(provider: EskizProvider, not_a_number: str) -> None:
    outcome = gateway_to(provider).send(replace(TEXT, to=PhoneNumber(not_a_number)))
    assert outcome == Refused("not a phone number", Whose.RECIPIENT)
    assert provider.received == []


def test_it_takes_templates_only() -> None:
    assert Eskiz.takes_free_text is False


# ---- the token -----------------------------------------------------------------------------------------------------


def test_one_sign_in_serves_many_texts_however_many_threads_send_them(provider: EskizProvider) -> None:
    gateway = gateway_to(provider)
    with ThreadPoolExecutor(16) as threads:
        outcomes = list(threads.map(gateway.send, [TEXT] * 48))
    assert all(isinstance(outcome, Accepted) for outcome in outcomes)
    assert provider.signed_in == 1


def test_a_token_that_is_refused_is_renewed_once_and_the_text_goes_out_once(provider: EskizProvider) -> None:
    gateway = gateway_to(provider)
    gateway.send(TEXT)
    provider.expire_the_token()
    assert gateway.send(TEXT) == Accepted("ATXid-2")
    assert len(provider.texts_to(HER_SISTER)) == 2


def test_a_new_token_that_is_refused_too_is_not_renewed_again(provider: EskizProvider) -> None:
    provider.will(answers.http_error(401))
    assert gateway_to(provider).send(TEXT) == Refused("HTTP 401", Whose.ACCOUNT)
    assert provider.signed_in == 2


SIGN_INS: dict[str, tuple[answers.Answer, Outcome]] = {
    "refused": (answers.http_error(401), Refused("sign-in: HTTP 401", Whose.ACCOUNT)),
    "refused in other words": (answers.http_error(422), Refused("sign-in: HTTP 422", Whose.ACCOUNT)),
    "too many": (answers.http_error(429, Retry_After="30"), TryLater("sign-in: HTTP 429", after_seconds=30.0)),
    "broken": (answers.http_error(500), TryLater("sign-in: HTTP 500")),
    "a lost relay": (answers.http_error(502), TryLater("sign-in: HTTP 502")),
    "no token": (answers.raw(b'{"data": {}}', 200), TryLater("sign-in not understood")),
    "an empty token": (answers.raw(b'{"data": {"token": ""}}', 200), TryLater("sign-in not understood")),
    "two lines": (answers.raw(b'{"data": {"token": "a\\r\\nX: y"}}', 200), TryLater("sign-in not understood")),
    "HTML": (answers.raw(b"<html>", 200), TryLater("sign-in not understood")),
}


@pytest.mark.parametrize(("answer", "outcome"), SIGN_INS.values(), ids=SIGN_INS.keys())
def test_without_a_token_no_text_leaves(provider: EskizProvider, answer: answers.Answer, outcome: Outcome) -> None:
    provider.sign_in = answer
    gateway = gateway_to(provider)
    assert gateway.send(TEXT) == outcome
    assert provider.texts == []
    provider.sign_in = None
    assert gateway.send(TEXT) == Accepted("ATXid-1")


def test_a_wrong_password_is_trouble_of_our_account(provider: EskizProvider) -> None:
    assert gateway_to(provider, password="wrong").send(TEXT) == Refused("sign-in: HTTP 401", Whose.ACCOUNT)


def test_a_sign_in_that_hangs_ends_with_the_patience_and_nothing_was_sent(provider: EskizProvider) -> None:
    provider.sign_in = answers.hang()
    outcome = gateway_to(provider, patience=1.5).send(TEXT)
    assert isinstance(outcome, TryLater) and not outcome.may_have_sent


# ---- the reply -----------------------------------------------------------------------------------------------------

REPLIES: dict[str, tuple[answers.Answer, Outcome]] = {
    "waiting": (answers.raw(b'{"id": "a1-b2", "status": "waiting", "message": "Waiting"}', 200), Accepted("a1-b2")),
    "an id that is a number": (answers.raw(b'{"id": 123, "status": "waiting"}', 200), Accepted("123")),
    "an id that is none": (answers.raw(b'{"id": "+998001234567", "status": "waiting"}', 200), Accepted("")),
    "already with the network": (answers.raw(b'{"id": "a1", "status": "TRANSMTD"}', 200), Accepted("a1")),
    "an error under 200": (answers.raw(b'{"status": "error", "message": "998001234567?"}', 200), UNKNOWN),
    "a status that nobody documented": (answers.raw(b'{"id": "a1", "status": "odd"}', 200), UNKNOWN),
    "rejected": (answers.raw(b'{"id": "a1", "status": "rejected"}', 200), UNKNOWN),
    "no id": (answers.raw(b'{"status": "waiting"}', 200), UNKNOWN),
    "nothing": (answers.raw(b"", 200), UNKNOWN),
    "HTML": (answers.raw(b"<html>", 200, "text/html"), UNKNOWN),
    "a text that is not approved": (answers.http_error(400), Refused("HTTP 400", Whose.ACCOUNT)),
    "a field that is wrong": (answers.http_error(422), Refused("HTTP 422", Whose.ACCOUNT)),
    "too many": (answers.http_error(429), TryLater("HTTP 429")),
    "broken": (answers.http_error(500), TryLater("HTTP 500")),
    "a lost relay": (answers.http_error(504), TryLater("HTTP 504", may_have_sent=True)),
}


@pytest.mark.parametrize(("answer", "outcome"), REPLIES.values(), ids=REPLIES.keys())
def test_a_reply_is_read_by_its_body_and_status(
    provider: EskizProvider, answer: answers.Answer, outcome: Outcome
) -> None:
    provider.will(answer)
    assert gateway_to(provider).send(TEXT) == outcome


@pytest.mark.parametrize(
    "manner", [answers.Manner.NEVER, answers.Manner.CLOSED_UNANSWERED, answers.Manner.CUT_IN_MID_BODY]
)
def test_without_an_answer_nobody_knows_and_nothing_is_sent_again(
    provider: EskizProvider, manner: answers.Manner
) -> None:
    gateway = gateway_to(provider, patience=1.5)
    gateway.send(TEXT)
    provider.will(replace(waiting(), manner=manner))
    outcome = gateway.send(TEXT)
    assert isinstance(outcome, TryLater) and outcome.may_have_sent
    assert len(provider.texts) == 2


def test_a_redirect_is_not_followed_so_the_token_stays_here(provider: EskizProvider) -> None:
    with EskizProvider() as elsewhere:
        provider.will(answers.redirect(elsewhere.url + "/message/sms/send", 307))
        assert isinstance(gateway_to(provider).send(TEXT), TryLater)
        assert elsewhere.received == []


def test_no_outcome_and_no_log_line_carries_number_text_password_token_or_secret(
    provider: EskizProvider, caplog: pytest.LogCaptureFixture
) -> None:
    gateway, said = gateway_to(provider, callback=CALLBACK), ""
    with caplog.at_level(logging.DEBUG):
        for answer in (waiting(), answers.http_error(400), REPLIES["an error under 200"][0], answers.http_error(401)):
            provider.will(answer)
            said += repr(gateway.send(TEXT))
    said += caplog.text + repr(account(provider)) + repr(gateway)
    assert "1234567" not in said and "Ёрдам" not in said and "must-not" not in said


# ---- callbacks -----------------------------------------------------------------------------------------------------

RECEIPTS = {
    "waiting": ReceiptState.ON_ITS_WAY,
    "NEW": ReceiptState.ON_ITS_WAY,
    "STORED": ReceiptState.ON_ITS_WAY,
    "ACCEPTD": ReceiptState.ON_ITS_WAY,
    "ACCEPTED": ReceiptState.ON_ITS_WAY,
    "ENROUTE": ReceiptState.ON_ITS_WAY,
    "TRANSMTD": ReceiptState.ON_ITS_WAY,
    "TRANSMITTED": ReceiptState.ON_ITS_WAY,
    "DELIVRD": ReceiptState.DELIVERED,
    "DELIVERED": ReceiptState.DELIVERED,
    "UNDELIV": ReceiptState.FAILED,
    "UNDELIVERABLE": ReceiptState.FAILED,
    "EXPIRED": ReceiptState.FAILED,
    "DELETED": ReceiptState.FAILED,
    "REJECTD": ReceiptState.FAILED,
    "REJECTED": ReceiptState.FAILED,
    "FAILED": ReceiptState.FAILED,
    "UNKNOWN": ReceiptState.UNKNOWN,
    "Teleported": ReceiptState.UNKNOWN,
    "": ReceiptState.UNKNOWN,
}


@pytest.mark.parametrize(("status", "state"), RECEIPTS.items())
def test_a_callback_is_read_by_its_words(status: str, state: ReceiptState) -> None:
    assert receipt_state(status) is state
