"""An answer by dialling is an answer like one by text, and a guess like one too."""

from datetime import timedelta

import pytest

from alerts.alert import AlertState, Origin, Place
from alerts.answers.acknowledge import MOST_ANSWERS
from alerts.answers.by_code import answer_by_code
from alerts.help.raise_alert import raise_alert
from alerts.notice import Addressee, Recipient, TellReason
from alerts.people import Caller
from alerts.who_decides.guessing import MOST_WRONG
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import AZIZA, around, caller, contact
from vocabulary.states import Refusal

FROM_AZIZA = Addressee(Recipient.CONTACT, "contact-Aziza", AZIZA, TellReason.HER_CONTACT)


@pytest.fixture
def hers() -> FakeBook:
    """An open alert that Aziza was told of."""
    book = FakeBook(caller(contact()))
    raise_alert(book, Origin.USSD, Place(), around())
    return book


@pytest.fixture
def azizas(hers: FakeBook) -> FakeBook:
    """What Aziza's own number opens: only the code of that alert."""
    book = FakeBook(Caller(AZIZA))
    book.others = {"7000": (hers, FROM_AZIZA)}
    return book


@pytest.mark.parametrize(("goes", "coming"), [(True, 1), (False, 0)])
def test_it_counts_as_an_answer(azizas: FakeBook, hers: FakeBook, goes: bool, coming: int) -> None:
    assert answer_by_code(azizas, "7000", goes, around()) is None
    assert hers.alert is not None and hers.alert.answered == coming
    assert hers.history[-1].key == "contact-Aziza"
    assert azizas.posted == []


def test_a_wrong_code_is_a_guess_and_ten_shut_the_number_out_for_an_hour(azizas: FakeBook, hers: FakeBook) -> None:
    for code in range(1000, 1000 + MOST_WRONG):
        assert answer_by_code(azizas, str(code), True, around()) is Refusal.NO_SUCH_CODE
    assert answer_by_code(azizas, "7000", True, around()) is Refusal.NO_SUCH_CODE
    assert hers.alert is not None and hers.alert.state is AlertState.OPEN
    azizas.now += timedelta(minutes=61)
    assert answer_by_code(azizas, "7000", True, around()) is None


def test_a_dialled_answer_counts_and_is_made_known_whatever_texts_came_in_their_name(
    azizas: FakeBook, hers: FakeBook
) -> None:
    assert hers.alert is not None
    for _ in range(MOST_ANSWERS + 3):
        hers.count_answer(hers.alert, FROM_AZIZA)
    hers.new_posts()
    assert answer_by_code(azizas, "7000", True, around()) is None
    assert hers.alert.answered == 1
    assert any("Aziza" in notice.body for notice in hers.posted)
