"""Every PIN opens an account: hers opens hers, any other one that looks new and keeps what is done in it (S6)."""

from dataclasses import replace

import pytest

from alerts.contacts.hers import keep_contact
from alerts.private import Private
from alerts.who_decides.pin import digit_sum, hash_pin
from simulator.story import StoryPhone
from tests.demo import Demo
from tests.journeys.clock import StoryClock
from vocabulary.choices import TellCentre
from vocabulary.codes import RegionCode
from vocabulary.phone_number import PhoneNumber

HER = "+998000000101"
HIS = "+998000000190"
HER_CENTRE = "+998000002015"
PIN, DURESS_PIN, WRONG_PIN = "2468", "1357", "0909"
NOT_HERS = pytest.mark.parametrize("pin", [DURESS_PIN, WRONG_PIN])


@pytest.fixture
def her(demo: Demo) -> StoryPhone:
    her = demo.phone(HER)
    her.texts("QO'SH Aziza 00 000 01 02")
    with demo.service.ledger.open_book(PhoneNumber(HER), demo.now()) as book:
        private = Private(pin=hash_pin(PIN), duress_pin=hash_pin(DURESS_PIN), pin_sum=digit_sum(PIN))
        kept = replace(book.caller.profile, region=RegionCode("UZ-SA"), tell_centre=TellCentre.YES)
        book.save_profile(replace(kept, private=private))
        keep_contact(book, book.caller.contacts[0].id)
    return her


def list_after(her: StoryPhone, pin: str) -> StoryPhone:
    return her.dials().chooses("Yaqinlarim").types(pin)


def adds_himself(her: StoryPhone, pin: str) -> StoryPhone:
    list_after(her, pin).sees("Hali hech kim yo'q")
    return her.chooses("Qo'shish").types("Botir", HIS).sees("Qo'shildi: Botir")


@NOT_HERS
def test_what_was_added_under_another_pin_is_there_in_the_same_dial_and_in_the_next(her: StoryPhone, pin: str) -> None:
    adds_himself(her, pin).chooses("Ro'yxat").sees("Botir").does_not_see("Aziza").hangs_up()

    list_after(her, pin).sees("Botir").does_not_see("Aziza").hangs_up()


@NOT_HERS
def test_it_is_neither_in_her_account_nor_in_that_of_a_third_pin(her: StoryPhone, pin: str) -> None:
    adds_himself(her, pin).hangs_up()

    list_after(her, "8080").sees("Hali hech kim yo'q").hangs_up()
    list_after(her, PIN).sees("Aziza").does_not_see("Botir").hangs_up()


@NOT_HERS
def test_no_alert_of_hers_knows_of_it(demo: Demo, her: StoryPhone, pin: str) -> None:
    adds_himself(her, pin).hangs_up()

    her.dials("*000*1*1#")
    assert demo.texts_of(HIS) == []


@NOT_HERS
def test_the_rules_of_a_list_are_its_own(her: StoryPhone, pin: str) -> None:
    adds_himself(her, pin).chooses("Ro'yxat", "Qo'shish").types("Botir", HIS).sees("allaqachon bor").hangs_up()
    list_after(her, pin).chooses("Qo'shish").types("Aziza", "000000102").sees("Qo'shildi: Aziza").hangs_up()


@NOT_HERS
def test_a_language_is_changed_in_it_alone(her: StoryPhone, pin: str) -> None:
    her.dials().chooses("Sozlamalar", "Til").types(pin).chooses("Русский").sees("Сохранено").hangs_up()

    her.dials().chooses("Мои близкие").types(pin).sees("Добавить").hangs_up()
    her.dials().chooses("Мои близкие").types(PIN).sees("Qo'shish").hangs_up()
    her.texts("YORDAM").received("Qabul qilindi")


def test_her_own_choice_of_a_language_is_on_every_screen_again(her: StoryPhone) -> None:
    her.dials().chooses("Sozlamalar", "Til").types(WRONG_PIN).chooses("Русский").hangs_up()
    her.dials().chooses("Настройки", "Язык").types(PIN).chooses("O'zbekcha").hangs_up()

    her.dials().sees("YORDAM").hangs_up()


def test_a_text_with_the_duress_pin_adds_to_the_same_account(her: StoryPhone) -> None:
    her.texts(f"QO'SH Zebo 00 000 01 77 {DURESS_PIN}")

    list_after(her, DURESS_PIN).sees("Zebo").hangs_up()
    list_after(her, PIN).does_not_see("Zebo").hangs_up()


@NOT_HERS
@pytest.mark.parametrize("new", ["5656", "2467", "1375"])
def test_a_pin_that_is_set_in_it_opens_it_and_is_not_compared_with_hers(her: StoryPhone, pin: str, new: str) -> None:
    adds_himself(her, pin).hangs_up()
    her.dials().chooses("Sozlamalar", "PIN va yashirin menyu").types(pin).chooses("Yangi PIN").types(new)
    her.chooses("Ha, o'rnatilsin").sees("Saqlandi").hangs_up()

    list_after(her, new).sees("Botir").hangs_up()
    list_after(her, pin).sees("Hali hech kim yo'q").hangs_up()


def test_before_the_pin_no_screen_depends_on_what_it_guards(her: StoryPhone) -> None:
    her.dials().chooses("Yordam markazlari").sees("Viloyat:", "2 Toshkent sh.").does_not_see("Samarqand")


@NOT_HERS
def test_it_goes_with_her(demo: Demo, her: StoryPhone, pin: str) -> None:
    adds_himself(her, pin).hangs_up()
    her.texts(f"UNUT {PIN}")
    with demo.service.engine.connect() as connection:
        assert connection.exec_driver_sql("select count(*) from other_accounts").scalar_one() == 0


# ---- the page of PIN and cover


def pin_page(her: StoryPhone, pin: str) -> StoryPhone:
    return her.dials().chooses("Sozlamalar", "PIN va yashirin menyu").types(pin)


EVERY_ACCOUNT = pytest.mark.parametrize("pin", [PIN, DURESS_PIN, WRONG_PIN])


@EVERY_ACCOUNT
def test_under_every_pin_the_page_says_that_one_is_set_and_no_other_pin_like_it_is_taken(
    her: StoryPhone, pin: str
) -> None:
    pin_page(her, pin).sees("PIN o'rnatilgan", "Yashirin menyu", "Ikkinchi PIN").chooses("Ikkinchi PIN").types(pin)
    her.chooses("Ha, o'rnatilsin").sees("Ikkalasi har xil bo'lsin").hangs_up()


@EVERY_ACCOUNT
def test_under_every_pin_the_cover_that_was_seen_is_set_with_her_key(demo: Demo, her: StoryPhone, pin: str) -> None:
    under_cover(demo)
    her.dials("*000*7#").chooses("Xavf yo'q").types(pin).types("00")
    her.chooses("Sozlamalar", "PIN va yashirin menyu").sees("PIN o'rnatilgan").chooses("Yashirin menyu").sees(
        "7"
    ).hangs_up()


@NOT_HERS
def test_who_takes_the_pin_away_in_it_sees_none_set(her: StoryPhone, pin: str) -> None:
    pin_page(her, pin).chooses("PINni o'chirish", "Ha, o'chirilsin").sees("Saqlandi").does_not_see(
        "PIN o'rnatilgan"
    ).hangs_up()


# ---- what goes out from it, and what texts do to it


@EVERY_ACCOUNT
def test_he_invites_himself_under_any_pin_and_reads_the_same_and_his_answer_stands_in_that_list(
    demo: Demo, her: StoryPhone, pin: str
) -> None:
    his = demo.phone(HIS)
    list_after(her, pin).chooses("Qo'shish").types("Botir", HIS).chooses("Ha, so'ralsin").sees("Botir").hangs_up()
    his.received("+998 00 000 01 01 so'rayapti", "1 ha, 2 yo'q").received_nothing_more()
    list_after(her, pin).chooses("Botir").sees("so'raldi").hangs_up()

    his.texts("1").received_nothing_more()

    list_after(her, pin).chooses("Botir").sees("rozi").chooses("Sinab ko'rish", "Ha").hangs_up()
    his.received("FAQAT SINOV").received_nothing_more()


@EVERY_ACCOUNT
def test_his_stop_and_his_no_stand_in_that_list(demo: Demo, her: StoryPhone, pin: str) -> None:
    his = demo.phone(HIS)
    list_after(her, pin).chooses("Qo'shish").types("Botir", HIS).chooses("Ha, so'ralsin").hangs_up()
    his.reads()

    his.texts("2").received("javobingiz yozildi").received_nothing_more()
    list_after(her, pin).sees("rozi emas").hangs_up()
    his.texts("STOP").reads()
    list_after(her, pin).sees("SMS istamaydi").hangs_up()


@EVERY_ACCOUNT
def test_under_any_pin_a_number_is_asked_twice_a_day(demo: Demo, her: StoryPhone, pin: str) -> None:
    list_after(her, pin).chooses("Qo'shish").types("Botir", HIS).chooses("Ha, so'ralsin").hangs_up()
    for _ in range(2):
        list_after(her, pin).chooses("Botir", "Roziligini so'rash", "Ha, so'ralsin").hangs_up()

    assert len(demo.texts_of(HIS)) == 2


@EVERY_ACCOUNT
def test_whom_a_text_without_a_pin_named_asks_to_be_kept_under_every_pin(her: StoryPhone, pin: str) -> None:
    her.texts(f"QO'SH Botir {HIS}")

    list_after(her, pin).sees("Botir").chooses("Botir", "Ha, qolsin").hangs_up()
    list_after(her, pin).chooses("Botir").does_not_see("Ha, qolsin").chooses("O'chirish", "Ha").hangs_up()
    list_after(her, pin).does_not_see("Botir").hangs_up()


@EVERY_ACCOUNT
def test_a_text_with_a_pin_adds_and_removes_in_the_account_of_that_pin(her: StoryPhone, pin: str) -> None:
    her.texts(f"QO'SH Botir {HIS} {pin}")
    list_after(her, pin).chooses("Botir").does_not_see("Ha, qolsin").hangs_up()

    her.texts(f"OCHIR Botir {pin}")
    list_after(her, pin).does_not_see("Botir").hangs_up()


@EVERY_ACCOUNT
def test_a_text_changes_the_language_of_no_screen_before_a_pin(her: StoryPhone, pin: str) -> None:
    her.dials().chooses("Sozlamalar", "Til").types(PIN).chooses("O'zbekcha").hangs_up()
    her.texts(f"TIL ru {pin}")

    her.dials().chooses("Yaqinlarim").types(pin).sees("Добавить").hangs_up()


@EVERY_ACCOUNT
def test_in_the_menu_by_text_every_pin_opens_an_account_that_is_not_hers(
    her: StoryPhone, clock: StoryClock, pin: str
) -> None:
    her.opens_the_menu().received("2 Yaqinlarim")
    texts = ("2", pin, "2", "Botir", "000000190", "3")
    answers = ("PIN", "Hali hech kim yo'q", "Ismi", "telefoni", "Qo'shildi: Botir", "Botir ..90")
    for second, (text, answer) in enumerate(zip(texts, answers, strict=True), start=1):
        clock.at(second)
        her.texts(text).received(answer)


# ---- after five PINs within the hour


PUT_OFF = "Hozir bo'lmaydi, keyinroq"
EVERY_PIN = pytest.mark.parametrize("pin", [PIN, DURESS_PIN, WRONG_PIN, "1110"])


@pytest.fixture
def slowed(her: StoryPhone) -> StoryPhone:
    for guess in range(5):
        list_after(her, f"111{guess}").hangs_up()
    return her


@EVERY_PIN
def test_then_no_pin_pretends_to_save_and_every_one_is_put_off_in_the_same_words(slowed: StoryPhone, pin: str) -> None:
    put_off = "Hozir bo'lmaydi, keyinroq\nPIN-kodingiz:\n1 SOS\n00 menyu"
    assert list_after(slowed, pin).screen == put_off
    slowed.hangs_up()
    slowed.dials().chooses("Sozlamalar", "Til").types(pin).sees("Hozir bo'lmaydi, keyinroq").does_not_see("Saqlandi")


def test_she_is_made_to_take_it_back_then_and_staff_hear_while_her_phone_and_her_contacts_see_nothing(
    demo: Demo, slowed: StoryPhone
) -> None:
    slowed.dials("*000*1*1#").hangs_up()
    told = len(demo.texts_of("+998000000102"))
    shown = slowed.dials().screen
    slowed.types("1").chooses("Xavf yo'q").types("7070").sees(PUT_OFF).hangs_up()
    assert not heard_that_she_is_forced(demo)

    slowed.dials().types("1").chooses("Xavf yo'q").types(DURESS_PIN).sees(PUT_OFF).hangs_up()

    assert len(heard_that_she_is_forced(demo)) == 1
    assert len(demo.texts_of("+998000000102")) == told
    assert slowed.dials().screen == shown
    slowed.types("1").chooses("Xavf yo'q").types(DURESS_PIN).sees(PUT_OFF).hangs_up()
    assert len(heard_that_she_is_forced(demo)) == 1


def test_without_an_open_alert_the_duress_pin_that_is_put_off_raises_nothing(demo: Demo, slowed: StoryPhone) -> None:
    list_after(slowed, DURESS_PIN).sees(PUT_OFF)
    assert not heard_that_she_is_forced(demo)


def heard_that_she_is_forced(demo: Demo) -> list[str]:
    return [body for body in demo.texts_of(HER_CENTRE) if "MAJBURLANGAN" in body]


@EVERY_PIN
def test_help_is_two_keys_away_all_the_same(demo: Demo, slowed: StoryPhone, pin: str) -> None:
    list_after(slowed, pin).types("1").types("1").sees("Yuborildi")
    assert demo.texts_of("+998000000102")


def test_an_hour_later_what_she_saves_under_her_pin_is_hers(demo: Demo, clock: StoryClock, slowed: StoryPhone) -> None:
    clock.at(3600)
    list_after(slowed, PIN).sees("Aziza").chooses("Qo'shish").types("Singil", "000000177").sees("Qo'shildi: Singil")
    slowed.hangs_up()

    slowed.dials("*000*1*1#")
    assert demo.texts_of("+998000000177")


# ---- the cover


def under_cover(demo: Demo) -> None:
    with demo.service.ledger.open_book(PhoneNumber(HER), demo.now()) as book:
        profile = book.caller.profile
        book.save_profile(replace(profile, private=replace(profile.private, cover_key="7")))


def test_no_other_digits_open_the_cover(demo: Demo, her: StoryPhone) -> None:
    under_cover(demo)
    her.dials().sees("Salomatlik").types(WRONG_PIN).sees("Xato raqam", "Salomatlik").does_not_see("YORDAM", "SOS")
    her.types(PIN).sees("YORDAM", "Yaqinlarim").hangs_up()


def test_the_duress_pin_opens_it_and_shows_an_account_of_its_own(demo: Demo, her: StoryPhone) -> None:
    under_cover(demo)
    her.dials().types(DURESS_PIN).sees("YORDAM").chooses("Yaqinlarim").sees("Hali hech kim yo'q").hangs_up()


@pytest.mark.parametrize("pin", [PIN, DURESS_PIN])
def test_after_five_wrong_ones_neither_opens_the_cover_and_her_key_is_help_all_the_same(
    demo: Demo, her: StoryPhone, pin: str
) -> None:
    under_cover(demo)
    her.dials()
    for digits in ("1111", "2222", "3333", "4444", "5555", pin):
        her.types(digits).sees("Xato raqam", "Salomatlik")
    her.types("7").types("1").sees("Yuborildi")
