"""A made-up night and the weeks before it, so that a newcomer sees a living console: everything by the real rules.

Numbers are +998 00 …, which no network can assign, and no text of it ever goes out.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random

from alerts import staff
from alerts.acknowledge import Answer, acknowledge
from alerts.alert import ClosedBecause, Origin
from alerts.carry_out import carry_out
from alerts.doer import Doer
from alerts.escalate import escalate
from alerts.notice import Addressee, Recipient, TellReason
from alerts.proof import Proof
from alerts.see_to_request import RequestHand, answer_request, take_request
from alerts.staff import Hand
from alerts.surroundings import Surroundings
from alerts.take_back import take_back
from alerts.tally import Heading
from doors.inbound import InboundText
from menus.effects import AddContact, AskCallBack, AskQuestion, Effect, RaiseAlert, SetLanguage, SetRegion
from menus.facts import SafeTime, Specialist
from menus.sections import Section
from regions.codes import RegionCode
from sms.outbox import NoticeState
from staff.member import Role
from store.callers.book import StoredBook
from store.desk.review import StoredReview
from store.outgoing.seeding import as_if_sent
from store.staff.members import StoredStaff
from texts.languages import RU, UZ, UZ_CYRL
from texts.phone_number import PhoneNumber
from wiring import Service

Act = Callable[[StoredBook, Surroundings], object]

WEEKS = 8
A_WEEK = 5
"""Alerts of each week before."""

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
            partial(self._closed, timedelta(days=7 * week, minutes=-self.chance.randrange(9000)))
            for week in range(1, WEEKS + 1)
            for _ in range(A_WEEK)
        ]
        tonight = [partial(self._closed, timedelta(minutes=ago)) for ago in (410, 350, 300, 260, 215, 170, 140, 95, 75)]
        in_hand = [partial(self._in_hand, timedelta(minutes=ago)) for ago in (62, 48, 37, 29, 21, 14)]
        nobody = [partial(self._nobody_has_it, timedelta(seconds=ago)) for ago in (340, 150, 75, 20)]
        asked = [partial(self._asks, position) for position in range(len(_QUESTIONS))]
        call_backs = [partial(self._wants_a_call, *one) for one in _CALL_BACKS]
        return [
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

    def _nobody_has_it(self, ago: timedelta) -> None:
        her = self._calls(ago)
        for after in (60, 180):
            if ago > timedelta(seconds=after):
                self._later(her, ago - timedelta(seconds=after), lambda book, around: escalate(book, around))

    def _in_hand(self, ago: timedelta) -> None:
        her = self._calls(ago, became=self.chance.choice((NoticeState.DELIVERED, NoticeState.UNCONFIRMED)))
        self._later(her, ago - timedelta(seconds=40), _somebody_goes)
        self._later(her, ago - timedelta(seconds=self.chance.randrange(50, 170)), self._takes)
        note = self.chance.choice(_NOTES)
        self._later(her, ago / 2, lambda book, _: staff.add_note(book, self._hand(book), note))

    def _closed(self, ago: timedelta) -> None:
        her = self._calls(ago)
        how = self.chance.random()
        if how < 0.15:
            self._later(her, ago - timedelta(seconds=90), lambda book, around: take_back(book, around, Proof.PIN))
            return
        self._later(her, ago - timedelta(seconds=self.chance.randrange(15, 200)), self._takes)
        rarer = ClosedBecause.FALSE_ALARM if how < 0.3 else ClosedBecause.HANDED_ON
        because = rarer if how < 0.4 else ClosedBecause.HELPED
        after = timedelta(minutes=self.chance.randrange(12, 60))
        self._later(her, ago - after, lambda book, around: staff.close(book, self._hand(book), because, around))

    def _forced(self) -> None:
        her = self._calls(timedelta(minutes=9))
        self._later(her, timedelta(minutes=8), lambda book, around: take_back(book, around, Proof.DURESS))

    def _flood(self) -> None:
        number, _ = self._enrols(timedelta(minutes=50))
        for minutes in range(49, 31, -3):
            self._does(number, timedelta(minutes=minutes), RaiseAlert())
            self._later(number, timedelta(minutes=minutes - 1), self._closes_as_false)
        self._does(number, timedelta(minutes=6), RaiseAlert())

    def _closes_as_false(self, book: StoredBook, around: Surroundings) -> None:
        staff.close(book, self._hand(book), ClosedBecause.FALSE_ALARM, around)

    def _asks(self, position: int) -> None:
        whom, words = _QUESTIONS[position]
        ago = timedelta(minutes=70 + 130 * position)
        number, _ = self._enrols(ago)
        self._does(number, ago, AskQuestion(whom, words, may_text=position % 2 == 0))
        if position == 1:
            self._later(number, ago / 2, self._takes_request)
        elif position == 3:
            self._later(number, ago / 2, self._answers_request)

    def _wants_a_call(self, minutes: int, whom: Specialist, time: SafeTime) -> None:
        number, _ = self._enrols(timedelta(minutes=minutes))
        self._does(number, timedelta(minutes=minutes), AskCallBack(whom, time))

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

    def _calls(self, ago: timedelta, became: NoticeState = NoticeState.DELIVERED) -> PhoneNumber:
        """Somebody new calls for help, most of them with contacts and a known place."""
        number, region = self._enrols(ago)
        origin = self.chance.choices((Origin.USSD, Origin.SMS, Origin.MISSED_CALL), (7, 3, 1))[0]
        typed = self.chance.choice(_PLACES) if origin is Origin.SMS else ""
        place = RaiseAlert(region, place_typed=typed)
        self._later(number, ago, lambda book, around: carry_out(place, book, origin, around), became)
        return number

    def _enrols(self, ago: timedelta) -> tuple[PhoneNumber, RegionCode]:
        self.callers += 1
        number = PhoneNumber(f"+99800500{self.callers:04}")
        region = self.chance.choice(self.service.geography.regions).code
        district = self.chance.choice(self.service.geography.districts(region)).code
        language = self.chance.choices((UZ, RU, UZ_CYRL), (5, 3, 2))[0]
        people = [
            AddContact(self.chance.choice(_NAMES), PhoneNumber(f"+99800600{self.chance.randrange(10_000):04}"))
            for _ in range(self.chance.randrange(4))
        ]
        self._does(number, ago, SetLanguage(language), SetRegion(region, district), *people)
        return number, region

    def _does(self, number: PhoneNumber, ago: timedelta, *effects: Effect) -> None:
        def act(book: StoredBook, around: Surroundings) -> None:
            for effect in effects:
                carry_out(effect, book, Origin.USSD, around)

        self._later(number, ago, act)

    def _later(
        self, number: PhoneNumber, ago: timedelta, act: Act, became: NoticeState = NoticeState.DELIVERED
    ) -> None:
        around = self.service.around(self.service.directory.newest())
        with self.service.ledger.open_book(number, self.now - max(ago, timedelta())) as book:
            act(book, around)
            as_if_sent(book, became)

    def _takes(self, book: StoredBook, around: Surroundings) -> None:
        if book.alert:
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
        """Whoever holds it goes on; else the supervisor or an officer takes it."""
        alert = book.alert
        anybody = self._member(self.chance.choice((Role.SUPERVISOR, Role.OFFICER)))
        return Hand(alert.held.key if alert and alert.held else anybody, alert.id if alert else "")

    def _member(self, role: Role) -> str:
        team = StoredStaff(self.service.engine, self.service.vault).everybody_by_id().values()
        return next(member.id for member in team if member.role is role)


def _somebody_goes(book: StoredBook, around: Surroundings) -> None:
    if book.alert and book.caller.contacts:
        first = book.caller.contacts[0]
        who = Addressee(Recipient.CONTACT, first.id, first.number, TellReason.HER_CONTACT)
        acknowledge(book, who, Answer.GOING, around)
