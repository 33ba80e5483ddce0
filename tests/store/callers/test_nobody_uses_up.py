"""Whatever other callers do, with whatever numbers, what a woman's own people hear of her stays the same (S11)."""

from random import Random

import pytest

from alerts.alert import Origin, Place
from alerts.contacts.consent import invite, try_out
from alerts.contacts.hers import add_contact
from alerts.erase import erase_everything
from alerts.help.raise_alert import raise_alert
from alerts.people import ContactState
from alerts.team.staff import Hand, take
from tests.alerts.world import AZIZA, BARNO, around, contact
from tests.store.record import HER, Record, after
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Refusal

OTHERS = tuple(PhoneNumber(f"+99800000009{n}") for n in range(4))
NUMBERS = (AZIZA, BARNO, HER, *OTHERS)


def somebody_does_something(record: Record, chance: Random, minute: int) -> None:
    """One of the others adds, removes, asks, tries out, calls, calls again or erases herself."""
    with record.book(chance.choice(OTHERS), after(minutes=minute)) as book:
        deed = chance.randrange(7)
        people = book.caller.contacts
        if deed == 0 or not people:
            add_contact(book, "Aziza", chance.choice(NUMBERS), kept=chance.random() < 0.5)
        elif deed == 1:
            book.remove_contact(chance.choice(people).id)
        elif deed == 2:
            invite(book, chance.choice(people).id, around())
        elif deed == 3:
            try_out(book, chance.choice(people).id, around())
        elif deed == 4 and book.alert is None:
            erase_everything(book)
        else:
            raise_alert(book, chance.choice(list(Origin)), Place(), around())


@pytest.mark.parametrize("seed", range(6))
def test_her_contact_who_agreed_and_her_invitation_are_nobodys_to_use_up(record: Record, seed: int) -> None:
    chance = Random(seed)
    with record.book() as book:
        book.save_profile(book.caller.profile)
        book.add_contact(contact(state=ContactState.ACCEPTED))
        book.add_contact(contact("Barno", BARNO))
    for minute in range(120):
        somebody_does_something(record, chance, minute)
    with record.book(at=after(minutes=121)) as book:
        assert invite(book, "contact-Barno", around()) is None
        assert try_out(book, "contact-Aziza", around()) is None
        assert try_out(book, "contact-Barno", around()) is None
        assert invite(book, "contact-Barno", around()) is Refusal.TOO_MANY_TODAY
        raise_alert(book, Origin.SMS, Place(), around())
        told = {who.addressee.number for who in book.told(book.alert).values()} if book.alert else set()
    assert {AZIZA, BARNO} <= told


def test_her_own_limit_is_hers_alone_however_often_her_number_is_forged(record: Record) -> None:
    """A forged text raises and adds, and counts against nobody but who never agreed, until she dials."""
    with record.book() as book:
        book.add_contact(contact(state=ContactState.ACCEPTED))
        book.add_contact(contact("Barno", BARNO))
    for call in range(12):
        alert = record.help(HER, after(minutes=11 * call), Origin.SMS)
        with record.book(at=after(minutes=11 * call, seconds=5)) as book:
            take(book, Hand("member", alert.id), around())
    sent = [row for row in record.rows() if row["recipient_key"] == "contact-Aziza" and row["urgency"] == 0]
    assert len(sent) == 12
    alert = record.help(HER, after(minutes=140), Origin.USSD)
    with record.book(at=after(minutes=141)) as book:
        heard = {who.addressee.key: who.at for who in book.told(alert).values()}
    assert heard["contact-Barno"] == heard["contact-Aziza"] == after(minutes=140)
