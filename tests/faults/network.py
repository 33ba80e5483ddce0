"""Two hosts with networks of their own on this machine (network_namespaces(7), by ip-netns(8)), cut off at will.

The addresses are of those that RFC 2544 keeps for measurements, and this machine has them while it lasts.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_NOBODYS_CARD = "02:00:00:00:00:99"
_CABLE = "cable"
"""What a host calls the end of its cable; the other end has the name of the host."""


class NoNetworks(Exception):
    """This machine lets us make none."""


@dataclass(frozen=True, slots=True)
class Host:
    """What runs by `inside` has this address and reaches what stands outside by `gateway`, over a cable of its own."""

    name: str
    address: str
    gateway: str

    @property
    def inside(self) -> list[str]:
        """What a command begins with that runs on this host."""
        return ["ip", "netns", "exec", self.name]

    def has_no_road(self, to: str) -> None:
        """The network says at once that nothing gets there."""
        self._ip("route", "add", "unreachable", to)

    def is_refused(self, to: str) -> None:
        """Somebody has that address and refuses: it is this host's own, where nobody listens."""
        self._ip("address", "add", f"{to}/32", "dev", "lo")

    def hears_nothing(self, of: str) -> None:
        """What is sent there is lost on the way: it goes to a network card that nobody has."""
        nobody = f"{self.address.rpartition('.')[0]}.254"
        self._ip("neighbour", "replace", nobody, "lladdr", _NOBODYS_CARD, "dev", _CABLE, "nud", "permanent")
        self._ip("route", "add", of, "via", nobody, "dev", _CABLE, "onlink")

    def loses_its_cable(self) -> None:
        """Nothing gets out, and nothing in."""
        _run("ip", "link", "set", self.name, "down")

    def reaches(self, to: str) -> None:
        """As before, whatever was lost."""
        _run("ip", "link", "set", self.name, "up")
        for lost in (
            ["route", "del", "unreachable", to],
            ["address", "del", f"{to}/32", "dev", "lo"],
            ["route", "del", to],
        ):
            subprocess.run(["ip", "-netns", self.name, *lost], check=False, capture_output=True)

    def connect(self) -> None:
        """Make it, and its cable."""
        _run("ip", "netns", "add", self.name)
        _run("ip", "link", "add", self.name, "type", "veth", "peer", "name", _CABLE, "netns", self.name)
        _run("ip", "address", "add", f"{self.gateway}/30", "dev", self.name)
        _run("ip", "link", "set", self.name, "up")
        self._ip("link", "set", "dev", "lo", "up")
        self._ip("address", "add", f"{self.address}/30", "dev", _CABLE)
        self._ip("link", "set", "dev", _CABLE, "up")
        self._ip("route", "add", "default", "via", self.gateway)

    def remove(self) -> None:
        """Its cable first, with every address on that: of a host that is gone it goes some time later."""
        subprocess.run(["ip", "link", "del", self.name], check=False, capture_output=True)
        subprocess.run(["ip", "netns", "del", self.name], check=False, capture_output=True)

    def _ip(self, *words: str) -> None:
        _run("ip", "-netns", self.name, *words)


@dataclass(frozen=True, slots=True)
class Network:
    """A host that stays well, one that is cut off, and the addresses outside of a provider and of a database."""

    well: Host
    cut: Host
    provider: str
    database: str


@contextmanager
def network() -> Iterator[Network]:
    """Make it, for as long as it is used; raises NoNetworks where nobody may: it takes root and iproute2."""
    if os.getuid() != 0:
        raise NoNetworks("only root may make networks of their own for two hosts")
    own, name = f"198.18.{os.getpid() % 256}", f"nj{os.getpid()}"
    well, cut = Host(f"{name}a", f"{own}.2", f"{own}.1"), Host(f"{name}b", f"{own}.6", f"{own}.5")
    made = Network(well, cut, f"{own}.129", f"{own}.130")
    try:
        well.connect()
        cut.connect()
        for outside in (made.provider, made.database):
            _run("ip", "address", "add", f"{outside}/32", "dev", well.name)
        yield made
    finally:
        well.remove()
        cut.remove()


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    except FileNotFoundError as missing:
        raise NoNetworks(f"{command[0]} is missing: config/setup/test-servers.sh installs iproute2") from missing
    if done.returncode:
        raise NoNetworks(f"{' '.join(command)}: {done.stderr.strip()}")


CUTS: dict[str, Callable[[Network], None]] = {
    "without a road to the provider": lambda net: net.cut.has_no_road(net.provider),
    "refused where the provider is": lambda net: net.cut.is_refused(net.provider),
    "that hears nothing of the provider": lambda net: net.cut.hears_nothing(net.provider),
    "refused where the database is": lambda net: net.cut.is_refused(net.database),
    "that hears nothing of the database": lambda net: net.cut.hears_nothing(net.database),
    "whose cable is pulled": lambda net: net.cut.loses_its_cable(),
}


def heal(net: Network) -> None:
    """Let the host that was cut off reach everything again."""
    for outside in (net.provider, net.database):
        net.cut.reaches(outside)
