"""Staff say where she is: the centre there is alarmed, and who is asked no more of it reads so."""

import re
from dataclasses import dataclass, replace

from alerts import wording
from alerts.alert import Alert, AlertState
from alerts.answers.acknowledge import Answer
from alerts.book import Book, Told
from alerts.doer import Doer
from alerts.help.placing import set_by_staff
from alerts.help.raise_alert import NOT_ASKED, alarm_notice, news_of_place, who_heard, with_counts
from alerts.help.who_to_tell import centre_of, centres_for, why_tell_a_centre
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings
from alerts.team.staff import Hand, NotDone, alert_in_hand
from vocabulary.codes import DistrictCode, RegionCode

SET_BY_STAFF = "set_by_staff"

_LET_GO = (NOT_ASKED, Answer.PASSED_ON)


_NOWHERE = "-"
_MOVED = re.compile(r"(\S+) > (\S+)(?: (.+))?")


@dataclass(frozen=True, slots=True)
class Moved:
    """From where to where staff set an alert, as codes; `dropped` are coordinates that count no more."""

    before: str
    after: str
    dropped: str = ""

    @property
    def written(self) -> str:
        """As it stands in the history."""
        return f"{self.before or _NOWHERE} > {self.after} {self.dropped}".strip()


def moved(note: str) -> Moved | None:
    """What such a note says; None for one of a release that kept coordinates alone."""
    read = _MOVED.fullmatch(note)
    return Moved(read[1].removeprefix(_NOWHERE), read[2], read[3] or "") if read else None


def _code(alert: Alert) -> str:
    return str(alert.place.district or alert.place.region or "")


class UnknownPlace(NotDone):
    """There is no such district in that region."""


def correct_place(book: Book, hand: Hand, where: tuple[RegionCode, DistrictCode | None], around: Surroundings) -> None:
    """Set region and district; her words stay beside them. The clock begins anew unless somebody has it.

    Who was told reads the place. A centre that took it keeps it. From where to where stays in the history, with
    coordinates that count no more. What staff set before changes nothing, nor puts off the clock. Raises NotDone.
    """
    before, (region, district) = alert_in_hand(book, hand), where
    known = around.geography.find_district(district)
    if around.region(region) is None or (district and (known is None or known.region != region)):
        raise UnknownPlace
    alert = set_by_staff(happens(Happening.PLACED, before), region, district, around.geography)
    if before.place.is_set_by_staff and alert == before:
        return
    if alert.state is AlertState.OPEN:
        alert = replace(alert, clock=around.policy.escalation.begun(book.now))
    told, asked = book.told(before), _asked(book, alert, around)
    alarmed = [one for one in asked if one.id not in told or told[one.id].answer in _LET_GO]
    wrong = [one for one in told.values() if asked and _is_wrong(one, before, alert, asked, around)]
    for person in wrong:
        book.save_answer(before, person.addressee, NOT_ASKED)
    for one in alarmed:
        if one.id in told:
            book.save_answer(before, one, "")
    hear_else = {one.id for one in alarmed} | {one.addressee.id for one in wrong}
    informed = [one for one in who_heard(book, before) if one.id not in hear_else]
    news = news_of_place(book, alert, informed, around)
    alert = with_counts(alert, told, alarmed)
    dropped = before.place.point if before.place.point != alert.place.point else None
    note = Moved(_code(before), _code(alert), f"{dropped.lat:.5f} {dropped.lon:.5f}" if dropped else "").written
    book.save_alert(alert, Change(Happening.PLACED, Doer.STAFF, hand.staff_id, SET_BY_STAFF, note))
    book.post([*(alarm_notice(book, alert, one, around) for one in alarmed), *news], alert)
    book.post([_not_asked(book, alert, to, around) for one in wrong for to in one.addressees], alert)


def _asked(book: Book, alert: Alert, around: Surroundings) -> list[Addressee]:
    """The centre of that place, hers and those of the places beside; nobody where she wants no centre told."""
    caller = book.caller
    reason = why_tell_a_centre(caller.profile.tell_centre, any(one.is_told for one in caller.contacts), around.policy)
    if reason is None:
        return []
    there = centre_of(alert.place, reason, around, book.now)
    others = centres_for(
        caller, (alert.place, *(one for one in alert.places_beside if one.is_known)), reason, around, book.now
    )
    return list({one.id: one for one in (there, *others)}.values())


def _is_wrong(told: Told, before: Alert, after: Alert, asked: list[Addressee], around: Surroundings) -> bool:
    """Whether this is a centre of where she is not, which has not taken it and did not know her before."""
    one = told.addressee
    if one.kind is not Recipient.CENTRE or one.id in {other.id for other in asked}:
        return False
    if told.answer in (*_LET_GO, Answer.TAKEN) or one.reason in (TellReason.CALLS_ANEW, TellReason.PASSED_ON):
        return False
    former = centre_of(before.place, one.reason, around, told.at)
    centre = next((centre for centre in around.directory.centres if centre.code == one.key), None)
    return one.id == former.id or centre is None or centre.region != after.place.region


def _not_asked(book: Book, alert: Alert, to: Addressee, around: Surroundings) -> Notice:
    text = wording.no_longer_asked(book.caller, alert, to, around)
    return Notice(replace(to, reason=TellReason.STAFF_WROTE), text, Urgency.ANSWER)
