"""Who was invited answers: a yes, a no, and what comes of a no by text."""

import pytest

from alerts.alert import Origin
from alerts.carry_out import carry_out
from alerts.contacts.consent import MOST_NOS, Consent, answer_invitation, invite
from alerts.help.take_back import take_back
from alerts.people import ContactState
from alerts.who_decides.proof import Proof
from sms.answers.ledger import Outcome
from tests.alerts.world import AZIZA, BARNO, around
from tests.sms.answering import ANOTHER_CALLER, STRANGER, Answering
from tests.store.record import HER, after
from vocabulary.effects import Invite


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


@pytest.mark.parametrize("late", ["2", "2 borolmayman", "borolmayman", "2 yo'q"])
def test_a_late_answer_to_a_closed_alert_declines_no_invitation_before_it(answering: Answering, late: str) -> None:
    with answering.record.book() as book:
        invite(book, "contact-Aziza", around())
        answer_invitation(book, "contact-Aziza", Consent.YES, around())
    with answering.record.book(at=after(hours=1)) as book:
        take_back(book, around(), Proof.PIN)
    assert answering.text(AZIZA, late, hours=2) is Outcome.CLOSED
    assert answering.stands(HER) is ContactState.ACCEPTED


def test_a_no_after_a_yes_ends_nothing_and_that_phone_reads_how_to_hear_no_more(answering: Answering) -> None:
    answering.invited_by(STRANGER)
    answering.text(BARNO, "1")
    before = len(answering.told(BARNO))
    assert answering.text(BARNO, "2", hours=1) is Outcome.FROM_NOBODY
    assert answering.text(BARNO, "yo'q", days=3) is Outcome.FROM_NOBODY
    assert answering.told(BARNO)[before:] == []
    assert answering.text(BARNO, "yo'q, kerakmas", hours=1) is Outcome.INVITATION_ANSWERED
    assert answering.stands(STRANGER) is ContactState.ACCEPTED
    [told] = answering.told(BARNO)[before:]
    assert "kelaveradi" in told and told.endswith("STOP")


def test_a_no_is_told_to_the_phone_in_whose_name_it_came_and_1_undoes_it(answering: Answering) -> None:
    answering.invited_by(STRANGER)
    before = len(answering.told(BARNO))
    assert answering.text(BARNO, "2") is Outcome.INVITATION_ANSWERED
    assert answering.text(BARNO, "2") is Outcome.FROM_NOBODY
    [told] = answering.told(BARNO)[before:]
    assert (
        told
        == "+998 00 000 06 66: \"yo'q\" degan javobingiz yozildi. Buni siz yozmagan bo'lsangiz, javob: 1 ha, 2 yo'q"
    )
    assert answering.text(BARNO, "1", days=1) is Outcome.INVITATION_ANSWERED
    assert answering.stands(STRANGER) is ContactState.ACCEPTED


def test_a_no_of_which_the_phone_would_hear_no_more_counts_for_nothing(answering: Answering) -> None:
    answering.invited_by(STRANGER)
    for _ in range(MOST_NOS):
        answering.text(BARNO, "yo'q")
        answering.text(BARNO, "1")
    assert answering.text(BARNO, "yo'q") is Outcome.CHANGED_NOTHING
    assert answering.stands(STRANGER) is ContactState.ACCEPTED


def test_who_two_women_asked_answers_one_after_the_other_and_a_no_never_both(answering: Answering) -> None:
    answering.invited_by(STRANGER)
    answering.invited_by(ANOTHER_CALLER, minutes=1)
    assert answering.text(BARNO, "ha", minutes=2) is Outcome.INVITATION_ANSWERED
    assert [answering.stands(STRANGER), answering.stands(ANOTHER_CALLER)] == [ContactState.ADDED, ContactState.ACCEPTED]
    assert answering.text(BARNO, "2", minutes=3) is Outcome.INVITATION_ANSWERED
    assert answering.text(BARNO, "2", minutes=4) is Outcome.FROM_NOBODY
    assert [answering.stands(STRANGER), answering.stands(ANOTHER_CALLER)] == [
        ContactState.DECLINED,
        ContactState.ACCEPTED,
    ]
