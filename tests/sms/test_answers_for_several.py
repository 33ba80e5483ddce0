"""What is said beside an answer, and answers of who was told of several alerts."""

from dataclasses import replace

import pytest

from alerts import wording
from alerts.alert import Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.people import ContactState
from alerts.states import Happening
from alerts.who_decides.proof import Proof
from alerts.wording import ReadyText
from sms.answers.ledger import Outcome
from store.tables.alerts import alerts
from tests.alerts.world import AZIZA, BARNO, around, contact
from tests.sms.answering import ANDIJON, ANOTHER_CALLER, CENTRE, FROM_AZIZA, Answering
from tests.store.record import after


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


@pytest.mark.parametrize(
    ("body", "hers", "to_malika"),
    [
        ("Nodiranikidaman, Malika ham shu yerda", "there", "there"),
        ("Nodiraga boraman, Malikaga bormayman", "going", "cannot"),
        ("Malikaga bormayman, Nodiraga boraman", "going", "cannot"),
        ("Нодира у меня, к Малике не успею", "there", "cannot"),
        ("Nodiraga borolmayman lekin Malikaga boraman", "cannot", "going"),
        ("Nodira va Malikaga boraman", "going", "going"),
        ("Nodira qalay, Malika qalay", "", ""),
    ],
)
def test_with_both_names_in_it_each_part_is_for_her_whom_it_names(
    answering: Answering, another_code: str, body: str, hers: str, to_malika: str
) -> None:
    with answering.record.book() as book:
        book.save_profile(replace(book.caller.profile, own_name="Nodira"))
        book.save_contact(replace(book.caller.contacts[0], state=ContactState.ACCEPTED))
    answering.text(AZIZA, body)
    with answering.record.book(ANOTHER_CALLER) as book:
        assert book.alert and book.alert.code == another_code
        [of_malika] = [told.answer for told in book.told(book.alert).values() if told.addressee.number == AZIZA]
    with answering.record.book() as book:
        assert book.alert
        of_nodira = book.told(book.alert)[FROM_AZIZA.id].answer
    assert (of_nodira, of_malika) == (hers, to_malika)
    assert answering.happened().count(Happening.WROTE) == 2


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
