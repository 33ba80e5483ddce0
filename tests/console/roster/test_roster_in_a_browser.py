"""Two people swap a shift in real browsers, a rotation is typed on a phone, and axe-core finds nothing on the pages."""

from datetime import timedelta

from playwright.sync_api import Browser, Page, expect

from alerts.duty.roster import NATIONAL
from console.demo_duty import demo_roster
from staff.member import Role
from tests.console.looks.axe import AT_NIGHT, ON_A_PHONE, faults_of, faults_of_colours, unfold
from tests.console.office import Office
from texts.times import local_date
from vocabulary.languages import RU, UZ


def nothing_found(page: Page) -> None:
    unfold(page)
    assert faults_of(page, ON_A_PHONE) + faults_of_colours(page, AT_NIGHT) == []


def test_a_rotation_is_typed_and_two_people_swap_a_turn(running: Office, browser: Browser) -> None:
    roster = demo_roster(running.demo.service, running.now())
    nobody = [one for one in roster.rotations if one.whom != NATIONAL]
    running.demo.service.roster.save((), running.now(), nobody)
    address, logins = running.demo.address, [running.member(role).login for role in (Role.SUPERVISOR, Role.OFFICER)]
    first = running.browser(browser, address, Role.SUPERVISOR, UZ).new_page()
    first.set_viewport_size({"width": 360, "height": 800})
    first.goto("/console/roster/")
    expect(first.locator(".strip rect.gap")).to_have_count(1)
    first.locator("details:has(#rotation_people) summary").click()
    people = f"Dilnoza, +998000003201, {logins[0]}\nKamola, +998000003202, {logins[1]}"
    first.fill("#rotation_people", people)
    first.fill("#rotation_first_day", (local_date(running.now()) - timedelta(days=8)).isoformat())
    first.locator("details:has(#rotation_people) button.main").click()
    expect(first.locator(".strip rect.gap")).to_have_count(0)
    nothing_found(first)

    first.goto("/console/roster/own")
    mine = first.locator("ul.shifts li:has(select)").first
    mine.locator("select").select_option(index=1)
    mine.locator("button").click()
    expect(first.locator(".mark-of.wait")).to_have_count(1)
    nothing_found(first)

    second = running.browser(browser, address, Role.OFFICER, RU).new_page()
    second.goto("/console/roster/")
    second.locator(".said.wait a").click()
    nothing_found(second)
    second.locator("form[action$=confirm] button").click()
    expect(second.locator(".mark-of.done")).to_have_count(1)
    first.reload()
    expect(first.locator(".mark-of.done")).to_have_count(1)
    soon = running.demo.service.roster.newest()[1].between(running.now(), running.now() + timedelta(weeks=3), NATIONAL)
    assert [shift.name for shift in soon[:4]] == ["Kamola", "Kamola", "Dilnoza", "Dilnoza"]

    with first.expect_download() as download:
        first.locator("a[download]").click()
    assert download.value.suggested_filename == "shifts.ics"
