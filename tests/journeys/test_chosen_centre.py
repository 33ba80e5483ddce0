"""She chooses the centre that is told when she asks for help, and lets go of it."""

from tests.journeys.conftest import PickUp

HER = "+998000000101"
URGUT, CHIRCHIQ = "+998000002016", "+998000002004"
PAGE_OF_URGUT = ("Yordam markazlari", "Samarqand", "Urgut", "Davom etish", "Namuna markaz Urgut")
TELL_THIS, TELL_THE_NEAREST = "Yordam so'rasam, shunga aytilsin", "Bunga emas, eng yaqiniga aytilsin"


def test_her_call_goes_to_the_centre_that_she_chose_wherever_she_is(phone: PickUp) -> None:
    her, urgut, chirchiq = phone(HER), phone(URGUT), phone(CHIRCHIQ)
    her.dials().chooses("O'zbekcha", *PAGE_OF_URGUT, TELL_THIS, "Davom etish", "Davom etish", "Ha").sees(
        "Saqlandi"
    ).hangs_up()

    her.texts("YORDAM Chirchiq")

    urgut.received("Chirchiq", "+998 00 000 01 01").received_nothing_more()
    chirchiq.received_nothing_more()


def test_once_she_lets_go_of_it_the_nearest_is_told(phone: PickUp) -> None:
    her, urgut, chirchiq = phone(HER), phone(URGUT), phone(CHIRCHIQ)
    her.dials().chooses("O'zbekcha", *PAGE_OF_URGUT, TELL_THIS, "Davom etish", "Davom etish", "Ha").hangs_up()
    her.dials().chooses("Sozlamalar", "Markazga aytish").sees("Hozir aytiladi: Namuna markaz Urgut.")
    her.chooses(TELL_THE_NEAREST).hangs_up()

    her.texts("YORDAM Chirchiq")

    chirchiq.received("Chirchiq", "+998 00 000 01 01").received_nothing_more()
    urgut.received_nothing_more()


def test_another_pin_changes_nothing_of_it_and_shows_nothing_of_it(phone: PickUp) -> None:
    her, urgut = phone(HER), phone(URGUT)
    her.dials().chooses("O'zbekcha", *PAGE_OF_URGUT, TELL_THIS, "Davom etish", "Davom etish", "Ha").hangs_up()
    her.dials().chooses("Sozlamalar", "PIN va yashirin menyu", "Yangi PIN").types("2580").chooses(
        "Ha, o'rnatilsin"
    ).hangs_up()

    her.dials().chooses("Sozlamalar", "Markazga aytish").types("1111").does_not_see("Urgut").hangs_up()
    her.dials().chooses(*PAGE_OF_URGUT, TELL_THIS, "Davom etish", "Davom etish").types("1111").chooses("Ha").hangs_up()
    her.texts("YORDAM")

    urgut.received("+998 00 000 01 01").received_nothing_more()
