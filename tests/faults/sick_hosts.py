"""The second of two hosts, which cannot send for a while: each way in which that happens to one host alone."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial

from tests.faults.resolver import NAME
from tests.faults.service import KEY_OF_THE_ACCOUNT, Process, Service, Way
from tests.standins import answers
from tests.standins.provider import Provider
from tests.standins.smsc import Smsc

WRONG_PASSWORD = 0x0E


@dataclass(frozen=True, slots=True)
class SickHost:
    """How it is set up, falls ill and gets well. Without a `way` of its own it sends to the provider of all."""

    falls_ill: Callable[[], object]
    gets_well: Callable[[], object]
    way: Way | None = None
    settings: dict[str, str] = field(default_factory=dict)
    worker: list[str] | None = None

    def join(self, service: Service, worker: list[str] | None = None) -> Process:
        """Add it to a service; `worker` is another program to run on it, for a control."""
        return service.add_host(self.way, worker or self.worker, **self.settings)


Sickness = Callable[[Service, ExitStack], SickHost]


def refused(service: Service, stack: ExitStack) -> SickHost:
    """Nobody listens where it sends."""
    way = stack.enter_context(Provider())
    return SickHost(way.stop, way.start, way, {"AFRICASTALKING_URL": way.url})


def silent(service: Service, stack: ExitStack) -> SickHost:
    """It is let in, and gets no answer."""
    way = stack.enter_context(Provider())
    hang, answer = partial(way.will, answers.hang()), partial(way.will, answers.accepted())
    return SickHost(hang, answer, way, {"AFRICASTALKING_URL": way.url})


def with_a_wrong_key(service: Service, stack: ExitStack) -> SickHost:
    """The provider of all knows no longer the key that was forgotten on this host."""
    ask, forget = answers.to_key(KEY_OF_THE_ACCOUNT), answers.accepted()
    settings = {"AFRICASTALKING_API_KEY": "a-former-key"}
    return SickHost(partial(service.provider.will, ask), partial(service.provider.will, forget), None, settings)


def _without_names(what_happens: str, service: Service, stack: ExitStack) -> SickHost:
    way = stack.enter_context(Provider())
    file = service.folder / "names"
    command = [sys.executable, "-m", "tests.faults.resolver", str(file)]
    settings = {"AFRICASTALKING_URL": way.url.replace("127.0.0.1", NAME)}
    return SickHost(partial(file.write_text, what_happens), file.unlink, way, settings, command)


def _over_smpp(
    falls_ill: Callable[[Smsc], None], gets_well: Callable[[Smsc], None], service: Service, stack: ExitStack
) -> SickHost:
    service.sends_over(stack.enter_context(Smsc()))
    way = stack.enter_context(Smsc())
    return SickHost(partial(falls_ill, way), partial(gets_well, way), way, {"SMPP_URL": way.url})


def _refuses_binds(smsc: Smsc, status: int) -> None:
    smsc.bind_status = status
    smsc.cut()


SICK: dict[str, Sickness] = {
    "refused": refused,
    "silent": silent,
    "with a wrong key": with_a_wrong_key,
    "that finds no name": partial(_without_names, "fails"),
    "that looks for a name without end": partial(_without_names, "hangs"),
    "with an SMPP session that is refused": partial(_over_smpp, Smsc.stop, Smsc.start),
    "with an SMPP session that is silent": partial(_over_smpp, Smsc.falls_silent, Smsc.speaks_again),
    "with a wrong SMPP password": partial(
        _over_smpp, partial(_refuses_binds, status=WRONG_PASSWORD), partial(_refuses_binds, status=0)
    ),
}
