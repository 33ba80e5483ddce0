"""Those who were told answer, and the others hear of it."""

from dataclasses import replace

import pytest

from alerts.alert import AlertState, ClosedBecause, Origin, Place
from alerts.answers.acknowledge import IS_THERE, Answer, acknowledge, meaning
from alerts.escalation.escalate import NOBODY_LEFT, escalate
from alerts.help.raise_alert import raise_alert
from alerts.notice import KEY, Addressee, Notice, Recipient, TellReason
from alerts.people import ContactState
from alerts.states import Happening
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import AZIZA, BARNO, DUTY_LINE, SUPERVISOR_LINE, around, caller, contact, directory
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode
from vocabulary.phone_number import PhoneNumber

ANDIJON = RegionCode("UZ-AN")
THE_CENTRE = directory().in_region(ANDIJON)[0]

FROM_AZIZA = Addressee(Recipient.CONTACT, "contact-Aziza", AZIZA, TellReason.HER_CONTACT)
FROM_BARNO = Addressee(Recipient.CONTACT, "contact-Barno", BARNO, TellReason.HER_CONTACT)
FROM_CENTRE = Addressee(Recipient.CENTRE, THE_CENTRE.code, THE_CENTRE.duty_sms, TellReason.NOT_ASKED_AND_DEFAULT_YES)
FROM_DUTY_LINE = Addressee(Recipient.DUTY_LINE, "", DUTY_LINE, TellReason.PASSED_ON)


@pytest.fixture
def book() -> FakeBook:
    """An open alert that two contacts and a centre were told of."""
    book = FakeBook(caller(contact(), contact("Barno", BARNO), region=ANDIJON))
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    return book


def answered(book: FakeBook, who: Addressee, answer: Answer) -> list[Notice]:
    acknowledge(book, who, answer, around())
    return book.new_posts()


def to(posted: list[Notice]) -> list[str]:
    return [notice.to.key or notice.to.kind for notice in posted]


@pytest.mark.parametrize(
    ("kind", "digit", "answer"),
    [
        (Recipient.CONTACT, 1, Answer.GOING),
        (Recipient.CONTACT, 2, Answer.CANNOT),
        (Recipient.CONTACT, 0, None),
        (Recipient.CENTRE, 1, Answer.TAKEN),
        (Recipient.CENTRE, 2, Answer.PASSED_ON),
        (Recipient.CENTRE, 0, Answer.CLOSED),
        (Recipient.DUTY_LINE, 1, Answer.TAKEN),
        (Recipient.DUTY_LINE, 0, Answer.CLOSED),
        (Recipient.CENTRE, 3, None),
    ],
)
def test_a_digit_means_what_its_sender_was_told(kind: Recipient, digit: int, answer: Answer | None) -> None:
    assert meaning(digit, kind) is answer


def test_of_a_contact_who_goes_the_others_learn_and_are_asked_to_come_too(book: FakeBook) -> None:
    posted = answered(book, FROM_AZIZA, Answer.GOING)
    assert to(posted) == ["contact-Barno", THE_CENTRE.code]
    assert all("Aziza" in notice.body for notice in posted)
    assert "Siz ham bora olasizmi" in posted[0].body and "Tasdiqlanmagan" in posted[1].body
    assert book.alert is not None and book.alert.answered == 1


def test_a_contact_who_goes_stops_no_clock_and_releases_nobody(book: FakeBook) -> None:
    before = book.alert
    answered(book, FROM_AZIZA, Answer.GOING)
    assert before is not None and book.alert is not None
    assert (book.alert.state, book.alert.clock) == (AlertState.OPEN, before.clock)
    book.later(minutes=1)
    escalate(book, around())
    told = {notice.to.kind for notice in book.new_posts()}
    assert told == {Recipient.CENTRE}
    book.later(minutes=2)
    escalate(book, around())
    assert [notice.to.kind for notice in book.new_posts()] == [Recipient.SUPERVISOR]


def test_where_she_wants_no_centre_told_the_other_contacts_hear_it_again_though_one_goes() -> None:
    book = FakeBook(caller(contact(), contact("Barno", BARNO), tell_centre=TellCentre.NO))
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    answered(book, FROM_AZIZA, Answer.GOING)
    book.new_posts()
    for _ in range(9):
        book.later(minutes=6)
        escalate(book, around())
    assert to(book.new_posts()) == ["contact-Barno", "contact-Barno"]
    assert book.history[-1].reason == NOBODY_LEFT


def test_a_centre_that_takes_it_acknowledges_and_the_contacts_learn_it(book: FakeBook) -> None:
    posted = answered(book, FROM_CENTRE, Answer.TAKEN)
    assert to(posted) == ["contact-Aziza", "contact-Barno"]
    assert book.alert is not None and book.alert.state is AlertState.ACKNOWLEDGED


def test_who_is_there_is_made_known_as_that_and_counts_as_one_who_comes(book: FakeBook) -> None:
    answered(book, FROM_AZIZA, Answer.GOING)
    posted = answered(book, FROM_AZIZA, Answer.THERE)
    assert to(posted) == ["contact-Barno", THE_CENTRE.code]
    assert all("yetib bordi" in notice.body for notice in posted)
    assert answered(book, FROM_AZIZA, Answer.GOING) == []
    assert book.alert is not None and (book.alert.state, book.alert.answered) == (AlertState.OPEN, 1)
    assert (book.history[-1].what, book.history[-1].reason) == (Happening.GOING, IS_THERE)


@pytest.mark.parametrize("answer", [Answer.THERE, Answer.GOING])
def test_whom_she_kept_relies_on_nobody_whom_a_text_alone_added(answer: Answer) -> None:
    planted = replace(contact("Zebo", PhoneNumber("+998000000013")), kept=False)
    book = FakeBook(caller(contact(), contact("Barno", BARNO), planted, region=ANDIJON))
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    zebo = next(one.addressee for one in book.told(book.alert).values() if one.addressee.key == planted.id)
    posted = answered(book, zebo, answer)
    assert [notice for notice in posted if notice.to.kind is Recipient.CONTACT] == []
    assert any(notice.to.kind is Recipient.CENTRE for notice in posted)
    assert book.told(book.alert)[zebo.id].answer == answer


def test_who_was_there_and_cannot_help_is_no_longer_counted(book: FakeBook) -> None:
    answered(book, FROM_AZIZA, Answer.THERE)
    posted = answered(book, FROM_AZIZA, Answer.CANNOT)
    assert all("bora olmaydi" in notice.body for notice in posted) and len(posted) == 2
    assert book.alert is not None and book.alert.answered == 0


def test_who_takes_it_passes_it_on_and_takes_it_again_is_told_with_again(book: FakeBook) -> None:
    for answer, says in (
        (Answer.TAKEN, "markaz bu bilan shug'ullanmoqda"),
        (Answer.PASSED_ON, "markaz buni boshqaga topshirdi"),
        (Answer.TAKEN, "endi markaz yana bu bilan shug'ullanmoqda"),
    ):
        posted = answered(book, FROM_CENTRE, answer)
        assert all(says in one.body for one in posted if one.to.kind is Recipient.CONTACT), posted


def test_two_who_go_are_counted_as_two(book: FakeBook) -> None:
    answered(book, FROM_AZIZA, Answer.GOING)
    answered(book, FROM_CENTRE, Answer.TAKEN)
    assert book.alert is not None and book.alert.answered == 2


def test_who_passes_on_what_it_took_leaves_nobody_to_rely_on_it(book: FakeBook) -> None:
    answered(book, FROM_AZIZA, Answer.GOING)
    answered(book, FROM_CENTRE, Answer.TAKEN)
    posted = answered(book, FROM_CENTRE, Answer.PASSED_ON)
    alarmed, *others = posted
    assert (alarmed.to.kind, alarmed.to.reason) == (Recipient.CENTRE, TellReason.PASSED_ON)
    assert to(others) == ["contact-Aziza", "contact-Barno"]
    assert all("topshirdi" in notice.body for notice in others)
    assert book.alert is not None and book.alert.clock is not None
    assert (book.alert.state, book.alert.answered, book.alert.clock.due_at) == (AlertState.OPEN, 1, book.now)
    assert [change.what for change in book.history][-2:] == [Happening.PASSED_ON, Happening.NOBODY_HAS_IT]


def test_while_another_centre_has_it_nobody_hears_that_one_passed_it_on(book: FakeBook) -> None:
    [passed_on] = answered(book, FROM_CENTRE, Answer.PASSED_ON)
    answered(book, FROM_CENTRE, Answer.TAKEN)
    answered(book, passed_on.to, Answer.TAKEN)
    posted = answered(book, FROM_CENTRE, Answer.PASSED_ON)
    assert {notice.to.reason for notice in posted} == {TellReason.PASSED_ON}
    assert book.alert is not None and book.alert.state is AlertState.ACKNOWLEDGED


def test_the_same_answer_again_changes_nothing(book: FakeBook) -> None:
    answered(book, FROM_AZIZA, Answer.GOING)
    before = book.alert
    assert answered(book, FROM_AZIZA, Answer.GOING) == []
    assert book.alert == before


def test_who_cannot_go_leaves_it_open_and_troubles_nobody(book: FakeBook) -> None:
    assert answered(book, FROM_AZIZA, Answer.CANNOT) == []
    assert book.alert is not None
    assert (book.alert.state, book.alert.answered) == (AlertState.OPEN, 0)


def test_who_cannot_go_after_all_is_no_longer_counted(book: FakeBook) -> None:
    answered(book, FROM_AZIZA, Answer.GOING)
    answered(book, FROM_AZIZA, Answer.CANNOT)
    assert book.alert is not None and book.alert.answered == 0


def test_a_centre_passes_it_on_to_the_nearest_that_was_not_told(book: FakeBook) -> None:
    [notice] = answered(book, FROM_CENTRE, Answer.PASSED_ON)
    assert (notice.to.kind, notice.to.reason) == (Recipient.CENTRE, TellReason.PASSED_ON)
    assert notice.to.key != THE_CENTRE.code
    assert "00:00" in notice.body


def test_where_her_place_is_unknown_it_goes_from_line_to_supervisor_and_then_to_nobody_new() -> None:
    book = FakeBook(caller())
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    [notice] = answered(book, FROM_DUTY_LINE, Answer.PASSED_ON)
    assert (notice.to.kind, notice.to.number) == (Recipient.SUPERVISOR, SUPERVISOR_LINE)
    assert answered(book, notice.to, Answer.PASSED_ON) == []


def test_the_neighbour_that_takes_it_is_made_known(book: FakeBook) -> None:
    [passed_on] = answered(book, FROM_CENTRE, Answer.PASSED_ON)
    posted = answered(book, passed_on.to, Answer.TAKEN)
    assert to(posted) == ["contact-Aziza", "contact-Barno", THE_CENTRE.code]


def test_a_centre_that_passes_on_what_it_took_sets_the_clock_going_again(book: FakeBook) -> None:
    answered(book, FROM_CENTRE, Answer.TAKEN)
    assert book.alert is not None and book.alert.clock is not None and book.alert.clock.due_at is None
    answered(book, FROM_CENTRE, Answer.PASSED_ON)
    assert (book.alert.state, book.alert.clock.due_at) == (AlertState.OPEN, book.now)


def test_when_the_last_goer_cannot_the_others_are_asked_once_more(book: FakeBook) -> None:
    answered(book, FROM_AZIZA, Answer.GOING)
    posted = answered(book, FROM_AZIZA, Answer.CANNOT)
    assert to(posted) == ["contact-Barno", THE_CENTRE.code]
    assert book.alert is not None and book.alert.state is AlertState.OPEN
    assert [change.what for change in book.history][-2:] == [Happening.CANNOT, Happening.NOBODY_COMES]


def test_while_another_goes_one_who_cannot_stops_nothing_and_the_others_read_it(book: FakeBook) -> None:
    answered(book, FROM_AZIZA, Answer.GOING)
    answered(book, FROM_BARNO, Answer.GOING)
    posted = answered(book, FROM_AZIZA, Answer.CANNOT)
    assert to(posted) == ["contact-Barno", THE_CENTRE.code]
    assert {notice.to.reason for notice in posted} == {TellReason.ANOTHER_ANSWERED}
    assert book.alert is not None and (book.alert.state, book.alert.answered) == (AlertState.OPEN, 1)


def test_a_centre_takes_it_again_after_she_asked_again(book: FakeBook) -> None:
    answered(book, FROM_CENTRE, Answer.TAKEN)
    book.later(minutes=10)
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    assert book.alert is not None and book.alert.state is AlertState.OPEN
    assert answered(book, FROM_CENTRE, Answer.TAKEN) != []
    assert book.alert.state is AlertState.ACKNOWLEDGED


def test_once_the_last_of_hers_cannot_come_the_duty_phones_and_the_supervisor_hear_it(book: FakeBook) -> None:
    assert answered(book, FROM_AZIZA, Answer.CANNOT) == []
    posted = answered(book, FROM_BARNO, Answer.CANNOT)
    assert to(posted) == [THE_CENTRE.code, Recipient.SUPERVISOR]
    assert all("hech kim bora olmaydi. Tasdiqlanmagan" in one.body for one in posted)
    assert [KEY in one.body for one in posted] == [False, True]


def test_where_the_centre_has_it_the_supervisor_does_not_hear_that_nobody_of_hers_comes(book: FakeBook) -> None:
    answered(book, FROM_CENTRE, Answer.TAKEN)
    answered(book, FROM_AZIZA, Answer.CANNOT)
    assert to(answered(book, FROM_BARNO, Answer.CANNOT)) == [THE_CENTRE.code]


def test_where_she_wants_no_centre_told_nobody_hears_that_nobody_of_hers_comes() -> None:
    book = FakeBook(caller(contact(), tell_centre=TellCentre.NO))
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    assert answered(book, FROM_AZIZA, Answer.CANNOT) == []


def test_a_centre_closes_it(book: FakeBook) -> None:
    answered(book, FROM_CENTRE, Answer.CLOSED)
    assert book.alert is None
    assert book.closed[0].closed_because is ClosedBecause.BY_PHONE


@pytest.mark.parametrize("answer", [Answer.GOING, Answer.CANNOT, None])
def test_all_who_were_alarmed_hear_that_it_is_over_but_who_passed_it_on(book: FakeBook, answer: Answer | None) -> None:
    answered(book, FROM_AZIZA, Answer.GOING)
    if answer:
        answered(book, FROM_BARNO, answer)
    answered(book, FROM_CENTRE, Answer.PASSED_ON)
    escalate_as_far_as_it_goes(book)
    posted = answered(book, FROM_DUTY_LINE, Answer.CLOSED)
    assert FROM_CENTRE.key not in to(posted)
    assert {notice.to.key: notice.body for notice in posted if notice.to.kind is Recipient.CONTACT} == {
        "contact-Aziza": "7000 +998 00 000 00 01: endi kelish shart emas, rahmat.",
        "contact-Barno": "7000 +998 00 000 00 01: endi kelish shart emas, rahmat.",
    }
    assert all(notice.to.number != DUTY_LINE for notice in posted)


def test_another_phone_that_was_told_hears_that_it_is_over(book: FakeBook) -> None:
    escalate_as_far_as_it_goes(book)
    posted = answered(book, FROM_CENTRE, Answer.CLOSED)
    assert Recipient.SUPERVISOR in to(posted) and THE_CENTRE.duty_sms not in [notice.to.number for notice in posted]
    assert all("boshqalar yopdi" in one.body for one in posted if one.to.kind is not Recipient.CONTACT)


def escalate_as_far_as_it_goes(book: FakeBook) -> None:
    for _ in range(20):
        book.later(minutes=2)
        escalate(book, around())
    book.new_posts()


@pytest.mark.parametrize("answer", Answer)
def test_an_answer_to_a_closed_alert_changes_nothing(book: FakeBook, answer: Answer) -> None:
    answered(book, FROM_CENTRE, Answer.CLOSED)
    closed = list(book.closed)
    assert answered(book, FROM_AZIZA, answer) == []
    assert (book.alert, book.closed) == (None, closed)


def test_a_contact_whom_she_removed_cannot_acknowledge(book: FakeBook) -> None:
    book.remove_contact("contact-Aziza")
    assert answered(book, FROM_AZIZA, Answer.GOING) == []
    assert book.alert is not None
    assert (book.alert.state, book.alert.answered) == (AlertState.OPEN, 0)


def test_who_was_removed_or_stopped_hears_of_no_answer(book: FakeBook) -> None:
    book.remove_contact("contact-Aziza")
    book.remove_contact("contact-Barno")
    book.add_contact(contact("Barno", BARNO, ContactState.DECLINED))
    assert answered(book, FROM_CENTRE, Answer.TAKEN) == []


@pytest.mark.parametrize("answer", Answer)
def test_nothing_is_sent_to_her_who_did_not_ask_for_it(book: FakeBook, answer: Answer) -> None:
    posted = answered(book, FROM_CENTRE, answer)
    assert book.caller.number not in [notice.to.number for notice in posted]
