"""Texts about an alert or request that may have reached nobody are shown to the team, who may let one go once more."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import pytest

from alerts.doer import Doer
from alerts.help.take_back import take_back
from alerts.requests import see_to
from alerts.requests.ask import ask
from alerts.requests.see_to import RequestHand, call_is_done
from alerts.states import Happening
from alerts.team import staff
from alerts.team.staff import Hand, NotTold
from alerts.who_decides.proof import Proof
from sms.sending.outbox import NoticeState
from store.desk.alert_files import StoredAlertFiles
from store.desk.histories import Histories
from store.desk.queue import StoredQueue
from store.desk.requests import StoredRequests
from store.desk.texts import Text
from store.outgoing.unreached import in_doubt
from tests.alerts.world import around
from tests.store.record import NOON, Record, after
from vocabulary.choices import SafeTime, Specialist
from vocabulary.effects import AskCallBack


class Matter(Protocol):
    """Something open that somebody was told of by one text."""

    record: Record
    id: str

    def texts(self) -> Sequence[Text]: ...
    def send_again(self, notice_id: str, at: datetime) -> None: ...
    def end(self) -> None: ...
    def last_line(self) -> tuple[str, str]: ...


class AnAlert:
    """She asked for help."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.id = record.help().id

    def texts(self) -> Sequence[Text]:
        file = StoredAlertFiles(self.record.engine, self.record.vault).of(self.id)
        assert file is not None
        return file.texts

    def send_again(self, notice_id: str, at: datetime) -> None:
        with self.record.book(at=at) as book:
            staff.send_again(book, Hand("nodira", self.id), notice_id)

    def end(self) -> None:
        with self.record.book() as book:
            take_back(book, around(), Proof.PIN)

    def last_line(self) -> tuple[str, str]:
        change = Histories(self.record.engine, self.record.vault).of(self.id)[-1].change
        assert change.what is Happening.TEXTED
        return change.key, change.reason


class ACallBack:
    """She asked to be called, on a Sunday at noon."""

    def __init__(self, record: Record) -> None:
        self.record = record
        with record.book() as book:
            ask(book, AskCallBack(Specialist.CENTRE, SafeTime.ANY), around())
            [self.id] = [one.id for one in book.requests()]

    def texts(self) -> Sequence[Text]:
        file = StoredRequests(self.record.engine, self.record.vault).of(self.id)
        assert file is not None
        return file.texts

    def send_again(self, notice_id: str, at: datetime) -> None:
        with self.record.book(at=at) as book:
            see_to.send_again(book, self._hand, notice_id)

    def end(self) -> None:
        with self.record.book() as book:
            call_is_done(book, self._hand)

    def last_line(self) -> tuple[str, str]:
        change = Histories(self.record.engine, self.record.vault).of_request(self.id)[-1].change
        return change.key, change.what

    @property
    def _hand(self) -> RequestHand:
        return RequestHand(self.id, Doer.STAFF, "nodira")


@pytest.fixture(params=[AnAlert, ACallBack], ids=["alert", "call-back"])
def matter(request: pytest.FixtureRequest, record: Record) -> Matter:
    made: Matter = request.param(record)
    return made


def mark(matter: Matter, state: str, outcome: str = "") -> None:
    matter.record.run("UPDATE notices SET state = :state, outcome = :outcome", state=state, outcome=outcome)


def doubtful(matter: Matter) -> list[Text]:
    return [text for text in matter.texts() if text.is_in_doubt]


@pytest.mark.parametrize(
    ("state", "outcome"),
    [("unconfirmed", "restored"), ("unconfirmed", "no_receipt"), ("unconfirmed", "process_lost"), ("failed", "402")],
)
def test_what_a_human_must_look_at_is_shown_with_its_reason(matter: Matter, state: str, outcome: str) -> None:
    mark(matter, state, outcome)
    [text] = doubtful(matter)
    assert (text.state, text.outcome, text.to.kind, text.posted_at) == (state, outcome, "duty_line", NOON)
    assert in_doubt(matter.record.engine) == {matter.id: 1}
    [waiting] = StoredQueue(matter.record.engine).waiting(NOON)
    assert (waiting.id, waiting.in_doubt) == (matter.id, 1)


def test_an_open_list_hears_of_it(matter: Matter) -> None:
    queue = StoredQueue(matter.record.engine)
    before = queue.version()
    mark(matter, "failed")
    assert queue.version() != before


@pytest.mark.parametrize("state", ["due", "claimed", "handed", "delivered", "expired"])
def test_what_is_under_way_or_arrived_is_not_shown(matter: Matter, state: str) -> None:
    mark(matter, state)
    assert (doubtful(matter), in_doubt(matter.record.engine)) == ([], {})


def test_what_is_over_is_counted_no_more(matter: Matter) -> None:
    mark(matter, "unconfirmed", "no_receipt")
    matter.end()
    assert in_doubt(matter.record.engine) == {}
    assert len(doubtful(matter)) == 1


def test_a_text_to_her_own_phone_is_neither_shown_nor_sent_again(matter: Matter) -> None:
    [text] = matter.texts()
    mark(matter, "unconfirmed", "restored")
    matter.record.run("UPDATE notices SET recipient = 'caller'")
    assert (doubtful(matter), in_doubt(matter.record.engine)) == ([], {})
    with pytest.raises(NotTold):
        matter.send_again(text.id, NOON)


def test_sent_again_it_goes_out_once_more_and_the_history_says_who_did_it(matter: Matter) -> None:
    mark(matter, "unconfirmed", "restored")
    [text] = doubtful(matter)
    matter.send_again(text.id, after(minutes=5))
    assert matter.record.claim_one(at=after(minutes=5)).id == text.id
    assert matter.last_line() == ("nodira", "sent_again")
    assert in_doubt(matter.record.engine) == {}


def test_what_is_under_way_is_not_sent_again(matter: Matter) -> None:
    claimed = matter.record.claim_one()
    with pytest.raises(NotTold):
        matter.send_again(claimed.id, NOON)
    assert matter.record.states() == [NoticeState.CLAIMED]


def test_a_text_about_something_else_is_not_sent_again(record: Record) -> None:
    alert, call_back = AnAlert(record), ACallBack(record)
    record.run("UPDATE notices SET state = 'failed'")
    for one, other in ((alert, call_back), (call_back, alert)):
        with pytest.raises(NotTold):
            one.send_again(other.texts()[0].id, NOON)


def test_a_request_that_is_done_sends_nothing_more(record: Record) -> None:
    call_back = ACallBack(record)
    [text] = call_back.texts()
    mark(call_back, "failed")
    call_back.end()
    with pytest.raises(staff.NotOpen):
        call_back.send_again(text.id, NOON)
