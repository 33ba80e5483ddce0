"""A record with one open alert, and texts that answer it."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy import text as text_of_sql

from alerts.alert import AlertState, Origin, Place
from alerts.contacts.consent import invite
from alerts.help.raise_alert import raise_alert
from alerts.notice import Addressee, Recipient, TellReason
from alerts.people import ContactState
from alerts.states import Happening
from doors.inbound import InboundText
from sms.answers.ledger import Incoming, Outcome
from sms.answers.take import take_answer
from store.callers.answering import StoredAnswering
from store.callers.pages import sealer_of
from store.tables.alerts import alert_events
from store.tables.callers import data_keys
from store.tables.outgoing import notices
from tests.alerts.world import AZIZA, BARNO, around, contact, directory
from tests.store.record import NOON, Record
from vocabulary.codes import RegionCode
from vocabulary.phone_number import PhoneNumber

DATA = Path(__file__).parent / "data"
ANDIJON = RegionCode("UZ-AN")
CENTRE = directory().in_region(ANDIJON)[0].duty_sms
ANOTHER_CENTRE = directory().in_region(RegionCode("UZ-SA"))[0].duty_sms
FROM_AZIZA = Addressee(Recipient.CONTACT, "contact-Aziza", AZIZA, TellReason.STAFF_ASKED)
STRANGER = PhoneNumber("+998000000666")
ANOTHER_CALLER = PhoneNumber("+998000000002")


class Answering:
    """A record with one open alert, told to Aziza and a centre; each text has an id of its own unless repeated.

    CODE in a text is the alert's reference, KEY the key of the centre's phone.
    """

    def __init__(self, database_url: str) -> None:
        self.record = Record(database_url)
        self.ids = 0
        with self.record.book() as book:
            book.add_contact(contact())
            self.code = raise_alert(book, Origin.USSD, Place(ANDIJON), around()).code
        self.key = self.key_of(CENTRE)

    def key_of(self, phone: PhoneNumber) -> str:
        """The key of what this phone was told of first that is open."""
        return self.ledger.open_keys(phone, 1, NOON)[0].key

    @property
    def ledger(self) -> StoredAnswering:
        return StoredAnswering(self.record.ledger)

    def text(self, sender: PhoneNumber, body: str, again: bool = False, **later: float) -> Outcome:
        self.ids += not again
        body = body.replace("CODE", self.code).replace("KEY", self.key)
        text = InboundText("africastalking", str(self.ids), sender, body)
        return take_answer(Incoming(self.ledger, text, around(), NOON + timedelta(**later)))

    def told(self, phone: PhoneNumber) -> list[str]:
        """The bodies of all that was posted to this phone."""
        its = select(notices, data_keys).join(data_keys, data_keys.c.id == notices.c.caller_id)
        with self.record.engine.connect() as connection:
            rows = connection.execute(its.order_by(text_of_sql("notices.rowid"))).mappings().all()
        sealed = [(row, sealer_of(row, self.record.vault)) for row in rows]
        return [
            sealer.open(row, notices.c.body_sealed, row[notices.c.id])
            for row, sealer in sealed
            if sealer.addressee(row).number == phone
        ]

    def invited_by(self, number: PhoneNumber, **later: float) -> None:
        """Barno is asked by this woman whether she agrees to be told."""
        with self.record.book(number, NOON + timedelta(**later)) as book:
            book.add_contact(contact(f"Barno of {number}", BARNO))
            invite(book, book.caller.contacts[0].id, around())

    def stands(self, number: PhoneNumber) -> ContactState:
        """What the only contact of this woman said to being one."""
        with self.record.book(number) as book:
            return book.caller.contacts[0].state

    def happened(self) -> list[Happening]:
        """What came of all alerts after they were raised."""
        return [Happening(row["what"]) for row in self.record.rows(alert_events) if row["what"] != "raised"]

    def state(self) -> AlertState | None:
        with self.record.book() as book:
            return book.alert.state if book.alert else None


def centres_told(answering: Answering) -> list[Addressee]:
    with answering.record.book() as book:
        assert book.alert is not None
        told = book.told(book.alert).values()
    return [one.addressee for one in told if one.addressee.kind is Recipient.CENTRE]
