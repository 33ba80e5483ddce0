"""What the team does with an alert at the console."""

from datetime import timedelta

import pytest

from alerts.alert import AlertState, ClosedBecause, Holder, Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.doer import Doer
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.notice import Addressee, Recipient, TellReason, Urgency
from alerts.states import Happening
from alerts.team.staff import (
    CLOSING,
    LONGEST_NOTE,
    HeldByAnother,
    NotForStaff,
    NotOpen,
    NotTakenFirst,
    NotTold,
    UnknownCentre,
    WithoutNote,
    add_note,
    close,
    pass_on,
    send_text,
    take,
)
from alerts.who_decides.proof import Proof
from alerts.wording import ReadyText
from tests.alerts.fake_book import FakeBook, alert_of, hand
from tests.alerts.world import AZIZA, around, caller, contact, directory
from vocabulary.choices import TellCentre
from vocabulary.codes import CentreCode, RegionCode

ANDIJON, FARGONA = RegionCode("UZ-AN"), RegionCode("UZ-FA")
THE_CENTRE, ANOTHER = directory().in_region(ANDIJON)[0], directory().in_region(FARGONA)[0]
FROM_AZIZA = Addressee(Recipient.CONTACT, "contact-Aziza", AZIZA, TellReason.HER_CONTACT)
FROM_CENTRE = Addressee(Recipient.CENTRE, THE_CENTRE.code, THE_CENTRE.duty_sms, TellReason.NOT_ASKED_AND_DEFAULT_YES)


@pytest.fixture
def book() -> FakeBook:
    """An open alert that a contact and a centre were told of."""
    book = FakeBook(caller(contact(), region=ANDIJON))
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    return book


def test_who_takes_an_alert_stops_its_clock_and_the_others_hear_that_somebody_has_it(book: FakeBook) -> None:
    take(book, hand(book), around())
    alert = alert_of(book)
    assert (alert.state, alert.answered, alert.held) == (
        AlertState.ACKNOWLEDGED,
        1,
        Holder(Doer.STAFF, "nodira", book.now),
    )
    assert alert.clock is not None and alert.clock.due_at is None
    assert {notice.to.id for notice in book.posted} == {FROM_AZIZA.id, FROM_CENTRE.id}
    assert {notice.to.reason for notice in book.posted} == {TellReason.ANOTHER_ANSWERED}
    assert book.history[-1].what is Happening.TAKEN and book.history[-1].key == "nodira"


def test_taking_it_twice_changes_nothing(book: FakeBook) -> None:
    take(book, hand(book), around())
    book.new_posts()
    history = list(book.history)
    book.later(minutes=1)
    take(book, hand(book), around())
    assert (book.posted, book.history) == ([], history)


def test_an_alert_that_another_took_is_refused_with_who_and_since_when(book: FakeBook) -> None:
    take(book, hand(book), around())
    taken_at = book.now
    book.later(minutes=3)
    with pytest.raises(HeldByAnother) as refused:
        take(book, hand(book, "zarina"), around())
    assert refused.value.holder == Holder(Doer.STAFF, "nodira", taken_at)
    assert str(refused.value) == f"held by staff nodira since {taken_at.isoformat()}"
    assert alert_of(book).held == refused.value.holder


def test_who_names_the_holder_takes_it_over_and_nobody_is_texted_again(book: FakeBook) -> None:
    take(book, hand(book), around())
    book.new_posts()
    seen = alert_of(book).held
    take(book, hand(book, "zarina", seen), around())
    assert alert_of(book).held == Holder(Doer.STAFF, "zarina", book.now)
    assert (alert_of(book).answered, book.posted, book.history[-1].reason) == (1, [], "took_over")


def test_naming_a_holder_who_is_not_the_holder_any_more_is_refused(book: FakeBook) -> None:
    take(book, hand(book), around())
    seen = alert_of(book).held
    take(book, hand(book, "zarina", seen), around())
    with pytest.raises(HeldByAnother):
        take(book, hand(book, "dilnoza", seen), around())


def test_a_duty_phone_that_took_it_by_text_holds_it(book: FakeBook) -> None:
    acknowledge(book, FROM_CENTRE, Answer.TAKEN, around())
    with pytest.raises(HeldByAnother) as refused:
        take(book, hand(book), around())
    assert refused.value.holder == Holder(Doer.CENTRE, THE_CENTRE.code, book.now)


def test_a_duty_phone_that_passes_it_on_holds_it_no_more(book: FakeBook) -> None:
    acknowledge(book, FROM_CENTRE, Answer.TAKEN, around())
    acknowledge(book, FROM_AZIZA, Answer.GOING, around())
    acknowledge(book, FROM_CENTRE, Answer.PASSED_ON, around())
    assert (alert_of(book).state, alert_of(book).held) == (AlertState.OPEN, None)


def test_a_contact_on_the_way_keeps_nobody_from_taking_it(book: FakeBook) -> None:
    acknowledge(book, FROM_AZIZA, Answer.GOING, around())
    take(book, hand(book), around())
    assert alert_of(book).answered == 2


def test_a_contact_who_cannot_after_all_leaves_it_with_the_staff_who_took_it(book: FakeBook) -> None:
    take(book, hand(book), around())
    acknowledge(book, FROM_AZIZA, Answer.GOING, around())
    acknowledge(book, FROM_AZIZA, Answer.CANNOT, around())
    assert (alert_of(book).state, alert_of(book).answered) == (AlertState.ACKNOWLEDGED, 1)


def test_an_alert_that_opens_again_is_held_by_nobody(book: FakeBook) -> None:
    take(book, hand(book), around())
    book.later(minutes=11)
    raise_alert(book, Origin.USSD, Place(), around())
    assert (alert_of(book).state, alert_of(book).held) == (AlertState.OPEN, None)


def test_passed_on_to_a_named_centre_it_is_alarmed_and_has_a_minute(book: FakeBook) -> None:
    take(book, hand(book), around())
    book.new_posts()
    pass_on(book, hand(book), ANOTHER.code, around())
    alert = alert_of(book)
    assert (alert.state, alert.held, alert.answered) == (AlertState.OPEN, None, 0)
    assert alert.clock is not None and alert.clock.due_at == book.now + timedelta(minutes=1)
    [notice, *others] = book.posted
    assert (notice.to.key, notice.to.reason, notice.urgency) == (ANOTHER.code, TellReason.PASSED_ON, Urgency.ALARM)
    assert [change.what for change in book.history[-2:]] == [Happening.PASSED_ON, Happening.NOBODY_HAS_IT]
    assert {one.to.kind for one in others} == {Recipient.CONTACT, Recipient.CENTRE}
    assert all("topshiril" in one.body or "topshirdi" in one.body for one in others)


def test_passed_on_in_the_place_of_a_duty_phone_nobody_has_it_and_the_clock_runs(book: FakeBook) -> None:
    acknowledge(book, FROM_CENTRE, Answer.TAKEN, around())
    book.new_posts()
    pass_on(book, hand(book, instead_of=alert_of(book).held), ANOTHER.code, around())
    alert = alert_of(book)
    assert (alert.state, alert.held, alert.answered) == (AlertState.OPEN, None, 0)
    assert alert.clock is not None and alert.clock.due_at is not None
    assert FROM_CENTRE.id in [notice.to.id for notice in book.posted]


def test_passed_on_while_a_contact_says_that_they_go_the_clock_runs_all_the_same(book: FakeBook) -> None:
    acknowledge(book, FROM_AZIZA, Answer.GOING, around())
    take(book, hand(book), around())
    pass_on(book, hand(book), ANOTHER.code, around())
    assert (alert_of(book).state, alert_of(book).answered) == (AlertState.OPEN, 1)


def test_passed_on_before_anybody_took_it_nobody_is_told_but_the_centre(book: FakeBook) -> None:
    pass_on(book, hand(book), ANOTHER.code, around())
    assert [notice.to.key for notice in book.posted] == [ANOTHER.code]


def test_it_is_passed_on_only_by_who_holds_it_and_to_a_centre_that_there_is(book: FakeBook) -> None:
    take(book, hand(book), around())
    with pytest.raises(HeldByAnother):
        pass_on(book, hand(book, "zarina"), ANOTHER.code, around())
    with pytest.raises(UnknownCentre):
        pass_on(book, hand(book), CentreCode("nowhere"), around())
    assert alert_of(book).state is AlertState.ACKNOWLEDGED


@pytest.mark.parametrize("because", sorted(CLOSING))
def test_closed_for_a_named_reason_with_a_note(book: FakeBook, because: ClosedBecause) -> None:
    close(book, hand(book), because, around(), " 102 ga topshirildi ")
    [closed] = book.closed
    assert (closed.state, closed.closed_because, closed.clock) == (AlertState.CLOSED, because, None)
    assert (book.history[-1].what, book.history[-1].note) == (Happening(because), "102 ga topshirildi")


def test_who_goes_hears_that_it_is_over_and_the_centre_too(book: FakeBook) -> None:
    acknowledge(book, FROM_AZIZA, Answer.GOING, around())
    book.new_posts()
    close(book, hand(book), ClosedBecause.FALSE_ALARM, around())
    assert {notice.to.id: notice.body for notice in book.new_posts()} == {
        FROM_AZIZA.id: "7000 +998 00 000 00 01: endi kelish shart emas, rahmat.",
        FROM_CENTRE.id: "7000: boshqalar yopdi. Endi hech narsa qilishingiz shart emas.",
    }


def test_contacts_who_believe_that_it_is_over_hear_no_more_when_it_is_closed(book: FakeBook) -> None:
    acknowledge(book, FROM_AZIZA, Answer.GOING, around())
    take_back(book, around(), Proof.DURESS)
    take(book, hand(book), around())
    book.new_posts()
    close(book, hand(book), ClosedBecause.HELPED, around(), "opasi bilan gaplashdim")
    assert FROM_AZIZA.id not in [notice.to.id for notice in book.new_posts()]


def test_only_she_can_take_an_alert_back(book: FakeBook) -> None:
    with pytest.raises(ValueError, match="taken_back"):
        close(book, hand(book), ClosedBecause.TAKEN_BACK, around())
    assert alert_of(book).state is AlertState.OPEN


def test_what_another_holds_is_not_closed_unknowingly(book: FakeBook) -> None:
    take(book, hand(book, "zarina"), around())
    with pytest.raises(HeldByAnother):
        close(book, hand(book), ClosedBecause.HELPED, around())
    close(book, hand(book, instead_of=alert_of(book).held), ClosedBecause.HELPED, around())
    assert book.alert is None


def test_once_she_was_forced_it_is_closed_by_who_has_it_and_with_a_note(book: FakeBook) -> None:
    take_back(book, around(), Proof.DURESS)
    raise_alert(book, Origin.SMS, Place(), around())
    with pytest.raises(NotTakenFirst):
        close(book, hand(book), ClosedBecause.FALSE_ALARM, around(), "opasi bilan gaplashdim")
    take(book, hand(book, "zarina"), around())
    with pytest.raises(NotTakenFirst):
        instead = hand(book, instead_of=alert_of(book).held)
        close(book, instead, ClosedBecause.FALSE_ALARM, around(), "opasi bilan gaplashdim")
    with pytest.raises(WithoutNote):
        close(book, hand(book, "zarina"), ClosedBecause.HELPED, around(), "  ")
    assert alert_of(book).state is AlertState.ACKNOWLEDGED
    close(book, hand(book, "zarina"), ClosedBecause.HELPED, around(), "opasi bilan gaplashdim")
    assert book.alert is None


def test_nothing_can_be_done_with_an_alert_that_is_closed(book: FakeBook) -> None:
    late = hand(book)
    take_back(book, around(), Proof.PIN)
    for action in (
        lambda: take(book, late, around()),
        lambda: pass_on(book, late, ANOTHER.code, around()),
        lambda: close(book, late, ClosedBecause.HELPED, around()),
        lambda: add_note(book, late, "kech"),
        lambda: send_text(book, late, FROM_CENTRE.id, ReadyText.CALL_US, around()),
    ):
        with pytest.raises(NotOpen):
            action()


def test_an_alert_of_who_wants_no_centre_is_not_for_staff() -> None:
    book = FakeBook(caller(contact(), region=ANDIJON, tell_centre=TellCentre.NO))
    raise_alert(book, Origin.USSD, Place(), around())
    for action in (
        lambda: take(book, hand(book), around()),
        lambda: pass_on(book, hand(book), ANOTHER.code, around()),
        lambda: add_note(book, hand(book), "ko'rdim"),
    ):
        with pytest.raises(NotForStaff):
            action()


def test_a_note_changes_nothing_but_the_history(book: FakeBook) -> None:
    take(book, hand(book, "zarina"), around())
    before = alert_of(book)
    add_note(book, hand(book), "102 yo'lda")
    assert alert_of(book) == before
    assert (book.history[-1].what, book.history[-1].key, book.history[-1].note) == ("noted", "nodira", "102 yo'lda")


@pytest.mark.parametrize("note", ["", "  ", "x" * (LONGEST_NOTE + 1)])
def test_a_note_says_something_and_not_too_much(book: FakeBook, note: str) -> None:
    history = list(book.history)
    with pytest.raises(ValueError, match="note"):
        add_note(book, hand(book), note)
    assert book.history == history


@pytest.mark.parametrize("which", ReadyText)
def test_a_ready_text_goes_to_one_who_was_told_in_their_language(book: FakeBook, which: ReadyText) -> None:
    send_text(book, hand(book), FROM_AZIZA.id, which, around())
    [notice] = book.posted
    reason = TellReason.STAFF_ASKED if which is ReadyText.PLEASE_ANSWER else TellReason.STAFF_WROTE
    assert (notice.to.number, notice.to.reason, notice.urgency) == (AZIZA, reason, Urgency.ANSWER)
    assert alert_of(book).code in notice.body
    assert (book.history[-1].what, book.history[-1].reason) == (Happening.TEXTED, which)


def test_her_own_phone_and_strangers_get_no_ready_text(book: FakeBook) -> None:
    for to in ((Recipient.CALLER, ""), (Recipient.CONTACT, "contact-Barno"), (Recipient.CENTRE, ANOTHER.code)):
        with pytest.raises(NotTold):
            send_text(book, hand(book), to, ReadyText.CALL_US, around())
    assert book.posted == []


def test_after_she_was_forced_a_contact_gets_no_ready_text(book: FakeBook) -> None:
    take_back(book, around(), Proof.DURESS)
    with pytest.raises(NotTold):
        send_text(book, hand(book), FROM_AZIZA.id, ReadyText.CALL_US, around())
