"""She reads where a call leads once, where she chooses; nothing urgent says it (S24)."""

import pytest

from menus.facts import Facts
from tests.menus.conftest import Visit
from vocabulary.languages import RU, UZ, UZ_CYRL, Language

HE_MAY_BE_SPOKEN_WITH = {UZ: "gaplashishlari mumkin", UZ_CYRL: "гаплашишар", RU: "могут поговорить"}
SHE_DECIDES = {UZ: "Siz hal qilasiz", UZ_CYRL: "Ихтиёр сизда", RU: "Решаете вы"}
WAYS = {
    "a specialist": {
        UZ: ("Mutaxassisga savol", "Psixolog"),
        UZ_CYRL: ("Мутахассис", "Психолог"),
        RU: ("Специалист", "Психолог"),
    },
    "where no centre is near": {
        UZ: ("Yordam markazlari", "Andijon", "Butun viloyat"),
        UZ_CYRL: ("Марказлар", "Андижон", "Бутун вилоят"),
        RU: ("Центры", "Андижан", "Весь регион"),
    },
}


@pytest.mark.parametrize("language", [UZ, UZ_CYRL, RU])
@pytest.mark.parametrize("way", WAYS)
def test_where_she_chooses_she_reads_that_he_may_be_spoken_with(visit: Visit, way: str, language: Language) -> None:
    read = visit(Facts(language=language)).chooses(*WAYS[way][language]).reads_to_the_end()

    assert HE_MAY_BE_SPOKEN_WITH[language] in read
    assert SHE_DECIDES[language] in read


@pytest.mark.parametrize("language", [UZ, UZ_CYRL, RU])
def test_help_shows_the_numbers_alone(visit: Visit, language: Language) -> None:
    her = visit(Facts(language=language)).types("1")

    her.sees("102 112 1146").does_not_see(HE_MAY_BE_SPOKEN_WITH[language], SHE_DECIDES[language])
