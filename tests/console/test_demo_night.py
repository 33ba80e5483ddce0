"""`demo seed`: a living console for a newcomer, made by the real rules, of which no text goes out."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from alerts.states import Happening
from alerts.team.worklist import Rank
from console.demo_night import Night
from console.demo_team import hire_demo_team
from staff.member import Role
from store.counted.counting import count_all
from store.desk.queue import StoredQueue
from store.outgoing.seeding import is_unused
from store.staff.members import StoredStaff
from store.tables.alerts import alert_events, alerts
from store.tables.callers import callers
from store.tables.outgoing import notices
from tests.console.office import Office
from tests.console.terminal import Terminal
from tests.demo import Demo

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


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A demonstration of which the night was made up at EVENING."""
    office = Office(Demo(tmp_path_factory.mktemp("night"), lambda: EVENING, log_level="error"))
    for step in Night(office.demo.service, EVENING).steps():
        step()
    yield office
    office.demo.close()


def test_nobody_was_told_later_than_promised(made_up: Office) -> None:
    policy = made_up.demo.service.plan.alerts
    with made_up.demo.service.engine.connect() as connection:
        raised = {one.id: one.raised_at for one in connection.execute(select(alerts.c.id, alerts.c.raised_at))}
        steps = connection.execute(
            select(alert_events.c.alert_id, alert_events.c.at, alert_events.c.reason)
            .where(alert_events.c.what == Happening.ESCALATED)
            .order_by(alert_events.c.id)
        ).all()
        waits = connection.execute(select(alerts.c.step_due_at).where(alerts.c.step_due_at.is_not(None))).scalars()
        assert all(due > EVENING for due in waits)
    first = {one.alert_id: one.at - raised[one.alert_id] for one in reversed(steps)}
    assert len(first) > 10
    assert set(first.values()) <= {step.after for step in policy.steps}


def test_the_figures_of_a_made_up_quarter_have_something_to_show(made_up: Office) -> None:
    count_all(made_up.demo.service.engine)
    page = made_up.client(Role.SUPERVISOR)
    page.sends("/console/language", language="en")
    figures = page.reads("/console/figures/")
    regions = made_up.demo.service.geography.regions
    by_region = figures.partition('id="by_region"')[2].partition("</section>")[0]
    assert len(regions) == 14
    assert by_region.count('class="unseen"') <= 1 + by_region.count("legend")
    shares = [int(share) for share in re.findall(r"([0-9]+) %</p>", figures)]
    assert len(shares) == 2 and all(share >= 80 for share in shares)


def test_somebody_is_on_duty_and_one_night_is_seen_to_be_free(made_up: Office) -> None:
    page = made_up.client(Role.SUPERVISOR)
    page.sends("/console/language", language="en")
    roster = page.reads("/console/roster/")
    now, gaps = (
        roster.partition("<h1>")[2].partition("<h2>Gaps")[0],
        roster.partition("<h2>Gaps")[2].partition("</section>")[0],
    )
    assert "Nobody" not in now
    assert gaps.count("<li>") == 1 and "National duty line" in gaps


def test_it_is_made_up_once(sqlite_terminal: Terminal) -> None:
    with sqlite_terminal.service() as service:
        assert is_unused(service.engine)
        Night(service, EVENING)._nobody_has_it(timedelta())
        count = select(func.count()).select_from(callers)
        assert not is_unused(service.engine)
    assert "nothing was made up" in sqlite_terminal.refuses("demo", "seed")
    assert sqlite_terminal.answers("demo", "seed", "--if-unused") == ""
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
