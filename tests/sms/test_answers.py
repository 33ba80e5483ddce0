"""What comes of each answer, over the real record: whoever sends it, whatever it says, however often."""

from datetime import timedelta

import pytest

from alerts.alert import AlertState, Origin, Place
from alerts.carry_out import carry_out
from alerts.people import ContactState
from alerts.proof import Proof
from alerts.raise_alert import raise_alert
from alerts.take_back import take_back
from doors.inbound import InboundText
from menus.effects import Invite
from regions.codes import RegionCode
from sms.answers import MOST_ANSWERS, Outcome, take_answer
from sms.words import read_answer
from store.callers.answering import StoredAnswering
from store.tables.alerts import alerts
from tests.alerts.world import AZIZA, DUTY_LINE, SUPERVISOR_LINE, around, contact, directory
from tests.store.record import HER, NOON, Record
from texts.phone_number import PhoneNumber

ANDIJON = RegionCode("UZ-AN")
CENTRE = directory().in_region(ANDIJON)[0].duty_sms
ANOTHER_CENTRE = directory().in_region(RegionCode("UZ-SA"))[0].duty_sms
STRANGER = PhoneNumber("+998000000666")
ANOTHER_CALLER = PhoneNumber("+998000000002")


class Answering:
    """A record with one open alert, told to Aziza and a centre; each text has an id of its own unless repeated."""

    def __init__(self, database_url: str) -> None:
        self.record = Record(database_url)
        self.ids = 0
        with self.record.book() as book:
            book.add_contact(contact())
            self.code = raise_alert(book, Origin.USSD, Place(ANDIJON), around()).code

    def text(self, sender: PhoneNumber, body: str, again: bool = False, **later: float) -> Outcome | None:
        self.ids += not again
        answer = read_answer(body.replace("CODE", self.code))
        text = InboundText("africastalking", str(self.ids), sender, body)
        answering = StoredAnswering(self.record.ledger)
        return take_answer(answering, text, answer, around(), NOON + timedelta(**later)) if answer else None

    def state(self) -> AlertState | None:
        with self.record.book() as book:
            return book.alert.state if book.alert else None


@pytest.fixture
def answering(tmp_path, migrated_sqlite):
    path = tmp_path / "najot.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    answering = Answering(f"sqlite:///{path}")
    yield answering
    answering.record.engine.dispose()


@pytest.mark.parametrize(
    ("sender", "body", "outcome", "state"),
    [
        pytest.param(AZIZA, "1", Outcome.COUNTED, "open", id="a contact goes"),
        pytest.param(AZIZA, " '1' ", Outcome.COUNTED, "open", id="spaces and quotes"),
        pytest.param(AZIZA, "１", Outcome.COUNTED, "open", id="a full-width digit"),
        pytest.param(AZIZA, "١", Outcome.COUNTED, "open", id="a digit of another script"),
        pytest.param(AZIZA, "CODE 1", Outcome.COUNTED, "open", id="a contact goes, with the code"),
        pytest.param(AZIZA, "1 CODE", Outcome.COUNTED, "open", id="the digit first"),
        pytest.param(AZIZA, "2", Outcome.COUNTED, "open", id="a contact cannot"),
        pytest.param(AZIZA, "0", Outcome.MEANS_NOTHING, "open", id="a contact closes nothing"),
        pytest.param(AZIZA, "1 0000", Outcome.WRONG_CODE, "open", id="a contact with a wrong code"),
        pytest.param(CENTRE, "CODE 1", Outcome.COUNTED, "acknowledged", id="the centre takes it"),
        pytest.param(CENTRE, "CODE 2", Outcome.COUNTED, "open", id="the centre passes it on"),
        pytest.param(CENTRE, "CODE 0", Outcome.COUNTED, None, id="the centre closes it"),
        pytest.param(CENTRE, "CODE O", Outcome.COUNTED, None, id="a letter for zero"),
        pytest.param(CENTRE, "CODE О", Outcome.COUNTED, None, id="a Cyrillic letter for zero"),
        pytest.param(ANOTHER_CENTRE, "CODE 1", Outcome.WRONG_CODE, "open", id="the code of another centre"),
        pytest.param(ANOTHER_CENTRE, "1", Outcome.FROM_NOBODY, "open", id="a centre that was not told"),
        pytest.param(DUTY_LINE, "CODE 0", Outcome.WRONG_CODE, "open", id="the duty line that was not told"),
        pytest.param(SUPERVISOR_LINE, "CODE 1", Outcome.WRONG_CODE, "open", id="a supervisor who was not told"),
        pytest.param(STRANGER, "1", Outcome.FROM_NOBODY, "open", id="a stranger"),
        pytest.param(STRANGER, "CODE 1", Outcome.WRONG_CODE, "open", id="a stranger who knows the code"),
        pytest.param(HER, "CODE 1", Outcome.WRONG_CODE, "open", id="she herself"),
        pytest.param(AZIZA, "1 🙂", Outcome.COUNTED, "open", id="a digit and an emoji"),
        pytest.param(CENTRE, "CODE 1" + " " * 1000, Outcome.COUNTED, "acknowledged", id="a thousand blanks after it"),
        pytest.param(CENTRE, "CODE1", None, "open", id="code and digit in one"),
        pytest.param(AZIZA, "1a", None, "open", id="a digit with a letter"),
        pytest.param(AZIZA, "1" * 1000, None, "open", id="a thousand characters"),
        pytest.param(AZIZA, "🙂", None, "open", id="an emoji"),
        pytest.param(AZIZA, "1 2", None, "open", id="two answers at once"),
    ],
)
def test_each_answer_has_one_outcome(
    answering: Answering, sender: PhoneNumber, body: str, outcome: Outcome | None, state: str | None
) -> None:
    assert answering.text(sender, body) == outcome
    assert answering.state() == state


def test_the_same_text_twice_counts_once(answering: Answering) -> None:
    assert answering.text(AZIZA, "1") is Outcome.COUNTED
    assert answering.text(AZIZA, "1", again=True) is Outcome.SEEN_BEFORE


def test_the_same_answer_in_another_text_changes_nothing(answering: Answering) -> None:
    answering.text(AZIZA, "1")
    assert answering.text(AZIZA, "1") is Outcome.CHANGED_NOTHING


def test_answers_that_overtake_each_other_leave_the_last_that_came(answering: Answering) -> None:
    """No time of a gateway is believed: what arrives last is what the others were told last."""
    assert answering.text(AZIZA, "1") is Outcome.COUNTED
    assert answering.text(AZIZA, "2") is Outcome.COUNTED
    assert answering.state() is AlertState.OPEN
    assert answering.text(AZIZA, "2", again=True) is Outcome.SEEN_BEFORE
    assert answering.state() is AlertState.OPEN


def test_an_answer_to_a_closed_alert_is_known_for_what_it_is(answering: Answering) -> None:
    with answering.record.book() as book:
        take_back(book, around(), Proof.PIN)
    assert answering.text(AZIZA, "1") is Outcome.CLOSED
    assert answering.text(CENTRE, "CODE 1") is Outcome.CLOSED
    assert answering.state() is None


def test_a_machine_that_answers_each_text_is_cut_after_five(answering: Answering) -> None:
    outcomes = [answering.text(AZIZA, "12"[turn % 2]) for turn in range(MOST_ANSWERS + 3)]
    assert outcomes == [Outcome.COUNTED] * MOST_ANSWERS + [Outcome.TOO_MANY] * 3


def test_with_two_open_alerts_a_bare_digit_is_asked_back_and_a_code_is_enough(answering: Answering) -> None:
    with answering.record.book(ANOTHER_CALLER) as book:
        book.add_contact(contact("Opa"))
        raise_alert(book, Origin.USSD, Place(), around())
    assert answering.text(AZIZA, "1") is Outcome.ASKED_WHICH
    assert answering.text(AZIZA, "1 CODE") is Outcome.COUNTED
    assert [row["answered"] for row in answering.record.rows(alerts) if row["code"] == answering.code] == [1]


def test_a_machine_that_answers_the_question_which_is_cut_too(answering: Answering) -> None:
    with answering.record.book(ANOTHER_CALLER) as book:
        book.add_contact(contact("Opa"))
        raise_alert(book, Origin.USSD, Place(), around())
    outcomes = [answering.text(AZIZA, "1") for _ in range(MOST_ANSWERS + 1)]
    assert outcomes == [Outcome.ASKED_WHICH] * MOST_ANSWERS + [Outcome.TOO_MANY]


def test_who_guesses_ten_codes_is_not_listened_to_for_an_hour(answering: Answering) -> None:
    guesses = [answering.text(CENTRE, f"{code} 0") for code in range(1000, 1010) if str(code) != answering.code]
    assert set(guesses) == {Outcome.WRONG_CODE}
    answering.text(CENTRE, "999999 0")
    assert answering.text(CENTRE, "CODE 0", minutes=59) is Outcome.SHUT_OUT
    assert answering.state() is AlertState.OPEN
    assert answering.text(CENTRE, "CODE 1", minutes=61) is Outcome.COUNTED


def test_another_number_is_not_shut_out_with_the_one_that_guessed(answering: Answering) -> None:
    for code in range(1000, 1011):
        answering.text(STRANGER, f"{code} 1")
    assert answering.text(STRANGER, "CODE 1") is Outcome.SHUT_OUT
    assert answering.text(CENTRE, "CODE 1") is Outcome.COUNTED


@pytest.mark.parametrize(("body", "state"), [("1", ContactState.ACCEPTED), ("2", ContactState.DECLINED)])
def test_who_was_invited_answers_once_the_alert_is_over(answering: Answering, body: str, state: ContactState) -> None:
    with answering.record.book() as book:
        take_back(book, around(), Proof.PIN)
        assert carry_out(Invite("contact-Aziza"), book, Origin.USSD, around()) is None
    assert answering.text(AZIZA, body) is Outcome.INVITATION_ANSWERED
    with answering.record.book() as book:
        assert book.caller.contacts[0].state is state


def test_an_alert_goes_before_an_invitation(answering: Answering) -> None:
    with answering.record.book() as book:
        carry_out(Invite("contact-Aziza"), book, Origin.USSD, around())
    assert answering.text(AZIZA, "2") is Outcome.COUNTED
    with answering.record.book() as book:
        assert book.caller.contacts[0].state is ContactState.ADDED
