"""Duty phones and the team answer in any order: one has the alert and knows it, or its clock runs."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from alerts.alert import AlertState, Origin, Place
from alerts.doer import Doer
from alerts.duty.numbers import STAFF, duties_of
from alerts.escalation.escalate import escalate
from alerts.help.raise_alert import raise_alert
from alerts.notice import Recipient
from alerts.team.staff import Hand, pass_on, take
from sms.answers.ledger import Outcome
from tests.alerts.world import DUTY_LINE, SUPERVISOR_LINE, around, directory
from tests.sms.answering import CENTRE, Answering
from tests.store.record import NOON
from vocabulary.phone_number import PhoneNumber

HAS_IT = ("sizda.", "dan sizda")
ASKED_AGAIN = "YANA yordam so'ra"
"""She repeats her call: who has it may read this and have it on, or must say so anew."""
HAS_IT_NOT = ("shug'ullanmoqda", "topshirildi", "uzatildi", "1 oldim", "1 olaman", "yopdi", ": yopildi")

PHONES = [*dict.fromkeys(one.duty_sms for one in directory().centres), DUTY_LINE, SUPERVISOR_LINE]
TEAM_TAKES, TEAM_PASSES_ON, TIME_PASSES, SHE_ASKS_AGAIN = "team takes", "team passes on", "time passes", "asks again"
SHE_ASKS_LATER = "she asks again, long after"

_STEPS = st.one_of(
    st.tuples(st.integers(0, 3), st.sampled_from([1, 1, 1, 2, 2, 0])),
    st.sampled_from([TEAM_TAKES, TEAM_PASSES_ON, TIME_PASSES, SHE_ASKS_AGAIN, SHE_ASKS_LATER]),
)


class Night:
    """One alert, and what each duty phone last read of who has it."""

    def __init__(self, answering: Answering) -> None:
        self.answering, self.minutes = answering, 0

    @property
    def now(self):
        return NOON + timedelta(minutes=self.minutes)

    def told(self) -> list[PhoneNumber]:
        """The duty phones that were told, the first first."""
        with self.answering.record.book(at=self.now) as book:
            told = book.told(book.alert).values() if book.alert else ()
            return [number for one in told if one.addressee.kind in STAFF for number in one.numbers]

    def answers(self, phone: PhoneNumber, digit: int) -> None:
        keys = self.answering.ledger.open_keys(phone, 1, self.now)
        if keys:
            outcome = self.answering.text(phone, f"{keys[0].key} {digit}", minutes=self.minutes)
            assert outcome in (Outcome.COUNTED, Outcome.CHANGED_NOTHING, Outcome.HELD_BY_ANOTHER)

    def goes_on(self, step: tuple[int, int] | str) -> None:
        self.minutes += 11 if step == SHE_ASKS_LATER else 1
        if isinstance(step, tuple):
            phones, (which, digit) = self.told(), step
            if phones:
                self.answers(phones[which % len(phones)], digit)
            return
        with self.answering.record.book(at=self.now) as book:
            if book.alert is None:
                return
            hand = Hand("nodira", book.alert.id, book.alert.held)
            if step == TEAM_TAKES:
                take(book, hand, around())
            elif step == TEAM_PASSES_ON:
                pass_on(book, hand, directory().centres[0].code, around())
            elif step in (SHE_ASKS_AGAIN, SHE_ASKS_LATER):
                raise_alert(book, Origin.USSD, Place(), around())
            else:
                escalate(book, around())

    def believes(self, phone: PhoneNumber) -> bool | None:
        """Whether the last word to this phone was that it has the alert; None if it was asked anew since."""
        believes: bool | None = False
        for body in self.answering.told(phone):
            if any(one in body for one in HAS_IT):
                believes = True
            elif ASKED_AGAIN in body:
                believes = None if believes else believes
            elif any(one in body for one in HAS_IT_NOT):
                believes = False
        return believes

    def check(self) -> None:
        with self.answering.record.book(at=self.now) as book:
            alert = book.alert
            told = book.told(alert) if alert else {}
        if alert is None:
            return
        believers = [phone for phone in PHONES if self.believes(phone)]
        asked_anew = [phone for phone in PHONES if self.believes(phone) is None]
        if alert.state is AlertState.OPEN:
            assert alert.clock is not None and alert.clock.due_at is not None and told
            assert believers == []
        elif alert.held is not None and alert.held.by is not Doer.STAFF:
            holder = (Recipient(alert.held.by), alert.held.key)
            assert believers or asked_anew
            assert all(holder in duties_of(one, around()) for one in believers)
        else:
            assert alert.held is not None and believers == []


def _night(folder: Path, migrated_sqlite: Path) -> Night:
    path = folder / "najot.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    return Night(Answering(f"sqlite:///{path}"))


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.generate, Phase.shrink))
@given(steps=st.lists(_STEPS, max_size=12))
def test_at_each_moment_who_has_it_knows_it_or_the_clock_runs(steps: list, migrated_sqlite: Path) -> None:
    with TemporaryDirectory() as folder:
        night = _night(Path(folder), migrated_sqlite)
        night.check()
        for step in steps:
            night.goes_on(step)
            night.check()
        night.answering.record.engine.dispose()


@pytest.mark.parametrize("asked_before", [1, 3], ids=["others are left to ask", "all near were asked"])
def test_of_two_that_took_it_one_passes_it_on_and_the_other_reads_that_nobody_has_it(
    answering: Answering, asked_before: int
) -> None:
    night = Night(answering)
    for _ in range(asked_before):
        night.answers(CENTRE, 2)
        night.goes_on(TIME_PASSES)
    other = next(one for one in night.told() if one != CENTRE)
    for phone, digit in ((other, 1), (CENTRE, 1), (CENTRE, 2)):
        night.minutes += 1
        night.answers(phone, digit)

    assert "hozir hech kimda emas. Javob: " in answering.told(other)[-1]
    assert answering.key_of(other) in answering.told(other)[-1]
    assert answering.state() is AlertState.OPEN
    night.check()


def test_who_takes_what_another_has_has_it_alone(answering: Answering) -> None:
    night = Night(answering)
    night.answers(CENTRE, 2)
    other = next(one for one in night.told() if one != CENTRE)
    for phone in (other, CENTRE, other):
        night.answers(phone, 1)
        assert night.believes(phone)
        night.check()
    night.answers(CENTRE, 2)
    assert night.believes(other) and answering.state() is AlertState.ACKNOWLEDGED
