"""An upgrade host by host, under traffic: nothing is lost, nobody hears twice, and an older host comes back (P10)."""

from pathlib import Path

import pytest

from sms.sending.outbox import NoticeState
from store.migrate import upgrade
from tests.faults.conftest import MakeService
from tests.faults.rolling import SCHEMAS, Hosts, roll
from tests.faults.service import wait_for
from tests.older_code import NoHistory, release_with
from tests.servers import PostgresServer
from tests.standins.answers import accepted, http_error
from tests.standins.provider import Provider
from vocabulary.phone_number import PhoneNumber


def roll_from(schema: str, folder: Path, postgres: PostgresServer, provider: Provider, calls: int) -> str:
    """Replace two hosts of that schema's release by this one's; answers what came of it."""
    with release_with(schema) as older:
        url = postgres.new_database()
        upgrade(url, schema)
        hosts = Hosts(folder, url, provider, older)
        try:
            hosts.start()
            service, by_text = roll(hosts, calls)
            verdict = service.verdict()
            assert verdict.is_right, verdict
            assert verdict.copies == 0, verdict
            for caller in by_text:
                assert len(provider.texts_to(PhoneNumber(caller))) == 1, "her own phone hears once"
            return str(verdict)
        finally:
            hosts.close()


def test_hosts_are_replaced_one_by_one_under_traffic(
    durable_postgres: PostgresServer, tmp_path: Path, provider: Provider
) -> None:
    for schema in SCHEMAS:
        try:
            roll_from(schema, tmp_path, durable_postgres, provider, calls=40)
        except NoHistory as reason:
            missing = reason
        else:
            return
    pytest.skip(str(missing))


def test_control_an_upgrade_that_takes_what_waits_for_sent_loses_calls(service_on_sqlite: MakeService) -> None:
    service = service_on_sqlite()
    service.provider.will(http_error(500))
    service.start()
    assert service.dial()
    wait_for(lambda: service.count(NoticeState.DUE))
    service.worker.stop()
    service.run_sql("UPDATE notices SET state = 'handed' WHERE state = 'due'")
    service.provider.will(accepted())
    service.worker.start()
    service.drain()
    assert len(service.verdict().lost) == 1
