"""Help centres: region, district, the nearest first; and a text that stays on her phone only if she wants it."""

from dataclasses import replace
from datetime import date

from menus.effects import TextMeCentre
from menus.facts import Facts
from regions.centre import Centre, Service
from regions.codes import CentreCode, DistrictCode, RegionCode
from regions.directory import Directory
from tests.menus.conftest import Visit
from texts.languages import RU, UZ
from texts.phone_number import PhoneNumber

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
    services=frozenset([Service.LAWYER]),
    public_address=True,
    verified_on=date(2026, 11, 1),
    verified_by="nobody (demo)",
    demo=True,
)
FAR = replace(NEAR_MIROBOD, code=CentreCode("DEMO-FAR"), name_uz="Uzoq markaz", lat=41.355, lon=69.170)
HIDDEN = replace(FAR, code=CentreCode("DEMO-HIDDEN"), name_uz="Yopiq markaz", public_address=False)
HERS = Facts(language=UZ, directory=Directory([FAR, NEAR_MIROBOD, HIDDEN]))


def test_the_nearest_to_her_district_comes_first(visit: Visit) -> None:
    her = visit(HERS).chooses("Yordam markazlari", "Toshkent sh.", "Mirobod")

    her.sees("2 Yaqin markaz", "3 Uzoq markaz", "4 Yopiq markaz")


def test_the_whole_region_keeps_the_order_of_the_directory(visit: Visit) -> None:
    her = visit(HERS).chooses("Yordam markazlari", "Toshkent sh.", "Butun viloyat")

    her.sees("2 Uzoq markaz", "3 Yaqin markaz")


def test_a_region_without_a_centre_says_so_and_names_a_number(visit: Visit) -> None:
    visit(HERS).chooses("Yordam markazlari", "Samarqand", "Butun viloyat").sees("markaz yo'q", "1146")


def test_a_centre_shows_name_number_hours_and_address(visit: Visit) -> None:
    her = visit(HERS).chooses("Yordam markazlari", "Toshkent sh.", "Mirobod", "Yaqin markaz")

    her.sees("Yaqin markaz\n+998000001001\nDu-Sh 09:00-18:00; Ya dam\nNamuna ko'chasi 1")


def test_in_russian_the_same_is_said_over_two_pages(visit: Visit) -> None:
    her = visit(replace(HERS, language=RU)).chooses("Центры помощи", "г. Ташкент").types("2").chooses("Ближний центр")

    her.sees("Ближний центр", "+998000001001", "Пн-Сб 09:00-18:00; Вс").types("9").sees("вых", "Демо-улица 1")


def test_an_address_that_is_not_public_is_shown_to_nobody(visit: Visit) -> None:
    her = visit(HERS).chooses("Yordam markazlari", "Toshkent sh.", "Butun viloyat", "Yopiq markaz")

    her.sees("Yopiq markaz", "+998000001001").does_not_see("Namuna")


def test_a_text_is_sent_only_after_a_warning_that_it_stays(visit: Visit) -> None:
    her = visit(HERS).chooses("Yordam markazlari", "Toshkent sh.", "Mirobod", "Yaqin markaz", "SMS qilib yuborish")
    her.sees("telefoningizda qoladi")
    assert her.effects == []

    her.chooses("Ha, yuborilsin")

    assert her.effects == [TextMeCentre(CentreCode("DEMO-NEAR"))]
    assert her.screen.ends


def test_a_centre_that_left_the_directory_meanwhile_leads_to_the_start(visit: Visit) -> None:
    her = visit(HERS).chooses("Yordam markazlari", "Toshkent sh.", "Mirobod", "Yaqin markaz")

    her.now_with(replace(HERS, directory=Directory([FAR]))).sees("Menyu yangilandi", "1 YORDAM")


def test_her_own_region_and_district_come_first(visit: Visit) -> None:
    at_home = replace(HERS, region=RegionCode("UZ-XO"), district=DistrictCode("UZ-XO-xonqa"))

    visit(at_home).chooses("Yordam markazlari").sees("2 Xorazm").types("2").sees("2 Butun viloyat", "3 Xonqa")
