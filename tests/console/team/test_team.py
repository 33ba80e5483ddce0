"""An administrator takes people on and lets them go; each deed is written, and somebody always keeps the keys."""

from html import unescape

import pytest

from staff.audit import Deed
from staff.member import Role
from staff.newcomer import START_PASSWORD_FOR
from staff.passwords import is_password
from store.staff.members import LastAdministrator
from tests.console.office import Office, Visitor

NEW = {"name": "Nargiza", "login": "nargiza", "role": "officer", "region": "UZ-SA", "language": "ru"}


@pytest.fixture
def administrator(office: Office) -> Visitor:
    return office.client(Role.ADMINISTRATOR)


def deeds(office: Office, key: str) -> list[str]:
    return [entry.detail for entry in office.written() if entry.deed is Deed.CHANGED and entry.key == key]


def start_password(page: str) -> str:
    return page.rpartition("<dd><code>")[2].partition("<")[0]


def test_somebody_new_is_told_a_password_once_and_must_choose_their_own(office: Office, administrator: Visitor) -> None:
    page = administrator.sends("/console/team/", **NEW).get_data(as_text=True)
    known = office.staff.by_login("nargiza")
    assert known and is_password(known.password_hash, start_password(page))
    assert known.member.region == "UZ-SA" and known.member.language == "ru"
    assert known.start_password_until == pytest.approx(office.now() + START_PASSWORD_FOR, abs=START_PASSWORD_FOR / 100)
    assert start_password(page) not in administrator.reads("/console/team/") + administrator.reads(
        f"/console/team/{known.member.id}"
    )
    visitor = office.client()
    assert visitor.sends("/console/sign-in", login="nargiza", password=start_password(page)).location.endswith("set-up")
    assert visitor.get("/console/account/").status_code == 302
    assert deeds(office, known.member.id) == ["added"]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("login", "a"),
        ("login", "Нargiza"),
        ("login", "a b"),
        ("login", "x" * 41),
        ("name", ""),
        ("name", "a\u202eb"),
        ("name", "x" * 61),
        ("role", "queen"),
        ("region", ""),
        ("region", "UZ-XX"),
        ("language", "xx"),
    ],
)
def test_a_wrong_field_is_named_and_what_was_typed_stays(
    office: Office, administrator: Visitor, field: str, typed: str
) -> None:
    answer = administrator.sends("/console/team/", **{**NEW, field: typed})
    assert answer.status_code == 400
    page = unescape(answer.get_data(as_text=True))
    assert 'role="alert"' in page
    assert all(f'value="{NEW[other]}"' in page for other in ("name", "login") if other != field)
    assert office.staff.by_login("nargiza") is None


def test_a_sign_in_name_is_somebody_s_only_once(office: Office, administrator: Visitor) -> None:
    assert administrator.sends("/console/team/", **{**NEW, "login": "OFFICER"}).status_code == 400
    assert len(office.staff.everybody_by_id()) == len(Role)


def test_who_is_let_in_no_more_is_out_at_once_and_may_come_back(office: Office, administrator: Visitor) -> None:
    officer, at_work = office.member(Role.OFFICER), office.client(Role.OFFICER)
    administrator.sends(f"/console/team/{officer.id}/disable")
    assert at_work.get("/console/account/").status_code == 302
    assert office.signs_in(office.client(), "officer").status_code == 302
    administrator.sends(f"/console/team/{officer.id}/enable")
    assert office.signs_in(office.client(), "officer").status_code == 303
    assert deeds(office, officer.id) == ["disabled", "enabled"]


def test_a_reset_begins_anew_as_on_the_first_day(office: Office, administrator: Visitor) -> None:
    officer, at_work = office.member(Role.OFFICER), office.client(Role.OFFICER)
    password = start_password(administrator.sends(f"/console/team/{officer.id}/reset").get_data(as_text=True))
    assert at_work.get("/console/account/").status_code == 302
    entered = office.client().sends("/console/sign-in", login="officer", password=password)
    assert entered.location.endswith("/console/sign-in/set-up")
    assert deeds(office, officer.id) == ["reset"]


def test_somebody_is_signed_out_everywhere(office: Office, administrator: Visitor) -> None:
    officer, at_work = office.member(Role.OFFICER), office.client(Role.OFFICER)
    administrator.sends(f"/console/team/{officer.id}/sign-out")
    assert at_work.get("/console/account/").status_code == 302


@pytest.mark.parametrize("deed", ["disable", "enable", "reset", "sign-out"])
def test_nobody_does_this_to_themselves_or_to_who_is_not_there(
    office: Office, administrator: Visitor, deed: str
) -> None:
    own = office.member(Role.ADMINISTRATOR)
    assert administrator.sends(f"/console/team/{own.id}/{deed}").status_code == 400
    assert administrator.sends(f"/console/team/{'x' * 32}/{deed}").status_code == 404
    assert administrator.get("/console/account/").status_code == 200


def test_the_last_administrator_stays(office: Office) -> None:
    with pytest.raises(LastAdministrator):
        office.staff.disable(office.member(Role.ADMINISTRATOR))
    assert not office.member(Role.ADMINISTRATOR).is_disabled
