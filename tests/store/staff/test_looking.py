"""When an alert was closed is read from its history, however it was closed."""

from datetime import timedelta

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from alerts.alert import ClosedBecause
from alerts.help.take_back import take_back
from alerts.team.staff import Hand, close
from alerts.who_decides.proof import Proof
from staff.audit import Deed, Entry
from staff.unusual import Unusual
from store.counted import figures
from store.staff.audit import StoredAudit
from store.staff.looking import closed_at, unusual_looking, unusual_of_late
from tests.alerts.world import around
from tests.store.record import HER, Record, after
from vocabulary.phone_number import PhoneNumber

NIGHT = after(hours=14)


def test_closed_alerts_have_a_time_and_open_ones_none(record: Record) -> None:
    numbers = [HER, PhoneNumber("+998000000021"), PhoneNumber("+998000000022")]
    alerts = [record.help(number) for number in numbers]
    with record.book(numbers[0], after(minutes=5)) as book:
        close(book, Hand("m", alerts[0].id), ClosedBecause.HELPED, around())
    with record.book(numbers[1], after(minutes=6)) as book:
        take_back(book, around(), Proof.PIN)
    found = closed_at(record.engine, [alert.id for alert in alerts])
    assert found == {alerts[0].id: after(minutes=5), alerts[1].id: after(minutes=6)}


def test_looking_at_a_closed_alert_at_night_is_found_in_the_record(record: Record) -> None:
    alert, log = record.help(), StoredAudit(record.engine, record.vault)
    with record.book(HER, after(minutes=5)) as book:
        close(book, Hand("m", alert.id), ClosedBecause.HELPED, around())
    for minute in range(3):
        log.write(Entry(NIGHT + timedelta(minutes=minute), "m", Deed.OPENED, "alert", alert.id))
    assert [alarm.what for alarm in unusual_looking(record.engine, NIGHT)] == [Unusual.CLOSED_AT_NIGHT]


def test_the_operator_hears_how_often_it_was_unusual_in_the_last_day_and_not_whose(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = StoredAudit(record.engine, record.vault)
    for minute in range(12):
        log.write(Entry(NIGHT + timedelta(minutes=minute), "a-member", Deed.REVEALED, "alert", f"a{minute}"))
    for hours, count in ((1, 1), (23, 1), (25, 0), (24 * 30, 0)):
        now = NIGHT + timedelta(hours=hours)
        assert unusual_of_late(record.engine, now) == dict.fromkeys(Unusual, 0) | {Unusual.MANY_REVEALS: count}
    monkeypatch.setattr(figures, "utc_now", lambda: NIGHT + timedelta(hours=1))
    registry = CollectorRegistry()
    registry.register(figures.Figures(record.engine))
    said = generate_latest(registry).decode()
    assert 'najot_unusual_looking{what="many_reveals"} 1.0' in said and "a-member" not in said
    assert 'najot_unusual_looking{what="exports"} 0.0' in said
