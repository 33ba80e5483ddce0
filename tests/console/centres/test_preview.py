"""The directory in a real browser: screens while one types."""

from playwright.sync_api import Browser, expect

from staff.member import Role
from tests.console.office import Office
from vocabulary.languages import UZ


def test_the_screens_follow_what_one_types(browser: Browser, running: Office) -> None:
    with running.browser(browser, running.demo.address, Role.SUPERVISOR, UZ) as context:
        page = context.new_page()
        page.goto("/console/centres/DEMO-TK-2")
        page.get_by_label("O'zbekcha nomi").fill("Yordam uyi")
        expect(page.locator("#preview pre").first).to_contain_text("2 Yordam uyi")
        page.get_by_label("Ish vaqti").fill("9-18")
        expect(page.locator("#preview")).to_contain_text("o'qilmadi")
        expect(page.get_by_label("O'zbekcha nomi")).to_have_value("Yordam uyi")
