"""A duty phone answers with its key: what counts, what it reads, and what of it the team has in hand."""

import re
from dataclasses import replace

import pytest

from alerts.alert import AlertState, Origin, Place
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.doer import Doer
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.states import Change, Happening
from alerts.team.staff import Hand, take
from alerts.who_decides.proof import Proof
from sms.answers.duty import MOST_REMINDERS, MOST_SAID_TO_ITS_KEY
from sms.answers.ledger import Outcome
from store.tables.alerts import alert_events
from store.tables.inbound import duty_keys
from tests.alerts.world import AZIZA, DUTY_LINE, around, contact
from tests.keys import key_in
from tests.sms.answering import ANDIJON, ANOTHER_CALLER, ANOTHER_CENTRE, CENTRE, STRANGER, Answering, centres_told
from tests.store.record import NOON, after
from texts.alphabet import length_of
from vocabulary.codes import RegionCode
from vocabulary.phone_number import PhoneNumber


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
        f"{code}: yopildi. Xato bo'lsa: {key} 1 olaman, 2 boshqaga",
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


def test_who_says_again_what_counted_is_told_so_though_a_line_was_just_said(answering: Answering) -> None:
    answering.text(CENTRE, "1")
    answering.text(CENTRE, "oldim", seconds=2)
    answering.text(CENTRE, "KEY 1", seconds=4)
    assert answering.text(CENTRE, "KEY 1, помощь в пути", seconds=8) is Outcome.CHANGED_NOTHING
    assert answering.told(CENTRE)[-1] == f"{answering.code}: soat 12:00 dan sizda."


def test_a_wrong_key_is_said_to_be_wrong_and_what_would_be_right(answering: Answering) -> None:
    answering.text(CENTRE, "100000 1")
    said = answering.told(CENTRE)[-1]
    assert said.startswith("Bu kalit noto'g'ri.") and f"{answering.code}: {answering.key}" in said


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param("100000 1", "Bu kalit emas", id="a wrong key"),
        pytest.param("CODE 1", "Bu kalit emas", id="the reference"),
        pytest.param("0", "Bu kalit emas", id="a bare digit"),
        pytest.param("Oldim, yo'ldamiz", "Bu kalit emas", id="words"),
        pytest.param("O", "Bu kalit emas", id="a letter for zero"),
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


@pytest.mark.parametrize("body", ["KEY 1", "KEY 0"])
def test_while_the_team_has_it_the_right_key_is_answered_though_the_lines_of_the_hour_are_used_up(
    answering: Answering, body: str
) -> None:
    for second in range(MOST_SAID_TO_ITS_KEY + 5):
        answering.text(CENTRE, "KEY 3", seconds=second)
    team_takes(answering, minutes=1)
    told_before = len(answering.told(CENTRE))

    for second in (0, 3, 6):
        answering.text(CENTRE, body, minutes=2, seconds=second)

    said = answering.told(CENTRE)[told_before:]
    assert len(said) == 3 and all("jamoa bu bilan shug'ullanmoqda" in line for line in said)


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
    told = answering.told(CENTRE)[1:]
    keys = f"Kalit bilan javob bering: 1 oldim, 2 boshqaga, 0 yopildi. Kalitlar: {answering.code}: {answering.key}"
    reminders = [body for body in told if body.startswith(keys)]
    assert len(reminders) == MOST_REMINDERS
    lines = [body for body in told if body not in reminders]
    assert len(lines) == MOST_REMINDERS and all(line.startswith("Bu kalit emas") for line in lines)
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

    hers = f"{answering.code}: {keys[answering.code]} Andijon"
    listed = f"{forced}: {keys[forced]} Andijon (1 olaman, 2 boshqaga), {hers}"
    assert answering.told(CENTRE)[-1].endswith(f"1 oldim, 2 boshqaga, 0 yopildi. Kalitlar: {listed}")


def test_at_most_six_keys_stand_in_one_text(answering: Answering) -> None:
    for caller in range(9):
        with answering.record.book(PhoneNumber(f"+99800000090{caller}")) as book:
            raise_alert(book, Origin.USSD, Place(ANDIJON), around())
    answering.text(CENTRE, "0")
    assert len(re.findall(r"\d{4}: \d{6}", answering.told(CENTRE)[-1])) == 6


def test_each_key_stands_beside_the_region_of_its_alert_in_two_parts_of_a_text_at_most(answering: Answering) -> None:
    for caller, region in enumerate([RegionCode("UZ-QR")] * 4 + [None]):
        with answering.record.book(PhoneNumber(f"+99800000090{caller}")) as book:
            alert = raise_alert(book, Origin.USSD, Place(ANDIJON), around())
            book.save_alert(replace(alert, place=Place(region)), Change(Happening.PLACED, Doer.CALLER))
    for wrong in range(100_000, 100_010):
        answering.text(CENTRE, f"{wrong} 0", minutes=20)

    told = next(body for body in answering.told(CENTRE) if "Noto'g'ri" in body)
    listed = re.findall(r"\d{4}: \d{8}([^,]*)", told)
    assert sorted(listed) == ["", " Andijon", *[" Qoraqalpog'iston"] * 4]
    assert length_of(told).parts == 2


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


@pytest.mark.parametrize("pieces", [(2, 2, 2), (1, 1, 1, 1, 1, 1), (3, 3), (2, 4), (4, 2), (5, 1)])
@pytest.mark.parametrize("between", [" ", "-", ".", "\n", "/"])
def test_a_key_in_pieces_is_known_by_its_phone(answering: Answering, pieces: tuple[int, ...], between: str) -> None:
    figures = iter(answering.key)
    key = between.join("".join(next(figures) for _ in range(size)) for size in pieces)
    assert answering.text(CENTRE, f"{key} 1") is Outcome.COUNTED
    assert answering.text(CENTRE, f"{key}{between}0", minutes=1) is Outcome.COUNTED and answering.state() is None


def test_an_answer_glued_to_the_last_piece_counts_and_another_phones_key_does_not(answering: Answering) -> None:
    key = answering.key
    assert answering.text(STRANGER, f"{key[:3]} {key[3:]}1") is Outcome.FROM_NOBODY
    assert answering.text(ANOTHER_CENTRE, f"{key[:3]} {key[3:]}1") is Outcome.FROM_NOBODY
    assert answering.text(CENTRE, f"{key[:3]} {key[3:]}1") is Outcome.COUNTED


@pytest.mark.parametrize(
    "body", ["00 123 45 67 1", "2026 11 30 1", "1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6", "7 kvartal 12 uy 5"]
)
def test_other_figures_in_pieces_are_no_key(answering: Answering, body: str) -> None:
    assert answering.text(CENTRE, body) in (Outcome.WRONG_KEY, Outcome.WITHOUT_KEY, Outcome.BESIDE)
    assert answering.state() is AlertState.OPEN


@pytest.mark.parametrize(
    "asked", ["KEY qayerda", "KEY telefoni qanaqa?", "KEY где она?", "CODE qayerda?", "manzili qayerda?"]
)
def test_who_asks_where_she_is_reads_the_alarm_as_it_is_by_now(answering: Answering, asked: str) -> None:
    with answering.record.book(at=after(minutes=1)) as book:
        assert book.alert is not None
        book.save_alert(replace(book.alert, place=Place(RegionCode("UZ-SA"))), Change(Happening.PLACED, Doer.CALLER))
    answering.text(CENTRE, asked, minutes=2)
    assert "Samarqand" in answering.told(CENTRE)[-1] and key_in(answering.told(CENTRE)[-1]) == answering.key
    assert answering.state() is AlertState.OPEN


def test_who_takes_it_and_asks_has_it_and_is_answered(answering: Answering) -> None:
    assert answering.text(CENTRE, "KEY 1 u qayerda?") is Outcome.COUNTED
    _, counted, alarm = answering.told(CENTRE)
    assert "sizda." in counted and "yordam so'raldi" in alarm
    assert answering.state() is AlertState.ACKNOWLEDGED


def test_of_several_alerts_a_question_without_a_name_is_told_nothing_of_any(answering: Answering) -> None:
    answering.record.help(ANOTHER_CALLER, after(minutes=1))
    with answering.record.book(ANOTHER_CALLER, after(minutes=1)) as book:
        raise_alert(book, Origin.USSD, Place(ANDIJON), around())
    told_before = len(answering.told(CENTRE))
    assert answering.text(CENTRE, "manzili qayerda?", minutes=3) is Outcome.BESIDE
    assert len(answering.told(CENTRE)) == told_before


def test_a_flood_of_questions_in_its_name_comes_to_an_end(answering: Answering) -> None:
    for second in range(MOST_SAID_TO_ITS_KEY + 20):
        answering.text(CENTRE, "qayerda?", seconds=second)
    assert len(answering.told(CENTRE)) <= MOST_SAID_TO_ITS_KEY + 1


@pytest.mark.parametrize(
    ("body", "happened"),
    [
        ("KEY 1 oldim, eri qurollangan, politsiya bilan boryapmiz", [Happening.WROTE, Happening.TAKEN]),
        ("KEY 2 не наш район, передайте", [Happening.WROTE, Happening.PASSED_ON]),
        ("KEY 0 закрыто, она у родителей", [Happening.WROTE, Happening.BY_PHONE]),
        ("KEY 1 oldim rahmat", [Happening.TAKEN]),
        ("KEY 0 yopildi", [Happening.BY_PHONE]),
    ],
)
def test_what_stands_beside_an_answer_that_counts_stands_beside_the_alert(
    answering: Answering, body: str, happened: list[Happening]
) -> None:
    answering.text(CENTRE, body)
    assert answering.happened() == happened
    reasons = [row["reason"] for row in answering.record.rows(alert_events) if row["what"] == "wrote"]
    assert reasons == ["by_key"] * happened.count(Happening.WROTE)


@pytest.mark.parametrize("body", ["она у нас, всё улажено, закрывайте", "u bizda, hammasi hal bo'ldi, yoping"])
def test_settled_without_a_key_closes_nothing_and_the_phone_reads_what_would_be_right(
    answering: Answering, body: str
) -> None:
    assert answering.text(CENTRE, body) is Outcome.WITHOUT_KEY
    assert answering.happened() == [Happening.WROTE] and answering.state() is AlertState.OPEN
    assert "0 yopildi" in answering.told(CENTRE)[-1]


@pytest.mark.parametrize("body", ["она у нас, всё улажено, закрывайте", "u bizda, hammasi hal bo'ldi, yoping"])
def test_settled_in_a_contacts_name_is_no_arrival_and_stands_beside_the_alert(answering: Answering, body: str) -> None:
    answering.text(AZIZA, body)
    assert answering.happened() == [Happening.WROTE]
