"""The states of an alert, drawn for the documentation: `python -m alerts.state_map` writes the page."""

import sys
from collections.abc import Iterator
from pathlib import Path

from alerts.alert import AlertState
from alerts.states import LIFE, Happening

PAGE = Path("docs/states.md")

_INTRODUCTION = """\
# The life of an alert

Drawn from `alerts/states.py` by `make docs`. What is not in the picture cannot happen. Each change is stored with its
time, whose doing it was, and a named reason (table `alert_events`).

"""

_MEANINGS = {
    Happening.RAISED: "she asked for help",
    Happening.REPEATED: "she asked once more within ten minutes; it joins the alert",
    Happening.ASKED_AGAIN: "she asks anew: everyone hears it again and the clock starts anew",
    Happening.PLACED: "she said where she is",
    Happening.ESCALATED: "nobody answered in time; the next step of `config/escalation.yaml` was taken",
    Happening.GOING: "a contact goes to her",
    Happening.CANNOT: "a contact cannot go",
    Happening.TAKEN: "a centre, the duty line, the supervisor or a member of staff took it",
    Happening.PASSED_ON: "a centre passed it on to its neighbour, or staff to a centre that they named",
    Happening.NOBODY_COMES: "the last one who was to come does not; the clock runs again",
    Happening.FORCED: "she was forced to take it back; contacts hear that all is well, the centre hears the truth",
    Happening.TAKEN_BACK: "she says that she is safe",
    Happening.HELPED: "a centre or the team closed it: she was helped",
    Happening.FALSE_ALARM: "the team closed it: a false alarm",
    Happening.HANDED_ON: "closed here, because another alert or service goes on with it",
    Happening.TEXTED: "staff sent one of the ready texts to somebody who was told",
    Happening.NOTED: "staff wrote a note",
}


def states_page() -> str:
    """The page in Markdown, with a Mermaid diagram."""
    rows = "".join(f"| {what} | {_MEANINGS[what]} |\n" for what in Happening)
    return f"{_INTRODUCTION}```mermaid\n{state_diagram()}```\n\n| what | means |\n|---|---|\n{rows}"


def state_diagram() -> str:
    """The table of states in Mermaid."""
    return "stateDiagram-v2\n" + "".join(f"    {line}\n" for line in _arrows())


def _arrows() -> Iterator[str]:
    """One arrow for each pair of states, with everything that leads along it."""
    for begin in (None, *AlertState):
        for end in AlertState:
            along = [what for what, moves in LIFE.items() if moves.get(begin) is end]
            if along:
                yield f"{begin or '[*]'} --> {end}: {', '.join(along)}"
    yield f"{AlertState.CLOSED} --> [*]"


def main(arguments: list[str]) -> None:
    """Write the page, or with `--check` end with a line when it is stale."""
    is_current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == states_page()
    if arguments == ["--check"]:
        sys.exit(0 if is_current else f"Stale: {PAGE}. Write it with: make docs")
    if not is_current:
        PAGE.write_text(states_page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
