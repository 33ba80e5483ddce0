"""Closed alerts and requests are counted once, and the counts stay when they are forgotten or erased."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from alerts.alert import ClosedBecause, Origin, Place
from alerts.answers.acknowledge import acknowledge
from alerts.carry_out import carry_out
from alerts.figures.tally import Heading, week_of
from alerts.help.raise_alert import raise_alert
from alerts.states import Happening
from alerts.team.staff import Hand, close, take
from sms.gateway import Accepted
from sms.sending.outbox import settlement
from store.counted.counting import BATCH, count_all, count_some
from store.counted.counts import StoredCounts
from store.forgetting import forget
from store.tables.alerts import alerts
from tests.alerts.world import AZIZA, around, contact
from tests.store.record import HER, NOON, Record, after
from vocabulary.codes import RegionCode
from vocabulary.effects import EraseEverything
from vocabulary.phone_number import PhoneNumber

WEEKS = (week_of(NOON), week_of(NOON))
TASHKENT = Place(RegionCode("UZ-TK"))


def number(i: int) -> PhoneNumber:
    return PhoneNumber(f"+99800001{i:04}")


def closed(record: Record, who: PhoneNumber = HER, answered_after: float = 40) -> str:
    """An alert from Tashkent city whose contact was told within two seconds, and which staff took and closed."""
    with record.book(who) as book:
        book.add_contact(contact(f"Aziza{who[-4:]}", AZIZA))
        alert = raise_alert(book, Origin.SMS, TASHKENT, around())
    for claimed in record.outbox.claim(NOON, 10):
        record.outbox.settle(claimed, settlement(claimed, "a", Accepted("m-1"), after(seconds=2)), after(seconds=2))
    with record.book(who, after(seconds=answered_after)) as book:
        take(book, Hand("m", alert.id), around())
    with record.book(who, after(minutes=9)) as book:
        close(book, Hand("m", alert.id), ClosedBecause.HELPED, around())
    return alert.id


def counted(record: Record) -> dict[Heading, dict[tuple[str, str], int]]:
    found = StoredCounts(record.engine).by_mark(WEEKS)
    return {heading: by for heading, by in found.items() if by}


def test_a_closed_alert_is_counted_once(record: Record) -> None:
    closed(record)
    assert [count_some(record.engine), count_some(record.engine)] == [1, 0]
    found = counted(record)
    assert found[Heading.CHANNEL] == {("UZ-TK", "sms"): 1}
    assert found[Heading.OUTCOME] == {("UZ-TK", "helped"): 1}
    assert found[Heading.ANSWERED_BY] == {("UZ-TK", "staff"): 1}
    assert found[Heading.HANDED_IN] == {("UZ-TK", "2"): 1}
    assert found[Heading.ANSWERED_IN] == {("UZ-TK", "45"): 1}
    assert StoredCounts(record.engine).by_week(WEEKS) == {("UZ-TK", WEEKS[0].isoformat()): 1}


def test_an_open_alert_is_not_counted_until_it_is_closed(record: Record) -> None:
    record.help()
    assert count_some(record.engine) == 0
    assert StoredCounts(record.engine).still_open() == 1


def test_counts_outlive_the_alert_and_the_caller(record: Record) -> None:
    closed(record)
    count_all(record.engine)
    with record.book() as book:
        carry_out(EraseEverything(), book, Origin.USSD, around())
    assert record.count(alerts) == 0
    assert counted(record)[Heading.CHANNEL] == {("UZ-TK", "sms"): 1}


def test_no_alert_is_forgotten_before_it_is_counted(record: Record) -> None:
    closed(record)
    later = NOON + timedelta(days=91)
    assert "closed alerts" not in {rule.name for rule, _ in forget(record.engine, later)}
    count_all(record.engine)
    assert "closed alerts" in {rule.name for rule, _ in forget(record.engine, later)}


def test_workers_that_count_at_once_count_nothing_twice(record: Record) -> None:
    for i in range(12):
        closed(record, number(i))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: count_some(record.engine, most=2), range(12)))
    found.append(count_all(record.engine))
    assert sum(found) == 12
    assert counted(record)[Heading.CHANNEL] == {("UZ-TK", "sms"): 12}


def test_a_contact_who_comes_first_is_who_answered(record: Record) -> None:
    with record.book() as book:
        book.add_contact(contact("Aziza", AZIZA))
        alert = raise_alert(book, Origin.USSD, Place(), around())
        told = next(one.addressee for one in book.told(alert).values() if one.addressee.number == AZIZA)
        acknowledge(book, told, Happening.GOING, around())
    with record.book(at=after(minutes=5)) as book:
        close(book, Hand("m", alert.id), ClosedBecause.FALSE_ALARM, around())
    count_all(record.engine)
    assert counted(record)[Heading.ANSWERED_BY] == {("", "contact"): 1}
    assert BATCH > 1
