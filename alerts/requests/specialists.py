"""Who sees to a call-back or question, and who comes after them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from alerts.book import Book
from alerts.duty.numbers import duty_numbers
from alerts.escalation.next_in_line import ToldByPerson, next_on_duty, responder_of
from alerts.escalation.steps import Step, Whom
from alerts.notice import Addressee, Recipient, TellReason
from alerts.people import Profile
from alerts.requests.request import Request
from alerts.surroundings import Surroundings
from regions.centre import Service
from regions.choice import Whereabouts, Wish, choose_centre, point_and_region
from vocabulary.choices import Specialist


def who_sees_to(request: Request, profile: Profile, around: Surroundings, at: datetime) -> Addressee:
    """The centre that she named, else the specialist on duty, else the nearest centre that has one, else the duty line.

    A specialist on the roster goes before a centre: the roster names a person for just this work.
    """
    named = around.directory.get(request.centre) if request.centre else None
    role = str(request.whom)
    on_duty = duty_numbers(Recipient.SPECIALIST, role, at, around)
    if named is None and on_duty:
        return Addressee(Recipient.SPECIALIST, role, on_duty[0], TellReason.SHE_ASKED)
    wish = Wish(centre=request.centre, services=_services(request))
    centre, choice = choose_centre(_home(profile), wish, around.directory, around.geography, at)
    kind, key = (Recipient.CENTRE, str(centre.code)) if centre else (Recipient.DUTY_LINE, "")
    return Addressee(kind, key, duty_numbers(kind, key, at, around)[0], TellReason.SHE_ASKED, choice)


def people_for(step: Step, request: Request, book: Book, around: Surroundings) -> list[Addressee]:
    """Whom a step tells of a request now, each once."""
    told = book.told(request)
    finders: Mapping[Whom, Callable[[], list[Addressee]]] = {
        Whom.SPECIALIST: lambda: [who_sees_to(request, book.caller.profile, around, book.now)],
        Whom.SECOND_DUTY: lambda: list(next_on_duty(told, book, around)),
        Whom.NEIGHBOUR_CENTRE: lambda: _another_centre(request, told, book, around),
        Whom.DUTY_LINE: lambda: responder_of(Recipient.DUTY_LINE, "", told, book, around),
        Whom.SUPERVISOR: lambda: responder_of(Recipient.SUPERVISOR, "", told, book, around),
        Whom.CONTACTS: lambda: [],  # hear of no request
        Whom.CENTRE: lambda: [],  # is the specialist where she asked for one
    }
    found = [person for whom in step.whom for person in finders[whom]()]
    return list({(person.id, person.number): person for person in found}.values())


def next_for(request: Request, book: Book, around: Surroundings) -> list[Addressee]:
    """Who gets a request that was passed on: another specialist or centre, else the duty line, else the supervisor."""
    told = book.told(request)
    found = [one for one in next_on_duty(told, book, around) if one.kind is Recipient.SPECIALIST][:1]
    found = found or _another_centre(request, told, book, around)
    if not found and (Recipient.DUTY_LINE, "") not in told:
        found = responder_of(Recipient.DUTY_LINE, "", told, book, around)
    found = found or responder_of(Recipient.SUPERVISOR, "", told, book, around)
    return [replace(one, reason=TellReason.PASSED_ON) for one in found]


def _another_centre(request: Request, told: ToldByPerson, book: Book, around: Surroundings) -> list[Addressee]:
    """The nearest centre with such a specialist that was not told; none where nobody knows where she lives."""
    profile = book.caller.profile
    point, _ = point_and_region(_home(profile), around.geography)
    if point is None:
        return []
    every = len(around.directory.centres)
    near = around.directory.nearest(point.lon, point.lat, every, services=_services(request))
    untold = next((centre for centre, _ in near if (Recipient.CENTRE, centre.code) not in told), None)
    return responder_of(Recipient.CENTRE, untold.code, told, book, around) if untold else []


def _home(profile: Profile) -> Whereabouts:
    return Whereabouts(district=profile.district, region=profile.region)


def _services(request: Request) -> frozenset[Service]:
    return frozenset() if request.whom is Specialist.CENTRE else frozenset({Service(request.whom.value)})
