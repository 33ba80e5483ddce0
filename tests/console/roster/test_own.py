"""Rotations are kept; somebody's own shifts are seen, taken along as a calendar, and swapped once another agrees."""

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from alerts.duty.roster import NATIONAL, SUPERVISOR, Roster
from alerts.duty.shift import Shift
from console.roster.calendar_file import as_calendar
from staff.audit import Deed
from staff.member import Role
from tests.console.office import Office, Visitor
from tests.demo import Demo
from texts.times import TASHKENT
from vocabulary.languages import EN
from vocabulary.phone_number import PhoneNumber

NOW = datetime(2026, 12, 29, 12, 0, tzinfo=TASHKENT)
"""A Tuesday before New Year."""

ROTATION = {
    "rotation_whom": "national",
    "rotation_place": "1",
    "rotation_people": "Dilnoza, +998000003201, supervisor\nKamola, +998000003202, officer",
    "rotation_first_day": "2026-12-28",
    "rotation_days": "7",
    "rotation_begins": "08:00",
    "rotation_ends": "08:00",
    "rotation_last_day": "",
}


class Pair:
    """Two members in turn on the national line, each at a browser, in English."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.stored = office.demo.service.roster
        for member in office.staff.everybody_by_id().values():
            office.staff.choose_language(member, EN)
        self.dilnoza, self.kamola = office.client(Role.SUPERVISOR), office.client(Role.OFFICER)
        people = ROTATION["rotation_people"].replace("supervisor", office.member(Role.SUPERVISOR).login)
        self.answer = self.sends(self.dilnoza, "rotations/add", **ROTATION | {"rotation_people": people})

    @property
    def roster(self) -> Roster:
        return self.stored.newest()[1]

    @property
    def names(self) -> list[str]:
        return [shift.name for shift in self.roster.between(NOW, NOW + timedelta(weeks=4), NATIONAL)]

    def sends(self, who: Visitor, form: str, **fields: str) -> int:
        base = str(self.stored.newest()[0])
        return who.sends(f"/console/roster/{form}", **{"base": base} | fields).status_code

    def asks(self, who: Visitor) -> None:
        """Ask about the first own shift to come, in return for the first of the other's."""
        page = who.reads("/console/roster/own")
        shift = page.partition('name="shift" value="')[2].partition('"')[0]
        offers = [part.partition('"')[0] for part in page.partition('name="offer"')[2].split('<option value="')[1:]]
        self.sends(who, "own/ask", shift=shift, offer=offers[1])

    def decides(self, who: Visitor, answer: str) -> int:
        [swap] = self.office_swaps[:1]
        return self.sends(who, f"swaps/{swap}/{answer}")

    @property
    def office_swaps(self) -> list[str]:
        page = self.kamola.reads("/console/roster/own")
        return [part.partition("/")[0] for part in page.split("/console/roster/swaps/")[1:]]


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    demo = Demo(tmp_path, lambda: NOW)
    yield Pair(Office(demo))
    demo.close()


def test_a_rotation_is_in_force_at_once_over_new_year_and_is_removed_again(pair: Pair) -> None:
    assert pair.answer == 303 and pair.names == ["Dilnoza", "Kamola", "Dilnoza", "Kamola", "Dilnoza"]
    page = pair.dilnoza.reads("/console/roster/?week=2027-01-04")
    assert "Kamola" in page.partition('<table class="calendar">')[2].partition("</table>")[0]
    assert "7 days each" in page and "+998000003201" not in page and "..01" in page
    assert pair.sends(pair.kamola, "rotations/remove", position="0") == 403
    assert pair.sends(pair.dilnoza, "rotations/remove", position="0") == 303
    page = pair.dilnoza.reads("/console/roster/")
    assert pair.roster.is_empty and "nobody is on duty for national from" in page
    assert "Rotations that come" in pair.dilnoza.reads("/console/roster/versions/1")


def test_a_rotation_with_a_fault_keeps_what_was_typed(pair: Pair) -> None:
    fields = {"base": str(pair.stored.newest()[0]), **ROTATION, "rotation_days": "forty"}
    answer = pair.dilnoza.sends("/console/roster/rotations/add", **fields)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 400 and "must be 1 to 31 days" in page and 'value="forty"' in page


def test_a_swap_is_asked_confirmed_and_seen_by_both(pair: Pair) -> None:
    pair.asks(pair.dilnoza)
    assert pair.names[:3] == ["Dilnoza", "Kamola", "Dilnoza"], "until she confirms nothing changes"
    assert "Swaps that wait for your answer: 1" in pair.kamola.reads("/console/roster/")
    assert "asks you to take" in pair.kamola.reads("/console/roster/own")
    assert pair.decides(pair.kamola, "confirm") == 303
    assert pair.names == ["Dilnoza", "Dilnoza", "Kamola", "Kamola", "Dilnoza"]
    for who in (pair.dilnoza, pair.kamola):
        page = who.reads("/console/roster/own")
        assert "confirmed" in page and "+998000003" not in page
    details = [entry.detail for entry in pair.office.written() if entry.deed is Deed.CHANGED]
    assert details == ["add_rotation", "swap_asked", "swap_confirmed"]


def test_a_swap_that_is_declined_or_withdrawn_changes_nothing(pair: Pair) -> None:
    before = pair.names
    pair.asks(pair.dilnoza)
    pair.decides(pair.kamola, "decline")
    assert "declined" in pair.dilnoza.reads("/console/roster/own")
    pair.asks(pair.dilnoza)
    swap = pair.office_swaps[0]
    assert pair.sends(pair.dilnoza, f"swaps/{swap}/withdraw") == 303
    assert "withdrawn" in pair.dilnoza.reads("/console/roster/own")
    assert pair.sends(pair.kamola, f"swaps/{swap}/confirm") == 303
    assert pair.names == before


def test_nobody_decides_for_another(pair: Pair) -> None:
    pair.asks(pair.dilnoza)
    swap = pair.office_swaps[0]
    lawyer = pair.office.client(Role.LAWYER)
    assert pair.sends(pair.dilnoza, f"swaps/{swap}/confirm") == 404
    assert pair.sends(lawyer, f"swaps/{swap}/decline") == 404
    assert pair.sends(pair.kamola, f"swaps/{swap}/withdraw") == 404
    assert "asks you to take" not in lawyer.reads("/console/roster/own")


def test_a_swap_that_the_roster_overtook_is_refused(pair: Pair) -> None:
    pair.asks(pair.dilnoza)
    swap = pair.office_swaps[0]
    pair.sends(pair.dilnoza, "rotations/remove", position="0")
    assert "can no longer be" in pair.kamola.reads("/console/roster/own")
    pair.sends(pair.kamola, f"swaps/{swap}/confirm")
    assert pair.roster.is_empty


def test_the_own_shifts_are_a_calendar_that_names_no_number_and_stays_the_same(pair: Pair) -> None:
    answer = pair.kamola.get("/console/roster/own.ics")
    assert answer.mimetype == "text/calendar" and "shifts.ics" in answer.headers["Content-Disposition"]
    file = Calendar.from_ical(answer.get_data())
    events = file.walk("VEVENT")
    assert len(events) == 6 and {str(event["summary"]) for event in events} == {"On duty: National duty line"}
    assert events[0].decoded("dtstart") == datetime(2027, 1, 4, 8, tzinfo=TASHKENT)
    assert b"998" not in answer.get_data()
    again = Calendar.from_ical(pair.kamola.get("/console/roster/own.ics").get_data())
    assert [event["uid"] for event in again.walk("VEVENT")] == [event["uid"] for event in events]
    assert len({str(event["uid"]) for event in events}) == 6


def test_a_calendar_is_folded_and_escaped() -> None:
    shift = Shift(SUPERVISOR, 1, "Nodira", PhoneNumber("+998000003201"), NOW, NOW + timedelta(hours=8), "id")
    said = "Navbatchilik; Сурхондарё, марказ \\ " + "ў" * 60
    file = as_calendar([shift], NOW, lambda _: said)
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert rb"\;" in file and rb"\," in file and rb"\\" in file
    [event] = Calendar.from_ical(file).walk("VEVENT")
    assert str(event["summary"]) == said


def test_a_file_replaces_the_written_shifts_and_rotations_go_on(pair: Pair) -> None:
    file = "whom,place,name,number,from,to,login\n"
    file += "national,1,Ofitser,+998000003209,2026-12-29 08:00,2026-12-30 08:00,officer\n"
    data = {"csrf_token": pair.dilnoza.csrf_token(), "base": str(pair.stored.newest()[0])}
    data |= {"file": (io.BytesIO(file.encode()), "roster.csv")}  # type: ignore[dict-item]
    pair.dilnoza.post("/console/roster/file", data=data, content_type="multipart/form-data")
    assert pair.names[:3] == ["Ofitser", "Dilnoza", "Kamola"]
    assert pair.roster.shifts[0].member == pair.office.member(Role.OFFICER).id
