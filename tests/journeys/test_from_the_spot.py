"""Her contacts stand at her door and write what they see: whoever decides hears it, and no other contact does."""

from functools import cache

import pytest

from tests.demo import Demo
from tests.journeys.clock import StoryClock
from tests.journeys.conftest import PickUp
from tests.journeys.test_taken_back import wants_no_centre
from tests.keys import key_in

HER, BROTHER, SISTER, MOTHER = "+998000000101", "+998000000102", "+998000000103", "+998000000104"
DUTY_LINE, SUPERVISOR = "+998000000000", "+998000000009"


@pytest.fixture
def phone(demo: Demo) -> PickUp:
    """Each phone is one and the same throughout a story."""
    return cache(demo.phone)


@pytest.fixture
def her_people(phone: PickUp) -> PickUp:
    """Her brother and her sister were told of her call, and the duty line."""
    her = phone(HER).texts("QO'SH Akam 00 000 01 02").texts("QO'SH Opam 00 000 01 03")
    her.dials("*000*1*1#").sees("Yuborildi")
    for number in (BROTHER, SISTER):
        phone(number).received("SHOSHILINCH")
    return phone


def with_people_whom_she_kept(phone: PickUp) -> PickUp:
    """The same, whom she added by a dial."""
    her = phone(HER).dials().chooses("O'zbekcha").hangs_up()
    for name, digits in (("Akam", "00 000 01 02"), ("Opam", "00 000 01 03")):
        her.dials().chooses("Yaqinlarim", "Qo'shish").types(name, digits).hangs_up()
    her.dials("*000*1*1#").sees("Yuborildi").hangs_up()
    for number in (BROTHER, SISTER):
        phone(number).received("SHOSHILINCH")
    return phone


@pytest.mark.parametrize(
    "body",
    [
        "eri pichoq bilan",
        "eshikni ochmayapti",
        "u meni chaqirdi",
        "qo'shnilar bor",
        "Уни топа олмадим",
        "в окнах темно, дверь закрыта",
        "u qayerda bilmayman",
        "boraman degandim lekin bolam kasal",
    ],
)
def test_what_her_brother_sees_there_reaches_the_duty_line_and_the_supervisor_while_nobody_has_it(
    her_people: PickUp, body: str
) -> None:
    line, supervisor = her_people(DUTY_LINE), her_people(SUPERVISOR)
    code = line.reads().partition(":")[0]

    her_people(BROTHER).texts(body)

    line.received(code, f"0102 (SMS bilan qo'shilgan) yozdi (tasdiqsiz): <{body}>").received_nothing_more()
    supervisor.received(code, body, "Joyi noma'lum.", "1 oldim").received_nothing_more()
    her_people(BROTHER).texts("yana baqiryapti u")
    line.received("baqiryapti")
    supervisor.received("baqiryapti", "1 oldim").received_nothing_more()
    her_people(SISTER).received_nothing_more()
    her_people(HER).received_nothing_more()


def test_once_the_duty_line_has_it_it_alone_hears_what_her_brother_sees(her_people: PickUp) -> None:
    line = her_people(DUTY_LINE)
    line.texts(f"{key_in(line.reads())} 1").received("sizda")
    her_people(BROTHER).texts("eri uni uryapti")
    line.received("eri uni uryapti").received_nothing_more()
    her_people(SUPERVISOR).received_nothing_more()


def test_what_stands_beside_a_clear_answer_is_heard_too_but_no_name_and_no_minutes(her_people: PickUp) -> None:
    line = her_people(DUTY_LINE)
    line.reads()
    her_people(BROTHER).texts("1 boraman, eri pichoq bilan turibdi")
    words, goes = sorted(line.reads_all(), key=lambda text: "yo'lda" in text)
    assert "yo'lda" in goes and "<1 boraman, eri pichoq bilan turibdi>" in words
    her_people(SISTER).texts("1 Opa, 10 daqiqada").received_nothing_more()
    line.received("yo'lda").received_nothing_more()


@pytest.mark.parametrize(
    "body", ["bordim, uyda hech kim yo'q", "uni topdim, yonidaman", "приехал, дверь закрыта", "я на месте, тихо"]
)
def test_who_is_there_is_told_as_that_with_what_is_seen_there(her_people: PickUp, body: str) -> None:
    line = her_people(DUTY_LINE)
    line.reads()
    her_people(BROTHER).texts("boraman")
    line.received("yo'lda")
    her_people(BROTHER).texts(body)
    words, is_there = sorted(line.reads_all(), key=lambda text: "yetib bordi" in text)
    assert "Tasdiqlanmagan" in is_there and f"<{body}>" in words
    her_people(BROTHER).texts("keldim")
    line.received_nothing_more()


@pytest.mark.parametrize(
    "body",
    [
        "kerak bo'lsa boraman",
        "ertaga boraman",
        "может приеду",
        "boraman dedim lekin mashina yo'q",
        "kechqurun boraman",
        "ishdan keyin boraman",
        "men borganman eshik ochilmadi qaytib ketdim",
    ],
)
def test_an_offer_a_condition_or_a_promise_that_broke_is_asked_about_and_no_going(
    demo: Demo, her_people: PickUp, body: str
) -> None:
    her_people(BROTHER).texts(body).received("1 boraman, 2 borolmayman?").received_nothing_more()
    assert not [text for text in demo.texts_of(DUTY_LINE) if "yo'lda" in text or "yetib bordi" in text]


def test_no_link_and_no_number_reaches_the_duty_line_in_the_name_of_her_brother(her_people: PickUp) -> None:
    line = her_people(DUTY_LINE)
    line.reads()
    her_people(BROTHER).texts("eri uni urdi, https://najot.uz/yomon yoki +998 00 765 43 21 ga yozing")
    text = line.reads()
    assert "eri uni urdi" in text and "najot" not in text and "765" not in text


def test_whoever_forges_her_brother_sends_few_texts_to_the_duty_line(
    demo: Demo, her_people: PickUp, clock: StoryClock
) -> None:
    before = len(demo.texts_of(DUTY_LINE))
    for number in range(30):
        her_people(BROTHER).texts(f"eri uni uryapti {number}-marta")
    assert len(demo.texts_of(DUTY_LINE)) - before == 6
    her_people(SISTER).texts("eshik ochiq, ichkarida hech kim yo'q")
    assert "ichkarida" in demo.texts_of(DUTY_LINE)[-1]


def test_after_her_phone_said_that_all_is_well_staff_hear_what_her_brother_says_and_does(her_people: PickUp) -> None:
    line, brother = her_people(DUTY_LINE), her_people(BROTHER)
    her_people(HER).texts("XAVFSIZ")
    brother.received("telefonidan yordam kerak emas")
    line.received("yordam so'raldi").received("yaqinlaridan so'rang")

    brother.texts("boraman").received_nothing_more()
    line.received("yo'lda").received_nothing_more()
    brother.texts("u yig'layapti").received_nothing_more()
    line.received("u yig'layapti").received_nothing_more()
    her_people(SISTER).received("telefonidan yordam kerak emas").received_nothing_more()
    her_people(HER).received_nothing_more()


@pytest.mark.parametrize(
    "true",
    [
        "u pichoq bilan turibdi, eshik yopiq",
        "Buxoroga olib ketdi, Registon 5 dagi uyda",
        "mashinaga soldi, oq Nexia, Termiz yo'lida",
        "otxonaga qamab qo'ydi",
        "он увёз её на машине в Самарканд",
    ],
)
def test_no_flood_in_her_brothers_name_holds_back_a_weapon_a_car_or_where_she_was_taken(
    demo: Demo, her_people: PickUp, true: str
) -> None:
    brother = her_people(BROTHER)
    for number in range(22):
        brother.texts(f"xavotir olmang biz hammamiz choy ichyapmiz {'non gul suv un'.split()[number % 4]} {number}")
    before = len(demo.texts_of(DUTY_LINE))

    brother.texts(true)

    [told] = demo.texts_of(DUTY_LINE)[before:]
    assert true[:20] in told


def test_stop_of_her_brothers_number_is_told_once_to_those_who_decide(her_people: PickUp) -> None:
    line, supervisor, brother = her_people(DUTY_LINE), her_people(SUPERVISOR), her_people(BROTHER)
    line.reads()
    brother.texts("STOP").received("kodni yuboring").texts("СТОП")
    line.received("0102", "STOP", "tasdiqsiz").received_nothing_more()
    supervisor.received("STOP", "Joyi noma'lum.", "1 oldim").received_nothing_more()
    her_people(SISTER).received_nothing_more()


def test_where_she_wants_no_centre_told_no_duty_phone_hears_what_her_people_write(phone: PickUp) -> None:
    her, brother = phone(HER), phone(BROTHER)
    wants_no_centre(phone)
    her.texts("QO'SH Akam 00 000 01 02")
    her.dials("*000*1*1#").sees("Yuborildi")
    brother.received("SHOSHILINCH").texts("eri pichoq bilan").texts("STOP")
    for number in (DUTY_LINE, SUPERVISOR):
        phone(number).received_nothing_more()


@pytest.mark.parametrize(
    "body",
    [
        "qayerda u?",
        "manzil qanday?",
        "kim bu?",
        "где она?",
        "кто это",
        "adres kakoy?",
        "мне приехать?",
        "приезжать?",
        "тебя забрать?",
        "borsam maylimi",
        "kimga boray",
    ],
)
def test_her_brothers_question_is_answered_once_with_what_he_may_know_and_what_to_answer(
    her_people: PickUp, body: str
) -> None:
    brother = her_people(BROTHER).texts(body).received("+998 00 000 01 01", "noma'lum", "1 boraman, 2 borolmayman")
    brother.texts(body).texts("kim?").received_nothing_more()
    her_people(DUTY_LINE).received("yordam so'raldi").received_nothing_more()
    brother.texts("1")
    her_people(DUTY_LINE).received("yo'lda")


def test_who_goes_and_asks_where_to_counts_and_reads_it(her_people: PickUp) -> None:
    her_people(BROTHER).texts("еду а куда").received("+998 00 000 01 01", "1 ").received_nothing_more()
    her_people(DUTY_LINE).received("yordam so'raldi").received("yo'lda").received_nothing_more()


def test_who_asks_whether_to_come_calls_for_nobody_in_their_own_name(demo: Demo, her_people: PickUp) -> None:
    her_people(BROTHER).texts("мне приехать?").texts("мне надо приехать?")
    assert not [text for text in demo.texts_of(DUTY_LINE) + demo.texts_of(SUPERVISOR) if "EHTIMOL" in text]


@pytest.mark.parametrize("body", ["milisa kelyapti men bormayman", "не приеду, полиция едет", "bormayman skoriy bor"])
def test_that_police_or_an_ambulance_comes_is_told_beside_a_no(demo: Demo, her_people: PickUp, body: str) -> None:
    her_people(BROTHER).texts(body)
    assert any(f"<{body}>" in text for text in demo.texts_of(DUTY_LINE))
    assert any(f"<{body}>" in text for text in demo.texts_of(SUPERVISOR))


@pytest.mark.parametrize(
    "body", ["она со мной", "u men bilan", "zabrala ee", "olib ketdim uni uyimga", "singlim biznikida, qo'rqib ketgan"]
)
def test_who_has_her_is_told_as_there_and_calls_for_nobody_of_their_own(
    demo: Demo, her_people: PickUp, body: str
) -> None:
    her_people(BROTHER).texts(body).received_nothing_more()
    texts = demo.texts_of(DUTY_LINE)
    assert "yetib bordi" in " ".join(texts) and not [text for text in texts if "yo'lda" in text or "EHTIMOL" in text]


def test_blood_beside_the_word_that_she_was_found_reaches_those_who_decide(demo: Demo, her_people: PickUp) -> None:
    her_people(BROTHER).texts("topdim yonimda, qon ko'p, skoriy kerak")
    texts = " ".join(demo.texts_of(DUTY_LINE))
    assert "yetib bordi" in texts and "skoriy kerak" in texts


@pytest.mark.parametrize("body", ["u men bilan gaplashdi", "она со мной не разговаривает", "вчера она была у меня"])
def test_who_only_spoke_with_her_or_had_her_yesterday_is_not_there(demo: Demo, her_people: PickUp, body: str) -> None:
    her_people(BROTHER).texts(body)
    assert "yetib bordi" not in " ".join(demo.texts_of(DUTY_LINE))


@pytest.mark.parametrize("body", ["u yonimda, erim pichoq bilan", "yordam bering u yonimda"])
def test_a_contact_with_a_man_beside_her_calls_for_herself(demo: Demo, her_people: PickUp, body: str) -> None:
    her_people(BROTHER).texts(body)
    texts = " ".join(demo.texts_of(DUTY_LINE))
    assert "+998 00 000 01 02" in texts and "yetib bordi" not in texts


@pytest.fixture
def three_told(phone: PickUp) -> PickUp:
    """She named three by her menu, and all were told of her call."""
    her = phone(HER).dials().chooses("O'zbekcha", "Yaqinlarim", "Qo'shish").types("Akam", "00 000 01 02")
    for name, number in (("Opam", "00 000 01 03"), ("Onam", "00 000 01 04")):
        her.chooses("Ro'yxat", "Qo'shish").types(name, number)
    her.hangs_up().dials("*000*1*1#").sees("Yuborildi: 3")
    for number in (BROTHER, SISTER, MOTHER):
        phone(number).received("SHOSHILINCH")
    return phone


@pytest.mark.parametrize("body", ["eshik ochilmadi qaytib ketdim", "ушла, никого нет"])
def test_on_who_said_that_they_go_and_turned_back_nobody_relies_any_more(three_told: PickUp, body: str) -> None:
    brother, sister, mother, line = map(three_told, (BROTHER, SISTER, MOTHER, DUTY_LINE))
    line.reads()
    brother.texts("1")
    sister.received("Akam telefonidan javob: yo'lda").texts("2")
    mother.received("Akam telefonidan javob: yo'lda").texts("1")
    sister.received("Onam", "yo'lda")
    brother.received("Onam", "yo'lda").texts(body).received_nothing_more()
    for contact in (sister, mother):
        contact.received("Akam telefonidan yangi javob: qaytib ketdi", "1 boraman, 2 borolmayman")
    texts = line.received("Akam", "yo'lda").received("Onam", "yo'lda").reads() + line.reads()
    assert "qaytib ketdi" in texts
    brother.texts(body)
    sister.received_nothing_more()


def test_who_turned_back_without_having_said_that_they_go_is_told_to_staff_alone(three_told: PickUp) -> None:
    three_told(BROTHER).texts("eshik ochilmadi qaytib ketdim").received("1 boraman, 2 borolmayman?")
    three_told(SISTER).received_nothing_more()


def test_the_last_who_turned_back_lets_the_others_be_asked_once_more(three_told: PickUp) -> None:
    brother, sister = three_told(BROTHER), three_told(SISTER)
    brother.texts("keldim")
    sister.received("yetib bordi")
    brother.texts("hech kim yo'q, qaytib ketdim")
    sister.received("boradigan kishi bora olmaydi", "1 boraman")


def test_who_is_there_is_asked_what_they_see_and_not_whether_they_come_too(three_told: PickUp) -> None:
    brother, sister, line = map(three_told, (BROTHER, SISTER, DUTY_LINE))
    brother.texts("uni topdim")
    sister.received("yetib bordi. Siz ham bora olasizmi?").texts("1")
    brother.received("Opam telefonidan javob: yo'lda. U yerda nima ko'ryapsiz?").received_nothing_more()
    line.texts(f"{key_in(line.reads())} 1")
    brother.received("markaz bu bilan shug'ullanmoqda. U yerda nima ko'ryapsiz?").received_nothing_more()


def test_the_supervisor_takes_it_with_the_key_that_stands_with_what_her_brother_sees(her_people: PickUp) -> None:
    supervisor = her_people(SUPERVISOR)
    her_people(BROTHER).texts("eri pichoq bilan")
    supervisor.texts(f"{key_in(supervisor.reads())} 1").received("sizda")


def test_who_goes_after_a_stop_counts_for_everybody_and_hears_once_that_news_does_not_come(
    demo: Demo, phone: PickUp
) -> None:
    her_people = with_people_whom_she_kept(phone)
    line, brother = her_people(DUTY_LINE), her_people(BROTHER)
    brother.texts("STOP").received("kodni yuboring").texts("boraman")
    reminded = brother.reads()
    assert "Sizda STOP" in reminded and "kodni yuboring" in reminded
    brother.texts("yetib keldim").received_nothing_more()
    her_people(SISTER).texts("borolmayman")
    assert not [text for text in demo.texts_of(DUTY_LINE) + demo.texts_of(SUPERVISOR) if "hech kim bora" in text]
    her_people(HER).texts("eri bolta oldi")
    brother.received_nothing_more()
    line.reads_all()

    brother.sends_back_the_code(reminded).received("+998 00 000 01 01", "1 boraman")
    line.received("STOPni bekor qildi")


@pytest.mark.parametrize("body", ["boshla", "START", "старт", "пишите мне", "stopni bekor qiling"])
def test_who_wants_texts_again_after_a_stop_is_sent_the_code_that_undoes_it(her_people: PickUp, body: str) -> None:
    brother = her_people(BROTHER)
    brother.texts("STOP").received("kodni yuboring").texts(body).received("STOP", "код" if body[0] > "z" else "kod")


def test_who_says_yes_to_an_invitation_after_a_stop_hears_that_news_does_not_come(phone: PickUp) -> None:
    her, brother = phone(HER).texts("VILOYAT Samarqand"), phone(BROTHER)
    her.dials().chooses("Yaqinlarim", "Qo'shish").types("Akam", "00 000 01 02").chooses("Ha, so'ralsin").hangs_up()
    brother.received("1 ha").texts("STOP").received("kodni yuboring")
    brother.texts("1").received("Sizda STOP", "kodni yuboring")


def test_a_number_that_is_nobodys_contact_is_answered_by_nothing_when_it_wants_texts_again(phone: PickUp) -> None:
    phone("+998000000155").texts("STOP").texts("START").texts("1").received_nothing_more()


def test_who_undoes_a_stop_by_its_code_where_no_alert_is_open_reads_that_it_counted(phone: PickUp) -> None:
    her, brother = phone(HER).dials().chooses("O'zbekcha").hangs_up(), phone(BROTHER)
    her.dials().chooses("Yaqinlarim", "Qo'shish").types("Akam", "00 000 01 02").chooses("Ha, so'ralsin").hangs_up()
    stopped = brother.received("1 ha").texts("1").texts("STOP").reads()
    brother.sends_back_the_code(stopped).received("yana yozamiz")
    brother.sends_back_the_code(stopped).received_nothing_more()


def test_each_stop_after_an_undone_one_is_told_to_that_phone_and_to_those_who_decide(phone: PickUp) -> None:
    brother, line = with_people_whom_she_kept(phone)(BROTHER), phone(DUTY_LINE)
    line.reads_all()
    for _ in range(5):
        stopped = brother.texts("STOP").reads()
        brother.texts("STOP").received_nothing_more()
        line.received("STOP", "tasdiqsiz").received_nothing_more()
        brother.sends_back_the_code(stopped).reads()
        line.received("STOPni bekor qildi").received_nothing_more()
    brother.texts("STOP").received("kodni yuboring")
    line.received("STOP", "tasdiqsiz").received_nothing_more()


def test_who_undoes_a_stop_from_before_her_alert_is_sent_that_alert_and_those_who_decide_read_it(phone: PickUp) -> None:
    her, brother = phone(HER).dials().chooses("O'zbekcha").hangs_up(), phone(BROTHER)
    her.dials().chooses("Yaqinlarim", "Qo'shish").types("Akam", "00 000 01 02").chooses("Ha, so'ralsin").hangs_up()
    stopped = brother.received("1 ha").texts("1").texts("STOP").reads()
    her.texts("YORDAM")
    brother.received_nothing_more()
    phone(DUTY_LINE).reads_all()

    brother.sends_back_the_code(stopped).received("SHOSHILINCH")
    phone(DUTY_LINE).received("STOPni bekor qildi").received_nothing_more()


def test_who_undoes_a_stop_by_a_dial_is_told_of_to_those_who_read_of_the_stop(phone: PickUp) -> None:
    brother, line = with_people_whom_she_kept(phone)(BROTHER).texts("STOP"), phone(DUTY_LINE)
    brother.received("kodni yuboring")
    assert any("STOP" in text for text in line.reads_all())
    undoes = ("O'zbekcha", "Menga kod keldi", "STOPni bekor qilish")
    brother.dials().chooses(*undoes).sees("bekor bo'ldi").hangs_up()
    line.received("STOPni bekor qildi")
    brother.received("+998 00 000 01 01", "1 boraman").dials().chooses(*undoes[1:]).hangs_up()
    line.received_nothing_more()
    brother.received_nothing_more()
