"""A night's work in a real browser over the whole service: alarms come over the webhook while the console is open."""

import re
import time
from collections.abc import Mapping
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from alerts.team.review import ReadAs
from doors.inbound import InboundText
from simulator.phone import Gateway, Phone
from staff.audit import Deed
from staff.member import Role
from store.desk.queue import StoredQueue, WaitingAlert
from store.desk.review import StoredReview
from tests.console.office import Office
from tests.demo import SECRET
from vocabulary.codes import RegionCode
from vocabulary.languages import EN, Language
from vocabulary.phone_number import PhoneNumber

HER, ANOTHER = "+998001000001", "+998001000002"


def phone(running: Office, number: str) -> Phone:
    """A phone whose gateway posts over HTTP."""

    def post(path: str, form: Mapping[str, str]) -> tuple[int, str]:
        try:
            with urlopen(f"{running.demo.address}{path}", urlencode(form).encode()) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, ""

    return Phone(number, Gateway(post, SECRET))


def calls_for_help(running: Office, number: str) -> None:
    """Dial for help."""
    phone(running, number).dial("*000*1*1#")


def read_at_centres_of(running: Office, region: str, words: str) -> list[str]:
    """The texts with these words at the duty phones of a region's centres, as soon as there is one."""
    centres = running.demo.service.directory.newest().in_region(RegionCode(region))
    for _ in range(100):
        texts = [text.body for one in centres for text in running.demo.service.phones.received_by(one.duty_sms)]
        if any(words in text for text in texts):
            break
        time.sleep(0.1)
    return [text for text in texts if words in text]


def the_alerts(running: Office) -> list[str]:
    waiting = StoredQueue(running.demo.service.engine).waiting(running.now())
    return [one.id for one in waiting if isinstance(one, WaitingAlert)]


def at_desk(
    running: Office, browser: Browser, path: str, role: Role = Role.SUPERVISOR, language: Language = EN
) -> Page:
    page = running.browser(browser, running.demo.address, role, language).new_page()
    page.goto(path)
    return page


def press(page: Page, *keys: str) -> None:
    """As somebody does who sees that the page is there: before that its script hears no key."""
    page.wait_for_load_state()
    for key in keys:
        page.keyboard.press(key)


def test_an_alarm_is_heard_taken_revealed_passed_and_closed_with_the_keyboard_alone(
    running: Office, browser: Browser
) -> None:
    page = at_desk(running, browser, "/console/queue/")
    expect(page.get_by_text("Nothing waits")).to_be_visible()
    press(page, "?")
    expect(page.locator("#keys")).to_be_visible()
    press(page, "?")

    calls_for_help(running, HER)

    expect(page.locator(".item.nobody")).to_have_count(1)
    expect(page).to_have_title("● New alarm · (1) Alerts · Najot")
    expect(page.locator("html")).to_have_attribute("data-rang", re.compile("[1-9]"))

    press(page, "j")
    expect(page).to_have_title("(1) Alerts · Najot")
    press(page, "t")
    expect(page.get_by_text("You have it since")).to_be_visible()

    page.locator("#people summary").first.focus()
    press(page, "Enter", "Tab")
    page.keyboard.type("to call back")
    press(page, "Enter")
    expect(page.locator(".number a")).to_have_text(HER)

    press(page, "p", "Tab", "Enter")
    expect(page.get_by_text("Passed on; the centre is alarmed.")).to_be_visible()

    press(page, "c", "Space", "Enter")
    expect(page.locator("#state")).to_contain_text("Closed: she was helped")
    press(page, "u")
    expect(page.get_by_text("Nothing waits")).to_be_visible()

    deeds = [(entry.deed, entry.detail) for entry in running.written() if entry.deed is not Deed.OPENED]
    assert deeds == [
        (Deed.ACTED, "take"),
        (Deed.REVEALED, "caller"),
        (Deed.ACTED, "pass"),
        (Deed.ACTED, "close"),
    ]
    page.context.close()


def test_two_keys_set_the_place_that_her_words_may_name_and_one_takes_that_back(
    running: Office, browser: Browser
) -> None:
    phone(running, HER).text("YORDAM Chilonzor")
    phone(running, HER).text("meni Urgutga olib ketdi")
    [alert] = the_alerts(running)
    page = at_desk(running, browser, f"/console/alert/{alert}")

    page.keyboard.press("w")
    expect(page.locator("#where [data-digit='1']:visible")).to_contain_text("Urgut")
    page.keyboard.press("1")

    expect(page.locator("#place strong")).to_contain_text("Urgut")
    assert read_at_centres_of(running, "UZ-SA", "Urgut")
    page.keyboard.press("z")
    expect(page.locator("#place strong")).to_contain_text("Chilonzor")
    assert [entry.detail for entry in running.written() if entry.deed is Deed.ACTED] == ["place", "place"]
    page.context.close()


def test_staff_set_her_region_and_district_with_the_keyboard_and_the_right_centre_is_told(
    running: Office, browser: Browser
) -> None:
    phone(running, HER).text("YORDAM Chilonzor, Navoiy ko'chasi 12")
    [alert] = the_alerts(running)
    assert read_at_centres_of(running, "UZ-TK", "Chilonzor, Navoiy ko'chasi 12")
    page = at_desk(running, browser, f"/console/alert/{alert}")

    page.keyboard.press("w")
    expect(page.locator(".likely")).to_be_focused()
    page.keyboard.type("Urgut")
    page.keyboard.press("Enter")

    expect(page.locator("#place strong")).to_contain_text("Urgut")
    expect(page.locator("#place .words").first).to_have_text("Chilonzor, Navoiy ko'chasi 12")
    expect(page.locator("#place")).to_contain_text("set by staff")
    [alarm] = read_at_centres_of(running, "UZ-SA", "Chilonzor, Navoiy ko'chasi 12")
    assert "Urgut" in alarm
    [told] = read_at_centres_of(running, "UZ-TK", "boshqa markazga")
    assert "Urgut" not in told and "Samarqand" not in told
    assert [entry.detail for entry in running.written() if entry.deed is Deed.ACTED] == ["place"]
    page.context.close()


def test_0_shows_the_next_nine_places_escape_closes_what_is_open_and_a_question_mark_tells_the_keys(
    running: Office, browser: Browser
) -> None:
    phone(running, HER).text("YORDAM Chilonzor")
    [alert] = the_alerts(running)
    page = at_desk(running, browser, f"/console/alert/{alert}")

    page.keyboard.press("w")
    expect(page.locator("#where [data-digit='1']:visible")).to_have_count(1)
    page.keyboard.press("0")
    expect(page.locator("#where [data-digit='1']:visible")).to_have_count(1)
    tenth = page.locator("#where .nine:visible [data-digit='1']").inner_text()
    page.keyboard.press("Escape")
    expect(page.locator("#where")).not_to_have_attribute("open", "")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    press(page, "w", "1")

    expect(page.locator("#place strong")).to_contain_text(tenth.split()[1].rstrip(","))
    page.context.close()


def test_of_two_who_act_at_once_the_second_sees_who_was_faster_and_keeps_what_was_typed(
    running: Office, browser: Browser
) -> None:
    calls_for_help(running, HER)
    [alert] = the_alerts(running)
    first = at_desk(running, browser, f"/console/alert/{alert}", Role.OFFICER)
    second = at_desk(running, browser, f"/console/alert/{alert}", Role.SUPERVISOR)
    press(second, "c")
    second.locator("#close input[value=false_alarm]").check()
    second.locator("#close textarea").fill("Nobody was there")

    first.locator("#take button").click()
    expect(first.get_by_text("You have it since")).to_be_visible()
    expect(second.locator("#state")).to_contain_text("Kamola (namuna) has it")
    second.locator("#close button").click()

    expect(second.get_by_role("alert").filter(has_text="was faster")).to_contain_text("Kamola (namuna) was faster")
    expect(second.locator("#close textarea")).to_have_value("Nobody was there")
    assert the_alerts(running) == [alert]
    for page in (first, second):
        page.context.close()


def test_of_two_who_take_it_in_the_same_moment_one_has_it_and_the_other_is_told(
    running: Office, browser: Browser
) -> None:
    calls_for_help(running, HER)
    [alert] = the_alerts(running)
    pages = [at_desk(running, browser, f"/console/alert/{alert}", role) for role in (Role.OFFICER, Role.SUPERVISOR)]

    for page in pages:
        page.evaluate("document.querySelector('#take button').click()")

    for page in pages:  # the slower one hears it as an answer, or the open page came up to date first
        expect(page.get_by_text(re.compile("You have it since|was faster|has it since")).first).to_be_visible()
    assert sorted(page.get_by_text("You have it since").count() for page in pages) == [0, 1]
    for page in pages:
        page.context.close()


def test_a_dropped_connection_is_said_and_nothing_is_lost_when_it_is_back(running: Office, browser: Browser) -> None:
    page = at_desk(running, browser, "/console/queue/")
    page.context.set_offline(True)
    expect(page.locator("#lost")).to_contain_text("Connection lost since")

    calls_for_help(running, HER)
    calls_for_help(running, ANOTHER)
    page.context.set_offline(False)

    expect(page.locator(".item.nobody")).to_have_count(2)
    expect(page.locator("#lost")).to_be_hidden()
    page.context.close()


def test_a_record_that_does_not_answer_is_said_and_the_page_recovers_by_itself(
    running: Office, browser: Browser
) -> None:
    page = at_desk(running, browser, "/console/queue/")
    page.route("**/queue/live*", lambda route: route.fulfill(status=503, body=""))
    expect(page.locator("#no-record")).to_contain_text("The record does not answer since")
    page.unroute("**/queue/live*")
    expect(page.locator("#no-record")).to_be_hidden()
    page.context.close()


def test_who_is_signed_out_is_told_that_no_alarm_is_shown(running: Office, browser: Browser) -> None:
    page = at_desk(running, browser, "/console/queue/")
    running.sessions.end_all(running.member(Role.SUPERVISOR))
    expect(page.locator("#signed-out")).to_be_visible()
    page.context.close()


def test_a_new_alarm_leaves_the_reader_where_they_were(running: Office, browser: Browser) -> None:
    for number in range(30):
        calls_for_help(running, f"+99800200{number:04}")
    page = at_desk(running, browser, "/console/queue/")
    for _ in range(20):
        press(page, "j")
    chosen = page.evaluate("document.activeElement.closest('.item').id")
    place = page.evaluate("document.activeElement.getBoundingClientRect().top")

    calls_for_help(running, HER)

    expect(page.locator(".item.nobody")).to_have_count(31)
    assert page.evaluate("document.activeElement.closest('.item').id") == chosen
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") == pytest.approx(place, abs=2)
    page.context.close()


def test_a_switched_off_sound_stays_off_and_an_alarm_is_seen_on_the_page_of_another(
    running: Office, browser: Browser
) -> None:
    calls_for_help(running, HER)
    page = at_desk(running, browser, "/console/queue/")
    page.get_by_role("button", name="Sound", exact=True).click()
    page.reload()
    expect(page.get_by_role("button", name="Sound", exact=True)).to_have_attribute("aria-pressed", "false")
    page.locator(".item a").first.click()

    calls_for_help(running, ANOTHER)

    expect(page.locator("#elsewhere")).to_contain_text("2 alerts that nobody has")
    assert page.evaluate("document.documentElement.dataset.rang") is None
    page.context.close()


STRANGER, MORE = "+998000000777", "+998000000512"


def texts(running: Office, sender: str, body: str) -> None:
    review = StoredReview(running.demo.service.engine, running.demo.service.vault)
    review.keep(InboundText("simulator", f"{sender} {body}", PhoneNumber(sender), body), running.now())


def test_a_text_appears_on_the_open_page_of_review_and_nothing_typed_is_lost(running: Office, browser: Browser) -> None:
    page = at_desk(running, browser, "/console/review/")
    expect(page.get_by_text("Everything has been read")).to_be_visible()
    texts(running, STRANGER, "Bugun yana baqirdi")
    expect(page.get_by_text("Bugun yana baqirdi")).to_be_visible()
    expect(page.get_by_text("Everything has been read")).to_have_count(0)

    first = page.locator("article").first
    first.locator("summary").click()
    first.locator("[name=reason]").fill("she asked us to ca")
    texts(running, MORE, "Rahmat")
    expect(page.locator("article")).to_have_count(2)
    texts(running, STRANGER, "Keyin yozaman")
    expect(first.get_by_text("Another text of this sender came")).to_be_visible()
    expect(page.get_by_text("Keyin yozaman")).to_have_count(0)
    page.keyboard.type("ll")
    expect(first.locator("[name=reason]")).to_have_value("she asked us to call")

    first.locator("[name=reason]").fill("")
    first.locator("summary").click()
    page.locator("h1").click()
    expect(page.get_by_text("Keyin yozaman")).to_be_visible()
    page.context.close()


def test_what_a_colleague_has_read_goes_from_the_open_page_but_not_from_under_a_hand(
    running: Office, browser: Browser
) -> None:
    for sender, body in ((STRANGER, "Bugun yana baqirdi"), (MORE, "Rahmat")):
        texts(running, sender, body)
    page = at_desk(running, browser, "/console/review/")
    chosen = page.locator("article").filter(has_text="baqirdi")
    chosen.locator("select").select_option("called_back")

    review = StoredReview(running.demo.service.engine, running.demo.service.vault)
    ids = [text.id for text in review.waiting()]
    review.mark_read(ids, ReadAs.PASSED_ON, running.member(Role.OFFICER).id, running.now())

    expect(page.get_by_text("Rahmat")).to_have_count(0)
    expect(chosen.get_by_text("A colleague has read these meanwhile")).to_be_visible()
    expect(chosen.locator("select")).to_have_value("called_back")
    chosen.get_by_role("button", name="Mark as read").click()
    expect(page.get_by_text("Somebody else has read it")).to_be_visible()
    page.context.close()


def test_requests_are_walked_and_taken_with_the_keys_of_the_list(running: Office, browser: Browser) -> None:
    for number in (HER, ANOTHER):
        her = (
            running.demo.phone(number)
            .dials()
            .chooses("O'zbekcha", "Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish")
        )
        her.types("Uy kimga qoladi?").types("2")
    page = at_desk(running, browser, "/console/requests/", Role.LAWYER)
    press(page, "?")
    expect(page.locator("#keys")).to_be_visible()
    expect(page.locator("#keys kbd")).to_have_text(["j", "k", "Enter", "t", "?"])
    press(page, "?", "j", "j")
    items = page.locator(".item")
    expect(items.nth(1).locator("a")).to_be_focused()
    press(page, "k")
    expect(items.nth(0).locator("a")).to_be_focused()
    press(page, "t")
    expect(page.get_by_text("You have it since")).to_be_visible()
    press(page, "u")
    expect(page.locator(".item button")).to_have_count(1)
    press(page, "j", "Enter")
    expect(page.locator("textarea")).to_be_visible()
    press(page, "t")
    expect(page.get_by_text("You have it since")).to_be_visible()
    page.context.close()


GAP_AFTER_A_LONG_CLOCK = """() => {
    const [clock, what] = [".item .clock", ".item .what"].map((one) => document.querySelector(one));
    clock.textContent = "20:29:29";
    const range = new Range();
    range.selectNodeContents(clock);
    return what.getBoundingClientRect().left - range.getBoundingClientRect().right;
}"""


def test_a_narrow_window_shows_the_room_where_one_is_and_no_clock_runs_into_a_code(
    running: Office, browser: Browser
) -> None:
    her = (
        running.demo.phone(HER)
        .dials()
        .chooses("O'zbekcha", "Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish")
    )
    her.types("Uy kimga qoladi?").types("2")
    page = at_desk(running, browser, "/console/audit/")
    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()
    here = page.locator(".rail [aria-current]").bounding_box()
    assert here and 0 <= here["x"] and here["x"] + here["width"] <= 360
    page.goto("/console/requests/")
    expect(page.locator(".item .clock")).to_be_visible()
    assert page.evaluate(GAP_AFTER_A_LONG_CLOCK) >= 0
    page.context.close()


def test_her_screens_appear_while_an_answer_is_written(running: Office, browser: Browser) -> None:
    her = (
        running.demo.phone(HER)
        .dials()
        .chooses("O'zbekcha", "Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish")
    )
    her.types("Uy kimga qoladi?").types("2")
    page = at_desk(running, browser, "/console/requests/", Role.LAWYER)
    page.locator(".item a").click()
    page.locator("textarea").fill("Uy ikkalangizniki. " * 10)
    expect(page.locator(".screens li")).to_have_count(2)
    expect(page.locator(".screens pre").first).to_contain_text("Yurist: Uy ikkalangizniki.")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("No request waits for you")).to_be_visible()
    page.context.close()
