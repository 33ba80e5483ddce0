"""HELP: who would be told, what was done, where she is, and taking it back."""

from dataclasses import replace

import pytest

from menus.facts import NOBODY_KNOWN, AlertFacts, ContactFacts, Facts
from tests.menus.conftest import Visit
from vocabulary.choices import LabelledPlace, PlaceLabel, TellCentre
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.effects import PlaceAlert, RaiseAlert, SetTellCentre, TakeBack, Unlock
from vocabulary.languages import RU, UZ, UZ_CYRL, Language
from vocabulary.states import Access

HERS = Facts(language=UZ)
MALIKA = ContactFacts("m", "Malika", "..02")
SENT = AlertFacts(contacts_told=3, centre_told=True, answered=1, placed=False)


@pytest.mark.parametrize(
    ("contacts", "answer", "by_default", "question"),
    [
        ((MALIKA,), TellCentre.YES, False, "Yaqinlar va markazga aytaylikmi?"),
        ((MALIKA,), TellCentre.NOT_ASKED, True, "Yaqinlar va markazga aytaylikmi?"),
        ((MALIKA,), TellCentre.NOT_ASKED, False, "Yaqinlarga aytaylikmi?"),
        ((MALIKA,), TellCentre.NO, True, "Yaqinlarga aytaylikmi?"),
        ((), TellCentre.YES, False, "Markazga aytaylikmi?"),
        ((), TellCentre.NOT_ASKED, False, "Markazga aytaylikmi?"),
        ((), TellCentre.NO, True, "Aytadigan kishi yo'q."),
    ],
)
def test_the_question_names_who_would_be_told(
    visit: Visit, contacts: tuple[ContactFacts, ...], answer: TellCentre, by_default: bool, question: str
) -> None:
    facts = replace(HERS, contacts=contacts, tell_centre=answer, centre_by_default=by_default)

    visit(facts).types("1").sees(question, "102 112 1146", "1 Ha")


@pytest.mark.parametrize(
    ("alert", "said"),
    [
        (SENT, "Yuborildi: 3 kishi va markaz. Ha dedi: 1."),
        (replace(SENT, centre_told=False), "Yuborildi: 3 kishi. Ha dedi: 1."),
        (replace(SENT, contacts_told=0), "Markazga yuborildi."),
        (replace(SENT, contacts_told=0, centre_told=False), "Hech kimga ketmadi."),
        (None, "Ochiq xabar yo'q."),
    ],
)
def test_after_sending_she_reads_what_was_done(visit: Visit, alert: AlertFacts | None, said: str) -> None:
    her = visit(HERS).types("1", "1").now_with(replace(HERS, alert=alert))

    her.sees(said, "102 112 1146")


@pytest.mark.parametrize(
    ("alert", "said"),
    [
        (SENT, "Yuborildi.\n"),
        (replace(SENT, centre_told=False), "Yuborildi.\n"),
        (replace(SENT, contacts_told=0), "Yuborildi.\n"),
        (replace(SENT, nobody_on_duty=True), "Yuborildi. Hozir navbatchi yo'q.\n"),
        (replace(SENT, contacts_told=0, centre_told=False), "Hech kimga ketmadi."),
    ],
)
def test_with_a_pin_how_many_people_she_has_stands_behind_it(visit: Visit, alert: AlertFacts, said: str) -> None:
    locked = replace(HERS, access=Access.LOCKED)
    her = visit(locked).types("1", "1").now_with(replace(locked, alert=alert))

    her.sees(said, "102 112 1146").does_not_see("kishi")


@pytest.mark.parametrize(
    ("alert", "said"),
    [
        (SENT, "Yuborildi: 3 kishi va markaz. Ha dedi: 1."),
        (replace(SENT, centre_told=False), "Yuborildi: 3 kishi. Ha dedi: 1."),
        (replace(SENT, contacts_told=0), "Markazga yuborildi. Ha dedi: 1."),
        (replace(SENT, contacts_told=0, centre_told=False, answered=0), "Hech kimga ketmadi."),
        (replace(SENT, nobody_on_duty=True, answered=0), "Hozir navbatchi yo'q"),
        (replace(SENT, nobody_on_duty=True), "Yuborildi: 3 kishi va markaz. Ha dedi: 1."),
        (None, "Hozir ko'rsatadigan narsa yo'q."),
    ],
)
def test_she_looks_at_what_was_done_without_asking_again(visit: Visit, alert: AlertFacts | None, said: str) -> None:
    her = visit(replace(HERS, alert=alert)).types("1").chooses("Kimga aytildi").sees(said, "102 112 1146")

    assert her.effects == []
    her.types("0").sees("1 Ha")


@pytest.mark.parametrize("alert", [SENT, None])
def test_who_has_a_pin_types_it_before_she_looks_and_any_other_shows_nothing(
    visit: Visit, alert: AlertFacts | None
) -> None:
    locked = replace(HERS, alert=alert, access=Access.LOCKED)
    her = visit(locked).types("1").chooses("Kimga aytildi").sees("PIN-kodingiz:").types("2468")
    assert her.effects == [Unlock("2468")]

    her.now_with(replace(locked, access=Access.FRESH)).sees("Hozir ko'rsatadigan narsa yo'q.")
    her.now_with(replace(locked, access=Access.OPEN)).sees(
        "Ha dedi: 1." if alert else "Hozir ko'rsatadigan narsa yo'q."
    )


@pytest.mark.parametrize(
    ("alert", "said"),
    [
        (SENT, "Chaqiruv ochiq. Aytilgan: 3 kishi va markaz. Ha dedi: 1."),
        (replace(SENT, centre_told=False), "Chaqiruv ochiq. Aytilgan: 3 kishi. Ha dedi: 1."),
        (replace(SENT, contacts_told=0), "Chaqiruv ochiq. Markazga aytilgan. Ha dedi: 1."),
        (replace(SENT, contacts_told=0, centre_told=False), "Hech kimga ketmadi."),
    ],
)
def test_asking_again_is_not_said_to_be_sending_again(visit: Visit, alert: AlertFacts, said: str) -> None:
    facts = replace(HERS, alert=replace(alert, asked_again=True))

    visit(facts).types("1", "1").sees(said, "102 112 1146").does_not_see("uborildi")
    visit(facts).types("1").chooses("Kimga aytildi").sees(said, "102 112 1146")


@pytest.mark.parametrize("language", [UZ, UZ_CYRL, RU])
@pytest.mark.parametrize("asked_again", [True, False])
@pytest.mark.parametrize(("contacts", "centre"), [(5, True), (5, False), (0, True), (0, False)])
def test_the_numbers_to_call_stand_on_the_first_page_of_what_was_done(
    visit: Visit, language: Language, asked_again: bool, contacts: int, centre: bool
) -> None:
    alert = AlertFacts(contacts, centre, answered=5, placed=False, asked_again=asked_again)

    visit(Facts(language=language, alert=alert)).types("1", "1").sees("102 112 1146")


@pytest.mark.parametrize("language", [UZ, UZ_CYRL, RU])
def test_that_all_is_over_takes_one_page(visit: Visit, language: Language) -> None:
    no_danger, yes = {
        UZ: ("Xavf yo'q", "Ha, bekor qilinsin"),
        UZ_CYRL: ("Хавф йўқ", "Ҳа, бекор қилинсин"),
        RU: ("Опасности нет", "Да, отменить"),
    }[language]

    her = visit(Facts(language=language, alert=SENT)).types("1").chooses(no_danger).does_not_see("\n9 ").chooses(yes)

    assert her.effects == [TakeBack()]
    her.does_not_see("\n9 ")


@pytest.mark.parametrize("way", [["1"], ["1", "1"]], ids=["before sending", "after sending"])
def test_a_slip_of_one_key_takes_nothing_back_and_help_is_still_two_keys_away(visit: Visit, way: list[str]) -> None:
    her = visit(replace(HERS, alert=SENT)).types(*way)
    before = her.effects

    her.chooses("Xavf yo'q").sees("bekor qilinsinmi?", "2 Yo'q", "3 Ha, bekor")
    assert her.effects == before
    assert her.types("1", "1").effects[-1] == RaiseAlert()


def test_the_key_beside_sending_pressed_twice_takes_nothing_back(visit: Visit) -> None:
    her = visit(replace(HERS, alert=SENT)).types("1")
    question = her.screen

    her.types("2", "2")

    assert (her.screen.text, her.effects) == (question.text, [])


def test_without_a_language_everything_of_help_is_said_in_two(visit: Visit) -> None:
    her = visit(NOBODY_KNOWN).types("1").sees("Markazga aytaylikmi?/Сообщить центру?", "1 Ha/Да")

    her.types("1").now_with(Facts(alert=replace(SENT, contacts_told=0)))

    assert her.effects == [RaiseAlert()]
    her.sees("Markazga yuborildi./Отправлено в центр.", "102 112 1146")
    her.chooses("Qayerdasiz?/Где вы?").sees("Qayerdasiz?/Где вы?", "2 Toshkent sh./г. Ташкент")


def test_she_says_where_she_is_by_region_and_district(visit: Visit) -> None:
    her = visit(HERS).types("1", "1").now_with(replace(HERS, alert=SENT))

    her.chooses("Qayerdasiz?", "Toshkent sh.", "Mirobod")

    assert her.effects[-1] == PlaceAlert(RegionCode("UZ-TK"), DistrictCode("UZ-TK-mirobod"))
    her.sees("Joy qo'shildi.", "102 112 1146").chooses("Kimga aytildi").sees("Yuborildi: 3 kishi va markaz")


def test_a_place_of_hers_is_named_with_one_key(visit: Visit) -> None:
    home = LabelledPlace(PlaceLabel.HOME, RegionCode("UZ-TK"), DistrictCode("UZ-TK-mirobod"))
    her = visit(replace(HERS, alert=SENT, places=(home,))).types("1", "1")

    her.chooses("Qayerdasiz?").sees("2 Uy: Mirobod").types("2")

    assert her.effects[-1] == PlaceAlert(RegionCode("UZ-TK"), DistrictCode("UZ-TK-mirobod"))


def test_that_nobody_is_on_duty_is_said_at_once_with_the_numbers(visit: Visit) -> None:
    her = visit(HERS).types("1", "1").now_with(replace(HERS, alert=replace(SENT, nobody_on_duty=True)))

    her.sees("Aytildi: 3 kishi.", "navbatchi yo'q", "102 112 1146")


def test_a_region_alone_is_a_place_too(visit: Visit) -> None:
    her = visit(replace(HERS, alert=SENT)).types("1", "1").chooses("Qayerdasiz?", "Samarqand", "Butun viloyat")

    assert her.effects[-1] == PlaceAlert(RegionCode("UZ-SA"), None)


def test_a_place_for_an_alert_that_was_closed_meanwhile_is_not_said_to_be_added(visit: Visit) -> None:
    her = visit(replace(HERS, alert=SENT)).types("1", "1").chooses("Qayerdasiz?", "Samarqand", "Butun viloyat")

    her.now_with(HERS).sees("Ochiq xabar yo'q.").does_not_see("Joy qo'shildi")


@pytest.mark.parametrize(
    ("language", "no_danger"), [(UZ, "2 Xavf yo'q"), (UZ_CYRL, "2 Хавф йўқ"), (RU, "2 Опасности нет")]
)
@pytest.mark.parametrize("contacts", [(MALIKA,), ()])
@pytest.mark.parametrize("answer", TellCentre)
def test_taking_it_back_stands_on_the_first_page_of_the_question(
    visit: Visit, language: Language, no_danger: str, contacts: tuple[ContactFacts, ...], answer: TellCentre
) -> None:
    visit(Facts(language=language, contacts=contacts, tell_centre=answer)).types("1").sees("102 112 1146", no_danger)
    visit(Facts(language=language, access=Access.LOCKED)).types("1").sees("102 112 1146", no_danger)


def test_the_question_tells_nobody_whether_an_alert_is_open_and_taking_back_nothing_is_said_to_be_that(
    visit: Visit,
) -> None:
    with_alert, without = visit(replace(HERS, alert=SENT)).types("1"), visit(HERS).types("1")
    assert with_alert.screen == without.screen

    with_alert.chooses("Xavf yo'q")
    without.chooses("Xavf yo'q")
    assert with_alert.screen == without.screen
    with_alert.chooses("Ha, bekor qilinsin").sees("yordam kerak emas")
    without.chooses("Ha, bekor qilinsin").sees("Ochiq xabar yo'q").does_not_see("yordam kerak emas")
    assert with_alert.effects == [TakeBack()]


def test_under_a_pin_that_is_not_hers_taking_back_looks_as_on_a_new_phone_and_is_done(visit: Visit) -> None:
    new = visit(Facts(language=UZ)).types("1").chooses("Xavf yo'q", "Ha, bekor qilinsin")
    forced = (
        visit(Facts(language=UZ, access=Access.FRESH, alert=SENT)).types("1").chooses("Xavf yo'q", "Ha, bekor qilinsin")
    )
    assert forced.screen == new.screen
    assert forced.effects == [TakeBack()]


def test_a_centre_that_was_just_told_is_not_offered_to_be_told(visit: Visit) -> None:
    her = visit(replace(HERS, alert=SENT)).types("1", "1").does_not_see("Markazga ham")

    her.chooses("Markazga keyin ham aytilsinmi?").sees("Markazga hozir aytildi. Keyin ham")
    her.chooses("Ha, aytilsin", "Davom etish", "Ha")

    assert her.effects[-1] == SetTellCentre(TellCentre.YES)


def test_after_the_alert_she_is_asked_once_whether_a_centre_may_be_told(visit: Visit) -> None:
    asked = replace(HERS, alert=replace(SENT, centre_told=False))
    her = visit(asked).types("1", "1").chooses("Markazga ham aytaylikmi?").sees("2 Ha, aytilsin").chooses("Yo'q")

    assert her.effects[-1] == SetTellCentre(TellCentre.NO)
    her.now_with(replace(asked, tell_centre=TellCentre.NO)).sees("Saqlandi", "Yuborildi").types("9")
    her.does_not_see("Markazga ham")


def test_what_was_sent_cannot_be_gone_back_to(visit: Visit) -> None:
    her = visit(replace(HERS, alert=SENT)).types("3", "1", "1")
    assert her.effects == [RaiseAlert()]

    her.types("0").sees("1 YORDAM")

    assert her.effects == [RaiseAlert()]
