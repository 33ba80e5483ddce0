"""A session that ends while somebody types: what they wrote comes back after the sign-in, and stays theirs."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask import request
from playwright.sync_api import Browser, expect

from console.demo_password import DEMO_PASSWORD
from console.frame.guard import needs
from console.frame.kept import AUTHOR, KEPT_FOR
from staff.member import Role
from staff.rights import Right
from staff.session import IDLE
from tests.console.office import Office, Visitor
from tests.console.sign_in.test_sign_in import Clock
from tests.demo import Demo
from tests.running_demo import RunningDemo

NOTE = 'She asked for <b>"Inson"</b>;\nқайта қўнғироқ эртага\n\n' + "ў" * 10_000 + "\u202e end"
FORM = '<form method="post"><textarea name="note"></textarea><input type="hidden" name="csrf_token" value="{}"><button>'


def add_a_page_for_notes(office: Office) -> list[str]:
    """A page with a form; answers where it writes."""
    written: list[str] = []

    @needs(Right.OWN_ACCOUNT)
    def notes() -> str:
        if request.method == "POST":
            written.append(request.form["note"].replace("\r\n", "\n"))
        return FORM.format(office.app.jinja_env.globals["csrf_token"]())

    office.app.add_url_rule("/console/notes", view_func=notes, methods=["GET", "POST"])
    return written


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    office = Office(Demo(tmp_path, clock))
    yield office
    office.demo.close()


@pytest.fixture
def written(office: Office) -> list[str]:
    return add_a_page_for_notes(office)


@pytest.fixture
def interrupted(office: Office, written: list[str], clock: Clock) -> tuple[Visitor, str]:
    """A member who was away for too long, and the page that answers when they send what they wrote."""
    visitor = office.client()
    office.signs_in(visitor, "officer")
    clock.passes(IDLE)
    answer = visitor.sends("/console/notes", note=NOTE, choice="b2")
    assert answer.status_code == 401 and written == []
    return visitor, answer.get_data(as_text=True)


def field(page: str, name: str) -> str:
    return unescape(page.partition(f'name="{name}" value="')[2].partition('"')[0])


def carried(page: str) -> dict[str, str]:
    return {name: field(page, name) for name in ("kept", "kept_for")}


def shown(page: str) -> str:
    return unescape(page.partition("<textarea")[2].partition(">\n")[2].partition("</textarea>")[0])


def signs_in(office: Office, visitor: Visitor, login: str, page: str) -> str:
    second = visitor.sends("/console/sign-in", login=login, password=DEMO_PASSWORD, **carried(page))
    passed = carried(second.get_data(as_text=True))
    assert passed == carried(page)
    answer = visitor.sends("/console/sign-in/second", code=office.code(), **passed)
    return answer.get_data(as_text=True)


def test_what_was_written_comes_back_and_is_sent_with_one_key(
    office: Office, interrupted: tuple[Visitor, str], written: list[str]
) -> None:
    visitor, page = interrupted
    assert "Inson" not in page and NOTE[:10] not in field(page, "kept")
    again = signs_in(office, visitor, "officer", page)
    assert shown(again).replace("\r\n", "\n") == NOTE
    assert field(again, "choice") == "b2" and 'action="/console/notes"' in again
    assert written == []
    visitor.sends("/console/notes", note=shown(again), choice="b2")
    assert written == [NOTE]


def test_a_wrong_password_in_between_loses_nothing(office: Office, interrupted: tuple[Visitor, str]) -> None:
    visitor, page = interrupted
    wrong = visitor.sends("/console/sign-in", login="officer", password="not this one", **carried(page))
    assert carried(wrong.get_data(as_text=True)) == carried(page)


def test_it_is_not_shown_to_who_signs_in_there_next(office: Office, interrupted: tuple[Visitor, str]) -> None:
    visitor, page = interrupted
    assert "textarea" not in signs_in(office, visitor, "auditor", page)


def test_it_opens_for_its_own_address_and_only_for_an_hour(
    office: Office, interrupted: tuple[Visitor, str], clock: Clock
) -> None:
    visitor, page = interrupted
    elsewhere = page.replace("/console/notes", "/console/team/")
    assert "textarea" not in signs_in(office, visitor, "officer", elsewhere)
    clock.passes(KEPT_FOR)
    assert "textarea" not in signs_in(office, visitor, "officer", page)


@pytest.mark.parametrize("kept", ["x", "é", "bWFkZSB1cA==", "A" * 5000])
def test_what_was_made_up_is_nothing(office: Office, kept: str) -> None:
    visitor = office.client()
    visitor.sends("/console/sign-in", login="officer", password=DEMO_PASSWORD, kept=kept, kept_for="/console/notes")
    answer = visitor.sends("/console/sign-in/second", code=office.code(), kept=kept, kept_for="/console/notes")
    assert answer.status_code == 303


def test_a_script_that_posts_hears_that_nobody_is_signed_in(office: Office, written: list[str]) -> None:
    visitor = office.client()
    fields = {"csrf_token": visitor.csrf_token(), "note": NOTE}
    answer = visitor.post("/console/notes", data=fields, headers={"Sec-Fetch-Mode": "cors"})
    assert answer.status_code == 401 and "kept" not in answer.get_data(as_text=True)


def test_a_form_of_before_the_last_sign_in_shows_its_text_again(office: Office, written: list[str]) -> None:
    visitor = office.client(Role.OFFICER)
    own = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"}
    answer = visitor.post("/console/notes", data={"csrf_token": "old", "note": NOTE}, headers=own)
    assert answer.status_code == 400 and shown(answer.get_data(as_text=True)) == NOTE
    for site in ("cross-site", "same-site", "none"):
        forged = visitor.post("/console/notes", data={"note": NOTE}, headers={"Sec-Fetch-Site": site})
        assert forged.status_code == 400 and "textarea" not in forged.get_data(as_text=True)
    assert written == []


def test_passwords_are_never_kept(office: Office, clock: Clock) -> None:
    visitor = office.client(Role.OFFICER)
    clock.passes(IDLE)
    answer = visitor.sends("/console/account/password", password=DEMO_PASSWORD, new_password="x", again="x")
    assert answer.status_code == 302


def test_in_a_browser_a_sign_out_in_another_window_loses_nothing(tmp_path: Path, browser: Browser) -> None:
    demo = RunningDemo(tmp_path, log_level="error")
    office = Office(demo)
    demo.start()
    context = browser.new_context(base_url=demo.address)
    try:
        page, other = context.new_page(), context.new_page()
        page.goto("/console/sign-in?as=administrator")
        page.click("button.main")
        page.click("button.main")
        page.goto("/console/team/")
        page.fill("[name=name]", "Nargiza of the night shift")
        page.fill("[name=login]", "nargiza")
        page.select_option("[name=region]", "UZ-SA")
        other.goto("/console/account/")
        other.click("header form button")
        page.click("main button.main")
        expect(page.locator("[name=kept]")).to_have_count(1)
        page.fill("[name=login]", "administrator")
        page.fill("[name=password]", DEMO_PASSWORD)
        page.click("button.main")
        page.click("button.main")
        expect(page.locator("textarea")).to_have_value("Nargiza of the night shift")
        page.click("button.main")
        expect(page.locator("dd code").first).to_have_text("nargiza")
        assert office.staff.by_login("nargiza").member.region == "UZ-SA"
    finally:
        context.close()
        demo.close()


def test_who_wrote_it_is_known_by_an_id_alone(office: Office) -> None:
    visitor = office.client()
    office.signs_in(visitor, "officer")
    with visitor.session_transaction() as session:
        assert re.fullmatch(r"\w{32}", session[AUTHOR])
