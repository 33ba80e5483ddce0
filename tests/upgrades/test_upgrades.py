"""A record of each schema that ever was in force goes on under this release: nothing in it is lost (P10)."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from alerts.alert import AlertState
from sms.sending.outbox import NoticeState
from store.database import open_database, reading
from store.readiness import newest_revision
from store.tables.outgoing import notices
from store.tables.requests import requests
from tests.demo import Demo
from tests.upgrades.stored import REVISIONS, put_on
from vocabulary.states import RequestState
from worker import by_the_clock

A, B, C, D, E = (f"+99800000010{last}" for last in "12345")
DILNOZA, MALIKA, AZIZA = (f"+99800000011{last}" for last in "123")
PIN = "2580"

WITHOUT_PIN_AND_REQUESTS = ("0001",)
"""In the last release of these schemas whose code is whole, neither was there yet."""


ON_POSTGRESQL = ("0001", "0003", "0010", "0017", "0024", REVISIONS[-1])
"""The same rows there; each of them on SQLite."""

CAME_WITH_THE_NEXT = {"0002", "0032"}
"""Two migrations in one commit: the first was never in force alone."""

MOST_WITHOUT_A_RECORD = 2
"""The schema in force, and the one before it while its migration is new."""


class Repeated(Demo):
    """A gateway repeats what a busy machine did not answer in time."""

    def post(self, path: str, form: Mapping[str, str]) -> tuple[int, str]:
        answer = super().post(path, form)
        while answer[0] == 503:
            answer = super().post(path, form)
        return answer


class Upgraded:
    """This release over an older record, at a moment after its last text was written."""

    def __init__(self, folder: Path, url: str, revision: str) -> None:
        self.revision = revision
        self._written_at = self._newest_text(url)
        self.now = self._written_at
        self.demo = Repeated(folder, lambda: self.now, database_url=url)
        self.duty_line = self.demo.settings.duty_sms
        self.supervisor = str(self.demo.settings.supervisor_sms)

    @staticmethod
    def _newest_text(url: str) -> datetime:
        engine = open_database(url)
        with reading(engine) as connection:
            newest: datetime = connection.execute(select(func.max(notices.c.posted_at))).scalar_one()
        engine.dispose()
        return newest

    def goes_on(self, **time: float) -> None:
        """The workers of this release look at everything, some time after that text."""
        self.now = self._written_at + timedelta(**time)
        for job in by_the_clock(self.demo.service).values():
            job(self.now)
        self.demo.service.dispatcher.deliver_due()

    def texts_to(self, number: str) -> list[str]:
        return self.demo.texts_of(number)

    def alert_of(self, caller: str) -> AlertState:
        """What became of her alert, by the number in a text about it."""
        with self.demo.service.ledger.open_book(caller, self.now) as book:  # type: ignore[arg-type]
            return book.alert.state if book.alert else AlertState.CLOSED

    def waiting(self) -> int:
        is_waiting = notices.c.state.in_([NoticeState.DUE, NoticeState.CLAIMED])
        with reading(self.demo.service.engine) as connection:
            return connection.execute(select(func.count()).where(is_waiting)).scalar_one()


@pytest.fixture(
    params=[*((one, "sqlite") for one in REVISIONS), *((one, "postgresql") for one in ON_POSTGRESQL)], ids="-".join
)
def upgraded(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Upgraded]:
    revision, kind = request.param
    server = request.getfixturevalue("postgres") if kind == "postgresql" else None
    url = server.new_database() if server else f"sqlite:///{tmp_path}/najot.db"
    put_on(url, revision)
    upgraded = Upgraded(tmp_path, url, revision)
    monkeypatch.setattr("app.Service", lambda *_, **__: upgraded.demo.service)  # one set of connections, closed below
    yield upgraded
    upgraded.demo.close()
    if server:
        server.drop_database(url)


def spoken(caller: str) -> str:
    """A number as texts write it."""
    return f"+998 00 {caller[6:9]} {caller[9:11]} {caller[11:]}"


def test_everything_that_an_older_record_holds_goes_on(upgraded: Upgraded) -> None:
    # what waited is sent; what a dead worker had claimed too, once its lease is over
    upgraded.goes_on(seconds=50)
    assert upgraded.waiting() == 0
    assert [spoken(A) in text for text in upgraded.texts_to(DILNOZA) if "yordam so'rayapti" in text] == [True]
    on_duty = [text for text in upgraded.texts_to(upgraded.duty_line) if "yordam so'r" in text]
    for caller in (A, B, C, E):
        assert sum(spoken(caller) in text for text in on_duty) == 1, caller
    assert upgraded.texts_to(E) == ["Qabul qilindi."]

    # an officer answers with what that release's text told: the answer is not lost
    [code] = {text.partition(":")[0] for text in on_duty if spoken(A) in text}
    duty = upgraded.demo.phone(upgraded.duty_line)
    duty.texts(f"1 {code}")
    keys = re.findall(rf"\b{code}: (\d{{6}})\b", "\n".join(upgraded.texts_to(upgraded.duty_line)))
    duty.texts(f"{keys[-1]} 1")
    assert upgraded.alert_of(A) is AlertState.ACKNOWLEDGED

    # nobody of the team answers B and E, and the contact who goes to C stops no clock: the supervisor hears of all
    upgraded.goes_on(minutes=5)
    told = upgraded.texts_to(upgraded.supervisor)
    assert {caller for caller in (A, B, C, E) if any(spoken(caller) in text for text in told)} == {B, C, E}
    assert len([text for text in upgraded.texts_to(MALIKA) if "yordam so'rayapti" in text]) == 1

    # her list reads, behind her PIN where she had one
    her = upgraded.demo.phone(A).dials().chooses("O'zbekcha", "Yaqinlarim")
    if upgraded.revision in WITHOUT_PIN_AND_REQUESTS:
        her.sees("Dilnoza")
        return
    her.does_not_see("Dilnoza").types(PIN).sees("Dilnoza")

    # and the call-back that D asked for keeps its clock
    for days in (2, 3, 4):
        upgraded.goes_on(days=days)
    with reading(upgraded.demo.service.engine) as connection:
        [asked] = connection.execute(select(requests)).all()
    assert (asked.state, asked.next_step) == (RequestState.WAITING, 2)
    assert asked.step_due_at > upgraded.now
    assert any(asked.code in text for text in upgraded.texts_to(upgraded.supervisor))


def test_there_is_a_record_of_each_schema() -> None:
    """One is made when the next migration is written: README.md says how."""
    ever = {f"{number:04}" for number in range(1, int(REVISIONS[-1]) + 1)} - CAME_WITH_THE_NEXT
    assert ever == set(REVISIONS)
    assert int(newest_revision()) - int(REVISIONS[-1]) <= MOST_WITHOUT_A_RECORD
