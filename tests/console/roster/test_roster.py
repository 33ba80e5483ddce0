"""The week of duties is seen with its gaps and changed by small forms or a file; numbers stay masked."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from alerts.duty.roster_file import COLUMNS, read_roster
from staff.audit import Deed
from staff.member import Role
from tests.console.office import Office, Visitor
from tests.demo import Demo
from texts.times import TASHKENT
from vocabulary.codes import RegionCode
from vocabulary.languages import EN
from vocabulary.phone_number import PhoneNumber

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=TASHKENT)
"""A Wednesday."""

FILE = (
    ",".join(COLUMNS)
    + "\n"
    + "DEMO-TK-1,1,Kun navbatchisi,+998000003101,2026-11-25 08:00,2026-11-25 20:00\n"
    + "DEMO-TK-1,1,Tun navbatchisi,+998000003102,2026-11-25 20:00,2026-11-26 08:00\n"
    + "DEMO-XO-1,1,Xorazm navbatchisi,+998000003105,2026-11-25 08:00,2026-11-26 08:00\n"
    + "national,1,Respublika,+998000003201,2026-11-23 00:00,2026-12-20 00:00\n"
    + "national,2,Yordamchi,+998000003202,2026-11-23 00:00,2026-12-20 00:00\n"
)
SHIFT = {
    "whom": "DEMO-TK-1",
    "place": "1",
    "name": "Yangi navbatchi",
    "number": "+998 00 000 31 09",
    "from": "2026-11-26 08:00",
    "to": "2026-11-26 20:00",
}


class Desk:
    """The roster as members of the team work on it, in English."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.stored = office.demo.service.roster
        codes = [str(centre.code) for centre in office.demo.service.directory.newest().centres]
        self.stored.save(read_roster(FILE, codes), office.now())
        for member in office.staff.everybody_by_id().values():
            office.staff.choose_language(member, EN)
        self.supervisor = office.client(Role.SUPERVISOR)

    @property
    def names(self) -> list[str]:
        return [shift.name for shift in self.stored.newest()[1].shifts]

    def sends(self, form: str, who: Visitor | None = None, /, **fields: str) -> TestResponse:
        base = str(self.stored.newest()[0])
        return (who or self.supervisor).sends(f"/console/roster/{form}", **{"base": base} | fields)

    def uploads(self, file: bytes) -> TestResponse:
        data = {"csrf_token": self.supervisor.csrf_token(), "base": str(self.stored.newest()[0])}
        data |= {"file": (io.BytesIO(file), "roster.csv")}  # type: ignore[dict-item]
        return self.supervisor.post("/console/roster/file", data=data, content_type="multipart/form-data")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    demo = Demo(tmp_path, lambda: NOW)
    yield Desk(Office(demo))
    demo.close()


def test_the_week_shows_who_is_on_and_where_nobody_is(desk: Desk) -> None:
    page = desk.supervisor.reads("/console/roster/")
    assert "23.11.2026 to 29.11.2026" in page
    assert "Kun navbatchisi" in page and "20:00–24:00" in page and "00:00–08:00" in page
    assert '<p class="piece gap"><span class="digits">08:00–24:00</span> nobody' in page
    assert "until 25.11.2026 20:00" in page and "ends" in page and "26.11.2026 08:00" in page
    later = desk.supervisor.reads("/console/roster/?week=2026-12-02").partition("<table")[2]
    assert "Respublika" in later and "Kun navbatchisi" not in later
    assert "23.11.2026 to" in desk.supervisor.reads("/console/roster/?week=never")


def test_numbers_stand_nowhere_in_full(desk: Desk) -> None:
    page = desk.supervisor.reads("/console/roster/")
    assert "+99800000" not in page and "..01" in page


def test_an_officer_sees_the_own_region_and_the_duties_of_all(desk: Desk) -> None:
    page = desk.office.client(Role.OFFICER).reads("/console/roster/")
    assert "Kun navbatchisi" in page and "Respublika" in page
    assert "Xorazm navbatchisi" not in page and "Add a shift" not in page
    assert desk.sends("add", desk.office.client(Role.OFFICER), **SHIFT).status_code == 403


def test_a_shift_is_added_and_removed_and_what_that_leaves_empty_is_said(desk: Desk) -> None:
    assert desk.sends("add", **SHIFT).status_code == 303
    assert "Yangi navbatchi" in desk.names
    position = desk.names.index("Tun navbatchisi")
    desk.sends("remove", position=str(position))
    page = desk.supervisor.reads("/console/roster/")
    assert "nobody is on duty for DEMO-TK-1 from 2026-11-25 20:00 to 2026-11-26 08:00" in page
    assert "Tun navbatchisi" not in page
    deeds = [(entry.kind, entry.detail) for entry in desk.office.written() if entry.deed is Deed.CHANGED]
    assert deeds == [("roster", "add"), ("roster", "remove")]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("number", "+998٠٠٠٠٠٣١٠٩", "is not a number of Uzbekistan"),
        ("number", "1146", "is not a number of Uzbekistan"),
        ("name", "x" * 10_000, "has 10000 characters, 1 to 60 are possible"),
        ("name", "Nav\u202ebatchi", "holds a character that cannot be seen"),
        ("from", "8 in the morning", "'8 in the morning' is not a time such as"),
        ("from", "٢٠٢٦-11-26 08:00", "is not a time such as"),
        ("to", "2026-11-26 07:00", "must be later than from"),
        ("from", "2026-11-26 07:00", "overlaps with the shift of Tun navbatchisi"),
        ("whom", "DEMO-ZZ-1", "is no centre of the directory"),
        ("place", "4", "must be 1, 2 or 3"),
    ],
)
def test_a_fault_stands_at_its_field_and_all_that_was_typed_is_kept(
    desk: Desk, field: str, typed: str, said: str
) -> None:
    answer = desk.sends("add", **SHIFT | {field: typed})
    page = unescape(answer.get_data(as_text=True))
    assert answer.status_code == 400 and said in page
    for name, value in (SHIFT | {field: typed}).items():
        assert name in ("whom", "place") or f'value="{value}"' in page
    assert len(desk.names) == 5


def test_a_form_made_on_an_older_roster_is_refused_and_keeps_what_was_typed(desk: Desk) -> None:
    answer = desk.sends("add", base="0", **SHIFT)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "The roster changed meanwhile" in page and 'value="Yangi navbatchi"' in page
    assert desk.sends("remove", base="0", position="1").status_code == 409
    assert desk.sends("remove", position="99").status_code == 400
    assert len(desk.names) == 5


def test_a_file_takes_the_place_of_the_roster_at_once(desk: Desk) -> None:
    answer = desk.uploads(FILE.replace("Kun navbatchisi", "Boshqa").encode())
    assert answer.status_code == 303
    assert "Boshqa" in [shift.name for shift in desk.office.demo.service.roster.in_force().shifts]


def test_a_file_as_a_spreadsheet_writes_it_is_taken(desk: Desk) -> None:
    file = (
        FILE.replace("Kun navbatchisi", "Дневная смена").replace(",", ";").replace("whom;place", "Whom;PLACE")
        + ";;;;;\n"
    )
    assert desk.uploads(file.encode("cp1251")).status_code == 303
    assert "Дневная смена" in [shift.name for shift in desk.office.demo.service.roster.in_force().shifts]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (FILE.replace("+998000003101", "=1+1").encode(), "line 2: number: is not a number"),
        (FILE.replace("2026-11-25 08:00", "soon", 1).encode(), "line 2: from: 'soon' is not a time"),
        (FILE.replace("Kun", "\u202eKun").encode(), "line 2: name: holds a character that cannot be seen"),
        (FILE.encode("utf-16")[:-1], "the file is not UTF-8"),
        (b"PK\x03\x04" + bytes(100), "the file is ZIP, not a table: open it in its program and save it as CSV UTF-8"),
        (FILE.replace("2026", "2025").encode(), "with it nobody is on duty now; its last shift ends 2025-12-20 00:00"),
        (FILE.replace("2026-11-25 20:00,", "2026-11-25 21:00,").encode(), "line 3: nobody is on duty for DEMO-TK-1"),
        (b"", "the file is empty"),
        (b"code,name_uz\nA,B\n", "line 1: the columns must be whom,place,name,number,from,to"),
        (b'[{"whom": "national"}]', "the file is JSON, not a table"),
    ],
)
def test_a_bad_file_is_answered_line_by_line_and_nothing_is_taken(desk: Desk, file: bytes, said: str) -> None:
    answer = desk.uploads(file)
    assert answer.status_code == 400
    assert said in unescape(answer.get_data(as_text=True))
    assert desk.stored.newest()[0] == 1


def test_versions_name_who_and_a_former_one_comes_in_force_again(desk: Desk) -> None:
    desk.sends("add", **SHIFT)
    page = desk.supervisor.reads("/console/roster/versions/")
    assert "Dilnoza (namuna)" in page and "the operator's terminal" in page
    desk.sends("versions/1/restore")
    assert "Yangi navbatchi" not in desk.names and desk.stored.newest()[0] == 3
    assert desk.sends("versions/99/restore").status_code == 404


def differences(page: str) -> tuple[str, str]:
    """The shifts that go and those that come, as a page of a version shows them."""
    gone, come = (part.partition("</section>")[0] for part in page.split("<h2 id=")[1:3])
    assert "Shifts that go" in gone and "Shifts that come" in come
    return gone, come


def test_what_a_former_version_would_change_is_seen_before_it_is_put_in_force(desk: Desk) -> None:
    desk.sends("add", **SHIFT)
    desk.sends("remove", position=str(desk.names.index("Tun navbatchisi")))
    page = desk.supervisor.reads("/console/roster/versions/1")
    gone, come = differences(page)
    assert "Yangi navbatchi" in gone and "Tun navbatchisi" in come and "Respublika" not in gone + come
    assert "..02" in come and "+998" not in page
    assert desk.stored.newest()[0] == 3, "looking changes nothing"
    newest = desk.supervisor.reads("/console/roster/versions/3")
    assert "This is what it changed" in newest and "Tun navbatchisi" in differences(newest)[0]
    assert "restore" not in newest
    assert desk.supervisor.get("/console/roster/versions/9").status_code == 404


def test_the_hours_that_a_former_version_leaves_empty_are_named_first(desk: Desk) -> None:
    desk.sends("add", **SHIFT)
    desk.sends("remove", position=str(desk.names.index("Tun navbatchisi")))
    desk.sends("versions/2/restore")
    assert "nobody is on duty for DEMO-TK-1" in desk.supervisor.reads("/console/roster/versions/3")
    assert "nobody is on duty for DEMO-TK-1" not in desk.supervisor.reads("/console/roster/versions/2")


def test_an_upload_says_whom_it_leaves_without_a_shift(desk: Desk) -> None:
    whole = FILE + "supervisor,1,Boshliq,+998000003301,2026-11-25 08:00,2026-11-26 08:00\n"
    desk.uploads(whole.replace("Respublika", "Milliy").encode())
    assert "Nobody is on duty now for" not in desk.supervisor.reads("/console/roster/")

    desk.uploads(whole.partition("national")[0].encode())
    page = desk.supervisor.reads("/console/roster/")
    assert "Nobody is on duty now for: National duty line, Supervisor." in page


def test_a_former_version_with_a_landline_is_not_put_in_force_again(desk: Desk) -> None:
    kept = desk.stored.newest()[1].shifts
    landline = replace(kept[0], number=PhoneNumber("+998712000000"))
    desk.stored.save([landline, *kept[1:]], NOW)
    desk.stored.save(kept, NOW)

    answer = desk.sends("versions/2/restore")

    assert answer.status_code == 400 and desk.stored.newest()[0] == 3
    assert kept[0].name in (said := unescape(answer.get_data(as_text=True))) and "landline" in said


def test_a_former_version_that_is_over_is_not_put_in_force_again(desk: Desk) -> None:
    kept = desk.stored.newest()[1].shifts
    a_year = timedelta(days=365)
    desk.stored.save([replace(one, begins=one.begins - a_year, ends=one.ends - a_year) for one in kept], NOW)
    desk.stored.save(kept, NOW)

    answer = desk.sends("versions/2/restore")

    assert answer.status_code == 400 and desk.stored.newest()[0] == 3
    assert "with it nobody is on duty now; its last shift ends" in unescape(answer.get_data(as_text=True))


def test_who_works_for_one_region_changes_no_shift_of_another_by_going_back(desk: Desk) -> None:
    office = desk.office
    desk.sends("remove", position=str(desk.names.index("Xorazm navbatchisi")))
    desk.sends("add", **SHIFT)
    office.staff.change_duties(replace(office.member(Role.SUPERVISOR), region=RegionCode("UZ-TK")))
    local = office.client(Role.SUPERVISOR)
    page = local.reads("/console/roster/versions/1")
    assert "Xorazm navbatchisi" not in page and "changes shifts of other regions too" in page
    assert desk.sends("versions/1/restore", local).status_code == 404
    assert desk.sends("versions/2/restore", local).status_code == 303


def test_a_version_that_is_the_same_is_said_to_be(desk: Desk) -> None:
    desk.sends("add", **SHIFT)
    desk.sends("versions/1/restore")
    page = desk.supervisor.reads("/console/roster/versions/1")
    assert "same as the roster in force" in page and "/restore" not in page


def test_the_steps_of_the_escalation_are_shown_as_they_are_in_force(desk: Desk) -> None:
    page = desk.supervisor.reads("/console/roster/")
    assert "1:00" in page and "the next on duty there, the nearest other centre" in page
    assert "the last step again every 5:00" in page and "by another route" in page


def test_without_a_roster_the_page_says_so(office: Office) -> None:
    office.staff.choose_language(office.member(Role.SUPERVISOR), EN)
    page = office.client(Role.SUPERVISOR).reads("/console/roster/")
    assert "Centres without any shift: 19" in page and "No shift is known." in page
    assert page.count("nobody is named from now on") == 2, "the duty line and the supervisor"
    assert "None." not in page, "a roster that has nobody has no gaps between shifts, and is one"
