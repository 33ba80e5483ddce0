import json

from tests.console.terminal import Terminal
from tests.console.test_centres import rows


def test_the_centres_in_force_are_the_nearest(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.answers("centres", "import", sqlite_terminal.file("a.csv", rows({})))

    answer = json.loads(sqlite_terminal.answers("locate", "39.6542", "66.9597"))

    assert answer["region"] == "UZ-SA"
    assert answer["nearest"] == [{"code": "SA-1", "km": 0.0}]


def test_before_its_first_start_a_demonstration_answers_with_the_demo_centres(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.environ["DATABASE_URL"] = f"sqlite:///{sqlite_terminal.folder}/other.db"

    answer = json.loads(sqlite_terminal.answers("locate", "Chirchiq"))

    assert answer["nearest"][0]["code"].startswith("DEMO-")


def test_production_never_answers_with_a_demo_centre(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.environ["DATABASE_URL"] = f"sqlite:///{sqlite_terminal.folder}/other.db"
    sqlite_terminal.go_to_production()
    assert sqlite_terminal.refuses("locate", "Chirchiq").startswith("Error: DATABASE_URL")


def test_lines_are_answered_in_turn_and_a_bad_one_is_named(sqlite_terminal: Terminal) -> None:
    result = sqlite_terminal.types("locate", typed="Chirchiq\n\n39.65 66.96\n")

    assert result.exit_code == 1
    assert ["error" in json.loads(line) for line in result.stdout.splitlines()] == [False, True, False]
