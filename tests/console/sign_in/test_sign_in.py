"""Signing in: a password, then a second step; whatever is wrong is said alike, and guessing is slow."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from console.demo_password import DEMO_PASSWORD
from console.frame.guard import TOKEN
from console.sign_in.browser import KNOWN_FOR
from staff.audit import Deed
from staff.member import Role
from staff.throttle import SECOND_FACTOR, SIGN_IN
from store.instant import utc_now
from tests.console.office import Office, Visitor
from tests.demo import Demo
from vocabulary.languages import OWN_NAMES as LANGUAGES
from vocabulary.languages import RU, UZ


class Clock:
    def __init__(self) -> None:
        self.now = utc_now()

    def __call__(self):
        return self.now

    def passes(self, time: timedelta) -> None:
        self.now += time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock):
    office = Office(Demo(tmp_path, clock))
    yield office
    office.demo.close()


def tries(visitor: Visitor, password: str, login: str = "supervisor") -> int:
    return visitor.sends("/console/sign-in", login=login, password=password).status_code


def test_a_member_signs_in_and_out(office: Office) -> None:
    visitor = office.client()
    asked = visitor.sends("/console/sign-in", login=" Supervisor ", password=DEMO_PASSWORD)
    assert "One more step" in asked.get_data(as_text=True) or 'name="code"' in asked.get_data(as_text=True)
    assert visitor.get("/console/").status_code == 302
    assert visitor.sends("/console/sign-in/second", code=office.code()).status_code == 303
    assert "Dilnoza" in visitor.reads("/console/")

    visitor.sends("/console/sign-out")

    assert visitor.get("/console/").status_code == 302
    assert [entry.deed for entry in office.written()] == [Deed.SIGNED_IN, Deed.SIGNED_OUT]


def test_a_language_that_was_chosen_before_signing_in_stays_and_is_kept(office: Office) -> None:
    visitor = office.client()
    visitor.sends("/console/language", language="ru")
    second = visitor.sends("/console/sign-in", login="supervisor", password=DEMO_PASSWORD)
    assert '<html lang="ru">' in second.get_data(as_text=True)

    visitor.sends("/console/sign-in/second", code=office.code())

    assert '<html lang="ru">' in visitor.reads("/console/")
    assert office.member(Role.SUPERVISOR).language == "ru"


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_never_chose_a_language_reads_their_browser_s_on_every_page_and_after_signing_out(
    office: Office, language: str
) -> None:
    visitor, spoken = office.client(), f'<html lang="{language}">'
    visitor.environ_base["HTTP_ACCEPT_LANGUAGE"] = f"{language},de;q=0.5"
    assert spoken in visitor.reads("/console/")
    second = visitor.sends("/console/sign-in", login="officer", password=DEMO_PASSWORD)
    assert spoken in second.get_data(as_text=True)
    visitor.sends("/console/sign-in/second", code=office.code())
    assert spoken in visitor.reads("/console/")
    visitor.sends("/console/sign-out")
    assert spoken in visitor.reads("/console/")


def test_a_page_of_the_demonstration_leads_here_in_its_own_language(office: Office) -> None:
    visitor = office.client()
    assert '<html lang="ru">' in visitor.reads("/console/sign-in?lang=ru")
    office.signs_in(visitor, "supervisor")
    assert '<html lang="ru">' in visitor.reads("/console/")
    assert visitor.get("/console/sign-in?lang=en").headers["Location"].endswith("/console/")
    assert '<html lang="en">' in visitor.reads("/console/")


def test_who_chose_no_language_goes_on_in_their_own_whoever_was_here_before(office: Office) -> None:
    office.staff.choose_language(office.member(Role.LAWYER), RU)
    office.staff.choose_language(office.member(Role.SUPERVISOR), UZ)
    visitor = office.client()
    office.signs_in(visitor, "lawyer")
    assert '<html lang="ru">' in visitor.reads("/console/")
    office.signs_in(visitor, "supervisor")
    assert '<html lang="uz">' in visitor.reads("/console/")


def test_each_step_has_a_session_of_its_own_and_the_one_before_is_worth_nothing(office: Office) -> None:
    visitor = office.client()
    visitor.sends("/console/sign-in", login="supervisor", password=DEMO_PASSWORD)
    with visitor.session_transaction() as session:
        halfway = session[TOKEN]
    visitor.sends("/console/sign-in/second", code=office.code())
    with visitor.session_transaction() as session:
        assert session[TOKEN] != halfway
    assert office.sessions.halfway(halfway, office.now()) is None
    assert office.sessions.who(halfway, office.now(), is_a_sign_of_life=True) is None


def test_half_a_sign_in_ends_after_ten_minutes(office: Office, clock: Clock) -> None:
    visitor = office.client()
    visitor.sends("/console/sign-in", login="supervisor", password=DEMO_PASSWORD)
    clock.passes(timedelta(minutes=10))
    answer = visitor.sends("/console/sign-in/second", code=office.code())
    assert answer.headers["Location"].endswith("/console/sign-in")
    assert 'name="password"' in visitor.reads("/console/sign-in")


def test_a_code_is_taken_once(office: Office, clock: Clock) -> None:
    code = office.code()
    assert office.signs_in(office.client(), "supervisor").status_code == 303
    assert office.signs_in(office.client(), "supervisor").status_code == 400
    clock.passes(timedelta(seconds=30))
    assert office.code() != code
    assert office.signs_in(office.client(), "supervisor").status_code == 303


def test_a_wrong_name_and_a_wrong_password_are_answered_alike_and_both_are_written(office: Office) -> None:
    def answer(**typed: str) -> str:
        page = office.client().sends("/console/sign-in", **typed)
        assert page.status_code == 400
        return page.get_data(as_text=True).replace(typed["login"], "")

    wrong = answer(login="supervisor", password="not the password")
    unknown = answer(login="nobody", password=DEMO_PASSWORD)
    assert wrong.partition("csrf_token")[0] == unknown.partition("csrf_token")[0]
    assert [(entry.deed, entry.member, entry.key) for entry in office.written()] == [
        (Deed.SIGN_IN_FAILED, "", office.member(Role.SUPERVISOR).id),
        (Deed.SIGN_IN_FAILED, "", ""),
    ]


def test_a_wrong_name_costs_the_same_work_as_a_wrong_password(office: Office) -> None:
    statements: list[str] = []
    event.listen(office.demo.service.engine, "before_cursor_execute", lambda *said: statements.append(said[2]))

    def work(login: str) -> list[str]:
        token = (visitor := office.client()).csrf_token()
        statements.clear()
        fields = {"csrf_token": token, "login": login, "password": "not the password"}
        visitor.post("/console/sign-in", data=fields)
        return list(statements)

    assert work("supervisor") == work("nobody") != []


@pytest.mark.parametrize("login", ["supervisor", "nobody"])
def test_guessing_is_slowed_down_for_every_name_alike_and_then_goes_on(
    office: Office, clock: Clock, login: str
) -> None:
    guesser = office.client()
    assert [tries(guesser, f"guess {n}", login) for n in range(SIGN_IN.most)] == [400] * SIGN_IN.most
    slowed = guesser.sends("/console/sign-in", login=login, password=DEMO_PASSWORD)
    assert slowed.status_code == 429
    assert 0 < int(slowed.headers["Retry-After"]) <= SIGN_IN.every.total_seconds() + 1
    clock.passes(SIGN_IN.every)
    assert tries(guesser, "another guess", login) == 400
    assert tries(guesser, "and one more", login) == 429


def test_who_guesses_from_elsewhere_does_not_lock_a_member_out_of_their_own_browser(
    office: Office, clock: Clock
) -> None:
    own = office.client()
    office.signs_in(own, "supervisor")
    own.sends("/console/sign-out")
    for n in range(SIGN_IN.most):
        tries(office.client(), f"guess {n}")
    assert tries(office.client(), DEMO_PASSWORD) == 429
    clock.passes(timedelta(seconds=30))
    assert office.signs_in(own, "supervisor").status_code == 303


def test_a_cookie_of_a_known_browser_cannot_be_made_up_and_grows_old(office: Office, clock: Clock) -> None:
    for n in range(SIGN_IN.most):
        tries(office.client(), f"guess {n}")
    stranger = office.client()
    stranger.set_cookie("najot-known", "bWFkZSB1cA==")
    assert tries(stranger, "guess") == 429
    office.signs_in(own := office.client(), "auditor")
    assert tries(own, "guess") == 400
    clock.passes(KNOWN_FOR)
    for n in range(SIGN_IN.most):
        tries(office.client(), f"guess {n}")
    assert tries(own, "guess") == 429


def test_who_knows_the_password_has_few_tries_for_the_second_step(office: Office) -> None:
    visitor = office.client()
    visitor.sends("/console/sign-in", login="supervisor", password=DEMO_PASSWORD)
    wrong = str((int(office.code()) + 1) % 1_000_000).zfill(6)
    answers = [visitor.sends("/console/sign-in/second", code=wrong).status_code for _ in range(SECOND_FACTOR.most)]
    assert answers == [400] * SECOND_FACTOR.most
    assert visitor.sends("/console/sign-in/second", code=office.code()).status_code == 429
    assert visitor.get("/console/").status_code == 302


def test_a_sign_in_leads_back_to_the_page_that_was_wanted(office: Office) -> None:
    visitor = office.client()
    asked = visitor.get("/console/?from=mail")
    back = asked.headers["Location"].partition("back=")[2]
    assert "from" in back
    entered = office.signs_in(visitor, "auditor", back="/console/?from=mail")
    assert entered.headers["Location"] == "/console/?from=mail"
    assert office.member(Role.AUDITOR).name in visitor.reads("/console/")


@pytest.mark.parametrize("login", ["", "x" * 5000, "'; drop table staff; --", "\u202esupervisor", "a\0b"])
def test_a_hostile_name_is_a_wrong_name(office: Office, login: str) -> None:
    assert tries(office.client(), DEMO_PASSWORD, login) == 400


def test_a_newcomer_to_a_demonstration_gets_in_with_what_the_pages_say(office: Office) -> None:
    visitor = office.client()
    filled = visitor.reads("/console/sign-in?as=doctor")
    assert f'value="{DEMO_PASSWORD}"' in filled and 'value="doctor"' in filled
    second = visitor.sends("/console/sign-in", login="doctor", password=DEMO_PASSWORD).get_data(as_text=True)
    shown = second.partition('name="code" value="')[2].partition('"')[0]
    assert visitor.sends("/console/sign-in/second", code=shown).status_code == 303
    again = office.client().sends("/console/sign-in", login="doctor", password=DEMO_PASSWORD).get_data(as_text=True)
    assert again.partition('name="code" value="')[2].partition('"')[0] != shown
