"""The figures' room: counts of a quarter, nothing small, nothing of one person; and the same as a file."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from alerts.figures.section_report import report_of_sections
from alerts.figures.small_cells import FEWEST, TOTAL
from alerts.figures.tally import Heading, quarter_of, week_of
from console.figures.charts import bars, shade, shapes
from staff.audit import Deed
from staff.member import Member, Role
from store.counted.counts import StoredCounts
from store.database import reading, writing
from tests.console.figures.filled import fill
from tests.console.office import Office, Visitor
from vocabulary.codes import RegionCode
from vocabulary.languages import EN
from vocabulary.sections import Section
from worker import by_the_clock

PHONE = "+998001734695"


@pytest.fixture
def supervisor(office: Office) -> Visitor:
    fill(office.demo.service.engine, office.demo.service.geography, office.now())
    office.staff.choose_language(office.member(Role.SUPERVISOR), EN)
    return office.client(Role.SUPERVISOR)


def exported(visitor: Visitor) -> list[list[str]]:
    answer = visitor.get("/console/figures/export")
    assert answer.status_code == 200 and answer.mimetype == "text/csv"
    return list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))


def test_the_page_adds_up_a_quarter(office: Office, supervisor: Visitor) -> None:
    quarter = quarter_of(week_of(office.now()))
    alerts = sum(StoredCounts(office.demo.service.engine).by_week(quarter.weeks).values())
    page = supervisor.reads("/console/figures/")
    assert f">{alerts}</p>" in page
    assert page.count('class="bar"') >= 1 and page.count("<title>Toshkent sh.: ") == 2


def test_an_empty_record_has_a_page_too(office: Office) -> None:
    for url in ("/console/figures/", "/console/figures/?region=UZ-TK", "/console/figures/?quarter=2020-Q1"):
        assert office.client(Role.AUDITOR).get(url).status_code == 200


@pytest.mark.parametrize("quarter", ["2026-Q9", "9999-Q4", "x" * 10000, "%00", "<script>"])
def test_a_quarter_that_is_none_shows_this_one(supervisor: Visitor, quarter: str) -> None:
    answer = supervisor.get("/console/figures/", query_string={"quarter": quarter})
    assert answer.status_code == 200 and "<script>" not in answer.get_data(as_text=True)


def test_a_region_has_a_page_of_its_own_and_what_is_none_is_not_found(office: Office, supervisor: Visitor) -> None:
    assert "Alerts by week: Toshkent sh." in supervisor.reads("/console/figures/?region=UZ-TK")
    assert supervisor.get("/console/figures/?region=UZ-XX").status_code == 404
    assert office.written()[-1].deed is Deed.REFUSED


def test_who_works_for_one_region_sees_no_other(office: Office, supervisor: Visitor) -> None:
    local = office.staff.add(Member("", "local", "Local", Role.SUPERVISOR, RegionCode("UZ-XO"), EN), "x", office.now())
    visitor = office.client()
    with visitor.session_transaction() as session:
        session["token"] = office.sessions.begin(local, office.now())
    page = visitor.reads("/console/figures/")
    assert "Alerts by week: Xorazm" in page and "Toshkent sh." not in page
    assert visitor.get("/console/figures/?region=UZ-TK").status_code == 404
    assert visitor.get("/console/figures/export").status_code == 404


def test_the_file_holds_what_the_page_shows_and_is_written_into_the_audit_log(
    office: Office, supervisor: Visitor
) -> None:
    lines = exported(supervisor)
    assert lines[0] == ["table", "region", "mark", "name", "count"]
    assert all(line[4] == "c" or line[4] == "0" or int(line[4]) >= FEWEST for line in lines[1:])
    assert any(line[4] == "c" for line in lines[1:])
    assert (office.written()[-1].deed, office.written()[-1].kind) == (Deed.EXPORTED, "figures")


def test_no_total_in_the_file_gives_a_hidden_count_away(supervisor: Visitor) -> None:
    lines = [line for line in exported(supervisor)[1:] if not line[0].startswith(("centre", "section"))]
    for table in {line[0] for line in lines}:
        cells = {(region, mark): count for name, region, mark, _, count in lines if name == table}
        rows, columns = {region for region, _ in cells} - {"all"}, {mark for _, mark in cells} - {"all"}
        for region in rows:
            assert_hidden_well([cells[region, mark] for mark in columns], cells[region, "all"])
        for mark in columns:
            assert_hidden_well([cells[region, mark] for region in rows], cells["all", mark])


def test_no_total_gives_a_hidden_count_of_a_section_away(office: Office, supervisor: Visitor) -> None:
    lines = [line for line in exported(supervisor) if line[0].startswith("section")]
    counts = {(table, section): count for table, region, section, _, count in lines if region == "all"}
    assert len(counts) == len(lines) and "c" in counts.values()
    tables, sections = {table for table, _ in counts}, {str(section) for section in Section}
    weeks = {table for table in tables if table.startswith("section_2")}
    over = [week for week in quarter_of(week_of(office.now())).weeks if week < week_of(office.now())]
    assert weeks == {f"section_{week}" for week in over}
    for columns in (weeks, {"section_ussd", "section_sms"}):
        for section in (*sections, "all"):
            assert_hidden_well([counts[table, section] for table in columns], counts["section", section])
    for table in tables:
        assert_hidden_well([counts[table, section] for section in sections], counts[table, "all"])


def test_the_menu_by_section_is_shown_for_the_country_and_for_weeks_that_are_over(
    office: Office, supervisor: Visitor
) -> None:
    page = supervisor.reads(f"/console/figures/?quarter={quarter_of(week_of(office.now()) - timedelta(weeks=13))}")
    assert "The menu by section" in page and ">Ask a specialist<" in page
    assert "The menu by section" not in supervisor.reads("/console/figures/?region=UZ-TK")


def test_a_week_that_is_not_over_is_not_shown() -> None:
    weeks = [date(2026, 11, 16), date(2026, 11, 23)]
    counted = {(week.isoformat(), Heading.SECTION_USSD, "help"): 50 for week in weeks}
    found = report_of_sections(weeks, date(2026, 11, 23), counted)
    assert found.by_channel.shown("help", TOTAL) == 50 and found.by_week.columns == ["2026-11-16"]
    assert not report_of_sections(weeks, date(2026, 11, 16), counted).by_week.columns


def assert_hidden_well(cells: list[str], total: str) -> None:
    hidden = cells.count("c")
    if total == "c":
        assert hidden
    else:
        rest = int(total) - sum(int(cell) for cell in cells if cell != "c")
        assert (not hidden and not rest) or (hidden > 1 and rest >= 2 * FEWEST)


def test_only_who_may_export_gets_the_file(office: Office) -> None:
    for role in (Role.AUDITOR, Role.ADMINISTRATOR):
        assert office.client(role).get("/console/figures/export").status_code == 403
        assert "export" not in office.client(role).reads("/console/figures/")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_centre_with_a_hostile_name_is_no_formula_and_no_script(
    office: Office, supervisor: Visitor, name: str
) -> None:
    directory = office.demo.service.directory
    first = directory.newest().centres[0]
    directory.save([replace(first, name_uz=f"{name}<script>alert(1)</script>", name_ru=name)], office.now())
    with writing(office.demo.service.engine) as connection:
        connection.execute(text("UPDATE counts SET mark = :code WHERE mark = 'TK-1'"), {"code": first.code})
    named = [line[3] for line in exported(supervisor) if line[2] == first.code]
    assert named and all(cell.startswith("'") for cell in named)
    assert "<script>alert" not in supervisor.get("/console/figures/").get_data(as_text=True)


def test_no_number_of_a_phone_is_in_the_counts(office: Office) -> None:
    office.demo.phone(PHONE).dials("*000*1*1#")
    with writing(office.demo.service.engine) as connection:
        connection.execute(text("UPDATE alerts SET state = 'closed', closed_because = 'helped'"))
    for job in by_the_clock(office.demo.service).values():
        job(office.now())
    with reading(office.demo.service.engine) as connection:
        rows = connection.execute(text("SELECT * FROM counts")).all()
    assert rows and PHONE[4:] not in repr(rows)


def test_a_hidden_count_is_drawn_as_hidden_and_nothing_is_drawn_for_nothing(office: Office) -> None:
    assert [(bar.is_hidden, bar.height) for bar in bars("abc", [None, 10, 5])] == [(True, 0), (False, 160), (False, 80)]
    assert [bar.height for bar in bars("ab", [0, 0])] == [0, 0]
    assert [shade(count, 100) for count in (0, 1, 20, 21, 100)] == [0, 1, 1, 2, 5]
    drawn = {shape.code: shape for shape in shapes(office.demo.service.geography, {"UZ-TK": 7, "UZ-XO": None})}
    assert drawn[RegionCode("UZ-TK")].shade == 5 and drawn[RegionCode("UZ-XO")].shade is None
    assert len(drawn) == 14 and len(drawn[RegionCode("UZ-TK")].paths) == 2
    assert sum(len(path) for shape in drawn.values() for path in shape.paths) < 40_000
    assert TOTAL not in drawn
