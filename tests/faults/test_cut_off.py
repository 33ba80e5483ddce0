"""One of two hosts with networks of their own is cut off from the provider or from the record: nothing is lost (P9)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sms.sending.outbox import NoticeState
from tests.faults.network import CUTS, NoNetworks, heal
from tests.faults.service import wait_for
from tests.faults.two_hosts import TwoHosts, two_hosts

CALLS = 6


@pytest.fixture
def service(tmp_path: Path) -> Iterator[TwoHosts]:
    try:
        with two_hosts(tmp_path) as service:
            yield service
    except NoNetworks as reason:
        pytest.skip(str(reason))


@pytest.mark.parametrize("how", ["that hears nothing of the provider", "that hears nothing of the database"])
def test_calls_are_told_while_one_host_is_cut_off_and_after_it(service: TwoHosts, how: str) -> None:
    """The long form, `make faults`, has every way, and says how late they are told."""
    service.start()
    for change in (CUTS[how], heal):
        change(service.net)
        for _ in range(CALLS):
            caller = service.new_caller()
            wait_for(lambda caller=caller: service.text(caller))
        wait_for(lambda: not service.count(NoticeState.DUE, NoticeState.CLAIMED))
    verdict = service.verdict()
    assert verdict.is_right, verdict
    assert verdict.acknowledged == 2 * CALLS
