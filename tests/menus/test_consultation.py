"""Consultation: a call, a question, a number; and the answer, behind her PIN or a code."""

from dataclasses import replace

import pytest

from menus.facts import Facts, RequestFacts
from regions.centre import Service
from regions.directory import Directory
from tests.menus.conftest import Visit
from tests.menus.test_centres import FAR, NEAR_MIROBOD
from vocabulary.choices import SafeTime, Specialist
from vocabulary.codes import CentreCode, RegionCode
from vocabulary.effects import AskCallBack, AskQuestion
from vocabulary.languages import RU, UZ
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access, Refusal, RequestState

HERS = Facts(language=UZ, region=RegionCode("UZ-TK"))
ASKED = RequestFacts("r", "4711", Specialist.LAWYER, RequestState.WAITING, is_question=True)
ANSWERED = replace(ASKED, state=RequestState.ANSWERED, answer="Ha, order bepul beriladi.")
LONG = "Nikoh qayd etilmagan bo'lsa, bolaga aliment so'rasam bo'ladimi va qayerga ariza beraman"


@pytest.mark.parametrize(
    ("way", "asked"),
    [
        (
            ["Psixolog", "Davom etish", "Menga qo'ng'iroq", "9:00-12:00", "Shu telefonga", "Yo'q, SMS kerak emas"],
            AskCallBack(Specialist.PSYCHOLOGIST, SafeTime.MORNING),
        ),
        (
            ["Shifokor", "Davom etish", "Menga qo'ng'iroq", "Istalgan vaqtda", "Shu telefonga", "Ha, SMS ham"],
            AskCallBack(Specialist.DOCTOR, SafeTime.ANY, may_text=True),
        ),
    ],
)
def test_a_call_is_asked_for_in_five_choices(visit: Visit, way: list[str], asked: AskCallBack) -> None:
    her = visit(HERS).chooses("Mutaxassisga savol", *way)

    assert her.effects == [asked]
    her.now_with(replace(HERS, requests=(ASKED,))).sees("Kodingiz: 4711.")


def test_a_call_may_go_to_another_phone(visit: Visit) -> None:
    her = visit(HERS).chooses(
        "Mutaxassisga savol", "Yurist", "Davom etish", "Menga qo'ng'iroq", "17:00-21:00", "Boshqasiga"
    )

    her.types("00 000 00 09").chooses("Yo'q, SMS kerak emas")

    assert her.effects == [AskCallBack(Specialist.LAWYER, SafeTime.EVENING, number=PhoneNumber("+998000000009"))]


def test_the_time_of_her_settings_comes_first(visit: Visit) -> None:
    her = visit(replace(HERS, safe_time=SafeTime.EVENING)).chooses(
        "Mutaxassisga savol", "Yurist", "Davom etish", "Menga qo'ng'iroq"
    )

    her.sees("2 17:00-21:00", "3 9:00-12:00", "5 Istalgan vaqtda")


def test_a_question_is_asked_in_her_own_words_and_kept_in_no_checkpoint(visit: Visit) -> None:
    her = (
        visit(HERS)
        .chooses("Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish")
        .sees("160 harfgacha")
        .types(LONG)
    )
    assert her.effects == []

    her.sees("telefonda qoladi").chooses("Yo'q, SMS kerak emas")

    assert her.effects == [AskQuestion(Specialist.LAWYER, LONG, may_text=False)]
    assert LONG not in her.place.to_json()


@pytest.mark.parametrize("typed", ["a" * 161, "tering 000000002", "a.uz", "", "!"])
def test_a_question_that_is_none_says_what_is_expected(visit: Visit, typed: str) -> None:
    her = visit(HERS).chooses("Mutaxassisga savol", "Shifokor", "Davom etish", "Savol berish").types(typed)

    assert her.effects == []
    her.sees("Savolingiz, 160 harfgacha")


def test_what_was_refused_is_said_at_once_with_a_number(visit: Visit) -> None:
    her = visit(HERS).chooses("Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish").types(LONG, "2")

    her.now_with(replace(HERS, refusal=Refusal.TOO_MANY_TODAY)).sees("Bugun boshqa bo'lmaydi", "So'ralmadi", "1146")


def test_behind_a_pin_the_code_is_not_said(visit: Visit) -> None:
    locked = replace(HERS, access=Access.LOCKED)

    visit(locked).chooses("Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish").types(LONG, "2").sees(
        "PIN bilan o'qiysiz"
    )


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (ASKED, "Yurist: hali olinmadi. Shoshilinch: 1146."),
        (replace(ASKED, state=RequestState.TAKEN), "Yurist: so'rov olindi."),
        (replace(ASKED, state=RequestState.ANSWERED), "Yurist: so'rov yopildi."),
        (ANSWERED, "Yurist: Ha, order bepul beriladi."),
    ],
)
def test_without_a_pin_the_code_opens_the_answer(visit: Visit, request_: RequestFacts, said: str) -> None:
    her = visit(replace(HERS, requests=(request_,))).chooses("Mutaxassisga savol", "So'rovlarim")

    her.sees("Kodingizni yozing:").does_not_see("Yurist").types("4711").sees(said)


@pytest.mark.parametrize("code", ["4712", "00000", "471"])
def test_another_code_opens_nothing(visit: Visit, code: str) -> None:
    her = visit(replace(HERS, requests=(ANSWERED,))).chooses("Mutaxassisga savol", "So'rovlarim").types(code)

    her.sees("hech narsa yo'q").does_not_see("order")


def test_with_her_pin_she_reads_all_her_requests(visit: Visit) -> None:
    her = visit(replace(HERS, access=Access.LOCKED)).chooses("Mutaxassisga savol", "So'rovlarim").types("2580")

    her.now_with(replace(HERS, has_pin=True, requests=(ASKED, replace(ANSWERED, id="s", code="4712"))))

    her.sees("So'rovlaringiz:", "2 Yurist: javob bor", "3 Yurist: kutmoqda").types("2").sees("order bepul beriladi")


def test_under_another_pin_a_code_is_asked_for_as_in_a_new_account(visit: Visit) -> None:
    fresh = replace(HERS, access=Access.FRESH)

    visit(fresh).chooses("Mutaxassisga savol", "So'rovlarim").sees("Kodingizni yozing:").types("4711").sees("yo'q")


def test_the_number_of_a_centre_with_that_specialist_is_shown(visit: Visit) -> None:
    no_lawyer = replace(FAR, services=frozenset([Service.DOCTOR]))
    here = replace(HERS, directory=Directory([no_lawyer, NEAR_MIROBOD]))

    her = visit(here).chooses("Mutaxassisga savol", "Yurist", "Davom etish", "Telefon raqami").sees("2 Yaqin markaz")

    her.does_not_see("Uzoq markaz").types("2").sees("+998000001001")


def test_who_has_no_region_chooses_one_first(visit: Visit) -> None:
    nowhere = Facts(language=RU, directory=Directory([NEAR_MIROBOD]))

    way = ["Специалист", "Юрист", "Дальше", "Номер телефона"]

    visit(nowhere).chooses(*way, "г. Ташкент").sees("2 Ближний центр")


def test_where_the_region_has_no_such_specialist_the_nearest_elsewhere_is_named(visit: Visit) -> None:
    way = ["Специалист", "Юрист", "Дальше", "Номер телефона", "Самарканд"]

    visit(Facts(language=RU, directory=Directory([NEAR_MIROBOD]))).chooses(*way).sees("2 Ближний центр")
    visit(Facts(language=RU)).chooses(*way).sees("Центра здесь нет", "1146")


def test_a_centre_is_asked_to_call_from_its_page(visit: Visit) -> None:
    here = replace(HERS, directory=Directory([NEAR_MIROBOD]))
    her = visit(here).chooses("Yordam markazlari", "Toshkent sh.", "Mirobod", "Davom etish", "Yaqin markaz")

    her.chooses("Menga qo'ng'iroq qilsin", "12:00-17:00", "Shu telefonga", "Yo'q, SMS kerak emas")

    assert her.effects == [AskCallBack(Specialist.CENTRE, SafeTime.AFTERNOON, centre=CentreCode("DEMO-NEAR"))]
