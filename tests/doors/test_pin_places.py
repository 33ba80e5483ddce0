"""A process works on few PINs at once: a text beyond them is refused at once, a dial after a moment."""

import pytest

from doors.pin_places import DIALS, PinPlaces, TooManyPins


def test_a_second_text_is_refused_and_comes_again() -> None:
    places = PinPlaces()
    with places.for_a_text(), pytest.raises(TooManyPins), places.for_a_text():
        pass
    with places.for_a_text():
        pass


def test_texts_take_no_place_from_dials() -> None:
    places = PinPlaces()
    with places.for_a_text(), places.for_a_dial():
        pass


def test_dials_beyond_the_bound_are_refused() -> None:
    assert DIALS == 2
    places = PinPlaces()
    with places.for_a_dial(), places.for_a_dial(), pytest.raises(TooManyPins), places.for_a_dial():
        pass


def test_a_place_is_free_again_after_a_fault() -> None:
    places = PinPlaces()
    with pytest.raises(ZeroDivisionError), places.for_a_text():
        raise ZeroDivisionError
    with places.for_a_text():
        pass
