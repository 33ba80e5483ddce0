"""A text to her own phone when somebody goes to her: only if she turned it on, neutral, and once for each who goes."""

import pytest

from alerts.alert import Origin, Place
from alerts.answer_her import EXCHANGE
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.carry_out import carry_out
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.notice import Addressee, Notice, Promise, Recipient, TellReason, Urgency
from alerts.people import Contact
from alerts.private import Private
from alerts.team.staff import Hand, take
from alerts.who_decides.proof import Proof
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import AZIZA, BARNO, around, caller, contact, directory
from texts.alphabet import length_of
from texts.give_away import gives_away
from vocabulary import effects
from vocabulary.choices import SmsAnswers
from vocabulary.codes import RegionCode
from vocabulary.languages import OFFERED, RU, UZ, UZ_CYRL, Language
from vocabulary.states import Access

ANDIJON = RegionCode("UZ-AN")
THE_CENTRE = directory().in_region(ANDIJON)[0]
FROM_AZIZA = Addressee(Recipient.CONTACT, "contact-Aziza", AZIZA, TellReason.HER_CONTACT)
FROM_BARNO = Addressee(Recipient.CONTACT, "contact-Barno", BARNO, TellReason.HER_CONTACT)
FROM_CENTRE = Addressee(Recipient.CENTRE, THE_CENTRE.code, THE_CENTRE.duty_sms, TellReason.NOT_ASKED_AND_DEFAULT_YES)
WANTS_IT = Private(hears_who_goes=True)


def told_book(private: Private = WANTS_IT, name: str = "Aziza", language: Language = UZ) -> FakeBook:
    """An open alert that two contacts and a centre were told of."""
    people = (Contact("contact-Aziza", name, AZIZA, UZ), contact("Barno", BARNO))
    book = FakeBook(caller(*people, region=ANDIJON, private=private, language=language))
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    return book


def to_her(book: FakeBook) -> list[Notice]:
    return [notice for notice in book.new_posts() if notice.to.kind is Recipient.CALLER]


def bodies(book: FakeBook, *answers: tuple[Addressee, Answer]) -> list[str]:
    """What her phone gets of these answers."""
    for who, answer in answers:
        acknowledge(book, who, answer, around())
    return [notice.body for notice in to_her(book)]


def test_who_goes_is_named_to_her_in_one_text_that_is_never_repeated() -> None:
    book = told_book()
    acknowledge(book, FROM_AZIZA, Answer.GOING, around())
    [notice] = to_her(book)
    assert (notice.body, notice.to.number) == ("Aziza: ha.", book.caller.number)
    assert (notice.promise, notice.urgency) == (Promise.AT_MOST_ONCE, Urgency.ANSWER)
    assert notice.expires_at == book.now + EXCHANGE


@pytest.mark.parametrize("answer", Answer)
@pytest.mark.parametrize("who", [FROM_AZIZA, FROM_CENTRE], ids=["contact", "centre"])
def test_who_never_turned_it_on_gets_nothing(who: Addressee, answer: Answer) -> None:
    assert bodies(told_book(Private()), (who, answer)) == []


def test_a_centre_or_the_team_is_not_named() -> None:
    assert bodies(told_book(), (FROM_CENTRE, Answer.TAKEN)) == ["Javob: ha."]
    book = told_book()
    assert book.alert is not None
    take(book, Hand("nodira", book.alert.id), around())
    assert [notice.body for notice in to_her(book)] == ["Javob: ha."]


def test_each_who_goes_is_named_once_whatever_they_answer_later() -> None:
    back_and_forth = [(FROM_AZIZA, answer) for answer in (Answer.GOING, Answer.CANNOT, Answer.GOING)]
    assert bodies(told_book(), *back_and_forth, (FROM_BARNO, Answer.GOING)) == ["Aziza: ha.", "Barno: ha."]


def test_the_team_that_takes_it_after_a_centre_is_no_news_to_her() -> None:
    book = told_book()
    assert bodies(book, (FROM_CENTRE, Answer.TAKEN), (FROM_CENTRE, Answer.PASSED_ON)) == ["Javob: ha."]
    assert book.alert is not None
    take(book, Hand("nodira", book.alert.id), around())
    assert to_her(book) == []


def test_a_new_alert_is_news_again() -> None:
    book = told_book()
    bodies(book, (FROM_AZIZA, Answer.GOING))
    take_back(book, around(), Proof.PIN)
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    assert bodies(book, (FROM_AZIZA, Answer.GOING)) == ["Aziza: ha."]


@pytest.mark.parametrize("answer", [Answer.CANNOT, Answer.PASSED_ON, Answer.CLOSED])
def test_no_other_answer_is_for_her(answer: Answer) -> None:
    assert bodies(told_book(), (FROM_AZIZA if answer is Answer.CANNOT else FROM_CENTRE, answer)) == []


def test_nothing_comes_of_an_alert_that_is_over_or_that_she_was_forced_to_take_back() -> None:
    for forced in (False, True):
        book = told_book()
        take_back(book, around(), Proof.DURESS if forced else Proof.PIN)
        assert bodies(book, (FROM_AZIZA, Answer.GOING), (FROM_CENTRE, Answer.TAKEN)) == []
    assert book.alert is not None and book.alert.forced
    take(book, Hand("nodira", book.alert.id, book.alert.held), around())
    assert to_her(book) == []


def test_a_contact_whom_she_removed_is_not_named() -> None:
    book = told_book()
    book.remove_contact("contact-Aziza")
    assert bodies(book, (FROM_AZIZA, Answer.GOING)) == []


# ---- what it says


@pytest.mark.parametrize(("who", "answer"), [(FROM_AZIZA, Answer.GOING), (FROM_CENTRE, Answer.TAKEN)])
def test_a_phrase_of_her_own_stands_alone_and_once(who: Addressee, answer: Answer) -> None:
    own = Private(sms_answers=SmsAnswers.OWN_PHRASE, own_phrase="Buyurtmangiz tayyor", hears_who_goes=True)
    assert bodies(told_book(own), (who, answer), (FROM_BARNO, Answer.GOING)) == ["Buyurtmangiz tayyor"]


@pytest.mark.parametrize("name", ["Advokat Aziza", "Markaz", "Ольга психолог", "Police", "Ёрдам"])
def test_a_name_that_gives_her_away_is_left_out(name: str) -> None:
    assert bodies(told_book(name=name), (FROM_AZIZA, Answer.GOING)) == ["Javob: ha."]


@pytest.mark.parametrize("cyrillic", [True, False])
@pytest.mark.parametrize("language", OFFERED)
def test_it_is_neutral_and_one_part_in_every_language_and_script(language: Language, cyrillic: bool) -> None:
    for name in ("Abdurahmonova-Qizi-N", "Абдурахманова-Кызы-Н"):
        book = told_book(name=name, language=language)
        for who, answer in ((FROM_AZIZA, Answer.GOING), (FROM_CENTRE, Answer.TAKEN)):
            acknowledge(book, who, answer, around(cyrillic=cyrillic))
        texts = [notice.body for notice in to_her(book)]
        assert len(texts) == 2
        assert all(gives_away(text) is None and length_of(text).parts == 1 for text in texts)


@pytest.mark.parametrize(("language", "text"), [(UZ, "Aziza: ha."), (UZ_CYRL, "Aziza: ҳа."), (RU, "Aziza: да.")])
def test_it_is_in_the_language_that_she_reads(language: Language, text: str) -> None:
    assert bodies(told_book(language=language), (FROM_AZIZA, Answer.GOING)) == [text]


# ---- turning it on and off


def test_it_is_off_until_she_turns_it_on() -> None:
    book = told_book(Private())
    assert not book.caller.profile.private.hears_who_goes
    carry_out(effects.SetHearsWhoGoes(True), book, Origin.USSD, around())
    assert bodies(book, (FROM_AZIZA, Answer.GOING)) == ["Aziza: ha."]


@pytest.mark.parametrize("access", [Access.LOCKED, Access.FRESH, Access.FORCED])
@pytest.mark.parametrize("on", [True, False])
def test_nobody_turns_it_on_or_off_without_her_pin(access: Access, on: bool) -> None:
    book = told_book(Private(pin="a hash", hears_who_goes=not on))
    book.access = access
    carry_out(effects.SetHearsWhoGoes(on), book, Origin.USSD, around())
    assert book.caller.profile.private.hears_who_goes is not on


@pytest.mark.parametrize(
    ("answers", "hears"), [(SmsAnswers.OFF, False), (SmsAnswers.NEUTRAL, True), (SmsAnswers.OWN_PHRASE, True)]
)
def test_who_wants_no_answers_at_all_gets_none_of_these_either(answers: SmsAnswers, hears: bool) -> None:
    book = told_book()
    carry_out(effects.SetSmsAnswers(answers, ""), book, Origin.USSD, around())
    assert book.caller.profile.private.hears_who_goes is hears
