"""What the clock does is seen in one place, and told on the page that describes the service."""

import re
from pathlib import Path

from tests.demo import Demo
from worker import by_the_clock

PAGE = Path(__file__).parents[2] / "docs/architecture.md"


def test_the_page_names_everything_that_the_clock_does(tmp_path: Path) -> None:
    chapter = PAGE.read_text("utf-8").partition("## What the clock does\n")[2].partition("\n## ")[0]
    demo = Demo(tmp_path, synthetic_number="+998000000077")
    assert re.findall(r"^\| ([a-z ]+) \|", chapter, re.MULTILINE)[1:] == list(by_the_clock(demo.service))
    demo.close()
