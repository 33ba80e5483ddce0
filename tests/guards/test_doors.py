"""Every address that a gateway may post to needs its secret, and every queue that is rung is heard."""

from pathlib import Path

import pytest
from flask import Flask

import worker
from store.doorbell import JOB
from tests.demo import Demo

ROOT = Path(__file__).parents[2]
WITHOUT_A_SECRET = {"/phone/texts"}
"""The phone page's own inbox: demo only, and demo numbers only."""


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return Demo(tmp_path).app


def test_every_post_needs_a_secret(app: Flask) -> None:
    posts = {rule.rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert {rule for rule in posts if "<secret>" not in rule} == WITHOUT_A_SECRET


def test_a_wrong_secret_is_not_found_at_any_address(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if "<secret>" in rule.rule:
            answer = app.test_client().post(rule.rule.replace("<secret>", "wrong"), data={"text": "1*1"})
            assert answer.status_code == 404, rule.rule


def test_the_job_that_is_rung_is_the_worker_s_and_only_the_bell_and_the_worker_know_the_queue() -> None:
    module, _, name = JOB.partition(".")
    assert module == worker.__name__ and callable(getattr(worker, name))
    knowing = {
        file.name for file in (*ROOT.glob("*.py"), *ROOT.glob("[!.t]*/*.py")) if "from rq" in file.read_text("utf-8")
    }
    assert knowing == {"doorbell.py", "worker.py"}
