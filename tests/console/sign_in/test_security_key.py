"""Security keys in a real browser with a virtual key (Chromium's), over TLS, where real women call."""

import ssl
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect
from werkzeug.serving import generate_adhoc_ssl_context, make_server

from console.app import create_console
from console.frame.guard import needs
from staff.audit import Deed
from staff.member import Member, Role
from staff.passwords import hash_password
from staff.rights import Right
from store.instant import utc_now
from tests.console.office import Office
from tests.demo import Demo
from vocabulary.codes import RegionCode

START, OWN = "to-begin-with-only", "bahor choyxona yomg'ir"


class Production(Office):
    """The console of a production, behind TLS."""

    def start(self) -> None:
        officer = Member("", "nargiza", "Nargiza Test", Role.OFFICER, RegionCode("UZ-TK"))
        now = utc_now()
        self.officer = self.staff.add(officer, hash_password(START), now, now + timedelta(days=1))
        self.app = create_console(self.demo.service, utc_now)
        self.app.add_url_rule("/console/numbers", view_func=needs(Right.REVEAL)(lambda: "shown"), endpoint="numbers")
        context: ssl.SSLContext = generate_adhoc_ssl_context()
        self.server = make_server("127.0.0.1", 0, self.app, threaded=True, ssl_context=context)
        self.address = f"https://localhost:{self.server.port}"
        self.thread = Thread(target=self.server.serve_forever)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
        self.demo.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Production]:
    office = Production(Demo(tmp_path, env="production"))
    office.start()
    yield office
    office.close()


@pytest.fixture
def page(office: Production, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(base_url=office.address, ignore_https_errors=True, locale="en")
    yield context.new_page()
    context.close()


def plug_in_a_key(page: Page) -> tuple[CDPSession, str]:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": False, "hasUserVerification": False}
    added = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools, added["authenticatorId"]


def types_password(page: Page, password: str) -> None:
    """On a page that is alone: what an open one still asks could be answered with a cookie of its own."""
    page.goto("about:blank")
    page.goto("/console/sign-in")
    page.fill("[name=login]", "nargiza")
    page.fill("[name=password]", password)
    page.click("button.main")


def shows_the_key(page: Page) -> None:
    """As somebody does who sees that the page is there: before that its script hears no click."""
    expect(page.locator("form[data-ask]")).to_be_visible()
    page.wait_for_load_state()
    page.click("form[data-ask] button")


def signs_out(page: Page) -> None:
    page.click("header form button")
    page.wait_for_url("**/console/sign-in**")


def comes_in_for_the_first_time(page: Page) -> list[str]:
    """With a password of their own and a key; answers the recovery codes."""
    types_password(page, START)
    page.fill("[name=new_password]", OWN)
    page.fill("[name=again]", OWN)
    page.click("button.main")
    expect(page.locator("form[data-make]")).to_be_visible()
    page.wait_for_load_state()
    assert page.locator("[name=carried]").count() == 0  # a code is too little here
    page.fill("[name=name]", "blue key")
    page.click("form[data-make] button")
    codes = page.locator(".codes code")
    expect(codes).to_have_count(10)
    return codes.all_inner_texts()


def test_an_officer_comes_in_with_a_key_and_only_with_a_key(office: Production, page: Page) -> None:
    devtools, key = plug_in_a_key(page)
    comes_in_for_the_first_time(page)
    assert page.goto("/console/numbers").text() == "shown"
    assert {cookie["name"]: (cookie["secure"], cookie["httpOnly"]) for cookie in page.context.cookies()} == {
        "__Host-najot": (True, True),
        "__Host-najot-known": (True, True),
    }

    page.goto("/console/account/")
    expect(page.get_by_text("blue key")).to_be_visible()
    signs_out(page)
    types_password(page, OWN)
    expect(page.locator("[name=code]")).to_have_count(1)  # only that for a recovery code
    shows_the_key(page)
    page.wait_for_url("**/console/queue/")
    assert page.goto("/console/numbers").text() == "shown"

    page.goto("/console/account/")
    signs_out(page)
    devtools.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": key})
    plug_in_a_key(page)
    types_password(page, OWN)
    shows_the_key(page)
    expect(page.locator("[data-failed]")).to_be_visible()
    assert page.goto("/console/numbers").url.partition("?")[0].endswith("/console/sign-in")


def test_a_recovery_code_opens_the_console_once_but_no_numbers(office: Production, page: Page) -> None:
    plug_in_a_key(page)
    code = comes_in_for_the_first_time(page)[3]
    for is_good in (True, False):
        page.context.clear_cookies()
        types_password(page, OWN)
        page.click("summary")
        page.fill("[name=code]", code.lower().replace("-", " "))
        page.click("details button")
        if is_good:
            page.wait_for_url("**/console/account/")
            expect(page.locator("main .said.wrong")).to_be_visible()
            assert page.goto("/console/numbers").status == 403
            assert page.goto("/console/account/factor").status == 403
        else:
            expect(page.locator("main .said.wrong").first).to_be_visible()
    deeds = [(entry.deed, entry.detail) for entry in office.written()]
    assert (Deed.SIGNED_IN, "recovery_code") in deeds and (Deed.SIGN_IN_FAILED, "factor") in deeds
