import re
from threading import Barrier, Thread

from console.team.personnel import Personnel
from staff.member import Member, Role
from staff.passwords import is_password
from store.instant import utc_now
from store.staff.audit import StoredAudit
from store.staff.members import LastAdministrator, StoredStaff
from tests.console.terminal import Terminal

ADD = ("staff", "add", "nargiza", "--name", "Nargiza", "--role", "administrator")


def password_in(said: str) -> str:
    found = re.search(r"password (\S+)", said)
    assert found
    return found[1]


def test_the_first_administrator_is_made_at_the_terminal(terminal: Terminal) -> None:
    said = terminal.answers(*ADD)
    with terminal.service() as service:
        known = StoredStaff(service.engine, service.vault).by_login("Nargiza")
        assert known and known.member.role is Role.ADMINISTRATOR
        assert is_password(known.password_hash, password_in(said))
    assert "not signed in yet" in terminal.answers("staff", "list")


def test_what_is_wrong_is_said_in_one_line(sqlite_terminal: Terminal) -> None:
    terminal = sqlite_terminal
    terminal.answers(*ADD)
    assert "somebody has nargiza already" in terminal.refuses(*ADD)
    assert "login: 2 to 40" in terminal.refuses("staff", "add", "N!", "--name", "N", "--role", "auditor")
    assert "region: an officer needs one" in terminal.refuses("staff", "add", "no", "--name", "N", "--role", "officer")
    unknown = ("--role", "officer", "--region", "Tashkent")
    assert "region: 'Tashkent' is none of UZ-TK " in terminal.refuses("staff", "add", "no", "--name", "N", *unknown)
    assert "region: 'Tashkent' is none of UZ-TK " in terminal.refuses("staff", "change", "nargiza", *unknown)
    assert "nobody signs in as nobody" in terminal.refuses("staff", "reset", "nobody")
    assert "last administrator" in terminal.refuses("staff", "disable", "nargiza")


def test_somebody_is_disabled_enabled_and_reset(sqlite_terminal: Terminal) -> None:
    terminal = sqlite_terminal
    first = password_in(terminal.answers(*ADD))
    terminal.answers("staff", "add", "otabek", "--name", "Otabek", "--role", "officer", "--region", "UZ-TK")
    terminal.answers("staff", "disable", "otabek")
    assert "disabled" in terminal.answers("staff", "list")
    assert "staff enable otabek first" in terminal.refuses("staff", "reset", "otabek")
    assert "nothing to change: --role or --region" in terminal.refuses("staff", "change", "otabek")
    terminal.answers("staff", "enable", "otabek")
    assert "disabled" not in terminal.answers("staff", "list")
    assert password_in(terminal.answers("staff", "reset", "nargiza")) != first


def test_somebody_gets_another_role_or_region_and_the_last_administrator_stays_one(sqlite_terminal: Terminal) -> None:
    terminal = sqlite_terminal
    terminal.answers(*ADD)
    terminal.answers("staff", "add", "otabek", "--name", "Otabek", "--role", "officer", "--region", "UZ-TK")
    assert "otabek is officer for UZ-XO" in terminal.answers("staff", "change", "otabek", "--region", "UZ-XO")
    assert "region: an officer needs one" in terminal.refuses("staff", "change", "otabek", "--region", "")
    said = terminal.answers("staff", "change", "otabek", "--role", "supervisor", "--region", "")
    assert "supervisor for the whole country" in said
    assert "last administrator" in terminal.refuses("staff", "change", "nargiza", "--role", "auditor")
    assert "nobody signs in as nobody" in terminal.refuses("staff", "change", "nobody", "--role", "auditor")


def test_the_terminal_lets_in_alone_and_is_written_down(sqlite_terminal: Terminal) -> None:
    terminal = sqlite_terminal
    terminal.answers(*ADD)
    terminal.answers("staff", "add", "otabek", "--name", "Otabek", "--role", "supervisor")
    assert "otabek does not wait" in terminal.refuses("staff", "admit", "otabek")
    with terminal.service() as service:
        administrator = StoredStaff(service.engine, service.vault).by_login("nargiza")
        assert administrator
        newcomer = Member("", "zuhra", "Zuhra", Role.LAWYER)
        Personnel(service, administrator.member.id, utc_now).add(newcomer)
    assert "waits" in terminal.answers("staff", "list")
    assert "zuhra is let in as lawyer" in terminal.answers("staff", "admit", "zuhra")
    assert "waits" not in terminal.answers("staff", "list")
    with terminal.service() as service:
        newest = StoredAudit(service.engine, service.vault).newest(1)
        assert [(one.member, one.detail) for one in newest] == [("terminal", "let_in lawyer")]


def test_two_administrators_who_disable_each_other_at_once_do_not_both_go(terminal: Terminal) -> None:
    terminal.answers(*ADD)
    terminal.answers("staff", "add", "otabek", "--name", "Otabek", "--role", "administrator")
    with terminal.service() as service:
        staff = StoredStaff(service.engine, service.vault)
        together, stayed = Barrier(2), []

        def disable(member) -> None:
            together.wait()
            try:
                staff.disable(member)
            except LastAdministrator:
                stayed.append(member)

        threads = [Thread(target=disable, args=(member,)) for member in staff.everybody_by_id().values()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(stayed) == 1
        assert [member.id for member in staff.everybody_by_id().values() if not member.is_disabled] == [stayed[0].id]
