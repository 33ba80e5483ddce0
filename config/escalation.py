"""Reads `config/escalation.yaml`, or the operator's own file; a bad one stops the start with file, line and reason."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path

from alerts.escalation.steps import Escalation, Step, Whom
from alerts.requests.calm import Calm
from alerts.requests.working_hours import Hours
from texts.yaml_file import Branch, YamlFault, read_branches

SHIPPED = Path(__file__).parent / "escalation.yaml"
SAME, ANOTHER = "the_same_route", "another_route"
SHORTEST_REPEAT, LONGEST = 60, 24 * 60 * 60
"""Seconds."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is told when nobody answers: of an alert, and of a call-back or question."""

    alerts: Escalation
    requests: Calm


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the steps of one class may name, whom the first must name, and how a fault says so."""

    may: frozenset[Whom]
    first: frozenset[Whom]
    why: str


_ALERTS = _Kind(
    frozenset(Whom) - {Whom.SPECIALIST},
    frozenset({Whom.CONTACTS, Whom.CENTRE}),
    "the first step tells contacts and centre; her choice decides which of them",
)
_REQUESTS = _Kind(
    frozenset(Whom) - {Whom.CONTACTS, Whom.CENTRE},
    frozenset({Whom.SPECIALIST}),
    "the first step tells the specialist",
)


def load_plan(path: Path = SHIPPED) -> Plan:
    """Read the steps; raises YamlFault, which names file, line and reason."""
    file = read_branches(path)
    file.allow("steps", "repeat_every", "requests")
    calm = file.branch("requests")
    calm.allow("working_hours", "working_days", "steps", "repeat_every")
    return Plan(_escalation(file, _ALERTS), Calm(_hours(calm), _escalation(calm, _REQUESTS)))


def load_plan_or_exit(path: Path = SHIPPED) -> Plan:
    """The steps; a bad file ends the process with one line."""
    try:
        return load_plan(path)
    except YamlFault as fault:
        sys.exit(f"{path.parent.name}/{fault}")


def _escalation(branch: Branch, kind: _Kind) -> Escalation:
    steps = tuple(_steps(branch, kind))
    if not steps:
        raise branch.fault("'steps' must be a list of one step or more", "steps")
    repeat_every = branch.number("repeat_every")
    if not SHORTEST_REPEAT <= repeat_every <= LONGEST:
        raise branch.fault(f"'repeat_every' must be {SHORTEST_REPEAT} to {LONGEST} seconds", "repeat_every")
    return Escalation(steps, timedelta(seconds=repeat_every))


def _steps(branch: Branch, kind: _Kind) -> Iterator[Step]:
    before: Step | None = None
    for written in branch.branches("steps"):
        step = _step(written, kind)
        _judge(written, step, before, kind)
        yield step
        before = step


def _step(branch: Branch, kind: _Kind) -> Step:
    branch.allow("after_seconds", "whom", "by")
    by = branch.text("by") if "by" in branch else SAME
    if by not in (SAME, ANOTHER):
        raise branch.fault(f"'by' must be {SAME} or {ANOTHER}", "by")
    return Step(timedelta(seconds=branch.number("after_seconds")), _whom(branch, kind), by == ANOTHER)


def _whom(branch: Branch, kind: _Kind) -> tuple[Whom, ...]:
    names = branch.get("whom")
    if not isinstance(names, list) or not names or len(names) != len(set(map(str, names))):
        raise branch.fault("'whom' must be a list of one or more, each once", "whom")
    for name in names:
        if name not in kind.may:
            known = ", ".join(whom for whom in Whom if whom in kind.may)
            raise branch.fault(f"{name!r} is nobody; known are {known}", "whom")
    return tuple(map(Whom, names))


def _judge(branch: Branch, step: Step, before: Step | None, kind: _Kind) -> None:
    if before is None and step.after:
        raise branch.fault("the first step must be at 0 seconds: somebody is told at once", "after_seconds")
    if before is None and not kind.first <= set(step.whom):
        raise branch.fault(kind.why, "whom")
    if before is not None and not before.after < step.after <= timedelta(seconds=LONGEST):
        raise branch.fault(f"'after_seconds' must be more than the step before, at most {LONGEST}", "after_seconds")


def _hours(branch: Branch) -> Hours:
    written, days = branch.text("working_hours"), branch.get("working_days")
    if not isinstance(days, list) or not days or not set(days) <= set(DAYS):
        raise branch.fault(f"'working_days' must be a list of {' '.join(DAYS)}", "working_days")
    try:
        begins, ends = (time.fromisoformat(part) for part in written.split("-"))
        return Hours(begins, ends, frozenset(DAYS.index(day) for day in days))
    except ValueError:
        raise branch.fault("'working_hours' must be such as 09:00-18:00", "working_hours") from None
