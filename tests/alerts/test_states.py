"""The life of an alert is one table, and nothing outside it can happen."""

from datetime import UTC, datetime
from itertools import product

import pytest

from alerts.alert import Alert, AlertState, ClosedBecause, Origin
from alerts.requests.request import REQUEST_LIFE, Event
from alerts.state_map import PAGE, state_diagram, states_page
from alerts.states import LIFE, CannotHappen, Happening, happens, state_after
from alerts.team.staff import CLOSING
from vocabulary.states import RequestState

OPEN, ACKNOWLEDGED, CLOSED = AlertState.OPEN, AlertState.ACKNOWLEDGED, AlertState.CLOSED

EXPECTED = {
    ("raised", None): OPEN,
    ("repeated", OPEN): OPEN,
    ("repeated", ACKNOWLEDGED): ACKNOWLEDGED,
    ("asked_again", OPEN): OPEN,
    ("asked_again", ACKNOWLEDGED): OPEN,
    ("called_anew", OPEN): OPEN,
    ("called_anew", ACKNOWLEDGED): OPEN,
    ("told_more", OPEN): OPEN,
    ("told_more", ACKNOWLEDGED): ACKNOWLEDGED,
    ("placed", OPEN): OPEN,
    ("placed", ACKNOWLEDGED): ACKNOWLEDGED,
    ("escalated", OPEN): OPEN,
    ("going", OPEN): OPEN,
    ("going", ACKNOWLEDGED): ACKNOWLEDGED,
    ("cannot", OPEN): OPEN,
    ("cannot", ACKNOWLEDGED): ACKNOWLEDGED,
    ("taken", OPEN): ACKNOWLEDGED,
    ("taken", ACKNOWLEDGED): ACKNOWLEDGED,
    ("passed_on", OPEN): OPEN,
    ("passed_on", ACKNOWLEDGED): ACKNOWLEDGED,
    ("nobody_comes", OPEN): OPEN,
    ("nobody_has_it", ACKNOWLEDGED): OPEN,
    ("forced", OPEN): OPEN,
    ("forced", ACKNOWLEDGED): OPEN,
    ("says_safe", OPEN): OPEN,
    ("says_safe", ACKNOWLEDGED): ACKNOWLEDGED,
    ("taken_back", OPEN): CLOSED,
    ("taken_back", ACKNOWLEDGED): CLOSED,
    ("helped", OPEN): CLOSED,
    ("helped", ACKNOWLEDGED): CLOSED,
    ("false_alarm", OPEN): CLOSED,
    ("false_alarm", ACKNOWLEDGED): CLOSED,
    ("handed_on", OPEN): CLOSED,
    ("handed_on", ACKNOWLEDGED): CLOSED,
    ("not_needed", OPEN): CLOSED,
    ("not_needed", ACKNOWLEDGED): CLOSED,
    ("by_phone", OPEN): CLOSED,
    ("by_phone", ACKNOWLEDGED): CLOSED,
    ("not_proved", OPEN): CLOSED,
    ("not_proved", ACKNOWLEDGED): CLOSED,
    ("stopped", OPEN): OPEN,
    ("stopped", ACKNOWLEDGED): ACKNOWLEDGED,
    ("texted", OPEN): OPEN,
    ("texted", ACKNOWLEDGED): ACKNOWLEDGED,
    ("noted", OPEN): OPEN,
    ("noted", ACKNOWLEDGED): ACKNOWLEDGED,
    ("held_back", OPEN): OPEN,
    ("held_back", ACKNOWLEDGED): ACKNOWLEDGED,
    ("hears_again", OPEN): OPEN,
    ("hears_again", ACKNOWLEDGED): ACKNOWLEDGED,
    ("saw", OPEN): OPEN,
    ("saw", ACKNOWLEDGED): ACKNOWLEDGED,
    ("wrote", OPEN): OPEN,
    ("wrote", ACKNOWLEDGED): ACKNOWLEDGED,
    ("keys_renewed", OPEN): OPEN,
    ("keys_renewed", ACKNOWLEDGED): ACKNOWLEDGED,
    ("on_her_phone", OPEN): OPEN,
    ("on_her_phone", ACKNOWLEDGED): ACKNOWLEDGED,
    ("reopened", CLOSED): OPEN,
    ("helped", CLOSED): CLOSED,
    ("false_alarm", CLOSED): CLOSED,
    ("handed_on", CLOSED): CLOSED,
    ("not_needed", CLOSED): CLOSED,
}
EVERY_PAIR = list(product(Happening, (None, *AlertState)))


@pytest.mark.parametrize(("what", "state"), EVERY_PAIR)
def test_each_happening_in_each_state_leads_where_the_table_says_or_cannot_be(
    what: Happening, state: AlertState | None
) -> None:
    expected = EXPECTED.get((what, state))
    if expected:
        assert state_after(what, state) is expected
    else:
        with pytest.raises(CannotHappen, match=what):
            state_after(what, state)


@pytest.mark.parametrize("what", [one for one in Happening if one not in {Happening.REOPENED, *CLOSING}])
def test_nothing_happens_to_a_closed_alert_but_that_it_opens_again_or_staff_say_how_it_ended(what: Happening) -> None:
    assert CLOSED not in LIFE[what]


@pytest.mark.parametrize("what", [what for what in Happening if CLOSED in LIFE[what].values()])
def test_a_closed_alert_says_why(what: Happening) -> None:
    alert = Alert("id", "7000", Origin.USSD, datetime(2026, 11, 22, tzinfo=UTC))
    closed = happens(what, alert)
    assert (closed.state, closed.closed_because) == (CLOSED, ClosedBecause(what))


def test_every_reason_for_closing_is_in_the_table() -> None:
    closing = {what for what in Happening if CLOSED in LIFE[what].values()}
    assert closing == set(ClosedBecause)


def test_from_every_state_a_human_can_acknowledge_and_close() -> None:
    for state in (OPEN, ACKNOWLEDGED):
        assert state_after(Happening.TAKEN, state) is ACKNOWLEDGED
        assert state_after(Happening.HELPED, state) is CLOSED


def test_the_picture_shows_every_change_of_the_table() -> None:
    drawn = state_diagram(LIFE, AlertState)
    assert "[*] --> open: raised" in drawn
    assert "acknowledged --> open: asked_again, called_anew, nobody_has_it, forced" in drawn
    assert all(what in drawn for what in Happening)
    drawn = state_diagram(REQUEST_LIFE, RequestState)
    assert "taken --> waiting: passed_on, overdue" in drawn
    assert all(what in drawn for what in Event)


def test_the_page_on_states_says_what_the_code_does() -> None:
    assert PAGE.read_text(encoding="utf-8") == states_page()
