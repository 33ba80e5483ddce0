"""Two people at two windows, by the keyboard alone: one alert is given, then the whole shift, and one goes home."""

from playwright.sync_api import Browser, Page, expect

from staff.member import Member, Role
from tests.console.looks.axe import unfold
from tests.console.office import Office
from tests.console.shift.test_shift import open_alerts, two_in_hand
from vocabulary.codes import RegionCode
from vocabulary.languages import EN

AXE = "axe.run().then(({violations}) => violations.map(({id, nodes}) => `${id}: ${nodes[0].html}`))"


def presses(page: Page, selector: str) -> None:
    """Go to it and press Enter, as who has no mouse."""
    page.locator(selector).first.focus()
    page.keyboard.press("Enter")


def test_one_alert_and_then_a_whole_shift_go_from_one_to_another(running: Office, browser: Browser) -> None:
    member = running.staff.add(
        Member("", "zarina", "Zarina", Role.OFFICER, RegionCode("UZ-TO"), EN), "-", running.now()
    )
    zarina = running.browser_of(running.visitor_of(member), browser, running.demo.address).new_page()
    zarina.goto("/console/")
    running.staff.choose_language(running.member(Role.SUPERVISOR), EN)
    dilnoza = running.client(Role.SUPERVISOR)
    first, second = two_in_hand(running, dilnoza)
    giver = running.browser_of(dilnoza, browser, running.demo.address).new_page()

    giver.goto(first)
    giver.keyboard.press("g")
    giver.keyboard.type("Zarina")
    for key in ("Tab", "Enter"):
        giver.keyboard.press(key)
    expect(giver.get_by_text("Asked. It stays with who has it")).to_be_visible()
    zarina.goto("/console/shift/")
    expect(zarina.locator(".rail .count")).to_have_text("1")
    presses(zarina, f'form[action="{first}/take"] button')
    expect(zarina).to_have_url(running.demo.address + first)

    expect(giver.get_by_text("Zarina has it since")).to_be_visible()
    expect(giver.locator("#take").get_by_text("Instead of Zarina")).to_be_visible()
    presses(giver, ".me form button")
    expect(giver.get_by_role("heading", name="Before you sign out")).to_be_visible()
    expect(giver.get_by_text("Alerts in your hand: 1.")).to_be_visible()
    expect(giver.locator("#here")).to_contain_text("Zarina")
    unfold(giver)
    assert giver.evaluate(AXE) == []
    giver.locator("select[name=member]").focus()
    giver.keyboard.type("Zarina")
    for key in ("Tab", "Enter"):
        giver.keyboard.press(key)
    expect(giver.get_by_text("Asked to take: 1.")).to_be_visible()
    assert {one.alert.held.key for one in open_alerts(running) if one.alert.held} == {
        member.id,
        running.member(Role.SUPERVISOR).id,
    }

    zarina.goto("/console/shift/")
    presses(zarina, f'form[action="{second}/take"] button')
    expect(zarina).to_have_url(running.demo.address + second)
    giver.goto("/console/shift/?leaving=yes")
    expect(giver.get_by_text("Everything is taken. You can go.")).to_be_visible()
    presses(giver, "#anyway")
    expect(giver).to_have_url(running.demo.address + "/console/sign-in")
    zarina.goto("/console/shift/")
    expect(zarina.locator("#here")).not_to_contain_text("Dilnoza")
    for page in (giver, zarina):
        page.context.close()
