"""Every word that she can text: what it does, what it says when it cannot, and that nothing it says gives her away."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType, example_number_for_type, format_number

from alerts.alert import Kind, Place
from alerts.later import as_shown
from alerts.notice import Promise, Recipient, Urgency
from alerts.people import LONGEST_NAME, MOST_CONTACTS
from alerts.private import Private
from alerts.who_decides.pin import hash_pin
from alerts.who_decides.proof import Proof
from sms.commands import CARRIED_OUT, LONGEST_PLACE, carry_out_command, carry_out_errand
from sms.her_words.read import Word, read
from tests.alerts.fake_book import HER_NUMBER, FakeBook
from tests.alerts.world import AZIZA, around, caller, contact
from texts.alphabet import length_of
from texts.give_away import gives_away
from texts.typed import without_marks
from vocabulary.choices import LabelledPlace, PlaceLabel
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.languages import OFFERED, RU, UZ, UZ_CYRL, Language
from vocabulary.match import Match
from vocabulary.phone_number import PhoneNumber
from vocabulary.point import Point
from vocabulary.states import Access

ANDIJON = RegionCode("UZ-AN")
PINS = Private(pin=hash_pin("4071"), duress_pin=hash_pin("9950"))
HER_PEOPLE = (contact("Aziza"), contact("O'g'iloy", PhoneNumber("+998000000013")))


def texted(body: str, book: FakeBook | None = None, countries: tuple[str, ...] = ()) -> FakeBook:
    """Her book after a text of hers, which proves nothing."""
    book = book or FakeBook(caller(language=UZ))
    book.vouched = Proof.NONE
    command = read(body)
    assert command.word in CARRIED_OUT
    carry_out_command(command, book, around(countries=countries))
    return book


def answers(book: FakeBook) -> list[str]:
    """The texts to her own phone, each of which keeps its promises."""
    hers = [notice for notice in book.posted if notice.to.kind is Recipient.CALLER]
    for notice in hers:
        assert notice.to.number == HER_NUMBER
        assert (notice.promise, notice.urgency) == (Promise.AT_MOST_ONCE, Urgency.ANSWER)
        assert notice.expires_at is not None
        assert gives_away(notice.body) is None
        assert length_of(notice.body).parts == 1
    return [notice.body for notice in hers]


# ---- HELP

HELPS = {
    "alone": ("YORDAM", Place()),
    "in Cyrillic": ("ЁРДАМ", Place()),
    "in Russian": ("помогите", Place()),
    "in English": ("help", Place()),
    "with a town": ("YORDAM Chirchiq", Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq"), "Chirchiq")),
    "with a town in Cyrillic": ("ЁРДАМ Чирчиқ", Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq"), "Чирчиқ")),
    "with words of her own": ("YORDAM eski bozor oldida", Place(typed="eski bozor oldida")),
    "with a house number": ("YORDAM Qwerty 19-45-12 uy", Place(typed="Qwerty 19-45-12 uy")),
    "with a telephone number": ("YORDAM Qwerty +998 00 123 45 67", Place(typed="Qwerty +998 00 123 45 67")),
    "with a link": ("YORDAM www.example.org", Place(typed="www.example.org")),
    "with a street, which is no place": ("YORDAM Navoiy ko'chasi 12", Place(typed="Navoiy ko'chasi 12")),
    "with a house in a district": (
        "YORDAM Chilonzor 9 kvartal 12 uy",
        Place(RegionCode("UZ-TK"), DistrictCode("UZ-TK-chilonzor"), "Chilonzor 9 kvartal 12 uy"),
    ),
    "with words before and after": (
        "eshik yopiq, YORDAM Qwerty 5",
        Place(typed="eshik yopiq, YORDAM Qwerty 5"),
    ),
    "with coordinates": ("YORDAM 41.31 69.24", Place(RegionCode("UZ-TK"), point=Point(69.24, 41.31))),
    "with coordinates in the other order": ("SOS 69,24 41,31", Place(RegionCode("UZ-TK"), point=Point(69.24, 41.31))),
    "with a link of a map": (
        "https://maps.google.com/?q=41.4689,69.5822 ЁРДАМ",
        Place(RegionCode("UZ-TO"), point=Point(69.5822, 41.4689)),
    ),
    "with coordinates and the town that they lie in": (
        "YORDAM Chirchiq 41.4689 69.5822",
        Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq"), "Chirchiq", Point(69.5822, 41.4689)),
    ),
    "with coordinates and another town": (
        "YORDAM Urgut 41.31 69.24",
        Place(RegionCode("UZ-TK"), typed="Urgut", point=Point(69.24, 41.31)),
    ),
    "with coordinates and words": (
        "YORDAM eski bozor 41.31 69.24",
        Place(RegionCode("UZ-TK"), typed="eski bozor", point=Point(69.24, 41.31)),
    ),
    "with a plus code": ("YORDAM 8JHFFH9J+HV", Place(RegionCode("UZ-TO"), point=Point(69.58219, 41.46894))),
    "with a short plus code and its town": (
        "YORDAM FH9J+HV Chirchiq",
        Place(RegionCode("UZ-TO"), DistrictCode("UZ-TO-chirchiq"), "FH9J+HV Chirchiq", Point(69.58219, 41.46894)),
    ),
    "with a short plus code alone": ("YORDAM FH9J+HV", Place(typed="FH9J+HV")),
    "with a short plus code behind words for a place that is none": (
        "YORDAM FH9J+HV Navoiy ko'chasi",
        Place(typed="FH9J+HV Navoiy ko'chasi"),
    ),
    "with coordinates a street beyond the border": (
        "YORDAM 40.7046 72.8667",
        Place(RegionCode("UZ-AN"), point=Point(72.8667, 40.7046)),
    ),
    "with coordinates farther abroad": ("YORDAM 40.28 69.62", Place(point=Point(69.62, 40.28))),
    "with coordinates of another continent": ("YORDAM 51.5074 -0.1278", Place()),
    "with what are no coordinates": ("YORDAM nan 999.99 41°75' 69°", Place(typed="nan 999.99 41°75' 69")),
    "with nothing but signs": ("YORDAM !!! ???", Place()),
    "with nothing but digits": ("YORDAM 12345", Place()),
}


@pytest.mark.parametrize(("body", "place"), list(HELPS.values()), ids=HELPS.keys())
def test_help_raises_an_alert_whatever_follows(body: str, place: Place) -> None:
    book = texted(body)
    assert book.alert is not None
    assert book.alert.place == place


@pytest.mark.parametrize(
    "body",
    [
        "я дома 41.31 69.24 помощь",
        "я дома 41.31 69.24\nпомощь",
        "uydaman\n41.31\n69.24\nyordam",
        "41.31 69.24 ёрдам",
        "help!41.31,69.24",
        "помогите41.31 69.24",
    ],
)
def test_coordinates_hide_no_call_that_stands_behind_them(body: str) -> None:
    book = texted(body)
    assert book.alert is not None and book.alert.place.point == Point(69.24, 41.31)


def test_help_is_answered_by_one_neutral_text() -> None:
    assert answers(texted("YORDAM")) == ["Qabul qilindi."]


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("erim meni urayapti", "Qabul qilindi."),
        ("эрим мени уряпти", "Қабул қилинди."),
        ("Калтаклаяпти", "Қабул қилинди."),
        ("он меня избил", "Принято."),
        ("muzh menya izbil", "Принято."),
        ("🆘 он меня бьет", "Принято."),
        ("🆘 Чўпонота", "Қабул қилинди."),
    ],
)
def test_of_a_number_whose_language_nobody_knows_a_call_is_answered_in_that_of_the_text(body: str, answer: str) -> None:
    assert answers(texted(body, FakeBook())) == [answer]


@pytest.mark.parametrize("body", ["erim meni urayapti", "он меня убивает", "tezroq keling iltimos", "я боюсь его"])
def test_violence_told_without_a_word_for_help_is_a_possible_call_and_answered_as_a_help(body: str) -> None:
    book = texted(body)
    assert book.alert is not None and book.alert.kind is Kind.POSSIBLE
    assert answers(book) == ["Qabul qilindi."]


@given(rest=st.text(max_size=300))
@example(rest="ARZ0N")
def test_no_text_after_help_costs_the_alert(rest: str) -> None:
    book = FakeBook(caller(language=UZ))
    command = read(f"SOS {rest}")
    assert command.word is Word.HELP
    carry_out_command(command, book, around())
    assert book.alert is not None
    assert len(book.alert.place.typed) <= LONGEST_PLACE
    assert book.alert.place.typed == without_marks(book.alert.place.typed)


def test_her_words_are_kept_whole_as_long_as_a_text_is() -> None:
    book = texted("YORDAM " + "eshik ochiq emas " * 30)
    assert book.alert is not None and book.alert.place.typed == ("eshik ochiq emas " * 30).strip()
    book = texted("YORDAM " + "eshik ochiq emas " * 200)
    assert book.alert is not None and len(book.alert.place.typed) == LONGEST_PLACE


@pytest.mark.parametrize("home", [ANDIJON, None])
def test_help_again_is_answered_again_and_floods_nobody(home: RegionCode | None) -> None:
    book = texted("YORDAM", FakeBook(caller(region=home, language=UZ)))
    texted("YORDAM", book)
    assert len(answers(book)) == 2
    assert len([notice for notice in book.posted if notice.urgency is Urgency.ALARM]) == 1


# ---- SAFE


def test_safe_takes_it_back_in_silence() -> None:
    book = texted("YORDAM")
    book.new_posts()
    texted("XAVFSIZ", book)
    assert book.alert is not None and book.alert.taken_back_at is not None
    assert answers(book) == []


def test_safe_without_an_alert_is_silence_too() -> None:
    book = texted("XAVFSIZ")
    assert (book.posted, book.closed) == ([], [])


SAVED = Private(
    places=(
        LabelledPlace(PlaceLabel.HOME, ANDIJON, DistrictCode("UZ-AN-asaka")),
        LabelledPlace(PlaceLabel.WORK, RegionCode("UZ-TK")),
    )
)


@pytest.mark.parametrize(
    ("words", "region", "district"),
    [
        ("uyda", "UZ-AN", "UZ-AN-asaka"),
        ("уйдаман", "UZ-AN", "UZ-AN-asaka"),
        ("я дома", "UZ-AN", "UZ-AN-asaka"),
        ("at home", "UZ-AN", "UZ-AN-asaka"),
        ("uydaman, eshik qulf", "UZ-AN", "UZ-AN-asaka"),
        ("ishxonadaman", "UZ-TK", None),
        ("на работе", "UZ-TK", None),
        ("onamnikida", None, None),
        ("uyda emasman", None, None),
        ("qo'shni uyida", None, None),
        ("uydaman Qarshida", "UZ-QA", None),
    ],
)
def test_a_place_of_hers_is_known_by_its_name(words: str, region: str | None, district: str | None) -> None:
    book = texted(f"YORDAM {words}", FakeBook(caller(private=SAVED)))
    assert book.alert is not None
    place = book.alert.place
    assert (place.region, place.district) == (region, district) and f"YORDAM {words}".endswith(place.typed)
    assert region != "UZ-AN" or place.match is Match.HERS


@pytest.mark.parametrize(
    "words",
    [
        "помогите он нашёл меня",
        "spasite menya i detey",
        "yordam bering bolam yonimda",
        "yordam, men va bolalarim Urgutda",
        "Помогите, пожалуйста, я в Ургуте",
        "yordam Urgutda tez keling bolam bor",
        "u pichoq bilan keldi yordam bering Urgutda",
    ],
)
def test_her_words_go_on_whole_where_more_is_said_than_a_call_and_a_place(words: str) -> None:
    book = texted(words)
    assert book.alert is not None and book.alert.place.typed == words


def test_a_signature_is_shown_as_she_wrote_it_and_not_as_a_place() -> None:
    book = texted("yordam\nNodira")
    assert book.alert is not None and book.alert.place.typed == "yordam Nodira"


def test_at_home_is_no_place_of_who_saved_none() -> None:
    assert texted("YORDAM uyda").alert.place == Place(typed="uyda")  # type: ignore[union-attr]


LONG = "juda uzun ko'cha " * 12
BAD_PLACES = {
    "two regions": ("Andijon Urganch", None),
    "a region and a district of another": ("Andijon viloyati Chilonzor", None),
    "a region and a town abroad": ("Toshkent, Chimkent", None),
    "a town abroad": ("Oshdaman", None),
    "a town abroad by its old name": ("Ленинабад", None),
    "a street alone": ("Navoiy ko'chasi 12", None),
    "a stop alone": ("метро Беруни", None),
    "a telephone number like coordinates": ("tel 00 41.31.69.24", None),
    "more than anybody writes of a place": (f"Navoiy {LONG}", None),
    "a town before more than anybody writes": (f"Chilonzor {LONG}", "UZ-TK"),
    "a picture": ("Chilonzor 🆘😭", "UZ-TK"),
    "pictures between": ("Chilonzor 😭 metro 😭 oldida", None),
    "unseen marks": ("\u202eChilonzor\u2066", "UZ-TK"),
    "a letter that joins": ("Chil\u200donzor", "UZ-TK"),
}


@pytest.mark.parametrize(("typed", "region"), BAD_PLACES.values(), ids=BAD_PLACES.keys())
def test_no_place_that_is_hard_to_read_costs_a_call_or_her_words(typed: str, region: str | None) -> None:
    book = texted(f"YORDAM {typed}")
    assert book.alert is not None
    assert book.alert.place.region == region
    kept = " ".join(without_marks(typed).split())[:LONGEST_PLACE]
    assert book.alert.place.typed.startswith(kept[:9])


# ---- ADD

ADDS = {
    "QO'SH Aziza 00 000 00 11": ("Aziza", AZIZA),
    "QO‘SH Aziza +998000000011": ("Aziza", AZIZA),
    "ҚЎШ Азиза: 000000011": ("Азиза", AZIZA),
    "ДОБАВИТЬ Анна-Мария, +998 (00) 000-00-11": ("Анна-Мария", AZIZA),
    "add O'g'iloy opa 000000011": ("O'g'iloy opa", AZIZA),
    "ADD Aziza (00) 000 00 11": ("Aziza", AZIZA),
    "QO'SH Aziza tel: 00 000 00 11": ("Aziza", AZIZA),
    "ДОБАВИТЬ Aziza тел. 8 00 000 00 11": ("Aziza", AZIZA),
    "QO'SH Aziza 00 000 00 11 ha": ("Aziza", AZIZA),
    "ADD " + "A" * LONGEST_NAME + " 000000011": ("A" * LONGEST_NAME, AZIZA),
}


@pytest.mark.parametrize(("body", "added"), ADDS.items())
def test_add_keeps_a_name_and_a_number_in_silence(body: str, added: tuple[str, PhoneNumber]) -> None:
    book = texted(body)
    assert [(one.name, one.number) for one in book.caller.contacts] == [added]
    assert answers(book) == []


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "Aziza",
        "000000011",
        "+",
        "Aziza 123",
        "Aziza 12345678901234567890",
        "Aziza ٠٠٠٠٠٠٠١١",
        "Az1za 000000011",
        "Aziza www.example.org 000000011",
        "A" * (LONGEST_NAME + 1) + " 000000011",
        "Aziza 000000011 000000012",
        "a" + " " * 4000 + "x",
        "+" * 4000,
    ],
    ids=lambda rest: repr(rest[:30]),
)
def test_add_that_cannot_be_read_is_answered_by_an_example(rest: str) -> None:
    book = texted(f"QO'SH {rest}")
    assert book.caller.contacts == ()
    assert answers(book) == ["Yozilmadi. Namuna: QO'SH ism raqam"]


RUSSIAN = PhoneNumber(format_number(example_number_for_type("RU", PhoneNumberType.MOBILE), PhoneNumberFormat.E164))


@pytest.mark.parametrize(
    ("add", "yes", "read_back"),
    [
        ("QO'SH Aziza", "HA", ", Rossiya? HA qo'shib yozing"),
        ("ҚЎШ Aziza", "ҳа!", ", Россия? ҲА қўшиб ёзинг"),
        ("ДОБАВИТЬ Aziza", "да", ", Россия? Повторите с ДА"),
    ],
)
@pytest.mark.parametrize("private", [Private(), PINS], ids=["without a PIN", "with a PIN"])
def test_add_of_a_number_abroad_reads_it_back_and_adds_it_after_yes(
    private: Private, add: str, yes: str, read_back: str
) -> None:
    """The answer tells what the text shows, whoever sent it (S18)."""
    asked = texted(f"{add} 8{RUSSIAN[2:]}", FakeBook(caller(private=private)), ("RU",))
    assert asked.caller.contacts == ()
    [answer] = [notice.body for notice in asked.posted]
    assert answer.startswith(f"+7 {RUSSIAN[2:5]} ") and answer.endswith(read_back)
    assert gives_away(answer) is None

    said = texted(f"{add} 8{RUSSIAN[2:]} {yes}", FakeBook(caller(private=private)), ("RU",))
    assert [(one.name, one.number) for one in said.caller.contacts] == [("Aziza", RUSSIAN)]
    assert answers(said) == []


@pytest.mark.parametrize(
    ("number", "countries", "answer"),
    [
        (RUSSIAN, (), "Yozilmadi: u mamlakatga SMS bormaydi."),
        (f"{RUSSIAN} ha", (), "Yozilmadi: u mamlakatga SMS bormaydi."),
        (RUSSIAN, ("KZ",), "Yozilmadi: u mamlakatga SMS bormaydi."),
        ("71" + "2" * 7, ("RU",), "Yozilmadi: shahar telefoniga SMS bormaydi."),
        (f"8{RUSSIAN[2:]}", (), "Yozilmadi. Namuna: QO'SH ism raqam"),
    ],
)
def test_add_of_a_number_that_no_text_reaches_is_refused_with_the_reason(
    number: str, countries: tuple[str, ...], answer: str
) -> None:
    book = texted(f"QO'SH Aziza {number}", countries=countries)
    assert book.caller.contacts == ()
    assert answers(book) == [answer]


def test_add_of_her_own_number_is_refused() -> None:
    book = texted(f"QO'SH Men {HER_NUMBER}")
    assert book.caller.contacts == ()
    assert answers(book) == ["Yozilmadi: bu o'z raqamingiz."]


def test_add_of_who_is_there_already_is_silence() -> None:
    book = texted("QO'SH Aziza 000000011", FakeBook(caller(contact(), language=UZ)))
    assert len(book.caller.contacts) == 1
    assert answers(book) == []


def test_add_beside_a_full_list_is_silence_and_shows_nobody() -> None:
    people = [contact(f"A{n}", PhoneNumber(f"+99800000002{n}")) for n in range(MOST_CONTACTS)]
    book = texted("QO'SH Barno 000000012", FakeBook(caller(*people, language=UZ)))
    assert [one.name for one in book.caller.contacts][MOST_CONTACTS:] == ["Barno"]
    assert as_shown(book.caller).contacts == tuple(people)
    assert answers(book) == []


def test_a_name_that_a_text_added_is_not_kept_yet() -> None:
    assert [one.kept for one in texted("QO'SH Aziza 000000011").caller.contacts] == [False]


@pytest.mark.parametrize("number", ["000000011", "+998 00 000 0011", "00 000 00 11"])
@pytest.mark.parametrize("pin", ["4071", "0000", "123456", "٤٠٧١"])
def test_a_pin_behind_the_number_is_no_part_of_it_whether_she_has_one_or_not(number: str, pin: str) -> None:
    for private in (Private(), PINS):
        book = texted(f"QO'SH Aziza {number} {pin}", FakeBook(caller(private=private)))
        assert [(one.name, one.number) for one in book.caller.contacts] == [("Aziza", AZIZA)]
        assert answers(book) == []


# ---- REMOVE and ERASE

REMOVES = "Kod: {0}. Bitta ismni o'chirish uchun shu kodni yuboring."
ERASES = "Kod: {0}. Barcha ma'lumot o'chadi. Rozi bo'lsangiz yozing: UNUT {0}"


@pytest.mark.parametrize("which", ["1", "Aziza", "AZIZA", " aziza ", "3", "0", "Malika", "Aziza O'g'iloy", "1 2"])
def test_remove_is_answered_by_a_code_and_nothing_is_done_yet(which: str) -> None:
    book = texted(f"O'CHIR {which}", FakeBook(caller(*HER_PEOPLE, language=UZ)))
    assert len(book.caller.contacts) == 2
    assert answers(book) == [REMOVES.format("482910")]


@pytest.mark.parametrize(
    ("which", "stays"),
    [
        ("Aziza", ["O'g'iloy"]),
        ("1", ["O'g'iloy"]),
        ("O'g'iloy", ["Aziza"]),
        ("O‘g‘iloy", ["Aziza"]),
        ("oʻgʻiloy", ["Aziza"]),
        ("O`G`ILOY", ["Aziza"]),
        ("Malika", ["Aziza", "O'g'iloy"]),
    ],
)
def test_the_code_that_comes_back_removes_who_was_named(which: str, stays: list[str]) -> None:
    book = texted(f"O'CHIR {which}", FakeBook(caller(*HER_PEOPLE, language=UZ)))
    errand = book.take_code("482910")
    assert errand is not None
    book.new_posts()
    carry_out_errand(errand, book, around())
    assert [one.name for one in book.caller.contacts] == stays
    assert answers(book) == []


@pytest.mark.parametrize("rest", ["", "4071"])
def test_remove_without_a_name_is_answered_by_an_example(rest: str) -> None:
    book = texted(f"O'CHIR {rest}", FakeBook(caller(*HER_PEOPLE, language=UZ)))
    assert answers(book) == ["Topilmadi. Namuna: O'CHIR 1"]


@pytest.mark.parametrize("body", ["UNUT", "ЗАБУДЬ", "ERASE", "UNUT 1234"])
def test_erase_is_answered_by_a_code_and_nothing_is_done_until_it_comes_back(body: str) -> None:
    book = texted(body)
    assert not book.is_destroyed
    assert answers(book) in ([ERASES.format("482910")], ["Код: 482910. Все данные удалит только ответ: ЗАБУДЬ 482910"])
    carry_out_errand(book.codes["482910"], book, around())
    assert book.is_destroyed


@pytest.mark.parametrize("pin", ["", "0000", "9950"])
def test_with_a_pin_set_neither_a_code_nor_another_pin_removes_or_erases(pin: str) -> None:
    book = FakeBook(caller(*HER_PEOPLE, language=UZ, private=PINS))
    for body in (f"O'CHIR Aziza {pin}", f"UNUT {pin}"):
        texted(body, book)
        book.access = Access.LOCKED
    for errand in book.codes.values():
        carry_out_errand(errand, book, around())
    assert (book.caller.contacts, book.is_destroyed) == (HER_PEOPLE, False)
    assert answers(book) == [REMOVES.format("482910"), ERASES.format("482911")]


def test_her_pin_removes_and_erases_at_once_and_the_answer_is_the_same() -> None:
    book = texted("O'CHIR Aziza 4071", FakeBook(caller(*HER_PEOPLE, language=UZ, private=PINS)))
    assert [one.name for one in book.caller.contacts] == ["O'g'iloy"]
    texted("UNUT 4071", book)
    assert book.is_destroyed
    assert answers(book) == [REMOVES.format("482910"), ERASES.format("482911")]


# ---- REGION, LANG, CENTRE


@pytest.mark.parametrize(
    "body", ["VILOYAT Andijon", "VILOYAT Andijon 4071", "ВИЛОЯТ Андижон", "ОБЛАСТЬ Андижан", "REGION andijon"]
)
def test_region_is_kept_in_silence(body: str) -> None:
    book = texted(body)
    assert book.caller.profile.region == ANDIJON
    assert answers(book) == []


@pytest.mark.parametrize("rest", ["", "Atlantis", "123", "x" * 4000])
def test_a_region_that_nobody_knows_changes_nothing(rest: str) -> None:
    book = texted(f"VILOYAT {rest}", FakeBook(caller(region=ANDIJON, language=UZ)))
    assert book.caller.profile.region == ANDIJON
    assert answers(book) == ["Topilmadi. Namuna: VILOYAT Andijon"]


@pytest.mark.parametrize(
    ("body", "language"),
    [("TIL ru", RU), ("ТИЛ ўз", UZ_CYRL), ("ЯЗЫК уз", UZ_CYRL), ("LANG uz", UZ), ("til русча", RU)],
)
def test_a_first_language_is_kept_in_silence(body: str, language: Language) -> None:
    book = texted(body, FakeBook())
    assert book.caller.profile.language == language
    assert answers(book) == []


@pytest.mark.parametrize("rest", ["", "klingon", "42"])
def test_a_language_that_nobody_knows_changes_nothing(rest: str) -> None:
    book = texted(f"TIL {rest}")
    assert book.caller.profile.language == UZ
    assert answers(book) == ["Topilmadi. Namuna: TIL uz, TIL ru"]


def test_another_region_and_another_language_need_a_proof_and_ask_for_none() -> None:
    book = FakeBook(caller(region=ANDIJON, language=UZ))
    for body in ("VILOYAT Samarqand", "TIL ru"):
        texted(body, book)
    assert (book.caller.profile.region, book.caller.profile.language) == (ANDIJON, UZ)
    assert answers(book) == []


def test_her_pin_proves_another_region_and_another_language() -> None:
    for body in ("VILOYAT Samarqand", "TIL ru"):
        book = FakeBook(caller(region=ANDIJON, language=UZ, private=PINS))
        before = book.caller.profile
        texted(f"{body} 0000", book)
        assert replace(book.caller.profile, private=PINS) == before
        book.access = Access.LOCKED
        texted(f"{body} 4071", book)
        assert replace(book.caller.profile, private=PINS) != before
        assert answers(book) == []


@pytest.mark.parametrize("body", ["MARKAZ Andijon", "МАРКАЗ Андижон", "центр Андижан", "CENTRE andijon"])
def test_a_centre_is_answered_by_its_number_and_not_by_what_it_is(body: str) -> None:
    book = texted(body)
    centre = around().directory.in_region(ANDIJON)[0]
    [answer] = answers(book)
    assert centre.phone in answer
    assert centre.name_uz not in answer


@pytest.mark.parametrize("language", OFFERED)
@pytest.mark.parametrize(
    ("body", "question"),
    [
        ("MARKAZ Navbahor", "Qaysi viloyat: Navoiy, Farg'ona?"),
        ("VILOYAT Navbahor", "Qaysi viloyat: Navoiy, Farg'ona?"),
        ("ВИЛОЯТ Навбаҳор", "Қайси вилоят: Навоий, Фарғона?"),
        ("ОБЛАСТЬ Учтепа", "Какая область: г. Ташкент, Джизак?"),
        ("центр Учтепа", "Какая область: г. Ташкент, Джизак?"),
    ],
)
def test_of_a_name_that_several_regions_have_the_region_is_asked_in_the_language_of_the_text(
    body: str, question: str, language: Language
) -> None:
    assert answers(texted(body, FakeBook(caller(language=language)))) == [question]


def test_with_the_region_the_name_is_clear() -> None:
    book = texted("VILOYAT Navbahor Navoiy")
    assert (book.caller.profile.district, answers(book)) == ("UZ-NW-navbahor", [])


def test_coordinates_find_the_centre_that_is_near() -> None:
    assert answers(texted("MARKAZ 41.4689 69.5822")) == answers(texted("MARKAZ Chirchiq"))


@pytest.mark.parametrize("body", ["MARKAZ", "MARKAZ Atlantis"])
@pytest.mark.parametrize("home", [None, ANDIJON])
def test_a_centre_of_nowhere_is_answered_by_an_example(body: str, home: RegionCode | None) -> None:
    expected = ["Qayer? So'zdan keyin joy yozing, masalan Andijon"]
    assert answers(texted(body, FakeBook(caller(region=home, language=UZ)))) == expected


# ---- the language of the first word


@pytest.mark.parametrize(
    ("body", "language", "answer"),
    [
        ("YORDAM", UZ, "Qabul qilindi."),
        ("ЁРДАМ", UZ_CYRL, "Қабул қилинди."),
        ("ПОМОЩЬ", RU, "Принято."),
        ("SOS", None, "Qabul qilindi."),
    ],
)
def test_the_first_word_tells_which_language_she_reads(body: str, language: Language | None, answer: str) -> None:
    book = texted(body, FakeBook())
    assert book.caller.profile.language == language
    assert answers(book) == [answer]


def test_a_language_that_she_chose_stands() -> None:
    book = texted("ПОМОЩЬ", FakeBook(caller(language=UZ)))
    assert book.caller.profile.language == UZ


@pytest.mark.parametrize("language", OFFERED)
@pytest.mark.parametrize("body", ["QO'SH", "O'CHIR", "VILOYAT", "TIL", "QO'SH Men 000000001"])
def test_what_is_said_when_a_word_cannot_be_carried_out_gives_nobody_away(body: str, language: Language) -> None:
    assert len(answers(texted(body, FakeBook(caller(language=language))))) == 1
