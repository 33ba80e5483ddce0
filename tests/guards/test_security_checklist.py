"""The security checklist names each chapter of the standard once, and only files that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security-checklist.md").read_text("utf-8")
CHAPTERS = 17
_PATH = re.compile(r"`((?:[a-z_]+/)+(?:[a-z_-]+\.\w+)?|[a-z]+\.(?:py|in))`")


def test_each_chapter_is_there_once_in_order() -> None:
    assert re.findall(r"^## V(\d+) ", PAGE, re.M) == [str(number) for number in range(1, CHAPTERS + 1)]


def test_every_place_that_it_names_is_there() -> None:
    named = set(_PATH.findall(PAGE))
    assert len(named) > 40
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_every_row_says_whether_it_is_met() -> None:
    rows = [line for line in PAGE.splitlines() if re.match(r"\| \d", line)]
    assert [row for row in rows if not re.search(r"\| (met|partly|operator)[^|]*\|$", row)] == []
