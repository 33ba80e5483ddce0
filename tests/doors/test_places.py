"""Who holds a place at the door, and who goes when there are too many."""

from doors.server.places import Places


def full(strangers: int, gateways: int, most: int = 8) -> Places[str]:
    places: Places[str] = Places(most)
    for number in range(gateways):
        places.enter(f"gateway {number}")
        places.is_heard(f"gateway {number}", is_known=True, was_known=False)
    for number in range(strangers):
        places.enter(f"stranger {number}")
    return places


def test_nobody_goes_while_there_is_room() -> None:
    assert full(strangers=4, gateways=4).in_excess() is None


def test_strangers_have_half_and_the_one_that_is_idle_longest_goes() -> None:
    places = full(strangers=5, gateways=0)
    assert places.in_excess() == "stranger 0"
    places.is_heard("stranger 0", is_known=False, was_known=False)
    assert places.in_excess() == "stranger 1"
    places.leave("stranger 1", is_known=False)
    assert places.in_excess() is None


def test_gateways_may_have_all_and_a_stranger_goes_before_them() -> None:
    assert full(strangers=0, gateways=8).in_excess() is None
    assert full(strangers=1, gateways=8).in_excess() == "stranger 0"
    assert full(strangers=0, gateways=9).in_excess() == "gateway 0"


def test_who_is_answered_stays_and_rests_afterwards_as_the_last() -> None:
    places = full(strangers=5, gateways=0)
    places.is_busy("stranger 0", is_known=False, was_known=False)
    assert places.in_excess() == "stranger 1"
    places.rests("stranger 0", is_known=False)
    assert places.longest_idle() == ["stranger 1", "stranger 2", "stranger 3", "stranger 4", "stranger 0"]


def test_a_gateway_that_shows_its_secret_no_more_is_a_stranger_again() -> None:
    places = full(strangers=4, gateways=1)
    places.is_heard("gateway 0", is_known=False, was_known=True)
    assert places.in_excess() == "stranger 0"
