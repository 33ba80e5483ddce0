"""A shift is handed over, who is here is shown, and signing out takes nothing out of anybody's sight."""

import pytest

from staff.audit import Deed
from staff.member import Role
from store.desk.queue import StoredQueue, WaitingAlert
from store.staff.sessions import StoredSessions
from tests.console.alert.test_giving import colleague
from tests.console.office import Office, Visitor
from tests.journeys.clock import StoryClock
from vocabulary.codes import RegionCode

SHIFT = "/console/shift/"
NUMBERS = ("+998001000021", "+998001000022")


def two_in_hand(office: Office, visitor: Visitor) -> list[str]:
    """Addresses of two alerts that this visitor has taken."""
    for number in NUMBERS:
        office.demo.phone(number).texts("YORDAM Chirchiq")
    alerts = [f"/console/alert/{one.id}" for one in open_alerts(office)]
    for alert in alerts:
        visitor.sends(f"{alert}/take")
    return alerts


def lines_of(page: str, heading: str) -> str:
    """What stands in the section with this id of a heading."""
    return page.partition(f'aria-labelledby="{heading}"')[2].partition("</section>")[0]


def test_all_in_hand_is_asked_of_one_colleague_and_stays_until_it_is_taken(office: Office) -> None:
    supervisor = office.client(Role.SUPERVISOR)
    zarina, hers = colleague(office)
    alerts = two_in_hand(office, supervisor)

    assert supervisor.sends(f"{SHIFT}hand", member=zarina.id).status_code == 303

    page = supervisor.reads(SHIFT)
    assert "Olish so'raldi: 2 ta" in page and lines_of(page, "in-your-hand").count("olish so'raldi: Zarina") == 2
    asked = lines_of(hers.reads(SHIFT), "asked-of-you")
    assert all(f'action="{alert}/take"' in asked for alert in alerts)
    assert "Qo'lingizda hech narsa yo'q" in hers.reads(SHIFT)

    for alert in alerts:
        hers.sends(f"{alert}/take")
    assert "Qo'lingizda hech narsa yo'q" in supervisor.reads(SHIFT)
    assert all(alert in lines_of(hers.reads(SHIFT), "in-your-hand") for alert in alerts)
    given = [(one.detail, one.reason) for one in office.written() if one.deed is Deed.ACTED and one.detail == "give"]
    assert given == [("give", "Zarina")] * 2


def test_what_the_colleague_may_not_see_stays_and_it_is_said(office: Office) -> None:
    supervisor = office.client(Role.SUPERVISOR)
    zarina, hers = colleague(office)
    two_in_hand(office, supervisor)
    office.demo.phone("+998001000023").texts("YORDAM Samarqand")
    [elsewhere] = [one for one in open_alerts(office) if one.alert.place.region == "UZ-SA"]
    supervisor.sends(f"/console/alert/{elsewhere.id}/take")
    assert "3 tadan 2 ta" in supervisor.reads(SHIFT)

    answer = supervisor.sends(f"{SHIFT}hand", member=zarina.id)

    page = answer.get_data(as_text=True)
    assert answer.status_code == 409 and "Olish so&#39;raldi: 2 ta" in page
    assert page.partition('id="handed"')[2].partition("</div>")[0].count("<li>") == 1
    assert lines_of(hers.reads(SHIFT), "asked-of-you").count("<li") == 2


@pytest.mark.parametrize("to", ["", "nobody", "<b>"])
def test_nobody_is_asked_who_is_not_there(office: Office, to: str) -> None:
    supervisor = office.client(Role.SUPERVISOR)
    two_in_hand(office, supervisor)
    assert supervisor.sends(f"{SHIFT}hand", member=to).status_code == 409
    assert "so'raldi:" not in lines_of(supervisor.reads(SHIFT), "in-your-hand")


def test_signing_out_says_first_what_is_in_hand_and_is_never_refused(office: Office) -> None:
    supervisor = office.client(Role.SUPERVISOR)
    alerts = two_in_hand(office, supervisor)

    asked = supervisor.sends("/console/sign-out")
    assert asked.status_code == 303 and asked.location == f"{SHIFT}?leaving=yes"
    page = supervisor.reads(asked.location)
    assert "Qo'lingizdagi chaqiruvlar: 2 ta" in page and all(alert in page for alert in alerts)

    assert supervisor.sends("/console/sign-out", anyway="yes").location == "/console/sign-in"
    assert supervisor.get(SHIFT).location.startswith("/console/sign-in")


def test_who_has_nothing_in_hand_signs_out_at_once(office: Office) -> None:
    for role in (Role.SUPERVISOR, Role.AUDITOR):
        assert office.client(role).sends("/console/sign-out").location == "/console/sign-in"


def test_who_has_a_page_open_is_here_and_who_closed_it_is_not(timed: tuple[Office, StoryClock]) -> None:
    office, clock = timed
    supervisor = office.client(Role.SUPERVISOR)
    _, hers = colleague(office)
    elsewhere, theirs = colleague(office, "Barno", RegionCode("UZ-SA"))
    hers.get("/console/queue/alone")
    assert "Zarina" in lines_of(supervisor.reads(SHIFT), "here-now")
    theirs.get("/console/queue/alone")
    assert "Barno" not in lines_of(hers.reads(SHIFT), "here-now"), "of another region"
    assert "Barno" in lines_of(supervisor.reads(SHIFT), "here-now")

    clock.at(100)
    theirs.get("/console/queue/alone")
    here = lines_of(supervisor.reads(SHIFT), "here-now")
    assert "Barno" in here and "Zarina" not in here
    assert elsewhere.name == "Barno"


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(timed: tuple[Office, StoryClock]) -> None:
    office, clock = timed
    _, hers = colleague(office)
    for minute in range(31):
        clock.at(60 * minute)
        answer = hers.get("/console/queue/alone")
    assert answer.status_code == 401


def test_the_menu_counts_what_the_reader_is_asked_and_the_texts_that_nobody_read(office: Office) -> None:
    supervisor = office.client(Role.SUPERVISOR)
    zarina, hers = colleague(office)
    two_in_hand(office, supervisor)
    office.demo.phone("+998001000029").texts("salom nima gap")
    supervisor.sends(f"{SHIFT}hand", member=zarina.id)

    def counts(visitor: Visitor) -> list[str]:
        menu = visitor.reads("/console/centres/").partition("<nav")[2].partition("</nav>")[0]
        return [part.partition("<")[0] for part in menu.split('class="count digits">')[1:]]

    assert counts(hers) == ["2"]
    assert counts(supervisor) == ["1"]
    assert counts(office.client(Role.AUDITOR)) == []


@pytest.mark.parametrize("page", ["/console/team/", "/console/review/", "/console/centres/proposals/"])
def test_the_menu_counts_beside_whatever_a_page_says_of_what_waits(office: Office, page: str) -> None:
    assert office.client(Role.SUPERVISOR).get(page).status_code == 200


def test_a_sign_in_is_here_by_whichever_page_of_it_asked_last(office: Office) -> None:
    member = office.member(Role.SUPERVISOR)
    sessions: StoredSessions = office.sessions
    office.client(Role.SUPERVISOR).get("/console/queue/alone")
    office.client(Role.SUPERVISOR)  # a second browser, whose page never asked
    [here] = [one for one in sessions.here(office.now()) if one.member.id == member.id]
    assert here.is_at_a_page(office.now())


def open_alerts(office: Office) -> list[WaitingAlert]:
    """All that is open."""
    waiting = StoredQueue(office.demo.service.engine).waiting(office.now())
    return [one for one in waiting if isinstance(one, WaitingAlert)]
