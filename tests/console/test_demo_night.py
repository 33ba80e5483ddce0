"""`demo seed`: a living console for a newcomer, made by the real rules, of which no text goes out."""

from collections import Counter
from datetime import UTC, datetime

from sqlalchemy import func, select

from alerts.worklist import Rank
from console.demo_night import Night
from console.demo_team import hire_demo_team
from store.desk.queue import StoredQueue
from store.outgoing.seeding import is_unused
from store.staff.members import StoredStaff
from store.tables.alerts import alerts
from store.tables.callers import callers
from store.tables.outgoing import notices
from tests.console.terminal import Terminal

EVENING = datetime(2026, 11, 26, 14, 46, tzinfo=UTC)


def test_a_night_has_something_in_every_state_and_no_text_of_it_waits_to_go_out(sqlite_terminal: Terminal) -> None:
    with sqlite_terminal.service() as service:
        hire_demo_team(StoredStaff(service.engine, service.vault), EVENING)
        for step in Night(service, EVENING).steps():
            step()
        ranks = Counter(one.rank for one in StoredQueue(service.engine).waiting(EVENING))
        with service.engine.connect() as connection:
            closed = set(connection.execute(select(alerts.c.closed_because)).scalars())
            texts = set(connection.execute(select(notices.c.state)).scalars())
    assert set(ranks) == set(Rank)
    assert closed == {None, "helped", "false_alarm", "handed_on", "taken_back"}
    assert texts == {"delivered", "unconfirmed"}


def test_it_is_made_up_once(sqlite_terminal: Terminal) -> None:
    with sqlite_terminal.service() as service:
        assert is_unused(service.engine)
        Night(service, EVENING)._enrols(EVENING - EVENING)
        count = select(func.count()).select_from(callers)
        assert not is_unused(service.engine)
    assert "nothing was made up" in sqlite_terminal.answers("demo", "seed")
    with sqlite_terminal.service() as service, service.engine.connect() as connection:
        assert connection.execute(count).scalar_one() == 1


def test_nothing_is_made_up_where_real_women_call(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.environ |= {
        "NAJOT_ENV": "production",
        "NAJOT_GATEWAYS": "africastalking",
        "AFRICASTALKING_USERNAME": "u",
        "AFRICASTALKING_API_KEY": "k",
        "NAJOT_CONSOLE_BIND": "127.0.0.1:9999",
        "NAJOT_DUTY_SMS": "+1 202 555 0100",
        "NAJOT_SUPERVISOR_SMS": "+1 202 555 0101",
        "NAJOT_MONITORING_INSTITUTION": "An institution",
        "NAJOT_SHORT_CODE": "*111#",
    }
    assert "where real women call" in sqlite_terminal.refuses("demo", "seed")
    with sqlite_terminal.service() as service:
        assert is_unused(service.engine)
