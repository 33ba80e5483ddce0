"""What is looked up over a closed set is there for every member of it; mypy holds the same for every `match`."""

from datetime import timedelta

import pytest

from alerts.alert import Origin
from alerts.answers.acknowledge import HAPPENING, Answer
from alerts.carry_out import carry_out
from alerts.duty.numbers import duty_numbers
from alerts.escalation.next_in_line import people_of
from alerts.escalation.steps import Step, Whom
from alerts.notice import Recipient
from alerts.requests.specialists import people_for
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import around, caller, contact
from vocabulary import effects
from vocabulary.choices import SafeTime, Specialist


def test_every_answer_makes_something_happen() -> None:
    assert set(HAPPENING) == set(Answer)


@pytest.mark.parametrize("whom", Whom)
def test_a_step_of_the_escalation_may_name_anybody(whom: Whom) -> None:
    book = FakeBook(caller(contact()))
    carry_out(effects.RaiseAlert(), book, Origin.USSD, around())
    carry_out(effects.AskCallBack(Specialist.LAWYER, SafeTime.ANY), book, Origin.USSD, around())
    step = Step(timedelta(minutes=1), (whom,))
    of_alert = {one.kind for one in people_of(step, book, around())}
    of_request = {one.kind for one in people_for(step, book.requests()[0], book, around())}
    assert Recipient.SPECIALIST not in of_alert
    assert Recipient.CONTACT not in of_request


@pytest.mark.parametrize("kind", Recipient)
def test_whoever_is_told_has_duty_numbers_or_none(kind: Recipient) -> None:
    book = FakeBook(caller())
    has_some = kind in (Recipient.DUTY_LINE, Recipient.SUPERVISOR)
    assert bool(duty_numbers(kind, "", book.now, around())) is has_some
