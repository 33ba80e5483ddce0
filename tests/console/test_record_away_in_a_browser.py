"""A real PostgreSQL stops under open pages and comes back: it is said, what was typed is kept, and work goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from staff.member import Role
from store.desk.queue import StoredQueue
from tests.console.office import Office
from tests.running_demo import RunningDemo
from tests.servers import PostgresServer
from vocabulary.languages import RU

HER, ANOTHER = "+998001000001", "+998001000002"
NOTE = "Говорила с сестрой: едет к ней.\nПерезвонить в 4:00"


@pytest.fixture
def office(tmp_path: Path, durable_postgres: PostgresServer) -> Iterator[Office]:
    demo = RunningDemo(tmp_path, database_url=durable_postgres.new_database(), log_level="error")
    office = Office(demo)
    demo.start()
    yield office
    demo.close()


def test_a_record_that_stops_under_open_pages_costs_no_word_and_no_alarm(
    office: Office, browser: Browser, durable_postgres: PostgresServer
) -> None:
    office.staff.choose_language(office.member(Role.SUPERVISOR), RU)
    office.demo.phone(HER).texts("YORDAM")
    [waiting] = StoredQueue(office.demo.service.engine).waiting(office.now())
    with browser.new_context(base_url=office.demo.address) as context:
        queue, alert = context.new_page(), context.new_page()
        queue.goto("/console/sign-in?as=supervisor")
        for _ in ("password", "code"):
            queue.click("button.main")
        expect(queue.locator(".item.nobody")).to_have_count(1)
        alert.goto(f"/console/alert/{waiting.id}#note")
        alert.locator("#note textarea").fill(NOTE)
        later = context.new_page()

        durable_postgres.stop()

        for page in (queue, alert):
            expect(page.locator("#no-record")).to_contain_text("База не отвечает с")
        alert.locator("#note button").click()
        expect(alert.locator("#away")).to_contain_text("Не сохранено: база не отвечает")
        later.goto("/console/figures/")
        expect(later.get_by_role("heading")).to_have_text("База данных не отвечает")
        expect(alert.locator("textarea")).to_have_value(NOTE)
        alert.locator("button.main").click()
        expect(alert.locator("textarea")).to_have_value(NOTE)

        durable_postgres.start()

        expect(alert.locator("#back")).to_contain_text("База снова отвечает")
        alert.locator("button.main").click()
        expect(alert.locator("blockquote")).to_have_text(NOTE)
        office.demo.phone(ANOTHER).texts("YORDAM")
        expect(queue.locator(".item.nobody")).to_have_count(2)
        expect(queue.locator("#no-record")).to_be_hidden()
        expect(later.get_by_role("heading", level=1)).to_have_text("Цифры", timeout=20_000)
