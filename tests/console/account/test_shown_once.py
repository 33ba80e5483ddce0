"""Pages of account and team that show a thing once, in a real browser."""

from playwright.sync_api import Browser, Page, expect

from console.demo_password import DEMO_PASSWORD
from staff.member import Role
from tests.console.looks.axe import AT_A_DESK, ON_A_PHONE
from tests.console.office import Office


def test_pages_that_show_a_thing_once_fit_a_phone(browser: Browser, running: Office) -> None:
    officer = running.member(Role.OFFICER)
    with running.browser(browser, running.demo.address, Role.ADMINISTRATOR) as context:
        page = context.new_page()
        page.goto(f"/console/team/{officer.id}")
        page.click("form[action$=reset] button")
        expect(page.locator("dd code").first).to_be_visible()
        assert fits(page)
        page.goto("/console/account/")
        page.click("#recovery ~ details summary")
        page.fill("form[action$=recovery-codes] [name=password]", DEMO_PASSWORD)
        page.click("form[action$=recovery-codes] button")
        expect(page.locator(".codes code")).to_have_count(10)
        assert fits(page)


def fits(page: Page) -> bool:
    for look in (ON_A_PHONE, AT_A_DESK):
        page.set_viewport_size({"width": look.width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > look.width:
            return False
    return True
