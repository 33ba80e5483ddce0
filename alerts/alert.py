"""An alert: one woman's call for help, until a human has answered it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from alerts.doer import Doer
from alerts.escalation.steps import Clock
from regions.choice import Whereabouts
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.match import Match
from vocabulary.point import Point


class Origin(StrEnum):
    """The door it came through; a text's sender is unverified (S20)."""

    USSD = "ussd"
    SMS = "sms"
    MISSED_CALL = "missed_call"


class Kind(StrEnum):
    """CALL: she asked for help. POSSIBLE: she told what happens to her, without a word for help."""

    CALL = "call"
    POSSIBLE = "possible"


class AlertState(StrEnum):
    """Open until a centre or the team has it, closed in the end; `alerts/states.py` says what leads where."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"


class ClosedBecause(StrEnum):
    """The named reason of a closed alert."""

    TAKEN_BACK = "taken_back"
    HELPED = "helped"
    FALSE_ALARM = "false_alarm"
    HANDED_ON = "handed_on"
    NOT_NEEDED = "not_needed"
    NOT_PROVED = "not_proved"
    BY_PHONE = "by_phone"


class Lane(IntEnum):
    """The order among alarms: a number with many false alerts lately goes behind, and is never dropped (S13)."""

    FIRST = 0
    BEHIND = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where she is, as far as she said: her own words whole, and the codes of what was understood in them.

    `point` is hers for this alert alone (S12): no alert after it begins with one. `match` says how region and district
    were read from words; it is no part of where.
    """

    region: RegionCode | None = None
    district: DistrictCode | None = None
    typed: str = ""
    point: Point | None = None
    match: Match | None = field(default=None, compare=False)

    @property
    def is_set_by_staff(self) -> bool:
        """Whether staff said it, so that it is no guess."""
        return self.match is Match.STAFF

    @property
    def is_known(self) -> bool:
        """Whether anything at all is known, be it only her words."""
        return bool(self.region or self.typed or self.point)

    @property
    def is_understood(self) -> bool:
        """Whether more is known than words that may name no place ("yordam, tez keling")."""
        return bool(self.region or self.point)

    def has_text(self, words: str) -> bool:
        """Whether one of her texts was just these words."""
        return words in self.typed.split(BETWEEN_TEXTS)

    @property
    def without_her_words(self) -> "Place":
        """The part of it that is not in her own words."""
        return replace(self, typed="") if self.typed else self

    def after(self, known: "Place") -> "Place":
        """What to believe when she said this after `known`: her latest word, with what was known where it is vague.

        Her words stay beside a place that she chose later: a house stands in no menu. Words in which no place is
        understood put none out of its own.
        """
        if not self.is_known:
            return known
        return self.joined_to(known) if self.typed == "" or not self.is_understood else self

    def joined_to(self, known: "Place") -> "Place":
        """Her latest place, else the one known, with the words of both."""
        return replace(self if self.is_understood else known, typed=_one_after_the_other(known.typed, self.typed))

    def named_by(self, vaguer: "Place") -> "Place":
        """The same place, once she named its region alone; with the words of both."""
        return replace(self, typed=_one_after_the_other(self.typed, vaguer.typed))

    def is_vaguer_than(self, known: "Place") -> bool:
        """Whether a region is all that it names, and more than a region was known."""
        is_a_region = self.region is not None and self.district is None and self.point is None
        return is_a_region and bool(known.district or known.point)

    @property
    def whereabouts(self) -> Whereabouts:
        """The part of it by which a centre is chosen."""
        return Whereabouts(self.point, self.district, self.region)


LONGEST_PLACE = 1000
"""Characters of her words that are kept, the newest; a text has seldom more."""
BETWEEN_TEXTS = " / "


def _one_after_the_other(first: str, second: str) -> str:
    """Her words in this order, nothing twice."""
    if first in second:
        return second
    return first if second in first else f"{first}{BETWEEN_TEXTS}{second}"[-LONGEST_PLACE:]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has an alert in hand: staff by their id, or a duty phone by its centre's code; `since` is aware UTC."""

    by: Doer
    key: str
    since: datetime


TAKEN_WITHIN = timedelta(minutes=5)
"""So long a member of staff who is asked to take an alert has time; then nobody has it."""


@dataclass(frozen=True, slots=True)
class Given:
    """A member of staff asks another to take an alert: both by their ids; `at` is aware UTC. Asked is not taken."""

    to: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Alert:
    """One call for help. `code` is what responders type to answer for it; times are aware UTC.

    `held` says who of the centres and the team has it in hand; a contact on the way holds nothing. `given`: whom one of
    the team asked last to take it. `clock` is None when nobody is left to escalate to. `forced`: taken back under
    duress, open for staff alone; `was_forced`: that happened in it, whatever came since. `taken_back_at`: her phone
    said that no help is needed, nothing proved it, and staff go on. After either she may call anew: `call` counts her
    calls from 0, and the newest began at `called_at`; `asked_again`: she repeated that one. `country_wide`: only
    staff of the whole country see it. `claimed` is where the first text in her name beside its `place` says that she
    is, `latest` what those after it say, and `by_text`: nothing but texts asked for help in it, and nobody else said
    where. `earlier` is where she was in the alert before (`alerts.help.placing`). `cry`: the words that raised a
    possible call, for staff.
    """

    id: str
    code: str
    origin: Origin
    raised_at: datetime
    place: Place = Place()
    claimed: Place = Place()
    latest: Place = Place()
    earlier: Place = Place()
    by_text: bool = False
    state: AlertState = AlertState.OPEN
    closed_because: ClosedBecause | None = None
    repeats: int = 0
    contacts_told: int = 0
    centre_told: bool = False
    answered: int = 0
    clock: Clock | None = None
    forced: bool = False
    was_forced: bool = False
    nobody_on_duty: bool = False
    lane: Lane = Lane.FIRST
    held: Holder | None = None
    given: Given | None = None
    kind: Kind = Kind.CALL
    taken_back_at: datetime | None = None
    call: int = 0
    called_at: datetime | None = None
    country_wide: bool = False
    asked_again: bool = False
    cry: str = ""

    @property
    def began_at(self) -> datetime:
        """When the newest of her calls began."""
        return self.called_at or self.raised_at

    @property
    def is_over_for_her(self) -> bool:
        """Whether her own phone and her contacts believe that it is over, while staff go on."""
        return self.forced or self.taken_back_at is not None

    @property
    def contacts_know(self) -> bool:
        """Whether contacts were told of this call, so that they may be asked about her.

        One whom a text alone added counts too: they have read of the call and of its end, and who only texts has
        nobody else to be asked about her. Staff read beside each name whether a text added it.
        """
        return self.kind is Kind.CALL and self.contacts_told > 0

    @property
    def is_hers(self) -> bool:
        """Whether her own screens know of it; a HELP then joins it, and otherwise is a new call."""
        return self.kind is Kind.CALL and not self.is_over_for_her

    @property
    def may_be_called(self) -> bool:
        """Whether staff may call her phone where there is no other way; the only place that says so.

        DANGER: never where somebody else may have written from it, or made her take back; he would answer.
        """
        return self.is_hers and not self.was_forced

    @property
    def regions(self) -> tuple[RegionCode | None, ...]:
        """Whose officers see it: those of her place, and of where texts claim that she is."""
        return (self.place.region, *(one.region for one in self.claims if one.region))

    @property
    def claims(self) -> tuple[Place, ...]:
        """What texts say of where she is beside its place, the first before those that came later."""
        return self.claimed, self.latest

    @property
    def places_beside(self) -> tuple[Place, ...]:
        """Where she may be too."""
        return *self.claims, self.earlier

    def with_places(self, told: Callable[[Place], Place]) -> "Alert":
        """The alert as who is told this much of each place."""
        return replace(
            self,
            place=told(self.place),
            claimed=told(self.claimed),
            latest=told(self.latest),
            earlier=told(self.earlier),
        )

    def asked(self, now: datetime) -> Given | None:
        """Who is asked to take it, and by whom, as long as that stands.

        An older release lets another hold it and leaves what was given as it was: that stands no more.
        """
        given, held = self.given, self.held
        if given is None or self.state is AlertState.CLOSED or now - given.at >= TAKEN_WITHIN:
            return None
        is_with_giver = held is None or (held.by is Doer.STAFF and held.key == given.by and held.since <= given.at)
        return given if is_with_giver else None

    def is_asked_of(self, staff_id: str, now: datetime) -> bool:
        """Whether this member of staff is asked to take it."""
        given = self.asked(now)
        return given is not None and given.to == staff_id

    @property
    def others_coming(self) -> int:
        """How many are on the way besides who has it in hand, who is counted among `answered` too."""
        return max(self.answered - (self.held is not None), 0)
