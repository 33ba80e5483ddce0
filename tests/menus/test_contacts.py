"""Her people: the list, adding, removing, her name and her words for them."""

from dataclasses import replace

import pytest
from phonenumbers import PhoneNumberFormat, PhoneNumberType, example_number_for_type, format_number

from menus.engine import begin, show
from menus.facts import ContactFacts, Facts
from menus.loader import load_menu
from menus.model import Material
from tests.menus.conftest import Visit
from tests.menus.visitor import Visitor
from vocabulary.choices import TellCentre
from vocabulary.effects import AddContact, Invite, KeepContact, RemoveContact, SetOwnName, SetOwnText, TryOut
from vocabulary.languages import RU, UZ
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import NOT_TOLD, Refusal, Standing, TextFate

HERS = Facts(language=UZ)
MALIKA = ContactFacts("m", "Malika", "..02")
ASKED = replace(MALIKA, standing=Standing.ASKED)
AZIZA = ContactFacts("a", "Aziza", "..03")


def test_the_list_shows_names_and_masked_numbers(visit: Visit) -> None:
    visit(replace(HERS, contacts=(MALIKA, AZIZA))).chooses("Yaqinlarim").sees("2 Malika ..02", "3 Aziza ..03")


def test_an_empty_list_says_so(visit: Visit) -> None:
    visit(HERS).chooses("Yaqinlarim").sees("Hali hech kim yo'q.")


def test_a_contact_is_added_by_name_and_number(visit: Visit) -> None:
    her = visit(HERS).chooses("Yaqinlarim", "Qo'shish").sees("yaqin bo'lmasin").types("Malika").sees("Malika: telefoni")

    her.types("00 000 00 02")

    assert her.effects == [AddContact("Malika", PhoneNumber("+998000000002"))]
    her.now_with(replace(HERS, contacts=(MALIKA,))).sees("Qo'shildi: Malika.").chooses("Ro'yxat").sees("2 Malika ..02")


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (Refusal.OWN_NUMBER, "Bu o'z raqamingiz"),
        (Refusal.FULL, "Besh kishi bor"),
        (Refusal.ALREADY_THERE, "Bu raqam allaqachon bor"),
    ],
)
def test_what_the_rules_refused_is_not_said_to_be_added(visit: Visit, refusal: Refusal, reason: str) -> None:
    her = visit(HERS).chooses("Yaqinlarim", "Qo'shish").types("Malika", "000000002")

    her.now_with(replace(HERS, refusal=refusal)).sees(reason, "Qo'shilmadi: Malika.")


RUSSIAN, RUSSIAN_LANDLINE = (
    PhoneNumber(format_number(example_number_for_type("RU", kind), PhoneNumberFormat.E164))
    for kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)
)


@pytest.fixture
def visit_reaching_russia(material: Material) -> Visit:
    menu = load_menu(replace(material, countries=("RU",)))

    def start(facts: Facts) -> Visitor:
        place = begin(menu, facts)
        return Visitor(menu, facts, place, show(menu, place, facts))

    return start


def test_a_number_abroad_is_read_back_before_it_is_added(visit_reaching_russia: Visit) -> None:
    her = visit_reaching_russia(HERS).chooses("Yaqinlarim", "Qo'shish").types("Malika", f"8{RUSSIAN[2:]}")
    assert her.effects == []
    her.sees(f"+7 {RUSSIAN[2:5]} ", ", Rossiya?")

    her.chooses("Qo'shish")

    assert her.effects == [AddContact("Malika", RUSSIAN)]


def test_a_number_abroad_that_is_wrong_is_typed_again(visit_reaching_russia: Visit) -> None:
    her = visit_reaching_russia(HERS).chooses("Yaqinlarim", "Qo'shish").types("Malika", RUSSIAN, "0")
    assert her.sees("Malika: telefoni").types("00 000 00 02").effects == [
        AddContact("Malika", PhoneNumber("+998000000002"))
    ]


def test_a_number_of_a_country_that_no_text_reaches_is_refused_with_the_reason(visit: Visit) -> None:
    her = visit(HERS).chooses("Yaqinlarim", "Qo'shish").types("Malika", RUSSIAN)
    assert her.effects == []
    her.sees("U yerga SMS bormaydi", "Malika: telefoni")


@pytest.mark.parametrize("landline", ["71" + "2" * 7, RUSSIAN_LANDLINE])
def test_a_landline_is_refused_with_the_reason(visit_reaching_russia: Visit, landline: str) -> None:
    her = visit_reaching_russia(HERS).chooses("Yaqinlarim", "Qo'shish").types("Malika", landline)
    assert her.effects == []
    her.sees("Mobil raqam kerak", "Malika: telefoni")


@pytest.mark.parametrize("name", ["", "Malika 2", "a" * 21, "<b>", "Malika\u202e.", "...", "👩", "+998000000002"])
def test_a_name_that_is_none_says_what_is_expected(visit: Visit, name: str) -> None:
    visit(HERS).chooses("Yaqinlarim", "Qo'shish").types(name).sees("yaqin bo'lmasin").does_not_see("telefoni")


@pytest.mark.parametrize("number", ["12", "90 12", "abc", "102", "+99800000000", "9" * 40])
def test_a_bad_number_says_what_is_expected_and_nothing_is_added(visit: Visit, number: str) -> None:
    her = visit(HERS).chooses("Yaqinlarim", "Qo'shish").types("Malika", number)

    assert her.effects == []
    her.sees("9 ta raqam kerak", "Malika: telefoni")


def test_the_hint_is_in_her_language(visit: Visit) -> None:
    visit(replace(HERS, language=RU)).chooses("Мои близкие", "Добавить").types("Малика", "12").sees("Нужно 9 цифр")


@pytest.mark.parametrize(
    ("contact", "state"),
    [
        (MALIKA, "Malika ..02: hali so'ralmagan."),
        (replace(MALIKA, standing=Standing.ASKED), "Malika ..02: hali javob yo'q."),
        (replace(ASKED, invitation=TextFate.UNDER_WAY), "Malika ..02: so'raldi, SMS yo'lda."),
        (replace(ASKED, invitation=TextFate.ARRIVED), "Malika ..02: so'raldi, hali javob yo'q."),
        (replace(ASKED, invitation=TextFate.LOST), "Malika ..02: SMS yetib bormadi."),
        (replace(ASKED, invitation=TextFate.UNKNOWN), "Malika ..02: javob yo'q, SMS yetgani noma'lum."),
        (replace(MALIKA, standing=Standing.AGREED, invitation=TextFate.ARRIVED), "Malika ..02: rozi."),
        (replace(MALIKA, standing=Standing.LAPSED), "Malika ..02: roziligi eski, yana so'rang."),
        (replace(MALIKA, standing=Standing.DECLINED), "Malika ..02: rozi emas, xabar bormaydi."),
        (replace(MALIKA, standing=Standing.STOPPED), "Malika ..02: SMS istamaydi, xabar bormaydi."),
        (replace(MALIKA, standing=Standing.UNREACHABLE), "Malika ..02: raqam ishlamaydi, xabar bormaydi."),
    ],
)
def test_a_contact_is_shown_with_what_they_said(visit: Visit, contact: ContactFacts, state: str) -> None:
    visit(replace(HERS, contacts=(contact,))).chooses("Yaqinlarim").types("2").sees(state)


@pytest.mark.parametrize(
    ("fate", "came_of_it"),
    [
        (TextFate.UNDER_WAY, "Sinov: SMS yo'lda."),
        (TextFate.ARRIVED, "Sinov: SMS yetib bordi."),
        (TextFate.LOST, "Sinov: SMS yetib bormadi."),
        (TextFate.UNKNOWN, "Sinov: SMS yetgani noma'lum."),
    ],
)
def test_what_came_of_a_try_is_there_when_she_looks_again(visit: Visit, fate: TextFate, came_of_it: str) -> None:
    her = visit(replace(HERS, contacts=(replace(MALIKA, try_out=fate), AZIZA))).chooses("Yaqinlarim", "Malika ..02")

    her.sees(came_of_it).types("0").chooses("Aziza ..03").does_not_see("Sinov:")


@pytest.mark.parametrize(
    ("standing", "mark"),
    [
        (Standing.DECLINED, "rozi emas"),
        (Standing.STOPPED, "SMS istamaydi"),
        (Standing.UNREACHABLE, "raqam ishlamaydi"),
    ],
)
def test_who_is_told_of_nothing_is_marked_in_the_list_and_can_only_be_removed(
    visit: Visit, standing: Standing, mark: str
) -> None:
    silent = replace(MALIKA, standing=standing)

    her = visit(replace(HERS, contacts=(silent, AZIZA))).chooses("Yaqinlarim").sees(f"2 Malika ..02: {mark}\n")

    her.sees("3 Aziza ..03\n").types("2").sees("2 O'chirish").does_not_see("Sinab ko'rish", "so'rash")


@pytest.mark.parametrize("standing", NOT_TOLD)
def test_who_is_told_of_nothing_is_not_counted_among_those_who_would_hear(visit: Visit, standing: Standing) -> None:
    silent = replace(MALIKA, standing=standing)
    hers = replace(HERS, contacts=(silent,), tell_centre=TellCentre.NO)

    visit(hers).types("1").sees("Aytadigan kishi yo'q.")
    visit(replace(hers, contacts=(silent, AZIZA))).types("1").sees("Yaqinlarga aytaylikmi?")
    visit(replace(hers, tell_centre=TellCentre.NOT_ASKED, centre_by_default=False)).types("1").sees("Markazga")


def test_a_name_that_came_by_text_asks_to_be_kept_and_one_key_keeps_it(visit: Visit) -> None:
    by_text = replace(MALIKA, kept=False)
    her = visit(replace(HERS, contacts=(by_text, AZIZA))).chooses("Yaqinlarim").sees("2 Malika ..02: qolsinmi?\n")

    her.types("2").sees("SMS orqali qo'shilgan. Qolsinmi?").does_not_see("Sinab ko'rish", "so'rash").chooses(
        "Ha, qolsin"
    )

    assert her.effects == [KeepContact("m")]
    her.now_with(replace(HERS, contacts=(MALIKA, AZIZA))).sees("Saqlandi", "2 Malika ..02\n")


def test_one_key_removes_a_name_that_came_by_text(visit: Visit) -> None:
    her = visit(replace(HERS, contacts=(replace(MALIKA, kept=False),))).chooses("Yaqinlarim").types("2")

    assert her.chooses("Ha, o'chirilsin").effects == [RemoveContact("m")]
    her.now_with(HERS).sees("O'chirildi", "Hali hech kim yo'q.")


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        (Refusal.DECLINED, "Ketmadi: u rozi emas"),
        (Refusal.STOPPED, "Ketmadi: u SMS istamaydi"),
        (Refusal.UNREACHABLE, "Ketmadi: raqam ishlamaydi"),
        (Refusal.TOO_MANY_TODAY, "Bugun boshqa bo'lmaydi"),
    ],
)
@pytest.mark.parametrize("way", [("Roziligini so'rash", "Ha, so'ralsin"), ("Sinab ko'rish", "Ha, yuborilsin")])
def test_what_did_not_go_out_is_not_said_to_be_sent(
    visit: Visit, refusal: Refusal, why: str, way: tuple[str, ...]
) -> None:
    her = visit(replace(HERS, contacts=(MALIKA,))).chooses("Yaqinlarim", "Malika ..02", *way).sees("Yuborildi")

    her.now_with(replace(HERS, contacts=(MALIKA,), refusal=refusal)).sees(why).does_not_see("Yuborildi")


def test_who_agreed_is_not_asked_again(visit: Visit) -> None:
    agreed = replace(MALIKA, standing=Standing.AGREED)

    her = visit(replace(HERS, contacts=(agreed,))).chooses("Yaqinlarim", "Malika ..02").sees("2 Sinab ko'rish")

    her.does_not_see("Roziligini so'rash")


def test_a_contact_is_asked_whether_they_agree_after_a_warning(visit: Visit) -> None:
    her = visit(replace(HERS, contacts=(MALIKA,))).chooses("Yaqinlarim", "Malika ..02", "Roziligini so'rash")
    her.sees("Faqat ishonchli odamga")
    assert her.effects == []

    her.chooses("Ha, so'ralsin").sees("Yuborildi")

    assert her.effects == [Invite("m")]
    her.now_with(replace(HERS, contacts=(MALIKA,), refusal=Refusal.TOO_MANY_TODAY)).sees("Bugun boshqa bo'lmaydi")


def test_a_contact_may_be_asked_right_after_adding(visit: Visit) -> None:
    her = visit(HERS).chooses("Yaqinlarim", "Qo'shish").types("Malika", "000000002")

    her.now_with(replace(HERS, contacts=(MALIKA,))).chooses("Ha, so'ralsin")

    assert her.effects[-1] == Invite("m")


def test_a_try_says_that_it_is_one(visit: Visit) -> None:
    her = visit(replace(HERS, contacts=(MALIKA,))).chooses("Yaqinlarim", "Malika ..02", "Sinab ko'rish")

    her.sees('"sinov"').chooses("Ha, yuborilsin")

    assert her.effects == [TryOut("m")]


def test_a_ready_text_is_hers_with_one_key(visit: Visit) -> None:
    her = visit(HERS).chooses("Yaqinlarim", "Ular uchun so'zim", "Bolalarimni olib keting.")

    assert her.effects == [SetOwnText("Bolalarimni olib keting.")]


def test_removing_asks_first_and_then_shows_the_list(visit: Visit) -> None:
    her = visit(replace(HERS, contacts=(MALIKA, AZIZA))).chooses("Yaqinlarim", "Malika ..02", "O'chirish")
    her.sees("Malika: o'chirilsinmi?")
    assert her.effects == []

    her.chooses("Ha, o'chirilsin")

    assert her.effects == [RemoveContact("m")]
    her.now_with(replace(HERS, contacts=(AZIZA,))).sees("O'chirildi", "2 Aziza ..03").does_not_see("Malika")


def test_a_contact_who_was_removed_by_text_meanwhile_leads_to_the_start(visit: Visit) -> None:
    her = visit(replace(HERS, contacts=(MALIKA,))).chooses("Yaqinlarim", "Malika ..02", "O'chirish")

    her.now_with(HERS).sees("Menyu yangilandi")
    her.types("2")

    assert her.effects == []


def test_she_gives_herself_a_name(visit: Visit) -> None:
    her = visit(HERS).chooses("Yaqinlarim", "Ular uchun ismim").sees("Ular biladigan ismingiz").types("Lola")

    assert her.effects == [SetOwnName("Lola")]
    her.now_with(replace(HERS, own_name="Lola")).sees("Saqlandi").chooses("Ular uchun ismim").sees("Ismingiz: Lola.")


def test_she_writes_her_own_words_and_takes_them_away(visit: Visit) -> None:
    her = visit(HERS).chooses("Yaqinlarim", "Ular uchun so'zim").types("Meni maktabdan olib keting")
    assert her.effects == [SetOwnText("Meni maktabdan olib keting")]

    her.now_with(replace(HERS, own_text="Meni maktabdan olib keting")).chooses("Ular uchun so'zim")
    her.sees("Hozir: Meni maktabdan olib keting").chooses("So'zimni o'chirish")

    assert her.effects[-1] == SetOwnText("")


def test_words_with_a_number_or_a_link_are_not_taken(visit: Visit) -> None:
    her = visit(HERS).chooses("Yaqinlarim", "Ular uchun so'zim").types("0 0 0 deb tering", "kiring: a.uz")

    assert her.effects == []
    her.sees("60 harfgacha, raqam va havolasiz")
