"""The directory in a real browser: screens while one types, and nothing that axe-core finds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from console.frame.words import LANGUAGES
from staff.member import Role
from tests.console.accessibility import findings
from tests.console.centres.conftest import Shelf
from tests.console.office import Office
from tests.running_demo import RunningDemo
from texts.languages import Language


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Office]:
    demo = RunningDemo(tmp_path, log_level="error")
    demo.start()
    yield Office(demo)
    demo.close()


def test_the_screens_follow_what_one_types(browser: Browser, running: Office) -> None:
    with running.browser(browser, running.demo.address, Role.SUPERVISOR) as context:
        page = context.new_page()
        page.goto("/console/centres/DEMO-TK-2")
        page.get_by_label("O'zbekcha nomi").fill("Yordam uyi")
        expect(page.locator("#preview pre").first).to_contain_text("2 Yordam uyi")
        page.get_by_label("Ish vaqti").fill("9-18")
        expect(page.locator("#preview")).to_contain_text("o'qilmadi")
        expect(page.get_by_label("O'zbekcha nomi")).to_have_value("Yordam uyi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(browser: Browser, running: Office, language: Language) -> None:
    shelf = Shelf(running)
    address = shelf.proposes(shelf.officer, "DEMO-TK-1", hours="Mo 09:00-10:00", why="Shorter")
    shelf.supervisor.sends(f"{address}/publish")
    waiting = shelf.proposes(shelf.officer, "DEMO-TK-1", name_ru="Новое имя", duty_sms="+998000002077")
    urls = ["", "DEMO-TK-2", "new", "file", "proposals/", "versions/", "versions/2"]
    pages = [*(f"/console/centres/{url}" for url in urls), waiting]
    address = running.demo.address
    assert findings(running, browser, address, (Role.SUPERVISOR, language), pages) == []
    assert findings(running, browser, address, (Role.DOCTOR, language), ["/console/centres/DEMO-TK-2"]) == []
