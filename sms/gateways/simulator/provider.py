"""The simulator among the providers: it has no account, and reaches no phone."""

from sms.gateway import Gateway
from sms.gateways.provider import Account, OurSide, Provider


def _open(_: Account, ours: OurSide) -> Gateway:
    from sms.gateways.simulator.client import Simulator

    return Simulator(ours.phones())


SIMULATOR = Provider("simulator", Account, _open, reaches_phones=False)
