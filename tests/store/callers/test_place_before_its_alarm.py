"""Nobody reads where she is before they read that she asks for help: an alarm that waits says it itself."""

import pytest

from alerts.alert import Alert, Place
from alerts.contacts.hers import add_contact
from alerts.help.raise_alert import place_alert
from tests.alerts.world import AZIZA, DUTY_LINE, around
from tests.keys import key_in
from tests.store.record import Record, after
from vocabulary.codes import DistrictCode, RegionCode

CHIRCHIQ = Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq"))


def said_where(record: Record, **later: float) -> Alert | None:
    with record.book(at=after(**later)) as book:
        return place_alert(book, CHIRCHIQ, around())


def texts_to_her_contact(record: Record) -> list[str]:
    of_all = record.outbox.claim(after(minutes=5), 50)
    return [claimed.text.body for claimed in of_all if claimed.text.to == AZIZA]


@pytest.fixture
def asked(record: Record) -> Record:
    with record.book() as book:
        add_contact(book, "Aziza", AZIZA)
    record.help()
    return record


def test_before_the_alarm_went_out_it_says_the_place_itself(asked: Record) -> None:
    said_where(asked, seconds=5)
    [alarm] = texts_to_her_contact(asked)
    assert "SHOSHILINCH" in alarm and "Chirchiq" in alarm


def test_once_it_went_out_the_place_is_a_text_of_its_own(asked: Record) -> None:
    assert len(texts_to_her_contact(asked)) == 1
    said_where(asked, seconds=5)
    [place] = texts_to_her_contact(asked)
    assert "SHOSHILINCH" not in place and "Chirchiq" in place


def test_one_of_which_nobody_knows_whether_it_went_out_is_left_as_it_is(asked: Record) -> None:
    asked.run("UPDATE notices SET copies = 1")
    said_where(asked, seconds=5)
    alarm, place = texts_to_her_contact(asked)
    assert "Chirchiq" not in alarm and "Chirchiq" in place


def test_a_duty_phone_still_reads_the_key_to_answer_with(asked: Record) -> None:
    said_where(asked, seconds=5)
    to_the_line = [one.text.body for one in asked.outbox.claim(after(minutes=5), 50) if one.text.to == DUTY_LINE]
    assert [bool(key_in(body)) and "Chirchiq" in body for body in to_the_line] == [True]
