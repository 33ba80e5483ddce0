"""What holds of every alert, whatever she and the others do in whatever order."""

from datetime import datetime

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from alerts.alert import AlertState, Origin, Place
from alerts.answers.acknowledge import SOMEBODY_COMES, Answer, acknowledge
from alerts.carry_out import carry_out
from alerts.escalation.escalate import escalate
from alerts.help.possible_call import raise_possible_call
from alerts.help.raise_alert import TELL_AGAIN_AFTER, place_alert, raise_alert
from alerts.help.take_back import take_back
from alerts.help.who_to_tell import is_for_staff
from alerts.notice import Notice, Promise, Recipient, Urgency
from alerts.people import ContactState, Profile
from alerts.states import Happening
from alerts.surroundings import Surroundings
from alerts.who_decides.proof import Proof
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import around, caller, contact
from vocabulary.choices import TellCentre
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.effects import SetHearsWhoGoes
from vocabulary.phone_number import PhoneNumber
from vocabulary.point import Point

PLACES = (
    Place(),
    Place(RegionCode("UZ-AN")),
    Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq")),
    Place(RegionCode("UZ-ZZ"), DistrictCode("UZ-ZZ-lost")),
    Place(typed="bozor oldida"),
    Place(RegionCode("UZ-TK"), point=Point(69.24, 41.31)),
    Place(point=Point(69.62, 40.28)),
)


class Alerts(RuleBasedStateMachine):
    """One caller, three contacts who come and go, a centre, and time."""

    book: FakeBook
    around: Surroundings

    @initialize(default=st.booleans(), choice=st.sampled_from(TellCentre), home=st.sampled_from(PLACES))
    def begin(self, default: bool, choice: TellCentre, home: Place) -> None:
        people = [contact(name, PhoneNumber(f"+99800000004{i}")) for i, name in enumerate(("Aziza", "Barno", "Malika"))]
        self.around = around(default)
        self.heard_at: dict[tuple[Recipient, str], datetime] = {}
        self.book = FakeBook(caller(*people))
        self.book.save_profile(Profile(region=home.region, district=home.district, tell_centre=choice))
        self.written_to_her: set[tuple[str, str]] = set()

    @rule(place=st.sampled_from(PLACES), origin=st.sampled_from(Origin))
    def asks(self, place: Place, origin: Origin) -> None:
        heard = self._heard_lately() if self.book.alert else set()
        self.book.history.clear()
        raise_alert(self.book, origin, place, self.around)
        posted = self._each_once()
        assert self.book.alert is not None
        told = {contact.id for contact in self.book.caller.contacts if contact.is_told}
        reached = heard | posted
        held = {change.key for change in self.book.history if change.what is Happening.HELD_BACK}
        assert told <= {key for kind, key in reached if kind is Recipient.CONTACT} | held
        assert all(contact.is_stranger for contact in self.book.caller.contacts if contact.id in held)
        assert reached or not told or self._heard_lately()
        if self.book.caller.profile.tell_centre is not TellCentre.NO and not told:
            assert any(kind is not Recipient.CONTACT for kind, _ in reached)

    @rule(place=st.sampled_from(PLACES[1:3]))
    def says_where(self, place: Place) -> None:
        place_alert(self.book, place, self.around)
        self._each_once()

    @rule(minutes=st.sampled_from([1, 9, 10, 600]))
    def waits(self, minutes: int) -> None:
        self.book.later(minutes=minutes)

    @rule(who=st.integers(0, 5), answer=st.sampled_from(Answer))
    def somebody_answers(self, who: int, answer: Answer) -> None:
        told = list(self.book.told(self.book.alert).values()) if self.book.alert else []
        if told:
            acknowledge(self.book, told[who % len(told)].addressee, answer, self.around)
            self._each_once()

    @rule(state=st.sampled_from(ContactState))
    def her_first_contact_leaves_and_comes_back(self, state: ContactState) -> None:
        first = self.book.caller.contacts[0]
        self.book.remove_contact(first.id)
        self.book.add_contact(contact(first.name, first.number, state))

    @rule(proof=st.sampled_from(Proof))
    def her_phone_says_that_no_help_is_needed(self, proof: Proof) -> None:
        before = self.book.alert
        take_back(self.book, self.around, proof)
        self._each_once()
        after = self.book.alert
        if before is None or proof is Proof.PIN:
            assert after is None
            return
        assert after is not None and not after.is_hers
        if before.is_hers and proof is not Proof.DURESS and not before.was_forced:
            assert (after.state, after.held) == (before.state, before.held)
            assert after.clock is not None or before.clock is None

    @rule()
    def the_clock_looks(self) -> None:
        before = self.book.alert
        escalate(self.book, self.around)
        self._heard(self.book.new_posts())
        if before and self.book.alert is None:
            assert before.taken_back_at and not before.centre_told and not before.country_wide

    @rule(words=st.sampled_from(["erim meni urayapti", ""]))
    def she_writes_what_happens(self, words: str) -> None:
        before = self.book.alert
        raise_possible_call(self.book, Origin.SMS, words, self.around)
        posted = self._each_once()
        assert not any(kind is Recipient.CONTACT for kind, _ in posted)
        assert not (before and not before.is_over_for_her and posted)
        assert is_for_staff(self.book.caller.profile.tell_centre, self.book.alert)

    @invariant()
    def only_staff_have_an_alert_in_hand(self) -> None:
        if hasattr(self, "book") and (alert := self.book.alert):
            told = self.book.told(alert).values()
            taken = any(one.answer == Answer.TAKEN for one in told)
            assert taken or alert.state is AlertState.OPEN

    @rule(on=st.booleans())
    def she_turns_it_on_or_off_to_hear_who_goes(self, on: bool) -> None:
        carry_out(SetHearsWhoGoes(on), self.book, Origin.USSD, self.around)

    @invariant()
    def counts_are_true(self) -> None:
        if hasattr(self, "book") and (alert := self.book.alert):
            told = self.book.told(alert).values()
            assert alert.answered <= sum(one.answer in SOMEBODY_COMES for one in told)
            assert alert.contacts_told == sum(one.addressee.kind is Recipient.CONTACT for one in told)
            assert alert.state is not AlertState.CLOSED

    def _each_once(self) -> set[tuple[Recipient, str]]:
        """Nobody gets two texts for one thing that happened, and who left gets none."""
        posted = self.book.new_posts()
        people = [notice.to.id for notice in posted]
        assert len(people) == len(set(people))
        for notice in posted:
            if notice.to.number == self.book.caller.number:
                self._she_wanted_to_hear(notice)
        gone = {one.id for one in self.book.caller.contacts if not one.is_told}
        assert gone.isdisjoint(key for kind, key in people if kind is Recipient.CONTACT)
        return self._heard(posted)

    def _heard(self, posted: list[Notice]) -> set[tuple[Recipient, str]]:
        """Who was alarmed now."""
        alarmed = {notice.to.id for notice in posted if notice.urgency is Urgency.ALARM}
        self.heard_at.update(dict.fromkeys(alarmed, self.book.now))
        return alarmed

    def _she_wanted_to_hear(self, notice: Notice) -> None:
        """Of an alert that somebody sees to and that she did not take back; each thing once."""
        alert = self.book.alert
        assert self.book.caller.profile.private.hears_who_goes
        assert alert is not None and alert.answered and alert.is_hers
        assert (notice.to.kind, notice.promise) == (Recipient.CALLER, Promise.AT_MOST_ONCE)
        assert (alert.id, notice.to.key) not in self.written_to_her
        self.written_to_her.add((alert.id, notice.to.key))

    def _heard_lately(self) -> set[tuple[Recipient, str]]:
        return {who for who, at in self.heard_at.items() if self.book.now - at < TELL_AGAIN_AFTER}


TestAlerts = Alerts.TestCase
TestAlerts.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
