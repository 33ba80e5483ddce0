"""The pages of sign-in, account and team in a real browser: nothing that axe-core finds, in every look."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from console.demo_team import DEMO_PASSWORD
from console.frame.words import LANGUAGES
from staff.member import Role
from staff.passwords import hash_password
from staff.session import Stage
from tests.console.accessibility import LOOKS, faults_of, findings
from tests.console.office import Office
from tests.running_demo import RunningDemo
from texts.languages import Language


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Office]:
    demo = RunningDemo(tmp_path, log_level="error")
    demo.start()
    yield Office(demo)
    demo.close()


def pages_of_a_sign_in(office: Office, browser: Browser, language: Language) -> list[str]:
    """What axe-core finds from the first page to the last, for a member who needs everything."""
    address, doctor = office.demo.address, office.member(Role.DOCTOR)
    now = office.now()
    with browser.new_context(base_url=address, locale=language) as context:
        page = context.new_page()
        found = faults_of(page, "/console/sign-in") + faults_of(page, "/console/sign-in?as=doctor")
    with office.browser_of(office.client(Role.DOCTOR, Stage.FACTOR), browser, address) as context:
        found += faults_of(context.new_page(), "/console/sign-in")
    office.factors.remove_all(doctor)
    with office.browser_of(office.client(Role.DOCTOR, Stage.SET_UP), browser, address) as context:
        page = context.new_page()
        found += faults_of(page, "/console/sign-in/set-up")
        office.staff.set_password(doctor, hash_password(DEMO_PASSWORD), now + timedelta(days=1))
        found += faults_of(page, "/console/sign-in/set-up")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(browser: Browser, running: Office, language: Language) -> None:
    own, officer = running.member(Role.ADMINISTRATOR), running.member(Role.OFFICER)
    urls = [
        f"/console/{url}" for url in ("account/", "account/factor", "team/", f"team/{officer.id}", f"team/{own.id}")
    ]
    who = (Role.ADMINISTRATOR, language)
    assert findings(running, browser, running.demo.address, who, urls) == []
    assert pages_of_a_sign_in(running, browser, language) == []


def test_pages_that_show_a_thing_once_are_drawn_as_well(browser: Browser, running: Office) -> None:
    officer = running.member(Role.OFFICER)
    with running.browser(browser, running.demo.address, Role.ADMINISTRATOR) as context:
        page = context.new_page()
        page.goto(f"/console/team/{officer.id}")
        page.click("form[action$=reset] button")
        assert fits(page)
        page.goto("/console/account/")
        page.click("#recovery ~ details summary")
        page.fill("form[action$=recovery-codes] [name=password]", DEMO_PASSWORD)
        page.click("form[action$=recovery-codes] button")
        assert page.locator(".codes code").count() == 10
        assert fits(page)


def fits(page: Page) -> bool:
    for width, _ in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            return False
    return True
