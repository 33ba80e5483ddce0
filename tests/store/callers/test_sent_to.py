"""What a caller's doing sent to one number, as the limits for who never agreed count it (S11)."""

from dataclasses import replace

from alerts.alert import AlertState, ClosedBecause, Origin, Place
from alerts.contacts.consent import invite, try_out
from alerts.contacts.hers import add_contact
from alerts.contacts.strangers import Alarm, Asked
from alerts.help.raise_alert import place_alert, raise_alert
from alerts.help.take_back import take_back
from alerts.notice import KEY, Notice, Urgency
from alerts.who_decides.proof import Proof
from store.tables.alerts import alert_events
from store.tables.inbound import duty_keys
from tests.alerts.world import AZIZA, BARNO, around
from tests.store.record import HER, NOON, Record, after
from vocabulary.codes import RegionCode
from vocabulary.phone_number import PhoneNumber

ANOTHER = PhoneNumber("+998000000002")
LONG_AGO = after(days=-1)


def add(record: Record, her: PhoneNumber, number: PhoneNumber) -> str:
    with record.book(her) as book:
        add_contact(book, "Aziza", number)
        return book.caller.contacts[-1].id


def alarms(record: Record, her: PhoneNumber = HER) -> list[Alarm]:
    with record.book(her) as book:
        return list(book.alarms_since(LONG_AGO, [AZIZA])[AZIZA])


def test_alarms_are_counted_by_caller_and_number_and_know_a_dial(record: Record) -> None:
    for her in (HER, ANOTHER):
        add(record, her, AZIZA)
    record.help(HER, NOON, Origin.SMS)
    record.help(HER, after(minutes=20), Origin.USSD)
    record.run("UPDATE notices SET copies = 1")
    with record.book(at=after(minutes=21)) as book:
        place_alert(book, Place(RegionCode("UZ-TO")), around())
    assert alarms(record) == [
        Alarm(NOON, by_dial=False),
        Alarm(after(minutes=20), by_dial=True),
        Alarm(after(minutes=21), by_dial=True),
    ]
    assert alarms(record, ANOTHER) == []


def test_a_contact_removed_and_added_again_was_sent_what_they_were_sent(record: Record) -> None:
    contact_id = add(record, HER, AZIZA)
    record.help(HER, NOON, Origin.SMS)
    with record.book() as book:
        book.remove_contact(contact_id)
        add_contact(book, "Aziza", AZIZA)
        assert len(book.alarms_since(LONG_AGO, [AZIZA])[AZIZA]) == book.news_since(LONG_AGO, AZIZA) == 1


def test_who_calls_for_the_first_time_has_nothing_looked_up_and_nothing_of_that_call_is_missed(record: Record) -> None:
    add(record, HER, AZIZA)
    with record.statements() as heard, record.book() as book:
        alert = raise_alert(book, Origin.USSD, Place(), around())
        of_the_first = len(heard)
        assert not any("closed_because" in one and one.startswith("SELECT count") for one in heard)
        assert not any("duty_keys.alert_id = " in one for one in heard)
        assert list(book.alarms_since(LONG_AGO, [AZIZA])[AZIZA]) == [Alarm(NOON, by_dial=True)]
        book.save_alert(replace(alert, state=AlertState.CLOSED, closed_because=ClosedBecause.FALSE_ALARM))
        assert book.false_alarms_since(LONG_AGO) == 1
    with record.statements() as heard, record.book(at=after(minutes=1)) as book:
        assert book.last_closed(LONG_AGO) is not None and book.false_alarms_since(LONG_AGO) == 1
        raise_alert(book, Origin.USSD, Place(), around())
    assert len(heard) > of_the_first


def test_a_phone_that_is_told_again_keeps_its_key(record: Record) -> None:
    with record.book() as book:
        alert = raise_alert(book, Origin.USSD, Place(), around())
        [staff] = book.told(alert).values()
        book.post([Notice(staff.addressee, f"once more {KEY}", Urgency.ALARM)], alert)
    assert record.count(duty_keys) == 1


def test_invitations_are_counted_in_all_and_to_this_number_never_those_of_another(record: Record) -> None:
    aziza, barno, others = add(record, HER, AZIZA), add(record, HER, BARNO), add(record, ANOTHER, AZIZA)
    for her, one in ((HER, aziza), (HER, barno), (ANOTHER, others)):
        with record.book(her) as book:
            invite(book, one, around())
    with record.book() as book:
        try_out(book, barno, around())
        assert book.asked_since(LONG_AGO, AZIZA) == Asked(3, 1)
        assert book.asked_since(LONG_AGO, BARNO) == Asked(3, 2)


def test_what_was_held_back_stands_in_the_history_of_a_stored_alert(record: Record) -> None:
    contact_id = add(record, HER, AZIZA)
    for minute in range(8):
        with record.book(at=after(minutes=minute)) as book:
            raise_alert(book, Origin.SMS, Place(), around())
            take_back(book, around(), Proof.PIN)
    held = [row for row in record.rows(alert_events) if row["what"] == "held_back"]
    assert [(row["by_kind"], row["by_key"]) for row in held] == [("contact", contact_id)] * 2
    assert len(alarms(record)) == 6
