"""A browser in front of the whole service: a real server on a free port, and a worker that delivers by itself."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.demo import Demo
from tests.simulator.phone_on_page import ALL_PHONES, PhoneOnPage


class RunningDemo(Demo):
    """The service as people reach it."""

    def start(self) -> None:
        """Open a port, and begin to deliver."""
        self.server = make_server("127.0.0.1", 0, self.app, threaded=True)
        self.address = f"http://127.0.0.1:{self.server.port}/phone/"
        self._threads = [Thread(target=self.server.serve_forever), Thread(target=self.service.dispatcher.run)]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.service.dispatcher.stop()
        for thread in self._threads:
            thread.join()
        self.service.engine.dispose()


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
    page.goto(demo.address)
    yield page
    page.close()
    assert said == []


@pytest.fixture
def phones(page: Page) -> tuple[PhoneOnPage, ...]:
    """Her phone, Aziza's, and the one on duty."""
    return tuple(PhoneOnPage(page, name) for name in ALL_PHONES)
