"""Wherever who may take alerts looks in the console, a new alarm is heard and seen, and so is what prevents it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from staff.member import Role
from store.desk.queue import StoredQueue
from tests.console.office import Office
from vocabulary.languages import EN

RINGS_EVERY_MS = 11_000
AT_ALL = re.compile("[1-9]")
HER, ANOTHER = "+998001000001", "+998001000002"
PAGES = ["/console/centres/", "/console/roster/", "/console/account/", "/console/requests/", "/console/nothing-here"]


def opened(running: Office, browser: Browser, path: str, role: Role = Role.OFFICER) -> Page:
    page = running.browser(browser, running.demo.address, role, EN).new_page()
    with page.expect_response(lambda answer: answer.url.endswith("/queue/alone")):
        page.goto(path)
    return page


@pytest.mark.parametrize("path", PAGES)
def test_an_alarm_is_heard_on_every_page_and_leads_to_the_list(running: Office, browser: Browser, path: str) -> None:
    running.demo.phone(HER).dials("*000*1*1#")
    page = opened(running, browser, path, Role.SUPERVISOR)
    expect(page.locator("#elsewhere")).to_contain_text("1 alerts that nobody has")

    running.demo.phone(ANOTHER).dials("*000*1*1#")

    expect(page.locator("#elsewhere")).to_contain_text("2 alerts that nobody has")
    expect(page.locator("html")).to_have_attribute("data-rang", AT_ALL)
    expect(page).to_have_title(re.compile(r"^● New alarm · \(2\) "))
    page.locator("#elsewhere a").click()
    expect(page.locator(".item.nobody")).to_have_count(2)
    newest = StoredQueue(running.demo.service.engine).waiting(running.now())[-1]
    expect(page.locator(f'[id="{newest.id}"] > a')).to_be_focused()
    page.context.close()


def test_it_rings_until_somebody_looks_and_again_at_each_step_of_the_clock(running: Office, browser: Browser) -> None:
    page = opened(running, browser, "/console/centres/", Role.SUPERVISOR)
    running.demo.phone(HER).dials("*000*1*1#")
    expect(page.locator("html")).to_have_attribute("data-rang", AT_ALL)
    expect(page.locator("html")).to_have_attribute("data-rang", re.compile("[2-9]"), timeout=60_000)

    page.mouse.move(200, 200)

    expect(page).to_have_title(re.compile(r"^\(1\) "))
    page.evaluate("""() => {
        document.documentElement.dataset.rang = 0;
        const said = document.querySelector('#elsewhere p');
        said.dataset.due = said.dataset.now;
        return import('/console/frame/alarm.js').then((one) => one.hear(said));
    }""")
    expect(page.locator("html")).to_have_attribute("data-rang", re.compile("[1-9]"))
    page.context.close()


def test_who_takes_no_alerts_hears_none(running: Office, browser: Browser) -> None:
    page = running.browser(browser, running.demo.address, Role.AUDITOR, EN).new_page()
    page.goto("/console/audit/")
    expect(page.locator("#watch")).to_have_count(0)
    page.context.close()


def test_a_page_that_cannot_sound_says_so_across_its_width_until_it_is_touched(
    running: Office, browser: Browser
) -> None:
    page = opened(running, browser, "/console/centres/")
    mute = page.get_by_text("No alarm can sound here yet")
    if page.evaluate("new AudioContext().state") == "suspended":
        expect(mute).to_be_visible()
        across = page.locator("#mute").bounding_box()
        assert across and across["width"] == page.locator(".page").bounding_box()["width"]
    page.keyboard.press("Shift")
    page.mouse.click(5, 5)
    expect(mute).to_be_hidden()

    page.get_by_role("button", name="Test the alarm").click()
    expect(page.locator("html")).to_have_attribute("data-rang", "1")
    expect(page.locator("#rang")).to_contain_text("It sounded now")

    page.get_by_role("button", name="Sound", exact=True).click()
    expect(page.get_by_text("The sound is off")).to_be_visible()
    page.get_by_role("button", name="Switch it on").click()
    expect(page.get_by_text("The sound is off")).to_be_hidden()
    page.context.close()


def test_a_page_that_is_cut_off_says_so_across_its_width_and_rings_until_somebody_looks(
    running: Office, browser: Browser
) -> None:
    page = opened(running, browser, "/console/centres/")
    page.context.set_offline(True)
    expect(page.locator("#lost")).to_be_visible()
    across = page.locator("#lost").bounding_box()
    assert across and across["width"] == page.locator(".page").bounding_box()["width"]
    expect(page.locator("html")).to_have_attribute("data-rang", re.compile("[2-9]"), timeout=60_000)
    page.mouse.move(200, 200)
    rang = page.locator("html").get_attribute("data-rang")
    page.wait_for_timeout(RINGS_EVERY_MS)
    assert page.locator("html").get_attribute("data-rang") == rang

    page.context.set_offline(False)
    expect(page.locator("#lost")).to_be_hidden()
    page.context.close()


def test_a_page_whose_sign_in_was_ended_says_so_and_leads_back(running: Office, browser: Browser) -> None:
    running.demo.phone(HER).dials("*000*1*1#")
    page = opened(running, browser, "/console/centres/")
    expect(page.locator("#elsewhere")).to_contain_text("1 alerts")
    running.sessions.end_all(running.member(Role.OFFICER))
    expect(page.locator("#signed-out")).to_be_visible()
    expect(page.locator("#elsewhere")).to_be_empty()
    expect(page).to_have_title(re.compile("^Signed out · "))
    assert page.locator("#signed-out a").get_attribute("href") == "/console/sign-in?back=/console/centres/"
    page.context.close()


def test_five_minutes_before_a_sign_in_ends_it_asks(running: Office, browser: Browser) -> None:
    page = running.browser(browser, running.demo.address, Role.OFFICER, EN).new_page()
    page.clock.install()
    page.goto("/console/centres/")
    page.clock.fast_forward("24:00")
    expect(page.locator("#ending")).to_be_hidden()
    page.clock.fast_forward("02:00")
    expect(page.locator("#ending")).to_contain_text("Nobody has moved here: you are signed out at ")
    expect(page.locator("html")).to_have_attribute("data-rang", AT_ALL)

    page.locator("#stay").dispatch_event("click")
    page.clock.fast_forward("00:02")
    expect(page.locator("#ending")).to_be_hidden()

    page.clock.fast_forward("11:00:00")
    expect(page.locator("#ending")).to_be_visible()
    page.clock.fast_forward("00:31:00")
    expect(page.locator("#over-soon")).to_contain_text("Sign in again")
    page.context.close()


def shown(page: Page) -> list[str]:
    """What stands beside the page now, of our notifications."""
    found = page.evaluate(
        """async () => {
            const worker = await navigator.serviceWorker.getRegistration('/console/frame/');
            return ((await worker?.getNotifications()) ?? []).map((one) => [one.title, one.body, one.tag]);
        }"""
    )
    assert all((body, tag) == ("", "alarm") for _, body, tag in found)
    return [title for title, _, _ in found]


def wait_until(page: Page, titles: list[str]) -> None:
    for _ in range(100):
        if shown(page) == titles:
            return
        page.wait_for_timeout(100)
    pytest.fail(f"{shown(page)} is not {titles}")


def test_a_notification_says_no_more_than_to_open_the_console_and_goes_once_somebody_looks(
    running: Office, browser: Browser
) -> None:
    context = running.browser(browser, running.demo.address, Role.OFFICER, EN)
    context.grant_permissions(["notifications"])
    page = context.new_page()
    page.add_init_script(
        "document.hasFocus = () => false;"
        "window.Notification = class extends Notification { constructor() { throw new TypeError('as on a phone') } };"
        "navigator.vibrate = (how) => { document.documentElement.dataset.trembled = how };"
    )
    with page.expect_response(lambda answer: answer.url.endswith("/queue/alone")):
        page.goto("/console/centres/")
    assert shown(page) == []
    running.demo.phone(HER).dials("*000*1*1#")
    wait_until(page, ["Open the console"])
    expect(page.locator("html")).to_have_attribute("data-trembled", "300,150,300")
    page.mouse.move(200, 200)
    wait_until(page, [])

    page.get_by_role("button", name="Test the alarm").click()
    wait_until(page, ["Open the console"])
    context.close()


def test_where_notifications_are_refused_the_page_says_so_and_rings_all_the_same(
    running: Office, browser: Browser
) -> None:
    context = running.browser(browser, running.demo.address, Role.OFFICER, EN)
    page = context.new_page()
    page.add_init_script("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })")
    with page.expect_response(lambda answer: answer.url.endswith("/queue/alone")):
        page.goto("/console/centres/")
    expect(page.locator("#blocked")).to_be_visible()
    expect(page.locator("#notify")).to_be_hidden()
    running.demo.phone(HER).dials("*000*1*1#")
    expect(page.locator("html")).to_have_attribute("data-rang", AT_ALL)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    context.close()
