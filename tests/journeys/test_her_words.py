"""She writes where she is; the words go on to who may read them, and what was understood of them chooses the centre."""

import pytest

from tests.journeys.conftest import PickUp

HER, DUTY_LINE = "+998000000101", "+998000000000"
STREET = "Navoiy ko'chasi 12, 3-qavat"


def test_she_writes_a_street_and_her_own_region_s_centre_reads_it(phone: PickUp) -> None:
    her, tashkent, navoiy = phone(HER), phone("+998000002001"), phone("+998000002011")
    her.dials().chooses("O'zbekcha", "Sozlamalar", "Viloyat va tuman", "Toshkent sh.", "Butun viloyat").hangs_up()

    her.texts(f"YORDAM {STREET}")

    tashkent.received(f"<{STREET}> (Toshkent sh.?)")
    navoiy.received_nothing_more()


def test_a_house_in_a_district_arrives_with_the_district(phone: PickUp) -> None:
    her, tashkent = phone(HER), phone("+998000002001")

    her.texts("Chilonzor 9 kvartal 12 uy yordam")

    tashkent.received("<Chilonzor 9 kvartal 12 uy> (Chilonzor, Toshkent sh.?)")


@pytest.mark.parametrize(
    "said",
    [
        "Chilonzorda yordam 9 kvartal",
        "Чиланзар помогите 9 квартал дом 3",
        "Chilonzor tumani. Yordam. temir darvoza",
        "Помогите пожалуйста я сижу в ванной и дверь закрыла он ломится и кричит что убьет. Дети у соседей в квартире"
        " напротив. Мы на съемной. Чиланзарский район дом 44 квартира 19",
    ],
)
def test_a_place_before_the_call_or_at_the_end_of_a_letter_finds_its_centre(phone: PickUp, said: str) -> None:
    phone(HER).texts(said)
    phone("+998000002001").received("Chilonzor, Toshkent sh.?")


def test_of_two_towns_in_a_letter_none_is_told_for_it(phone: PickUp) -> None:
    phone(HER).texts(f"Yordam bering {'juda yomon ahvoldaman ' * 6}. Buxoro shahri. Andijon shahri")
    phone(DUTY_LINE).received("joyi noma'lum")


def test_between_two_regions_that_are_not_hers_her_own_centre_and_the_duty_line_read_both(phone: PickUp) -> None:
    her, tashkent, duty_line = phone(HER), phone("+998000002001"), phone(DUTY_LINE)
    her.dials().chooses("O'zbekcha", "Sozlamalar", "Viloyat va tuman", "Toshkent sh.", "Butun viloyat").hangs_up()

    her.texts("YORDAM Samarqanddan Buxoroga ketyapmiz")

    for who in (tashkent, duty_line):
        who.received("<Samarqanddan Buxoroga ketyapmiz> (Toshkent sh.?)", "Javob:").received_nothing_more()
    phone("+998000002006").received_nothing_more()
    phone("+998000002015").received_nothing_more()


GREETING = (
    "assalomu alaykum opajon yaxshimisiz ishlar qalay anchadan beri yozmoqchi edim vaqtim bo'lmadi havo issiq " * 4
)


@pytest.mark.parametrize("said", ["u meni uryapti yordam kerak", "dori ichirib qo'ydi menga"])
@pytest.mark.parametrize("form", ["{0}{1}", "{0}. {1}. {0}", "{1}. {0}"])
def test_of_a_long_text_that_has_to_be_cut_what_was_heard_is_read(phone: PickUp, form: str, said: str) -> None:
    her, duty_line = phone(HER), phone(DUTY_LINE)
    her.texts("YORDAM")
    duty_line.received("joyi noma'lum")

    her.texts(form.format(GREETING, said))

    duty_line.received(said, "...")


@pytest.mark.parametrize("form", ["{0}{1}", "{0}. {1}. {0}"])
def test_so_it_is_where_a_long_text_is_all_that_she_wrote(phone: PickUp, form: str) -> None:
    phone(HER).texts(form.format(GREETING, "erim meni urdi"))
    phone(DUTY_LINE).received("<assalomu alaykum", "erim meni urdi", "...")


def test_a_second_text_with_only_a_place_goes_on_to_who_was_told(phone: PickUp) -> None:
    her, duty_line, xorazm = phone(HER), phone(DUTY_LINE), phone("+998000002019")
    her.texts("YORDAM")
    duty_line.received("joyi noma'lum")

    her.texts("Xonqa")
    duty_line.received("<Xonqa> (", "Xorazm?)")
    xorazm.received("yordam", "<Xonqa> (", "Xorazm?)")
    her.texts("beshinchi qavat")
    duty_line.received("yozdi: <beshinchi qavat>, tasdiqsiz")
    her.received("Qabul qilindi.").received_nothing_more()


def test_a_second_text_moves_her_nowhere_and_both_places_are_read_unverified(phone: PickUp) -> None:
    her, tashkent, bukhara = phone(HER), phone("+998000002001"), phone("+998000002006")
    her.texts("YORDAM Chilonzor, Bunyodkor 12, podval")
    tashkent.received("podval")

    her.texts("YORDAM Buxoro")

    for centre in (tashkent, bukhara):
        centre.received("Bunyodkor 12, podval> (", "), tasdiqsiz; raqamidan kelgan SMS: <Buxoro> (Buxoro?), tasdiqsiz")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("YORDAM Buxorodaman", "Buxoroda emasman endi Toshkentdaman Chilonzorda"),
        ("помогите я в Бухаре", "уже не в бухаре а в ташкенте чиланзар"),
    ],
)
def test_she_is_no_longer_there_but_here_and_the_centre_there_is_alarmed(phone: PickUp, first: str, then: str) -> None:
    her, tashkent, bukhara = phone(HER), phone("+998000002001"), phone("+998000002006")
    her.texts(first)
    bukhara.received("(Buxoro?)")

    her.texts(then)

    tashkent.received("yordam", "(Chilonzor, Toshkent sh.?)")


def test_where_she_says_she_is_no_longer_is_told_as_no_guess(phone: PickUp) -> None:
    her, duty_line, samarkand = phone(HER), phone(DUTY_LINE), phone("+998000002015")

    her.texts("YORDAM men endi Samarqandda emasman")

    duty_line.received("endi Samarqandda emasman> (joyi noma'lum)")
    samarkand.received_nothing_more()


@pytest.mark.parametrize("beside", ["https://evil.example/x", "+998 00 765 43 21", "t.me/evil"])
def test_a_link_or_a_number_stays_with_staff_and_the_rest_goes_on(phone: PickUp, beside: str) -> None:
    her, duty_line = phone(HER), phone(DUTY_LINE)

    her.texts(f"YORDAM eski tegirmon 5 uy {beside} oldida")

    duty_line.received("eski tegirmon 5 uy oldida")
