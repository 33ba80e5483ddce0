"""The alert rules for Prometheus: each asks for figures that the running service shows, and leads to a page."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from alerts.alert import AlertState
from sms.sending.outbox import NoticeState
from store.counted.figures import Figures
from tests.demo import Demo
from ussd.turns import Happened

ROOT = Path(__file__).parents[2]
FILE = ROOT / "deploy" / "prometheus" / "najot.rules.yml"
RULES: list[Mapping[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))["groups"][0]["rules"]
RUNBOOK = ROOT / "docs" / "runbook"

STATES = {"najot_alerts": set(AlertState), "najot_notices": set(NoticeState)}
ENDINGS = {"gauge": ("",), "counter": ("_total",), "summary": ("_sum", "_count")}
OF_PROMETHEUS = {"up"}

_METRIC = re.compile(r"\b(najot_\w+|up)\b(?:\{([^}]*)\})?")
_LABEL = re.compile(r'(\w+)\s*(?:=~|!=|!~|=)\s*"([^"]*)"')
_BY = re.compile(r"\bby \(([^)]*)\)")

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])


@pytest.fixture
def shown(tmp_path: Path) -> Mapping[str, set[str]]:
    """The figures that the service's own page names, each with its labels."""
    demo = Demo(tmp_path)
    page = demo.app.test_client().get("/metrics").get_data(as_text=True)
    found = {}
    for family in Figures(demo.service.engine).collect():
        assert re.search(rf"^# TYPE {family.name}(_total)? ", page, re.MULTILINE)
        for ending in ENDINGS[family.type]:
            found[family.name + ending] = set(getattr(family, "_labelnames", ()))
    demo.close()
    return found


@each_rule
def test_a_rule_asks_for_figures_and_labels_that_the_service_shows(
    rule: Mapping[str, Any], shown: Mapping[str, set[str]]
) -> None:
    asked = _METRIC.findall(rule["expr"])
    assert asked
    for name, chosen in asked:
        assert name in shown or name in OF_PROMETHEUS, name
        labels = dict(_LABEL.findall(chosen))
        assert set(labels) <= (shown.get(name, set()) | {"job"}), name
        if "state" in labels:
            assert set(labels["state"].split("|")) <= STATES[name]
        assert labels.get("how", Happened.BEGUN) in set(Happened)
        for grouped in _BY.findall(rule["expr"]):
            assert set(re.split(r",\s*", grouped)) <= shown[name]


@each_rule
def test_a_rule_is_whole_and_leads_to_its_page(rule: Mapping[str, Any]) -> None:
    assert rule["labels"]["severity"] in ("page", "ticket")
    assert re.fullmatch(r"P\d+(, P\d+)*", rule["labels"]["promise"])
    page = ROOT / rule["annotations"]["runbook"]
    text = page.read_text("utf-8")
    assert page.parent == RUNBOOK and text.startswith(f"# {rule['alert']}\n")
    assert rule["expr"] in text and rule["annotations"]["summary"] in text


def test_every_page_is_of_a_rule_and_every_promise_is_spoken_of() -> None:
    index = (RUNBOOK / "README.md").read_text("utf-8")
    names = {rule["alert"] for rule in RULES}
    assert {page.stem for page in RUNBOOK.glob("*.md")} == {*names, "README"}
    assert all(f"[{name}]({name}.md)" in index for name in names)
    assert all(f"\n| P{number} " in index for number in range(1, 12))


def test_every_figure_has_a_rule(shown: Mapping[str, set[str]]) -> None:
    asked = {name for rule in RULES for name, _ in _METRIC.findall(rule["expr"])}
    assert set(shown) <= asked


def test_prometheus_itself_takes_the_rules() -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool is not installed here")
    checked = subprocess.run([promtool, "check", "rules", str(FILE)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
