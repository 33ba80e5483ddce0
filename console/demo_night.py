"""A made-up night and the weeks before it, so that a newcomer sees a living console: everything by the real rules.

Numbers are +998 00 …, which no network can assign. No text of it goes to a phone, not even to a simulated one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property, partial
from random import Random

from alerts.alert import ClosedBecause, Origin
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.carry_out import carry_out
from alerts.doer import Doer
from alerts.figures.tally import Heading
from alerts.help.take_back import take_back
from alerts.notice import Addressee, Recipient, TellReason
from alerts.requests.see_to import RequestHand, answer_request, take_request
from alerts.surroundings import Surroundings
from alerts.team import staff
from alerts.team.staff import Hand
from alerts.who_decides.proof import Proof
from console.demo_duty import demo_roster
from console.demo_moments import Moment, does, happen
from doors.inbound import InboundText
from sms.sending.outbox import NoticeState
from staff.member import Member, Role
from staff.rights import Right, may
from staff.session import ABSOLUTE, IDLE
from store.callers.book import StoredBook
from store.desk.review import StoredReview
from store.staff.members import StoredStaff
from store.staff.sessions import StoredSessions
from vocabulary.choices import SafeTime, Specialist
from vocabulary.codes import RegionCode
from vocabulary.effects import AddContact, AskCallBack, AskQuestion, RaiseAlert, SetLanguage, SetRegion
from vocabulary.languages import RU, UZ, UZ_CYRL
from vocabulary.phone_number import PhoneNumber
from vocabulary.sections import Section
from wiring import Service

WEEKS = 8
A_WEEK = (1, 1, 2, 2, 3, 4)
"""Alerts of a region in a week before, by chance: so many that the figures may show every region."""
IN_TIME, SLOWLY, LATE = (12, 56), (61, 170), (200, 500)
"""Seconds in which somebody has an alert: nearly always before the next is told, now and then after the last."""

_NAMES = ("Aziza", "Malika", "Ona", "Gulnora", "Dilshod", "Nigora", "Сестра", "Мама")
_NOTES = ("Onasi bilan gaplashdim, yo'lda.", "Qo'shnisi eshikni ochdi.", "Говорили с сестрой, едет.", "102 xabardor.")
_PLACES = ("", "", "", "eski bozor orqasida", "за школой 12")
_QUESTIONS = (
    (Specialist.LAWYER, "Ajrashsam, bolalar kim bilan qoladi?"),
    (Specialist.PSYCHOLOGIST, "Kechalari uxlay olmayman, nima qilsam bo'ladi?"),
    (Specialist.DOCTOR, "Болит бок уже неделю, к кому пойти?"),
    (Specialist.LAWYER, "Himoya orderi pullikmi?"),
)
_CALL_BACKS = (
    (35, Specialist.PSYCHOLOGIST, SafeTime.EVENING),
    (115, Specialist.DOCTOR, SafeTime.MORNING),
    (195, Specialist.CENTRE, SafeTime.ANY),
)
_UNCLEAR = ("Rahmat sizga, hammasi joyida", "Кто это пишет?", "Ertaga boraman, soat nechida ochilasiz")
_ANSWER = "Buni sud hal qiladi, ko'pincha onasi bilan qoladi. Bepul yurist markazda bor, pasportingizni oling."


@dataclass
class Night:
    """Makes it up: `now` is when it is seen. The same night each time, but for codes and ids."""

    service: Service
    now: datetime
    chance: Random = field(default_factory=lambda: Random(7))
    callers: int = 0

    def steps(self) -> list[Callable[[], None]]:
        """What is to be made up, in its order."""
        before = [
            partial(self._closed, timedelta(days=7 * week, minutes=-self.chance.randrange(9000)), region.code)
            for week in range(1, WEEKS + 1)
            for region in self.service.geography.regions
            for _ in range(self.chance.choice(A_WEEK))
        ]
        tonight = [partial(self._closed, timedelta(minutes=ago)) for ago in (410, 350, 300, 260, 215, 170, 140, 95, 75)]
        in_hand = [partial(self._in_hand, timedelta(minutes=ago)) for ago in (62, 48, 37, 29, 21, 14)]
        nobody = [partial(self._nobody_has_it, timedelta(seconds=ago)) for ago in (340, 150, 75, 20)]
        asked = [partial(self._asks, position) for position in range(len(_QUESTIONS))]
        call_backs = [partial(self._wants_a_call, *one) for one in _CALL_BACKS]
        return [
            self._put_on_duty,
            *nobody,
            *in_hand,
            self._forced,
            self._flood,
            *tonight,
            *asked,
            *call_backs,
            self._unclear_texts,
            self._menu_was_used,
            *before,
        ]

    def _put_on_duty(self) -> None:
        """For half a day colleagues are signed in too: what they have in hand would else be nobody's."""
        roster = demo_roster(self.service, self.now)
        self.service.roster.save(roster.shifts, self.now, roster.rotations)
        sessions = StoredSessions(self.service.engine, self.service.vault, self._staff)
        for member in self._team:
            if may(member, Right.ACT):
                sessions.begin(member, self.now + ABSOLUTE - IDLE)

    def _nobody_has_it(self, ago: timedelta) -> None:
        self._happens(*self._calls(ago))

    def _in_hand(self, ago: timedelta) -> None:
        note = self.chance.choice(_NOTES)
        self._happens(
            *self._calls(ago, became=self.chance.choice((NoticeState.DELIVERED, NoticeState.UNCONFIRMED))),
            Moment(ago - timedelta(seconds=40), _somebody_goes),
            Moment(ago - timedelta(seconds=self.chance.randrange(45, 58)), self._takes),
            Moment(ago / 2, lambda book, _: staff.add_note(book, self._hand(book), note)),
        )

    def _closed(self, ago: timedelta, region: RegionCode | None = None) -> None:
        [span] = self.chance.choices((IN_TIME, SLOWLY, LATE), (86, 9, 5))
        taken = ago - timedelta(seconds=self.chance.randrange(*span))
        going = [Moment(taken + timedelta(seconds=5), _somebody_goes)] if self.chance.random() < 0.2 else []
        [takes] = self.chance.choices((self._centre_takes, self._takes), (3, 2))
        how = self.chance.random()
        if how < 0.15:
            end = Moment(taken - timedelta(minutes=4), lambda book, around: take_back(book, around, Proof.PIN))
        else:
            rarer = ClosedBecause.FALSE_ALARM if how < 0.3 else ClosedBecause.HANDED_ON
            because = rarer if how < 0.4 else ClosedBecause.HELPED
            after = timedelta(minutes=self.chance.randrange(12, 60))
            end = Moment(ago - after, lambda book, around: staff.close(book, self._hand(book), because, around))
        self._happens(*self._calls(ago, region=region), *going, Moment(taken, takes), end)

    def _forced(self) -> None:
        taken_back = Moment(timedelta(minutes=8), lambda book, around: take_back(book, around, Proof.DURESS))
        self._happens(*self._calls(timedelta(minutes=9)), taken_back)

    def _flood(self) -> None:
        _, enrols = self._enrols(timedelta(minutes=50))
        calls_and_ends = [
            one
            for minutes in range(49, 31, -3)
            for one in (
                does(timedelta(minutes=minutes), RaiseAlert()),
                Moment(timedelta(minutes=minutes - 1), self._closes_as_false),
            )
        ]
        self._happens(enrols, *calls_and_ends, does(timedelta(minutes=6), RaiseAlert()))

    def _closes_as_false(self, book: StoredBook, around: Surroundings) -> None:
        staff.close(book, self._hand(book), ClosedBecause.FALSE_ALARM, around)

    def _asks(self, position: int) -> None:
        whom, words = _QUESTIONS[position]
        ago = timedelta(minutes=70 + 130 * position)
        _, enrols = self._enrols(ago)
        seen_to = {1: [Moment(ago / 2, self._takes_request)], 3: [Moment(ago / 2, self._answers_request)]}
        asks = does(ago, AskQuestion(whom, words, may_text=position % 2 == 0))
        self._happens(enrols, asks, *seen_to.get(position, []))

    def _wants_a_call(self, minutes: int, whom: Specialist, time: SafeTime) -> None:
        ago = timedelta(minutes=minutes)
        _, enrols = self._enrols(ago)
        self._happens(enrols, does(ago, AskCallBack(whom, time)))

    def _unclear_texts(self) -> None:
        review = StoredReview(self.service.engine, self.service.vault)
        for position, body in enumerate(_UNCLEAR):
            sender = PhoneNumber(f"+99800700{position:04}")
            ago = timedelta(minutes=8 + 45 * position)
            review.keep(InboundText("simulator", f"night-{position}", sender, body), self.now - ago)

    def _menu_was_used(self) -> None:
        for week in range(1, WEEKS + 1):
            at = self.now - timedelta(weeks=week)
            for place, section in enumerate(Section):
                for channel, usual in ((Heading.SECTION_USSD, 60), (Heading.SECTION_SMS, 12)):
                    for _ in range(self.chance.randrange(usual // (1 + place))):
                        self.service.section_counts.count(channel, [section], at)
        self.service.section_counts.store()

    def _calls(
        self, ago: timedelta, became: NoticeState = NoticeState.DELIVERED, region: RegionCode | None = None
    ) -> tuple[Moment, Moment]:
        """Somebody new calls for help, most of them with contacts and a known place."""
        region, enrols = self._enrols(ago, region)
        origin = self.chance.choices((Origin.USSD, Origin.SMS, Origin.MISSED_CALL), (7, 3, 1))[0]
        typed = self.chance.choice(_PLACES) if origin is Origin.SMS else ""
        place = RaiseAlert(region, place_typed=typed)
        return enrols, Moment(ago, lambda book, around: carry_out(place, book, origin, around), became)

    def _enrols(self, ago: timedelta, region: RegionCode | None = None) -> tuple[RegionCode, Moment]:
        region = region or self.chance.choice(self.service.geography.regions).code
        district = self.chance.choice(self.service.geography.districts(region)).code
        language = self.chance.choices((UZ, RU, UZ_CYRL), (5, 3, 2))[0]
        people = [
            AddContact(self.chance.choice(_NAMES), PhoneNumber(f"+99800600{self.chance.randrange(10_000):04}"))
            for _ in range(self.chance.randrange(4))
        ]
        return region, does(ago, SetLanguage(language), SetRegion(region, district), *people)

    def _happens(self, *moments: Moment) -> None:
        self.callers += 1
        happen(self.service, PhoneNumber(f"+99800500{self.callers:04}"), self.now, moments)

    def _centre_takes(self, book: StoredBook, around: Surroundings) -> None:
        """The centre that was told; the team where none was."""
        told = book.told(book.alert).values() if book.alert else ()
        centre = next((one.addressee for one in told if one.addressee.kind is Recipient.CENTRE), None)
        if centre:
            acknowledge(book, centre, Answer.TAKEN, around)
        else:
            self._takes(book, around)

    def _takes(self, book: StoredBook, around: Surroundings) -> None:
        staff.take(book, self._hand(book), around)

    def _takes_request(self, book: StoredBook, around: Surroundings) -> None:
        take_request(book, self._request_hand(book, Role.PSYCHOLOGIST), around)

    def _answers_request(self, book: StoredBook, around: Surroundings) -> None:
        hand = self._request_hand(book, Role.LAWYER)
        take_request(book, hand, around)
        answer_request(book, hand, _ANSWER)

    def _request_hand(self, book: StoredBook, role: Role) -> RequestHand:
        return RequestHand(book.requests()[0].id, Doer.STAFF, self._member(role))

    def _hand(self, book: StoredBook) -> Hand:
        """Whoever of the team holds it goes on; else the supervisor or an officer takes it, also from a centre."""
        alert = book.alert
        held = alert.held if alert else None
        anybody = self._member(self.chance.choice((Role.SUPERVISOR, Role.OFFICER)))
        staff_id = held.key if held and held.by is Doer.STAFF else anybody
        return Hand(staff_id, alert.id if alert else "", instead_of=held)

    def _member(self, role: Role) -> str:
        return next(member.id for member in self._team if member.role is role)

    @cached_property
    def _team(self) -> list[Member]:
        return list(self._staff.everybody_by_id().values())

    @cached_property
    def _staff(self) -> StoredStaff:
        return StoredStaff(self.service.engine, self.service.vault)


def _somebody_goes(book: StoredBook, around: Surroundings) -> None:
    if book.alert and book.caller.contacts:
        first = book.caller.contacts[0]
        who = Addressee(Recipient.CONTACT, first.id, first.number, TellReason.HER_CONTACT)
        acknowledge(book, who, Answer.GOING, around)
