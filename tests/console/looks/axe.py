"""What axe-core finds on a page of the console as it is drawn, and whether the page is wider than its window."""

from dataclasses import dataclass

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Look:
    """A window and its colours."""

    width: int
    colours: str

    def __str__(self) -> str:
        return f"{self.width}-{self.colours}"


ON_A_PHONE, AT_A_DESK, AT_NIGHT = Look(360, "light"), Look(1280, "light"), Look(1280, "dark")
LOOKS = (ON_A_PHONE, Look(360, "dark"), AT_A_DESK, AT_NIGHT)
TALL = 800

_OPEN_ALL = "document.querySelectorAll('details').forEach((one) => (one.open = true))"
_LAY_ON = """(source) => {
    const laid = new DOMParser().parseFromString(source, "text/html").documentElement;
    laid.querySelectorAll("noscript").forEach((one) => one.remove());
    document.replaceChild(document.adoptNode(laid), document.documentElement);
    const sheets = [...document.querySelectorAll("link[rel=stylesheet]")].filter((one) => !one.sheet);
    return Promise.all(sheets.map((one) => new Promise((done) => (one.onload = one.onerror = done))));
}"""
_SPILLS = """[...document.querySelectorAll("main *")]
    .filter((one) => one.clientWidth && one.scrollWidth > one.clientWidth + 1 && !(one instanceof SVGElement))
    .filter((one) => getComputedStyle(one).overflowX === "visible")
    .map((one) => `spills over its edge: ${one.outerHTML.slice(0, 120)}`)"""
_RUN = """(options) => axe.run({resultTypes: ["violations"], ...options})
    .then(({violations}) => violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 160)}`))"""
_COLOURS = {"runOnly": ["color-contrast"]}
_WORDS = {"rules": {"color-contrast": {"enabled": False}}}


def unfold(page: Page) -> None:
    """Open everything that is folded in an opened page, and make ready to look through it."""
    page.evaluate(_OPEN_ALL)
    page.evaluate(AXE_SCRIPT)


def lay_on(page: Page, source: str) -> None:
    """Draw the source of a page, unfolded, in the place of one that was made ready; no script of it runs."""
    page.evaluate(_LAY_ON, source)
    page.evaluate(_OPEN_ALL)


def faults_of(page: Page, look: Look) -> list[str]:
    """Every violation on an opened page in this look."""
    return [*wear(page, look), *_run(page, look, {})]


def faults_of_words(page: Page) -> list[str]:
    """What words alone can break: colours are the same in each language."""
    return [*wear(page, ON_A_PHONE), *wear(page, AT_A_DESK), *_run(page, AT_A_DESK, _WORDS)]


def faults_of_colours(page: Page, look: Look) -> list[str]:
    """What cannot be read for its colours."""
    return [*wear(page, look), *_run(page, look, _COLOURS)]


def wear(page: Page, look: Look) -> list[str]:
    """Draw the page in this look; says when it is wider than its window, and what is wider than its own box."""
    page.set_viewport_size({"width": look.width, "height": TALL})
    page.emulate_media(color_scheme=look.colours)
    widest = page.evaluate("document.documentElement.scrollWidth")
    too_wide = [f"{widest} pixels wide"] if widest > look.width else page.evaluate(_SPILLS)
    return [f"{look}: {fault}" for fault in too_wide]


def _run(page: Page, look: Look, options: dict[str, object]) -> list[str]:
    found: list[str] = page.evaluate(_RUN, options)
    return [f"{look}: {fault}" for fault in found]
