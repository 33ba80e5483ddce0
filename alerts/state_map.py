"""The states of an alert and of a request, drawn for the docs: `python -m alerts.state_map` writes the page."""

import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from alerts.alert import AlertState
from alerts.requests.request import REQUEST_LIFE, Event
from alerts.states import LIFE, Happening
from vocabulary.states import RequestState

PAGE = Path("docs/states.md")

_INTRODUCTION = """\
# The life of an alert

Drawn from `alerts/states.py` by `make docs`. What is not in the picture cannot happen. Each change is stored with its
time, whose doing it was, and a named reason (table `alert_events`).

"""

_MEANINGS = {
    Happening.RAISED: "she asked for help",
    Happening.REPEATED: "she asked once more within ten minutes; it joins the alert, and duty phones read so",
    Happening.ASKED_AGAIN: "she asks anew: everyone hears it again and the clock starts anew",
    Happening.CALLED_ANEW: "a HELP after her phone said that all is over, or after a possible call: everyone hears it;"
    " or violence told after her phone said so: staff hear it as a possible call",
    Happening.TOLD_MORE: "she wrote something more; it stands beside it and goes on to those who may read her words",
    Happening.PLACED: "she said where she is, or staff set it",
    Happening.ESCALATED: "nobody answered in time; the next step of `config/escalation.yaml` was taken",
    Happening.GOING: "a contact's phone answered that they go: a claim, so the clock of centres and staff runs on",
    Happening.CANNOT: "a contact cannot go",
    Happening.TAKEN: "a centre, the duty line, the supervisor or a member of staff took it",
    Happening.PASSED_ON: "a centre passed it on to its neighbour, or staff to a centre that they named or"
    " to a person, who has to take it",
    Happening.NOBODY_COMES: "the last contact who was to come does not; the others are asked once more",
    Happening.NOBODY_HAS_IT: "no centre and nobody of the team has it any more, or who had it is signed out;"
    " the clock runs again",
    Happening.FORCED: "she was forced to take it back; contacts read what they always read, staff hear the truth",
    Happening.SAYS_SAFE: "her phone says that no help is needed, and no PIN proves it; it goes on for staff",
    Happening.TAKEN_BACK: "she took it back with her PIN",
    Happening.HELPED: "the team closed it, or says of what a duty phone closed: she was helped",
    Happening.FALSE_ALARM: "the team closed it: a false alarm",
    Happening.HANDED_ON: "closed here, because another alert or service goes on with it",
    Happening.NOT_NEEDED: "staff made sure that no help is needed, after her phone had said so",
    Happening.NOT_PROVED: "taken back without her PIN a day ago, and no staff were told of it: it ends by itself",
    Happening.BY_PHONE: "a duty phone closed it by text, which gives no reason",
    Happening.STOPPED: "a contact's number texted STOP; that is honoured and not proved",
    Happening.TEXTED: "staff sent one of the ready texts to somebody who was told",
    Happening.NOTED: "staff wrote a note",
    Happening.HELD_BACK: "a contact was sent no alarm: too many that day, or a text in their name said no or STOP",
    Happening.HEARS_AGAIN: "a contact who was silent by a text in their name undid that, and was alarmed",
    Happening.SAW: "somebody who was told answered that they saw it, and not yet whether they come",
    Happening.WROTE: "somebody who was told wrote what is no clear answer; it stands here and among the unread texts",
    Happening.KEYS_RENEWED: "too many wrong keys came in a duty phone's name; its keys are longer now",
    Happening.REOPENED: "it was closed by mistake; everybody who was sent home hears that it is open again",
    Happening.ON_HER_PHONE: "something of hers was changed from her phone, or a PIN typed that opens nothing of hers",
}


_ON_REQUESTS = """\
# The life of a call-back or question

Drawn from `alerts/requests/request.py`; each change is stored likewise (table `request_events`). Its clocks run only in
working hours, and a call is due only within the time that she called safe.

"""

_MEANINGS_OF_REQUESTS = {
    Event.ASKED: "she asked for a call or an answer, or a call of hers was not picked up",
    Event.ESCALATED: "a step of `requests` in `config/escalation.yaml` was taken: somebody is told, then who is next",
    Event.TAKEN: "a specialist, a duty phone or a member of staff sees to it",
    Event.PASSED_ON: "they passed it on",
    Event.NOT_REACHED: "she did not pick up; it is due again in the next time that she called safe",
    Event.OVERDUE: "who took it did not do it in time; it waits again, and the supervisor hears so",
    Event.ANSWERED: "a question has its answer, which she reads by dialling in",
    Event.CALLED: "she was called",
    Event.SENT_AGAIN: "staff let a text that may have reached nobody go out once more",
}


def states_page() -> str:
    """The page in Markdown, with a Mermaid diagram for each."""
    alerts = _drawn(state_diagram(LIFE, AlertState), _MEANINGS)
    requests = _drawn(state_diagram(REQUEST_LIFE, RequestState), _MEANINGS_OF_REQUESTS)
    return f"{_INTRODUCTION}{alerts}\n{_ON_REQUESTS}{requests}"


def state_diagram(life: Mapping[Any, Mapping[Any, Any]], states: type[StrEnum]) -> str:
    """A table of states in Mermaid; the last of the states is the end."""
    return "stateDiagram-v2\n" + "".join(f"    {line}\n" for line in _arrows(life, tuple(states)))


def _drawn(diagram: str, meanings: Mapping[Any, str]) -> str:
    rows = "".join(f"| {what} | {meaning} |\n" for what, meaning in meanings.items())
    return f"```mermaid\n{diagram}```\n\n| what | means |\n|---|---|\n{rows}"


def _arrows(life: Mapping[Any, Mapping[Any, Any]], states: tuple[StrEnum, ...]) -> Iterator[str]:
    """One arrow for each pair of states, with everything that leads along it."""
    for begin in (None, *states):
        for end in states:
            along = [what for what, moves in life.items() if moves.get(begin) is end]
            if along:
                yield f"{begin or '[*]'} --> {end}: {', '.join(along)}"
    yield f"{states[-1]} --> [*]"


def main(arguments: list[str]) -> None:
    """Write the page, or with `--check` end with a line when it is stale."""
    is_current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == states_page()
    if arguments == ["--check"]:
        sys.exit(0 if is_current else f"Stale: {PAGE}. Write it with: make docs")
    if not is_current:
        PAGE.write_text(states_page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
