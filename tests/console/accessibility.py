"""What axe-core finds on pages of the console, at both widths, in light and dark; each look is kept as a picture."""

import re
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from staff.member import Role
from tests.console.office import Office
from texts.languages import Language

LOOKS = ((360, "light"), (1280, "light"), (1280, "dark"))
"""Contrast differs by colours and not by width."""
PICTURES = Path(__file__).parents[2] / "var" / "screens"
"""Pictures of every page in every language, for people to judge."""
_OPEN_ALL = "document.querySelectorAll('details').forEach((one) => (one.open = true))"
_RUN = """axe.run({resultTypes: ["violations"]})
    .then(({violations}) => violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 160)}`))"""


def findings(office: Office, browser: Browser, address: str, who: tuple[Role, Language], urls: list[str]) -> list[str]:
    """Every violation on these pages, and every page that is wider than its window."""
    with office.browser(browser, address, *who) as context:
        page = context.new_page()
        return [f"{url} {fault}" for url in urls for fault in faults_of(page, url)]


def faults_of(page: Page, url: str) -> list[str]:
    """Every violation on this page, and whether it is wider than its window."""
    page.goto(url)
    page.evaluate(_OPEN_ALL)
    page.evaluate(AXE_SCRIPT)
    faults = []
    for width, colours in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=colours)
        page.screenshot(path=picture_of(url, page.evaluate("document.documentElement.lang"), f"{width}-{colours}"))
        found: list[str] = page.evaluate(_RUN)
        widest = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{width} {colours}: {fault}" for fault in found]
        faults += [f"{width}: {widest} pixels wide"] if widest > width else []
    return faults


def picture_of(url: str, language: str, look: str) -> Path:
    """Where the picture of a page is kept; ids in its address would give each run other names."""
    page = re.sub(r"[a-p]{32}", "one", url.partition("?")[0].removeprefix("/console").strip("/")) or "home"
    return PICTURES / f"{page.replace('/', '-')}-{language}-{look}.png"
