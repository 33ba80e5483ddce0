"""Settings: language, where she lives, and whether a centre is told."""

import re
from dataclasses import replace

import pytest

from menus.facts import Facts
from tests.menus.conftest import Visit
from vocabulary.choices import LabelledPlace, PlaceLabel, SafeTime, SmsAnswers, TellCentre
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.effects import (
    Effect,
    EraseEverything,
    SetCover,
    SetDuressPin,
    SetHearsWhoGoes,
    SetLabelledPlace,
    SetLanguage,
    SetMissedCall,
    SetPin,
    SetRegion,
    SetSafeTime,
    SetSafeWord,
    SetSmsAnswers,
    SetTellCentre,
)
from vocabulary.languages import RU, UZ, UZ_CYRL, Language
from vocabulary.states import Access, Refusal

HERS = Facts(language=UZ)
TO_COVER = {
    UZ: ("Sozlamalar", "PIN va yashirin menyu", "Yashirin menyu"),
    UZ_CYRL: ("Созламалар", "ПИН ва яширин меню", "Яширин меню"),
    RU: ("Настройки", "PIN и маскировка", "Маскировка"),
}


@pytest.mark.parametrize(
    ("keys", "effect"),
    [
        (["Til", "Русский"], SetLanguage(RU)),
        (
            ["Viloyat va tuman", "Toshkent sh.", "Mirobod"],
            SetRegion(RegionCode("UZ-TK"), DistrictCode("UZ-TK-mirobod")),
        ),
        (["Viloyat va tuman", "Samarqand", "Butun viloyat"], SetRegion(RegionCode("UZ-SA"), None)),
        (
            ["Joylarim", "Ish", "Toshkent sh.", "Mirobod"],
            SetLabelledPlace(PlaceLabel.WORK, RegionCode("UZ-TK"), DistrictCode("UZ-TK-mirobod")),
        ),
        (["Qachon qo'ng'iroq qilish", "12:00-17:00"], SetSafeTime(SafeTime.AFTERNOON)),
        (["SMS va qo'ng'iroq", "SMS javob", "Javobsiz"], SetSmsAnswers(SmsAnswers.OFF)),
        (["SMS va qo'ng'iroq", "SMS javob", "Oddiy javob"], SetSmsAnswers(SmsAnswers.NEUTRAL)),
        (["SMS va qo'ng'iroq", "Kim yo'lda", "Yoqish"], SetHearsWhoGoes(True)),
        (["SMS va qo'ng'iroq", "Kim yo'lda", "O'chirish"], SetHearsWhoGoes(False)),
        (["SMS va qo'ng'iroq", "Javobsiz qo'ng'iroq", "Yoqish"], SetMissedCall(True)),
        (["SMS va qo'ng'iroq", "Javobsiz qo'ng'iroq", "O'chirish"], SetMissedCall(False)),
        (["Markazga aytish", "Ha, aytilsin", "Davom etish", "Ha"], SetTellCentre(TellCentre.YES)),
        (["Markazga aytish", "Yo'q"], SetTellCentre(TellCentre.NO)),
    ],
)
def test_a_setting_is_kept_and_said_to_be(visit: Visit, keys: list[str], effect: Effect) -> None:
    her = visit(HERS).chooses("Sozlamalar", *keys)

    assert her.effects == [effect]
    her.sees("Saqlandi")


@pytest.mark.parametrize(
    ("answer", "now"),
    [(TellCentre.YES, "Hozir: ha."), (TellCentre.NO, "Hozir: yo'q."), (TellCentre.NOT_ASKED, "Markazga")],
)
def test_telling_a_centre_says_first_what_it_means(visit: Visit, answer: TellCentre, now: str) -> None:
    her = visit(replace(HERS, tell_centre=answer)).chooses("Sozlamalar", "Markazga aytish")

    her.sees(now).chooses("Ha, aytilsin").sees("Xodimlar xabaringizni o'qiydi", "militsiyaga darhol aytishga majbur")
    her.chooses("Davom etish").sees("ozor bergan odam bilan gaplashishlari mumkin. Siz hal qilasiz.", "2 Ha")
    assert her.effects == []


@pytest.mark.parametrize(
    ("language", "path", "stays", "turn_on"),
    [
        (UZ, ("Sozlamalar", "SMS va qo'ng'iroq", "Kim yo'lda"), "SMS telefonda qoladi. Boshqalar ham", "Yoqish"),
        (RU, ("Настройки", "SMS и звонки", "Кто едет"), "Оно останется в телефоне. Его могут прочесть", "Включить"),
    ],
)
def test_a_text_when_somebody_goes_is_off_and_said_first_to_stay_on_her_phone(
    visit: Visit, language: Language, path: tuple[str, ...], stays: str, turn_on: str
) -> None:
    read = visit(Facts(language=language)).chooses(*path).reads_to_the_end().replace("\n", " ")

    assert read.startswith(("Hozir: o'chiq.", "Сейчас: выключено."))
    assert 0 < read.index(stays) < read.index(turn_on)
    on = visit(Facts(language=language, hears_who_goes=True)).chooses(*path).reads_to_the_end().replace("\n", " ")
    assert on.startswith(("Hozir: yoqilgan.", "Сейчас: включено.")) and stays in on


WITH_PIN = replace(HERS, has_pin=True)


def test_a_place_of_hers_is_shown_with_where_it_is(visit: Visit) -> None:
    home = LabelledPlace(PlaceLabel.HOME, RegionCode("UZ-SA"))

    visit(replace(HERS, places=(home,))).chooses("Sozlamalar", "Joylarim").sees("2 Uy: Samarqand", "3 Ota-ona", "4 Ish")


def test_a_pin_is_typed_read_once_and_set(visit: Visit) -> None:
    her = visit(HERS).chooses("Sozlamalar", "PIN va yashirin menyu").chooses("Yangi PIN").sees("Yordam PINsiz ham")
    her.types("2580").sees("PIN: 2580. Eslab qoling.")
    assert her.effects == []

    her.chooses("Ha, o'rnatilsin")

    assert her.effects == [SetPin("2580")]
    assert "2580" not in her.place.to_json()
    her.now_with(WITH_PIN).sees("Saqlandi", "PIN o'rnatilgan.")


def test_without_a_pin_neither_a_second_one_nor_a_cover_is_offered(visit: Visit) -> None:
    her = visit(HERS).chooses("Sozlamalar", "PIN va yashirin menyu")

    her.types("9").does_not_see("Yashirin menyu", "Ikkinchi PIN", "O'chirish")


def test_the_second_pin_is_explained_without_a_promise(visit: Visit) -> None:
    her = visit(WITH_PIN).chooses("Sozlamalar", "PIN va yashirin menyu", "Ikkinchi PIN")

    explained = her.reads_to_the_end().replace("\n", " ")
    assert "kafolat yo'q" in explained
    assert "navbatchi xodim majburlanganingizni biladi. Markazga \"yo'q\" degan bo'lsangiz ham" in explained
    her.types("1379").chooses("Ha, o'rnatilsin")

    assert her.effects == [SetDuressPin("1379")]
    her.now_with(replace(WITH_PIN, refusal=Refusal.SAME_AS_PIN)).sees("Ikkalasi har xil bo'lsin")
    her.now_with(replace(WITH_PIN, refusal=Refusal.NEAR_PIN)).sees("Juda o'xshash. Masalan: 2580, 7143")


def test_the_second_pin_is_removed(visit: Visit) -> None:
    her = visit(replace(WITH_PIN, has_duress_pin=True)).chooses("Sozlamalar", "PIN va yashirin menyu", "Ikkinchi PIN")

    assert her.chooses("Ikkinchisini o'chirish").effects == [SetDuressPin("")]


def test_removing_the_pin_says_what_goes_with_it(visit: Visit) -> None:
    her = (
        visit(WITH_PIN)
        .chooses("Sozlamalar", "PIN va yashirin menyu", "PINni o'chirish")
        .sees("yashirin menyu o'chirilsinmi")
    )

    assert her.chooses("Ha, o'chirilsin").effects == [SetPin("")]


@pytest.mark.parametrize("key", list("5678"))
def test_the_cover_is_explained_and_help_gets_the_key_that_she_chooses(visit: Visit, key: str) -> None:
    her = visit(WITH_PIN).chooses("Sozlamalar", "PIN va yashirin menyu", "Yashirin menyu")
    explained = her.reads_to_the_end()

    her = visit(WITH_PIN).chooses("Sozlamalar", "PIN va yashirin menyu", "Yashirin menyu", f"Raqam {key}")
    her.sees(f"Yordam: {key} raqami.")
    assert her.effects == []
    her.chooses("Ha, o'rnatilsin")

    assert "Endi 1 raqami va qisqa terish yordam so'ramaydi" in explained.replace("\n", " ")
    assert her.effects == [SetCover(key)]


@pytest.mark.parametrize("language", [UZ, UZ_CYRL, RU])
def test_the_key_and_the_yes_to_it_stand_on_one_page(visit: Visit, language: Language) -> None:
    key, yes = {UZ: ("Raqam", "Ha"), UZ_CYRL: ("Рақам", "Ҳа"), RU: ("Цифра", "Да")}[language]

    her = visit(Facts(language=language, has_pin=True)).chooses(*TO_COVER[language], f"{key} 7")

    her.sees(" 7", f"2 {yes}, ")


def test_another_key_may_be_chosen_before_it_is_set(visit: Visit) -> None:
    her = visit(WITH_PIN).chooses(
        "Sozlamalar", "PIN va yashirin menyu", "Yashirin menyu", "Raqam 7", "Boshqa raqam", "Raqam 5"
    )

    assert her.sees("Yordam: 5 raqami").effects == []
    assert her.chooses("Ha, o'rnatilsin").effects == [SetCover("5")]


@pytest.mark.parametrize("language", [UZ, UZ_CYRL, RU])
def test_no_key_is_offered_that_a_curious_finger_presses_on_the_cover(visit: Visit, language: Language) -> None:
    cover = visit(Facts(language=language, access=Access.LOCKED, cover_key="7")).reads_lines()
    offered = visit(Facts(language=language, has_pin=True)).chooses(*TO_COVER[language]).reads_to_the_end()

    assert {line[0] for line in cover} == set("234")
    assert re.findall(r"^\d \w+ (\d)$", offered, re.MULTILINE) == list("5678")


def test_the_cover_is_taken_away(visit: Visit) -> None:
    her = (
        visit(replace(WITH_PIN, cover_key="7"))
        .chooses("Sozlamalar", "PIN va yashirin menyu", "Yashirin menyu")
        .sees("Yordam 7")
    )

    assert her.chooses("Yashirin menyuni o'chirish").effects == [SetCover("")]


def test_her_own_answer_is_taken_when_it_gives_nothing_away(visit: Visit) -> None:
    her = visit(HERS).chooses("Sozlamalar", "SMS va qo'ng'iroq", "SMS javob", "O'z so'zim")

    her.types("Yordam yuborildi").sees("Bu so'z sirni ochadi").types("Buyurtmangiz tayyor")

    assert her.effects == [SetSmsAnswers(SmsAnswers.OWN_PHRASE, "Buyurtmangiz tayyor")]


@pytest.mark.parametrize(
    "word", ["YORDAM", "yordm", "ПОМОЩЬ", "sos", "menyu", "xavfsiz", "uch", "bahor2", "ikki soz", "", "b.b.b.b"]
)
def test_a_command_or_no_word_is_no_safe_word(visit: Visit, word: str) -> None:
    her = visit(HERS).chooses("Sozlamalar", "SMS va qo'ng'iroq", "Maxfiy so'zim").types(word)

    assert her.effects == []


@pytest.mark.parametrize("word", ["rahmat", "Салом", "mayli", "спасибо", "yordam"])
def test_a_word_that_is_said_often_is_refused_with_the_reason_and_an_example(visit: Visit, word: str) -> None:
    her = visit(HERS).chooses("Sozlamalar", "SMS va qo'ng'iroq", "Maxfiy so'zim").types(word)

    her.sees("Ko'p aytiladi. Yaxshisi: chinor")
    assert her.effects == []


@pytest.mark.parametrize("word", ["ok", "ha"])
def test_a_short_word_is_refused_with_an_example(visit: Visit, word: str) -> None:
    visit(HERS).chooses("Sozlamalar", "SMS va qo'ng'iroq", "Maxfiy so'zim").types(word).sees("kamida 4 harf: chinor")


@pytest.mark.parametrize("word", ["bahor", "Лола", "o'rik", "ko'klam"])
def test_a_word_of_her_own_is_taken(visit: Visit, word: str) -> None:
    her = visit(HERS).chooses("Sozlamalar", "SMS va qo'ng'iroq", "Maxfiy so'zim").types(word)

    assert her.effects == [SetSafeWord(word)]
    her.now_with(replace(HERS, safe_word=word)).chooses("Maxfiy so'zim").sees(f"So'zingiz: {word}.")
    assert her.chooses("So'zni o'chirish").effects[-1] == SetSafeWord("")


def test_privacy_is_told_in_five_short_texts(visit: Visit) -> None:
    her = visit(HERS).chooses("Sozlamalar", "Maxfiylik")

    for number in "23456":
        assert "Maxfiylik" not in her.types(number).reads_to_the_end()
        her.types("00").chooses("Sozlamalar", "Maxfiylik")

    assert her.effects == []


def test_erasing_takes_two_screens_and_then_the_session_is_over(visit: Visit) -> None:
    her = visit(HERS).chooses("Sozlamalar", "Hammasini o'chirish").sees("Qaytarib bo'lmaydi").chooses("Davom etish")
    her.sees("Rostdan hammasi o'chirilsinmi?")
    assert her.effects == []

    her.chooses("Ha, o'chirilsin")

    assert her.effects == [EraseEverything()]
    assert her.screen.ends


GUARDED = ["Viloyat va tuman", "Joylarim", "Markazga aytish", "PIN va yashirin menyu", "SMS va qo'ng'iroq"]
GUARDED += ["Qachon qo'ng'iroq qilish", "Hammasini o'chirish"]


@pytest.mark.parametrize("setting", GUARDED)
def test_what_is_hers_is_behind_the_pin(visit: Visit, setting: str) -> None:
    visit(replace(HERS, access=Access.LOCKED)).chooses("Sozlamalar", setting).sees("PIN-kodingiz:")


def test_under_another_pin_all_looks_as_if_nothing_was_set(visit: Visit) -> None:
    her = visit(replace(HERS, access=Access.FRESH, cover_key="7")).chooses("Sozlamalar", "PIN va yashirin menyu")

    her.sees("PIN ro'yxat va sozlamalarni qo'riqlaydi").types("9").does_not_see("Yashirin menyu")
