"""Whose alert is found to have a holder who is gone: signed out in whatever way, or waiting too long for another."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from alerts.alert import TAKEN_WITHIN, Alert, AlertState
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.team.handing_over import give
from alerts.team.staff import Hand, take
from sms.clocks import MOST_AT_ONCE, Clocks
from staff.member import Member, Role
from staff.session import ABSOLUTE, IDLE, Stage
from store.staff.members import StoredStaff
from store.staff.sessions import Entrance, StoredSessions
from tests.alerts.world import around
from tests.store.record import NOON, Record, after


class Team:
    """Two members at a record: Nodira, who takes her alert at noon, and Zarina."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.staff = StoredStaff(record.engine, record.vault)
        self.sessions = StoredSessions(record.engine, record.vault, self.staff)
        nodira, zarina = (Member("", name, name, Role.SUPERVISOR) for name in ("nodira", "zarina"))
        self.nodira, self.zarina = self.staff.add(nodira, "-", NOON), self.staff.add(zarina, "-", NOON)
        self.token = self.sessions.begin(self.nodira, NOON)
        self.alert = record.help()

    def takes(self, at: datetime = NOON) -> None:
        with self.record.book(at=at) as book:
            take(book, Hand(self.nodira.id, self.alert.id), around())

    def gives(self, at: datetime) -> None:
        with self.record.book(at=at) as book:
            give(book, Hand(self.nodira.id, self.alert.id), self.zarina.id, around())

    def gone(self, at: datetime) -> int:
        """How many are found, and what the clock then does is done."""
        found = self.record.ledger.callers_whose_holder_is_gone(at, MOST_AT_ONCE)
        Clocks(self.record.ledger, around, lambda: None).look(at)
        return len(found)

    def alert_now(self) -> Alert:
        with self.record.book(at=after(hours=20)) as book:
            assert book.alert is not None
            return book.alert


@pytest.fixture
def team(record: Record) -> Team:
    return Team(record)


def _lives_on(team: Team, at: datetime) -> None:
    assert team.sessions.who(team.token, at, is_a_sign_of_life=True)


def test_who_is_signed_in_keeps_an_alert(team: Team) -> None:
    team.takes()
    _lives_on(team, after(minutes=20))
    assert team.gone(after(minutes=45)) == 0
    assert team.alert_now().held is not None


LEAVING: dict[str, Callable[[Team], object]] = {
    "signs out": lambda team: team.sessions.end(team.token),
    "is signed out": lambda team: team.sessions.end_all(team.nodira),
    "gets another role": lambda team: team.staff.change_duties(team.nodira),
    "works here no more": lambda team: team.staff.disable(team.nodira),
}


@pytest.mark.parametrize("how", LEAVING)
def test_who_leaves_has_it_no_more_and_its_clock_begins_anew(team: Team, how: str) -> None:
    team.takes()
    assert team.gone(after(minutes=1)) == 0
    LEAVING[how](team)
    assert team.gone(after(minutes=2)) == 1
    alert = team.alert_now()
    assert (alert.state, alert.held, alert.clock) == (
        AlertState.OPEN,
        None,
        around().policy.escalation.begun(after(minutes=2)),
    )
    assert team.gone(after(minutes=2)) == 0


@pytest.mark.parametrize(("silent", "found"), [(IDLE - timedelta(seconds=1), 0), (IDLE, 1)])
def test_a_sign_in_that_was_silent_too_long_is_over(team: Team, silent: timedelta, found: int) -> None:
    team.takes()
    assert team.gone(NOON + silent) == found


def test_a_sign_in_ends_after_half_a_day_however_alive(team: Team) -> None:
    team.takes()
    for minutes in range(20, int(ABSOLUTE.total_seconds()) // 60, 20):
        _lives_on(team, after(minutes=minutes))
    assert team.gone(NOON + ABSOLUTE) == 1


def test_who_is_only_halfway_in_is_not_here(team: Team) -> None:
    team.sessions.end(team.token)
    team.sessions.begin(team.nodira, NOON, Entrance(Stage.FACTOR))
    team.takes()
    assert team.gone(after(seconds=1)) == 1


def test_given_and_not_taken_in_time_it_is_found_and_after_it_was_taken_it_is_not(team: Team) -> None:
    team.sessions.begin(team.zarina, NOON)
    team.takes()
    team.gives(after(minutes=1))
    assert team.alert_now().given is not None
    assert team.gone(after(minutes=1) + TAKEN_WITHIN - timedelta(seconds=1)) == 0
    with team.record.book(at=after(minutes=5)) as book:
        take(book, Hand(team.zarina.id, team.alert.id), around())
    assert team.gone(after(minutes=1) + TAKEN_WITHIN) == 0

    with team.record.book(at=after(minutes=7)) as book:
        give(book, Hand(team.zarina.id, team.alert.id), team.nodira.id, around())
    assert team.gone(after(minutes=7) + TAKEN_WITHIN) == 1
    assert team.alert_now().held is None


def test_what_a_duty_phone_has_is_never_found(team: Team) -> None:
    with team.record.book() as book:
        [duty] = [one.addressee for one in book.told(team.alert).values()]
        acknowledge(book, duty, Answer.TAKEN, around())
    team.sessions.end(team.token)
    assert team.gone(after(hours=2)) == 0


def test_who_is_here_is_told_once_with_the_last_sign_of_life(team: Team) -> None:
    team.sessions.begin(team.nodira, after(minutes=5))
    team.sessions.begin(team.zarina, after(minutes=3), Entrance(Stage.SET_UP))
    [one] = team.sessions.here(after(minutes=6))
    assert (one.member, one.seen_at) == (team.nodira, after(minutes=5))
    assert team.record.ledger.members_here(after(minutes=6)) == {team.nodira.id}
