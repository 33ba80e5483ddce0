"""The steps that an operator may write, and the faults that stop the start."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from alerts.escalation.steps import Escalation, Step, Whom
from alerts.requests.calm import Calm
from alerts.requests.working_hours import Hours
from config.escalation import load_plan
from config.settings import Settings
from texts.yaml_file import YamlFault
from wiring import Service

FIRST = "steps:\n  - after_seconds: 0\n    whom: [contacts, centre]\n"
REPEAT = "repeat_every: 300\n"
CALM = """\
requests:
  working_hours: "09:00-18:00"
  working_days: [mon, tue]
  steps:
    - after_seconds: 0
      whom: [specialist]
  repeat_every: 3600
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "escalation.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_file_is_what_is_promised_and_another_belongs_into_a_file_of_its_own() -> None:
    minute, hour = timedelta(minutes=1), timedelta(hours=1)
    alerts = (
        Step(0 * minute, (Whom.CONTACTS, Whom.CENTRE)),
        Step(1 * minute, (Whom.SECOND_DUTY, Whom.NEIGHBOUR_CENTRE)),
        Step(3 * minute, (Whom.SUPERVISOR,), by_another_route=True),
    )
    requests = (
        Step(0 * hour, (Whom.SPECIALIST,)),
        Step(1 * hour, (Whom.SECOND_DUTY, Whom.NEIGHBOUR_CENTRE)),
        Step(3 * hour, (Whom.SUPERVISOR,)),
    )
    shipped = load_plan()
    why = "an operator's own steps go into the file that NAJOT_ESCALATION names; the shipped ones are the promise"
    assert shipped.alerts == Escalation(alerts, 5 * minute), why
    assert shipped.requests == Calm(Hours(time(9), time(21)), Escalation(requests, 4 * hour)), why


def test_a_service_goes_by_the_operators_own_file_and_does_not_start_with_a_bad_one(tmp_path: Path) -> None:
    own = written(tmp_path, FIRST + REPEAT.replace("300", "480") + CALM)
    service = Service(Settings(escalation=own))
    assert service.policy.escalation.repeat_every == timedelta(minutes=8)
    assert service.policy.calm.hours == Hours(time(9), time(18), frozenset({0, 1}))
    written(tmp_path, FIRST + CALM)
    with pytest.raises(SystemExit, match=rf"{tmp_path.name}/escalation\.yaml:1: 'repeat_every' is missing"):
        Service(Settings(escalation=own)).plan  # noqa: B018
    with pytest.raises(SystemExit, match=r"nowhere\.yaml:1: there is no such file"):
        Service(Settings(escalation=tmp_path / "nowhere.yaml")).plan  # noqa: B018


def test_an_operator_may_write_other_steps(tmp_path: Path) -> None:
    text = (
        FIRST + "  - after_seconds: 90\n    whom: [duty_line, supervisor]\n    by: another_route\nrepeat_every: 600\n"
    )
    read = load_plan(written(tmp_path, text + CALM)).alerts
    assert read.steps[1] == Step(timedelta(seconds=90), (Whom.DUTY_LINE, Whom.SUPERVISOR), by_another_route=True)
    assert read.repeat_every == timedelta(minutes=10)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        pytest.param("steps: [\n", 2, "not YAML", id="not YAML"),
        pytest.param(REPEAT, 1, "one step or more", id="no steps"),
        pytest.param(FIRST, 1, "'repeat_every' is missing", id="no repeat"),
        pytest.param(FIRST + "repeat_every: 5\n", 4, "60 to 86400", id="a flood of repeats"),
        pytest.param(FIRST + "repeat_every: often\n", 4, "whole number", id="not a number"),
        pytest.param(FIRST + REPEAT + "after: 5\n", 5, "'after' has no meaning", id="an unknown key"),
        pytest.param(
            "steps:\n  - after_seconds: 5\n    whom: [contacts, centre]\n" + REPEAT, 2, "must be at 0", id="late"
        ),
        pytest.param("steps:\n  - after_seconds: 0\n    whom: [supervisor]\n" + REPEAT, 3, "contacts and", id="nobody"),
        pytest.param(
            FIRST + "  - after_seconds: 0\n    whom: [supervisor]\n" + REPEAT, 4, "more than the step", id="order"
        ),
        pytest.param(FIRST + "  - after_seconds: 9\n    whom: [police]\n" + REPEAT, 5, "'police' is nobody", id="whom"),
        pytest.param(FIRST + "  - after_seconds: 9\n    whom: []\n" + REPEAT, 5, "one or more", id="to nobody"),
        pytest.param(
            FIRST + "  - after_seconds: 9\n    whom: [duty_line]\n    by: pigeon\n" + REPEAT, 6, "'by' must be", id="by"
        ),
    ],
)
def test_a_bad_file_is_refused_with_line_and_reason(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(YamlFault) as fault:
        load_plan(written(tmp_path, text if text.startswith("steps: [") else text + CALM))
    assert str(fault.value).startswith(f"escalation.yaml:{line}: ")
    assert reason in fault.value.reason


def test_an_operator_writes_when_staff_work_and_who_sees_to_requests(tmp_path: Path) -> None:
    calm = load_plan(written(tmp_path, FIRST + REPEAT + CALM)).requests
    assert calm.hours == Hours(time(9), time(18), frozenset({0, 1}))
    assert calm.steps == Escalation((Step(timedelta(), (Whom.SPECIALIST,)),), timedelta(hours=1))


@pytest.mark.parametrize(
    ("instead", "line", "reason"),
    [
        pytest.param(("[specialist]", "[contacts]"), 10, "'contacts' is nobody", id="contacts of a request"),
        pytest.param(("[specialist]", "[supervisor]"), 10, "tells the specialist", id="nobody first"),
        pytest.param(("09:00-18:00", "18:00-09:00"), 6, "such as 09:00-18:00", id="the night"),
        pytest.param(("09:00-18:00", "always"), 6, "such as 09:00-18:00", id="no hours"),
        pytest.param(("[mon, tue]", "[someday]"), 7, "list of mon tue", id="no day"),
        pytest.param(("[mon, tue]", "[]"), 7, "list of mon tue", id="never"),
        pytest.param(("repeat_every: 3600", "repeat_every: 1"), 11, "60 to 86400", id="a flood of repeats"),
        pytest.param(("working_days", "free_days"), 7, "'free_days' has no meaning", id="an unknown key"),
    ],
)
def test_bad_hours_and_steps_of_requests_are_refused_too(
    tmp_path: Path, instead: tuple[str, str], line: int, reason: str
) -> None:
    with pytest.raises(YamlFault) as fault:
        load_plan(written(tmp_path, FIRST + REPEAT + CALM.replace(*instead)))
    assert str(fault.value).startswith(f"escalation.yaml:{line}: ")
    assert reason in fault.value.reason


def test_requests_may_not_be_left_out(tmp_path: Path) -> None:
    with pytest.raises(YamlFault, match="'requests' is missing"):
        load_plan(written(tmp_path, FIRST + REPEAT))
