"""docs/threat-model.md names, for each attack, a test that there is."""

import re
from pathlib import Path

PAGE = Path("docs/threat-model.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(test_\w+|tests/[\w/.]+)`", PAGE)


def test_each_test_that_the_page_names_is_there() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in Path("tests").rglob("test_*.py"))
    missing = [
        name for name in NAMED if not (Path(name).exists() if name.startswith("tests/") else f"def {name}(" in tests)
    ]
    assert not missing


def test_each_attack_names_one() -> None:
    rows = [
        line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith(("| tries", "| in hand"))
    ]
    assert len(rows) > 20
    assert not [row for row in rows if not re.search(r"`tests?[_/]", row)]
