"""Closing several alerts that were taken back without proof: what is closed, what is not, and who is told why."""

import re

import pytest

from staff.audit import Deed
from staff.member import Role
from tests.console.office import Office, Visitor

FIRST, SECOND, THIRD = "+998001000001", "+998001000002", "+998001000003"
SEVERAL = "/console/queue/several"


def taken_back(office: Office, *numbers: str, place: str = "Toshkent shahri") -> None:
    """Each calls for help, and her phone says that no help is needed."""
    for number in numbers:
        office.demo.phone(number).texts(f"YORDAM {place}").texts("XAVFSIZ")


def boxes(page: str) -> list[str]:
    return re.findall(r'name="alert" value="([^"]+)"', page)


def closes(visitor: Visitor, chosen: list[str], **fields: str):
    return visitor.post(
        SEVERAL,
        data={
            "csrf_token": visitor.csrf_token(),
            "alert": chosen,
            "because": "not_needed",
            "note": "Opasi bilan",
            **fields,
        },
    )


def states(office: Office) -> list[tuple[str, str]]:
    with office.demo.service.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT state, coalesce(closed_because, '') FROM alerts ORDER BY raised_at")
        return [tuple(row) for row in rows]


def test_those_that_were_chosen_are_closed_with_one_reason_and_each_is_written_down(office: Office) -> None:
    taken_back(office, FIRST, SECOND, THIRD)
    office.demo.phone("+998001000004").texts("YORDAM Toshkent shahri")
    visitor = office.client(Role.SUPERVISOR)
    assert "Bekor qilingan, tasdiqlanmagan: 3 ta. Bir nechtasini yopish" in visitor.reads("/console/queue/")
    page = visitor.reads(SEVERAL)
    shown = boxes(page)
    assert len(shown) == 3 and FIRST not in page

    assert closes(visitor, shown[:2]).status_code == 303

    closed = ("closed", "not_needed")
    assert states(office) == [closed, closed, ("open", ""), ("open", "")]
    acted = [(entry.deed, entry.detail, entry.key) for entry in office.written()]
    assert acted == [(Deed.ACTED, "close", box.split()[0]) for box in shown[:2]]
    assert "Yopildi: 2 ta" in visitor.reads("/console/queue/")
    story = visitor.reads(f"/console/alert/{shown[0].split()[0]}")
    assert "Opasi bilan" in story and "yordam kerak emasligi aniqlandi" in story


def test_one_that_another_holds_is_named_and_the_others_are_closed(office: Office) -> None:
    taken_back(office, FIRST, SECOND)
    visitor = office.client(Role.SUPERVISOR)
    shown = boxes(visitor.reads(SEVERAL))
    office.client(Role.OFFICER).sends(f"/console/alert/{shown[0].split()[0]}/take")

    answer = closes(visitor, shown)

    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Kamola (namuna)" in page and "Yopildi: 1 ta" in page and "Opasi bilan" in page
    assert states(office) == [("acknowledged", ""), ("closed", "not_needed")]
    assert office.written()[-1].deed in (Deed.ACTED, Deed.REFUSED)
    assert sum(entry.deed is Deed.REFUSED for entry in office.written()) == 1


def test_one_that_was_closed_meanwhile_is_named_and_stays_as_it_was_closed(office: Office) -> None:
    taken_back(office, FIRST, SECOND)
    visitor = office.client(Role.SUPERVISOR)
    shown = boxes(visitor.reads(SEVERAL))
    office.client(Role.OFFICER).sends(f"/console/alert/{shown[0].split()[0]}/close", because="helped")

    answer = closes(visitor, shown)

    assert answer.status_code == 409
    assert states(office) == [("closed", "helped"), ("closed", "not_needed")]


@pytest.mark.parametrize("and_back_again", [False, True])
def test_who_called_anew_meanwhile_is_not_closed_with_the_others(office: Office, and_back_again: bool) -> None:
    taken_back(office, FIRST, SECOND)
    visitor = office.client(Role.SUPERVISOR)
    shown = boxes(visitor.reads(SEVERAL))
    office.demo.phone(FIRST).texts("YORDAM")
    if and_back_again:
        office.demo.phone(FIRST).texts("XAVFSIZ")

    answer = closes(visitor, shown)

    assert "Yangi holat bor" in answer.get_data(as_text=True)
    assert states(office) == [("open", ""), ("closed", "not_needed")]


def test_an_alert_of_another_region_is_not_there_and_that_it_was_tried_is_kept(office: Office) -> None:
    taken_back(office, FIRST, place="Samarqand")
    taken_back(office, SECOND)
    foreign, own = boxes(office.client(Role.SUPERVISOR).reads(SEVERAL))
    officer = office.client(Role.OFFICER)
    assert boxes(officer.reads(SEVERAL)) == [own]

    closes(officer, [foreign, own])

    assert states(office) == [("open", ""), ("closed", "not_needed")]
    assert [entry.key for entry in office.written() if entry.deed is Deed.REFUSED] == [foreign.split()[0]]


def test_an_alert_that_nobody_took_back_cannot_be_closed_here(office: Office) -> None:
    taken_back(office, FIRST)
    visitor = office.client(Role.SUPERVISOR)
    [box] = boxes(visitor.reads(SEVERAL))
    office.demo.phone(SECOND).texts("YORDAM Toshkent shahri")
    with office.demo.service.engine.connect() as connection:
        ids = connection.exec_driver_sql("SELECT id FROM alerts ORDER BY raised_at").scalars().all()

    closes(visitor, [f"{ids[1]} {box.split()[1]}"])

    assert states(office) == [("open", ""), ("open", "")]


@pytest.mark.parametrize(
    "fields", [{"because": ""}, {"because": "taken_back"}, {"note": "x" * 501}, {"alert": ["x"]}, {"alert": []}]
)
def test_a_form_that_cannot_be_read_closes_nothing_and_keeps_what_was_typed(office: Office, fields: dict) -> None:
    taken_back(office, FIRST, SECOND)
    visitor = office.client(Role.SUPERVISOR)
    shown = fields.pop("alert", None)
    chosen = boxes(visitor.reads(SEVERAL)) if shown is None else shown
    answer = closes(visitor, chosen, **fields)
    assert answer.status_code == 400
    assert states(office) == [("open", ""), ("open", "")]
    assert answer.get_data(as_text=True).count("checked") == len(chosen) * (shown is None) + (
        fields.get("because", "not_needed") == "not_needed"
    )


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR, Role.DOCTOR])
def test_who_may_not_act_on_alerts_may_not_close_several(office: Office, role: Role) -> None:
    taken_back(office, FIRST, SECOND)
    shown = boxes(office.client(Role.SUPERVISOR).reads(SEVERAL))
    visitor = office.client(role)
    assert visitor.get(SEVERAL).status_code == 403 and closes(visitor, shown).status_code == 403
    assert states(office) == [("open", ""), ("open", "")]
