"""Forged texts among genuine ones, through the door: without proof nothing is decided, and with it all goes on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from alerts.alert import AlertState, ClosedBecause
from alerts.contacts.hers import add_contact
from alerts.notice import Recipient
from alerts.people import Profile
from alerts.who_decides.pin import hash_pin
from store.tables.alerts import alerts, answers
from tests.demo import Demo
from tests.journeys.clock import StoryClock
from vocabulary.languages import UZ
from vocabulary.phone_number import PhoneNumber

HER, AZIZA, BARNO, DUTY_LINE = "+998000000101", "+998000000102", "+998000000103", "+998000000000"
PIN = "4071"
HASHED = hash_pin(PIN)
_KEY = re.compile(r"(?:Javob|Kalitlar: \d{4}): (\d{6,8})\b")
TAKES, CLOSES, PROVES, GOES = "duty: taken", "duty: closed", "her PIN", "contact: going"

FORGED = st.sampled_from(
    [
        *((HER, text) for text in ("XAVFSIZ", "OCHIR Aziza", "UNUT", "VILOYAT Buxoro", "QO'SH Kimdir 00 000 01 04")),
        *((AZIZA, text) for text in ("1", "2", "STOP")),
        *((DUTY_LINE, text) for text in ("0", "1", "2", "{code} 0", "{code} 1", "100000 0", "999999 1", "12345678 2")),
    ]
)
GENUINE = st.lists(st.sampled_from([TAKES, CLOSES, PROVES, GOES]), max_size=3, unique=True)
"""PINs are not guessed here: by text a flood of guesses slows hers down too, until she dials."""


@dataclass(frozen=True)
class Seen:
    """What staff, and she behind her PIN, have after a genuine step; `is_proved`: her PIN closed it."""

    state: str
    is_proved: bool
    held_by: str | None
    kept: frozenset[tuple[str, str]]
    profile: Profile
    aziza: str | None


class Night:
    """She called for help; what follows comes by text, genuine or forged."""

    def __init__(self, folder: Path) -> None:
        self.demo = Demo(folder, StoryClock())
        with self.demo.service.ledger.open_book(PhoneNumber(HER), self.demo.now()) as book:
            private = replace(book.caller.profile.private, pin=HASHED)
            book.save_profile(replace(book.caller.profile, language=UZ, private=private))
            for name, number in (("Aziza", AZIZA), ("Barno", BARNO)):
                add_contact(book, name, PhoneNumber(number))
        self.demo.phone(HER).dials("*000*1*1#")
        self.demo.texts_of(HER)

    def forges(self, sender: str, text: str) -> None:
        """Somebody texts in this number's name, and the professionals' clock runs on while nobody has the alert."""
        before = self._alert()
        self._texts(sender, text.format(code=before.code))
        after = self._alert()
        assert (after.state, after.closed_because, after.held_by) == (
            before.state,
            before.closed_because,
            before.held_by,
        ), (sender, text)
        assert after.state != AlertState.OPEN or after.step_due_at is not None, (sender, text)

    def happens(self, what: str) -> None:
        """Who is asked answers, with the newest key in hand, or she proves that she is safe."""
        if what == PROVES:
            self._texts(HER, f"XAVFSIZ {PIN}")
        elif what == GOES:
            self._texts(AZIZA, "1")
        else:
            keys = _KEY.findall("\n".join(self.demo.texts_of(DUTY_LINE)))
            self._texts(DUTY_LINE, f"{keys[-1]} {1 if what == TAKES else 0}")

    def seen(self, what: str = "") -> Seen:
        """What there is now. A contact's newest answer counts, so it is looked at right after a genuine one."""
        alert = self._alert()
        with self.demo.service.ledger.open_book(PhoneNumber(HER), self.demo.now()) as book:
            caller = book.caller
        return Seen(
            state=alert.state,
            is_proved=alert.closed_because == ClosedBecause.TAKEN_BACK,
            held_by=alert.held_by,
            kept=frozenset((one.name, one.number) for one in caller.contacts if one.kept),
            profile=replace(caller.profile, private=replace(caller.profile.private, pins_by_text=(), claimed=())),
            aziza=self._answer_of_a_contact() if what == GOES and alert.state != AlertState.CLOSED else None,
        )

    def _texts(self, sender: str, text: str) -> None:
        self.demo.phone(sender).texts(text)
        self.demo.texts_of(sender)

    def _alert(self):
        with self.demo.service.engine.connect() as connection:
            return connection.execute(select(alerts)).one()

    def _answer_of_a_contact(self) -> str | None:
        theirs = select(answers.c.answer).where(answers.c.recipient == Recipient.CONTACT)
        with self.demo.service.engine.connect() as connection:
            return connection.execute(theirs).scalar_one_or_none()


def goes_by(forged: Iterable[list[tuple[str, str]]], genuine: list[str]) -> list[Seen]:
    """A night with these forged texts before each genuine step, and after the last one."""
    with TemporaryDirectory() as folder:
        night = Night(Path(folder))
        seen = [night.seen()]
        for texts, step in zip(forged, [*genuine, ""], strict=True):
            for sender, text in texts:
                night.forges(sender, text)
            if step:
                night.happens(step)
            seen.append(night.seen(step))
        night.demo.close()
    return seen


@settings(max_examples=10, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(data=st.data(), genuine=GENUINE)
def test_with_forged_texts_among_them_the_genuine_ones_decide_as_they_do_alone(
    data: st.DataObject, genuine: list[str]
) -> None:
    gaps = len(genuine) + 1
    forged = [data.draw(st.lists(FORGED, max_size=6)) for _ in range(gaps)]

    assert goes_by(forged, genuine) == goes_by([[] for _ in range(gaps)], genuine)


def test_more_wrong_keys_than_are_borne_leave_the_right_one_right() -> None:
    guesses = [(DUTY_LINE, f"{100001 + guess} 0") for guess in range(12)]

    seen = goes_by([guesses, guesses, []], [TAKES, CLOSES])

    assert [one.state for one in seen] == ["open", "acknowledged", "closed", "closed"]
