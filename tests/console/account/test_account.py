"""A member changes what guards their own account, once they have shown again that it is them."""

from datetime import timedelta

import pytest
from pyotp import TOTP

from console.demo_password import DEMO_PASSWORD
from console.demo_team import DEMO_SECRET
from console.frame.guard import TOKEN
from staff.audit import Deed
from staff.factor import Factor, Kind
from staff.member import Role
from staff.recovery import HOW_MANY
from tests.console.office import Office, Visitor

NEW = "bahor choyxona yomg'ir"


@pytest.fixture
def member(office: Office) -> Visitor:
    return office.client(Role.OFFICER)


def after(visitor: Visitor, path: str, **fields: str) -> str:
    answer = visitor.sends(f"/console/account/{path}", **fields)
    assert answer.status_code == 303
    return visitor.reads(answer.location)


def changed(office: Office) -> list[str]:
    return [entry.detail for entry in office.written() if entry.deed is Deed.CHANGED]


def test_a_new_password_ends_the_other_sign_ins_and_not_this_one(office: Office, member: Visitor) -> None:
    elsewhere = office.client(Role.OFFICER)
    after(member, "password", password=DEMO_PASSWORD, new_password=NEW, again=NEW)
    assert elsewhere.get("/console/account/").status_code == 302
    assert member.get("/console/account/").status_code == 200
    stranger = office.client()
    assert stranger.sends("/console/sign-in", login="officer", password=DEMO_PASSWORD).status_code == 400
    assert stranger.sends("/console/sign-in", login="officer", password=NEW).status_code == 200
    assert changed(office) == ["password"]


@pytest.mark.parametrize(
    ("password", "new", "again"),
    [
        ("wrong password", NEW, NEW),
        (DEMO_PASSWORD, NEW, NEW + "!"),
        (DEMO_PASSWORD, "short", "short"),
        (DEMO_PASSWORD, "passwordpassword", "passwordpassword"),
        (DEMO_PASSWORD, "Kamola-Kamola-Kamola", "Kamola-Kamola-Kamola"),
        (DEMO_PASSWORD, DEMO_PASSWORD, DEMO_PASSWORD),
    ],
)
def test_a_password_that_cannot_be_taken_changes_nothing(
    office: Office, member: Visitor, password: str, new: str, again: str
) -> None:
    assert 'class="said wrong"' in after(member, "password", password=password, new_password=new, again=again)
    assert office.client().sends("/console/sign-in", login="officer", password=DEMO_PASSWORD).status_code == 200
    assert changed(office) == []


def offered(page: str) -> tuple[str, str]:
    """The secret as the page shows it, and the field that carries it."""
    secret = page.partition('<code class="digits">')[2].partition("<")[0].replace(" ", "")
    return secret, page.partition('name="carried" value="')[2].partition('"')[0]


def test_an_app_is_added_when_its_code_is_right_and_then_signs_in(office: Office, member: Visitor) -> None:
    secret, carried = offered(member.reads("/console/account/factor"))
    wrong = after(member, "factor", password=DEMO_PASSWORD, carried=carried, code="000000")
    assert 'class="said wrong"' in wrong
    code = TOTP(secret).at(office.now())
    after(member, "factor", password=DEMO_PASSWORD, carried=carried, code=code, name="my phone")
    assert [factor.name for factor in office.factors.of(office.member(Role.OFFICER))] == ["namuna", "my phone"]
    visitor = office.client()
    visitor.sends("/console/sign-in", login="officer", password=DEMO_PASSWORD)
    next_code = TOTP(secret).at(office.now() + timedelta(seconds=30))
    assert visitor.sends("/console/sign-in/second", code=next_code).status_code == 303


def test_a_secret_of_somebody_else_or_without_the_password_is_not_taken(office: Office, member: Visitor) -> None:
    secret, carried = offered(office.client(Role.AUDITOR).reads("/console/account/factor"))
    code = TOTP(secret).at(office.now())
    after(member, "factor", password=DEMO_PASSWORD, carried=carried, code=code)
    own, carried = offered(member.reads("/console/account/factor"))
    after(member, "factor", password="not it at all", carried=carried, code=TOTP(own).at(office.now()))
    assert len(office.factors.of(office.member(Role.OFFICER))) == 1


def test_the_last_second_step_cannot_be_removed_and_another_one_can(office: Office, member: Visitor) -> None:
    officer = office.member(Role.OFFICER)
    [only] = office.factors.of(officer)
    fields = {"password": DEMO_PASSWORD, "factor": only.id}
    assert member.sends("/console/account/factor/remove", **fields).status_code == 409
    office.factors.add(officer, Factor("", Kind.CODE, "spare", DEMO_SECRET, 0, office.now()))
    after(member, "factor/remove", **fields)
    assert [factor.name for factor in office.factors.of(officer)] == ["spare"]
    [other] = office.factors.of(office.member(Role.AUDITOR))
    assert member.sends("/console/account/factor/remove", **{**fields, "factor": other.id}).status_code == 409


def test_recovery_codes_are_shown_once_and_each_works_once(office: Office, member: Visitor) -> None:
    page = member.sends("/console/account/recovery-codes", password=DEMO_PASSWORD).get_data(as_text=True)
    codes = [part.partition("<")[0] for part in page.split('<li><code class="digits">')[1:]]
    assert len(codes) == HOW_MANY
    assert codes[0] not in member.reads("/console/account/")
    for expected in (303, 400):
        visitor = office.client()
        visitor.sends("/console/sign-in", login="officer", password=DEMO_PASSWORD)
        assert visitor.sends("/console/sign-in/second", code=codes[0]).status_code == expected
    stranger = office.client()
    stranger.sends("/console/sign-in", login="auditor", password=DEMO_PASSWORD)
    assert stranger.sends("/console/sign-in/second", code=codes[1]).status_code == 400
    assert office.factors.recovery_codes_left(office.member(Role.OFFICER)) == HOW_MANY - 1


def test_who_shows_the_password_again_goes_on_with_another_token_and_for_no_longer(
    office: Office, member: Visitor
) -> None:
    def token() -> str:
        with member.session_transaction() as session:
            return str(session[TOKEN])

    stolen, [before] = token(), office.sessions.of(office.member(Role.OFFICER), office.now())
    after(member, "sessions/end", password="not it at all")
    assert token() == stolen
    after(member, "sessions/end", password=DEMO_PASSWORD)
    assert token() != stolen
    assert office.sessions.who(stolen, office.now(), is_a_sign_of_life=False) is None
    [now] = office.sessions.of(office.member(Role.OFFICER), office.now())
    assert now.began_at == before.began_at and now.key != before.key


def test_a_member_sees_their_own_sign_ins_and_ends_them(office: Office, member: Visitor) -> None:
    elsewhere, other = office.client(Role.OFFICER), office.client(Role.AUDITOR)
    page = member.reads("/console/account/")
    [key] = [part.partition('"')[0] for part in page.split('name="key" value="')[1:]]
    password = DEMO_PASSWORD
    assert other.sends("/console/account/sessions/end", key=key, password=password).status_code == 303
    assert elsewhere.get("/console/account/").status_code == 200  # not theirs to end
    after(member, "sessions/end", key=key, password="not it at all")
    assert elsewhere.get("/console/account/").status_code == 200
    after(member, "sessions/end", key=key, password=password)
    assert elsewhere.get("/console/account/").status_code == 302
    third = office.client(Role.OFFICER)
    after(member, "sessions/end", password=password)
    assert third.get("/console/account/").status_code == 302
    assert member.get("/console/account/").status_code == other.get("/console/account/").status_code == 200


@pytest.mark.parametrize("key", ["zz", "0" * 63, "é" * 64, "' or 1=1 --"])
def test_a_key_that_is_none_ends_nothing(office: Office, member: Visitor, key: str) -> None:
    office.client(Role.OFFICER)
    after(member, "sessions/end", key=key, password=DEMO_PASSWORD)
    assert len(office.sessions.of(office.member(Role.OFFICER), office.now())) == 2


def test_who_sits_down_at_an_open_console_cannot_guess_the_password_there(office: Office, member: Visitor) -> None:
    answers = [member.sends("/console/account/recovery-codes", password=f"guess {n}").status_code for n in range(11)]
    assert answers[-1] == 429 and set(answers[:-1]) == {303}
