"""Draws every page of the console for everybody who may open it, and lets axe-core judge each: `make looks`.

The pictures are for people to judge; sheets show many at once. Pages that are made alike are judged by axe-core once in
each language. The report names what it found, and the command fails if that is anything.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from playwright.sync_api import Browser, Page, sync_playwright

from console.frame.words import LANGUAGES
from tests.conftest import ARGUMENTS, CHROMIUM
from tests.console.looks.axe import LOOKS, Look, faults_of, unfold, wear
from tests.console.looks.busy_office import BusyOffice, QuietOffice
from tests.console.looks.every_page import READERS, Opened, Reader, Unseen, open_all
from tests.console.looks.sheets import make_sheets
from vocabulary.languages import Language

PICTURES = Path("var/looks")
REPORT = Path("var/reports/looks.md")


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at a console, with all that they can open there."""

    office: QuietOffice
    reader: Reader
    language: Language
    folder: Path
    pages: list[tuple[Opened, bool]]
    """Each with whether axe-core has to judge it too."""


@click.command()
@click.option("--language", type=click.Choice(LANGUAGES), multiple=True, default=LANGUAGES)
@click.option("--role", type=click.Choice([str(one) for one in READERS]), multiple=True)
def main(language: tuple[str, ...], role: tuple[str, ...]) -> None:
    """Draw, judge and report."""
    readers = [one for one in READERS if not role or str(one) in role]
    with ExitStack() as stack:
        offices = [stack.enter_context(office_of(kind)) for kind in (BusyOffice, QuietOffice)]
        visits = [one for code in language for one in visits_in(Language(code), offices, readers)]
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        total = sum(len(visit.pages) for visit in visits)
        with click.progressbar(length=total, label="Drawing", file=sys.stderr) as bar:
            faults = [fault for visit in visits for fault in walk_through(browser, visit, partial(bar.update, 1))]
        browser.close()
    for folder in {visit.folder for visit in visits}:
        make_sheets(folder)
    report(faults, total)
    sys.exit(bool(faults))


@contextmanager
def office_of(kind: type[QuietOffice]) -> Iterator[QuietOffice]:
    """An office in a folder of its own, for as long as it is looked at."""
    with TemporaryDirectory() as folder:
        office = kind(Path(folder))
        yield office
        office.close()


def visits_in(language: Language, offices: list[QuietOffice], readers: list[Reader]) -> Iterator[Visit]:
    """Everybody who reads this language, in the office at night and then in the one where nothing has happened."""
    unseen = Unseen()
    for office in offices:
        for reader in readers:
            if office is offices[0] or reader is readers[0]:
                name = str(reader) if office is offices[0] else "nothing-yet"
                pages = [(one, unseen.has(one)) for one in open_all(office, reader, language) if one.page.is_whole]
                yield Visit(office, reader, language, PICTURES / language / name, pages)


def walk_through(browser: Browser, visit: Visit, done: Callable[[], None]) -> Iterator[str]:
    """Draw each page in each look, and say what axe-core finds on those that it has to judge."""
    visit.folder.mkdir(parents=True, exist_ok=True)
    with visit.reader.window(visit.office, browser, visit.language) as context:
        page = context.new_page()
        for one, is_to_judge in visit.pages:
            page.goto(one.leaf.url)
            where = f"{visit.folder.relative_to(PICTURES)}/{one.leaf.name}"
            faults = [fault for look in LOOKS for fault in drawn(page, look, PICTURES / f"{where}-{look}.png")]
            if is_to_judge:
                unfold(page)
                faults += [fault for look in LOOKS for fault in faults_of(page, look)]
            yield from (f"{where}: {fault}" for fault in faults)
            done()


def drawn(page: Page, look: Look, picture: Path) -> list[str]:
    """Take its picture; says when it is wider than its window."""
    faults = wear(page, look)
    page.screenshot(path=picture, full_page=True)
    return faults


def report(faults: list[str], pages: int) -> None:
    """Write what was found."""
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    found = [f"- `{fault}`" for fault in faults] or ["Nothing was found."]
    REPORT.write_text("\n".join([f"# Looks of {pages} pages", "", *found, ""]), encoding="utf-8")
    click.echo(f"{pages} pages in {PICTURES}, {len(faults)} faults in {REPORT}")


if __name__ == "__main__":
    main()
