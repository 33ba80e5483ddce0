"""A browser in front of the whole service."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.running_demo import RunningDemo
from tests.simulator.phone_on_page import ALL_PHONES, PhoneOnPage


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[RunningDemo]:
    demo = RunningDemo(tmp_path)
    demo.start()
    yield demo
    demo.close()


@pytest.fixture
def page(browser: Browser, demo: RunningDemo) -> Iterator[Page]:
    """The page at desktop width; a test fails for anything that the browser's console says."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{demo.address}/phone/")
    yield page
    page.close()
    assert said == []


@pytest.fixture
def phones(page: Page) -> tuple[PhoneOnPage, ...]:
    """Her phone, Aziza's, and the one on duty."""
    return tuple(PhoneOnPage(page, name) for name in ALL_PHONES)
