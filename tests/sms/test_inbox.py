"""A text comes in: who may say what by it, once however often it is repeated, over the real record."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from alerts.figures.tally import week_of
from alerts.people import Profile
from alerts.private import Private
from config.settings import Settings
from doors.inbound import InboundText
from store.counted.counts import StoredCounts
from store.tables.alerts import alerts
from store.tables.callers import callers
from store.tables.outgoing import notices
from tests.alerts.world import AZIZA, BARNO, contact
from tests.store.record import HER, KEY, NOON, Record
from vocabulary.phone_number import PhoneNumber
from vocabulary.point import Point
from wiring import Service

DUTY_LINE = PhoneNumber("+998000000000")
STRANGER = PhoneNumber("+998000000999")


class Texts:
    """A service in this process; each text has an id of its own unless it says otherwise."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.rings = 0
        self.service = Service(
            Settings(database_url=record.url, keys=(KEY,), webhook_secrets=("s",), sms_prefixes=("NJT",))
        )
        self._inbox = replace(self.service.inbox, ring=self._ring)
        self._sent = 0

    def _ring(self) -> None:
        self.rings += 1

    def come(self, body: str, sender: PhoneNumber = HER, id: str = "", minutes: float = 0) -> None:
        self._sent += 1
        text = InboundText("africastalking", id or f"m-{self._sent}", sender, body)
        self._inbox.receive(text, NOON + timedelta(minutes=minutes))

    def sent_to(self, number: PhoneNumber, minutes: float = 24 * 60) -> list[str]:
        """The bodies of all notices to a number that may still go out then."""
        self.record.run("UPDATE notices SET state = 'due', due_at = posted_at, copies = 0")
        claims = self.record.outbox.claim(NOON + timedelta(minutes=minutes), 99)
        return [claimed.text.body for claimed in claims if claimed.text.to == number]

    def last_code(self, number: PhoneNumber = HER) -> str:
        """The digits of the newest text to a number."""
        return re.findall(r"\d+", self.sent_to(number, minutes=1)[-1])[-1]

    def code(self) -> str:
        return str(self.record.rows(alerts)[-1]["code"])


def counted(texts: Texts) -> object:
    texts.service.section_counts.store()
    return {key[1:]: total for key, total in StoredCounts(texts.record.engine).sections([week_of(NOON)]).items()}


@pytest.fixture
def texts(database_url: str) -> Iterator[Texts]:
    texts = Texts(Record(database_url))
    yield texts
    texts.service.engine.dispose()
    texts.record.engine.dispose()


def test_coordinates_after_her_own_word_are_hers_too(texts: Texts) -> None:
    with texts.record.book() as book:
        book.save_profile(Profile(private=Private(safe_word="chinor")))
    texts.come("chinor 41.31 69.24")
    with texts.record.book() as book:
        assert book.alert is not None and book.alert.place.point == Point(69.24, 41.31)


# ---- commands, once


def test_a_help_is_stored_and_the_worker_is_told(texts: Texts) -> None:
    texts.come("YORDAM")
    assert texts.record.count(alerts) == 1
    assert texts.rings >= 1


@pytest.mark.parametrize("minutes", [0, 1, 12 * 60])
def test_a_text_that_the_gateway_repeats_is_carried_out_once(texts: Texts, minutes: float) -> None:
    texts.come("YORDAM", id="m-1")
    stored = texts.record.count(notices)
    texts.come("YORDAM", id="m-1", minutes=minutes)
    assert texts.record.rows(alerts)[0]["repeats"] == 0
    assert texts.record.count(notices) == stored


@pytest.mark.parametrize(
    ("sender", "minutes"), [(STRANGER, 0), (HER, 3 * 24 * 60)], ids=["from another phone", "days later"]
)
def test_no_help_is_taken_for_a_repeat_of_another(texts: Texts, sender: PhoneNumber, minutes: float) -> None:
    texts.come("YORDAM", id="1")
    texts.come("YORDAM", sender, id="1", minutes=minutes)
    assert texts.record.count(alerts) + texts.record.rows(alerts)[0]["repeats"] == 2


def test_the_short_codes_own_keyword_is_cut_off(texts: Texts) -> None:
    texts.come("NJT YORDAM")
    assert texts.record.count(alerts) == 1


def test_the_short_codes_own_keyword_is_cut_off_before_her_own_word_too(texts: Texts) -> None:
    with texts.record.book() as book:
        book.save_profile(Profile(private=Private(safe_word="chinor")))
    texts.come("NJT chinor")
    assert texts.record.count(alerts) == 1


def test_the_menu_is_walked_with_the_short_codes_own_keyword_before_each_key(texts: Texts) -> None:
    texts.come("NJT MENU")
    for body in (f"NJT {texts.last_code()}", "NJT 1", "NJT 1"):
        texts.come(body)
    assert texts.record.count(alerts) == 1


@pytest.mark.parametrize("body", ["", " ", "Salom", "kechqurun kelaman", "1000 so'm", "?", "\N{PILE OF POO}" * 300])
def test_an_ordinary_text_makes_nobody_a_caller_and_is_answered_by_nothing(texts: Texts, body: str) -> None:
    texts.come(body)
    assert [texts.record.count(table) for table in (callers, alerts, notices)] == [0, 0, 0]


def test_what_no_rule_understood_waits_for_a_human_once_and_what_was_understood_does_not(texts: Texts) -> None:
    for body in ("Bugun yana baqirdi", "YORDAM", "MENU", "1", "STOP", "1000", "583917", "?!"):
        texts.come(body, id=f"id of {body}")
    texts.come("Bugun yana baqirdi", id="id of Bugun yana baqirdi")
    assert [text.body for text in texts.service.inbox.review.waiting()] == ["Bugun yana baqirdi"]


@pytest.mark.parametrize("open_menu", [False, True])
def test_violence_told_without_a_word_for_help_is_a_possible_call(texts: Texts, open_menu: bool) -> None:
    if open_menu:
        texts.come("MENU")
    texts.come("erim meni urayapti", id="told")
    texts.come("erim meni urayapti", id="told")
    assert [row["kind"] for row in texts.record.rows(alerts)] == ["possible"]
    assert texts.service.inbox.review.waiting() == []


def test_her_own_word_is_a_help_also_where_violence_is_told_after_it(texts: Texts) -> None:
    with texts.record.book() as book:
        book.save_profile(Profile(private=Private(safe_word="chinor")))
    texts.come("chinor. erim meni urayapti")
    assert [row["kind"] for row in texts.record.rows(alerts)] == ["call"]


# ---- answers


@pytest.fixture
def told(texts: Texts) -> Texts:
    """She asked for help: Aziza and the duty line were told."""
    with texts.record.book() as book:
        book.add_contact(contact())
    texts.come("YORDAM")
    assert len(texts.sent_to(AZIZA)) == len(texts.sent_to(DUTY_LINE)) == 1
    return texts


def answered(texts: Texts) -> int:
    return int(texts.record.rows(alerts)[0]["answered"])


@pytest.mark.parametrize("body", ["1", "NJT 1", "njt:1"])
def test_a_contact_who_goes_is_counted_and_made_known(told: Texts, body: str) -> None:
    told.come(body, AZIZA)
    assert answered(told) == 1
    assert "Aziza" in told.sent_to(DUTY_LINE)[-1]


@pytest.mark.parametrize("sender", [STRANGER, BARNO, HER])
@pytest.mark.parametrize("body", ["1", "2", "0", "1 CODE", "CODE 1", "CODE 0"])
def test_an_answer_of_who_was_not_told_means_nothing(told: Texts, sender: PhoneNumber, body: str) -> None:
    posted = told.record.count(notices)
    told.come(body.replace("CODE", told.code()), sender)
    assert answered(told) == 0
    assert told.record.rows(alerts)[0]["state"] == "open"
    assert told.record.count(notices) == posted


@pytest.mark.parametrize("sender", [AZIZA, DUTY_LINE])
def test_the_code_of_another_alert_means_nothing(told: Texts, sender: PhoneNumber) -> None:
    told.come("9999 1", sender)
    assert answered(told) == 0


def test_an_answer_that_the_gateway_repeats_counts_once(told: Texts) -> None:
    for _ in range(3):
        told.come("1", AZIZA, id="a-1")
    assert answered(told) == 1
    assert len(told.sent_to(DUTY_LINE)) == 2


def test_a_contact_can_ask_for_help_too(told: Texts) -> None:
    told.come("YORDAM", AZIZA)
    assert told.record.count(alerts) == 2


# ---- STOP


def test_stop_ends_what_a_contact_hears(told: Texts) -> None:
    told.come("STOP", AZIZA)
    assert told.record.ledger.has_stopped(AZIZA)
    told.come("YORDAM", minutes=30)
    assert told.sent_to(AZIZA) == []


@pytest.mark.parametrize("body", ["STOP", "Stop.", "стоп", "СТОП!"])
def test_stop_is_known_in_its_spellings(told: Texts, body: str) -> None:
    told.come(body, AZIZA)
    assert told.record.ledger.has_stopped(AZIZA)


def test_her_own_stop_never_disables_her_help(texts: Texts) -> None:
    texts.come("STOP")
    texts.come("YORDAM")
    assert texts.record.count(alerts) == 1
    assert len(texts.sent_to(DUTY_LINE)) == 1


def test_the_menu_by_text_counts_sections_and_no_repeat_of_a_text(texts: Texts) -> None:
    texts.record.run("DELETE FROM counts")
    texts.come("MENYU")
    for body in (texts.last_code(), "2"):
        texts.come(body)
    assert counted(texts) == {}
    for _ in range(2):
        texts.come("2", id="to-her-people")
    texts.come("1", id="to-help")
    texts.come("0", id="and-back")
    assert counted(texts) == {("section_sms", "contacts"): 1, ("section_sms", "help"): 1}
