"""What a release changes, from the changelog: `python -m machine.release_notes [VERSION]`, else of this copy."""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
UNRELEASED = "Unreleased"

_HEADING = re.compile(r"^## \[?([^\]\s]+)\]?.*$", re.MULTILINE)


class NoSuchRelease(Exception):
    """The changelog has no section of that name; the message names those that there are."""


def version_of(project: str) -> str:
    """The version that a `pyproject.toml` says."""
    return str(tomllib.loads(project)["project"]["version"])


def notes_of(changelog: str, version: str) -> str:
    """The section of a version, or what is not released yet where it has none and nothing was; raises NoSuchRelease."""
    headings = list(_HEADING.finditer(changelog))
    ends = [*(one.start() for one in headings[1:]), len(changelog)]
    sections = {one[1]: changelog[one.end() : end].strip() for one, end in zip(headings, ends, strict=True)}
    if version not in sections and set(sections) == {UNRELEASED}:
        version = UNRELEASED
    if version not in sections:
        raise NoSuchRelease(f"{version}: CHANGELOG.md has {', '.join(sections) or 'no section'}")
    return sections[version]


def main(arguments: list[str]) -> None:
    """Write the notes, or end with one line."""
    version = arguments[0] if arguments else version_of((ROOT / "pyproject.toml").read_text("utf-8"))
    try:
        notes = notes_of((ROOT / "CHANGELOG.md").read_text("utf-8"), version)
    except NoSuchRelease as reason:
        sys.exit(str(reason))
    sys.stdout.write(f"# Najot for basic phones {version}\n\n{notes}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
