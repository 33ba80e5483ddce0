"""Who comes after those who were told: the next number, the neighbour centre, the duty line, the supervisor."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from alerts.alert import Alert
from alerts.book import Book, Told
from alerts.duty.numbers import STAFF, duty_numbers
from alerts.escalation.steps import Step, Whom
from alerts.help.who_to_tell import centres_for, is_alarmed
from alerts.notice import Addressee, Recipient, TellReason
from alerts.people import Caller
from alerts.surroundings import Surroundings
from regions.centre import Centre
from regions.choice import point_and_region
from regions.opening import is_open
from vocabulary.choices import TellCentre

MOST_ALARMS = 3
"""To one contact in one alert (P5)."""

_HAS_A_NEXT = (Recipient.CENTRE, Recipient.DUTY_LINE, Recipient.SPECIALIST)

ToldByPerson = Mapping[tuple[Recipient, str], Told]


def people_of(step: Step, book: Book, around: Surroundings) -> list[Addressee]:
    """Whom a step of the escalation tells now: nobody who said that they cannot, no new staff if she said no.

    Contacts who have not answered hear it again whoever of them goes: that is a claim, and releases nobody.
    """
    alert = book.alert
    if alert is None:
        return []
    told = book.told(alert)
    contacts = silent_contacts(book.caller, told, around) if alert.is_hers else []
    if book.caller.profile.tell_centre is TellCentre.NO:
        return contacts + _staff_who_know(told, book, around)
    finders: Mapping[Whom, Callable[[], list[Addressee]]] = {
        Whom.CONTACTS: lambda: contacts,
        Whom.CENTRE: lambda: centres_for(
            book.caller, (alert.place, *alert.places_beside), TellReason.NOBODY_ANSWERED, around, book.now
        ),
        Whom.SECOND_DUTY: lambda: list(next_on_duty(told, book, around)),
        Whom.NEIGHBOUR_CENTRE: lambda: _neighbour_centre(told, book, around),
        Whom.DUTY_LINE: lambda: (
            [] if _duty_line_is(told) else responder_of(Recipient.DUTY_LINE, "", told, book, around)
        ),
        Whom.SUPERVISOR: lambda: responder_of(Recipient.SUPERVISOR, "", told, book, around),
        Whom.SPECIALIST: lambda: [],  # sees to requests alone
    }
    found = [person for whom in step.whom for person in finders[whom]()]
    return list({(person.id, person.number): person for person in found}.values())


def after_passing_on(book: Book, around: Surroundings) -> list[Addressee]:
    """Who gets an alert that a centre passed on: the next centre, else the duty line, else the supervisor."""
    alert = book.alert
    if alert is None:
        return []
    told = book.told(alert)
    if (Recipient.DUTY_LINE, "") not in told:
        found = _neighbour_centre(told, book, around) or responder_of(Recipient.DUTY_LINE, "", told, book, around)
    elif (Recipient.SUPERVISOR, "") not in told:
        found = responder_of(Recipient.SUPERVISOR, "", told, book, around)
    else:
        found = []
    return [replace(one, reason=TellReason.PASSED_ON) for one in found]


def centre_named(centre: Centre, alert: Alert, book: Book, around: Surroundings) -> list[Addressee]:
    """A centre that staff named for this alert, by a number that it was not called by yet where it has one."""
    found = responder_of(Recipient.CENTRE, centre.code, book.told(alert), book, around)
    return [replace(one, reason=TellReason.PASSED_ON) for one in found]


def silent_contacts(caller: Caller, told: ToldByPerson, around: Surroundings) -> list[Addressee]:
    """Her contacts who have answered nothing, as far as they may hear it once more."""
    silent = []
    for contact in caller.contacts:
        before = told.get((Recipient.CONTACT, contact.id))
        if is_alarmed(contact, around) and (before is None or (not before.has_answered and before.times < MOST_ALARMS)):
            silent.append(Addressee(Recipient.CONTACT, contact.id, contact.number, TellReason.NOBODY_ANSWERED))
    return silent


def _staff_who_know(told: ToldByPerson, book: Book, around: Surroundings) -> list[Addressee]:
    """Staff who were told before she wanted no centre told, or because she was forced, and have answered nothing."""
    silent = [(kind, key) for (kind, key), before in told.items() if kind in STAFF and not before.answer]
    return [one for kind, key in silent for one in responder_of(kind, key, told, book, around)]


def next_on_duty(told: ToldByPerson, book: Book, around: Surroundings) -> Iterator[Addressee]:
    """For each centre or line that was told: its next number, if it has one that was not called."""
    for (kind, key), before in told.items():
        if kind in _HAS_A_NEXT and not before.has_answered:
            numbers = duty_numbers(kind, key, book.now, around)
            uncalled = [number for number in numbers if number not in before.numbers]
            if uncalled:
                yield Addressee(kind, key, uncalled[0], TellReason.NOBODY_ANSWERED)


def _neighbour_centre(told: ToldByPerson, book: Book, around: Surroundings) -> list[Addressee]:
    """The nearest centre that is open and was not told, else the nearest; none where nobody knows where she is.
    A claim stands for it where there is nothing else.

    Who was not told and is closed hears it after who is open: it may lie unread there until the morning.
    """
    untold = [one for one in _by_distance(book, around) if (Recipient.CENTRE, one.code) not in told]
    centre = next((one for one in untold if is_open(one, book.now)), untold[0] if untold else None)
    return responder_of(Recipient.CENTRE, centre.code, told, book, around) if centre else []


def _by_distance(book: Book, around: Surroundings) -> Iterable[Centre]:
    if book.alert is None:
        return ()
    place = next((one for one in (book.alert.place, *book.alert.claims) if one.is_understood), book.alert.place)
    point, _ = point_and_region(place.whereabouts, around.geography)
    if point is None:
        return around.directory.in_region(place.region) if place.region else ()
    return (centre for centre, _ in around.directory.nearest(point.lon, point.lat, len(around.directory.centres)))


def responder_of(kind: Recipient, key: str, told: ToldByPerson, book: Book, around: Surroundings) -> list[Addressee]:
    """One responder by their first number on duty; who is told again is called by each number in turn."""
    numbers = duty_numbers(kind, key, book.now, around)
    before = told.get((kind, key))
    return [
        Addressee(kind, key, numbers[(before.times if before else 0) % len(numbers)], TellReason.NOBODY_ANSWERED)
        for _ in numbers[:1]
    ]


def _duty_line_is(told: ToldByPerson) -> bool:
    return (Recipient.DUTY_LINE, "") in told
