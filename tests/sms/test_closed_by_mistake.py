"""A "0" of a duty phone that was a slip is taken back with the same key, and who was sent home hears so."""

from dataclasses import replace

import pytest

from alerts.alert import AlertState, Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.doer import Doer
from alerts.help.raise_alert import raise_alert
from alerts.notice import Addressee, Recipient, TellReason
from alerts.states import Change, Happening
from sms.answers.duty import MOST_SAID_TO_ITS_KEY
from sms.answers.ledger import Outcome
from tests.alerts.world import AZIZA, SUPERVISOR_LINE, around
from tests.sms.answering import ANDIJON, ANOTHER_CALLER, CENTRE, DATA, STRANGER, Answering, centres_told
from tests.store.record import HER, NOON, after


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


# ---- without the key


def how_it_opens(answering: Answering) -> str:
    return f"{answering.code}: yopilgan. Yana ochish: {answering.key} 1 olaman, 2 boshqaga"


@pytest.mark.parametrize(
    "words", ["1", "CODE 1", "CODE qayta oching", "CODE rahmat", *lines_of("taken_back_closing.txt")]
)
def test_who_says_without_the_key_that_it_was_a_slip_reads_it_at_once(answering: Answering, words: str) -> None:
    answering.text(CENTRE, "KEY 0")
    assert answering.text(CENTRE, words, seconds=20) is Outcome.BESIDE
    assert answering.told(CENTRE)[-1] == how_it_opens(answering)
    assert answering.state() is None, "anybody can send that in its name"


@pytest.mark.parametrize("words", ["rahmat", "0", "yopildi", "xato emas", "nima bo'ldi?"])
def test_what_says_nothing_of_a_slip_is_told_nothing(answering: Answering, words: str) -> None:
    answering.text(CENTRE, "KEY 0")
    told_before = len(answering.told(CENTRE))
    assert answering.text(CENTRE, words, seconds=20) is Outcome.FROM_NOBODY
    assert len(answering.told(CENTRE)) == told_before


def test_after_some_minutes_and_to_other_phones_it_is_not_told(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 0")
    assert answering.text(CENTRE, "xato", minutes=16) is Outcome.FROM_NOBODY
    assert answering.text(STRANGER, "CODE xato", minutes=1) is Outcome.FROM_NOBODY


def test_with_another_open_the_words_stand_beside_no_other_woman_and_a_bare_digit_reads_both_keys(
    answering: Answering,
) -> None:
    with answering.record.book(ANOTHER_CALLER) as book:
        raise_alert(book, Origin.USSD, Place(ANDIJON), around())
        assert book.alert is not None
        other = book.alert.code
    answering.text(CENTRE, "KEY 0")

    for second, words in enumerate(("CODE qayta oching", "xato yopdim", "ошиблась, откройте"), start=2):
        assert answering.text(CENTRE, words, seconds=second) is Outcome.BESIDE
        assert answering.told(CENTRE)[-1] == how_it_opens(answering)
    assert Happening.WROTE not in answering.happened()

    assert answering.text(CENTRE, "1", minutes=2) is Outcome.WITHOUT_KEY
    opens, keys = answering.told(CENTRE)[-2:]
    assert opens == how_it_opens(answering) and f"Kalitlar: {other}:" in keys
    assert answering.text(CENTRE, f"{other} xato, borolmadik", minutes=3) is not Outcome.BESIDE
    assert answering.happened().count(Happening.WROTE) == 1


def test_a_flood_of_slips_in_its_name_comes_to_an_end(answering: Answering) -> None:
    answering.text(CENTRE, "KEY 0")
    for second in range(MOST_SAID_TO_ITS_KEY + 20):
        answering.text(CENTRE, "xato", seconds=second)
    assert len(answering.told(CENTRE)) <= MOST_SAID_TO_ITS_KEY + 2
