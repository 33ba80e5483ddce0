"""The phone page in a browser, against the whole service."""

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.demo import Demo
from tests.running_demo import RunningDemo
from tests.simulator.phone_on_page import PhoneOnPage
from texts.alphabet import Alphabet, length_of
from vocabulary.languages import OWN_NAMES

CHIRCHIQ = "+998000002004"
Phones = tuple[PhoneOnPage, PhoneOnPage, PhoneOnPage]


def test_help_is_dialled_and_the_duty_line_hears_it(phones: Phones) -> None:
    her, _, duty_line = phones

    her.sends("*000#").shows("1 YORDAM/ПОМОЩЬ")
    her.sends("1").shows("1 Ha/Да")
    her.sends("1").shows("yuborildi")

    duty_line.shows("yordam so'raldi", "+998 00 700 10 20")


def test_a_contact_added_with_the_keys_hears_it_and_goes(phones: Phones, page: Page) -> None:
    her, aziza, duty_line = phones
    her.sends("*000#").shows("O'zbekcha").sends("2").shows("Yaqinlarim").sends("2").shows("Qo'shish").sends("2")
    her.shows("Ismi:").presses("#").taps("2", "9999", "444", "9999", "2").has_typed("Aziza").sends()
    her.shows("9 raqam")
    page.get_by_role("button", name="Type it for her").click()
    her.has_typed("001234567").sends().shows("Qo'shildi: Aziza")

    her.sends("1").shows("Yaqinlar va markazga").sends("1").shows("1 kishi va markaz")
    aziza.shows("SHOSHILINCH", "1 boraman").sends("1").shows("to 000")

    duty_line.shows("Aziza telefonidan")


def test_the_centre_answers_with_the_key_that_stands_in_its_line(phones: Phones) -> None:
    her, aziza, duty_line = phones
    her.soft("left").click()
    her.line.fill("QO'SH Aziza 00 123 45 67")
    her.sends().shows("QO'SH Aziza").line.fill("YORDAM")
    her.sends().shows("Qabul qilindi.")
    duty_line.shows("SMS yordam so'rovi")
    key = duty_line.line.input_value()

    duty_line.sends("1").shows(f"{key}1", "sizda")

    aziza.shows("SHOSHILINCH", "+998 00 700 10 20")


def test_a_text_for_help_gets_a_neutral_answer(phones: Phones) -> None:
    her = phones[0]

    her.soft("left").click()
    her.shows("No texts yet.").line.fill("YORDAM Chirchiq")
    her.sends().shows("YORDAM Chirchiq", "Qabul qilindi.")


def test_another_centres_phone_can_be_looked_at(phones: Phones, page: Page) -> None:
    her, _, centre = phones
    her.soft("left").click()
    her.line.fill("YORDAM Chirchiq")
    her.sends().shows("Qabul qilindi.")
    centre.shows("No texts yet.")

    page.get_by_label("Whose phone").select_option(value=CHIRCHIQ)

    centre.shows("Chirchiq", "+998 00 700 10 20")
    expect(page.locator("#whose option:checked")).to_have_text("Namuna markaz Chirchiq")
    expect(page.get_by_role("button", name="New text")).to_be_hidden()


def test_a_phone_that_is_not_shown_is_marked_when_it_has_a_text(phones: Phones, page: Page) -> None:
    her, _, centre = phones
    expect(page.get_by_role("button", name="New text")).to_be_hidden()
    her.soft("left").click()
    her.line.fill("YORDAM Chirchiq")
    her.sends().shows("Qabul qilindi.")

    page.get_by_role("button", name="New text").click()

    centre.shows("Chirchiq", "+998 00 700 10 20")
    expect(page.get_by_label("Whose phone")).to_have_value(CHIRCHIQ)
    expect(page.locator("#whose option.has-news")).to_have_count(0)


def test_a_new_sim_card_is_a_first_dial_again(phones: Phones, page: Page) -> None:
    her, _, _ = phones
    her.sends("*000#").shows("O'zbekcha").sends("2").shows("Yaqinlarim").hangs_up()
    her.sends("*000#").shows("Yaqinlarim")

    page.get_by_role("button", name="New SIM card").click()

    her.sends("*000#").shows("O'zbekcha", "Русский")


def test_the_keyboard_is_enough(phones: Phones, page: Page) -> None:
    her, _, duty_line = phones

    her.line.focus()
    page.keyboard.type("*000#")
    page.keyboard.press("Enter")
    her.shows("1 YORDAM/ПОМОЩЬ")
    for following in ("1 Ha/Да", "yuborildi"):
        page.keyboard.type("1")
        page.keyboard.press("Enter")
        her.shows(following)
    page.keyboard.press("Escape")

    expect(her.soft("left")).to_have_accessible_name("Texts")
    duty_line.shows("yordam so'raldi")


def test_the_last_screen_of_a_session_waits_for_ok(phones: Phones) -> None:
    her, _, _ = phones
    her.sends("*000#").shows("O'zbekcha").sends("2").shows("Yordam markazlari").sends("3").shows("Viloyat:")
    her.sends("2").shows("Butun viloyat").sends("2").shows("Siz hal qilasiz")
    her.sends("2").shows("Markazlar").sends("2").shows("Hozir ochiq")
    her.sends("9").shows("SMS qilib yuborish")
    her.sends("3").shows("telefoningizda qoladi").sends("2").shows("SMS yuborildi")

    expect(her.line).not_to_be_editable()
    expect(her.soft("left")).to_have_accessible_name("OK")
    her.soft("left").click()

    her.shows("1 new text")
    her.soft("left").click()
    her.shows("+998000001001")


def test_only_codes_can_be_dialled(phones: Phones) -> None:
    her, _, _ = phones

    her.sends("102").shows("This phone dials codes only")


def test_the_right_key_clears_what_was_typed_and_then_hangs_up(phones: Phones) -> None:
    her, _, _ = phones
    her.sends("*000#").shows("O'zbekcha").presses("12")

    her.soft("right").click()
    her.has_typed("1")
    her.soft("right").click()
    her.has_typed("")
    expect(her.soft("right")).to_have_accessible_name("End")
    her.soft("right").click()

    expect(her.soft("left")).to_have_accessible_name("Texts")


@pytest.mark.parametrize("trouble", ["the service is down", "the network is gone"])
def test_a_dial_without_an_answer_looks_as_on_a_phone(browser: Browser, demo: RunningDemo, trouble: str) -> None:
    page = browser.new_page()
    page.goto(f"{demo.address}/phone/")
    page.route(
        "**/ussd/**", lambda route: route.fulfill(status=503) if trouble == "the service is down" else route.abort()
    )
    her = PhoneOnPage(page, "hers")

    her.sends("*000#").shows("Connection problem or invalid MMI code.")
    expect(her.soft("left")).to_have_accessible_name("OK")
    page.unroute("**/ussd/**")

    her.soft("left").click()
    her.sends("*000#").shows("O'zbekcha")
    page.close()


def test_a_lost_network_shows_and_comes_back(browser: Browser, demo: RunningDemo) -> None:
    page = browser.new_page()
    page.goto(f"{demo.address}/phone/")
    her, lcd = PhoneOnPage(page, "hers"), page.locator("#hers .without-network")
    expect(lcd).to_have_count(0)

    page.route("**/phone/texts", lambda route: route.abort())
    page.route("**/sms/**", lambda route: route.abort())
    expect(lcd).to_have_count(1)
    her.soft("left").click()
    her.line.fill("YORDAM")
    her.sends().shows("No network. Nothing was sent.")

    page.unroute("**/phone/texts")
    page.unroute("**/sms/**")
    expect(lcd).to_have_count(0)
    page.close()


def test_nothing_stays_in_the_browser(phones: Phones, page: Page) -> None:
    phones[0].sends("*000*1*1#").shows("yuborildi")
    phones[2].shows("yordam so'raldi")

    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []
    assert page.url.endswith("/phone/")


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
@pytest.mark.parametrize("language", OWN_NAMES)
def test_a_screen_and_all_keys_under_it_are_seen_at_once(
    browser: Browser, demo: RunningDemo, language: str, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{demo.address}/phone/?lang={language}")

    page.get_by_role("navigation").get_by_role("link").nth(2).evaluate("link => link.click()")

    expect(page.locator("#centre .lcd")).to_be_in_viewport(ratio=1)
    expect(page.locator("#centre [data-key='#']")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_the_handsets_speak_the_language_of_the_page(browser: Browser, demo: RunningDemo) -> None:
    page = browser.new_page()
    page.goto(f"{demo.address}/phone/")
    page.get_by_role("link", name="Русский").click()
    her = PhoneOnPage(page, "hers")

    expect(page.get_by_role("heading", level=1)).to_have_text("Кнопочный телефон")
    expect(her.soft("left")).to_have_accessible_name("SMS")
    her.soft("left").click()
    her.shows("Пока нет SMS.")
    expect(her.soft("right")).to_have_accessible_name("Закрыть")
    page.close()


def test_the_first_page_leads_to_the_phones_in_its_language(browser: Browser, demo: RunningDemo) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{demo.address}/")
    assert Axe().run(page).generate_snapshot() == ""
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.get_by_role("link", name="O'zbekcha").click()
    page.get_by_role("link", name="Telefonlar").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Oddiy telefon")
    page.close()


def test_what_was_done_is_a_test_that_runs(phones: Phones, page: Page, tmp_path: Path) -> None:
    her, _, duty_line = phones
    her.sends("*000#").shows("YORDAM").sends("1").shows("Ha/Да").sends("1").shows("yuborildi")
    duty_line.shows("yordam so'raldi").sends("1").shows("sizda")
    expect(page.locator("#story")).to_contain_text("sizda")
    written = page.locator("#story").text_content() or ""
    assert 'her.dials("*000#").sees("' in written and "key_in(alarm_of_on_duty)" in written
    (tmp_path / "anew").mkdir()
    anew, known = Demo(tmp_path / "anew"), dict[str, Any]()

    exec(compile(written, "the story", "exec"), known)
    known["test_a_story_of_the_phone_page"](anew.phone)
    with pytest.raises(AssertionError):
        known["test_a_story_of_the_phone_page"](lambda number: anew.phone(number).hangs_up())
    anew.close()


def test_each_request_and_raw_answer_is_shown_with_its_length_and_without_the_secret(
    phones: Phones, page: Page, demo: RunningDemo
) -> None:
    her = phones[0]
    her.sends("*000#").shows("YORDAM")
    expect(page.locator("#hers .timer")).to_contain_text("screens: 1")
    newest = page.locator("#exchanges li").first
    screen = (her.screen.text_content() or "").strip()
    length = length_of(screen)
    room, name = (70, "UCS-2") if length.alphabet is Alphabet.UCS2 else (160, "GSM 7-bit")
    expect(newest).to_contain_text(re.compile(r"^POST /ussd/africastalking/… · 200 · \d+ ms"))
    expect(newest).to_contain_text("serviceCode=*000#")
    expect(newest).to_contain_text("CON ")
    expect(newest).to_contain_text(f"{length.units} of {room} units, {name}")
    her.hangs_up().soft("left").click()
    body = "YORDAM Чирчиқ " + "€" * 70
    her.line.fill(body)
    her.sends().shows("Qabul qilindi.")
    sent = page.locator("#exchanges li", has_text="/sms/africastalking/…").first
    expect(sent).to_contain_text(f"{length_of(body).units} units, UCS-2, parts: {length_of(body).parts}")
    assert demo.settings.webhook_secrets[0] not in (page.locator("#exchanges").text_content() or "")


def test_another_caller_calls_beside_her(phones: Phones, page: Page) -> None:
    expect(page.locator("#second")).to_be_hidden()
    page.get_by_role("button", name="Another caller too").click()
    her, second = phones[0], PhoneOnPage(page, "second")
    her.sends("*000#").shows("YORDAM")
    second.sends("*000*1*1#").shows("yuborildi")
    her.sends("1").shows("Ha/Да")
    phones[2].shows("+998 00 700 10 21")
    page.locator("details.wire summary").click()
    assert Axe().run(page).generate_snapshot() == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_at_either_width_in_either_scheme(
    browser: Browser, demo: RunningDemo, width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{demo.address}/phone/")
    fresh = Axe().run(page)
    her, _, duty_line = (PhoneOnPage(page, name) for name in ("hers", "contact", "centre"))
    her.sends("*000*1*1#").shows("yuborildi").presses("1")
    duty_line.shows("yordam so'raldi")
    in_use = Axe().run(page)

    assert fresh.generate_snapshot() == ""
    assert in_use.generate_snapshot() == ""
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()
