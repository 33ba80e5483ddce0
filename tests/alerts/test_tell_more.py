"""She writes something more while her alert is open: it stands beside it, and who may read her words reads it."""

from alerts.alert import Origin, Place
from alerts.escalation.escalate import escalate
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.help.tell_more import BETWEEN, MOST_BESIDE, MOST_PASSED_ON, Written, tell_more
from alerts.notice import KEY, Notice, Recipient
from alerts.people import ContactState
from alerts.states import Happening
from alerts.who_decides.proof import Proof
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import BARNO, around, caller, contact
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode

ANDIJON, XORAZM = RegionCode("UZ-AN"), RegionCode("UZ-XO")
XONQA = Place(XORAZM, typed="Xonqa 5")
HURRY = Place(typed="tezroq kelinglar")


def asked(**chosen: object) -> FakeBook:
    """She asked by text; one of her contacts agreed, the other did not."""
    agreed = contact(state=ContactState.ACCEPTED)
    book = FakeBook(caller(agreed, contact("Barno", BARNO), region=ANDIJON, **chosen))
    book.vouched = Proof.NONE
    raise_alert(book, Origin.SMS, Place(), around())
    book.new_posts()
    return book


def wrote(book: FakeBook, place: Place) -> list[Notice]:
    tell_more(book, Written(place.typed, place), around())
    return book.new_posts()


def to(posted: list[Notice]) -> set[str]:
    return {notice.to.key for notice in posted}


def test_a_place_alone_goes_to_who_was_told_and_its_centre_is_alarmed() -> None:
    book = asked()
    posted = wrote(book, XONQA)
    assert to(posted) == {"contact-Aziza", "contact-Barno", "DEMO-AN-1", "DEMO-XO-1"}
    assert all("Xorazm" in notice.body for notice in posted)
    assert [notice.to.key for notice in posted if KEY in notice.body] == ["DEMO-XO-1"]


def test_words_without_a_place_go_to_who_may_read_them_and_put_no_place_out_of_its_own() -> None:
    book = asked()
    wrote(book, XONQA)
    posted = wrote(book, HURRY)
    assert to(posted) == {"contact-Aziza", "DEMO-AN-1", "DEMO-XO-1"}
    assert all("tezroq" not in notice.body and "tezroq kelinglar" in notice.own_words for notice in posted)
    assert all(notice.own_words.endswith("yozdi: <tezroq kelinglar>, tasdiqsiz") for notice in posted)
    assert book.alert is not None and book.alert.claimed == XONQA


def test_each_text_is_told_once_and_alone() -> None:
    book = asked()
    wrote(book, XONQA)
    for words in ("eshik orqasida turibdi", "telefon qilmang u yonimda"):
        posted = wrote(book, Place(typed=words))
        assert len(posted) == 3
        assert all(notice.own_words.endswith(f"yozdi: <{words}>, tasdiqsiz") for notice in posted)
        assert not wrote(book, Place(typed=words))


def test_where_her_words_go_out_in_no_text_staff_read_that_there_are_new_ones_each_time() -> None:
    book = asked()
    for words in ("eshik orqasida turibdi", "telefon qilmang"):
        bodies = [notice.body for notice in wrote(book, Place(typed=words)) if notice.to.kind is Recipient.CENTRE]
        assert bodies and all(body.endswith("yozdi: so'zlari konsolda") for body in bodies)


def test_a_link_alone_is_for_staff_and_nothing_to_tell_a_contact() -> None:
    assert to(wrote(asked(), Place(typed="https://evil.example/x"))) == {"DEMO-AN-1"}


def test_a_centre_that_is_told_late_reads_the_newest_of_many_long_texts_too() -> None:
    book = asked()
    for number in range(4):
        wrote(book, Place(typed=f"{number} nima qilishni bilmayman " * 5))
    (alarm,) = [notice for notice in wrote(book, XONQA) if notice.to.key == "DEMO-XO-1"]
    where, words = alarm.own_words.index("<Xonqa 5> ("), alarm.own_words.index("nima qilishni")
    assert where < words, "her last place stands alone, and what names none behind it"


def test_words_beside_a_place_are_followed_by_no_place_unknown() -> None:
    book = asked()
    wrote(book, HURRY)
    wrote(book, Place(typed="podvalda"))
    (alarm,) = [notice for notice in wrote(book, XONQA) if notice.to.key == "DEMO-XO-1"]
    assert "<tezroq kelinglar / podvalda>" in alarm.own_words and "noma'lum" not in alarm.own_words


def test_what_escalation_says_later_holds_her_place_alone_and_her_other_words_apart() -> None:
    book = asked()
    for place in (XONQA, HURRY, Place(typed="podvalda, 5-uy"), Place(typed="u yana keldi")):
        wrote(book, place)
    book.later(minutes=1)
    escalate(book, around())
    texts = [notice.own_words for notice in book.new_posts() if notice.to.kind is not Recipient.CONTACT]
    assert texts
    for text in texts:
        assert "<Xonqa 5> (Xorazm" in text and "SMS: <podvalda, 5-uy>," in text
        assert "<tezroq kelinglar / u yana keldi>, tasdiqsiz" in text
        assert text.index("<Xonqa 5") < text.index("u yana keldi")


def test_texts_in_her_name_use_up_no_alarm_of_those_who_were_told() -> None:
    book = asked()
    assert book.alert is not None
    before = book.told(book.alert)
    for words in ("bir", "ikki", "uch", "to'rt"):
        wrote(book, Place(typed=words))
    assert book.told(book.alert) == before


def test_it_stands_in_the_history_with_her_words() -> None:
    book = asked()
    wrote(book, HURRY)
    assert (book.history[-1].what, book.history[-1].note) == (Happening.TOLD_MORE, "tezroq kelinglar")


def test_during_an_alert_that_she_dialled_a_place_is_a_claim() -> None:
    book = FakeBook(caller(region=ANDIJON))
    raise_alert(book, Origin.USSD, Place(), around())
    book.new_posts()
    book.vouched = Proof.NONE
    assert all("tasdiqsiz" in notice.body for notice in wrote(book, XONQA))
    assert book.alert is not None and book.alert.place == Place(ANDIJON)


def test_once_it_is_over_for_her_phone_staff_alone_hear_of_it() -> None:
    book = asked()
    take_back(book, around(), Proof.NONE)
    book.new_posts()
    assert to(wrote(book, XONQA)) == {"DEMO-AN-1"}


def test_a_machine_fills_neither_phones_nor_the_history() -> None:
    book = asked()
    heard = [bool(wrote(book, Place(typed=f"so'z {number}"))) for number in range(MOST_BESIDE + 5)]
    assert sum(heard) == MOST_PASSED_ON + 1
    assert sum(change.what is Happening.TOLD_MORE for change in book.history) == MOST_BESIDE


def test_however_much_was_written_a_new_place_goes_on_and_words_every_few_minutes() -> None:
    book = asked()
    for number in range(MOST_PASSED_ON + 3):
        wrote(book, Place(typed=f"so'z {number}"))
    assert wrote(book, Place(typed="yana keldi")) == []
    assert to(wrote(book, XONQA)) == {"contact-Aziza", "contact-Barno", "DEMO-AN-1", "DEMO-XO-1"}
    book.later(minutes=BETWEEN.total_seconds() // 60 + 1)
    assert any("eshikda" in notice.own_words for notice in wrote(book, Place(typed="eshikda turibdi")))


def test_where_no_staff_may_see_the_alert_her_words_stand_among_the_unread_too() -> None:
    book = asked(tell_centre=TellCentre.NO)
    assert not tell_more(book, Written("Xonqa", XONQA), around())
    assert {notice.to.kind for notice in book.new_posts()} == {Recipient.CONTACT}


def test_without_an_alert_there_is_nothing_to_tell_more_of() -> None:
    book = FakeBook(caller(region=ANDIJON))
    assert not tell_more(book, Written("Xonqa", XONQA), around())
    assert book.posted == []
