"""Whether a provider can be reached, found out without sending anything."""

from sms.gateway import Remote
from sms.gateways.africastalking.client import AfricasTalking
from sms.gateways.africastalking.settings import Account
from sms.gateways.simulator.client import Simulator
from tests.standins.provider import Provider

KEY = "key-that-must-not-travel"


def gateway(provider: Provider) -> AfricasTalking:
    return AfricasTalking(Account(username="najot", api_key=KEY, url=provider.url), patience=2.0)


def test_a_provider_that_answers_is_reached_without_a_text_or_the_key() -> None:
    with Provider() as provider:
        assert gateway(provider).reach() is None
        assert all(request.text == "" and KEY not in str(request.headers) for request in provider.received)


def test_a_closed_port_is_said() -> None:
    with Provider() as provider:
        provider.stop()
        assert gateway(provider).reach() == "NewConnectionError"


def test_a_phone_of_this_machine_has_nobody_to_reach() -> None:
    assert not isinstance(Simulator(lambda to, body: None), Remote)
