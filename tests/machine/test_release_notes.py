"""The notes of a release are its section of the changelog, and nothing of another's."""

from pathlib import Path

import pytest

from machine.release_notes import NoSuchRelease, main, notes_of, version_of

ROOT = Path(__file__).parents[2]
CHANGELOG = """# Changelog

## Unreleased

### Added

- new

## [0.2.0] - 2027-01-31

### Fixed

- a fault

## 0.1.0

- all
"""


@pytest.mark.parametrize(
    ("version", "notes"),
    [("Unreleased", "### Added\n\n- new"), ("0.2.0", "### Fixed\n\n- a fault"), ("0.1.0", "- all")],
)
def test_a_version_has_its_section(version: str, notes: str) -> None:
    assert notes_of(CHANGELOG, version) == notes


def test_a_version_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(NoSuchRelease, match=r"0\.3\.0: CHANGELOG\.md has Unreleased, 0\.2\.0, 0\.1\.0"):
        notes_of(CHANGELOG, "0.3.0")


def test_before_the_first_release_the_notes_are_what_is_not_released() -> None:
    assert notes_of("# Changelog\n\n## Unreleased\n\n- new\n", "0.1.0") == "- new"


def test_this_copy_has_notes(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    said = capsys.readouterr().out
    version = version_of((ROOT / "pyproject.toml").read_text("utf-8"))
    assert said.startswith(f"# Najot for basic phones {version}\n\n") and "- " in said
