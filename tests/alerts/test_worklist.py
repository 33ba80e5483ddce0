from datetime import UTC, datetime, timedelta

import pytest

from alerts.alert import Alert, AlertState, Lane, Origin
from alerts.team.worklist import Rank, rank_of_alert, rank_of_request
from vocabulary.states import RequestState

NOW = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)


def alert(state: AlertState = AlertState.OPEN, *, forced: bool = False, lane: Lane = Lane.FIRST) -> Alert:
    return Alert("a", "4821", Origin.USSD, NOW, state=state, forced=forced, lane=lane)


@pytest.mark.parametrize(
    ("one", "in_doubt", "rank"),
    [
        (alert(forced=True), 0, Rank.FORCED),
        (alert(forced=True, lane=Lane.BEHIND), 0, Rank.FORCED),
        (alert(), 0, Rank.ALARM),
        (alert(), 2, Rank.ALARM),
        (alert(lane=Lane.BEHIND), 0, Rank.ALARM),
        (alert(AlertState.ACKNOWLEDGED), 1, Rank.IN_DOUBT),
        (alert(AlertState.ACKNOWLEDGED, forced=True), 0, Rank.IN_HAND),
    ],
)
def test_an_alert_that_nobody_has_goes_before_everything_that_somebody_sees_to(
    one: Alert, in_doubt: int, rank: Rank
) -> None:
    assert rank_of_alert(one, in_doubt) is rank


@pytest.mark.parametrize(
    ("state", "left", "in_doubt", "rank"),
    [
        (RequestState.WAITING, 60, 0, Rank.WAITS),
        (RequestState.TAKEN, 60, 0, Rank.IN_HAND),
        (RequestState.WAITING, 60, 1, Rank.IN_DOUBT),
        (RequestState.TAKEN, 60, 2, Rank.IN_DOUBT),
        (RequestState.WAITING, 0, 1, Rank.LATE),
        (RequestState.TAKEN, -60, 0, Rank.LATE),
    ],
)
def test_a_request_that_is_late_goes_before_those_in_time_and_one_in_doubt_between_them(
    state: RequestState, left: int, in_doubt: int, rank: Rank
) -> None:
    assert rank_of_request(state, NOW + timedelta(seconds=left), NOW, in_doubt) is rank
