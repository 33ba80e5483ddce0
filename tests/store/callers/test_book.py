"""A caller's book: all of a transaction is stored, or nothing; and it keeps what the rules' fake book keeps."""

import threading
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

import pytest

from alerts.alert import AlertState, Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.book import Book, RecordUnavailable
from alerts.help.raise_alert import place_alert, raise_alert
from alerts.help.take_back import take_back
from alerts.notice import Addressee, Promise, Recipient, TellReason, Urgency
from alerts.people import Caller, Profile
from alerts.who_decides.proof import Proof
from doors.inbound import InboundText
from store.callers.book import StoredBook
from store.callers.repeats import REPEATED_FOR
from store.callers.sessions import SESSION_LIFE
from store.tables.alerts import alerts
from store.tables.callers import callers, contacts, data_keys
from store.tables.inbound import seen_messages
from store.tables.outgoing import notices
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import AZIZA, BARNO, around, contact
from tests.store.record import HER, NOON, Record, after, notice
from ussd.conversation import Checkpoint
from ussd.dial import Dial
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.languages import RU
from vocabulary.phone_number import PhoneNumber
from vocabulary.point import Point

CHIRCHIQ = Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq"))


class Broken(Exception):
    """Something goes wrong in the middle."""


def test_all_of_a_transaction_is_stored_or_nothing(record: Record) -> None:
    with pytest.raises(Broken), record.book() as book:
        book.save_profile(Profile(RU))
        book.add_contact(contact())
        raise_alert(book, Origin.USSD, Place(), around())
        raise Broken
    assert [record.count(table) for table in (callers, contacts, alerts, notices)] == [0, 0, 0, 0]


def test_a_database_that_fails_in_the_middle_stores_nothing(record: Record) -> None:
    with pytest.raises(RecordUnavailable), record.book() as book:
        book.add_contact(contact())
        book.add_contact(contact("Barno", AZIZA))  # the same number twice, which the rules refuse before
    assert [record.count(table) for table in (callers, contacts)] == [0, 0]


def test_an_error_of_the_database_says_its_kind_and_none_of_its_values(record: Record) -> None:
    with pytest.raises(RecordUnavailable) as raised, record.book() as book:
        book.add_contact(contact())
        book.add_contact(contact("Barno", AZIZA))
    assert set(str(raised.value).split()) <= {"IntegrityError", "UniqueViolation"}
    assert raised.value.__cause__ is None and raised.value.__suppress_context__


# ---- the same as the fake


def story(book: Book) -> None:
    """Most of what can happen to a caller, under the real rules."""
    surroundings = around()
    book.save_profile(Profile(RU, RegionCode("UZ-AN"), None, "Nodira"))
    book.add_contact(contact())
    book.add_contact(contact("Barno", BARNO))
    raise_alert(book, Origin.SMS, Place(), surroundings)
    place_alert(book, CHIRCHIQ, surroundings)
    assert book.alert is not None
    aziza = book.told(book.alert)[Recipient.CONTACT, "contact-Aziza"].addressee
    acknowledge(book, aziza, Answer.GOING, surroundings)
    book.remove_contact("contact-Barno")
    raise_alert(book, Origin.SMS, Place(RegionCode("UZ-AN"), point=Point(72.34417, 40.78291)), surroundings)
    raise_alert(book, Origin.SMS, Place(typed="bozor oldida"), surroundings)
    take_back(book, surroundings, Proof.NONE)
    raise_alert(book, Origin.SMS, Place(), surroundings)


def what_is_known(book: Book) -> tuple[object, ...]:
    assert book.alert is not None
    told = {key: (one.addressee, one.answer) for key, one in book.told(book.alert).items()}
    clock = book.alert.clock.stopped if book.alert.clock else None
    alert = replace(book.alert, id="", code="", raised_at=NOON, called_at=NOON, clock=clock)
    return book.caller, alert, told


def test_a_stored_book_keeps_what_the_fake_of_the_rules_tests_keeps(record: Record) -> None:
    """As if each text went out at once, as those of the fake do."""
    fake = FakeBook(Caller(HER))
    story(fake)
    with record.book() as book, patch.object(StoredBook, "rewrite_alarms", return_value=[]):
        story(book)
        assert what_is_known(book) == what_is_known(fake)
    with record.book() as again:
        assert what_is_known(again) == what_is_known(fake)
    stored = Counter((row["recipient_key"], row["urgency"], row["reason"]) for row in record.rows())
    assert stored == Counter((one.to.key, one.urgency, one.to.reason) for one in fake.posted)


# ---- who was told


def test_who_surely_never_heard_was_not_told(record: Record) -> None:
    alert = record.help()
    record.run("UPDATE notices SET state = 'failed'")
    with record.book() as book:
        assert book.told(alert) == {}
    assert record.help(at=after(minutes=1)).repeats == 1
    assert record.states() == ["failed", "due"]


def test_who_answered_was_told_whatever_the_receipts_say(record: Record) -> None:
    alert = record.help()
    with record.book() as book:
        [told] = book.told(alert).values()
        book.save_answer(alert, told.addressee, "taken")
    record.run("UPDATE notices SET state = 'failed'")
    with record.book() as book:
        assert [one.answer for one in book.told(alert).values()] == ["taken"]


def test_the_last_answer_and_the_last_alarm_count(record: Record) -> None:
    alert = record.help()
    record.help(at=after(minutes=30))
    with record.book() as book:
        [told] = book.told(alert).values()
        for answer in ("passed_on", "taken"):
            book.save_answer(alert, told.addressee, answer)
        [told] = book.told(alert).values()
    assert (told.at, told.answer) == (after(minutes=30), "taken")


def test_texts_that_are_no_alarm_tell_nobody_of_the_alert(record: Record) -> None:
    alert = record.help()
    with record.book() as book:
        stranger = Addressee(Recipient.CENTRE, "X", BARNO, TellReason.SHE_SAID_YES)
        book.post([replace(notice(urgency=Urgency.ANSWER), to=stranger)], alert)
        assert ("centre", "X") not in book.told(alert)


def test_a_notice_is_stored_whole(record: Record) -> None:
    posted = replace(
        notice("Salom", urgency=Urgency.ANSWER, promise=Promise.AT_MOST_ONCE, expires_at=after(minutes=5)),
        own_words="Orqa eshik",
    )
    record.post(posted)
    claimed = record.claim_one()
    assert (claimed.text.to, claimed.text.body, claimed.text.own_words) == (AZIZA, "Salom", "Orqa eshik")
    assert (claimed.urgency, claimed.promise, claimed.posted_at) == (Urgency.ANSWER, Promise.AT_MOST_ONCE, NOON)


# ---- removing


def test_nobody_removes_the_contact_of_another(record: Record) -> None:
    with record.book() as book:
        book.add_contact(contact())
    with record.book(BARNO) as other:
        other.remove_contact("contact-Aziza")
    assert record.count(contacts) == 1


# ---- codes


def test_an_open_alert_has_a_code_of_its_own(record: Record) -> None:
    codes = {record.help(PhoneNumber(f"+99800001{n:04}")).code for n in range(60)}
    assert len(codes) == 60
    assert all(code.isdigit() and len(code) >= 4 and code[0] != "0" for code in codes)


def test_when_short_codes_are_crowded_longer_ones_are_used(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.callers.book.secrets.randbelow", lambda _: 0)
    assert [record.help(PhoneNumber(f"+99800001{n:04}")).code for n in range(3)] == ["1000", "10000", "100000"]


def test_the_code_of_a_closed_alert_is_free_again(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.callers.book.secrets.randbelow", lambda _: 0)
    for _ in range(2):
        assert record.help().code == "1000"
        with record.book() as book:
            take_back(book, around(), Proof.PIN)


def test_two_who_choose_the_same_code_at_once_both_have_an_alert(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first holds the code, not yet committed, while the second chooses."""
    monkeypatch.setattr("store.callers.book.secrets.randbelow", lambda _: 0)
    with record.book(AZIZA) as first:
        raise_alert(first, Origin.USSD, Place(), around())
        other = threading.Thread(target=record.help, args=(BARNO,))
        other.start()
        other.join(0.3)  # on SQLite it waits for the first
    other.join()
    assert sorted(row["code"] for row in record.rows(alerts)) == ["1000", "10000"]


# ---- once


def text(id: str = "m-1", sender: PhoneNumber = HER, channel: str = "africastalking") -> InboundText:
    return InboundText(channel, id, sender, "YORDAM")


def is_first(record: Record, one: InboundText, **later: float) -> bool:
    with record.book(at=after(**later)) as book:
        return book.is_first(one.once)


@pytest.mark.parametrize("minutes", [0, 1, 12 * 60, REPEATED_FOR / timedelta(minutes=1)])
def test_a_text_that_a_gateway_repeats_is_not_the_first(record: Record, minutes: float) -> None:
    assert is_first(record, text())
    assert not is_first(record, text(), minutes=minutes)


@pytest.mark.parametrize(
    "other",
    [text(id="m-2"), text(sender=AZIZA), text(channel="smpp")],
    ids=["another id", "the same id from another phone", "the same id from another gateway"],
)
def test_another_text_is_never_taken_for_a_repeat(record: Record, other: InboundText) -> None:
    assert is_first(record, text())
    assert is_first(record, other)


def test_an_id_that_a_gateway_uses_again_days_later_costs_no_help(record: Record) -> None:
    assert is_first(record, text())
    assert is_first(record, text(), days=3)
    assert not is_first(record, text(), days=3, minutes=1)
    assert record.count(seen_messages) == 1


def test_a_text_whose_transaction_failed_is_still_the_first(record: Record) -> None:
    with pytest.raises(Broken), record.book() as book:
        assert book.is_first(text().once)
        raise Broken
    assert is_first(record, text())


# ---- sessions

DIAL = Dial("session-1", HER, ("1", "1"))


def checkpoint(record: Record, *inputs: str) -> Checkpoint:
    return Checkpoint(record.ledger.marks(inputs), "place")


def test_a_session_has_moved_on_when_another_request_stored_its_effects(record: Record) -> None:
    seen = checkpoint(record, "1", "1")
    with record.book() as book:
        assert not book.has_moved_on(DIAL, None)
        book.save_checkpoint(DIAL, seen)
        assert book.has_moved_on(DIAL, None)
        assert not book.has_moved_on(DIAL, seen)
        book.save_checkpoint(DIAL, checkpoint(record, "1", "1", "2"))
        assert book.has_moved_on(DIAL, seen)


def test_a_session_id_that_is_used_again_after_its_life_is_a_new_call(record: Record) -> None:
    with record.book() as book:
        book.save_checkpoint(DIAL, checkpoint(record, "1", "1"))
    with record.book(at=NOON + SESSION_LIFE) as book:
        assert not book.has_moved_on(DIAL, None)
        book.save_checkpoint(DIAL, checkpoint(record, "1"))
        assert book.has_moved_on(DIAL, None)


# ---- enrolment


def test_a_new_number_gets_pages_and_a_key_once(record: Record) -> None:
    keys = record.count(data_keys)
    for _ in range(3):
        with record.book() as book:
            assert book.caller == Caller(HER)
    assert record.count(callers) == 1
    assert record.count(data_keys) == keys + 1


def test_an_alert_is_closed_for_good(record: Record) -> None:
    record.help()
    with record.book() as book:
        take_back(book, around(), Proof.PIN)
    [row] = record.rows(alerts)
    assert row["state"] == AlertState.CLOSED
    assert record.help(at=after(minutes=1)).id != row["id"]
