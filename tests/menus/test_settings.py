"""Settings: language, where she lives, and whether a centre is told."""

from dataclasses import replace

import pytest

from menus.effects import Effect, SetLanguage, SetRegion, SetTellCentre
from menus.facts import Facts, TellCentre
from regions.codes import DistrictCode, RegionCode
from tests.menus.conftest import Visit
from texts.languages import RU, UZ

HERS = Facts(language=UZ)


@pytest.mark.parametrize(
    ("keys", "effect"),
    [
        (["Til", "Русский"], SetLanguage(RU)),
        (
            ["Viloyat va tuman", "Toshkent sh.", "Mirobod"],
            SetRegion(RegionCode("UZ-TK"), DistrictCode("UZ-TK-mirobod")),
        ),
        (["Viloyat va tuman", "Samarqand", "Butun viloyat"], SetRegion(RegionCode("UZ-SA"), None)),
        (["Markazga aytish", "Ha, aytilsin"], SetTellCentre(TellCentre.YES)),
        (["Markazga aytish", "Yo'q"], SetTellCentre(TellCentre.NO)),
    ],
)
def test_a_setting_is_kept_and_said_to_be(visit: Visit, keys: list[str], effect: Effect) -> None:
    her = visit(HERS).chooses("Sozlamalar", *keys)

    assert her.effects == [effect]
    her.sees("Saqlandi", "2 Til")


@pytest.mark.parametrize(
    ("answer", "now"),
    [(TellCentre.YES, "Hozir: ha."), (TellCentre.NO, "Hozir: yo'q."), (TellCentre.NOT_ASKED, "Markazga")],
)
def test_telling_a_centre_says_first_what_it_means(visit: Visit, answer: TellCentre, now: str) -> None:
    her = visit(replace(HERS, tell_centre=answer)).chooses("Sozlamalar", "Markazga aytish")

    her.sees(now, "Xodimlar xabaringizni o'qiydi", "militsiyaga aytishga majbur bo'lishi mumkin")
