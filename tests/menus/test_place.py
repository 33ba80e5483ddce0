"""A place is stored as a checkpoint and read again, perhaps by another release."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menus.place import NOWHERE, Place, Spot

held = st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=3).map(lambda held: tuple(held.items()))
spots = st.builds(Spot, st.text(max_size=12), st.integers(0, 99), held)
places = st.builds(Place, spots, st.lists(spots, max_size=4).map(tuple), st.text(max_size=8))


@given(places)
def test_a_place_is_read_as_it_was_written(place: Place) -> None:
    assert Place.from_json(place.to_json()) == place


@given(places)
def test_a_place_can_be_a_key(place: Place) -> None:
    assert {place: 1}[Place.from_json(place.to_json())] == 1


@pytest.mark.parametrize(
    "stored", ["", "{}", "[]", "null", "7", '["main"]', '[[], ""]', '[[["main"]], ""]', '[[["main", "x", {}]], ""]']
)
def test_what_another_release_wrote_is_nowhere(stored: str) -> None:
    assert Place.from_json(stored) == NOWHERE


@given(st.text())
def test_no_stored_text_raises(stored: str) -> None:
    assert isinstance(Place.from_json(stored), Place)
