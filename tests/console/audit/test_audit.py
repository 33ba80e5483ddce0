"""The audit room: who looked at what, for the auditor; what is unusual, for the supervisor too."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from staff.audit import Deed, Entry
from staff.member import Role
from store.database import writing
from store.tables.staff import audit
from tests.console.office import Office, Visitor
from vocabulary.codes import RegionCode
from vocabulary.languages import EN

REASON = "she asked us to call"


@pytest.fixture
def auditor(office: Office) -> Visitor:
    office.staff.choose_language(office.member(Role.AUDITOR), EN)
    return office.client(Role.AUDITOR)


def reveals(office: Office, count: int) -> None:
    officer = office.member(Role.OFFICER).id
    for number in range(count):
        at = office.now() - timedelta(minutes=count - number)
        office.audit.write(
            Entry(at, officer, Deed.REVEALED, "alert", f"a{number}", "number", RegionCode("UZ-TK"), REASON)
        )


def test_the_auditor_reads_who_looked_at_what_and_why(office: Office, auditor: Visitor) -> None:
    reveals(office, 1)
    page = auditor.reads("/console/audit/")
    assert "Kamola (namuna)" in page and REASON in page and "Had the number shown" in page


def test_a_search_finds_by_member_deed_thing_and_day(office: Office, auditor: Visitor) -> None:
    reveals(office, 2)
    officer, today = office.member(Role.OFFICER).id, office.now().date() + timedelta(days=1)
    for query, is_found in (
        (f"member={officer}", True),
        ("member=nobody", False),
        ("deed=revealed", True),
        ("deed=exported", False),
        ("kind=alert&key=a1", True),
        ("key=a9", False),
        (f"since={today - timedelta(days=3)}&until={today}", True),
        (f"since={today + timedelta(days=1)}", False),
    ):
        assert (REASON in auditor.reads(f"/console/audit/?{query}")) == is_found, query


@pytest.mark.parametrize(
    "query",
    ["since=yesterday&until=9999-12-31", "before=99999999999999999999", "deed=x&key=" + "x" * 10000, "since=%00"],
)
def test_a_search_that_cannot_be_read_breaks_nothing(auditor: Visitor, query: str) -> None:
    answer = auditor.get(f"/console/audit/?{query}")
    assert answer.status_code == 200
    assert ("That is no day" in answer.get_data(as_text=True)) == query.startswith("since")


def test_older_entries_are_a_link_away(office: Office, auditor: Visitor) -> None:
    reveals(office, 60)
    page = auditor.reads("/console/audit/?deed=revealed")
    assert page.count(REASON) == 50
    older = page.partition("before=")[2].partition('"')[0]
    assert auditor.reads(f"/console/audit/?before={older}").count(REASON) == 10


def test_the_chain_is_verified_and_its_mark_shows_a_cut_off_end(office: Office, auditor: Visitor) -> None:
    reveals(office, 3)
    page = auditor.sends("/console/audit/verify").get_data(as_text=True)
    assert "entries fit" in page
    mark = page.partition("<code>")[2].partition("</code>")[0]

    def says(text: str) -> bool:
        return text in auditor.sends("/console/audit/verify", mark=mark).get_data(as_text=True)

    assert says("stands where it stood")
    with writing(office.demo.service.engine) as connection:
        connection.execute(audit.delete().where(audit.c.position >= int(mark.partition(":")[0])))
    assert says("the end of the log was cut off")


def test_a_changed_entry_is_named(office: Office, auditor: Visitor) -> None:
    reveals(office, 3)
    with writing(office.demo.service.engine) as connection:
        connection.execute(audit.update().where(audit.c.position == 2).values(detail="other"))
    assert "entry 2 does not fit" in auditor.sends("/console/audit/verify").get_data(as_text=True)


def test_what_cannot_be_read_any_more_stands_in_its_place_and_a_changed_anchor_is_named(
    office: Office, auditor: Visitor
) -> None:
    reveals(office, 3)
    with writing(office.demo.service.engine) as connection:
        connection.execute(text("UPDATE audit SET at = 'yesterday' WHERE position = 2"))
    assert "Entry 2 was changed and cannot be read" in auditor.reads("/console/audit/")
    assert "entry 2 does not fit" in auditor.sends("/console/audit/verify").text
    with writing(office.demo.service.engine) as connection:
        connection.execute(text("INSERT INTO audit_anchors VALUES (7, 'x', x'00', 'yesterday')"))
    assert "its anchor at entry 7 does not fit" in auditor.sends("/console/audit/verify").text


def test_a_mark_that_is_none_is_said_to_be_none(auditor: Visitor) -> None:
    page = auditor.sends("/console/audit/verify", mark="<script>1:2").get_data(as_text=True)
    assert "That is not a mark" in page and "<script>1" not in page


def test_unusual_looking_is_shown_to_the_supervisor_without_reasons_or_things(office: Office, auditor: Visitor) -> None:
    reveals(office, 12)
    office.staff.choose_language(office.member(Role.SUPERVISOR), EN)
    supervisor = office.client(Role.SUPERVISOR)
    page = supervisor.reads("/console/audit/")
    assert "Many numbers shown" in page and "Kamola (namuna)" in page and "12 times" in page
    assert REASON not in page and "a11" not in page
    assert "Many numbers shown" in auditor.reads("/console/audit/")
    assert supervisor.sends("/console/audit/verify").status_code == 403
