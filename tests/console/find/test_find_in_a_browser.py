"""Finding with the keyboard alone in a real browser: what is typed into the forms never stands in the address."""

import re

from playwright.sync_api import Browser, expect

from staff.member import Role
from tests.console.find.test_find import HER, alert_of, code_of, supervisor
from tests.console.office import Office
from vocabulary.languages import EN


def test_a_closed_alert_is_found_by_reference_by_words_and_by_number(running: Office, browser: Browser) -> None:
    alert = alert_of(running, HER)
    code = code_of(running, alert)
    supervisor(running).sends(f"/console/alert/{alert}/close", because="helped", note="Her sister came")
    page = running.browser(browser, running.demo.address, Role.SUPERVISOR, EN).new_page()
    page.goto("/console/find/")

    page.locator("input[name=code]").focus()
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/console/find/[?]code={code}&"))
    expect(page.locator(f"#found-{alert}")).to_contain_text("she was helped")

    page.locator("#words summary").focus()
    for key in ("Enter", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("sister")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="With these words: 1 of 1")).to_be_visible()
    expect(page).to_have_url(f"{running.demo.address}/console/find/words")

    page.locator("#number summary").focus()
    for key in ("Enter", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type(HER)
    page.keyboard.press("Tab")
    page.keyboard.type("her mother asks")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Of this number: 1")).to_be_visible()
    page.locator(f"#found-{alert} a").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{running.demo.address}/console/alert/{alert}")
    page.context.close()
