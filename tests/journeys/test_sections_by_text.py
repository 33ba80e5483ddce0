"""Every section in the menu by SMS, in Uzbek and in Russian: each answer is one text of one part."""

import re

import pytest

from simulator.story import StoryPhone
from sms.menu_by_text import OPEN_FOR
from tests.demo import Demo
from tests.journeys.clock import StoryClock
from texts.alphabet import length_of

HER, DUTY_LINE = "+998000000101", "+998000000000"
UZ, RU = "O'zbekcha", "Русский"


class MenuByText:
    """Her menu by SMS, opened in a language."""

    def __init__(self, her: StoryPhone, language: str) -> None:
        her.dials().chooses(language).hangs_up()
        self._her = her
        self.answer = ""
        self._reads(her.opens_the_menu("MENU"))

    def types(self, typed: str) -> "MenuByText":
        return self._reads(self._her.texts(typed))

    def _reads(self, her: StoryPhone) -> "MenuByText":
        self.answer = her.reads()
        assert length_of(self.answer).parts == 1
        her.received_nothing_more()
        return self

    def chooses(self, *labels: str) -> "MenuByText":
        for label in labels:
            while not (line := re.search(rf"^([2-6]) {re.escape(label)}", self.answer, re.MULTILINE)):
                assert re.search("^9 ", self.answer, re.MULTILINE), f"nothing says {label!r}: {self.answer}"
                self.types("9")
            self.types(line[1])
        return self


@pytest.mark.parametrize(
    ("language", "way", "said"),
    [
        (UZ, ("Yaqinlarim",), "Hali hech kim yo'q"),
        (RU, ("Мои близкие",), "Пока никого нет"),
        (
            UZ,
            ("Yordam markazlari", "Toshkent sh.", "Mirobod", "Davom etish", "Namuna markaz Toshkent"),
            "Namuna markaz Toshkent",
        ),
        (RU, ("Центры", "г. Ташкент", "Мирабадский", "Дальше", "Демо-центр Ташкент"), "Демо-центр Ташкент"),
        (
            UZ,
            (
                "Mutaxassisga savol",
                "Psixolog",
                "Davom etish",
                "Menga qo'ng'iroq",
                "9:00-12:00",
                "Shu telefonga",
                "Yo'q",
            ),
            "Kodingiz",
        ),
        (RU, ("Специалист", "Психолог", "Дальше", "Прошу позвонить", "9:00-12:00", "На этот", "Нет"), "Ваш код"),
        (UZ, ("Foydali bilimlar", "Xavfsizlik", "Tayyor sumka"), "Kichik sumkani oldindan"),
        (RU, ("Полезно знать", "Безопасность", "Сумка наготове"), "сумку"),
        (UZ, ("O'zini tekshirish", "So'nggi bir yil", "Ha", "Ha", "Ha", "Ha"), "zo'ravonlik belgilari"),
        (RU, ("Проверить себя", "За последний год", "Да", "Да", "Да", "Да"), "признаки насилия"),
        (UZ, ("Sozlamalar", "Maxfiylik", "Nima saqlanadi"), "Xabar uchun keragi saqlanadi"),
        (RU, ("Настройки", "Что о вас хранится", "Что хранится"), "Хранится нужное для сигнала"),
    ],
)
def test_a_section_is_walked_by_text(demo: Demo, language: str, way: tuple[str, ...], said: str) -> None:
    menu = MenuByText(demo.phone(HER), language)

    assert said in menu.chooses(*way).answer


@pytest.mark.parametrize(("language", "sent"), [(UZ, "102 112 1146"), (RU, "102 112 1146")])
def test_help_is_two_keys_from_the_deepest_screen(demo: Demo, language: str, sent: str) -> None:
    menu = MenuByText(demo.phone(HER), language).types("5").types("2").types("2")

    assert sent in menu.types("1").types("1").answer

    assert HER[-4:] in "".join(demo.texts_of(DUTY_LINE)).replace(" ", "")


def test_ten_minutes_after_the_last_key_it_is_closed(demo: Demo, clock: StoryClock) -> None:
    her, last = demo.phone(HER), OPEN_FOR.total_seconds() - 1
    menu = MenuByText(her, UZ)

    clock.at(last)
    menu.types("2")
    clock.at(2 * last + 2)

    her.texts("2").received_nothing_more()


@pytest.mark.parametrize("kept", range(6))
def test_a_session_that_ends_after_any_key_leaves_nothing_half_done(demo: Demo, kept: int) -> None:
    her = demo.phone(HER)
    her.dials().chooses(UZ).hangs_up()
    way = ("2", "2", "Malika", "000000102")
    her.dials().types(*way[:kept]).hangs_up()

    contacts = her.dials().chooses("Yaqinlarim").screen

    assert ("Malika" in contacts) == (kept >= len(way))
    assert ("Hali hech kim yo'q" in contacts) == (kept < len(way))
