"""Every section by dialling, in Uzbek and in Russian."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import PickUp

HER, AZIZA, DUTY_LINE = "+998000000101", "+998000000102", "+998000000000"
TASHKENT_CENTRE = "+998000002001"


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (("O'zbekcha", "Foydali bilimlar", "Xavfsizlik", "Tayyor sumka"), "Kichik sumkani oldindan"),
        (("Русский", "Полезно знать", "Безопасность", "Сумка наготове"), "сумку"),
        (("Ўзбекча", "Фойдали билимлар", "Хавфсизлик", "Тайёр сумка"), "Кичик сумкани"),
    ],
)
def test_she_reads_an_article_and_nobody_is_told(phone: PickUp, way: tuple[str, ...], said: str) -> None:
    her, duty_line = phone(HER), phone(DUTY_LINE)

    her.dials().chooses(*way).sees(said)

    her.received_nothing_more()
    duty_line.received_nothing_more()


@pytest.mark.parametrize(
    ("way", "yes", "no", "signs"),
    [
        (("O'zbekcha", "O'zini tekshirish", "So'nggi bir yil"), "Ha", "Yo'q", "zo'ravonlik belgilari"),
        (("Русский", "Проверить себя", "За последний год"), "Да", "Нет", "признаки насилия"),
    ],
)
def test_one_yes_names_signs_and_tells_nobody(
    phone: PickUp, way: tuple[str, ...], yes: str, no: str, signs: str
) -> None:
    her, duty_line = phone(HER), phone(DUTY_LINE)

    her.dials().chooses(*way).chooses(no, yes, no, no).sees(signs).hangs_up()

    duty_line.received_nothing_more()
    her.dials().does_not_see(signs)


@pytest.mark.parametrize(
    ("way", "serious"),
    [
        (("O'zbekcha", "O'zini tekshirish", "Xavf belgilari", "Ha"), "jiddiy belgi"),
        (("Русский", "Проверить себя", "Признаки опасности", "Да"), "серьёзный признак"),
    ],
)
def test_a_sign_of_danger_is_one_key_away_from_help(phone: PickUp, way: tuple[str, ...], serious: str) -> None:
    her, duty_line = phone(HER), phone(DUTY_LINE)

    her.dials().chooses(*way).sees(serious).types("1", "1").sees("102 112 1146")

    duty_line.received("+998 00 000 01 01")


@pytest.mark.parametrize(
    ("language", "settings", "way", "taken"),
    [
        (
            "O'zbekcha",
            ("Sozlamalar", "Viloyat va tuman", "Toshkent sh.", "Mirobod"),
            (
                "Mutaxassisga savol",
                "Psixolog",
                "Davom etish",
                "Menga qo'ng'iroq",
                "9:00-12:00",
                "Shu telefonga",
                "Yo'q",
            ),
            "Kodingiz: ",
        ),
        (
            "Русский",
            ("Настройки", "Регион и район", "г. Ташкент", "Мирабадский"),
            ("Специалист", "Психолог", "Дальше", "Прошу позвонить", "9:00-12:00", "На этот", "Нет"),
            "Ваш код: ",
        ),
    ],
)
def test_a_call_is_asked_for_and_the_centre_learns_it(
    phone: PickUp, language: str, settings: tuple[str, ...], way: tuple[str, ...], taken: str
) -> None:
    her, centre = phone(HER), phone(TASHKENT_CENTRE)
    her.dials().chooses(language, *settings).types("00").chooses(*way).sees(taken)
    code = her.screen.partition(taken)[2][:4]

    assert code in centre.reads()
    her.received_nothing_more()


@pytest.mark.parametrize(
    ("language", "ask", "question", "no_text", "mine", "waiting"),
    [
        (
            "O'zbekcha",
            ("Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish"),
            "Order bepulmi?",
            "Yo'q, SMS",
            "So'rovlarim",
            "hali olinmadi",
        ),
        (
            "Русский",
            ("Специалист", "Юрист", "Дальше", "Задать вопрос"),
            "Ордер бесплатный?",
            "Нет, без SMS",
            "Мои запросы",
            "ещё ждёт",
        ),
    ],
)
def test_a_question_is_found_again_by_its_code(
    phone: PickUp, language: str, ask: tuple[str, ...], question: str, no_text: str, mine: str, waiting: str
) -> None:
    her = phone(HER)
    her.dials().chooses(language, *ask).types(question).chooses(no_text)
    code = next(word for word in her.screen.replace(".", " ").split() if word.isdecimal() and len(word) == 4)

    her.dials().chooses(ask[0], mine).types("9999").does_not_see(waiting)
    her.dials().chooses(ask[0], mine).types(code).sees(waiting)

    her.received_nothing_more()


@pytest.mark.parametrize(
    ("language", "way", "ask", "agreed"),
    [
        ("O'zbekcha", ("Yaqinlarim", "Qo'shish"), "Ha, so'ralsin", "Aziza ..02: rozi"),
        ("Русский", ("Мои близкие", "Добавить"), "Да, спросить", "Aziza ..02: согласие есть"),
    ],
)
def test_a_contact_is_asked_and_agrees(
    phone: PickUp, language: str, way: tuple[str, ...], ask: str, agreed: str
) -> None:
    her, aziza = phone(HER), phone(AZIZA)
    her.dials().chooses(language, *way).types("Aziza", "00 000 01 02").chooses(ask)
    aziza.reads()

    aziza.texts("1")

    her.dials().chooses(way[0], "Aziza ..02").sees(agreed)
    her.received_nothing_more()


def set_pin(phone: PickUp) -> None:
    her = phone(HER)
    her.dials().chooses("O'zbekcha", "Yaqinlarim", "Qo'shish").types("Aziza", "00 000 01 02")
    her.dials().chooses("Sozlamalar", "PIN va yashirin menyu", "Yangi PIN").types("2580").chooses("Ha").sees("Saqlandi")


def test_her_people_are_behind_her_pin_and_help_is_not(phone: PickUp) -> None:
    set_pin(phone)
    her, aziza = phone(HER), phone(AZIZA)

    her.dials().chooses("Yaqinlarim").sees("PIN-kodingiz").types("1111").sees("Hali hech kim yo'q")
    her.dials().chooses("Yaqinlarim").types("2580").sees("Aziza ..02")

    her.dials("*000*1*1#").sees("102 112 1146")
    aziza.received("SHOSHILINCH")


def test_taking_back_asks_for_the_pin_and_a_wrong_one_closes_nothing_for_staff(
    phone: PickUp, next_day: Callable[[], None]
) -> None:
    set_pin(phone)
    next_day()
    her, aziza = phone(HER), phone(AZIZA)
    duty_line = phone(DUTY_LINE)
    her.dials("*000*1*1#")
    aziza.received("SHOSHILINCH")
    duty_line.received("yordam so'raldi")

    her.dials().types("1").chooses("Xavf yo'q").types("1111").chooses("Ha, bekor").sees("yordam kerak emas dedi")
    aziza.received("yordam kerak emas").received_nothing_more()
    duty_line.received("TASDIQLANMAGAN").received_nothing_more()

    her.dials("*000*1*1#")
    aziza.received("SHOSHILINCH")
    duty_line.received("yordam so'raldi")
    her.dials().types("1").chooses("Xavf yo'q").types("2580").chooses("Ha, bekor").sees("yordam kerak emas dedi")
    aziza.received("yordam kerak emas").received_nothing_more()
    duty_line.received("PINi bilan").received_nothing_more()


def test_under_the_cover_help_is_on_her_own_key(phone: PickUp) -> None:
    set_pin(phone)
    her, aziza = phone(HER), phone(AZIZA)
    her.dials().chooses("Sozlamalar", "PIN va yashirin menyu").types("2580").chooses(
        "Yashirin menyu", "Raqam 7", "Ha"
    ).sees("Saqlandi")

    her.dials().sees("Salomatlik:").does_not_see("YORDAM", "SOS").types("1").sees("Xato raqam")
    aziza.received_nothing_more()
    her.dials().types("2580").sees("Yaqinlarim").hangs_up()

    her.dials("*000*7*1#").sees("102 112 1146")
    aziza.received("SHOSHILINCH")


@pytest.mark.parametrize(
    ("language", "way", "word"),
    [
        ("O'zbekcha", ("Sozlamalar", "SMS va qo'ng'iroq", "Maxfiy so'zim"), "bahor"),
        ("Русский", ("Настройки", "SMS и звонки", "Моё тайное слово"), "сирень"),
    ],
)
def test_a_word_of_her_own_is_a_call_for_help(phone: PickUp, language: str, way: tuple[str, ...], word: str) -> None:
    her, duty_line = phone(HER), phone(DUTY_LINE)
    her.dials().chooses(language, *way).types(word).hangs_up()

    her.texts(word)

    duty_line.received("+998 00 000 01 01")


@pytest.mark.parametrize(
    ("language", "way", "sure", "gone", "nobody"),
    [
        ("O'zbekcha", ("Sozlamalar", "Hammasini o'chirish", "Davom etish"), "Ha", "Bajarildi", "Hali hech kim yo'q"),
        ("Русский", ("Настройки", "Удалить всё", "Дальше"), "Да", "Готово", "Пока никого"),
    ],
)
def test_erasing_leaves_nothing(
    phone: PickUp, language: str, way: tuple[str, ...], sure: str, gone: str, nobody: str
) -> None:
    her, aziza = phone(HER), phone(AZIZA)
    her.dials().chooses(language).hangs_up()
    her.texts("QO'SH Aziza 00 000 01 02")

    her.dials().chooses(*way, sure).sees(gone).ended()

    her.dials().sees("O'zbekcha").chooses(language).types("2").sees(nobody)
    her.dials("*000*1*1#")
    aziza.received_nothing_more()
