"""Rotations go on by themselves, over New Year too; a shift written by itself goes before them; gaps are seen ahead."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.duty.roster import AHEAD, NATIONAL, SUPERVISOR, Roster, empty_times, gaps_between
from alerts.duty.rotation import Person, Rotation
from alerts.duty.rotation_form import clashes_with, read_rotation
from alerts.duty.shift import Shift
from texts.times import TASHKENT
from vocabulary.phone_number import PhoneNumber

MORNING, EVENING = time(8), time(20)
ANORA, BARNO, ZULFIYA = (
    Person(name, PhoneNumber(f"+99800000310{digit}"), f"member-{digit}")
    for digit, name in ((1, "Anora"), (2, "Barno"), (3, "Zulfiya"))
)
PEOPLE = (ANORA, BARNO, ZULFIYA)
FIRST = date(2026, 12, 14)
"""A Monday."""

WEEKLY = Rotation(NATIONAL, 1, PEOPLE, FIRST, 7, MORNING, MORNING)
BY_DAY = Rotation(NATIONAL, 1, PEOPLE, FIRST, 2, MORNING, EVENING)
BY_NIGHT = Rotation(NATIONAL, 1, (BARNO, ANORA), FIRST, 1, EVENING, MORNING)
TYPED = {
    "whom": "national",
    "place": "1",
    "people": "Anora, +998 00 000 31 01, anora\nBarno; +998000003102",
    "first_day": "2026-12-14",
    "days": "7",
    "begins": "08:00",
    "ends": "8:00",
    "last_day": "",
}


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), TASHKENT).astimezone(UTC)


def written(begins: datetime, ends: datetime, whom: str = NATIONAL, place: int = 1) -> Shift:
    return Shift(whom, place, "Nodira", PhoneNumber("+998000003109"), begins, ends)


@pytest.mark.parametrize(
    ("day", "hour", "name"),
    [
        (date(2026, 12, 14), 8, "Anora"),
        (date(2026, 12, 21), 7, "Anora"),
        (date(2026, 12, 21), 8, "Barno"),
        (date(2026, 12, 31), 23, "Zulfiya"),
        (date(2027, 1, 1), 0, "Zulfiya"),
        (date(2027, 1, 4), 8, "Anora"),
        (date(2029, 12, 31), 12, "Anora"),
    ],
)
def test_a_turn_is_whose_it_is_however_far_and_over_new_year(day: date, hour: int, name: str) -> None:
    assert [shift.name for shift in Roster((), [WEEKLY]).on_duty(at(day, hour), NATIONAL)] == [name]


@pytest.mark.parametrize(
    ("day", "hour", "names"),
    [
        (date(2026, 12, 14), 7, []),
        (date(2026, 12, 14), 12, ["Anora"]),
        (date(2026, 12, 15), 12, ["Anora"]),
        (date(2026, 12, 16), 12, ["Barno"]),
        (date(2026, 12, 31), 12, ["Zulfiya"]),
        (date(2026, 12, 31), 22, ["Anora"]),
        (date(2027, 1, 1), 3, ["Anora"]),
        (date(2027, 1, 1), 12, ["Anora"]),
    ],
)
def test_turns_have_their_hours_and_a_night_belongs_to_the_day_on_which_it_begins(
    day: date, hour: int, names: list[str]
) -> None:
    assert [shift.name for shift in Roster((), [BY_DAY, BY_NIGHT]).on_duty(at(day, hour), NATIONAL)] == names


def test_a_rotation_ends_after_its_last_day() -> None:
    rotation = Rotation(NATIONAL, 1, PEOPLE, FIRST, 7, MORNING, MORNING, last_day=date(2026, 12, 23))
    assert [shift.ends for shift in rotation.shifts(at(FIRST, 0), at(date(2027, 6, 1), 0))] == [
        at(date(2026, 12, 21), 8),
        at(date(2026, 12, 24), 8),
    ]


def test_a_shift_that_is_written_goes_before_a_turn_which_fills_what_is_left() -> None:
    begins, ends = at(date(2026, 12, 15), 8), at(date(2026, 12, 15), 20)
    roster = Roster([written(begins, ends)], [WEEKLY])
    week = roster.between(at(FIRST, 8), at(date(2026, 12, 21), 8))
    assert [(shift.name, shift.begins, shift.ends) for shift in week] == [
        ("Anora", at(FIRST, 8), begins),
        ("Nodira", begins, ends),
        ("Anora", ends, at(date(2026, 12, 21), 8)),
    ]
    assert [shift.name for shift in roster.on_duty(begins, NATIONAL)] == ["Nodira"]
    assert roster.on_duty(begins, SUPERVISOR) == ()
    assert roster.roles_of(ANORA.number) == {NATIONAL}, "an answer may come from who is not on now"


def test_a_shift_of_another_place_or_duty_takes_nothing_of_a_turn() -> None:
    begins, ends = at(date(2026, 12, 15), 8), at(date(2026, 12, 15), 20)
    others = [written(begins, ends, place=2), written(begins, ends, whom="DEMO-TK-1")]
    assert [one.name for one in Roster(others, [WEEKLY]).on_duty(begins, NATIONAL)] == ["Anora", "Nodira"]


HOURS = st.sampled_from([time(hour) for hour in range(0, 24, 4)])
ROTATIONS = st.builds(
    Rotation,
    st.just(NATIONAL),
    st.just(1),
    st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=4).map(tuple),
    st.dates(date(2025, 1, 1), date(2027, 3, 1)),
    st.integers(1, 31),
    HOURS,
    HOURS,
    st.none() | st.dates(date(2027, 1, 1), date(2027, 3, 1)),
)
STARTS = st.integers(0, 24 * 100).map(lambda hours: at(date(2026, 11, 1), 0) + timedelta(hours=hours))


@settings(deadline=None, max_examples=150)
@given(ROTATIONS, STARTS, st.lists(st.tuples(st.integers(0, 700), st.integers(1, 60)), max_size=4))
def test_turns_and_shifts_never_overlap_and_a_gap_is_where_nobody_is_on(
    rotation: Rotation, now: datetime, taken: list[tuple[int, int]]
) -> None:
    shifts: list[Shift] = []
    for hours, length in sorted(taken):
        begins = now + timedelta(hours=hours)
        if not shifts or begins >= shifts[-1].ends:
            shifts.append(written(begins, begins + timedelta(hours=length)))
    roster, until = Roster(shifts, [rotation]), now + AHEAD
    found = roster.between(now, until)
    assert all(one.ends <= other.begins for one, other in pairwise(found))
    gaps = [gap for gap in empty_times(roster, now, until) if gap.whom == NATIONAL]
    for moment in (now + timedelta(hours=6 * step, minutes=1) for step in range(4 * 28)):
        is_empty = any(gap.begins <= moment < gap.ends for gap in gaps)
        assert is_empty == (not roster.on_duty(moment, NATIONAL))


@settings(deadline=None, max_examples=60)
@given(ROTATIONS, STARTS, st.integers(1, 40))
def test_what_is_on_does_not_depend_on_how_much_is_looked_at(rotation: Rotation, begins: datetime, days: int) -> None:
    roster, ends = Roster((), [rotation]), begins + timedelta(days=days)
    further = roster.between(begins - timedelta(days=50), ends + timedelta(days=50))
    near = roster.between(begins, ends)
    assert near == tuple(shift for shift in further if shift.begins < ends and shift.ends > begins)


def test_gaps_lie_ahead_of_whoever_the_roster_names_and_of_the_line_always() -> None:
    now = at(date(2026, 12, 16), 12)
    gaps = empty_times(Roster([written(now, now + AHEAD * 2, whom="DEMO-TK-1")], [BY_DAY]), now, now + AHEAD)
    assert {gap.whom for gap in gaps} == {NATIONAL, SUPERVISOR}
    first = next(gap for gap in gaps if gap.whom == NATIONAL)
    assert (first.begins, first.ends) == (at(date(2026, 12, 16), 20), at(date(2026, 12, 17), 8))
    never = next(gap for gap in gaps if gap.whom == SUPERVISOR)
    assert never.before is None and (never.begins, never.ends) == (now, now + AHEAD)


def test_a_gap_between_shifts_that_a_turn_fills_is_none() -> None:
    shifts = [written(at(FIRST, 8), at(FIRST, 20)), written(at(FIRST, 22), at(date(2026, 12, 15), 8))]
    assert [gap.begins for gap in gaps_between(shifts)] == [at(FIRST, 20)]
    assert list(gaps_between(shifts, [WEEKLY])) == []


def test_a_rotation_is_read_as_it_is_typed() -> None:
    rotation, faults = read_rotation(TYPED, (), {"anora": "member-1"})
    assert not faults and rotation
    assert rotation == Rotation(
        NATIONAL, 1, (ANORA, Person("Barno", BARNO.number)), FIRST, 7, MORNING, MORNING, last_day=None
    )


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("people", "", "one to 30 people"),
        ("people", "Anora", "is not a name, a phone"),
        ("people", "Anora, +998 00 000 31 01, nobody", "is no login of a member"),
        ("people", "Anora, 1146", "is not a number of Uzbekistan"),
        ("people", "x" * 61 + ", +998 00 000 31 01", "has 61 characters"),
        ("first_day", "14.12.26", "is not a day"),
        ("first_day", "2026-02-30", "is not a day"),
        ("first_day", "٢٠٢٦-12-14", "is not a day"),
        ("days", "0", "must be 1 to 31 days"),
        ("days", "٧", "must be 1 to 31 days"),
        ("days", "9" * 5000, "must be 1 to 31 days"),
        ("begins", "24:00", "is not a time of day"),
        ("last_day", "2026-12-13", "must be later than first_day"),
        ("whom", "DEMO-ZZ-1", "is no centre"),
        ("place", "0", "must be 1, 2 or 3"),
    ],
)
def test_a_field_of_a_rotation_that_cannot_be_read_is_named(field: str, typed: str, said: str) -> None:
    rotation, faults = read_rotation(TYPED | {field: typed}, (), {"anora": "member-1"})
    assert rotation is None and [fault.field for fault in faults] == [field]
    assert said in str(faults[0])


def test_two_rotations_of_one_place_at_one_time_clash_and_so_does_a_phone_in_two_places() -> None:
    now = at(FIRST, 0)
    assert [fault.reason for fault in clashes_with(WEEKLY, Roster((), [BY_NIGHT]), now)] == ["overlap_with"]
    assert not list(clashes_with(BY_DAY, Roster((), [BY_NIGHT]), now))
    second = Rotation(NATIONAL, 2, (BARNO,), FIRST, 7, MORNING, MORNING)
    assert [fault.reason for fault in clashes_with(second, Roster((), [WEEKLY]), now)] == ["in_line_already"]
    assert not list(clashes_with(WEEKLY, Roster([written(at(FIRST, 8), at(FIRST, 20))]), now))
