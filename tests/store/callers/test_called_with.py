"""Who dials in with a code answers for an alert that this very number was told of as a contact, and for no other."""

import pytest

from alerts.alert import AlertState, Origin, Place
from alerts.answers.by_code import answer_by_code
from alerts.contacts.hers import add_contact
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.who_decides.guessing import MOST_WRONG
from alerts.who_decides.proof import Proof
from store.tables.alerts import alert_events, alerts
from store.tables.inbound import wrong_codes
from tests.alerts.world import AZIZA, around, directory
from tests.store.record import HER, NOON, Record, after
from vocabulary.codes import RegionCode
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Refusal

ANDIJON = RegionCode("UZ-AN")
CENTRE = directory().in_region(ANDIJON)[0].duty_sms
STRANGER = PhoneNumber("+998000000666")


@pytest.fixture
def code(record: Record) -> str:
    """The code of an open alert that Aziza and a centre were told of."""
    with record.book() as book:
        add_contact(book, "Aziza", AZIZA)
        return raise_alert(book, Origin.USSD, Place(ANDIJON), around()).code


def dial(record: Record, number: PhoneNumber, code: str, **later: float) -> Refusal | None:
    with record.book(number, after(**later)) as book:
        return answer_by_code(book, code, True, around())


def state(record: Record) -> str:
    [row] = record.rows(alerts)
    return str(row["state"])


def test_a_contact_who_was_told_goes(record: Record, code: str) -> None:
    assert dial(record, AZIZA, code) is None
    assert [row["answered"] for row in record.rows(alerts)] == [1]
    last = record.rows(alert_events)[-1]
    assert (last["what"], last["by_kind"]) == ("going", "contact")
    assert record.count(wrong_codes) == 0


@pytest.mark.parametrize("number", [STRANGER, CENTRE, HER])
def test_the_right_code_is_useless_from_any_other_number(record: Record, code: str, number: PhoneNumber) -> None:
    assert dial(record, number, code) is Refusal.NO_SUCH_CODE
    assert state(record) == AlertState.OPEN
    assert record.count(wrong_codes) == 1


def test_a_closed_alert_has_no_code_any_more(record: Record, code: str) -> None:
    with record.book() as book:
        take_back(book, around(), Proof.PIN)
    assert dial(record, AZIZA, code) is Refusal.NO_SUCH_CODE


def test_guesses_by_dialling_and_by_text_are_counted_together(record: Record, code: str) -> None:
    for guess in range(MOST_WRONG):
        dial(record, AZIZA, f"{guess:04}" if f"{guess:04}" != code else "99999")
    assert dial(record, AZIZA, code) is Refusal.NO_SUCH_CODE
    [row] = record.rows(wrong_codes)
    assert row["count"] == MOST_WRONG
    assert dial(record, AZIZA, code, minutes=61) is None


def test_her_pages_and_the_answer_are_stored_together_or_not_at_all(record: Record, code: str) -> None:
    with pytest.raises(RuntimeError), record.book(AZIZA, NOON) as book:
        answer_by_code(book, code, True, around())
        raise RuntimeError
    assert state(record) == AlertState.OPEN


def test_from_a_stranger_a_right_code_asks_the_record_what_a_wrong_one_asks(record: Record, code: str) -> None:
    """A code that is not for this number opens nobody's pages, and takes no longer (S18)."""
    dial(record, STRANGER, "99999")
    asked = []
    for typed in ("99998", code):
        with record.statements() as heard:
            dial(record, STRANGER, typed)
        asked.append(heard)
    assert asked[0] == asked[1] != []
