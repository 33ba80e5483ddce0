"""Nobody publishes their own change, and what is published shows on the next dial."""

from html import unescape

from staff.audit import Deed
from staff.member import Role
from tests.console.centres.conftest import Shelf


def test_a_change_shows_on_the_next_dial_once_another_published_it(shelf: Shelf) -> None:
    address = shelf.proposes(shelf.officer, "DEMO-TK-1", phone="+998000001077", why="They moved")
    phone = shelf.office.demo.phone("+998000000044")
    phone.dials().chooses("Русский", "Центры", "г. Ташкент", "Мирабадский", "Дальше", "Демо-центр Ташкент").sees(
        "+998000001001"
    )
    page = shelf.supervisor.reads(address)
    assert "They moved" in page and "+998000001001" in page and "+998000001077" in page and "Kamola" in page
    assert shelf.supervisor.sends(f"{address}/publish").status_code == 303
    phone.dials().chooses("Центры", "г. Ташкент", "Мирабадский", "Дальше", "Демо-центр Ташкент").sees("+998000001077")


def test_nobody_publishes_or_refuses_their_own(shelf: Shelf) -> None:
    address = shelf.proposes(shelf.supervisor, "DEMO-TK-1", hours="Mo 09:00-10:00")
    assert "Publish</button>" not in shelf.supervisor.reads(address)
    for deed in ("publish", "refuse"):
        assert shelf.supervisor.sends(f"{address}/{deed}", reason="x").status_code == 409
    assert shelf.officer.sends(f"{address}/publish").status_code == 403
    assert shelf.centre("DEMO-TK-1").hours == "24/7"
    assert shelf.administrator.sends(f"{address}/publish").status_code == 303
    assert shelf.centre("DEMO-TK-1").hours == "Mo 09:00-10:00"


def test_a_refusal_has_a_reason_that_the_proposer_reads(shelf: Shelf) -> None:
    address = shelf.proposes(shelf.officer, "DEMO-TK-1", hours="Mo 09:00-10:00")
    assert "A reason is needed" in shelf.supervisor.sends(f"{address}/refuse", reason=" ").get_data(as_text=True)
    long = shelf.supervisor.sends(f"{address}/refuse", reason="no " * 400)
    assert long.status_code == 400 and "no no no" in long.get_data(as_text=True)
    shelf.supervisor.sends(f"{address}/refuse", reason="It is open on all days")
    assert "It is open on all days" in shelf.officer.reads(address)
    assert shelf.supervisor.sends(f"{address}/publish").status_code == 409
    assert shelf.centre("DEMO-TK-1").hours == "24/7"


def test_only_who_proposed_withdraws(shelf: Shelf) -> None:
    address = shelf.proposes(shelf.officer, "DEMO-TK-1", hours="Mo 09:00-10:00")
    assert shelf.supervisor.sends(f"{address}/withdraw").status_code == 404
    shelf.officer.sends(f"{address}/withdraw")
    assert "withdrawn" in shelf.officer.reads(address)


def test_of_two_on_one_version_the_second_is_told_and_made_anew_without_losing_a_word(shelf: Shelf) -> None:
    one = shelf.proposes(shelf.officer, "DEMO-TK-1", hours="Mo 09:00-10:00")
    other = shelf.proposes(shelf.administrator, "DEMO-TK-1", name_ru="Другое имя", why="A new sign")
    shelf.supervisor.sends(f"{one}/publish")
    told = unescape(shelf.supervisor.sends(f"{other}/publish").get_data(as_text=True))
    told += shelf.supervisor.reads(other)
    assert "Not published: somebody published another version meanwhile" in told
    assert "Другое имя" in told and shelf.centre("DEMO-TK-1").name_ru == "Демо-центр Ташкент"
    anew = shelf.administrator.sends(f"{other}/redo").headers["Location"]
    page = shelf.supervisor.reads(anew)
    assert "Другое имя" in page and "A new sign" in page and "Mo 09:00-10:00" not in page.partition("screens")[0]
    assert shelf.administrator.sends(f"{anew}/publish").status_code == 409
    shelf.supervisor.sends(f"{anew}/publish")
    centre = shelf.centre("DEMO-TK-1")
    assert (centre.hours, centre.name_ru) == ("Mo 09:00-10:00", "Другое имя")
    assert "made anew" in shelf.administrator.reads(other)


def test_an_officer_finds_no_proposal_of_another_region(shelf: Shelf) -> None:
    address = shelf.proposes(shelf.supervisor, "DEMO-XO-1", hours="Mo 09:00-10:00")
    for answer in (shelf.officer.get(address), shelf.officer.sends(f"{address}/redo")):
        assert answer.status_code == 404
    assert shelf.office.written()[-1].deed is Deed.REFUSED
    assert "DEMO-XO-1" not in shelf.officer.reads("/console/centres/proposals/")
    assert "Urganch" in shelf.administrator.reads("/console/centres/proposals/")


def test_duty_phones_are_compared_with_a_reason_that_is_written_down_first(shelf: Shelf) -> None:
    address = shelf.proposes(shelf.officer, "DEMO-TK-1", duty_sms="+998000002077")
    page = shelf.supervisor.reads(address)
    assert "..01" in page and "..77" in page and "+998000002077" not in page
    assert "+998000002077" not in shelf.supervisor.sends(f"{address}/numbers").get_data(as_text=True)
    answer = shelf.supervisor.sends(f"{address}/numbers", reason="compare with the letter").get_data(as_text=True)
    assert "+998000002077" in answer and 'http-equiv="refresh" content="60' in answer
    entry = shelf.office.written()[-1]
    assert (entry.deed, entry.detail, entry.reason) == (Deed.REVEALED, "numbers", "compare with the letter")
    assert shelf.officer.sends(f"{address}/numbers", reason="curious").status_code == 403


def test_every_version_names_who_and_when_and_going_back_needs_another_pair_of_eyes(shelf: Shelf) -> None:
    address = shelf.proposes(shelf.officer, "DEMO-TK-1", hours="Mo 09:00-10:00", why="Shorter")
    shelf.supervisor.sends(f"{address}/publish")
    versions = shelf.supervisor.reads("/console/centres/versions/")
    assert "Dilnoza (namuna)" in versions and "Kamola (namuna)" in versions and "the operator's terminal" in versions
    assert "Mo 09:00-10:00" in shelf.supervisor.reads("/console/centres/versions/2")
    back = shelf.supervisor.sends("/console/centres/versions/1/restore").headers["Location"]
    assert shelf.supervisor.sends(f"{back}/publish").status_code == 409
    shelf.administrator.sends(f"{back}/publish")
    assert shelf.centre("DEMO-TK-1").hours == "24/7"
    assert "Back to version 1" in shelf.supervisor.reads("/console/centres/versions/")
    assert shelf.supervisor.get("/console/centres/versions/99").status_code == 404


def test_a_new_centre_and_one_taken_out_go_the_same_way(shelf: Shelf) -> None:
    form = shelf.form("DEMO-TK-1", code="DEMO-TK-9", duty_sms="+998000002099", name_uz="Yangi", name_ru="Новый")
    added = shelf.sends_form(shelf.officer, "new", form).headers["Location"]
    shelf.supervisor.sends(f"{added}/publish")
    assert shelf.centre("DEMO-TK-9").name_ru == "Новый"
    out = shelf.officer.sends("/console/centres/DEMO-TK-9/retire", why="closed").headers["Location"]
    assert "taken out" in shelf.supervisor.reads(out)
    shelf.supervisor.sends(f"{out}/publish")
    assert all(centre.code != "DEMO-TK-9" for centre in shelf.centres)


def test_every_deed_is_written_down(shelf: Shelf) -> None:
    address = shelf.proposes(shelf.officer, "DEMO-TK-1", hours="Mo 09:00-10:00", why="Shorter")
    shelf.supervisor.sends(f"{address}/publish")
    deeds = [(entry.member, entry.detail) for entry in shelf.office.written() if entry.kind == "proposal"]
    officer, supervisor = (shelf.office.member(role).id for role in (Role.OFFICER, Role.SUPERVISOR))
    assert deeds == [(officer, "propose"), (supervisor, "publish")]
