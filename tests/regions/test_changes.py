"""Two directories are compared centre by centre, and a change made to an older one keeps what others did meanwhile."""

from dataclasses import replace

from regions.centre import Centre
from regions.changes import Kind, carried_over, changes_between
from vocabulary.codes import CentreCode


def test_what_was_added_changed_and_retired_is_told_with_its_fields(demo_centres: list[Centre]) -> None:
    first, second, *others = demo_centres
    new = replace(first, code=CentreCode("NEW-1"))
    changes = changes_between(demo_centres, [replace(first, hours="24/7", name_ru="Другой"), *others, new])
    assert [(change.code, change.kind) for change in changes] == [
        (first.code, Kind.CHANGED),
        (second.code, Kind.RETIRED),
        ("NEW-1", Kind.ADDED),
    ]
    assert set(changes[0].fields) <= {"hours", "name_ru"}
    assert "duty_sms" in changes[2].fields


def test_nothing_differs_from_itself(demo_centres: list[Centre]) -> None:
    assert changes_between(demo_centres, list(demo_centres)) == []


def test_a_change_carried_over_leaves_other_fields_as_they_became_meanwhile(demo_centres: list[Centre]) -> None:
    first, second, third, *others = demo_centres
    mine = changes_between(demo_centres, [replace(first, name_uz="Meniki"), third, *others])
    newest = [replace(first, hours="Mo 09:00-10:00", name_uz="Uniki"), second, *others]
    assert carried_over(mine, newest) == [replace(first, hours="Mo 09:00-10:00", name_uz="Meniki"), *others]


def test_a_changed_centre_that_was_retired_meanwhile_comes_back_to_be_judged(demo_centres: list[Centre]) -> None:
    first, *others = demo_centres
    changed = replace(first, name_uz="Meniki")
    mine = changes_between(demo_centres, [changed, *others])
    assert carried_over(mine, others) == [*others, changed]


def test_where_a_centre_was_and_is_both_count(demo_centres: list[Centre]) -> None:
    first = demo_centres[0]
    moved = replace(first, region=demo_centres[-1].region)
    [change] = changes_between([first], [moved])
    assert change.regions == {first.region, moved.region}
