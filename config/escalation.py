"""Reads `config/escalation.yaml`; a bad one stops the start with file, line and reason."""

import sys
from datetime import timedelta
from pathlib import Path

from alerts.escalation import Escalation, Step, Whom
from menus.branches import Branch, TreeFault, read_branches

FILE = Path(__file__).parent / "escalation.yaml"
SAME, ANOTHER = "the_same_route", "another_route"
SHORTEST_REPEAT, LONGEST = 60, 24 * 60 * 60
"""Seconds."""


def load_escalation(path: Path = FILE) -> Escalation:
    """Read the steps; raises TreeFault, which names file, line and reason."""
    file = read_branches(path)
    file.allow("steps", "repeat_every")
    branches = file.branches("steps")
    if not branches:
        raise file.fault("'steps' must be a list of one step or more", "steps")
    steps = [_step(branch) for branch in branches]
    for branch, step, before in zip(branches, steps, [None, *steps], strict=False):
        _judge_time(branch, step, before)
    repeat_every = file.number("repeat_every")
    if not SHORTEST_REPEAT <= repeat_every <= LONGEST:
        raise file.fault(f"'repeat_every' must be {SHORTEST_REPEAT} to {LONGEST} seconds", "repeat_every")
    return Escalation(tuple(steps), timedelta(seconds=repeat_every))


def load_escalation_or_exit(path: Path = FILE) -> Escalation:
    """The steps; a bad file ends the process with one line."""
    try:
        return load_escalation(path)
    except TreeFault as fault:
        sys.exit(f"config/{fault}")


def _step(branch: Branch) -> Step:
    branch.allow("after_seconds", "whom", "by")
    by = branch.text("by") if "by" in branch else SAME
    if by not in (SAME, ANOTHER):
        raise branch.fault(f"'by' must be {SAME} or {ANOTHER}", "by")
    return Step(timedelta(seconds=branch.number("after_seconds")), _whom(branch), by == ANOTHER)


def _whom(branch: Branch) -> tuple[Whom, ...]:
    names = branch.get("whom")
    if not isinstance(names, list) or not names or len(names) != len(set(map(str, names))):
        raise branch.fault("'whom' must be a list of one or more, each once", "whom")
    for name in names:
        if name not in list(Whom):
            raise branch.fault(f"{name!r} is nobody; known are {', '.join(Whom)}", "whom")
    return tuple(map(Whom, names))


def _judge_time(branch: Branch, step: Step, before: Step | None) -> None:
    if before is None and step.after:
        raise branch.fault("the first step must be at 0 seconds: an alert tells somebody at once", "after_seconds")
    if before is None and not {Whom.CONTACTS, Whom.CENTRE} <= set(step.whom):
        raise branch.fault("the first step tells contacts and centre; her choice decides which of them", "whom")
    if before is not None and not before.after < step.after <= timedelta(seconds=LONGEST):
        raise branch.fault(f"'after_seconds' must be more than the step before, at most {LONGEST}", "after_seconds")
