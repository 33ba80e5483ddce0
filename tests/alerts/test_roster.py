"""Who is on duty, and what a roster's file must not contain."""

from datetime import UTC, datetime

import pytest

from alerts.duty.roster import NATIONAL, NO_ROSTER, SUPERVISOR, Roster
from alerts.duty.roster_file import COLUMNS, RosterFault, read_roster
from vocabulary.phone_number import PhoneNumber

CENTRES = ("DEMO-TK-1", "DEMO-TK-2")
HEAD = ",".join(COLUMNS) + "\n"
FILE = (
    HEAD
    + "DEMO-TK-1,1,Kun navbatchisi,+998 00 000 31 01,2026-11-22 08:00,2026-11-22 20:00\n"
    + "DEMO-TK-1,1,Tun navbatchisi,+998000003102,2026-11-22 20:00,2026-11-23 08:00\n"
    + "DEMO-TK-1,2,Yordamchi,+998000003103,2026-11-22 08:00,2026-11-23 08:00\n"
    + "national,1,Respublika,+998000003201,2026-11-22 00:00,2026-12-01 00:00\n"
    + "supervisor,1,Rahbar,+998000003301,2026-11-22 00:00,2026-12-01 00:00\n"
)
NOON = datetime(2026, 11, 22, 7, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 22, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "whom", "names"),
    [
        (NOON, "DEMO-TK-1", ["Kun navbatchisi", "Yordamchi"]),
        (MIDNIGHT, "DEMO-TK-1", ["Tun navbatchisi", "Yordamchi"]),
        (datetime(2026, 11, 22, 3, tzinfo=UTC), "DEMO-TK-1", ["Kun navbatchisi", "Yordamchi"]),
        (datetime(2026, 11, 22, 2, 59, tzinfo=UTC), "DEMO-TK-1", []),
        (datetime(2026, 11, 23, 3, tzinfo=UTC), "DEMO-TK-1", []),
        (NOON, "DEMO-TK-2", []),
        (NOON, NATIONAL, ["Respublika"]),
        (NOON, SUPERVISOR, ["Rahbar"]),
    ],
)
def test_the_people_on_duty_come_in_the_order_in_which_they_are_called(
    at: datetime, whom: str, names: list[str]
) -> None:
    roster = Roster(read_roster(FILE, CENTRES))
    assert [shift.name for shift in roster.on_duty(at, whom)] == names


def test_without_a_roster_nobody_is_on_duty() -> None:
    assert NO_ROSTER.on_duty(NOON, NATIONAL) == ()


def test_a_number_is_known_by_all_that_it_is_on_duty_for() -> None:
    row = "DEMO-TK-2,1,Ikki joyda,+998000003201,2026-11-22 00:00,2026-12-01 00:00\n"
    roster = Roster(read_roster(FILE + row, CENTRES))
    assert roster.roles_of(PhoneNumber("+998000003201")) == {NATIONAL, "DEMO-TK-2"}
    assert roster.roles_of(PhoneNumber("+998000009999")) == frozenset()


def test_a_day_may_end_at_24_00() -> None:
    (shift,) = read_roster(HEAD + ROW.replace("22 20:00", "22 24:00"), CENTRES)
    assert shift.ends == datetime(2026, 11, 22, 19, tzinfo=UTC)


def test_a_number_in_a_name_is_not_repeated() -> None:
    with pytest.raises(RosterFault) as refused:
        read_roster(HEAD + ROW.replace("Kun", "https://x.invalid +998000003101"), CENTRES)
    assert "31" not in str(refused.value)


def test_a_spreadsheet_s_byte_order_mark_is_no_fault() -> None:
    assert read_roster("\ufeff" + FILE, CENTRES) == read_roster(FILE, CENTRES)


def test_one_person_may_be_next_at_another_time_and_elsewhere() -> None:
    later = ROW.replace(",1,", ",2,").replace("08:00", "20:00").replace("2026-11-22 20:00\n", "2026-11-22 23:00\n")
    assert len(read_roster(HEAD + ROW + later + ROW.replace("TK-1", "TK-2"), CENTRES)) == 3


def test_a_number_is_read_with_dashes_and_brackets_as_in_the_directory() -> None:
    [shift] = read_roster(HEAD + ROW.replace("+998000003101", "+998 (00) 000-31-01"), CENTRES)
    assert shift.number == "+998000003101"


def test_whom_a_shift_is_for_is_read_however_a_spreadsheet_began_the_cell() -> None:
    [shift, centre] = read_roster(HEAD + ROW.replace("DEMO-TK-1", "National") + ROW.replace("DEMO", "demo"), CENTRES)
    assert (shift.whom, centre.whom) == (NATIONAL, "DEMO-TK-1")


def test_a_shift_until_the_end_of_time_is_a_slip() -> None:
    with pytest.raises(RosterFault, match="line 2: to: is more than 731 days after the beginning"):
        read_roster(HEAD + ROW.replace("2026-11-22 20:00", "9999-01-31 20:00"), CENTRES)


@pytest.mark.parametrize("begins", ["05.11.2026 08:00", "5.11.2026 8:00", "2026-11-05 08:00:00", "2026-11-05T08:00"])
def test_what_a_spreadsheet_saved_is_read(begins: str) -> None:
    [shift] = read_roster(HEAD + f"DEMO-TK-1,1,Kun,998000003101,{begins},22.11.2026 20:00\n", CENTRES)
    assert (shift.number, shift.begins) == ("+998000003101", datetime(2026, 11, 5, 3, tzinfo=UTC))


LANDLINE = "+99871" + "2" * 7
ROW = "DEMO-TK-1,1,Kun,+998000003101,2026-11-22 08:00,2026-11-22 20:00\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("", "the file is empty", id="an empty file"),
        pytest.param(
            HEAD + ROW + ROW.replace(",1,", ",2,").replace("+998000003101", "+998 (00) 000-31-01"),
            "line 3: the same number as in line 2, at the same time for DEMO-TK-1",
            id="one person twice in line",
        ),
        pytest.param("a,b\n", "line 1: the columns must be", id="other columns"),
        pytest.param(HEAD, "nobody is on duty", id="no shift"),
        pytest.param(HEAD + ROW.replace("TK-1", "XX-9"), "line 2: whom: 'DEMO-XX-9' is no centre", id="no such centre"),
        pytest.param(HEAD + ROW.replace(",1,", ",0,"), "line 2: place:", id="place 0"),
        pytest.param(HEAD + ROW.replace("Kun", ""), "line 2: name:", id="no name"),
        pytest.param(HEAD + ROW.replace("+998000003101", "000003101"), "line 2: number:", id="no country"),
        pytest.param(HEAD + ROW.replace("+998", "+992"), "line 2: number:", id="another country"),
        pytest.param(
            HEAD + ROW.replace("+998000003101", LANDLINE), "line 2: number: a landline gets no texts", id="a landline"
        ),
        pytest.param(HEAD + ROW.replace("08:00", "8 in the morning"), "line 2: from: '2026-11-22 8 in", id="a time"),
        pytest.param(HEAD + ROW.replace("2026-11-22 08:00", "11/05/2026 08:00"), "line 2: from: '11/05", id="slashes"),
        pytest.param(HEAD + ROW.replace("2026-11-22 08:00", "31.02.2026 08:00"), "line 2: from: '31.02", id="no day"),
        pytest.param(HEAD + ROW.replace("20:00", "08:00"), "line 2: to: must be later", id="no time at all"),
        pytest.param(HEAD + ROW.replace(",Kun", ""), "line 2: 5 cells, 6 expected", id="a cell too few"),
        pytest.param(HEAD + ROW.rstrip() + ",more\n", "line 2: 7 cells, 6 expected", id="a cell too many"),
        pytest.param(HEAD + ROW + ROW, "line 3: overlaps with line 2, both DEMO-TK-1 in place 1", id="overlap"),
        pytest.param(
            HEAD + ROW + ROW.replace("22 08:00", "23 08:00").replace("22 20:00", "23 20:00"),
            "line 3: nobody is on duty for DEMO-TK-1 from 2026-11-22 20:00 to 2026-11-23 08:00",
            id="a gap",
        ),
        pytest.param(HEAD + ROW.replace("Kun", "Kun\u202e"), "line 2: name: holds a character", id="bidi"),
        pytest.param(HEAD + ROW.replace("+998000003101", "+998٠٠٠٠٠٣١٠١"), "line 2: number:", id="Arabic-Indic digits"),
        pytest.param(HEAD + ROW.replace("Kun", "x" * 10_000), "line 2: name: has 10000", id="10,000 characters"),
        pytest.param(HEAD + '"DEMO-TK-1', "not CSV", id="an open quote"),
        pytest.param(HEAD + ROW.replace("Kun", "=cmd|' /C calc'!A0"), 'line 2: name: "=cmd|', id="a formula"),
        pytest.param(
            HEAD + ROW.replace("Kun", "https://x.invalid"), "line 2: name: 'https://x.invalid' holds", id="a link"
        ),
        pytest.param(HEAD + ROW.replace("Kun", "<b>Kun"), "line 2: name: holds <", id="a tag"),
        pytest.param(HEAD + ROW.replace("Kun", "Kun 🙂"), "line 2: name: holds 🙂", id="a picture"),
        pytest.param(HEAD + ROW.replace("Kun", "Kun 00 000 31 01"), "line 2: name: holds a telephone", id="a number"),
        pytest.param(HEAD + ROW.replace("Kun", "????"), "line 2: name: lost its letters", id="lost letters"),
        pytest.param(HEAD + ROW.replace("20:00", "24:01"), "line 2: to: '2026-11-22 24:01'", id="past midnight"),
    ],
)
def test_a_bad_roster_is_refused_with_line_and_reason(text: str, fault: str) -> None:
    with pytest.raises(RosterFault) as refused:
        read_roster(text, CENTRES)
    assert fault in str(refused.value)


def test_every_fault_of_a_roster_is_named_at_once() -> None:
    with pytest.raises(RosterFault) as refused:
        read_roster(HEAD + ROW.replace("Kun", "") + ROW.replace(",1,", ",7,"), CENTRES)
    assert [line.partition(":")[0] for line in str(refused.value).splitlines()] == ["line 2", "line 3"]
