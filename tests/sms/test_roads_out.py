"""Each gateway that a setting may name is one of its own, and none stands in for another."""

from typing import get_args

import pytest

from config.settings import GatewayName, Settings
from roads_out import open_gateway
from store.outgoing.simulated_phones import SimulatedPhones


def no_phones() -> SimulatedPhones:
    raise AssertionError("simulated phones were asked for")


@pytest.mark.parametrize("name", [name for name in get_args(GatewayName) if name != "simulator"])
def test_a_named_gateway_is_opened_and_never_the_simulator(name: GatewayName) -> None:
    account = {"SMPP_URL": "smpp://127.0.0.1:2775"} if name == "smpp" else {}
    assert open_gateway(name, Settings.model_validate(account), no_phones).name == name


def test_a_name_that_nobody_registered_stops_the_start() -> None:
    with pytest.raises(AssertionError, match="beeline"):
        open_gateway("beeline", Settings.model_validate({}), no_phones)  # type: ignore[arg-type]
