"""What comes of each answer, over the real record: whoever sends it, whatever it says, however often."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy import text as text_of_sql

from alerts import wording
from alerts.acknowledge import MOST_ANSWERS, Answer, acknowledge
from alerts.alert import AlertState, Origin, Place
from alerts.carry_out import carry_out
from alerts.consent import MOST_NOS, Consent, answer_invitation, invite
from alerts.doer import Doer
from alerts.hear import MOST_BESIDE
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.people import ContactState, Profile
from alerts.proof import Proof
from alerts.raise_alert import raise_alert
from alerts.staff import Hand, take
from alerts.states import Change, Happening
from alerts.take_back import take_back
from alerts.wording import ReadyText
from doors.inbound import InboundText
from menus.effects import Invite
from regions.codes import RegionCode
from sms.answer_ledger import Incoming, Outcome
from sms.answers import take_answer
from sms.duty_answers import MOST_REMINDERS, MOST_SAID_TO_ITS_KEY
from store.callers.answering import StoredAnswering
from store.callers.pages import sealer_of
from store.desk.histories import Histories
from store.tables.alerts import alert_events, alerts
from store.tables.callers import data_keys
from store.tables.inbound import duty_keys
from store.tables.outgoing import notices
from tests.alerts.world import AZIZA, BARNO, DUTY_LINE, SUPERVISOR_LINE, around, contact, directory
from tests.keys import key_in
from tests.store.record import HER, NOON, Record, after
from texts.languages import RU
from texts.phone_number import PhoneNumber

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


@pytest.fixture
def answering(tmp_path, migrated_sqlite):
    path = tmp_path / "najot.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    answering = Answering(f"sqlite:///{path}")
    yield answering
    answering.record.engine.dispose()


@pytest.mark.parametrize(
    ("sender", "body", "outcome", "state"),
    [
        pytest.param(AZIZA, "1", Outcome.COUNTED, "open", id="a contact goes"),
        pytest.param(AZIZA, "boraman", Outcome.COUNTED, "open", id="in words"),
        pytest.param(AZIZA, " '1' ", Outcome.COUNTED, "open", id="spaces and quotes"),
        pytest.param(AZIZA, "１", Outcome.COUNTED, "open", id="a full-width digit"),
        pytest.param(AZIZA, "CODE 1", Outcome.COUNTED, "open", id="with the reference"),
        pytest.param(AZIZA, "CODE1", Outcome.COUNTED, "open", id="glued to the reference"),
        pytest.param(AZIZA, "1 CODE", Outcome.COUNTED, "open", id="the digit first"),
        pytest.param(AZIZA, "2", Outcome.COUNTED, "open", id="a contact cannot"),
        pytest.param(AZIZA, "yordam berolmayman, uzoqdaman", Outcome.COUNTED, "open", id="cannot, in words"),
        pytest.param(AZIZA, "0", Outcome.HEARD, "open", id="a contact closes nothing"),
        pytest.param(AZIZA, "ok", Outcome.HEARD, "open", id="ok"),
        pytest.param(AZIZA, "1 2", Outcome.HEARD, "open", id="two answers at once"),
        pytest.param(AZIZA, "qayerda u?", Outcome.BESIDE, "open", id="a question"),
        pytest.param(AZIZA, "1 9876", Outcome.ASKED_WHICH, "open", id="the reference of another alert"),
        pytest.param(AZIZA, "KEY 0", Outcome.HEARD, "open", id="a contact with the centre's key"),
        pytest.param(CENTRE, "KEY 1", Outcome.COUNTED, "acknowledged", id="the centre takes it"),
        pytest.param(CENTRE, "oldim KEY", Outcome.COUNTED, "acknowledged", id="in words, the key last"),
        pytest.param(CENTRE, "KEY1", Outcome.COUNTED, "acknowledged", id="glued to the key"),
        pytest.param(CENTRE, "KEY 2", Outcome.COUNTED, "open", id="the centre passes it on"),
        pytest.param(CENTRE, "KEY 0", Outcome.COUNTED, None, id="the centre closes it"),
        pytest.param(CENTRE, "KEY О", Outcome.COUNTED, None, id="a Cyrillic letter for zero"),
        pytest.param(CENTRE, "KEY 1" + " " * 1000, Outcome.COUNTED, "acknowledged", id="a thousand blanks after it"),
        pytest.param(CENTRE, "0", Outcome.WITHOUT_KEY, "open", id="a bare digit"),
        pytest.param(CENTRE, "CODE 0", Outcome.WITHOUT_KEY, "open", id="the reference opens nothing"),
        pytest.param(CENTRE, "yopildi", Outcome.WITHOUT_KEY, "open", id="words without the key"),
        pytest.param(CENTRE, "000000 0", Outcome.WRONG_KEY, "open", id="a wrong key"),
        pytest.param(CENTRE, "KEY", Outcome.MEANS_NOTHING, "open", id="the key alone"),
        pytest.param(CENTRE, "KEY 1 yopildi", Outcome.MEANS_NOTHING, "open", id="the key and two answers"),
        pytest.param(CENTRE, "qayerda u?", Outcome.BESIDE, "open", id="a question of the centre"),
        pytest.param(ANOTHER_CENTRE, "KEY 0", Outcome.FROM_NOBODY, "open", id="the key of another phone"),
        pytest.param(ANOTHER_CENTRE, "1", Outcome.FROM_NOBODY, "open", id="a centre that was not told"),
        pytest.param(DUTY_LINE, "KEY 0", Outcome.FROM_NOBODY, "open", id="the duty line that was not told"),
        pytest.param(SUPERVISOR_LINE, "KEY 1", Outcome.FROM_NOBODY, "open", id="a supervisor who was not told"),
        pytest.param(STRANGER, "1", Outcome.FROM_NOBODY, "open", id="a stranger"),
        pytest.param(STRANGER, "KEY 1", Outcome.FROM_NOBODY, "open", id="a stranger who knows the key"),
        pytest.param(HER, "KEY 1", Outcome.FROM_NOBODY, "open", id="she herself"),
        pytest.param(AZIZA, "1" * 1000, Outcome.HEARD, "open", id="a thousand digits"),
        pytest.param(AZIZA, "🙂", Outcome.BESIDE, "open", id="an emoji"),
    ],
)
def test_each_answer_has_one_outcome(
    answering: Answering, sender: PhoneNumber, body: str, outcome: Outcome, state: str | None
) -> None:
    assert answering.text(sender, body) == outcome
    assert answering.state() == state


def test_the_same_text_twice_counts_once(answering: Answering) -> None:
    assert answering.text(AZIZA, "1") is Outcome.COUNTED
    assert answering.text(AZIZA, "1", again=True) is Outcome.SEEN_BEFORE


def test_the_same_answer_in_another_text_changes_nothing(answering: Answering) -> None:
    answering.text(AZIZA, "1")
    assert answering.text(AZIZA, "1") is Outcome.CHANGED_NOTHING


def test_answers_that_overtake_each_other_leave_the_last_that_came(answering: Answering) -> None:
    """No time of a gateway is believed: what arrives last is what the others were told last."""
    assert answering.text(AZIZA, "1") is Outcome.COUNTED
    assert answering.text(AZIZA, "2") is Outcome.COUNTED
    assert answering.state() is AlertState.OPEN
    assert answering.text(AZIZA, "2", again=True) is Outcome.SEEN_BEFORE
    assert answering.state() is AlertState.OPEN


def test_an_answer_to_a_closed_alert_is_known_for_what_it_is(answering: Answering) -> None:
    with answering.record.book() as book:
        take_back(book, around(), Proof.PIN)
    assert answering.text(AZIZA, "1") is Outcome.CLOSED
    assert answering.text(CENTRE, "KEY 1") is Outcome.CLOSED
    assert answering.state() is None
    assert answering.told(CENTRE)[-1] == f"{answering.code}: avval yopilgan. Xato bo'lsa: rahbar, konsolda."


def test_a_late_answer_is_told_once_that_it_is_over(answering: Answering) -> None:
    with answering.record.book() as book:
        take_back(book, around(), Proof.PIN)
    before = answering.told(AZIZA)
    for body in ("1", "CODE 1", "boraman"):
        assert answering.text(AZIZA, body) is Outcome.CLOSED
    [late] = answering.told(AZIZA)[len(before) :]
    assert late == f"{answering.code} +998 00 000 00 01: endi kelish shart emas, rahmat."


def test_each_answer_counts_but_of_a_machine_others_hear_the_first_few(answering: Answering) -> None:
    outcomes = [answering.text(AZIZA, "12"[turn % 2]) for turn in range(MOST_ANSWERS + 3)]
    assert outcomes == [Outcome.COUNTED] * (MOST_ANSWERS + 3)
    assert sum("Aziza" in body for body in answering.told(CENTRE)) <= MOST_ANSWERS + 1


def test_ok_is_heard_asked_once_and_no_answer(answering: Answering) -> None:
    before = len(answering.told(AZIZA))
    assert [answering.text(AZIZA, body) for body in ("ok", "ha", "xo'p")] == [Outcome.HEARD] * 3
    assert answering.told(AZIZA)[before:] == [f"{answering.code} +998 00 000 00 01: 1 boraman, 2 borolmayman?"]
    with answering.record.book() as book:
        assert book.alert is not None
        assert not book.told(book.alert)[Recipient.CONTACT, "contact-Aziza"].has_answered
    assert answering.text(AZIZA, "1") is Outcome.COUNTED


def test_an_unclear_text_stands_beside_the_alert_with_who_wrote_it(answering: Answering) -> None:
    answering.text(AZIZA, "qayerda u?")
    answering.text(AZIZA, "qayerda u?", again=True)
    answering.text(CENTRE, "manzil noma'lum")
    with answering.record.book() as book:
        assert book.alert is not None
        lines = Histories(answering.record.engine, answering.record.vault).of(book.alert.id)
    wrote = [(line.change.by, line.change.note) for line in lines if line.change.what is Happening.WROTE]
    assert wrote == [(Doer.CONTACT, "qayerda u?"), (Doer.CENTRE, "manzil noma'lum")]


@pytest.mark.parametrize("body", ["KEY yopilmadi", "KEY boshqaga bermang", "KEY0 emas", "KEY взяли, но не можем ехать"])
def test_a_duty_answer_with_a_not_in_it_changes_nothing_and_is_asked_back(answering: Answering, body: str) -> None:
    told_before = len(answering.told(CENTRE))
    assert answering.text(CENTRE, body) is Outcome.MEANS_NOTHING
    assert answering.state() is AlertState.OPEN
    [asked] = answering.told(CENTRE)[told_before:]
    assert answering.key in asked
    with answering.record.book() as book:
        assert book.alert is not None
        lines = Histories(answering.record.engine, answering.record.vault).of(book.alert.id)
    assert [line.change.note for line in lines if line.change.what is Happening.WROTE] == [
        body.replace("KEY", answering.key)
    ]


def test_a_flood_of_unclear_texts_does_not_fill_the_history(answering: Answering) -> None:
    for turn in range(MOST_BESIDE + 5):
        answering.text(AZIZA, f"qayerda u? {'!' * turn}")
    assert sum(row["what"] == "wrote" for row in answering.record.rows(alert_events)) == MOST_BESIDE


def test_with_two_open_alerts_a_bare_digit_is_asked_back_and_a_code_is_enough(answering: Answering) -> None:
    with answering.record.book(ANOTHER_CALLER) as book:
        book.add_contact(contact("Opa"))
        raise_alert(book, Origin.USSD, Place(), around())
    assert answering.text(AZIZA, "1") is Outcome.ASKED_WHICH
    assert answering.text(AZIZA, "1 CODE") is Outcome.COUNTED
    assert [row["answered"] for row in answering.record.rows(alerts) if row["code"] == answering.code] == [1]


def test_a_machine_that_answers_the_question_which_is_asked_a_few_times(answering: Answering) -> None:
    with answering.record.book(ANOTHER_CALLER) as book:
        book.add_contact(contact("Opa"))
        raise_alert(book, Origin.USSD, Place(), around())
    outcomes = [answering.text(AZIZA, "1") for _ in range(MOST_ANSWERS + 9)]
    assert set(outcomes) == {Outcome.ASKED_WHICH}
    assert sum("Kod" in body for body in answering.told(AZIZA)) <= MOST_ANSWERS + 1


# ---- keys of duty phones


def test_each_phone_and_alert_has_a_key_of_its_own_and_each_text_the_same(answering: Answering) -> None:
    with answering.record.book(at=after(minutes=20)) as book:
        raise_alert(book, Origin.USSD, Place(ANDIJON), around())
    answering.record.help(ANOTHER_CALLER, after(minutes=21))
    assert [key_in(body) for body in answering.told(CENTRE)] == [answering.key] * 2
    keys = {answering.key, answering.key_of(DUTY_LINE)}
    assert len(keys) == 2 and all(len(key) == 6 for key in keys)


def test_an_answer_that_counted_is_confirmed_in_one_short_text(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 1")
    answering.text(CENTRE, "KEY 1")
    answering.text(CENTRE, "KEY 0")
    code, key = answering.code, answering.key
    assert answering.told(CENTRE)[1:] == [
        f"{code}: sizda. Javob: {key} 2 boshqaga, 0 yopildi",
        f"{code}: soat 12:00 dan sizda.",
        f"{code}: yopildi.",
    ]


def test_once_she_was_forced_no_text_closes_the_alert_and_none_offers_to(answering: Answering) -> None:
    with answering.record.book() as book:
        take_back(book, around(), Proof.DURESS)
        raise_alert(book, Origin.SMS, Place(), around())

    assert answering.text(CENTRE, "KEY 0") is Outcome.NOT_BY_TEXT
    assert answering.text(CENTRE, "KEY 1", minutes=2) is Outcome.COUNTED
    assert answering.text(CENTRE, "KEY 0", minutes=4) is Outcome.NOT_BY_TEXT

    assert answering.state() is AlertState.ACKNOWLEDGED
    _, *since = answering.told(CENTRE)
    refused = f"{answering.code}: MAJBURLANGAN, yopilmadi. Faqat konsolda yopiladi."
    assert since[-3:] == [refused, f"{answering.code}: sizda. Javob: {answering.key} 1 olaman, 2 boshqaga", refused]
    assert not [body for body in since if "0 yopildi" in body]


def test_who_says_again_what_counted_is_told_so_once_a_minute(answering: Answering) -> None:
    for second in range(0, 60, 10):
        answering.text(CENTRE, "KEY 2", seconds=second)
    repeated = f"{answering.code}: javobingiz yozib qo'yilgan."
    assert answering.told(CENTRE)[1:] == [f"{answering.code}: boshqaga uzatildi.", repeated]


def test_a_wrong_key_is_said_to_be_wrong_and_what_would_be_right(answering: Answering) -> None:
    answering.text(CENTRE, "100000 1")
    said = answering.told(CENTRE)[-1]
    assert said.startswith("Bu kalit noto'g'ri.") and f"{answering.code}: {answering.key}" in said


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param("100000 1", "Bu kalit emas", id="a wrong key"),
        pytest.param("CODE 1", "Bu kalit emas", id="the reference"),
    ],
)
def test_an_answer_that_does_not_count_is_told_so_even_right_after_the_keys_were(
    answering: Answering, body: str, says: str
) -> None:
    answering.text(CENTRE, "1")
    for second in range(10, 50, 10):
        answering.text(CENTRE, body, seconds=second)

    alarm_and_keys, lines = answering.told(CENTRE)[:2], answering.told(CENTRE)[2:]
    assert len(alarm_and_keys) == 2 and len(lines) == 1
    assert lines[0].startswith(says.replace("CODE", answering.code).replace("KEY", answering.key))
    assert answering.state() is AlertState.OPEN


@pytest.mark.parametrize("body", ["KEY 1 0", "KEY 3", "KEY yopilmadi", "KEY"])
def test_what_is_unclear_with_the_right_key_is_said_so_each_time_and_stands_beside_the_alert(
    answering: Answering, body: str
) -> None:
    for second in (0, 10, 20):
        assert answering.text(CENTRE, body, seconds=second) is Outcome.MEANS_NOTHING

    lines = answering.told(CENTRE)[1:]
    assert len(lines) == 3
    assert {line.split(":")[1] for line in lines} == {f" tushunarsiz. {answering.key} va raqam"}
    assert answering.state() is AlertState.OPEN and answering.happened() == [Happening.WROTE] * 3


def test_a_late_or_refused_answer_with_the_right_key_is_answered_each_time(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 0")
    told_before = len(answering.told(CENTRE))
    for second in (3, 6, 9):
        assert answering.text(CENTRE, "KEY rahmat", seconds=second) is Outcome.CLOSED
    says = f"{answering.code}: yopilgan. Yana ochish: {answering.key} 1 olaman, 2 boshqaga"
    assert answering.told(CENTRE)[told_before:] == [says] * 3


def test_a_machine_that_quotes_what_was_unclear_comes_to_an_end(answering: Answering) -> None:
    for second in range(MOST_SAID_TO_ITS_KEY + 20):
        answering.text(CENTRE, f"Avtojavob: {answering.told(CENTRE)[-1]}", seconds=second)
    assert len(answering.told(CENTRE)) <= MOST_SAID_TO_ITS_KEY + 1
    assert answering.state() is AlertState.OPEN


# ---- a "0" that was a slip


def lines_of(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def test_a_slip_is_taken_back_with_the_key_and_who_was_sent_home_hears_that_it_is_open(answering: Answering) -> None:
    answering.text(AZIZA, "1")
    answering.text(CENTRE, "KEY 0", minutes=1)
    assert answering.state() is None and "endi kelish shart emas" in answering.told(AZIZA)[-1]
    told_before = len(answering.told(CENTRE))

    assert answering.text(CENTRE, "KEY 1", minutes=2) is Outcome.COUNTED

    code, key = answering.code, answering.key
    assert "xato bilan yopilgan edi, yordam hali kerak. Javob: 1 boraman" in answering.told(AZIZA)[-1]
    assert answering.told(CENTRE)[told_before:] == [f"{code}: yana ochiq, sizda. Javob: {key} 2 boshqaga, 0 yopildi"]
    with answering.record.book() as book:
        assert book.alert is not None and book.alert.held is not None
        assert (book.alert.state, book.alert.code) == (AlertState.ACKNOWLEDGED, code)
        assert (book.alert.held.by, book.alert.others_coming) == (Doer.CENTRE, 0), "who was sent home comes no more"
    assert answering.text(AZIZA, "1", minutes=3) is Outcome.COUNTED
    assert answering.text(CENTRE, "KEY 0", minutes=4) is Outcome.COUNTED and answering.state() is None
    assert "endi kelish shart emas" in answering.told(AZIZA)[-1]


def test_a_slip_for_2_is_open_again_and_with_the_next_centre(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 0")
    assert answering.text(CENTRE, "KEY 2", minutes=1) is Outcome.COUNTED
    assert answering.told(CENTRE)[-1] == f"{answering.code}: yana ochiq, boshqaga uzatildi."
    assert answering.state() is AlertState.OPEN
    assert [one.number for one in centres_told(answering)] != [CENTRE]


@pytest.mark.parametrize("words", lines_of("taken_back_closing.txt"))
def test_a_slip_is_taken_back_in_words_too(answering: Answering, words: str) -> None:
    answering.text(CENTRE, "KEY 0")
    assert answering.text(CENTRE, f"KEY {words}", minutes=1) is Outcome.COUNTED
    assert answering.state() is AlertState.ACKNOWLEDGED


@pytest.mark.parametrize("words", lines_of("no_taken_back_closing.txt"))
def test_other_words_of_who_closed_it_open_nothing(answering: Answering, words: str) -> None:
    answering.text(CENTRE, "KEY 0")
    assert answering.text(CENTRE, f"KEY {words}", minutes=1) is Outcome.CLOSED
    assert answering.state() is None


def test_after_some_minutes_or_a_new_call_or_by_another_phone_nothing_is_opened(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 2")
    [other] = {one.number for one in centres_told(answering)} - {CENTRE}
    [theirs] = answering.ledger.open_keys(other, 1, NOON)
    answering.text(CENTRE, "KEY 0", minutes=1)
    says = f"{answering.code}: avval yopilgan. Xato bo'lsa: rahbar, konsolda."

    assert answering.text(other, f"{theirs.key} 1", minutes=2) is Outcome.CLOSED
    assert answering.told(other)[-1] == says
    assert answering.text(CENTRE, "KEY 1", minutes=17) is Outcome.CLOSED
    assert answering.told(CENTRE)[-1] == says
    assert answering.state() is None


def test_once_she_called_anew_the_older_alert_stays_closed(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 0")
    answering.record.help(HER, after(minutes=1))
    assert answering.text(CENTRE, "KEY 1", minutes=2) is Outcome.CLOSED
    with answering.record.book() as book:
        assert book.alert is not None and book.alert.code != answering.code


def test_who_had_it_takes_back_the_0_of_another_phone(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 1")
    with answering.record.book(at=after(minutes=1)) as book:
        line = Addressee(Recipient.SUPERVISOR, "", SUPERVISOR_LINE, TellReason.PASSED_ON)
        acknowledge(book, line, Answer.CLOSED, around())
    assert "boshqalar yopdi" in answering.told(CENTRE)[-1]
    assert answering.text(CENTRE, "KEY 1", minutes=2) is Outcome.COUNTED
    assert answering.state() is AlertState.ACKNOWLEDGED


def test_an_alert_whose_reference_another_has_by_now_gets_a_new_one(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 0")
    answering.record.help(ANOTHER_CALLER, after(minutes=1))
    with answering.record.book(ANOTHER_CALLER) as book:
        assert book.alert is not None
        book.save_alert(replace(book.alert, code=answering.code), Change(Happening.NOTED, Doer.STAFF))
    assert answering.text(CENTRE, "KEY 1", minutes=2) is Outcome.COUNTED
    told = answering.told(CENTRE)[-1]
    with answering.record.book() as book:
        assert book.alert is not None and book.alert.code != answering.code
        assert told.startswith(f"{book.alert.code}: yana ochiq")


def team_takes(answering: Answering, **later: float) -> None:
    with answering.record.book(at=after(**later)) as book:
        assert book.alert is not None
        take(book, Hand("nodira", book.alert.id, book.alert.held), around())


@pytest.mark.parametrize("body", ["KEY 1", "KEY 2", "KEY 0", "KEY yopildi"])
def test_what_the_team_has_no_duty_phone_takes_passes_on_or_closes(answering: Answering, body: str) -> None:
    team_takes(answering)
    told_before, others = len(answering.told(CENTRE)), len(answering.told(AZIZA))

    assert answering.text(CENTRE, body, minutes=1) is Outcome.HELD_BY_ANOTHER

    says = f"{answering.code}: soat 12:00 dan jamoa bu bilan shug'ullanmoqda. Hech narsa o'zgarmadi."
    assert answering.told(CENTRE)[told_before:] == [says]
    assert len(answering.told(AZIZA)) == others and answering.told(ANOTHER_CENTRE) == []
    with answering.record.book() as book:
        assert book.alert is not None and book.alert.held is not None
        assert (book.alert.held.by, book.alert.others_coming) == (Doer.STAFF, 0)
    assert answering.happened()[-1] is Happening.WROTE


def test_from_whom_the_team_took_it_over_hears_so_and_has_it_no_more(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 1")
    contacts_told, told_before = len(answering.told(AZIZA)), len(answering.told(CENTRE))

    team_takes(answering, minutes=2)

    [taken_over] = answering.told(CENTRE)[told_before:]
    assert "jamoa bu bilan shug'ullanmoqda" in taken_over
    assert len(answering.told(AZIZA)) == contacts_told
    assert answering.text(CENTRE, "KEY 1", minutes=3) is Outcome.HELD_BY_ANOTHER
    assert answering.text(CENTRE, "KEY 2", minutes=3) is Outcome.HELD_BY_ANOTHER
    assert all("soat 12:02 dan jamoa" in body for body in answering.told(CENTRE)[-2:])
    with answering.record.book() as book:
        assert book.alert is not None and book.alert.others_coming == 0


def test_what_a_second_centre_took_too_is_its_own_once_the_first_passes_it_on(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 2")
    [second] = [one for one in centres_told(answering) if one.number != CENTRE]
    answering.text(CENTRE, "KEY 1", minutes=1)
    with answering.record.book(at=after(minutes=2)) as book:
        acknowledge(book, second, Answer.TAKEN, around())
    answering.text(CENTRE, "KEY 2", minutes=3)
    with answering.record.book() as book:
        assert book.alert is not None and book.alert.held is not None
        assert (book.alert.held.key, book.alert.others_coming) == (second.key, 0)


def centres_told(answering: Answering) -> list[Addressee]:
    with answering.record.book() as book:
        assert book.alert is not None
        told = book.told(book.alert).values()
    return [one.addressee for one in told if one.addressee.kind is Recipient.CENTRE]


def test_the_key_that_guesses_replaced_is_answered_with_the_new_one_at_once(answering: Answering) -> None:
    for wrong in range(100_000, 100_040):
        answering.text(CENTRE, f"{wrong} 0", seconds=wrong - 100_000)

    assert answering.text(CENTRE, "KEY 1", seconds=41) is Outcome.OLD_KEY

    said = answering.told(CENTRE)[-1]
    assert said.startswith("Bu kalit eskirgan.") and f"{answering.code}: {answering.key_of(CENTRE)}" in said
    assert answering.state() is AlertState.OPEN
    assert answering.text(ANOTHER_CENTRE, "KEY 1", seconds=42) is Outcome.FROM_NOBODY


def test_the_most_urgent_keys_stand_first_and_of_those_whoever_waits_longest(answering: Answering) -> None:
    women = [PhoneNumber(f"+99800000090{number}") for number in range(8)]
    for minutes, woman in enumerate(women, start=1):
        with answering.record.book(woman, after(minutes=minutes)) as book:
            raise_alert(book, Origin.USSD, Place(ANDIJON), around())
    with answering.record.book(women[-1], after(minutes=20)) as book:
        take_back(book, around(), Proof.DURESS)
        forced = book.alert.code
    with answering.record.book(women[0], after(minutes=20)) as book:
        take_back(book, around(), Proof.NONE)
        not_proved = book.alert.code
    answering.text(CENTRE, "KEY 1", minutes=21)

    listed = [one.code for one in answering.ledger.open_keys(CENTRE, 20, NOON)]
    assert (listed[0], listed[-2:]) == (forced, [not_proved, answering.code])
    answering.text(CENTRE, "0", minutes=23)
    assert re.findall(r"(\d{4}): \d{6}", answering.told(CENTRE)[-1]) == listed[:6]


@pytest.mark.parametrize(
    ("body", "first", "second"),
    [
        pytest.param("KEY 1\nOTHER 1\n-- Nodira", "sizda", "sizda", id="a line each, signed"),
        pytest.param("KEY 1 OTHER 2", "sizda", "boshqaga uzatildi", id="in one line"),
        pytest.param("1 KEY, 0 OTHER", "sizda", "yopildi", id="the digit first"),
        pytest.param("KEY oldim, OTHER yopildi", "sizda", "yopildi", id="in words"),
        pytest.param("KEY va OTHER: 1", "sizda", "sizda", id="one answer for both"),
        pytest.param("KEY yopilmadi, OTHER 0", "tushunarsiz", "yopildi", id="one that takes itself back"),
    ],
)
def test_each_key_in_one_text_has_its_answer(answering: Answering, body: str, first: str, second: str) -> None:
    with answering.record.book(ANOTHER_CALLER, after(minutes=1)) as book:
        raise_alert(book, Origin.USSD, Place(ANDIJON), around())
    keys = answering.ledger.open_keys(CENTRE, 2, NOON)
    other = next(one for one in keys if one.key != answering.key)
    told_before = len(answering.told(CENTRE))

    assert answering.text(CENTRE, body.replace("OTHER", other.key), minutes=2) is Outcome.COUNTED
    answering.text(CENTRE, body.replace("OTHER", other.key), again=True, minutes=2)

    said = answering.told(CENTRE)[told_before:]
    assert len(said) == 2
    assert [one for one in said if first in one and (answering.code in one)]
    assert [one for one in said if second in one and other.code in one]


@pytest.mark.parametrize("body", ["CODE OTHER 0", "OTHER 0 CODE", "CODE OTHER 1"])
def test_a_key_beside_the_reference_of_another_alert_changes_nothing_and_says_whose_it_is(
    answering: Answering, body: str
) -> None:
    with answering.record.book(ANOTHER_CALLER, after(minutes=1)) as book:
        raise_alert(book, Origin.USSD, Place(ANDIJON), around())
    other = next(one for one in answering.ledger.open_keys(CENTRE, 2, NOON) if one.key != answering.key)

    assert answering.text(CENTRE, body.replace("OTHER", other.key), minutes=2) is Outcome.MEANS_NOTHING

    assert answering.told(CENTRE)[-1].startswith(f"{other.code}: tushunarsiz. {other.key} va raqam")
    assert answering.text(CENTRE, f"{other.code} {other.key} 1", minutes=3) is Outcome.COUNTED


def test_a_machine_that_quotes_our_texts_answers_nothing(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 1")
    with answering.record.book(ANOTHER_CALLER, after(minutes=1)) as book:
        raise_alert(book, Origin.USSD, Place(ANDIJON), around())
    answering.text(CENTRE, "1", minutes=2)
    for body in answering.told(CENTRE):
        assert answering.text(CENTRE, f"Avtojavob: {body}") in (Outcome.MEANS_NOTHING, Outcome.WITHOUT_KEY)
    assert answering.state() is AlertState.ACKNOWLEDGED


def test_a_bare_digit_is_answered_with_the_open_keys_once_a_minute_ten_an_hour(answering: Answering) -> None:
    for second in range(0, 3600, 20):
        assert answering.text(CENTRE, "1", seconds=second) is Outcome.WITHOUT_KEY
    reminders = answering.told(CENTRE)[1:]
    assert set(reminders) == {
        f"Kalit bilan javob bering: 1 oldim, 2 boshqaga, 0 yopildi. Kalitlar: {answering.code}: {answering.key}"
    }
    assert len(reminders) == MOST_REMINDERS
    assert answering.state() is AlertState.OPEN


def test_one_alert_in_which_she_was_forced_takes_the_0_away_from_no_other(answering: Answering) -> None:
    with answering.record.book(ANOTHER_CALLER, after(minutes=1)) as book:
        raise_alert(book, Origin.USSD, Place(ANDIJON), around())
        take_back(book, around(), Proof.DURESS)
        assert book.alert is not None
        forced = book.alert.code
    keys = {one.code: one.key for one in answering.ledger.open_keys(CENTRE, 6, NOON)}
    assert set(keys) == {forced, answering.code}

    answering.text(CENTRE, "0", minutes=5)

    listed = f"{forced}: {keys[forced]} (1 olaman, 2 boshqaga), {answering.code}: {keys[answering.code]}"
    assert answering.told(CENTRE)[-1].endswith(f"1 oldim, 2 boshqaga, 0 yopildi. Kalitlar: {listed}")


def test_at_most_six_keys_stand_in_one_text(answering: Answering) -> None:
    for caller in range(9):
        with answering.record.book(PhoneNumber(f"+99800000090{caller}")) as book:
            raise_alert(book, Origin.USSD, Place(ANDIJON), around())
    answering.text(CENTRE, "0")
    assert len(re.findall(r"\d{4}: \d{6}", answering.told(CENTRE)[-1])) == 6


def test_who_names_a_reference_reads_its_key_first_however_many_are_open(answering: Answering) -> None:
    for caller in range(9):
        with answering.record.book(PhoneNumber(f"+99800000090{caller}"), after(minutes=caller + 1)) as book:
            raise_alert(book, Origin.USSD, Place(ANDIJON), around())
    assert answering.text(CENTRE, "CODE 2 boshqaga", minutes=20) is Outcome.WITHOUT_KEY
    listed = re.findall(r"(\d{4}): (\d{6})", answering.told(CENTRE)[-1])
    assert listed[0] == (answering.code, answering.key) and len(listed) == 6


def test_wrong_keys_never_shut_out_the_right_one(answering: Answering) -> None:
    for wrong in range(100_000, 100_009):
        assert answering.text(CENTRE, f"{wrong} 0") is Outcome.WRONG_KEY
    assert answering.text(CENTRE, "KEY 1") is Outcome.COUNTED


def test_after_ten_wrong_keys_in_an_hour_the_phone_gets_longer_ones_and_staff_see_it(answering: Answering) -> None:
    for wrong in range(100_000, 100_040):
        answering.text(CENTRE, f"{wrong} 0")
    longer = answering.key_of(CENTRE)
    assert len(longer) == 8
    assert [body for body in answering.told(CENTRE) if longer in body and "Noto'g'ri" in body] != []
    assert answering.text(CENTRE, "KEY 0") is Outcome.OLD_KEY
    assert [row["what"] for row in answering.record.rows(alert_events)].count("keys_renewed") == 1
    assert answering.text(CENTRE, f"{longer} 0") is Outcome.COUNTED
    assert answering.state() is None


def test_within_that_hour_a_new_alert_has_a_long_key_at_once(answering: Answering) -> None:
    for wrong in range(100_000, 100_010):
        answering.text(CENTRE, f"{wrong} 0")
    with answering.record.book(ANOTHER_CALLER) as book:
        raise_alert(book, Origin.USSD, Place(ANDIJON), around())
    assert all(len(key.key) == 8 for key in answering.ledger.open_keys(CENTRE, 6, NOON))


def test_keys_guessed_at_one_phone_lengthen_no_others(answering: Answering) -> None:
    for wrong in range(100_000, 100_020):
        assert answering.text(STRANGER, f"{wrong} 1") is Outcome.FROM_NOBODY
    assert answering.text(CENTRE, "KEY 1") is Outcome.COUNTED


def test_a_key_goes_with_its_alert(answering: Answering) -> None:
    with answering.record.book() as book:
        book.destroy()
    assert answering.record.count(duty_keys) == 0


def test_a_number_may_be_contact_and_duty_phone_at_once(answering: Answering) -> None:
    with answering.record.book(ANOTHER_CALLER) as book:
        book.add_contact(contact("Opa", CENTRE))
        raise_alert(book, Origin.USSD, Place(RegionCode("UZ-SA")), around())
    assert answering.text(CENTRE, "1") is Outcome.COUNTED
    assert "Kalitlar" in answering.told(CENTRE)[-1]
    assert answering.state() is AlertState.OPEN
    assert answering.text(CENTRE, "KEY 1") is Outcome.COUNTED
    assert answering.state() is AlertState.ACKNOWLEDGED


# ---- invitations


@pytest.mark.parametrize(("body", "state"), [("1", ContactState.ACCEPTED), ("2", ContactState.DECLINED)])
def test_who_was_invited_answers_once_the_alert_is_over(answering: Answering, body: str, state: ContactState) -> None:
    with answering.record.book() as book:
        take_back(book, around(), Proof.PIN)
        assert carry_out(Invite("contact-Aziza"), book, Origin.USSD, around()) is None
    assert answering.text(AZIZA, body) is Outcome.INVITATION_ANSWERED
    with answering.record.book() as book:
        assert book.caller.contacts[0].state is state


def test_an_alert_goes_before_an_invitation(answering: Answering) -> None:
    with answering.record.book() as book:
        carry_out(Invite("contact-Aziza"), book, Origin.USSD, around())
    assert answering.text(AZIZA, "2") is Outcome.COUNTED
    with answering.record.book() as book:
        assert book.caller.contacts[0].state is ContactState.ADDED


@pytest.mark.parametrize("late", ["2", "2 borolmayman", "borolmayman", "2 yo'q"])
def test_a_late_answer_to_a_closed_alert_declines_no_invitation_before_it(answering: Answering, late: str) -> None:
    with answering.record.book() as book:
        invite(book, "contact-Aziza", around())
        answer_invitation(book, "contact-Aziza", Consent.YES, around())
    with answering.record.book(at=after(hours=1)) as book:
        take_back(book, around(), Proof.PIN)
    assert answering.text(AZIZA, late, hours=2) is Outcome.CLOSED
    assert answering.stands(HER) is ContactState.ACCEPTED


def test_a_no_after_a_yes_ends_nothing_and_that_phone_reads_how_to_hear_no_more(answering: Answering) -> None:
    answering.invited_by(STRANGER)
    answering.text(BARNO, "1")
    before = len(answering.told(BARNO))
    assert answering.text(BARNO, "2", hours=1) is Outcome.FROM_NOBODY
    assert answering.text(BARNO, "yo'q", days=3) is Outcome.FROM_NOBODY
    assert answering.told(BARNO)[before:] == []
    assert answering.text(BARNO, "yo'q, kerakmas", hours=1) is Outcome.INVITATION_ANSWERED
    assert answering.stands(STRANGER) is ContactState.ACCEPTED
    [told] = answering.told(BARNO)[before:]
    assert "kelaveradi" in told and told.endswith("STOP")


def test_a_no_is_told_to_the_phone_in_whose_name_it_came_and_1_undoes_it(answering: Answering) -> None:
    answering.invited_by(STRANGER)
    before = len(answering.told(BARNO))
    assert answering.text(BARNO, "2") is Outcome.INVITATION_ANSWERED
    assert answering.text(BARNO, "2") is Outcome.FROM_NOBODY
    [told] = answering.told(BARNO)[before:]
    assert (
        told
        == "+998 00 000 06 66: \"yo'q\" degan javobingiz yozildi. Buni siz yozmagan bo'lsangiz, javob: 1 ha, 2 yo'q"
    )
    assert answering.text(BARNO, "1", days=1) is Outcome.INVITATION_ANSWERED
    assert answering.stands(STRANGER) is ContactState.ACCEPTED


def test_a_no_of_which_the_phone_would_hear_no_more_counts_for_nothing(answering: Answering) -> None:
    answering.invited_by(STRANGER)
    for _ in range(MOST_NOS):
        answering.text(BARNO, "yo'q")
        answering.text(BARNO, "1")
    assert answering.text(BARNO, "yo'q") is Outcome.CHANGED_NOTHING
    assert answering.stands(STRANGER) is ContactState.ACCEPTED


def test_who_two_women_asked_answers_one_after_the_other_and_a_no_never_both(answering: Answering) -> None:
    answering.invited_by(STRANGER)
    answering.invited_by(ANOTHER_CALLER, minutes=1)
    assert answering.text(BARNO, "ha", minutes=2) is Outcome.INVITATION_ANSWERED
    assert [answering.stands(STRANGER), answering.stands(ANOTHER_CALLER)] == [ContactState.ADDED, ContactState.ACCEPTED]
    assert answering.text(BARNO, "2", minutes=3) is Outcome.INVITATION_ANSWERED
    assert answering.text(BARNO, "2", minutes=4) is Outcome.FROM_NOBODY
    assert [answering.stands(STRANGER), answering.stands(ANOTHER_CALLER)] == [
        ContactState.DECLINED,
        ContactState.ACCEPTED,
    ]


# ---- what is said beside an answer, and for several alerts


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("keldim, eri pichoq bilan turibdi ichkarida", Happening.GOING),
        ("yetib keldim, u hushidan ketgan", Happening.GOING),
        ("не смогу. Муж запер её в подвале, адрес Навои 12", Happening.CANNOT),
        ("u yolg'on, eri yozdirgan, boryapman", Happening.GOING),
        ("1\nU hovlida", Happening.GOING),
    ],
)
def test_words_beside_a_clear_answer_stand_beside_the_alert_too(
    answering: Answering, body: str, answer: Happening
) -> None:
    assert answering.text(AZIZA, body) is Outcome.COUNTED
    assert answering.happened() == [answer, Happening.WROTE]


@pytest.mark.parametrize(
    "body", ["1", "CODE 1", "1 boraman", "Ha, boraman!", "2 не могу", "yo'q", "men boraman, rahmat"]
)
def test_an_answer_alone_leaves_no_words(answering: Answering, body: str) -> None:
    assert answering.text(AZIZA, body) is Outcome.COUNTED
    assert Happening.WROTE not in answering.happened()


def test_who_goes_and_then_writes_that_they_are_there_is_heard(answering: Answering) -> None:
    answering.text(AZIZA, "1")
    assert answering.text(AZIZA, "men yetib keldim") is Outcome.COUNTED
    assert answering.happened() == [Happening.GOING, Happening.GOING, Happening.WROTE]


@pytest.fixture
def another_code(answering: Answering) -> str:
    """The code of another caller's alert, whom Aziza knows as Malika."""
    with answering.record.book(ANOTHER_CALLER) as book:
        book.save_profile(Profile(own_name="Malika"))
        book.add_contact(contact("Opa", state=ContactState.ACCEPTED, language=RU))
        return raise_alert(book, Origin.USSD, Place(), around()).code


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("Malikaga boraman", "going"),
        ("к Малике еду", "going"),
        ("Malika qayerda?", ""),
        ("Malika, borolmayman", "cannot"),
    ],
)
def test_with_her_name_in_it_an_answer_is_for_her_whose_name_this_contact_knows(
    answering: Answering, another_code: str, body: str, answer: str
) -> None:
    answering.text(AZIZA, body)
    with answering.record.book(ANOTHER_CALLER) as book:
        assert book.alert and book.alert.code == another_code
        [hers] = [told.answer for told in book.told(book.alert).values() if told.addressee.number == AZIZA]
    assert hers == answer
    with answering.record.book() as book:
        assert book.alert and not book.told(book.alert)[FROM_AZIZA.id].answer


def test_a_name_that_both_may_have_or_nobody_has_is_asked_about(answering: Answering, another_code: str) -> None:
    assert answering.text(AZIZA, "Nodiraga boraman") is Outcome.ASKED_WHICH
    with answering.record.book() as book:
        book.save_profile(replace(book.caller.profile, own_name="Malika"))
        book.save_contact(replace(book.caller.contacts[0], state=ContactState.ACCEPTED))
    assert answering.text(AZIZA, "Malikaga boraman") is Outcome.ASKED_WHICH


def test_without_a_code_the_words_stand_beside_both_and_the_question_says_whose_they_are(
    answering: Answering, another_code: str
) -> None:
    assert answering.text(AZIZA, "boraman qizim") is Outcome.ASKED_WHICH
    assert answering.happened() == [Happening.WROTE, Happening.WROTE]
    question = answering.told(AZIZA)[-1]
    assert f"{another_code} Malika" in question and f"{answering.code} +998 00 000 00 01" in question
    assert question.startswith("Bir nechta")


def test_an_answer_that_names_what_is_over_reads_so_and_counts_for_no_other(
    answering: Answering, another_code: str
) -> None:
    with answering.record.book() as book:
        take_back(book, around(), Proof.PIN)
    assert answering.text(AZIZA, "CODE 1") is Outcome.CLOSED
    assert answering.told(AZIZA)[-1].startswith(f"{answering.code} ")
    assert Happening.GOING not in answering.happened()
    assert answering.text(AZIZA, f"{another_code} 1") is Outcome.COUNTED


def test_an_answer_that_names_her_last_alert_is_never_told_that_it_is_over(answering: Answering) -> None:
    with answering.record.book() as book:
        take_back(book, around(), Proof.PIN)
    with answering.record.book() as book:
        raise_alert(book, Origin.USSD, Place(ANDIJON), around())
    answering.text(AZIZA, "CODE 1")
    assert not any("shart emas" in body for body in answering.told(AZIZA))


@pytest.mark.parametrize("body", ["ikkalasiga ham boraman", "обеим не смогу", "1 CODE, 1 FAR", "CODE va FAR 1"])
def test_an_answer_for_both_counts_for_both(answering: Answering, another_code: str, body: str) -> None:
    assert answering.text(AZIZA, body.replace("FAR", another_code)) is Outcome.COUNTED
    answered = [one for one in answering.happened() if one is not Happening.WROTE]
    assert len(answered) == 2 and len(set(answered)) == 1


@pytest.mark.parametrize(
    "body", ["CODE 1, FAR 2", "1 CODE, 2 FAR", "CODE 1 FAR 2", "CODE1\nFAR2", "CODE boraman, FAR borolmayman"]
)
def test_several_codes_have_each_an_answer_of_its_own(answering: Answering, another_code: str, body: str) -> None:
    assert answering.text(AZIZA, body.replace("FAR", another_code)) is Outcome.COUNTED
    assert sorted(answering.happened()) == [Happening.CANNOT, Happening.GOING]
    assert [row["answered"] for row in answering.record.rows(alerts) if row["code"] == answering.code] == [1]


def test_after_the_team_asked_yes_or_no_a_yes_counts(answering: Answering) -> None:
    answering.text(AZIZA, "2")
    assert answering.text(AZIZA, "ha") is Outcome.HEARD
    with answering.record.book(at=after(minutes=1)) as book:
        assert book.alert is not None
        asked = wording.ready(ReadyText.PLEASE_ANSWER, book.caller, book.alert, FROM_AZIZA, around())
        book.post([Notice(FROM_AZIZA, asked, Urgency.ANSWER)], book.alert)
    assert answering.text(AZIZA, "ha") is Outcome.COUNTED
    assert answering.happened()[-1] is Happening.GOING


def test_who_read_that_a_contact_goes_reads_that_they_cannot_while_another_still_comes(answering: Answering) -> None:
    with answering.record.book() as book:
        book.add_contact(contact("Barno", BARNO))
        raise_alert(book, Origin.USSD, Place(ANDIJON), around())
        assert book.alert is not None
        barno = Addressee(Recipient.CONTACT, "contact-Barno", BARNO, TellReason.HER_CONTACT)
        acknowledge(book, barno, Answer.GOING, around())
    answering.text(AZIZA, "1")
    answering.text(AZIZA, "2")
    assert "Aziza telefonidan yangi javob: bora olmaydi. Siz bora olasizmi?" in answering.told(BARNO)[-1]
    assert answering.told(CENTRE)[-1].endswith("yaqini Aziza telefonidan yangi javob: bora olmaydi.")


def test_that_a_centre_has_it_releases_no_contact(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 1")
    assert answering.told(AZIZA)[-1].endswith("Siz ham bora olasizmi? 1 boraman, 2 borolmayman")
    assert answering.text(AZIZA, "1") is Outcome.COUNTED
