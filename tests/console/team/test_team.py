"""An administrator takes people on and lets them go; each deed is written, and somebody always keeps the keys."""

from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from console.frame.words import LANGUAGES, load_console_words
from console.team.personnel import Personnel
from staff.admission import Admission, needs_two_people
from staff.audit import Deed
from staff.duties import OwnDuties
from staff.member import Role
from staff.newcomer import START_PASSWORD_FOR
from staff.passwords import is_password
from staff.session import Stage
from store.desk.queue import StoredQueue
from store.staff.admissions import StoredAdmissions
from store.staff.members import LastAdministrator
from tests.console.office import Office, Visitor
from tests.demo import Demo
from vocabulary.languages import UZ, Language

WORDS = load_console_words()
NEW = {"name": "Nargiza", "login": "nargiza", "role": "officer", "region": "UZ-SA", "language": "ru"}


@pytest.fixture
def administrator(office: Office) -> Visitor:
    return office.client(Role.ADMINISTRATOR)


def deeds(office: Office, key: str) -> list[str]:
    return [entry.detail for entry in office.written() if entry.deed is Deed.CHANGED and entry.key == key]


def decides(office: Office, login: str, deed: str = "let-in", role: Role = Role.SUPERVISOR) -> int:
    """Somebody of this role decides on whoever signs in by this name; answers the status."""
    member = office.staff.by_login(login)
    assert member
    [waits] = [one for one in admissions(office) if one.member_id == member.member.id]
    second = office.client(role)
    page = second.reads("/console/team/")
    assert role is Role.ADMINISTRATOR or f'value="{waits.at.isoformat()}"' in page
    answer = second.sends(f"/console/team/{waits.member_id}/{deed}", proposed_at=waits.at.isoformat())
    return answer.status_code


def admissions(office: Office) -> list[Admission]:
    return StoredAdmissions(office.demo.service.engine).waiting()


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
    password = start_password(page)
    assert visitor.sends("/console/sign-in", login="nargiza", password=password).status_code == 400
    assert decides(office, "nargiza") == 303
    assert visitor.sends("/console/sign-in", login="nargiza", password=password).location.endswith("set-up")
    assert visitor.get("/console/account/").status_code == 302
    assert deeds(office, known.member.id) == ["added", "proposed officer", "let_in officer"]


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
    assert office.signs_in(office.client(), "officer").status_code == 302
    assert decides(office, "officer") == 303
    assert office.signs_in(office.client(), "officer").status_code == 303
    assert deeds(office, officer.id) == ["disabled", "proposed officer", "let_in officer"]


def test_a_reset_begins_anew_as_on_the_first_day(office: Office, administrator: Visitor) -> None:
    officer, at_work = office.member(Role.OFFICER), office.client(Role.OFFICER)
    password = start_password(administrator.sends(f"/console/team/{officer.id}/reset").get_data(as_text=True))
    assert at_work.get("/console/account/").status_code == 302
    assert office.client().sends("/console/sign-in", login="officer", password=password).status_code == 400
    assert decides(office, "officer") == 303
    entered = office.client().sends("/console/sign-in", login="officer", password=password)
    assert entered.location.endswith("/console/sign-in/set-up")
    assert deeds(office, officer.id) == ["reset", "proposed officer", "let_in officer"]


def test_somebody_is_signed_out_everywhere(office: Office, administrator: Visitor) -> None:
    officer, at_work = office.member(Role.OFFICER), office.client(Role.OFFICER)
    administrator.sends(f"/console/team/{officer.id}/sign-out")
    assert at_work.get("/console/account/").status_code == 302


@pytest.mark.parametrize("deed", ["disable", "enable", "reset", "sign-out", "role"])
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
    with pytest.raises(LastAdministrator):
        office.staff.change_duties(replace(office.member(Role.ADMINISTRATOR), role=Role.AUDITOR))


def test_another_role_and_region_hold_at_once_and_begin_with_a_new_sign_in(
    office: Office, administrator: Visitor
) -> None:
    officer, at_work = office.member(Role.OFFICER), office.client(Role.OFFICER)
    halfway = office.client(Role.OFFICER, Stage.FACTOR)
    answer = administrator.sends(f"/console/team/{officer.id}/role", role="auditor", region="UZ-XO")
    assert answer.status_code == 303
    now = office.staff.everybody_by_id()[officer.id]
    assert (now.role, now.region) == (Role.AUDITOR, "UZ-XO")
    assert at_work.get("/console/account/").status_code == 302
    assert halfway.sends("/console/sign-in/second", code=office.code()).location.endswith("/console/sign-in")
    again = office.client()
    assert office.signs_in(again, "officer").status_code == 303
    assert again.get("/console/queue/").status_code == 403 and again.get("/console/audit/").status_code == 200
    changed = [entry for entry in office.written() if entry.key == officer.id and entry.deed is Deed.CHANGED]
    assert [(one.detail, one.region) for one in changed] == [
        ("role_taken officer", officer.region),
        ("role_given auditor", "UZ-XO"),
    ]


@pytest.mark.parametrize(
    ("role", "region", "said"),
    [
        ("queen", "UZ-TK", "team.fault.role"),
        ("officer", "", "team.fault.region"),
        ("officer", "UZ-XX", "team.fault.region"),
    ],
)
def test_a_role_that_cannot_be_is_refused_and_changes_nothing(
    office: Office, administrator: Visitor, role: str, region: str, said: str
) -> None:
    officer, at_work = office.member(Role.OFFICER), office.client(Role.OFFICER)
    answer = administrator.sends(f"/console/team/{officer.id}/role", role=role, region=region)
    assert answer.status_code == 400
    assert WORDS.say(said, UZ) in unescape(answer.get_data(as_text=True))
    assert office.staff.everybody_by_id()[officer.id] == officer and not deeds(office, officer.id)
    assert at_work.get("/console/account/").status_code == 200


def test_what_they_do_already_is_no_change_and_signs_nobody_out(office: Office, administrator: Visitor) -> None:
    officer, at_work = office.member(Role.OFFICER), office.client(Role.OFFICER)
    administrator.sends(f"/console/team/{officer.id}/role", role=officer.role, region=officer.region or "")
    assert at_work.get("/console/account/").status_code == 200 and not deeds(office, officer.id)


def test_what_the_last_administrator_keeps_is_written_as_refused(office: Office) -> None:
    last = office.member(Role.ADMINISTRATOR)
    at_the_terminal = Personnel(office.demo.service, "terminal", office.now)
    for deed in (
        lambda: at_the_terminal.disable(last),
        lambda: at_the_terminal.change(last, {"role": "auditor", "region": ""}),
    ):
        with pytest.raises(LastAdministrator):
            deed()
        assert office.written()[-1].deed is Deed.REFUSED
    assert [entry.detail for entry in office.written() if entry.deed is Deed.REFUSED] == ["disabled", "role_taken"]


def test_nobody_raises_themselves_by_any_road(office: Office) -> None:
    own = office.member(Role.ADMINISTRATOR)
    with pytest.raises(OwnDuties):
        Personnel(office.demo.service, own.id, office.now).change(own, {"role": "supervisor", "region": ""})


def test_what_is_still_in_their_hands_is_counted_for_who_changes_it(office: Office, administrator: Visitor) -> None:
    officer = office.member(Role.OFFICER)
    office.demo.phone("+998000000001").dials("*000*1*1#")
    [waiting] = StoredQueue(office.demo.service.engine).waiting(office.now())
    assert '<dd class="digits">0</dd>' in administrator.reads(f"/console/team/{officer.id}")
    office.client(Role.SUPERVISOR).sends(f"/console/alert/{waiting.id}/take")
    supervisor = office.member(Role.SUPERVISOR)
    assert Personnel(office.demo.service, "x", office.now).in_hand(supervisor) == 1
    assert WORDS.say("team.in_hand.what", UZ) in administrator.reads(f"/console/team/{supervisor.id}")


def test_a_role_that_may_see_numbers_asks_for_a_security_key_after_the_change_too(tmp_path: Path) -> None:
    demo = Demo(tmp_path, env="production")
    office = Office(demo)
    auditor = office.member(Role.AUDITOR)
    office.client(Role.ADMINISTRATOR).sends(f"/console/team/{auditor.id}/role", role="supervisor", region="")
    assert office.staff.everybody_by_id()[auditor.id].role is Role.AUDITOR
    assert decides(office, auditor.login) == 303
    visitor = office.client()
    assert office.signs_in(visitor, auditor.login).location.endswith("/console/sign-in/set-up")
    assert visitor.get("/console/queue/").status_code == 302
    demo.close()


def test_nobody_gives_a_role_alone_by_which_somebody_sees_numbers_or_lets_others_in() -> None:
    assert {role for role in Role if not needs_two_people(role)} == {Role.AUDITOR}


@pytest.mark.parametrize("role", [role for role in Role if needs_two_people(role)])
def test_who_proposed_a_role_does_not_decide_it_and_another_does(office: Office, role: Role) -> None:
    office.client(Role.ADMINISTRATOR).sends("/console/team/", **{**NEW, "role": role})
    assert decides(office, "nargiza", role=Role.ADMINISTRATOR) == 403
    assert office.staff.by_login("nargiza").member.is_disabled
    assert decides(office, "nargiza") == 303
    assert not office.staff.by_login("nargiza").member.is_disabled and admissions(office) == []


def test_a_second_self_of_an_administrator_lets_nobody_in(office: Office, administrator: Visitor) -> None:
    administrator.sends("/console/team/", **{**NEW, "role": "administrator", "region": ""})
    administrator.sends("/console/team/", **{**NEW, "login": "friend"})
    second_self = office.staff.by_login("nargiza").member
    assert office.visitor_of(second_self).get("/console/team/").status_code == 302
    assert all(office.staff.by_login(login).member.is_disabled for login in ("nargiza", "friend"))


def test_nobody_is_let_in_by_themselves_or_for_another_region(office: Office, administrator: Visitor) -> None:
    supervisor = office.member(Role.SUPERVISOR)
    at_the_terminal = Personnel(office.demo.service, "terminal", office.now)
    at_the_terminal.change(supervisor, {"role": "supervisor", "region": "UZ-XO"})
    administrator.sends("/console/team/", **NEW)
    assert decides_all(office) == {"nargiza": 403}
    administrator.sends(f"/console/team/{supervisor.id}/role", role="officer", region="UZ-XO")
    assert decides_all(office) == {"nargiza": 403, "supervisor": 403}
    administrator.sends("/console/team/", **{**NEW, "login": "xorazm", "region": "UZ-XO"})
    assert decides_all(office) == {"nargiza": 403, "supervisor": 403, "xorazm": 303}


def decides_all(office: Office) -> dict[str, int]:
    """What the supervisor hears who tries to let in everybody who waits."""
    team, second = office.staff.everybody_by_id(), office.client(Role.SUPERVISOR)
    return {
        team[one.member_id].login: second.sends(
            f"/console/team/{one.member_id}/let-in", proposed_at=one.at.isoformat()
        ).status_code
        for one in admissions(office)
    }


@pytest.mark.parametrize("role", [Role.OFFICER, Role.PSYCHOLOGIST, Role.AUDITOR])
def test_others_neither_see_who_waits_nor_decide(office: Office, administrator: Visitor, role: Role) -> None:
    administrator.sends("/console/team/", **NEW)
    [waits] = admissions(office)
    visitor = office.client(role)
    assert visitor.get("/console/team/").status_code == 403
    answer = visitor.sends(f"/console/team/{waits.member_id}/let-in", proposed_at=waits.at.isoformat())
    assert answer.status_code == 403 and admissions(office) == [waits]


def test_a_supervisor_sees_who_waits_and_nobody_else(office: Office, administrator: Visitor) -> None:
    administrator.sends("/console/team/", **NEW)
    supervisor = office.client(Role.SUPERVISOR)
    page = supervisor.reads("/console/team/")
    assert (
        "Nargiza" in page
        and 'href="/console/team/"' in page
        and "/console/team/" + office.member(Role.OFFICER).id not in page
    )
    assert supervisor.sends("/console/team/", **{**NEW, "login": "other"}).status_code == 403
    own = administrator.reads("/console/team/")
    assert WORDS.say("team.waiting.own", UZ) in own and "/let-in" not in own


def test_one_who_is_not_let_in_stays_out_and_one_who_was_to_get_a_role_keeps_theirs(
    office: Office, administrator: Visitor
) -> None:
    administrator.sends("/console/team/", **NEW)
    auditor = office.member(Role.AUDITOR)
    administrator.sends(f"/console/team/{auditor.id}/role", role="supervisor", region="")
    assert office.client(Role.AUDITOR).get("/console/audit/").status_code == 200
    assert [decides(office, login, "not-let-in") for login in ("nargiza", auditor.login)] == [303, 303]
    assert office.staff.by_login("nargiza").member.is_disabled
    assert office.staff.everybody_by_id()[auditor.id].role is Role.AUDITOR
    assert deeds(office, auditor.id) == ["proposed supervisor", "not_let_in supervisor"]


def test_what_was_changed_since_the_page_was_shown_is_not_decided(office: Office, administrator: Visitor) -> None:
    auditor = office.member(Role.AUDITOR)
    administrator.sends(f"/console/team/{auditor.id}/role", role="lawyer", region="")
    [shown] = admissions(office)
    administrator.sends(f"/console/team/{auditor.id}/role", role="supervisor", region="")
    supervisor = office.client(Role.SUPERVISOR)
    supervisor.sends(f"/console/team/{auditor.id}/let-in", proposed_at=shown.at.isoformat())
    assert WORDS.say("team.let_in.gone", UZ) in supervisor.reads("/console/team/")
    assert office.staff.everybody_by_id()[auditor.id].role is Role.AUDITOR
    assert not StoredAdmissions(office.demo.service.engine).let_in(shown, office.now())


def test_who_is_disabled_waits_for_nothing_any_more(office: Office, administrator: Visitor) -> None:
    auditor = office.member(Role.AUDITOR)
    administrator.sends(f"/console/team/{auditor.id}/role", role="supervisor", region="")
    administrator.sends(f"/console/team/{auditor.id}/disable")
    assert admissions(office) == []
    administrator.sends(f"/console/team/{auditor.id}/enable")
    assert not office.staff.everybody_by_id()[auditor.id].is_disabled, "an auditor sees no number"


def test_a_reset_never_shuts_out_the_last_administrator(office: Office) -> None:
    last = office.member(Role.ADMINISTRATOR)
    with pytest.raises(LastAdministrator):
        Personnel(office.demo.service, "somebody", office.now).reset(last)
    assert not office.member(Role.ADMINISTRATOR).is_disabled


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_waits_is_shown_in_every_language(office: Office, administrator: Visitor, language: Language) -> None:
    administrator.sends("/console/team/", **NEW)
    office.staff.choose_language(office.member(Role.SUPERVISOR), language)
    page = office.client(Role.SUPERVISOR).reads("/console/team/")
    assert all(WORDS.say(key, language) in page for key in ("team.waiting", "team.let_in", "team.refuse"))
