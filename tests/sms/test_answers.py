"""What comes of each answer, over the real record: whoever sends it, whatever it says, however often."""

import pytest

from alerts.alert import AlertState, Origin, Place
from alerts.answers.acknowledge import MOST_ANSWERS
from alerts.answers.hear import MOST_BESIDE
from alerts.doer import Doer
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.notice import Recipient
from alerts.states import Happening
from alerts.who_decides.proof import Proof
from sms.answers.ledger import Outcome
from store.desk.histories import Histories
from store.tables.alerts import alert_events, alerts
from tests.alerts.world import AZIZA, DUTY_LINE, SUPERVISOR_LINE, around, contact
from tests.sms.answering import ANOTHER_CALLER, ANOTHER_CENTRE, CENTRE, STRANGER, Answering
from tests.store.record import HER
from vocabulary.phone_number import PhoneNumber


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
        pytest.param(CENTRE, "KEY О", Outcome.MEANS_NOTHING, "open", id="a Cyrillic letter for zero is asked"),
        pytest.param(CENTRE, "KEYo", Outcome.MEANS_NOTHING, "open", id="a letter for zero glued to the key"),
        pytest.param(CENTRE, "oKEY", Outcome.MEANS_NOTHING, "open", id="a letter for zero glued before the key"),
        pytest.param(CENTRE, "KEY l", Outcome.MEANS_NOTHING, "open", id="a letter for one"),
        pytest.param(CENTRE, "O", Outcome.WITHOUT_KEY, "open", id="a bare letter for zero"),
        pytest.param(CENTRE, "I", Outcome.WITHOUT_KEY, "open", id="a bare letter for one"),
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
    assert "bora olmaydi" in answering.told(CENTRE)[-1]


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
        body.replace("KEY ", "**** ").replace("KEY0", f"{answering.key}0")
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


def test_a_code_of_nothing_is_wrong_where_one_alert_is_open(answering: Answering) -> None:
    assert answering.text(AZIZA, "9999 1") is Outcome.ASKED_WHICH
    assert answering.told(AZIZA)[-1].startswith("Bu kod noto'g'ri.") and answering.code in answering.told(AZIZA)[-1]


@pytest.mark.parametrize("body", ["l", "🚗💨", "😭😭🙏", "1 opa men hozir kelaman " + "jon opa kutib turing " * 20])
def test_a_sign_of_who_was_told_goes_to_those_who_decide_and_they_are_asked_once(
    answering: Answering, body: str
) -> None:
    before = len(answering.told(CENTRE))
    for _ in range(2):
        answering.text(AZIZA, body)
    asked = [text for text in answering.told(AZIZA) if text.endswith("1 boraman, 2 borolmayman?")]
    assert len(asked) == 1 and len(answering.told(CENTRE)) > before


def test_a_question_mark_alone_is_asked_about_once(answering: Answering) -> None:
    for _ in range(2):
        answering.text(AZIZA, "?")
    assert len([text for text in answering.told(AZIZA) if text.endswith("1 boraman, 2 borolmayman?")]) == 1


def test_that_she_may_be_dying_reaches_the_supervisor_once_though_her_alert_is_closed(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 0")
    for body in ("opam nafas olmayapti", "u hushsiz yotibdi", "hammasi yaxshi"):
        answering.text(AZIZA, body)
    told = [text for text in answering.told(SUPERVISOR_LINE) if "yopilgan" in text]
    assert len(told) == 1 and answering.code in told[0]


@pytest.mark.parametrize(
    "body", ["mashinam buzildi", "машина сломалась", "муж не пускает", "колесо пробило", "adashib bosibman"]
)
def test_who_goes_and_tells_what_may_keep_them_is_asked_once_and_those_who_decide_read_it(
    answering: Answering, body: str
) -> None:
    answering.text(AZIZA, "1")
    before = len(answering.told(CENTRE))
    for _ in range(2):
        answering.text(AZIZA, body)
    assert len([text for text in answering.told(AZIZA) if text.endswith("1 boraman, 2 borolmayman?")]) == 1
    assert len(answering.told(CENTRE)) > before


@pytest.mark.parametrize(
    "body", ["yo'q borolmas ekanman", "bormaydigan bo'ldim", "передумала", "uzr, ishdan qo'yishmadi"]
)
def test_who_backs_out_in_their_own_words_goes_no_more(answering: Answering, body: str) -> None:
    answering.text(AZIZA, "1")
    answering.text(AZIZA, body)
    assert Happening.CANNOT in answering.happened()
