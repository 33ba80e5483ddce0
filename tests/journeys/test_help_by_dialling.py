"""She dials and asks for help, over whatever road her operator has."""

from tests.journeys.conftest import PickUp, on_every_road_and_centre

pytestmark = on_every_road_and_centre

DUTY_LINE = "+998000000000"
TASHKENT_CENTRE = "+998000002001"


def test_help_is_two_keys_from_the_very_first_screen(phone: PickUp) -> None:
    her, duty_line = phone("+998000000101"), phone(DUTY_LINE)

    her.dials("*000#").sees("1 YORDAM/ПОМОЩЬ")
    her.types("1").sees("aytaylikmi?", "1 Ha/Да")
    her.types("1").sees("yuborildi", "Отправлено", "102 112 1146")

    duty_line.received("yordam so'raldi", "+998 00 000 01 01").received_nothing_more()
    her.received_nothing_more()


def test_help_is_one_dial_with_a_suffix(phone: PickUp) -> None:
    her, duty_line = phone("+998000000101"), phone(DUTY_LINE)

    her.dials("*000*1*1#").sees("yuborildi", "102 112 1146")

    duty_line.received("+998 00 000 01 01").received_nothing_more()


def test_a_suffix_with_one_key_stops_at_the_question(phone: PickUp) -> None:
    her, duty_line = phone("+998000000101"), phone(DUTY_LINE)

    her.dials("*000*1#").sees("1 Ha/Да")
    duty_line.received_nothing_more()

    her.types("1").sees("yuborildi")
    duty_line.received("+998 00 000 01 01")


def test_who_hangs_up_at_the_question_has_told_nobody(phone: PickUp) -> None:
    her, duty_line = phone("+998000000101"), phone(DUTY_LINE)

    her.dials().types("1").sees("1 Ha/Да").hangs_up()

    duty_line.received_nothing_more()
    her.dials().sees("O'zbekcha").does_not_see("102")


def test_her_contacts_hear_it_and_one_of_them_goes(phone: PickUp) -> None:
    her, aziza, malika = phone("+998000000101"), phone("+998000000102"), phone("+998000000103")
    her.dials().chooses("O'zbekcha", "Yaqinlarim", "Qo'shish").types("Aziza", "00 000 01 02").sees("Qo'shildi: Aziza")
    her.chooses("Ro'yxat").sees("Aziza ..02").chooses("Qo'shish").types("Malika", "+998000000103")
    her.chooses("Ro'yxat").sees("Aziza ..02", "Malika ..03").hangs_up()

    her.dials().types("1").sees("Yaqinlar va markazga").types("1").sees("2 kishi va markaz", "Ha dedi: 0")
    aziza.received("SHOSHILINCH", "+998 00 000 01 01", "1 boraman")
    malika.received("SHOSHILINCH")

    aziza.texts("1")

    malika.received("Aziza telefonidan", "Siz ham bora olasizmi")
    her.received_nothing_more()
    her.dials().types("1").chooses("Kimga aytildi").sees("2 kishi va markaz", "Ha dedi: 1")


def test_she_says_where_she_is_after_the_alert(phone: PickUp) -> None:
    her, duty_line, centre = phone("+998000000101"), phone(DUTY_LINE), phone(TASHKENT_CENTRE)
    her.dials().chooses("O'zbekcha").types("1", "1")
    duty_line.received("joyi noma'lum")

    her.chooses("Qayerdasiz?", "Toshkent sh.", "Mirobod").sees("Joy qo'shildi")

    centre.received("yordam so'raldi", "Mirobod").received_nothing_more()
    duty_line.received("Mirobod").received_nothing_more()


def test_her_region_is_known_from_her_settings(phone: PickUp) -> None:
    her, centre = phone("+998000000101"), phone(TASHKENT_CENTRE)
    her.dials().chooses("O'zbekcha", "Sozlamalar", "Viloyat va tuman", "Toshkent sh.", "Mirobod").sees("Saqlandi")

    her.dials("*000*1*1#")

    centre.received("Mirobod, Toshkent sh.", "+998 00 000 01 01").received_nothing_more()


def test_she_takes_it_back_and_a_help_after_it_is_a_new_call(phone: PickUp) -> None:
    her, duty_line = phone("+998000000101"), phone(DUTY_LINE)
    her.dials().chooses("O'zbekcha").types("1", "1")
    duty_line.received("yordam so'raldi")

    her.dials().types("1").chooses("Xavf yo'q", "Ha, bekor").sees("yordam kerak emas dedi")

    duty_line.received("yordam kerak emas", "TASDIQLANMAGAN").received_nothing_more()
    her.dials().types("1", "1").sees("yuborildi")
    duty_line.received("yordam so'raldi").received_nothing_more()


def test_pressing_help_again_joins_the_open_alert(phone: PickUp) -> None:
    her, duty_line = phone("+998000000101"), phone(DUTY_LINE)

    her.dials("*000*1*1#").sees("yuborildi", "Отправлено")
    her.dials("*000*1*1#").sees("102 112 1146", "Markazga aytilgan").does_not_see("yuborildi", "Отправлено")

    duty_line.received("yordam so'raldi").received_nothing_more()


def test_who_wants_no_centre_is_told_that_nobody_hears(phone: PickUp) -> None:
    her, duty_line = phone("+998000000101"), phone(DUTY_LINE)
    her.dials().chooses("O'zbekcha", "Sozlamalar", "Markazga aytish").chooses("Yo'q").sees("Saqlandi")

    her.dials().types("1").sees("Aytadigan kishi yo'q").types("1").sees("Hech kimga ketmadi", "102 112 1146")

    duty_line.received_nothing_more()
