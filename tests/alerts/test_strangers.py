"""What somebody may be sent who never agreed: one table, and what the rules make of it (S11)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from alerts.alert import Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.contacts.consent import invite
from alerts.contacts.strangers import MOST_ALARMS, MOST_NEWS, Alarm, Asked, is_held_back, may_be_asked
from alerts.escalation.escalate import escalate
from alerts.help.raise_alert import place_alert, raise_alert
from alerts.help.take_back import take_back
from alerts.notice import Addressee, Recipient, TellReason
from alerts.people import ContactState
from alerts.states import Happening
from alerts.who_decides.proof import Proof
from tests.alerts.fake_book import MIDNIGHT, FakeBook
from tests.alerts.world import BARNO, around, caller, contact
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode

STRANGER, AGREED = "contact-Aziza", "contact-Barno"


def alarms(count: int, minutes: float = 60, by_dial: bool = False) -> list[Alarm]:
    return [Alarm(MIDNIGHT - timedelta(minutes=minutes), by_dial)] * count


SIX = alarms(6)
HELD_BACK = {
    "none today": ([], False, False),
    "the sixth": (alarms(5, minutes=0), False, False),
    "the seventh": (SIX, False, True),
    "the seventh, by a dial": (SIX, True, False),
    "by a dial, after a hundred forged texts a moment ago": (alarms(100, minutes=0), True, False),
    "by a dial, after forged texts and five dials a moment ago": (SIX + alarms(5, 1, by_dial=True), True, False),
    "by a dial, after six dials, one a moment ago": (alarms(5, by_dial=True) + alarms(1, 1, by_dial=True), True, False),
    "by a dial, after six dials, two a moment ago": (alarms(4, by_dial=True) + alarms(2, 1, by_dial=True), True, True),
    "by a dial, after many of them a while ago": (alarms(9, 10, by_dial=True), True, False),
    "by a text, after dials": (alarms(6, by_dial=True), False, True),
}


@pytest.mark.parametrize(("today", "by_dial", "held"), list(HELD_BACK.values()), ids=HELD_BACK.keys())
def test_which_alarm_is_held_back(today: list[Alarm], by_dial: bool, held: bool) -> None:
    assert is_held_back(today, MIDNIGHT, by_dial) is held


MAY_BE_ASKED = {
    "nobody was asked": (Asked(0, 0), False, True),
    "they were asked once": (Asked(1, 1), False, True),
    "they were asked twice": (Asked(2, 2), False, False),
    "five others were": (Asked(5, 0), False, False),
    "five others were, and they agreed": (Asked(5, 1), True, True),
    "they agreed, and were tried out twice": (Asked(2, 2), True, False),
}


@pytest.mark.parametrize(("asked", "has_agreed", "may"), list(MAY_BE_ASKED.values()), ids=MAY_BE_ASKED.keys())
def test_who_may_be_asked_or_tried_out(asked: Asked, has_agreed: bool, may: bool) -> None:
    assert may_be_asked(asked, has_agreed) is may


@pytest.fixture
def book() -> FakeBook:
    agreed = contact("Barno", BARNO, ContactState.ACCEPTED)
    return FakeBook(caller(contact(), agreed, region=RegionCode("UZ-AN"), tell_centre=TellCentre.YES))


def call(book: FakeBook, origin: Origin = Origin.SMS) -> set[str]:
    """A new call, taken back at once; who was alarmed."""
    book.new_posts()
    raise_alert(book, origin, Place(), around())
    told = {notice.to.key if notice.to.kind is Recipient.CONTACT else str(notice.to.kind) for notice in book.posted}
    take_back(book, around(), Proof.PIN)
    return told


def held(book: FakeBook) -> list[str]:
    return [change.key for change in book.history if change.what is Happening.HELD_BACK]


def test_from_the_seventh_on_the_stranger_rests_and_the_others_hear_as_ever(book: FakeBook) -> None:
    assert [call(book) for _ in range(MOST_ALARMS)] == [{STRANGER, AGREED, "centre"}] * MOST_ALARMS
    assert held(book) == []
    assert [call(book) for _ in range(20)] == [{AGREED, "centre"}] * 20
    assert held(book) == [STRANGER] * 20
    assert len(book.closed) == MOST_ALARMS + 20


def test_her_first_dial_after_forged_texts_reaches_everybody(book: FakeBook) -> None:
    for _ in range(30):
        call(book)
    assert call(book, Origin.USSD) == {STRANGER, AGREED, "centre"}


def test_every_dial_after_a_forged_take_back_reaches_whoever_read_it(book: FakeBook) -> None:
    for _ in range(MOST_ALARMS):
        call(book)
    raise_alert(book, Origin.USSD, Place(), around())
    for _ in range(20):
        take_back(book, around(), Proof.NONE)
        book.later(minutes=1)
        book.new_posts()
        raise_alert(book, Origin.USSD, Place(), around())
        assert {STRANGER, AGREED} <= {notice.to.key for notice in book.posted}
    assert held(book) == []


def test_where_she_is_follows_the_dial(book: FakeBook) -> None:
    for _ in range(30):
        call(book)
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    place_alert(book, Place(RegionCode("UZ-TO")), around())
    assert STRANGER in {notice.to.key for notice in book.posted}


def test_a_day_later_the_stranger_hears_again(book: FakeBook) -> None:
    for _ in range(9):
        call(book)
    book.later(hours=24, seconds=1)
    assert STRANGER in call(book)


def test_a_rest_in_the_same_alert_is_written_down_too(book: FakeBook) -> None:
    for _ in range(MOST_ALARMS - 1):
        call(book)
    raise_alert(book, Origin.SMS, Place(), around())
    for _ in range(2):
        book.later(minutes=11)
        book.new_posts()
        raise_alert(book, Origin.SMS, Place(), around())
        assert STRANGER not in {notice.to.key for notice in book.posted}
    assert held(book) == [STRANGER, STRANGER]


def test_a_repeat_that_nobody_would_hear_holds_back_nothing(book: FakeBook) -> None:
    for _ in range(MOST_ALARMS - 1):
        call(book)
    for _ in range(5):
        raise_alert(book, Origin.SMS, Place(), around())
    assert held(book) == []


def test_the_clock_passes_by_a_stranger_who_was_sent_enough(book: FakeBook) -> None:
    book.save_profile(replace(book.caller.profile, tell_centre=TellCentre.NO))
    for _ in range(MOST_ALARMS - 1):
        call(book)
    raise_alert(book, Origin.SMS, Place(), around())
    book.later(minutes=5)
    book.new_posts()
    escalate(book, around())
    told = {notice.to.key for notice in book.posted}
    assert STRANGER not in told and AGREED in told
    assert held(book) == [STRANGER]


def test_a_call_that_nobody_else_would_hear_is_heard_however_many_came_before() -> None:
    book = FakeBook(caller(contact(), region=RegionCode("UZ-AN"), tell_centre=TellCentre.NO))
    assert [call(book) for _ in range(9)] == [{STRANGER}] * 9


def test_a_centre_hears_of_her_when_her_only_contact_rests() -> None:
    book = FakeBook(caller(contact(), region=RegionCode("UZ-AN")))
    policy = around(tell_centre=False)

    def told() -> set[str]:
        book.new_posts()
        raise_alert(book, Origin.SMS, Place(), policy)
        heard = {str(notice.to.kind) for notice in book.posted}
        take_back(book, policy, Proof.PIN)
        return heard

    assert [told() for _ in range(8)] == [{"contact"}] * MOST_ALARMS + [{"centre"}] * 2


def test_news_of_others_does_not_go_on_without_end(book: FakeBook) -> None:
    who = Addressee(Recipient.CONTACT, AGREED, BARNO, TellReason.HER_CONTACT)
    raise_alert(book, Origin.SMS, Place(), around())
    for _ in range(30):
        acknowledge(book, who, Answer.GOING, around())
        acknowledge(book, who, Answer.CANNOT, around())
    to_stranger = [notice for notice in book.posted if notice.to.key == STRANGER]
    assert len(to_stranger) <= MOST_NEWS


def test_an_invitation_of_hers_goes_whatever_others_sent_to_that_number() -> None:
    hers, another = FakeBook(caller(contact())), FakeBook(caller(contact()))
    for _ in range(9):
        invite(another, STRANGER, around())
    assert invite(hers, STRANGER, around()) is None and len(hers.posted) == 1


def test_who_agreed_once_is_no_stranger_when_the_consent_is_old(book: FakeBook) -> None:
    long_ago = datetime(2026, 1, 1, tzinfo=MIDNIGHT.tzinfo)
    agreed = replace(contact("Barno", BARNO, ContactState.ACCEPTED), agreed_at=long_ago)
    book = FakeBook(caller(agreed, tell_centre=TellCentre.NO))
    assert [call(book) for _ in range(20)] == [{AGREED}] * 20
    assert held(book) == []
