import pytest

from regions.way import Direction, direction, kilometres, way_in_words
from texts.catalogue import load_words
from vocabulary.languages import EN, RU, UZ, UZ_CYRL

WORDS = load_words("menu")


@pytest.mark.parametrize(
    ("to_lon", "to_lat", "expected"),
    [
        (69.00, 42.00, Direction.NORTH),
        (70.00, 41.75, Direction.NORTH_EAST),
        (70.00, 41.00, Direction.EAST),
        (70.00, 40.25, Direction.SOUTH_EAST),
        (69.00, 40.00, Direction.SOUTH),
        (68.00, 40.25, Direction.SOUTH_WEST),
        (68.00, 41.00, Direction.WEST),
        (68.00, 41.75, Direction.NORTH_WEST),
        (69.30, 42.00, Direction.NORTH),
        (68.70, 42.00, Direction.NORTH),
    ],
)
def test_the_way_has_one_of_eight_directions(to_lon: float, to_lat: float, expected: Direction) -> None:
    assert direction(69.0, 41.0, to_lon, to_lat) is expected


@pytest.mark.parametrize(
    ("metres", "said"),
    [(0, "0,1"), (49, "0,1"), (449, "0,4"), (2_449, "2,4"), (9_949, "9,9"), (9_950, "10"), (268_900, "269")],
)
def test_kilometres_are_exact_enough_to_walk(metres: float, said: str) -> None:
    assert kilometres(metres, UZ) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (UZ, "2,4 km shimoli-g'arbda"),
        (UZ_CYRL, "2,4 км шимоли-ғарбда"),
        (RU, "2,4 км к северо-западу"),
        (EN, "2.4 km in the north-west"),
    ],
)
def test_the_way_is_said_in_her_language(language: str, said: str) -> None:
    assert way_in_words(2_400, Direction.NORTH_WEST, language, WORDS) == said


def test_every_direction_has_a_word() -> None:
    assert {str(each) for each in Direction} <= set(WORDS.keys)
