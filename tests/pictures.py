"""Takes the pictures of the phone page and of the console for the documentation: `make pictures`."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

from console.demo_night import Night
from simulator.page import HER_NUMBER
from staff.member import Role
from tests.conftest import ARGUMENTS, CHROMIUM
from tests.console.office import Office
from tests.running_demo import RunningDemo
from tests.simulator.phone_on_page import ALL_PHONES, PhoneOnPage
from vocabulary.languages import EN, RU, UZ, UZ_CYRL

PICTURES = Path("docs/pictures")
COLOURS = 256

SCRIPTS = {UZ: "2", RU: "3", UZ_CYRL: "4"}
"""The key of each on the first screen."""
WALKS = (
    *("", "9", "92", "93", "2", "22", "3", "32", "322", "4"),
    *("42", "43", "5", "52", "522", "53", "532", "1", "13", "11"),
)
"""Keys from the main menu: the twenty screens that are seen most."""
ACROSS, GAP = 5, 8


def main() -> None:
    """Play a call for help and take a picture at each width."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        take(browser, PICTURES / "phone-desktop.png", width=1120, height=800)
        take(browser, PICTURES / "phone-360.png", width=360, height=800)
        take_console(browser, PICTURES / "console-desktop.png")
        for language, key in SCRIPTS.items():
            take_screens(browser, PICTURES / f"screens-{language}.png", key)
        browser.close()


def take(browser: Browser, path: Path, width: int, height: int) -> None:
    """One picture: she asked for help, and her contact and the duty line have it."""
    with TemporaryDirectory() as folder:
        demo = RunningDemo(Path(folder), log_level="error")
        demo.start()
        demo.phone(HER_NUMBER).texts("QO'SH Aziza 00 123 45 67")
        page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page.goto(f"{demo.address}/phone/")
        her, aziza, duty_line = (PhoneOnPage(page, phone) for phone in ALL_PHONES)
        her.sends("*000#").shows("YORDAM").sends("1").shows("1 Ha").sends("1").shows("Yuborildi")
        aziza.shows("SHOSHILINCH")
        duty_line.shows("yordam so'raldi")
        page.evaluate("scrollTo(0, 0)")
        save_small(page.screenshot(), path)
        page.close()
        demo.close()


def take_console(browser: Browser, path: Path) -> None:
    """One picture: a night as a supervisor sees it."""
    with TemporaryDirectory() as folder:
        demo = RunningDemo(Path(folder), log_level="error")
        office = Office(demo)
        for step in Night(demo.service, demo.now()).steps():
            step()
        demo.start()
        window = office.browser(browser, demo.address, Role.SUPERVISOR, EN)
        page = window.new_page()
        page.set_viewport_size({"width": 1120, "height": 760})
        page.goto("/console/queue/")
        save_small(page.screenshot(), path)
        window.close()
        demo.close()


def take_screens(browser: Browser, path: Path, language_key: str) -> None:
    """One picture of many: the screen of each walk on a phone of her own, who has chosen her language."""
    screens = []
    with TemporaryDirectory() as folder:
        demo = RunningDemo(Path(folder), log_level="error")
        demo.start()
        page = browser.new_page(viewport={"width": 1120, "height": 900}, reduced_motion="reduce")
        page.goto(f"{demo.address}/phone/")
        her = PhoneOnPage(page, ALL_PHONES[0])
        her.sends("*000#").shows("1").sends(language_key).shows("1")
        for keys in WALKS:
            her.hangs_up().sends("*000#").shows("1")
            for key in keys:
                before = her.screen.inner_text()
                her.sends(key)
                expect(her.screen).not_to_have_text(before)
            screens.append(Image.open(io.BytesIO(her.screen.screenshot())).convert("RGB"))
        page.close()
        demo.close()
    width, height = screens[0].size
    sheet = Image.new("RGB", (ACROSS * (width + GAP), len(screens) // ACROSS * (height + GAP)), "white")
    for place, screen in enumerate(screens):
        sheet.paste(screen, (place % ACROSS * (width + GAP), place // ACROSS * (height + GAP)))
    written = io.BytesIO()
    sheet.save(written, "png")
    save_small(written.getvalue(), path)


def save_small(png: bytes, path: Path) -> None:
    """Save with a palette: a quarter of the size, and hardly a difference to see."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
