"""What stands in the texts: short, in the reader's language, and her own words only for who may read them."""

from dataclasses import replace
from itertools import product

import pytest

from alerts import wording
from alerts.alert import Origin, Place
from alerts.answer_her import text_centre
from alerts.answers.acknowledge import Answer, acknowledge
from alerts.escalation.escalate import escalate
from alerts.help.raise_alert import place_alert, raise_alert
from alerts.help.take_back import take_back
from alerts.help.tell_more import Written, tell_more
from alerts.notice import KEY, Notice, Recipient
from alerts.people import ContactState
from alerts.surroundings import Surroundings
from alerts.who_decides.proof import Proof
from regions.directory import Directory
from tests.alerts.fake_book import FakeBook
from tests.alerts.world import BARNO, around, caller, contact, directory, geography, words
from texts.alphabet import Alphabet, length_of
from texts.give_away import gives_away
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.languages import EN, OFFERED, RU, UZ, UZ_CYRL, Language
from vocabulary.phone_number import PhoneNumber
from vocabulary.point import Point

CHIRCHIQ = Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq"))
MARGILON = Place(RegionCode("UZ-FA"), DistrictCode("UZ-FA-margilon"))
LONGEST_NAME = "Abdurahmonova-Qizi-N"
OWN_TEXT = "Orqa eshikdan kiring"


def everything_posted(book: FakeBook, place: Place, surroundings: Surroundings) -> list[Notice]:
    """Every kind of notice that goes to others: alarm, place, passed on, who goes, taken back."""
    raise_alert(book, Origin.SMS, Place(), surroundings)
    place_alert(book, place, surroundings)
    told = [notice.to for notice in book.posted]
    acknowledge(book, told[0], Answer.GOING, surroundings)
    acknowledge(book, told[-1], Answer.PASSED_ON, surroundings)
    acknowledge(book, told[-1], Answer.TAKEN, surroundings)
    take_back(book, surroundings, Proof.PIN)
    return book.new_posts()


def alarm_to_a_contact(language: Language, place: Place = CHIRCHIQ, surroundings: Surroundings | None = None) -> Notice:
    agreed = contact(state=ContactState.ACCEPTED, language=language)
    book = FakeBook(caller(agreed, own_name="Nodira"))
    raise_alert(book, Origin.USSD, place, surroundings or around())
    return book.posted[0]


# ---- content


def test_a_contact_reads_who_where_when_and_what_to_do() -> None:
    body = alarm_to_a_contact(UZ).body
    what_to_do = ("qo'ng'iroq qilmang", "102", "1 boraman", "2 borolmayman")
    assert [part for part in ("SHOSHILINCH", "Nodira", "Chirchiq", "00:00", *what_to_do) if part not in body] == []


@pytest.mark.parametrize("language", OFFERED)
def test_each_contact_is_written_to_in_the_language_of_her_own(language: Language) -> None:
    names = geography().district(DistrictCode("UZ-TO-chirchiq")).names
    body = alarm_to_a_contact(language).body
    assert names[language] in body
    assert words().say("contact.alarm", language, who="Nodira", code="7000", place="@", time="@").split("@")[0] in body


def test_without_a_name_of_hers_her_number_says_who_asks() -> None:
    book = FakeBook(caller(contact()))
    raise_alert(book, Origin.USSD, Place(), around())
    assert "+998 00 000 00 01" in book.posted[0].body


def test_a_centre_reads_the_reference_first_then_her_number_and_at_the_end_the_key_to_answer_with() -> None:
    book = FakeBook(caller(own_name="Nodira"))
    raise_alert(book, Origin.USSD, CHIRCHIQ, around())
    [notice] = book.posted
    assert notice.body.startswith("7000: ")
    assert "+998 00 000 00 01" in notice.body
    assert notice.body.endswith(f" Javob: {KEY} 1 oldim, 2 boshqaga, 0 yopildi")


@pytest.mark.parametrize(("origin", "is_warned"), [(Origin.USSD, False), (Origin.SMS, True)])
def test_a_centre_is_warned_of_a_sender_that_nobody_verified(origin: Origin, is_warned: bool) -> None:
    book = FakeBook(caller())
    raise_alert(book, origin, Place(), around())
    assert ("tasdiqsiz" in book.posted[0].body) is is_warned


def test_a_language_without_a_catalogue_costs_no_alarm() -> None:
    assert "SHOSHILINCH" in alarm_to_a_contact(Language("kaa")).body


def test_a_place_that_the_data_has_lost_is_called_unknown() -> None:
    lost = Place(RegionCode("UZ-ZZ"), DistrictCode("UZ-ZZ-atlantis"))
    assert "joyi noma'lum" in alarm_to_a_contact(UZ, lost).body


# ---- her own words


@pytest.mark.parametrize("state", [ContactState.ADDED, ContactState.ACCEPTED])
def test_her_own_words_go_only_to_a_contact_who_agreed(state: ContactState) -> None:
    book = FakeBook(caller(contact(state=state), own_text=OWN_TEXT))
    raise_alert(book, Origin.SMS, Place(typed="bozor oldida"), around())
    notice = book.posted[0]
    assert OWN_TEXT not in notice.body and "bozor" not in notice.body
    if state is ContactState.ACCEPTED:
        assert OWN_TEXT in notice.own_words and "bozor oldida" in notice.own_words
    else:
        assert notice.own_words == ""


def test_a_later_place_in_her_own_words_goes_only_to_who_may_read_them() -> None:
    book = FakeBook(
        caller(contact(), contact("Barno", BARNO, ContactState.ACCEPTED), own_text=OWN_TEXT, region=RegionCode("UZ-AN"))
    )
    raise_alert(book, Origin.SMS, Place(), around())
    book.new_posts()
    raise_alert(book, Origin.SMS, Place(typed="bozor oldida"), around())
    posted = {notice.to.key: notice for notice in book.new_posts()}
    assert set(posted) == {"contact-Barno", "DEMO-AN-1"}
    assert all("bozor" not in notice.body and "bozor oldida" in notice.own_words for notice in posted.values())


def test_a_centre_reads_the_place_in_her_words_and_never_her_text_for_friends() -> None:
    book = FakeBook(caller(own_text=OWN_TEXT))
    raise_alert(book, Origin.SMS, Place(typed="bozor oldida"), around())
    [notice] = book.posted
    assert "bozor oldida" in notice.own_words
    assert OWN_TEXT not in notice.own_words + notice.body


@pytest.mark.parametrize("typed", ["adashib bosibman hammasi joyida", "bu sinov", "kelmang, hazil", "это проверка"])
def test_what_would_call_an_alarm_off_in_it_reaches_staff_and_no_contact(typed: str) -> None:
    hers = caller(contact(state=ContactState.ACCEPTED), own_name="Hazil", own_text="kelmang")
    book = FakeBook(hers)
    raise_alert(book, Origin.SMS, Place(RegionCode("UZ-TO"), typed="bozor oldida"), around())
    tell_more(book, Written(typed, Place(typed=typed)), around())
    raise_alert(book, Origin.SMS, Place(typed=f"{typed} rost"), around())
    to_contact = [one.body + one.own_words for one in book.posted if one.to.kind is Recipient.CONTACT]
    to_staff = [one.body + one.own_words for one in book.posted if one.to.kind is not Recipient.CONTACT]
    assert any("bozor oldida" in text for text in to_contact)
    assert not any(words in text for text in to_contact for words in (typed, "Hazil", "kelmang"))
    assert any(typed in text for text in to_staff)


def test_without_words_of_her_own_there_is_one_text_only() -> None:
    book = FakeBook(caller(contact(state=ContactState.ACCEPTED)))
    raise_alert(book, Origin.USSD, CHIRCHIQ, around())
    assert {notice.own_words for notice in book.posted} == {""}


# ---- length


@pytest.mark.parametrize("place", [CHIRCHIQ, MARGILON])
def test_an_alarm_in_uzbek_latin_with_ordinary_values_is_one_part(place: Place) -> None:
    no_link = around(map_link="x" * 200)
    length = length_of(alarm_to_a_contact(UZ, place, no_link).body)
    assert (length.alphabet, length.parts) == (Alphabet.GSM7, 1)
    for origin in Origin:
        book = FakeBook(caller())
        raise_alert(book, origin, place, no_link)
        assert length_of(book.posted[0].body).parts == 1


def longest_place() -> Place:
    district = max(
        (district for region in geography().regions for district in geography().districts(region.code)),
        key=lambda district: len(district.names[UZ_CYRL]) + len(geography().region(district.region).names[UZ_CYRL]),
    )
    return Place(district.region, district.code)


@pytest.mark.parametrize(("language", "cyrillic"), list(product(OFFERED, [True, False])))
def test_every_notice_fits_its_budget_even_with_the_longest_values(language: Language, cyrillic: bool) -> None:
    surroundings = around(cyrillic=cyrillic)
    name = "Абдураҳмонова-Қизи-Н" if language != UZ else LONGEST_NAME
    people = (contact(name, language=language), contact("Barno", BARNO, language=language))
    posted = everything_posted(FakeBook(caller(*people, own_name=name)), longest_place(), surroundings)
    budgets = {key: words().budget(key) for key in words().keys}
    for notice in posted:
        key = key_of(notice, posted)
        budget = budgets[key]
        assert budget is not None and budget.sms_parts is not None
        assert length_of(notice.body).parts <= budget.sms_parts, (key, notice.body)
        assert cyrillic or length_of(notice.body).alphabet is Alphabet.GSM7, notice.body


def key_of(notice: Notice, posted: list[Notice]) -> str:
    """The catalogue's key of a notice, by the order of `everything_posted`."""
    firsts = [one for one in posted if one.to.id == notice.to.id]
    kind = "contact.alarm" if notice.to.kind is Recipient.CONTACT else "centre.alarm.sms"
    return kind if notice == firsts[0] else "alert.place"


@pytest.mark.parametrize("key", [key for key in words().keys if key.startswith("caller.")])
@pytest.mark.parametrize("language", [*OFFERED, EN])
def test_each_text_to_her_fits_its_budget_and_gives_nobody_away(key: str, language: Language) -> None:
    budget = words().budget(key)
    assert budget is not None and budget.sms_parts == 1
    for cyrillic in (True, False):
        her = caller(language=language)
        longest = dict.fromkeys(words().placeholders(key), "Qoraqalpog'iston, Toshkent vil.")
        longest |= {"number": "+971 50 123 45 67"} if "number" in longest else {}
        longest |= {"code": "4829" if key == "caller.menu_code" else "482913"} if "code" in longest else {}
        text = wording.to_her(key.removeprefix("caller."), her, around(cyrillic=cyrillic), **longest)
        assert length_of(text).parts == 1
        assert gives_away(text) is None


# ---- the map


def test_the_map_link_is_there_when_it_costs_no_part() -> None:
    book = FakeBook(caller())
    raise_alert(book, Origin.USSD, CHIRCHIQ, around(map_link="geo:{lat},{lon}"))
    [notice] = book.posted
    assert " geo:41.4689,69.5822 Javob: " in notice.body
    assert length_of(notice.body).parts == 1


def test_the_map_link_is_left_out_when_it_would_cost_a_part() -> None:
    body = alarm_to_a_contact(UZ, surroundings=around(map_link="geo:{lat},{lon}?" + "x" * 160)).body
    assert "geo:" not in body


@pytest.mark.parametrize("place", [Place(), Place(RegionCode("UZ-AN"))])
def test_there_is_no_map_of_a_place_that_is_no_point(place: Place) -> None:
    assert "geo:" not in alarm_to_a_contact(UZ, place, around(map_link="geo:{lat},{lon}")).body


@pytest.mark.parametrize("language", OFFERED)
def test_her_coordinates_are_worth_a_part(language: Language) -> None:
    at_point = replace(CHIRCHIQ, point=Point(69.24, 41.31))
    body = alarm_to_a_contact(language, at_point, around(map_link="geo:{lat},{lon}?" + "x" * 60)).body
    assert "geo:41.3100,69.2400?" in body


def test_coordinates_abroad_stand_for_a_place_without_a_name() -> None:
    body = alarm_to_a_contact(UZ, Place(point=Point(69.62, 40.28)), around(map_link="geo:{lat},{lon}")).body
    assert "40.2800 69.6200" in body and body.endswith(" geo:40.2800,69.6200")


def test_later_coordinates_are_told_to_everybody_with_their_map() -> None:
    book = FakeBook(caller(contact(), region=RegionCode("UZ-AN")))
    raise_alert(book, Origin.SMS, Place(), around(map_link="geo:{lat},{lon}"))
    book.new_posts()
    raise_alert(
        book, Origin.SMS, Place(RegionCode("UZ-AN"), point=Point(72.34, 40.78)), around(map_link="geo:{lat},{lon}")
    )
    assert [notice.to.kind for notice in book.posted] == [Recipient.CONTACT, Recipient.CENTRE]
    assert all("geo:40.7800,72.3400" in notice.body for notice in book.posted)


# ---- her own phone


@pytest.mark.parametrize("centre", directory().centres, ids=lambda centre: centre.code)
@pytest.mark.parametrize("language", [*OFFERED])
def test_a_centre_that_she_asked_for_is_sent_without_a_word_that_gives_her_away(
    centre: object, language: Language
) -> None:
    book = FakeBook(caller(language=language))
    text_centre(book, centre.code, around())  # type: ignore[attr-defined]
    [notice] = book.posted
    assert gives_away(notice.body) is None
    assert centre.phone in notice.body  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("language", "hours"),
    [(UZ, "Du-Ju 09:00-18:00; Sha dam"), (UZ_CYRL, "Ду-Жу 09:00-18:00; Ша дам"), (RU, "Пн-Пт 09:00-18:00; Сб вых")],
)
def test_the_hours_that_she_asked_for_are_in_her_language(language: Language, hours: str) -> None:
    surroundings = around()
    [first, *_] = surroundings.directory.centres
    centre = replace(first, hours="Mo-Fr 09:00-18:00; Sa off")
    book = FakeBook(caller(language=language))
    text_centre(book, first.code, replace(surroundings, directory=type(surroundings.directory)([centre])))
    assert book.posted[0].body.endswith(hours)


def test_an_address_that_gives_her_away_is_left_out() -> None:
    surroundings = around()
    [first, *_] = surroundings.directory.centres
    telling = replace(first, address_uz="Militsiya ko'chasi 5")
    book = FakeBook(caller())
    text_centre(book, first.code, replace(surroundings, directory=type(surroundings.directory)([telling])))
    assert "Militsiya" not in book.posted[0].body
    assert first.phone in book.posted[0].body


def test_a_number_that_everybody_knows_is_left_out() -> None:
    surroundings = around()
    [first, *_] = surroundings.directory.centres
    known = replace(first, phone=PhoneNumber("1146"))
    book = FakeBook(caller())
    text_centre(book, first.code, replace(surroundings, directory=type(surroundings.directory)([known])))
    assert "1146" not in book.posted[0].body


def test_no_shelter_address_is_sent() -> None:
    surroundings = around()
    [first, *_] = surroundings.directory.centres
    hidden = replace(first, public_address=False)
    book = FakeBook(caller())
    text_centre(book, first.code, replace(surroundings, directory=type(surroundings.directory)([hidden])))
    assert first.address_uz not in book.posted[0].body


@pytest.mark.parametrize("language", [RU, UZ_CYRL])
def test_a_duty_phone_reads_in_the_language_that_the_directory_names(language: Language) -> None:
    speaking = Directory([replace(centre, language=language) for centre in directory().centres])
    book = FakeBook(caller())
    raise_alert(book, Origin.USSD, CHIRCHIQ, replace(around(), directory=speaking))

    (alarm,) = (notice for notice in book.posted if notice.to.kind is Recipient.CENTRE)

    assert length_of(alarm.body).alphabet is Alphabet.UCS2
    assert KEY in alarm.body
    assert length_of(alarm.body).parts <= 4


def test_a_shortened_place_ends_a_sentence_with_one_dot() -> None:
    book = FakeBook(caller(contact(), region=RegionCode("UZ-TK")))
    raise_alert(book, Origin.USSD, Place(), around())
    for _ in range(12):
        book.later(minutes=10)
        escalate(book, around())
    read = [one.body for one in book.posted]
    assert any("Toshkent sh." in body for body in read) and not [body for body in read if "sh.." in body]
