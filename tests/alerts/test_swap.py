"""A swap changes who is on duty only where it still can, and leaves no minute without anybody."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from alerts.duty.roster import NATIONAL, SUPERVISOR, Roster, empty_times
from alerts.duty.rotation import Person, Rotation
from alerts.duty.shift import Shift
from alerts.duty.swap import Swap, SwapRefused, people_of, shifts_of, swapped
from texts.times import TASHKENT
from vocabulary.phone_number import PhoneNumber

ANORA, BARNO = (
    Person(name, PhoneNumber(f"+99800000310{digit}"), name.casefold()) for digit, name in ((1, "Anora"), (2, "Barno"))
)
FIRST = date(2026, 12, 28)
WEEKLY = Rotation(NATIONAL, 1, (ANORA, BARNO), FIRST, 7, time(8), time(8))
NOW = datetime.combine(FIRST, time(12), TASHKENT).astimezone(UTC)
AFTER_NEXT = NOW + timedelta(weeks=3)
ROSTER = Roster((), [WEEKLY])
THEIRS = shifts_of("barno", ROSTER, NOW, AFTER_NEXT)[0]
MINE = shifts_of("anora", ROSTER, NOW, AFTER_NEXT)[1]
"""The one after that which has begun."""

SWAP = Swap("id", "anora", "barno", MINE, THEIRS, NOW)


def names(roster: Roster) -> list[str]:
    return [shift.name for shift in roster.between(NOW, AFTER_NEXT, NATIONAL)]


def test_two_turns_of_a_rotation_are_swapped_and_the_rest_goes_on() -> None:
    assert names(ROSTER) == ["Anora", "Barno", "Anora", "Barno"]
    after = swapped(SWAP, ROSTER, NOW)
    assert names(after) == ["Anora", "Anora", "Barno", "Barno"]
    swapped_one = after.on_duty(THEIRS.begins, NATIONAL)[0]
    assert (swapped_one.number, swapped_one.member) == (ANORA.number, "anora")
    assert [gap.whom for gap in empty_times(after, NOW, AFTER_NEXT)] == [SUPERVISOR]


def test_a_shift_that_is_only_given_is_the_others() -> None:
    assert names(swapped(replace(SWAP, taken=None), ROSTER, NOW)) == ["Anora", "Barno", "Barno", "Barno"]


def test_a_written_shift_changes_in_its_place() -> None:
    written = Shift(NATIONAL, 1, "Anora", ANORA.number, MINE.begins, MINE.ends, "anora")
    after = swapped(replace(SWAP, given=written, taken=None), Roster([written], [WEEKLY]), NOW)
    assert [shift.name for shift in after.shifts] == ["Barno"]


def test_only_members_are_asked_and_their_newest_number_counts() -> None:
    newer = Shift(NATIONAL, 2, "Barno", PhoneNumber("+998000003107"), NOW, AFTER_NEXT, "barno")
    nobody = Shift(NATIONAL, 3, "Nodira", PhoneNumber("+998000003108"), NOW, AFTER_NEXT)
    people = people_of(NATIONAL, Roster([newer, nobody], [WEEKLY]))
    assert set(people) == {"anora", "barno"} and people["barno"].number == newer.number


@pytest.mark.parametrize(
    ("swap", "roster", "now", "reason"),
    [
        (SWAP, ROSTER, MINE.begins, "begun"),
        (SWAP, Roster((), ()), NOW, "changed"),
        (replace(SWAP, given=THEIRS), ROSTER, NOW, "changed"),
        (replace(SWAP, taken=None, asked_of="kamola"), ROSTER, NOW, "not_of_this_duty"),
        (replace(SWAP, taken=None, asked_of="anora"), ROSTER, NOW, "not_of_this_duty"),
        (
            SWAP,
            Roster([Shift(NATIONAL, 1, "Nodira", PhoneNumber("+998000003109"), MINE.begins, MINE.ends)], [WEEKLY]),
            NOW,
            "changed",
        ),
        (
            replace(SWAP, taken=None),
            Roster([Shift(NATIONAL, 2, "Barno", BARNO.number, MINE.begins, MINE.ends, "barno")], [WEEKLY]),
            NOW,
            "twice",
        ),
    ],
)
def test_what_cannot_be_is_refused(swap: Swap, roster: Roster, now: datetime, reason: str) -> None:
    with pytest.raises(SwapRefused) as refused:
        swapped(swap, roster, now)
    assert refused.value.reason == reason
