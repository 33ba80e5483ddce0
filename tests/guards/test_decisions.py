"""Each decision has a number of its own, which its page says too, and no link to one leads nowhere."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def test_the_numbers_run_without_a_gap_and_stand_in_the_headings() -> None:
    numbers = [int(page.name[:4]) for page in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))
    assert [page.read_text("utf-8").partition(".")[0] for page in DECISIONS] == [f"# {number}" for number in numbers]


def test_every_decision_that_a_page_names_is_there() -> None:
    names = {page.stem for page in DECISIONS} | {page.stem[:4] for page in DECISIONS}
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        for named in re.findall(r"decisions/(\d{4}[\w-]*)", page.read_text("utf-8")):
            assert named in names, (page.name, named)
