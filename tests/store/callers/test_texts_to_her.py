"""A text that tells her who goes: kept back from her phone as soon as it is no longer so, or no longer safe."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from alerts.alert import ClosedBecause, Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.carry_out import carry_out
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.notice import Addressee, Recipient, TellReason
from alerts.team.staff import Hand, close, take
from alerts.who_decides.proof import Proof
from sms.gateway import Accepted, TryLater
from sms.sending.outbox import NoticeState, settlement
from store.callers.book import StoredBook
from tests.alerts.world import AZIZA, BARNO, around, contact, directory
from tests.store.record import HER, NOON, Record, after
from vocabulary import effects
from vocabulary.choices import SmsAnswers
from vocabulary.codes import RegionCode

ANDIJON = RegionCode("UZ-AN")
THE_CENTRE = directory().in_region(ANDIJON)[0]
FROM_AZIZA = Addressee(Recipient.CONTACT, "contact-Aziza", AZIZA, TellReason.HER_CONTACT)
FROM_BARNO = Addressee(Recipient.CONTACT, "contact-Barno", BARNO, TellReason.HER_CONTACT)
FROM_CENTRE = Addressee(Recipient.CENTRE, THE_CENTRE.code, THE_CENTRE.duty_sms, TellReason.NOT_ASKED_AND_DEFAULT_YES)


@pytest.fixture
def answered(record: Record) -> Record:
    """She wants to hear who goes, and Aziza goes; every alarm was handed over, and the text to her waits."""
    with record.book() as book:
        carry_out(effects.SetHearsWhoGoes(True), book, Origin.USSD, around())
        for one in (contact(), contact("Barno", BARNO)):
            book.add_contact(one)
        raise_alert(book, Origin.USSD, Place(ANDIJON), around())
    for claimed in record.outbox.claim(NOON, 10):
        record.outbox.settle(claimed, settlement(claimed, "road", Accepted(claimed.id), NOON), NOON)
    goes(record, FROM_AZIZA)
    assert to_her(record) == [NoticeState.DUE]
    return record


def goes(record: Record, who: Addressee, answer: Answer = Answer.GOING) -> None:
    with record.book() as book:
        acknowledge(book, who, answer, around())


def to_her(record: Record) -> list[str]:
    return [row["state"] for row in record.rows() if row["recipient"] == Recipient.CALLER]


def reaches_her(record: Record) -> int:
    """How many texts go out to her phone from now on."""
    claimed = [*record.outbox.claim(after(seconds=1), 20), *record.outbox.claim(after(minutes=4), 20)]
    return sum(one.text.to == HER for one in claimed)


def _takes_it_back(book: StoredBook) -> None:
    take_back(book, around(), Proof.PIN)


def _is_forced(book: StoredBook) -> None:
    take_back(book, around(), Proof.DURESS)


def _turns_it_off(book: StoredBook) -> None:
    carry_out(effects.SetHearsWhoGoes(False), book, Origin.USSD, around())


def _wants_no_answers(book: StoredBook) -> None:
    carry_out(effects.SetSmsAnswers(SmsAnswers.OFF), book, Origin.USSD, around())


def _erases_herself(book: StoredBook) -> None:
    carry_out(effects.EraseEverything(), book, Origin.USSD, around())


def _cannot_after_all(book: StoredBook) -> None:
    acknowledge(book, FROM_AZIZA, Answer.CANNOT, around())


def _centre_closes(book: StoredBook) -> None:
    acknowledge(book, FROM_CENTRE, Answer.CLOSED, around())


def _team_closes(book: StoredBook) -> None:
    assert book.alert is not None
    close(book, Hand("nodira", book.alert.id), ClosedBecause.FALSE_ALARM, around())


OVER = (
    _takes_it_back,
    _is_forced,
    _turns_it_off,
    _wants_no_answers,
    _erases_herself,
    _cannot_after_all,
    _centre_closes,
    _team_closes,
)


def test_it_goes_out_while_somebody_comes(answered: Record) -> None:
    with answered.book() as book:
        acknowledge(book, FROM_BARNO, Answer.CANNOT, around())
        assert book.alert is not None
        take(book, Hand("nodira", book.alert.id), around())
    assert reaches_her(answered) == 2


@pytest.mark.parametrize("what", OVER, ids=lambda what: what.__name__.strip("_"))
def test_what_still_waits_is_kept_back(answered: Record, what: Callable[[StoredBook], None]) -> None:
    with answered.book() as book:
        what(book)
    assert to_her(answered) == [NoticeState.EXPIRED]
    assert reaches_her(answered) == 0


@pytest.mark.parametrize("what", OVER, ids=lambda what: what.__name__.strip("_"))
def test_what_was_under_way_is_not_tried_again(answered: Record, what: Callable[[StoredBook], None]) -> None:
    [claimed] = [one for one in answered.outbox.claim(NOON, 20) if one.text.to == HER]
    with answered.book() as book:
        what(book)
    answered.outbox.settle(claimed, settlement(claimed, "road", TryLater("down"), after(seconds=1)), after(seconds=1))
    assert reaches_her(answered) == 0


def test_what_was_kept_back_may_come_once_it_is_so_again(answered: Record) -> None:
    goes(answered, FROM_AZIZA, Answer.CANNOT)
    goes(answered, FROM_AZIZA)
    assert to_her(answered) == [NoticeState.EXPIRED, NoticeState.DUE]


def test_what_reached_her_is_never_sent_again(answered: Record) -> None:
    assert reaches_her(answered) == 1
    goes(answered, FROM_AZIZA, Answer.CANNOT)
    goes(answered, FROM_AZIZA)
    assert reaches_her(answered) == 0


def test_what_she_asked_for_herself_is_not_kept_back(answered: Record) -> None:
    """The answer to a HELP by SMS belongs to no alert."""
    with answered.book() as book:
        carry_out(effects.TextMeCentre(THE_CENTRE.code), book, Origin.USSD, around())
        take_back(book, around(), Proof.PIN)
    assert reaches_her(answered) == 1


def test_her_choice_is_sealed_and_goes_with_her(answered: Record) -> None:
    with answered.book() as book:
        private = book.caller.profile.private
        assert private.hears_who_goes
        carry_out(effects.EraseEverything(), book, Origin.USSD, around())
        erased = book.caller.profile.private.erased
        assert erased and book.caller.profile.private == replace(private, hears_who_goes=False, erased=erased)
