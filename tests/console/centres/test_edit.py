"""One centre is typed, seen as on a phone, and proposed; whatever is wrong stands at its field, and nothing is lost."""

from html import unescape

import pytest

from menus.preview import centre_screens
from staff.audit import Deed
from staff.member import Role
from tests.console.centres.conftest import Shelf
from vocabulary.languages import RU, UZ, UZ_CYRL


def test_the_list_is_searched_by_name_in_any_script_region_and_age(shelf: Shelf) -> None:
    every = shelf.supervisor.reads("/console/centres/")
    assert "DEMO-TK-1" in every and "DEMO-XO-1" in every
    for search in ("words=юнусобод", "words=Юнусабад", "words=yunus+namuna", "words=demo-tk-2"):
        page = shelf.supervisor.reads(f"/console/centres/?{search}")
        assert "DEMO-TK-2" in page and "DEMO-TK-1" not in page, search
    assert "DEMO-TK-1" not in shelf.supervisor.reads("/console/centres/?region=UZ-XO")
    assert "DEMO-TK-1" in shelf.supervisor.reads("/console/centres/?age=demo")
    assert "No centre fits." in shelf.supervisor.reads("/console/centres/?age=old")
    assert "No centre fits." in shelf.supervisor.reads("/console/centres/?words=" + "x" * 5000)


def test_an_officer_sees_the_own_region_and_a_specialist_cannot_change_anything(shelf: Shelf) -> None:
    page = shelf.officer.reads("/console/centres/")
    assert "DEMO-TK-1" in page and "DEMO-XO-1" not in page
    doctor = shelf.office.client(Role.DOCTOR)
    assert "propose" not in doctor.reads("/console/centres/DEMO-XO-1")
    assert shelf.sends(doctor, "DEMO-XO-1", hours="24/7").status_code == 403


def test_the_duty_phone_stands_nowhere_in_full(shelf: Shelf) -> None:
    number = shelf.centre("DEMO-TK-1").duty_sms
    for url in ("", "DEMO-TK-1", "versions/1"):
        assert number not in shelf.supervisor.reads(f"/console/centres/{url}")
    assert number not in shelf.office.client(Role.DOCTOR).reads("/console/centres/DEMO-TK-1")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name_uz", "x" * 10_000, "has 10000 characters, 1 to 40 are possible"),
        ("name_ru", "Демо\u202eцентр", "holds a character that cannot be seen"),
        ("name_uz", "", "has 0 characters"),
        ("phone", "+998٠٠٠٠٠١٠٠١", "is not a number of Uzbekistan"),
        ("duty_sms", "1146", "is not a number of Uzbekistan"),
        ("hours", "Mo-Fr 9 to 6", "'Mo-Fr 9 to 6' is not in the opening_hours syntax"),
        ("hours", "Mo-Fr 09:00-18:00; PH off", "cannot be judged without a holiday calendar"),
        ("services", "", "is empty; possible are"),
        ("services", "shelter", "a shelter's address is never public"),
        ("lat", "41,3111", "is not degrees with a decimal point"),
        ("lat", "41.4604", "lies in no region of Uzbekistan"),
        ("district", "UZ-XO-urganch", "is no district of UZ-TK"),
        ("verified_on", "11/01/2026", "is not a date such as"),
        ("verified_on", "2026-02-30", "is no day of the calendar"),
        ("public_address", "maybe", "is neither yes nor no"),
    ],
)
def test_a_fault_stands_at_its_field_and_all_that_was_typed_is_kept(
    shelf: Shelf, field: str, typed: str, said: str
) -> None:
    answer = shelf.sends(shelf.supervisor, "DEMO-TK-1", **{field: typed, "why": "because of the sign"})
    page = unescape(answer.get_data(as_text=True))
    assert answer.status_code == 400
    assert said in page and "because of the sign" in page
    if field not in ("services", "district", "public_address"):
        assert f'value="{typed}"' in page
    assert shelf.supervisor.reads("/console/centres/proposals/").count("progress") == 0


def test_a_centre_on_the_wrong_side_of_a_border_is_named(shelf: Shelf) -> None:
    answer = shelf.sends(shelf.supervisor, "DEMO-TK-1", district="", lat="41.2240", lon="69.2850")
    assert "41.224 69.285 lies in UZ-TO, not in UZ-TK" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("uz", "9-18 degan soat emas"),
        ("uz-Cyrl", "ўқилмади"),
        ("ru", "не прочесть"),
    ],
)
def test_a_fault_speaks_the_member_s_language(shelf: Shelf, language: str, said: str) -> None:
    shelf.supervisor.sends("/console/language", language=language)
    page = unescape(shelf.sends(shelf.supervisor, "DEMO-TK-1", hours="9-18").get_data(as_text=True))
    assert (said if language != "uz" else "o'qilmadi") in page


def test_the_preview_shows_what_a_phone_shows(shelf: Shelf) -> None:
    centre, service = shelf.centre("DEMO-TK-2"), shelf.office.demo.service
    page = shelf.supervisor.reads("/console/centres/DEMO-TK-2")
    for script in (UZ, UZ_CYRL, RU):
        for screen in centre_screens(service.menu, centre, script, shelf.office.now()):
            assert screen.text in page
    phone = shelf.office.demo.phone("+998000000044")
    phone.dials().chooses("Русский", "Центры", "г. Ташкент", "Юнусабадский", "Дальше", "Демо-центр Юнусабад")
    assert phone.screen in page


def test_typing_a_longer_name_shows_its_screens_and_the_room_left(shelf: Shelf) -> None:
    form = shelf.form("DEMO-TK-2", name_ru="Центр помощи на проспекте Амира Темура", do="preview")
    page = unescape(shelf.sends_form(shelf.supervisor, "DEMO-TK-2/preview", form).get_data(as_text=True))
    assert "Центр помощи на проспекте Амира Темура\n" in page and " left" in page
    assert "<html" not in page


def test_a_number_of_another_centre_is_worth_a_look_and_no_fault(shelf: Shelf) -> None:
    number = shelf.centre("DEMO-TK-2").duty_sms
    answer = shelf.sends(shelf.supervisor, "DEMO-TK-1", duty_sms=number, do="preview")
    assert answer.status_code == 200
    assert "the same number as another centre" in answer.get_data(as_text=True)
    shelf.proposes(shelf.supervisor, "DEMO-TK-1", duty_sms=number)


def test_an_officer_proposes_for_the_own_region_only(shelf: Shelf) -> None:
    assert shelf.officer.get("/console/centres/DEMO-XO-1").status_code == 404
    assert shelf.sends(shelf.officer, "DEMO-XO-1", hours="24/7").status_code == 404
    khiva = shelf.centre("DEMO-XO-1")
    moved = {"region": "UZ-XO", "district": "", "lat": str(khiva.lat), "lon": str(khiva.lon)}
    assert shelf.sends(shelf.officer, "DEMO-TK-1", **moved).status_code == 404
    refused = [entry for entry in shelf.office.written() if entry.deed is Deed.REFUSED]
    assert [(entry.kind, entry.region) for entry in refused] == [("centre", "UZ-XO")] * 3


def test_the_place_is_drawn_where_it_lies_even_on_the_wrong_side_of_a_border(shelf: Shelf) -> None:
    tashkent = shelf.supervisor.reads("/console/centres/DEMO-TK-1").partition('class="here" ')[2].partition("/>")[0]
    answer = shelf.sends(shelf.supervisor, "DEMO-TK-1", district="", lat="41.2240", lon="69.2850", do="preview")
    page = unescape(answer.get_data(as_text=True))
    assert "The place in Toshkent vil." in page and "lies in UZ-TO, not in UZ-TK" in page
    assert tashkent and tashkent not in page


def test_a_code_that_another_centre_has_is_refused(shelf: Shelf) -> None:
    form = shelf.form("DEMO-TK-1", duty_sms="+998000002099")
    answer = shelf.sends_form(shelf.supervisor, "new", form)
    assert answer.status_code == 400
    assert "DEMO-TK-1 is the code of another centre" in answer.get_data(as_text=True)


def test_a_form_that_changes_nothing_makes_no_proposal(shelf: Shelf) -> None:
    answer = shelf.sends(shelf.supervisor, "DEMO-TK-1")
    assert answer.status_code == 400 and "Nothing differs" in answer.get_data(as_text=True)


def test_who_types_while_another_publishes_keeps_the_text_and_sees_what_changed(shelf: Shelf) -> None:
    late = shelf.form("DEMO-TK-1", name_uz="Meniki")
    address = shelf.proposes(shelf.administrator, "DEMO-TK-1", hours="Mo-Fr 08:00-20:00")
    shelf.supervisor.sends(f"{address}/publish")
    answer = shelf.sends_form(shelf.officer, "DEMO-TK-1", late)
    page = unescape(answer.get_data(as_text=True))
    assert answer.status_code == 409
    assert 'value="Meniki"' in page and "Meanwhile it became: Mo-Fr 08:00-20:00" in page


def test_who_types_into_a_centre_that_was_taken_out_keeps_the_text(shelf: Shelf) -> None:
    form = shelf.form("DEMO-TK-1", name_uz="Meniki", duty_sms="+998000002077")
    address = shelf.administrator.sends("/console/centres/DEMO-TK-1/retire", why="closed").headers["Location"]
    shelf.supervisor.sends(f"{address}/publish")
    answer = shelf.sends_form(shelf.officer, "DEMO-TK-1", form)
    assert answer.status_code == 409 and 'value="Meniki"' in answer.get_data(as_text=True)
