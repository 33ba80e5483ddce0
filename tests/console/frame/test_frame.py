"""What all pages have in common: headers, languages, errors, the way back."""

from pathlib import Path

import pytest

from console.frame.headers import HEADERS
from console.frame.links import safe
from console.frame.rooms import DOORS
from console.frame.words import LANGUAGES, load_console_words
from staff.member import Role
from staff.rights import Right
from tests.console.office import Office
from tests.demo import Demo


def test_every_answer_forbids_to_keep_frame_or_run_anything(office: Office) -> None:
    for url in ("/console/sign-in", "/console/", "/console/nothing-here", "/console/frame/parts.css"):
        with office.client().get(url) as answer:
            for name, value in HEADERS.items():
                assert answer.headers[name] == value or (name == "Cache-Control" and "css" in url), (url, name)
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_the_cookie_is_for_this_site_and_no_script(office: Office) -> None:
    cookie = office.client().get("/console/sign-in").headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_is_said_in_the_reader_s_language(office: Office, language: str) -> None:
    visitor = office.client()
    visitor.sends("/console/language", language=language)
    page = visitor.reads("/console/nothing-here")
    assert load_console_words().say("error.404.title", language) in page
    assert f'<html lang="{language}">' in page


def test_a_member_reads_the_language_that_they_chose_last_time(office: Office) -> None:
    office.client(Role.AUDITOR).sends("/console/language", language="en")
    assert "Sign out" in office.client(Role.AUDITOR).reads("/console/")


def test_an_unknown_language_is_refused(office: Office) -> None:
    assert office.client().sends("/console/language", language="xx").status_code == 400


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/console/", "//example.org/console/", "/phone/", "/console/\\..", "javascript:1"]
)
def test_nobody_is_led_elsewhere(elsewhere: str) -> None:
    assert safe(elsewhere) == ""
    assert safe("/console/?page=2") == "/console/?page=2"


def test_every_role_and_every_room_of_the_menu_has_a_name() -> None:
    words = load_console_words()
    assert all(words.has(door.key) and door.right in set(Right) for door in DOORS)
    assert all(words.has(f"role.{role}") for role in Role)


def test_every_sign_of_the_menu_is_drawn() -> None:
    signs = Path("console/frame/templates/frame/icons.html").read_text("utf-8")
    assert [door.icon for door in DOORS if f'name == "{door.icon}"' not in signs] == []


def test_every_page_names_the_institution_that_answers_for_the_service(tmp_path: Path) -> None:
    demo = Demo(tmp_path, monitoring_institution="Kuzatuv & nazorat")
    visitor = Office(demo).client()
    assert "Xizmat uchun javobgar: Kuzatuv & nazorat" in visitor.reads("/console/sign-in")
    demo.close()
