"""Help centres: region, district, the nearest first; and a text that stays on her phone only if she wants it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from menus.facts import Facts
from regions.centre import Centre, Service
from regions.directory import Directory
from tests.menus.conftest import Visit
from texts.times import TASHKENT
from vocabulary.choices import TellCentre
from vocabulary.codes import CentreCode, DistrictCode, RegionCode
from vocabulary.effects import SetCentre, TextMeCentre, Unlock
from vocabulary.languages import RU, UZ, UZ_CYRL, Language
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access

NEAR_MIROBOD = Centre(
    code=CentreCode("DEMO-NEAR"),
    name_uz="Yaqin markaz",
    name_ru="Ближний центр",
    region=RegionCode("UZ-TK"),
    district=DistrictCode("UZ-TK-mirobod"),
    address_uz="Namuna ko'chasi 1",
    address_ru="Демо-улица 1",
    lat=41.285,
    lon=69.285,
    phone=PhoneNumber("+998000001001"),
    duty_sms=PhoneNumber("+998000002001"),
    hours="Mo-Sa 09:00-18:00; Su off",
    services=frozenset([Service.SHELTER, Service.LAWYER]),
    public_address=True,
    verified_on=date(2026, 11, 1),
    verified_by="nobody (demo)",
    demo=True,
)
FAR = replace(NEAR_MIROBOD, code=CentreCode("DEMO-FAR"), name_uz="Uzoq markaz", lat=41.355, lon=69.170)
HIDDEN = replace(FAR, code=CentreCode("DEMO-HIDDEN"), name_uz="Yopiq markaz", public_address=False)
TUESDAY_NOON = datetime(2026, 11, 24, 12, tzinfo=TASHKENT)
HERS = Facts(language=UZ, directory=Directory([FAR, NEAR_MIROBOD, HIDDEN]), now=TUESDAY_NOON)
CHOICES = ("2 Menga qo'ng'iroq qilsin", "3 SMS qilib yuborish", "4 Yordam so'rasam, shunga aytilsin")


def test_the_nearest_to_her_district_comes_first(visit: Visit) -> None:
    her = visit(HERS).chooses("Yordam markazlari", "Toshkent sh.", "Mirobod", "Davom etish")

    her.sees("2 Yaqin markaz", "3 Uzoq markaz", "4 Yopiq markaz")


def test_for_the_whole_region_the_nearest_to_its_chief_city_comes_first(visit: Visit) -> None:
    her = visit(HERS).chooses("Yordam markazlari", "Toshkent sh.", "Butun viloyat", "Davom etish")

    her.sees("2 Yaqin markaz", "3 Uzoq markaz")


def test_for_the_whole_of_her_own_region_the_nearest_to_her_own_district_comes_first(visit: Visit) -> None:
    at_home = replace(HERS, region=RegionCode("UZ-TK"), district=DistrictCode("UZ-TK-olmazor"))

    visit(at_home).chooses("Yordam markazlari", "Toshkent sh.", "Butun viloyat", "Davom etish").sees("2 Uzoq markaz")


def test_a_centre_of_another_region_is_named_where_it_is_nearer(visit: Visit) -> None:
    chirchiq = replace(FAR, region=RegionCode("UZ-TO"), name_uz="Chirchiq markazi", lat=41.4689, lon=69.5822)
    her = visit(replace(HERS, directory=Directory([chirchiq, NEAR_MIROBOD])))

    her.chooses("Yordam markazlari", "Toshkent vil.", "Zangiota", "Davom etish").sees(
        "2 Yaqin markaz", "3 Chirchiq markazi"
    )


def test_a_region_without_a_centre_says_so_and_names_a_number(visit: Visit) -> None:
    visit(HERS).chooses("Yordam markazlari", "Samarqand", "Butun viloyat").sees("markaz yo'q", "1146")


def test_a_centre_shows_everything_that_she_needs_to_go_there(visit: Visit) -> None:
    her = visit(HERS).chooses("Yordam markazlari", "Toshkent sh.", "Yunusobod", "Davom etish", "Yaqin markaz")

    assert her.reads_to_the_end().split("\n") == [
        "Yaqin markaz",
        "+998000001001",
        "Hozir ochiq: Du-Sha 09:00-18:00; Yak dam",
        "Yunusobod markazidan 8,3 km janubda",
        "yurist, boshpana",
        "Namuna ko'chasi 1",
        *CHOICES,
    ]


@pytest.mark.parametrize(
    ("language", "keys", "said"),
    [
        (
            RU,
            ("Центры", "г. Ташкент", "Юнусабадский", "Дальше", "Ближний центр"),
            "От центра (Юнусабадский): 8,3 км к югу",
        ),
        (
            UZ_CYRL,
            ("Марказлар", "Тошкент ш.", "Юнусобод", "Давом этиш", "Яқин марказ"),
            "Юнусобод марказидан 8,3 км жанубда",
        ),
    ],
)
def test_the_same_is_said_in_the_other_scripts(
    visit: Visit, language: Language, keys: tuple[str, ...], said: str
) -> None:
    read = visit(replace(HERS, language=language)).chooses(*keys).reads_to_the_end()

    assert said in " ".join(read.split("\n"))
    assert {RU: "юрист, приют", UZ_CYRL: "юрист, бошпана"}[language] in read


@pytest.mark.parametrize(
    ("day", "hour", "said"),
    [(24, 8, "yopiq"), (24, 9, "ochiq"), (24, 17, "ochiq"), (24, 18, "yopiq"), (29, 12, "yopiq")],
)
def test_a_centre_is_open_or_not_by_the_clock_of_tashkent(visit: Visit, day: int, hour: int, said: str) -> None:
    then = replace(HERS, now=datetime(2026, 11, day, hour, 30 if hour == 17 else 0, tzinfo=TASHKENT))

    visit(then).chooses("Yordam markazlari", "Toshkent sh.", "Mirobod", "Davom etish", "Yaqin markaz").sees(
        f"Hozir {said}: Du-Sha"
    )


def test_days_are_short_and_clear_in_cyrillic_too(visit: Visit) -> None:
    her = visit(replace(HERS, language=UZ_CYRL)).chooses(
        "Марказлар", "Тошкент ш.", "Миробод", "Давом этиш", "Яқин марказ"
    )

    assert "Ду-Ша 09:00-18:00; Як дам" in her.reads_to_the_end().replace("\n", " ")


def test_a_centre_in_the_middle_of_her_district_lies_in_no_direction(visit: Visit) -> None:
    her = visit(HERS).chooses("Yordam markazlari", "Toshkent sh.", "Mirobod", "Davom etish", "Yaqin markaz")

    her.sees("Mirobod markazida\n")


def test_an_address_that_is_not_public_is_shown_to_nobody(visit: Visit) -> None:
    her = visit(HERS).chooses("Yordam markazlari", "Toshkent sh.", "Butun viloyat", "Davom etish", "Yopiq markaz")

    her.sees("Yopiq markaz", "+998000001001").does_not_see("Namuna")


def test_a_text_is_sent_only_after_a_warning_that_it_stays(visit: Visit) -> None:
    her = visit(HERS).chooses(
        "Yordam markazlari", "Toshkent sh.", "Mirobod", "Davom etish", "Yaqin markaz", "SMS qilib yuborish"
    )
    her.sees("telefoningizda qoladi")
    assert her.effects == []

    her.chooses("Ha, yuborilsin")

    assert her.effects == [TextMeCentre(CentreCode("DEMO-NEAR"))]
    assert her.screen.ends


def test_a_centre_that_left_the_directory_meanwhile_leads_to_the_start(visit: Visit) -> None:
    her = visit(HERS).chooses("Yordam markazlari", "Toshkent sh.", "Mirobod", "Davom etish", "Yaqin markaz")

    her.now_with(replace(HERS, directory=Directory([FAR]))).sees("Menyu yangilandi", "1 YORDAM")


def test_her_own_region_and_district_come_first(visit: Visit) -> None:
    at_home = replace(HERS, region=RegionCode("UZ-XO"), district=DistrictCode("UZ-XO-xonqa"))

    visit(at_home).chooses("Yordam markazlari").sees("2 Xorazm").types("2").sees("2 Butun viloyat", "3 Xonqa")


# ---- the one that is told of her alerts

AT_THE_CENTRE = ("Yordam markazlari", "Toshkent sh.", "Mirobod", "Davom etish", "Yaqin markaz")
TELL_THIS, TELL_THE_NEAREST = "Yordam so'rasam, shunga aytilsin", "Bunga emas, eng yaqiniga aytilsin"
CHOSEN = replace(HERS, centre=NEAR_MIROBOD.code, tell_centre=TellCentre.YES)


def test_she_chooses_a_centre_once_she_knows_what_it_means(visit: Visit) -> None:
    her = visit(HERS).chooses(*AT_THE_CENTRE, TELL_THIS).sees("shu markazga aytiladi")
    assert her.effects == []

    her.chooses("Davom etish").sees("militsiyaga darhol").chooses("Davom etish").sees("Siz hal qilasiz").chooses("Ha")

    her.sees("Saqlandi")

    assert her.effects == [SetCentre(NEAR_MIROBOD.code)]


def test_on_the_page_of_the_centre_that_she_chose_she_lets_go_of_it(visit: Visit) -> None:
    her = visit(CHOSEN).chooses(*AT_THE_CENTRE, TELL_THE_NEAREST).sees("Saqlandi")

    assert her.effects == [SetCentre(None)]


def test_her_settings_show_the_centre_and_let_it_go(visit: Visit) -> None:
    her = visit(CHOSEN).chooses("Sozlamalar", "Markazga aytish").sees("Hozir aytiladi: Yaqin markaz.")

    assert her.chooses(TELL_THE_NEAREST).effects == [SetCentre(None)]


def test_with_a_no_or_without_the_centre_her_settings_show_none(visit: Visit) -> None:
    no = replace(CHOSEN, tell_centre=TellCentre.NO)
    gone = replace(CHOSEN, directory=Directory([FAR]))

    visit(no).chooses("Sozlamalar", "Markazga aytish").sees("Hozir: yo'q.")
    visit(gone).chooses("Sozlamalar", "Markazga aytish").sees("Hozir: ha.").does_not_see(TELL_THE_NEAREST)


def test_her_pin_comes_before_a_choice_of_a_centre(visit: Visit) -> None:
    her = (
        visit(replace(HERS, access=Access.LOCKED))
        .chooses(*AT_THE_CENTRE, TELL_THIS, "Davom etish", "Davom etish")
        .sees("PIN")
    )

    her.types("2580").now_with(HERS).sees("Siz hal qilasiz").chooses("Ha")

    assert her.effects == [Unlock("2580"), SetCentre(NEAR_MIROBOD.code)]
