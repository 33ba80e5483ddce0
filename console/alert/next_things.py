"""What whoever has an alert in hand does next, plainly and in order: a rule over what is known of it."""

from collections.abc import Iterable, Iterator

from alerts.alert import AlertState
from console.alert.story import Event
from console.frame.sent import Sent
from store.desk.alert_files import AlertFile
from vocabulary.choices import TellCentre


def next_things(file: AlertFile, story: Iterable[Event | Sent], *, is_mine: bool, is_asked: bool = False) -> list[str]:
    """The keys of the sentences, the first thing first; none for one that is over, or that another has and keeps."""
    state = file.alert.state
    if state is AlertState.OPEN or is_asked:
        return ["take"]
    return list(_of_mine(file, story)) if is_mine and state is not AlertState.CLOSED else []


def _of_mine(file: AlertFile, story: Iterable[Event | Sent]) -> Iterator[str]:
    alert = file.alert
    if any(isinstance(one, Event) and one.counts_for for one in story):
        yield "count"
    if file.there:
        yield "ask_there"
    elif file.on_the_way:
        yield "ask_going"
    elif alert.contacts_know:
        yield "ask_contacts"
    if not alert.place.is_understood:
        yield "place"
    if not alert.centre_told and file.caller.profile.tell_centre is not TellCentre.NO:
        yield "pass"
    yield "close"
