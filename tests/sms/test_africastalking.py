"""What Africa's Talking may answer and what we make of it: the real SDK, over real HTTP, against a stand-in."""

import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sms.gateway import Accepted, Outcome, OutgoingText, ReceiptState, Refused, TryLater, Whose
from sms.gateways.africastalking.client import AfricasTalking
from sms.gateways.africastalking.receipts import receipt_state
from sms.gateways.africastalking.settings import Account
from tests.standins import answers
from tests.standins.provider import Provider
from vocabulary.phone_number import PhoneNumber

HER_SISTER = PhoneNumber("+998001234567")
TEXT = OutgoingText("n-1", HER_SISTER, "Ёрдам керак: O'ktam & Co = 100% +1")
KEY = "key-that-must-not-travel"

UNKNOWN = TryLater("answer not understood", may_have_sent=True)


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as provider:
        yield provider


def gateway_to(provider: Provider, patience: float = 5.0, sender: str = "") -> AfricasTalking:
    return AfricasTalking(Account(username="najot", api_key=KEY, sender=sender, url=provider.url), patience)


# ---- the request -------------------------------------------------------------------------------------------------


def test_the_request_has_the_documented_form_and_one_recipient(provider: Provider) -> None:
    gateway_to(provider, sender="Najot").send(TEXT)

    [request] = provider.received
    assert (request.method, request.path) == ("POST", "/version1/messaging")
    assert request.headers["apiKey"] == KEY
    assert request.form == {
        "username": "najot",
        "to": HER_SISTER,
        "message": TEXT.body,
        "bulkSMSMode": "1",
        "from": "Najot",
    }


def test_without_a_sender_the_provider_chooses_one(provider: Provider) -> None:
    gateway_to(provider).send(TEXT)
    assert "from" not in provider.received[0].form


def test_without_an_address_of_ours_the_sdk_knows_where_to_send() -> None:
    sandbox = AfricasTalking(Account(username="sandbox", api_key=KEY))
    live = AfricasTalking(Account(username="najot", api_key=KEY))
    assert sandbox._service._make_url("/messaging") == "https://api.sandbox.africastalking.com/version1/messaging"
    assert live._service._make_url("/messaging") == "https://api.africastalking.com/version1/messaging"


@pytest.mark.parametrize(
    "not_a_number", ["", "+998001234567\n", "+٩٩٨٠٠١٢٣٤٥٦٧", "+998001234567,+998007654321", "998001234567"]
)
def test_what_is_not_one_number_is_never_posted(provider: Provider, not_a_number: str) -> None:
    outcome = gateway_to(provider).send(OutgoingText("n-1", PhoneNumber(not_a_number), "Salom"))
    assert outcome == Refused("not a phone number", Whose.RECIPIENT)
    assert provider.received == []


# ---- the reply: HTTP 201 and what its body says --------------------------------------------------------------------


def reply(entry: str) -> str:
    message = '"Message": "Sent to 1/1 Total Cost: UZS 50.0000"'
    return '{"SMSMessageData": {' + message + ', "Recipients": [' + entry + "]}}"


OURS = '"number": "+998001234567", "cost": "UZS 50.0000"'

REPLIES: dict[str, tuple[str, Outcome]] = {
    "processed": (
        reply('{"statusCode": 100, "status": "Success", "messageId": "ATXid_1", ' + OURS + "}"),
        Accepted("ATXid_1"),
    ),
    "sent": (
        reply('{"statusCode": 101, "status": "Success", "messageId": "ATXid_1", ' + OURS + "}"),
        Accepted("ATXid_1"),
    ),
    "queued": (
        reply('{"statusCode": 102, "status": "Success", "messageId": "ATXid_1", ' + OURS + "}"),
        Accepted("ATXid_1"),
    ),
    "sent, the id is the word None": (
        reply('{"statusCode": 101, "status": "Success", "messageId": "None", ' + OURS + "}"),
        Accepted(""),
    ),
    "sent, no id": (reply('{"statusCode": 101}'), Accepted("")),
    "sent, an id that is none": (reply('{"statusCode": 101, "messageId": "+998001234567"}'), Accepted("")),
    "sent, the code in quotes": (reply('{"statusCode": "101", "messageId": "ATXid_1"}'), Accepted("ATXid_1")),
    "sent, the code with a fraction": (reply('{"statusCode": 101.0, "messageId": "ATXid_1"}'), Accepted("ATXid_1")),
    "sent, no code": (
        reply('{"status": "Success", "messageId": "ATXid_1", ' + OURS + "}"),
        Accepted("ATXid_1"),
    ),
    "sent, a code that is none": (
        reply('{"statusCode": null, "status": "Success", "messageId": "ATXid_1"}'),
        Accepted("ATXid_1"),
    ),
    "refused, the code in quotes": (reply('{"statusCode": "405"}'), Refused("InsufficientBalance", Whose.ACCOUNT)),
    "refused, no code": (reply('{"status": "UserInBlacklist"}'), Refused("UserInBlacklist", Whose.RECIPIENT)),
    "a word of nobody's, no code": (reply('{"status": "Perhaps", "messageId": "ATXid_1"}'), UNKNOWN),
    "held for risk": (reply('{"statusCode": 401}'), Refused("RiskHold", Whose.ACCOUNT)),
    "our sender name is not registered": (reply('{"statusCode": 402}'), Refused("InvalidSenderId", Whose.ACCOUNT)),
    "no such form of number": (reply('{"statusCode": 403}'), Refused("InvalidPhoneNumber", Whose.RECIPIENT)),
    "a landline": (reply('{"statusCode": 404}'), Refused("UnsupportedNumberType", Whose.RECIPIENT)),
    "we have no money": (reply('{"statusCode": 405}'), Refused("InsufficientBalance", Whose.ACCOUNT)),
    "the person opted out": (reply('{"statusCode": 406}'), Refused("UserInBlacklist", Whose.RECIPIENT)),
    "no road to that network": (reply('{"statusCode": 407}'), Refused("CouldNotRoute", Whose.RECIPIENT)),
    "the person is not to be disturbed": (
        reply('{"statusCode": 409}'),
        Refused("DoNotDisturbRejection", Whose.RECIPIENT),
    ),
    "the provider broke": (reply('{"statusCode": 500}'), TryLater("InternalServerError")),
    "the provider's gateway broke": (reply('{"statusCode": 501}'), TryLater("GatewayError")),
    "the operator's gateway said no": (reply('{"statusCode": 502}'), TryLater("RejectedByGateway")),
    "a status that nobody documented": (reply('{"statusCode": 199}'), TryLater("unknown status 199", True)),
    "a status that is a phone number": (reply('{"statusCode": 998001234567}'), UNKNOWN),
    "a status in words": (reply('{"statusCode": "ok"}'), UNKNOWN),
    "a recipient that is no object": (reply('"+998001234567"'), UNKNOWN),
    "nobody, and why": (
        '{"SMSMessageData": {"Message": "InvalidSenderId", "Recipients": []}}',
        Refused("InvalidSenderId", Whose.ACCOUNT),
    ),
    "nobody, and no known reason": (
        '{"SMSMessageData": {"Message": "Sent to 0/1 Total Cost: 0", "Recipients": []}}',
        TryLater("sent to nobody"),
    ),
    "partial: another was sent, ours refused": (
        reply(
            '{"statusCode": 101, "number": "+998007654321", "messageId": "ATXid_1"}, {"statusCode": 403, ' + OURS + "}"
        ),
        Refused("InvalidPhoneNumber", Whose.RECIPIENT),
    ),
    "several, none of them ours": (
        reply('{"statusCode": 101, "number": "+998007654321"}, {"statusCode": 101, "number": "+998007654322"}'),
        UNKNOWN,
    ),
    "success for another number": (
        reply('{"statusCode": 101, "status": "Success", "messageId": "ATXid_1", "number": "+998007654321"}'),
        UNKNOWN,
    ),
    "a refusal of another number": (reply('{"statusCode": 403, "number": "+998007654321"}'), UNKNOWN),
    "sent, our number without its plus": (
        reply('{"statusCode": 101, "messageId": "ATXid_1", "number": "998001234567"}'),
        Accepted("ATXid_1"),
    ),
    "sent, a number that nobody can read": (
        reply('{"statusCode": 101, "messageId": "ATXid_1", "number": "****4567"}'),
        Accepted("ATXid_1"),
    ),
    "no recipients at all": ('{"SMSMessageData": {"Message": "Sent to 1/1"}}', UNKNOWN),
    "another object": ('{"error": "+998001234567 is odd"}', UNKNOWN),
    "a JSON string": ('"Sent to +998001234567"', UNKNOWN),
    "a list": ("[]", UNKNOWN),
    "null": ("null", UNKNOWN),
    "cut JSON": ('{"SMSMessageData": {"Recip', UNKNOWN),
    "nested without end": ("[" * 60_000, UNKNOWN),
    "nothing": ("", UNKNOWN),
    "HTML": ("<!doctype html><title>Sign in to the hotel's network</title>", UNKNOWN),
}


@pytest.mark.parametrize(("body", "outcome"), REPLIES.values(), ids=REPLIES.keys())
def test_a_reply_is_read_by_its_body(provider: Provider, body: str, outcome: Outcome) -> None:
    provider.will(answers.raw(body.encode()))
    assert gateway_to(provider).send(TEXT) == outcome


CONTENT_TYPES = [
    "application/json",
    "application/json; charset=utf-8",
    "APPLICATION/JSON;charset=UTF-8",
    "text/html",
    "",
]


@pytest.mark.parametrize("content_type", CONTENT_TYPES)
@pytest.mark.parametrize("status", [200, 201, 202])
def test_a_good_reply_is_good_under_any_label(provider: Provider, content_type: str, status: int) -> None:
    provider.will(answers.raw(REPLIES["sent"][0].encode(), status, content_type))
    assert gateway_to(provider).send(TEXT) == Accepted("ATXid_1")


def test_html_with_200_may_have_been_sent(provider: Provider) -> None:
    provider.will(answers.raw(b"<html>OK</html>", 200, "text/html"))
    assert gateway_to(provider).send(TEXT) == UNKNOWN


def test_of_ten_megabytes_only_a_beginning_is_read(provider: Provider) -> None:
    provider.will(answers.raw(b" " * 10_000_000 + REPLIES["sent"][0].encode()))
    assert gateway_to(provider).send(TEXT) == UNKNOWN


# ---- the HTTP status, when it is not 2xx ---------------------------------------------------------------------------

STATUSES: dict[int, Outcome] = {
    301: TryLater("HTTP 301"),
    303: TryLater("HTTP 303", may_have_sent=True),
    400: Refused("HTTP 400", Whose.ACCOUNT),
    401: Refused("HTTP 401", Whose.ACCOUNT),
    403: Refused("HTTP 403", Whose.ACCOUNT),
    404: Refused("HTTP 404", Whose.ACCOUNT),
    408: TryLater("HTTP 408"),
    429: TryLater("HTTP 429"),
    500: TryLater("HTTP 500"),
    502: TryLater("HTTP 502", may_have_sent=True),
    503: TryLater("HTTP 503"),
    504: TryLater("HTTP 504", may_have_sent=True),
    599: TryLater("HTTP 599"),
}


@pytest.mark.parametrize(("status", "outcome"), STATUSES.items())
def test_a_refusal_is_read_by_its_status(provider: Provider, status: int, outcome: Outcome) -> None:
    provider.will(answers.http_error(status))
    assert gateway_to(provider).send(TEXT) == outcome


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("30", 30.0), ("0", 0.0), ("soon", None), ("-1", None), ("٣", None), ("99999999999", None)],
)
def test_the_provider_may_say_when_to_come_back(provider: Provider, header: str, seconds: float | None) -> None:
    provider.will(answers.http_error(429, Retry_After=header.encode().decode("latin-1")))
    assert gateway_to(provider).send(TEXT) == TryLater("HTTP 429", after_seconds=seconds)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_so_the_key_stays_here(provider: Provider, status: int) -> None:
    with Provider() as elsewhere:
        provider.will(answers.redirect(elsewhere.url + "/messaging", status))
        outcome = gateway_to(provider).send(TEXT)
        assert isinstance(outcome, TryLater)
        assert elsewhere.received == []


# ---- the network ---------------------------------------------------------------------------------------------------


def test_a_closed_port_means_that_nothing_was_sent(provider: Provider) -> None:
    provider.stop()
    assert gateway_to(provider).send(TEXT) == TryLater("NewConnectionError", may_have_sent=False)
    provider.start()
    assert gateway_to(provider).send(TEXT) == Accepted("ATXid_1")


def test_an_unknown_host_means_that_nothing_was_sent(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    def know_no_host(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    gateway = gateway_to(provider)
    monkeypatch.setattr(socket, "getaddrinfo", know_no_host)
    assert gateway.send(TEXT) == TryLater("NameResolutionError", may_have_sent=False)


def test_a_proxy_that_the_environment_names_is_used(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{provider.port}")
    AfricasTalking(Account(username="najot", api_key=KEY, url="http://provider.invalid/version1")).send(TEXT)
    assert [request.path for request in provider.received] == ["http://provider.invalid/version1/messaging"]


def test_a_name_that_is_found_too_late_is_given_up_and_nothing_goes_out_afterwards(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    find, given_up = socket.getaddrinfo, Event()

    def find_late(*where: Any, **how: Any) -> Any:
        given_up.wait()
        return find(*where, **how)

    gateway, others = gateway_to(provider, patience=0.2), threading.enumerate()
    monkeypatch.setattr(socket, "getaddrinfo", find_late)
    assert gateway.send(TEXT) == TryLater("no connection in time", may_have_sent=False)
    calls = [thread for thread in threading.enumerate() if thread not in others]
    given_up.set()
    for call in calls:
        call.join()
    assert provider.received == []


def test_a_handshake_without_end_is_given_up_before_the_text_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"https://127.0.0.1:{mute.getsockname()[1]}"
        outcome = AfricasTalking(Account(username="najot", api_key=KEY, url=url), patience=0.2).send(TEXT)
    assert isinstance(outcome, TryLater)
    assert not outcome.may_have_sent


def test_an_impostor_without_the_right_certificate_gets_neither_text_nor_key(own_certificate: ssl.SSLContext) -> None:
    with Provider(tls=own_certificate) as impostor:
        assert gateway_to(impostor).send(TEXT) == TryLater("SSLError", may_have_sent=False)
        assert impostor.received == []


@pytest.fixture
def own_certificate(tmp_path: Path) -> ssl.SSLContext:
    """A certificate that nobody but its owner vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    both = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file = tmp_path / "own.pem"
    file.write_bytes(both + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def test_an_address_that_is_none_is_an_outcome_too() -> None:
    outcome = AfricasTalking(Account(username="najot", api_key=KEY, url="http://")).send(TEXT)
    assert isinstance(outcome, TryLater)


LOST_ANSWERS = {
    "closed without an answer": answers.taken_but_answer_lost(),
    "reset in mid-body": answers.reset_in_mid_body(),
}


@pytest.mark.parametrize("answer", LOST_ANSWERS.values(), ids=LOST_ANSWERS.keys())
def test_a_lost_answer_means_that_nobody_knows(provider: Provider, answer: answers.Answer) -> None:
    provider.will(answer)
    outcome = gateway_to(provider).send(TEXT)
    assert isinstance(outcome, TryLater) and outcome.may_have_sent
    assert provider.texts_to(HER_SISTER) == [TEXT.body]


@pytest.mark.parametrize("answer", [answers.hang(), answers.trickling()], ids=["silent", "trickling"])
def test_an_answer_without_end_is_given_up(provider: Provider, answer: answers.Answer) -> None:
    """The stand-in goes on until it is closed: that this test ends at all shows that the patience did."""
    provider.will(answer)
    outcome = gateway_to(provider, patience=1.5).send(TEXT)
    assert isinstance(outcome, TryLater) and outcome.may_have_sent


def test_a_late_answer_within_the_patience_counts(provider: Provider) -> None:
    provider.will(answers.accepted().later(0.2))
    assert gateway_to(provider).send(TEXT) == Accepted("ATXid_1")


# ---- what must not come out ----------------------------------------------------------------------------------------

TALKATIVE = {
    "an error page": answers.raw(b"no such number: +998001234567", 400, "text/plain"),
    "a reply": answers.raw(b'{"SMSMessageData": {"Message": "+998001234567?", "Recipients": []}}'),
    "a lost answer": answers.taken_but_answer_lost(),
    "a cut answer": answers.reset_in_mid_body(),
}


@pytest.mark.parametrize("answer", TALKATIVE.values(), ids=TALKATIVE.keys())
def test_no_outcome_and_no_log_line_carries_number_text_or_key(
    provider: Provider, answer: answers.Answer, caplog: pytest.LogCaptureFixture
) -> None:
    provider.will(answer)
    with caplog.at_level(logging.DEBUG):
        said = repr(gateway_to(provider).send(TEXT)) + caplog.text
    assert "1234567" not in said and "Ёрдам" not in said and KEY not in said


def test_the_key_is_not_shown_with_the_account() -> None:
    assert KEY not in repr(Account(username="najot", api_key=KEY))


# ---- receipts ------------------------------------------------------------------------------------------------------

RECEIPTS: dict[str, tuple[str, str | None, ReceiptState]] = {
    "left the provider": ("Sent", None, ReceiptState.ON_ITS_WAY),
    "with the operator": ("Submitted", None, ReceiptState.ON_ITS_WAY),
    "queued by the operator": ("Buffered", None, ReceiptState.ON_ITS_WAY),
    "on the phone": ("Success", None, ReceiptState.DELIVERED),
    "on the phone, with a stray reason": ("Success", "UserDoesNotExist", ReceiptState.DELIVERED),
    "on the phone, in an SMSC's word": ("DELIVRD", None, ReceiptState.DELIVERED),
    "on the phone, in capitals": ("DELIVERED", None, ReceiptState.DELIVERED),
    "not delivered, in an SMSC's word": ("UNDELIV", None, ReceiptState.FAILED),
    "rejected": ("Rejected", None, ReceiptState.FAILED),
    "failed": ("Failed", "DeliveryFailure", ReceiptState.FAILED),
    "phone off for too long": ("Expired", None, ReceiptState.FAILED),
    "phone out of reach": ("AbsentSubscriber", None, ReceiptState.FAILED),
    "no such number": ("Failed", "UserDoesNotExist", ReceiptState.NO_SUCH_NUMBER),
    "rejected, no such number": ("Rejected", "UserDoesNotExist", ReceiptState.NO_SUCH_NUMBER),
    "not a number": ("Failed", "InvalidPhoneNumber", ReceiptState.NO_SUCH_NUMBER),
    "the card is not paid": ("Failed", "UserIsInactive", ReceiptState.FAILED),
    "the number moved to another operator": ("Failed", "NotNetworkSubscriber", ReceiptState.FAILED),
    "a reason that nobody documented": ("Failed", "MoonPhase", ReceiptState.FAILED),
    "a status that nobody documented": ("Teleported", None, ReceiptState.UNKNOWN),
    "a status that nobody documented, with a reason": ("Odd", "UserDoesNotExist", ReceiptState.UNKNOWN),
    "no status": ("", None, ReceiptState.UNKNOWN),
}


@pytest.mark.parametrize(("status", "reason", "state"), RECEIPTS.values(), ids=RECEIPTS.keys())
def test_a_receipt_is_read_by_its_words(status: str, reason: str | None, state: ReceiptState) -> None:
    assert receipt_state(status, reason) is state
