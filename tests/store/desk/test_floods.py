"""Floods found in the record."""

from alerts.alert import AlertState, ClosedBecause, Lane, Origin, Place
from alerts.contacts.floods import MOST_CALLERS_OF_A_CONTACT, By
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.team.staff import Hand, close
from alerts.who_decides.proof import Proof
from store.desk.floods import StoredFloods
from store.tables.alerts import alerts
from tests.alerts.world import AZIZA, around, contact
from tests.store.record import HER, NOON, Record, after
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.phone_number import PhoneNumber

CHIRCHIQ = Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq"))


def number(i: int) -> PhoneNumber:
    return PhoneNumber(f"+9980000010{i:02}")


def test_a_quiet_record_has_no_flood(record: Record) -> None:
    record.help()
    assert StoredFloods(record.engine).now(NOON) == []


def test_a_number_that_asks_again_and_again_is_one_flood(record: Record) -> None:
    for seconds in range(6):
        record.help(at=after(seconds=seconds))
    [flood] = StoredFloods(record.engine).now(after(minutes=1))
    [row] = record.rows(alerts)
    assert (flood.by, flood.calls, flood.alone, flood.folded) == (By.NUMBER, 6, (row["id"],), ())


def test_a_number_whose_alerts_staff_close_as_false_is_folded_and_its_calls_stay(record: Record) -> None:
    for minutes in range(5):
        record.help(at=after(minutes=minutes))
        with record.book(at=after(minutes=minutes, seconds=5)) as book:
            close(book, Hand("dilnoza", book.alert.id), ClosedBecause.FALSE_ALARM, around())
    last = record.help(at=after(minutes=6))
    [flood] = StoredFloods(record.engine).now(after(minutes=7))
    assert last.lane is Lane.BEHIND
    assert (flood.by, flood.calls, flood.false, flood.folded) == (By.NUMBER, 6, 5, (last.id,))


def test_many_numbers_that_name_one_contact_are_one_flood_without_their_numbers(record: Record) -> None:
    for i in range(MOST_CALLERS_OF_A_CONTACT + 1):
        with record.book(number(i)) as book:
            book.add_contact(contact(f"Aziza{i}", AZIZA))
            raise_alert(book, Origin.USSD, Place(), around())
    [flood] = StoredFloods(record.engine).now(NOON)
    assert (flood.by, flood.callers, len(flood.alone)) == (By.CONTACT, 4, 4)
    assert AZIZA[-7:] not in flood.key


def test_many_numbers_in_one_district_are_one_flood(record: Record) -> None:
    for i in range(9):
        with record.book(number(i)) as book:
            raise_alert(book, Origin.USSD, CHIRCHIQ, around())
    found = StoredFloods(record.engine).now(NOON)
    assert [(flood.by, flood.key, flood.callers) for flood in found] == [(By.PLACE, CHIRCHIQ.district, 9)]


def test_an_alert_that_is_closed_counts_and_is_not_shown(record: Record) -> None:
    for seconds in range(6):
        record.help(at=after(seconds=seconds))
    with record.book(HER, after(seconds=9)) as book:
        take_back(book, around(), Proof.PIN)
    [flood] = StoredFloods(record.engine).now(after(minutes=1))
    assert (flood.calls, flood.alone, flood.folded) == (6, (), ())
    assert [row["state"] for row in record.rows(alerts)] == [AlertState.CLOSED]
