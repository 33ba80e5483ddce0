"""Figures, audit, review and privacy in a real browser: nothing that axe-core finds."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from alerts.review import ReadAs
from console.frame.words import LANGUAGES
from doors.inbound import InboundText
from staff.audit import Deed, Entry
from staff.member import Role
from store.desk.review import StoredReview
from tests.console.accessibility import findings
from tests.console.figures.filled import fill
from tests.console.office import Office
from tests.running_demo import RunningDemo
from texts.languages import Language
from texts.phone_number import PhoneNumber

SENDERS = {"+998000000777": "Bugun yana baqirdi " * 20, "+998000000512": "Он опять пришёл", "+998000000333": "Rahmat"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with counts, texts that wait for seconds to hours, one that was read, and unusual looking."""
    demo = RunningDemo(tmp_path, log_level="error")
    office = Office(demo)
    now = office.now()
    fill(demo.service.engine, demo.service.geography, now)
    review = StoredReview(demo.service.engine, demo.service.vault)
    for minutes, (sender, body) in zip((1, 14, 400), SENDERS.items(), strict=True):
        text = InboundText("africastalking", sender, PhoneNumber(sender), body)
        review.keep(text, now - timedelta(minutes=minutes))
    review.mark_read([review.waiting()[0].id], ReadAs.CALLED_BACK, office.member(Role.OFFICER).id, now)
    for number in range(12):
        at = now - timedelta(minutes=number)
        office.audit.write(
            Entry(at, office.member(Role.OFFICER).id, Deed.REVEALED, "alert", "a", reason="she asked to be called")
        )
    demo.start()
    yield office
    demo.close()


PAGES = {
    Role.SUPERVISOR: [
        "/console/figures/",
        "/console/figures/?region=UZ-SU",
        "/console/review/",
        "/console/review/read",
        "/console/privacy/",
    ],
    Role.AUDITOR: ["/console/audit/", "/console/audit/?since=x"],
}


def test_what_is_stored_opens_on_a_phone_without_widening_the_page(browser: Browser, office: Office) -> None:
    with browser.new_context(base_url=office.demo.address, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto("/console/privacy/")
        for summary in page.locator("details > summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(browser: Browser, office: Office, language: Language) -> None:
    for role, pages in PAGES.items():
        assert findings(office, browser, office.demo.address, (role, language), pages) == []
